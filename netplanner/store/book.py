"""The book: one file, one way to read it, one way to write it.

Every edit is one transaction with an SQLite session attached. The session's changeset is at once
the notification, the undo step and the redo step, so no feature writes undo of its own.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.model.owner import Profile, TrustTime
from netplanner.model.record import Record
from netplanner.store import opening
from netplanner.store.change import Change, change_of
from netplanner.store.faults import speaking
from netplanner.store.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from netplanner.store.edit import Edit
    from netplanner.store.records import Through

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
MOST_STEPS = 200  # how far back undo goes
MOST_BYTES = 100_000_000  # of all steps together; the last one is kept whatever it weighs


class OvertakenError(BookError):
    """Another program changed the book after what this edit was made from had been read."""


class Book:
    """An open book. `listener` hears of every change, in the thread that made it."""

    def __init__(
        self,
        path: Path,
        key: str,
        connection: apsw.Connection,
        listener: Callable[[Change], object] | None,
    ) -> None:
        self.path = path
        self.listener = listener
        self._key = key
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._thread = threading.local()
        self._thread.connection = connection
        self._through: Through | None = None
        self._watch = Watch(connection)
        self._file = _file_at(path)
        self.read_only = bool(connection.readonly("main")) or not _may_journal(path)

    @classmethod
    def open(
        cls, path: Path, *, key: str = "", listener: Callable[[Change], object] | None = None
    ) -> Book:
        """Open an existing book; `BookError`, with the file untouched, if it cannot be."""
        book = cls(path, key, opening.open_existing(path, key), listener)
        try:
            book.profile  # noqa: B018 - every book has one
        except (IndexError, apsw.SQLError) as error:
            book.close()
            raise BookError(opening.damaged(path)) from error
        except BaseException:
            book.close()
            raise
        return book

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: str = "",
        listener: Callable[[Change], object] | None = None,
        fill: Callable[[Edit], object] | None = None,
    ) -> Book:
        """Make a new book, empty but for what `fill` puts into it; `BookError` if there is a file
        at `path` already. It is there whole or not at all."""
        from netplanner.store.edit import Edit

        def begin(connection: apsw.Connection) -> None:
            edit = Edit(connection)
            edit.put_many([Profile()])
            if fill is not None:
                fill(edit)

        return cls(path, key, opening.create(path, key, fill=begin), listener)

    def close(self) -> None:
        """Close the connection of this thread; another use of the book opens one again."""
        connection = getattr(self._thread, "connection", None)
        if self._through is not None:
            self._through.close()
        if connection is not None:
            self._thread.connection = None
            if self.in_place:
                opening.close(connection)
            else:  # a journal of that name would be another file's
                connection.close()

    @property
    def _connection(self) -> apsw.Connection:
        """The connection of this thread: SQLite's are not to be shared."""
        connection: apsw.Connection | None = getattr(self._thread, "connection", None)
        if connection is None:
            if not self.in_place:
                raise BookError(
                    _(
                        "“{path}” was moved, deleted or replaced while it was open. Save a copy of "
                        "the book elsewhere and go on with that."
                    ).format(path=self.path)
                )
            connection = self._thread.connection = opening.connect(self.path, self._key)
        return connection

    @property
    def in_place(self) -> bool:
        """Whether the file at `path` is still the one that is open: it can be opened again."""
        return _file_at(self.path) == self._file

    # Reading

    def get(self, kind: type[R], record_id: int) -> R | None:
        """The record with this id, or None."""
        from netplanner.store.tables import TABLES

        table: Any = TABLES[kind]
        found = self.all(kind, table.id == record_id)
        return found[0] if found else None

    def all(self, kind: type[R], *conditions: Any, order_by: Sequence[Any] = ()) -> list[R]:
        """The records that meet the Peewee `conditions`."""
        from netplanner.store.records import Through, read

        if self._through is None:
            self._through = Through(lambda: self._connection)
        with speaking(self.path):
            return read(self._through, kind, conditions, order_by)

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """The rows of a SELECT, for totals and lists that no record describes."""
        with speaking(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    @property
    def profile(self) -> Profile:
        """What the book says of its owner. Read by hand: the window asks before it is painted."""
        names = [field.name for field in fields(Profile)]
        row = self.query(f"SELECT {', '.join(names)} FROM profile")[0]
        found = dict(zip(names, row, strict=True))
        read = {"demo": bool(found["demo"]), "trust_time": TrustTime(found["trust_time"])}
        return Profile(**found | read)

    # Writing

    @contextmanager
    def edit(self, label: str, *, reads_anew: bool = False) -> Iterator[Edit]:
        """One transaction, one notification, one undo step named `label` (a message id).

        An edit within an edit joins it. What raises inside leaves the book as it was. If another
        program has changed the book meanwhile, the listener is told and the edit refused with
        `OvertakenError`, unless it `reads_anew` within itself all that it goes by.
        """
        outer = getattr(self._thread, "edit", None)
        if outer is not None:
            yield outer
            return
        if self.read_only:
            raise BookError(
                _("“{path}” is open for reading only, so this change was not saved.").format(
                    path=self.path
                )
            )
        from netplanner.store.edit import Edit, watched_by

        with speaking(self.path):
            connection = self._connection
            session = watched_by(connection)
            try:
                with self._transaction(connection) as overtaken:
                    if overtaken and not reads_anew:
                        raise OvertakenError(
                            _(
                                "The book was changed by another program meanwhile, so this was "
                                "not saved. Look at what is new, then do it once more."
                            )
                        )
                    self._thread.edit = Edit(connection)
                    try:
                        yield self._thread.edit
                    finally:
                        self._thread.edit = None
                    changeset = session.changeset()
            finally:
                session.close()
        if changeset:
            change = change_of(label, changeset)
            self._undo.append(change)
            _forget_oldest(self._undo)
            self._redo.clear()
            self._tell(change)

    @contextmanager
    def _transaction(self, connection: apsw.Connection) -> Iterator[bool]:
        """All or nothing. Yields whether another program has changed the book since it was last
        looked at; the listener hears of that in the end."""
        overtaken = False
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                overtaken = self._watch.look(connection)
                yield overtaken
                self._watch.commit(connection)
            except BaseException:
                if connection.in_transaction:  # a full disk ends the transaction on its own
                    connection.execute("ROLLBACK")
                raise
        finally:
            if overtaken:
                self._tell(self._everything())

    def catch_up(self) -> bool:
        """Tell the listener if another program has changed the book; whether one has."""
        with speaking(self.path):
            overtaken = self._watch.look(self._connection)
        if overtaken:
            self._tell(self._everything())
        return overtaken

    def _everything(self) -> Change:
        """A change of which nobody knows what it touched.

        Every contact there is, by its id, and those gone; of the other tables only that they are
        touched, for nobody asks which of a million rows and the window would wait for them.
        """
        from netplanner.store.records import shape
        from netplanner.store.tables import TABLES

        touched = {shape(kind).table: frozenset([0]) for kind in TABLES}
        ids = [row[0] for row in self.query("SELECT id FROM contact")]
        return Change("", b"", touched | {"contact": frozenset([0, *ids])})

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
        with speaking(self.path):
            try:
                with self._transaction(self._connection):
                    apsw.Changeset.apply(
                        change.changeset,
                        self._connection,
                        conflict=_abort,
                        flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION,
                    )
            except (apsw.AbortError, apsw.ConstraintError) as error:
                self.forget_undo()
                self._tell(self._everything())
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

    def backup(self, target: Path, progress: Callable[[], object] | None = None) -> None:
        """Copy the whole book to `target`; what was there gives way only to a checked copy.

        `progress` is called now and then; what it raises ends the backup with nothing changed.
        """
        from netplanner.store import backup

        backup.copy(self.path, self._connection, target, key=self._key, progress=progress)


def _file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from any other that comes to have its name."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _may_journal(path: Path) -> bool:
    """Whether SQLite can note beside the book what it is about to change; else it changes none."""
    journal = path.with_name(f"{path.name}-journal")
    place = journal if journal.exists() else path.parent
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _abort(_reason: int, _change: apsw.TableChange) -> int:
    return apsw.SQLITE_CHANGESET_ABORT


def _forget_oldest(steps: list[Change]) -> None:
    """Keep what can be kept in mind, and the newest step whatever it weighs."""
    del steps[:-MOST_STEPS]
    weight = sum(len(step.changeset) for step in steps)
    while len(steps) > 1 and weight > MOST_BYTES:
        weight -= len(steps.pop(0).changeset)
