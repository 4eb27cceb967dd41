"""Item models over frozen records: a table of rows in memory, a long list read page by page."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from netplanner.i18n import _
from ui.widgets.basics import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor, QIcon

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ASKED = {
    Qt.ItemDataRole.ForegroundRole.value: "colour",
    Qt.ItemDataRole.DecorationRole.value: "icon",
}


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column of a table; `title` is a message id, all else is asked of the row."""

    title: str
    text: Callable[[R], str]
    right: bool = False  # figures stand on the right
    tip: Callable[[R], str] | None = None  # data is shown as it is
    key: Callable[[R], str | float] | None = None  # sorts by this; None: by the text, folded
    colour: Callable[[R], QColor | None] | None = None
    icon: Callable[[R], QIcon | None] | None = None


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows in memory under columns. Rows with an `id` keep their place over `set_rows`."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows; where only contents differ, views keep selection and scrolling."""
        new = self._in_order(list(rows))
        old = self.rows
        if len(old) == len(new) and all(_same(a, b) for a, b in zip(old, new, strict=True)):
            self.rows = new
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    last = self.index(number, len(self.columns) - 1)
                    self.dataChanged.emit(self.index(number, 0), last)
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def row(self, index: Index) -> R | None:
        """The record at `index`, None when it points nowhere."""
        return self.rows[index.row()] if index.isValid() else None

    def row_of(self, record_id: int) -> int:
        """The row of the record with this id, or -1."""
        for number, row in enumerate(self.rows):
            if getattr(row, "id", None) == record_id:
                return number
        return -1

    def _in_order(self, rows: list[R]) -> list[R]:
        if self._sorted_by is None:
            return rows
        number, order = self._sorted_by
        column = self.columns[number]
        key = column.key or (lambda row: column.text(row).casefold())
        return sorted(rows, key=key, reverse=order is Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        answer: Any = None
        if role == Qt.ItemDataRole.DisplayRole:
            answer = column.text(row)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            answer = _RIGHT if column.right else _LEFT
        elif role == Qt.ItemDataRole.UserRole:
            answer = row
        elif role == Qt.ItemDataRole.ToolTipRole:
            answer = tip(column.tip(row)) if column.tip else None
        elif (ask := _ASKED.get(role)) and (function := getattr(column, ask)):
            answer = function(row)
        return answer

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                title = self.columns[section].title
                return _(title) if title else ""  # gettext answers "" with the catalogue's header
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self.rows[index.row()] for index in before]
        self.rows = self._in_order(self.rows)
        places = {id(row): number for number, row in enumerate(self.rows)}
        after = [
            self.index(places[id(row)], index.column())
            for row, index in zip(kept, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _same(a: object, b: object) -> bool:
    mine, theirs = getattr(a, "id", None), getattr(b, "id", None)
    return mine == theirs if mine is not None else a == b


class PagedModel(QAbstractTableModel, Generic[R]):
    """A list of ids in one column whose rows are read in pages when they are painted.

    A table of one column and not a list: Qt's list view asks the model for every one of
    100,000 rows before it paints the first.
    """

    PAGE = 128
    PAGES_KEPT = 32

    def __init__(
        self,
        read: Callable[[Sequence[int]], Mapping[int, R]],
        text: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._text = text
        self.ids: Sequence[int] = ()
        self._pages: OrderedDict[int, list[R | None]] = OrderedDict()

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these records, in this order."""
        self.beginResetModel()
        self.ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Forget what was read of the rows; those in sight are read again."""
        self._pages.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))

    def row(self, number: int) -> R | None:
        """The record in row `number`, read with its page; None if the book no longer has it."""
        page, place = divmod(number, self.PAGE)
        rows = self._pages.get(page)
        if rows is None:
            ids = self.ids[page * self.PAGE : (page + 1) * self.PAGE]
            found = self._read(ids)
            rows = self._pages[page] = [found.get(record_id) for record_id in ids]
            if len(self._pages) > self.PAGES_KEPT:
                self._pages.popitem(last=False)
        return rows[place]

    def row_of(self, record_id: int) -> int:
        """The row of this id, or -1."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            return self._text(row) if row is not None else ""
        if role == Qt.ItemDataRole.UserRole:
            return self.row(index.row())
        return None
