"""The grid one plans a year in: plans to type above what was spent, totals always in sight."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from ui import theme
from ui.plan.budget_model import YEAR, BudgetModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from netplanner.method.budget import Line

AnyBudget: TypeAlias = BudgetModel[Any]
_LEAST_COLUMN = 56
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class BudgetDelegate(QStyledItemDelegate):
    """Paints planned above spent; its editor stays open until what is typed can be read."""

    problem = Signal(str)  # a sentence, or "" when all is well again
    entered = Signal()  # a cell was left by Enter

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        model = _model(index)
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setStyleSheet("QLineEdit#cell { border-radius: 0; padding: 0 6px; }")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(
            _("{row}, {column}: planned").format(
                row=model.row_name(index.row()), column=model.column_name(index.column())
            )
        )
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        editor.setGeometry(option.rect)  # the whole cell, without the padding of the style

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():  # never over what is typed
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if isinstance(editor, QLineEdit):
            self.problem.emit("")
            _model(index).setData(index, editor.text())

    def sound(self, editor: QLineEdit) -> bool:
        """Whether the text can be read; marks the editor and tells why if not."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        unit = _model(view.currentIndex()).unit
        text = editor.text().strip()
        well = not text or unit.parse(text) is not None
        editor.setProperty("problem", "" if well else "true")
        border = "" if well else f"border-color: {theme.tokens().bad};"
        editor.setStyleSheet(f"QLineEdit#cell {{ border-radius: 0; padding: 0 6px; {border} }}")
        self.problem.emit("" if well else _(unit.nonsense))
        return well

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model, t = _model(index), theme.tokens()
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        total = model.is_total(index) or index.column() == YEAR
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        elif index.column() == model.month % 12 or total:
            painter.fillRect(rect, QColor(t.window))
        painter.setPen(QColor(t.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = rect.adjusted(3, 5, -7, -5)
        upper, lower = QRectF(inner), QRectF(inner)
        if not line.empty:
            upper.setBottom(inner.center().y())
        lower.setTop(inner.center().y())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

        font = QFont(option.font)
        if total:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(t.text if line.planned else t.muted))
        painter.drawText(upper, right, model.unit.show(line.planned) if line.planned else "–")
        if line.spent:
            font.setPointSizeF(font.pointSizeF() - 1)
            font.setWeight(QFont.Weight.DemiBold if line.over else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(t.bad if line.over else t.muted))
            # the sign says it too, since not every eye tells the colours apart
            painter.drawText(
                lower, right, ("▲ " if line.over else "") + model.unit.show(line.spent)
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_LEAST_COLUMN, option.fontMetrics.height() * 2 + 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (*_ENTER, *_TAB) and not self.sound(watched):
                return True
            if event.key() in _ENTER:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.problem.emit("")
        if event.type() == QEvent.Type.FocusOut and not self.sound(watched):
            return False  # stays open and marked, with what was typed
        return super().eventFilter(watched, event)


class _Table(QTableView):
    """The months; keys as in a spreadsheet."""

    def __init__(self, model: AnyBudget) -> None:
        super().__init__()
        self.budget = model
        self.setModel(model)
        self.cells = BudgetDelegate(self)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the grid, arrows move in it
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 10)
        self.cells.entered.connect(self._go_down)

    def finish(self) -> bool:
        """Plan what stands in an open cell; False if it cannot be read, and is marked."""
        for editor in self.viewport().findChildren(QLineEdit, "cell"):
            if editor.isHidden():  # closed, and about to be deleted
                continue
            if not self.cells.sound(editor):
                editor.setFocus()
                return False
            self.cells.commitData.emit(editor)
            self.cells.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def _go_down(self) -> None:
        here = self.currentIndex()
        self.go(min(here.row() + 1, len(self.budget.keys) - 1), here.column())
        self.setFocus()

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one.

        The last step is a key, since only keys and the mouse move the cell from which
        Shift selects.
        """
        before = column - 1 if column else 1
        key = Qt.Key.Key_Right if column else Qt.Key.Key_Left
        self.setCurrentIndex(self.budget.index(row, before))
        step = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(step)
        self.scrollTo(self.budget.index(row, column))

    def chosen(self) -> list[tuple[int, int]]:
        """(row, column) of the cells selected that can be planned: no totals."""
        return sorted(
            (index.row(), index.column())
            for index in self.selectedIndexes()
            if not self.budget.is_total(index) and index.column() != YEAR
        )

    def copy(self) -> None:
        """What is planned in the cells selected, for any spreadsheet."""
        cells = [(index.row(), index.column()) for index in self.selectedIndexes()]
        if not cells:
            return
        columns = range(min(c for _r, c in cells), max(c for _r, c in cells) + 1)
        rows = range(min(r for r, _c in cells), max(r for r, _c in cells) + 1)
        lines = (
            "\t".join(self.budget.index(row, column).data() for column in columns) for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Plan what was copied from a spreadsheet, from the current cell on: all or nothing."""
        text = QGuiApplication.clipboard().text()
        here = self.currentIndex()
        if not text.strip() or not here.isValid():
            return
        cells: dict[tuple[int, int], int] = {}
        for down, values in enumerate(csv.reader(io.StringIO(text), delimiter="\t")):
            for along, value in enumerate(values):
                row, column = here.row() + down, here.column() + along
                if row >= len(self.budget.keys) or column >= YEAR:
                    continue
                amount = self.budget.unit.parse(value) if value.strip() else 0
                if amount is None:
                    raise InvalidError(
                        {
                            "planned": _("“{text}” is no figure, so nothing was pasted.").format(
                                text=value.strip()[:40]
                            )
                        }
                    )
                cells[row, column] = amount
        self.budget.plan(cells, N_("Paste into budget"))

    def clear(self) -> None:
        """Plan nothing in the cells selected."""
        cells = dict.fromkeys(self.chosen(), 0)
        if cells:
            self.budget.plan(cells, N_("Clear budget"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() in _ENTER and here.isValid():
            self.edit(here)
        else:
            super().keyPressEvent(event)


class BudgetGrid(QWidget):
    """The months of a budget, with the row of totals below in sight at all times."""

    moved = Signal()  # another cell is the current one

    def __init__(self, model: AnyBudget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.table = _Table(model)
        self.table.setAccessibleName(name)
        self.problem = self.table.cells.problem
        self.totals = QTableView()
        self.totals.setAccessibleName(_("Totals"))
        self.totals.setModel(model)
        self.totals.setItemDelegate(BudgetDelegate(self.totals))
        self.totals.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.totals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.totals.setShowGrid(False)
        self.totals.horizontalHeader().hide()
        self.totals.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.totals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        last = len(model.keys)
        self.table.setRowHidden(last, True)
        for row in range(last):
            self.totals.setRowHidden(row, True)
        height = self.table.verticalHeader().defaultSectionSize()
        self.totals.verticalHeader().setDefaultSectionSize(height)
        self.totals.setFixedHeight(height + 4)
        self.table.verticalHeader().setDefaultAlignment(_LEFT)
        self.totals.verticalHeader().setDefaultAlignment(_LEFT)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.table, 1)
        self._totals_row = QHBoxLayout()
        self._totals_row.addWidget(self.totals)
        layout.addLayout(self._totals_row)

        self.table.horizontalScrollBar().valueChanged.connect(self._align)
        self.totals.horizontalScrollBar().rangeChanged.connect(self._align)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.table.verticalScrollBar().rangeChanged.connect(self._fit)
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

    def _fit(self) -> None:
        """Columns as wide as their figures, wider if there is room; the same in both tables."""
        font = QFont(self.table.verticalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        longest = max(
            metrics.horizontalAdvance(self.model.row_name(row))
            for row in range(self.model.rowCount())
        )
        width = min(longest + 24, max(170, self.width() // 5))
        self.model.short = lambda name: metrics.elidedText(
            name, Qt.TextElideMode.ElideRight, width - 20
        )
        bar = self.table.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        needed = max(_LEAST_COLUMN, self._widest())
        column_width = max(needed, (self.width() - width - beside - 4) // (YEAR + 1))
        changed = self.table.horizontalHeader().defaultSectionSize() != column_width
        for table in (self.table, self.totals):
            table.verticalHeader().setFixedWidth(width)
            table.horizontalHeader().setDefaultSectionSize(column_width)
        self._totals_row.setContentsMargins(0, 0, beside, 0)
        if changed:  # what was in sight is elsewhere once the tables have been laid out
            QTimer.singleShot(0, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def _widest(self) -> int:
        """The room the longest figure takes: it stands in the totals."""
        bold, small = QFont(self.table.font()), QFont(self.table.font())
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(small.pointSizeF() - 1)
        small.setWeight(QFont.Weight.DemiBold)
        above, below = QFontMetrics(bold), QFontMetrics(small)
        last, show = len(self.model.keys), self.model.unit.show
        lines = [self.model.line(last, column) for column in range(YEAR + 1)]
        return 12 + max(
            max(
                above.horizontalAdvance(show(line.planned)),
                below.horizontalAdvance(("▲ " if line.over else "") + show(line.spent)),
            )
            for line in lines
        )

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._fit()
        QTimer.singleShot(0, self._keep_in_sight)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _model(index: QModelIndex | QPersistentModelIndex) -> AnyBudget:
    model = index.model()
    assert isinstance(model, BudgetModel)
    return model
