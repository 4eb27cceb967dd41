"""The months of a budget, with the keys of a spreadsheet."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QTableView,
)

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.method.budget import spread
from ui.plan.budget_cells import ENTER, AnyBudget, BudgetDelegate
from ui.plan.budget_model import YEAR


class BudgetTable(QTableView):
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
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setHighlightSections(False)
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
        """(row, column) of the months selected; the year alone stands for all its months."""
        cells = [
            (index.row(), index.column())
            for index in self.selectedIndexes()
            if not self.budget.is_total(index)
        ]
        if all(column == YEAR for _row, column in cells):
            return [(row, column) for row, _year in cells for column in range(YEAR)]
        return [(row, column) for row, column in cells if column != YEAR]

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
        """Plan what was copied from a spreadsheet, from the current cell on: all or nothing.

        Into the year goes a year's amount, spread over the months as if it were typed.
        """
        text = QGuiApplication.clipboard().text()
        here = self.currentIndex()
        if not text.strip() or not here.isValid():
            return
        cells: dict[tuple[int, int], int] = {}
        for down, values in enumerate(csv.reader(io.StringIO(text), delimiter="\t")):
            for along, value in enumerate(values):
                row, column = here.row() + down, here.column() + along
                year = here.column() == YEAR == column
                if row >= len(self.budget.keys) or (column >= YEAR and not year):
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
                if year:
                    cells |= {(row, month): part for month, part in enumerate(spread(amount))}
                else:
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
        elif event.key() in ENTER and here.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(here)
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and here.isValid():
            self._leap(event)
        else:
            super().keyPressEvent(event)

    def _leap(self, event: QKeyEvent) -> None:
        """Go as far as it goes. Qt would leave the selection behind, and Delete clear that."""
        here, last = self.currentIndex(), len(self.budget.keys) - 1
        cells = {
            Qt.Key.Key_Home: (0, 0),
            Qt.Key.Key_End: (last, YEAR),
            Qt.Key.Key_Left: (here.row(), 0),
            Qt.Key.Key_Right: (here.row(), YEAR),
            Qt.Key.Key_Up: (0, here.column()),
            Qt.Key.Key_Down: (last, here.column()),
        }
        if (cell := cells.get(Qt.Key(event.key()))) is not None:
            self.go(*cell)
        else:
            super().keyPressEvent(event)
