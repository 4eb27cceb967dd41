"""Records through Peewee: how they are read and written. Loaded by the first one that is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from playhouse.apsw_ext import APSWDatabase

from netplanner.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import apsw

    from netplanner.model.record import Record


class Through(APSWDatabase):  # type: ignore[misc]  # playhouse has no types
    """Peewee on the connections of a book, which stay the book's to open and close."""

    def __init__(self, connection_of_thread: Callable[[], apsw.Connection]) -> None:
        super().__init__("book")
        self._connection_of_thread = connection_of_thread

    def _connect(self) -> apsw.Connection:
        return self._connection_of_thread()

    def _close(self, conn: apsw.Connection) -> None:
        pass


def read(
    database: Through, kind: type[Any], conditions: Sequence[Any], order_by: Sequence[Any]
) -> list[Any]:
    """The records of a kind that meet the conditions."""
    query: Any = TABLES[kind].select()
    if conditions:
        query = query.where(*conditions)
    if order_by:
        query = query.order_by(*order_by)
    return list(query.objects(kind).bind(database))


class Shape:
    """How the records of one kind are written: the statements, and the values in their order."""

    def __init__(self, kind: type[Any]) -> None:
        meta: Any = TABLES[kind]._meta
        self._kind = kind
        self._fields = [(field.name, field.db_value) for field in meta.sorted_fields]
        self._readers = [field.python_value for field in meta.sorted_fields]
        names = [name for name, _convert in self._fields]
        self.table, columns = str(meta.table_name), ", ".join(names)
        marks = ", ".join("?" * len(names))
        self.insert = f"INSERT INTO {self.table} ({columns}) VALUES ({marks})"
        assignments = ", ".join(f"{name} = ?" for name in names[1:])
        self.update = f"UPDATE {self.table} SET {assignments} WHERE id = ?"
        excluded = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {excluded}"

    def values(self, record: Record) -> list[Any]:
        """The values of the record as the table stores them, the id first."""
        return [convert(getattr(record, name)) for name, convert in self._fields]

    def record(self, row: Sequence[Any]) -> Any:
        """The record that a row of the table's columns, in their order, stands for."""
        read = zip(self._fields, self._readers, row, strict=True)
        return self._kind(**{name: convert(value) for (name, _write), convert, value in read})


@cache
def shape(kind: type[Any]) -> Shape:
    """The shape of the records of a kind."""
    return Shape(kind)
