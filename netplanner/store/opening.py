"""Opening a book: the settings of a connection, the checks of a file, a new or an older schema."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.reasons import reason
from netplanner.store.faults import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

APPLICATION_ID = 0x4E504C4E  # "NPLN"
STEPS = tuple(sorted((Path(__file__).parent / "schema").glob("*.sql")))
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_CHUNK = 1_000_000  # bytes copied at a time
PRIVATE = 0o600  # a book holds what is nobody else's business

_PRAGMAS: dict[str, str | int] = {
    "journal_mode": "TRUNCATE",  # with FULL: no acknowledged save is lost in a power cut
    "synchronous": "FULL",
    "foreign_keys": 1,
    "secure_delete": 1,
    "cache_size": -16_000,  # KiB
}


BUSY_MS = 5_000
CHECKED_BYTES = 2_000_000  # larger books are not checked whole on opening: 1 ms of the start a MB


def connect(path: Path, key: str, *, foreign_keys: bool = True) -> apsw.Connection:
    """A connection to an existing file, with the key said first and the settings of every one."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.set_busy_timeout(BUSY_MS)
        if key:
            connection.pragma("key", key)
        for name, value in _PRAGMAS.items():
            connection.pragma(name, value)
        if not foreign_keys:
            connection.pragma("foreign_keys", 0)
    except BaseException:
        connection.close()
        raise
    return connection


def close(connection: apsw.Connection) -> None:
    """Close it, and take away the empty journal that TRUNCATE leaves beside the book.

    SQLite does that itself if asked for another mode, and only while nobody writes; a power cut
    before the folder knows of it leaves an empty journal, which means nothing.
    """
    with suppress(apsw.Error):
        connection.set_busy_timeout(0)
        connection.pragma("journal_mode", "DELETE")
    connection.close()


def create(
    path: Path,
    key: str,
    steps: Sequence[Path] = STEPS,
    fill: Callable[[apsw.Connection], object] | None = None,
) -> apsw.Connection:
    """Make a new book at `path`, with what `fill` puts into it; `BookError` if there is a file.

    It is there whole or not at all, even if the program is killed meanwhile.
    """
    try:
        with _made_whole(path) as part, speaking(path):
            connection = connect(part, key)
            try:
                _upgrade(connection, 0, steps)
                if fill is not None:
                    with connection:
                        fill(connection)
            finally:
                connection.close()
    except BookError as error:
        if isinstance(error.__cause__, apsw.FullError):
            raise BookError(
                _(
                    "“{path}” cannot be made: the disk is full. Free some space or choose another "
                    "folder."
                ).format(path=path)
            ) from error
        raise
    with speaking(path):
        return connect(path, key)


@contextmanager
def _made_whole(path: Path) -> Iterator[Path]:
    """A place beside `path` to make the file in; in the end it takes its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside = (part, Path(f"{part}-journal"))
    try:
        if path.exists():
            raise _taken(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in beside:  # by a program that was killed
                left.unlink(missing_ok=True)
            part.touch(PRIVATE)
            yield part
            _publish(part, path)
        finally:
            for left in beside:
                left.unlink(missing_ok=True)
    except FileExistsError as error:
        there = path.is_file()
        why = _there_already(path) if there else _not_made(path, reason(error))
        raise BookError(why) from error
    except OSError as error:
        raise BookError(_not_made(path, reason(error))) from error


def _taken(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _publish(part: Path, path: Path) -> None:
    """Give the file its name, unless something has that name by now."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a USB stick knows no second name for a file
        if path.exists():
            raise _taken(path) from None
        part.rename(path)


def _there_already(path: Path) -> str:
    return _("“{path}” exists already. It was left as it was. Choose another name.").format(
        path=path
    )


def _not_made(path: Path, why: str) -> str:
    return _("“{path}” cannot be made: {reason}. Choose another folder.").format(
        path=path, reason=why
    )


def open_existing(path: Path, key: str, steps: Sequence[Path] = STEPS) -> apsw.Connection:
    """Open the book at `path`, brought to the newest schema; `BookError` leaves it untouched."""
    _check_header(path, encrypted=bool(key), newest=len(steps))
    connection = None
    try:
        with speaking(path):
            connection = connect(path, key)
            if connection.pragma("application_id") != APPLICATION_ID:
                raise BookError(_foreign(path))
            version = int(str(connection.pragma("user_version")))
            if version > len(steps):
                raise BookError(_newer(path, version, len(steps)))
            _check_whole(connection, path)
        if version < len(steps):
            connection.close()
            _upgrade_with_copy(path, key, steps)
            connection = connect(path, key)
    except BookError as error:
        if connection:
            connection.close()
        if key and isinstance(error.__cause__, apsw.NotADBError):
            raise BookError(_foreign_or_locked(path)) from error
        raise
    except BaseException:
        if connection:
            connection.close()
        raise
    return connection


