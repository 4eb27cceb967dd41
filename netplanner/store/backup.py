"""A copy of the whole book, made beside its place, checked, then put into it."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.reasons import reason
from netplanner.store.faults import speaking
from netplanner.store.opening import PRIVATE, damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OFTEN = 100_000  # steps of SQLite's machine between two reports: some hundred a second


def copy(
    book: Path,
    connection: apsw.Connection,
    target: Path,
    *,
    key: str = "",
    progress: Callable[[], object] | None = None,
) -> None:
    """Copy the book of the connection to `target`; what is there gives way to a sound copy only.

    `progress` is called now and then; what it raises ends the copying with nothing changed.
    """
    place = target.resolve()  # a link stays a link
    part = place.with_name(f"{place.name}.part")
    beside = (part, part.with_name(f"{part.name}-journal"))
    try:
        if place.exists() and not place.is_file():  # a folder, a device, a pipe
            raise BookError(_("“{path}” is not a file.").format(path=target))
        for left in beside:  # by a program that was killed
            left.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        _fill(part, book, connection, target, progress)
        _check(part, key, target, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if place.is_file():
            part.chmod(stat.S_IMODE(place.stat().st_mode))
        part.replace(place)
    except OSError as error:
        raise BookError(_not_written(target, reason(error))) from error
    finally:
        with contextlib.suppress(OSError):
            for left in beside:
                left.unlink(missing_ok=True)


def _fill(
    part: Path,
    book: Path,
    connection: apsw.Connection,
    target: Path,
    progress: Callable[[], object] | None,
) -> None:
    try:
        with _telling(connection, progress):
            connection.execute("VACUUM INTO ?", (str(part),))
    except apsw.FullError as error:
        raise BookError(_not_written(target, _("the disk is full"))) from error
    except (apsw.CantOpenError, apsw.IOError) as error:
        raise BookError(_not_written(target, _("the disk does not answer"))) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:  # of the book: the copy is new
        raise BookError(damaged(book)) from error
    except apsw.Error:
        with speaking(book):
            raise


def _check(part: Path, key: str, target: Path, progress: Callable[[], object] | None) -> None:
    connection = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        if key:
            connection.pragma("key", key)
        with _telling(connection, progress):
            sound = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    except apsw.Error:
        sound = False
    finally:
        connection.close()
    if not sound:
        raise BookError(_not_written(target, _("the disk gives back something else")))


@contextlib.contextmanager
def _telling(connection: apsw.Connection, progress: Callable[[], object] | None) -> Iterator[None]:
    if progress is None:
        yield
        return

    def go_on() -> bool:
        progress()
        return False

    connection.set_progress_handler(go_on, OFTEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None)


def _not_written(target: Path, why: str) -> str:
    return _("The backup could not be written to “{path}”: {reason}. The book is safe.").format(
        path=target, reason=why
    )
