"""A year's budget as a table: a row for each category or kind, twelve months and the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, Qt

from netplanner import budget
from netplanner.budget import Grid
from netplanner.i18n import N_, _
from netplanner.method.budget import Line
from netplanner.model.months import year_months
from netplanner.model.plan import ExpenseCategory
from netplanner.model.work import ActivityKind
from netplanner.words import word
from ui.plan.units import HOURS, MONEY, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from netplanner.store import Book
    from ui.records import Index

K = TypeVar("K", ExpenseCategory, ActivityKind)
YEAR = 12  # the column after the months
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BudgetModel(QAbstractTableModel, Generic[K]):
    """Planned and spent of a year. The last row and the last column are totals.

    Typing into the year's column spreads the amount over the months.
    """

    def __init__(
        self, book: Book, keys: Iterable[K], unit: Unit, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.unit = unit
        self.keys: Sequence[K] = tuple(keys)
        self.grid: Grid[K] = Grid({key: (Line(),) * 12 for key in self.keys})
        self.year = 0
        self.month = 0  # the month chosen: its column stands out
        self.short: Callable[[str], str] = str  # breaks a row's name to the room there is
        self._book = book

    def show_year(self, year: int, grid: Grid[K]) -> None:
        """Show another state of the budget; selection and open editors stay."""
        self.year, self.grid = year, grid
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.keys), YEAR))

    def line(self, row: int, column: int) -> Line:
        """The figures of a cell, totals included."""
        if row == len(self.keys):
            return self.grid.whole if column == YEAR else self.grid.month(column)
        key = self.keys[row]
        return self.grid.year(key) if column == YEAR else self.grid.line(key, column)

    def is_total(self, index: Index) -> bool:
        """Whether the cell lies in the row of totals."""
        return index.row() == len(self.keys)

    def describe(self, index: Index) -> str:
        """The cell in words: whose it is, planned, spent and left."""
        line, show = self.line(index.row(), index.column()), self.unit.show
        text = (
            _("{row}, {column}: planned {planned}, spent {spent}, over by {over}.")
            if line.over
            else _("{row}, {column}: planned {planned}, spent {spent}, left {left}.")
        )
        return text.format(
            row=self.row_name(index.row()),
            column=self.column_name(index.column()),
            planned=show(line.planned),
            spent=show(line.spent),
            left=show(line.left),
            over=show(-line.left),
        )

    def row_name(self, row: int) -> str:
        """The word of a category or kind."""
        return _("Total") if row == len(self.keys) else word(self.keys[row])

    def column_name(self, column: int) -> str:
        """The name of a month in full, or the year."""
        if column == YEAR:
            return str(self.year)
        return f"{QLocale().standaloneMonthName(column + 1)} {self.year}"

    # Planning

    def plan(self, cells: dict[tuple[int, int], int], label: str) -> None:
        """Plan many (row, month column) at once: one undo step named `label` (a message id)."""
        months = year_months(self.year)
        self._write(
            {(months[column], self.keys[row]): v for (row, column), v in cells.items()}, label
        )

    def fill(self, row: int, first: int, columns: Iterable[int], label: str) -> None:
        """Plan for all `columns` of a row what is planned in its column `first`."""
        value = self.line(row, first).planned
        self.plan({(row, column): value for column in columns}, label)

    def _write(self, amounts: dict[tuple[int, K], int], label: str) -> None:
        raise NotImplementedError

    def _spread(self, key: K, value: int) -> None:
        raise NotImplementedError

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.keys) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else YEAR + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return (
            flags
            if self.is_total(index) or self._book.read_only
            else flags | Qt.ItemFlag.ItemIsEditable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        answer: Any = None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            planned = self.line(index.row(), index.column()).planned
            answer = self.unit.show(planned) if planned else ""
        elif role == Qt.ItemDataRole.UserRole:
            answer = self.line(index.row(), index.column())
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            answer = self.describe(index)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            answer = _RIGHT
        return answer

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        amount = self.unit.parse(text) if text else 0
        if role != Qt.ItemDataRole.EditRole or self.is_total(index) or amount is None:
            return False
        row, column = index.row(), index.column()
        if amount == self.line(row, column).planned:
            return True
        if column == YEAR:
            self._spread(self.keys[row], amount)
        else:
            months = year_months(self.year)
            self._write({(months[column], self.keys[row]): amount}, self.label)
        return True

    label = N_("Change budget")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        horizontal = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            if not horizontal:
                return self.short(self.row_name(section))
            if section == YEAR:
                return str(self.year)
            return QLocale().standaloneMonthName(section + 1, QLocale.FormatType.ShortFormat)
        if role == Qt.ItemDataRole.TextAlignmentRole and horizontal:
            return _RIGHT
        spoken = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken and not horizontal:
            return self.row_name(section)
        return None


class MoneyModel(BudgetModel[ExpenseCategory]):
    """The money budget, in cents by expense category."""

    label = N_("Change money budget")

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(book, ExpenseCategory, MONEY, parent)

    def _write(self, amounts: dict[tuple[int, ExpenseCategory], int], label: str) -> None:
        budget.plan_money(self._book, amounts, label)

    def _spread(self, key: ExpenseCategory, value: int) -> None:
        budget.spread_money(self._book, self.year, key, value)


class HoursModel(BudgetModel[ActivityKind]):
    """The hours budget, in minutes by kind of activity."""

    label = N_("Change hours budget")

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(book, ActivityKind, HOURS, parent)

    def _write(self, amounts: dict[tuple[int, ActivityKind], int], label: str) -> None:
        budget.plan_time(self._book, amounts, label)

    def _spread(self, key: ActivityKind, value: int) -> None:
        budget.spread_time(self._book, self.year, key, value)