def _check_whole(connection: apsw.Connection, path: Path) -> None:
    """Refuse a damaged book before it is written to or half of it is shown."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    if connection.pragma("user_version") == 0:  # no book was ever left like this
        raise BookError(damaged(path))
    if path.stat().st_size > CHECKED_BYTES:
        return  # it would keep the window waiting; what is damaged says so when it is read
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise BookError(damaged(path))
    connection.execute("PRAGMA shrink_memory")


def _check_header(path: Path, *, encrypted: bool, newest: int) -> None:
    """Refuse by what the file says of itself, without letting SQLite touch it."""
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe would be waited for
            raise BookError(_("“{path}” is not a file.").format(path=path))
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise BookError(
            _("“{path}” was not found. Has it been moved?").format(path=path)
        ) from error
    except OSError as error:
        raise BookError(
            _("“{path}” cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error
    if encrypted and not header.startswith(_MAGIC):
        return  # only the key can tell
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise BookError(_foreign(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise BookError(_foreign(path))
    version = int.from_bytes(header[60:64], "big")
    if version > newest:
        raise BookError(_newer(path, version, newest))
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    journal = Path(f"{path}-journal")
    if size < page_size * pages and not journal.exists():
        raise BookError(damaged(path))


def damaged(path: Path) -> str:
    """That the book at `path` cannot be trusted."""
    return _(
        "“{path}” is damaged. The file was left as it was. Open a backup of it instead."
    ).format(path=path)


def _foreign(path: Path) -> str:
    return _("“{path}” is not a NetPlanner book. The file was left as it was.").format(path=path)


def _foreign_or_locked(path: Path) -> str:
    return _(
        "“{path}” is not a NetPlanner book, or its password is wrong. The file was left as it was."
    ).format(path=path)


def _newer(path: Path, version: int, newest: int) -> str:
    return _(
        "“{path}” was made by a newer NetPlanner (format {version}, this one knows {newest}). The "
        "file was left as it was. Update NetPlanner to open it."
    ).format(path=path, version=version, newest=newest)


def _upgrade_with_copy(path: Path, key: str, steps: Sequence[Path]) -> None:
    """Bring an older book up to date, with a copy made first, in one transaction.

    Another program may be doing the same: nobody else reads or writes meanwhile, and what it has
    done by then is not done again.
    """
    copy: Path | None = None
    # Foreign keys are off while tables are rebuilt: the pragma does nothing in a transaction.
    connection = connect(path, key, foreign_keys=False)
    try:
        with speaking(path):
            connection.execute("BEGIN EXCLUSIVE")
            version = int(str(connection.pragma("user_version")))
            if version < len(steps):
                wanted = path.with_name(f"{path.name}.v{version}.bak")
                copy = None if wanted.exists() else wanted  # an older one stays whatever happens
                _copy(connection, path, wanted)
                _upgrade(connection, version, steps)
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends the transaction on its own
            connection.execute("ROLLBACK")
        close(connection)
        if copy:
            copy.unlink(missing_ok=True)  # the book is as it was
        raise
    close(connection)


def _copy(connection: apsw.Connection, path: Path, copy: Path) -> None:
    # Through SQLite: another handle on the file, once closed, would take its locks away.
    try:
        size, done = path.stat().st_size, 0
        with copy.open("wb") as file:
            shutil.copymode(path, copy)
            while done < size:
                done += file.write(connection.read("main", 0, done, min(_CHUNK, size - done))[1])
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BookError(
            _(
                "“{path}” comes from an older NetPlanner, and the copy made before it is brought "
                "up to date cannot be written: {reason}. The book was left as it was."
            ).format(path=path, reason=reason(error))
        ) from error


def _upgrade(connection: apsw.Connection, version: int, steps: Sequence[Path]) -> None:
    """Run the steps after `version`, each in one transaction, and check what came out."""
    for number, step in enumerate(steps[version:], version + 1):
        with connection:
            connection.execute(step.read_text(encoding="utf-8"))
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", number)
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            damage = connection.execute("PRAGMA integrity_check(1)").fetchall()
            if orphans or damage != [("ok",)]:
                raise apsw.CorruptError(f"step {number} left {orphans or damage}")
