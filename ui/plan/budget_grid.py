"""The grid one plans a year in: plans to type above what was spent, totals always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner.i18n import _
from ui.plan.budget_cells import AnyBudget, BudgetDelegate
from ui.plan.budget_model import YEAR
from ui.plan.budget_room import columns_for, figure_fonts, in_two_lines, in_whole
from ui.plan.budget_table import BudgetTable
from ui.widgets.basics import line

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_EDGE = 2  # pixels the tables keep from the round corners of the card
_BESIDE_NAME = 16
_TALLEST_ROW = 40
_LOOK = """
QTableView {{ border: 0; border-radius: 0; background: transparent; }}
QHeaderView::section {{ padding: 0 5px 0 2px; }}
QHeaderView::section:vertical {{
    padding: 0 6px 0 10px; font-size: {points}pt; font-weight: 400; color: palette(text); }}
QTableView#totals QHeaderView::section {{ border: 0; font-weight: 600; }}
"""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALWAYS, _NEVER = (
    Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
    Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
)


class BudgetGrid(QFrame):
    """The months of a budget, with the row of totals below in sight at all times.

    The whole year is in sight where its figures have the room; else one goes by whole months,
    so that no figure is ever cut.
    """

    moved = Signal()  # another cell is the current one

    def __init__(self, model: AnyBudget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._name_font = QFont(self.font())
        self._name_font.setPointSizeF(self._name_font.pointSizeF() - 1)
        self.setStyleSheet(_LOOK.format(points=self._name_font.pointSizeF()))
        self.model = model
        self._sizes: list[object] = []  # of all that was shared out last
        self.table = BudgetTable(model)
        self.table.setAccessibleName(name)
        self.problem = self.table.cells.problem
        self.totals = QTableView()
        self.totals.setObjectName("totals")
        self.totals.setAccessibleName(_("Totals"))
        self.totals.setModel(model)
        self._total_cells = BudgetDelegate(self.totals)
        self.totals.setItemDelegate(self._total_cells)
        self.totals.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.totals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.totals.setShowGrid(False)
        self.totals.horizontalHeader().hide()
        self.totals.setHorizontalScrollBarPolicy(_NEVER)
        self.totals.setVerticalScrollBarPolicy(_NEVER)
        last = len(model.keys)
        self.table.setRowHidden(last, True)
        for row in range(last):
            self.totals.setRowHidden(row, True)
        for table in (self.table, self.totals):
            table.setFrameShape(QFrame.Shape.NoFrame)
            table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
            table.verticalHeader().setDefaultAlignment(_LEFT)
            for header in (table.verticalHeader(), table.horizontalHeader()):
                header.setMinimumSectionSize(1)
                header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(line())
        self._totals_row = QHBoxLayout()
        self._totals_row.addWidget(self.totals)
        layout.addLayout(self._totals_row)

        self.table.horizontalScrollBar().valueChanged.connect(self._align)
        self.totals.horizontalScrollBar().rangeChanged.connect(self._align)
        self.table.selectionModel().currentChanged.connect(self._moved)
        model.dataChanged.connect(self._fit)

    def go_to(self, column: int) -> None:
        """Bring a month into sight; the current row stays."""
        row = max(0, self.table.currentIndex().row())
        self.table.go(row, column)

    def _moved(self) -> None:
        self.moved.emit()

    def _align(self) -> None:
        """The totals stand under their months."""
        self.totals.horizontalScrollBar().setValue(self.table.horizontalScrollBar().value())

    # Sharing out the room

    def _fit(self) -> None:
        """Give columns and rows their sizes, the same in both tables."""
        bar = self.table.verticalScrollBar().sizeHint().width()
        all_rows = self._share_height(0)
        whole_year = self._share_width(0 if all_rows else bar)
        if not whole_year and self._share_height(bar) != all_rows:
            self._share_width(bar)
            all_rows = False
        self.table.setVerticalScrollBarPolicy(_NEVER if all_rows else _ALWAYS)
        self.table.setHorizontalScrollBarPolicy(_NEVER if whole_year else _ALWAYS)
        sizes = [self.size(), self.table.rowHeight(0), all_rows, whole_year]
        sizes += [self.table.columnWidth(column) for column in range(YEAR + 1)]
        if sizes != self._sizes:  # what was in sight is elsewhere
            self._sizes = sizes
            self._keep_in_sight()
            QTimer.singleShot(0, self, self._keep_in_sight)  # the tables have been laid out

    def _inside(self) -> QRect:
        """The room of the tables."""
        return self.contentsRect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _share_height(self, taken: int) -> bool:
        """Rows from as low as two lines allow to comfortable ones; whether all are in sight."""
        planned, spent = (QFontMetrics(font) for font in figure_fonts(self.font()))
        head = planned.height() + 9
        room = self._inside().height() - 1 - head - taken
        rows, least = self.model.rowCount(), planned.height() + spent.height() + 1
        height = min(_TALLEST_ROW, in_whole(max(least, room // rows), room))
        rest = room - height * min(rows, room // height) if height < _TALLEST_ROW else 0
        self.table.horizontalHeader().setFixedHeight(head + max(0, rest))
        for table in (self.table, self.totals):
            table.verticalHeader().setDefaultSectionSize(height)
        self.totals.setFixedHeight(height)
        return height * rows <= room

    def _share_width(self, beside: int) -> bool:
        """Columns as wide as their figures, wider if there is room; whether all are in sight."""
        model, room = self.model, self._inside().width() - beside
        lines = [
            [model.line(row, column) for row in range(model.rowCount())]
            for column in range(YEAR + 1)
        ]
        columns = columns_for(lines, model.unit, self.font(), room - self._least_names())
        names = room - sum(columns.widths[: columns.in_sight])
        self._name_rows(names)
        for table, cells in ((self.table, self.table.cells), (self.totals, self._total_cells)):
            cells.smaller = columns.smaller
            table.verticalHeader().setFixedWidth(names)
            for column, width in enumerate(columns.widths):
                table.setColumnWidth(column, width)
        self._totals_row.setContentsMargins(0, 0, beside, 0)
        return columns.in_sight == len(lines)

    def _least_names(self) -> int:
        """The room the names take in two lines, or in one where there is plenty."""
        metrics = QFontMetrics(self._name_font)
        names = [self.model.row_name(row) for row in range(len(self.model.keys))]
        two = max(in_two_lines(name, metrics)[1] for name in names)
        one = max(metrics.horizontalAdvance(name) for name in names)
        return _BESIDE_NAME + max(two, min(one, self.width() // 8))

    def _name_rows(self, room: int) -> None:
        metrics = QFontMetrics(self._name_font)

        def short(name: str) -> str:
            fits = metrics.horizontalAdvance(name) <= room - _BESIDE_NAME
            return name if fits else in_two_lines(name, metrics)[0]

        self.model.short = short

    def _keep_in_sight(self) -> None:
        for table in (self.table, self.totals):
            table.doItemsLayout()
        self.table.scrollTo(self.table.currentIndex())
        self._align()
        for table in (self.table, self.totals):  # Qt leaves them where they were in pixels
            first = table.horizontalScrollBar().value()
            table.horizontalHeader().setOffsetToSectionPosition(first)
        first = self.table.verticalScrollBar().value()
        self.table.verticalHeader().setOffsetToSectionPosition(first)
        for table in (self.table, self.totals):
            table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
