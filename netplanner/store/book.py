"""The book: one file, one way to read it, one way to write it.

Every edit is one transaction with an SQLite session attached. The session's changeset is at once
the notification, the undo step and the redo step, so no feature writes undo of its own.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.model import Profile, Record
from netplanner.store import opening
from netplanner.store.change import Change, change_of
from netplanner.store.faults import speaking
from netplanner.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from peewee import Model

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
MOST_STEPS = 200  # how far back undo goes


class Book:
    """An open book. `listener` hears of every change, in the thread that made it."""

    def __init__(
        self,
        path: Path,
        database: opening.BookDatabase,
        listener: Callable[[Change], object] | None,
    ) -> None:
        self.path = path
        self.listener = listener
        self._database = database
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._open_edit = threading.local()
        self.read_only = bool(database.connection().readonly("main"))

    @classmethod
    def open(
        cls, path: Path, *, key: str = "", listener: Callable[[Change], object] | None = None
    ) -> Book:
        """Open an existing book; `BookError`, with the file untouched, if it cannot be."""
        return cls(path, opening.open_existing(path, key), listener)

    @classmethod
    def create(
        cls, path: Path, *, key: str = "", listener: Callable[[Change], object] | None = None
    ) -> Book:
        """Make a new, empty book; `BookError` if there is a file at `path` already."""
        book = cls(path, opening.create(path, key), None)
        with book.edit("") as edit:
            edit.put_many([Profile()])
        book.forget_undo()
        book.listener = listener
        return book

    def close(self) -> None:
        """Close the connection of this thread."""
        self._database.close()

    # Reading

    def get(self, kind: type[R], record_id: int) -> R | None:
        """The record with this id, or None."""
        table: Any = TABLES[kind]
        found = self.all(kind, table.id == record_id)
        return found[0] if found else None

    def all(self, kind: type[R], *conditions: Any, order_by: Sequence[Any] = ()) -> list[R]:
        """The records that meet the Peewee `conditions`."""
        query: Any = TABLES[kind].select()
        if conditions:
            query = query.where(*conditions)
        if order_by:
            query = query.order_by(*order_by)
        with speaking(self.path):
            return list(query.objects(kind).bind(self._database))

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """The rows of a SELECT, for totals and lists that no record describes."""
        with speaking(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    @property
    def profile(self) -> Profile:
        """What the book says of its owner."""
        return self.get(Profile, 1) or Profile()

    # Writing

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """One transaction, one notification, one undo step named `label` (a message id).

        An edit within an edit joins it. What raises inside leaves the book as it was.
        """
        outer = getattr(self._open_edit, "edit", None)
        if outer is not None:
            yield outer
            return
        if self.read_only:
            raise BookError(
                _("“{path}” is open for reading only, so this change was not saved.").format(
                    path=self.path
                )
            )
        with speaking(self.path):
            connection = self._connection
            session = apsw.Session(connection, "main")
            try:
                for table in TABLES.values():  # not the search tables: their triggers follow
                    session.attach(_name(table))
                with _transaction(connection):
                    self._open_edit.edit = Edit(connection)
                    yield self._open_edit.edit
                    changeset = session.changeset()
            finally:
                self._open_edit.edit = None
                session.close()
        if changeset:
            change = change_of(label, changeset)
            self._undo.append(change)
            del self._undo[:-MOST_STEPS]
            self._redo.clear()
            self._tell(change)

    @property
    def undo_label(self) -> str | None:
        """The message id of what undo would take back, or None."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """The message id of what redo would do again, or None."""
        return self._redo[-1].label if self._redo else None

    def forget_undo(self) -> None:
        """Make what was done so far final."""
        self._undo.clear()
        self._redo.clear()

    def undo(self) -> None:
        """Take the last edit back; nothing to take back is no error."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Do the last undone edit again; nothing to do again is no error."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[Change], target: list[Change]) -> None:
        if not source:
            return
        change = source[-1].inverted()
        try:
            with speaking(self.path), _transaction(self._connection):
                apsw.Changeset.apply(
                    change.changeset,
                    self._connection,
                    conflict=_abort,
                    flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION,
                )
        except apsw.AbortError as error:
            self.forget_undo()
            raise BookError(
                _(
                    "This cannot be undone any more: the book was changed by another program. "
                    "Nothing was lost."
                )
            ) from error
        source.pop()
        target.append(change)
        self._tell(change)

    def _tell(self, change: Change) -> None:
        if self.listener:
            self.listener(change)

    # The file

    def backup(self, target: Path) -> None:
        """Copy the whole book to `target`; what was there gives way only to a checked copy."""
        part = target.with_name(target.name + ".part")
        try:
            part.unlink(missing_ok=True)
            with speaking(part):
                self._connection.execute("VACUUM INTO ?", (str(part),))
            check = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READONLY)
            with speaking(part):
                sound = check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            check.close()
            if not sound:
                raise apsw.CorruptError(part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
        except OSError as error:
            raise BookError(
                _("The backup could not be written to “{path}”: {reason}.").format(
                    path=target, reason=error.strerror
                )
            ) from error
        finally:
            part.unlink(missing_ok=True)

    @property
    def _connection(self) -> apsw.Connection:
        return cast("apsw.Connection", self._database.connection())


class Edit:
    """The writing half of a book, for the length of one transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(self, record: R) -> R:
        """Insert (id 0) or update; the record as it now stands in the book."""
        shape = _shape(type(record))
        values = shape.values(record)
        if record.id:
            self._connection.execute(shape.update, [*values[1:], record.id])
            return record
        self._connection.execute(shape.insert, [None, *values[1:]])
        saved: Any = record
        return cast("R", replace(saved, id=self._connection.last_insert_rowid()))

    def put_many(self, records: Iterable[Record]) -> None:
        """Insert or update many at once: id 0 gets an id, an id unknown to the book is kept."""
        by_kind: dict[type[Record], list[Record]] = {}
        for record in records:
            by_kind.setdefault(type(record), []).append(record)
        for kind, alike in by_kind.items():
            shape = _shape(kind)
            self._connection.executemany(
                shape.upsert,
                ([row[0] or None, *row[1:]] for row in map(shape.values, alike)),
            )

    def remove(self, record: Record) -> None:
        """Delete a record and what belongs to it."""
        table = _name(TABLES[type(record)])
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (record.id,))

    def remove_ids(self, kind: type[Record], ids: Iterable[int]) -> None:
        """Delete the records with these ids and what belongs to them."""
        table = _name(TABLES[kind])
        self._connection.executemany(
            f"DELETE FROM {table} WHERE id = ?", [(record_id,) for record_id in ids]
        )

    def first_free_id(self, kind: type[Record]) -> int:
        """The id from which on all are free, for bulk inserts that refer to each other."""
        table = _name(TABLES[kind])
        return int(self.query(f"SELECT ifnull(max(id), 0) + 1 FROM {table}")[0][0])

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run SQL inside this transaction."""
        return self._connection.execute(sql, parameters).fetchall()


class _Shape:
    """How the records of one kind are written: the statements, and the values in their order."""

    def __init__(self, kind: type[Record]) -> None:
        meta: Any = TABLES[kind]._meta
        self._fields = [(field.name, field.db_value) for field in meta.sorted_fields]
        names = [name for name, _convert in self._fields]
        table, columns = meta.table_name, ", ".join(names)
        marks = ", ".join("?" * len(names))
        self.insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        assignments = ", ".join(f"{name} = ?" for name in names[1:])
        self.update = f"UPDATE {table} SET {assignments} WHERE id = ?"
        excluded = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {excluded}"

    def values(self, record: Record) -> list[Any]:
        return [convert(getattr(record, name)) for name, convert in self._fields]


@cache
def _shape(kind: type[Any]) -> _Shape:
    return _Shape(kind)


def _name(table: type[Model]) -> str:
    return str(table._meta.table_name)


def _abort(_reason: int, _change: apsw.TableChange) -> int:
    return apsw.SQLITE_CHANGESET_ABORT


@contextmanager
def _transaction(connection: apsw.Connection) -> Iterator[None]:
    """All or nothing. A full disk ends the transaction on its own: hence the question."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
