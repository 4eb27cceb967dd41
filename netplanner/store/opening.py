"""Opening a book: the settings of a connection, the checks of a file, a new or an older schema."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.reasons import reason
from netplanner.store.faults import speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

APPLICATION_ID = 0x4E504C4E  # "NPLN"
STEPS = tuple(sorted((Path(__file__).parent / "schema").glob("*.sql")))
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes

_PRAGMAS: dict[str, str | int] = {
    "journal_mode": "TRUNCATE",  # with FULL: no acknowledged save is lost in a power cut
    "synchronous": "FULL",
    "foreign_keys": 1,
    "secure_delete": 1,
    "cache_size": -16_000,  # KiB
}


BUSY_MS = 5_000


def connect(path: Path, key: str, *, foreign_keys: bool = True) -> apsw.Connection:
    """A connection with the key said first and the settings every one of them has."""
    connection = apsw.Connection(str(path))
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


def create(path: Path, key: str, steps: Sequence[Path] = STEPS) -> apsw.Connection:
    """Make a new, empty book at `path`; `BookError` if there is a file already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        if not path.is_file():
            raise BookError(
                _("“{path}” cannot be made: {reason}. Choose another folder.").format(
                    path=path, reason=reason(error)
                )
            ) from error
        raise BookError(
            _("“{path}” exists already. It was left as it was. Choose another name.").format(
                path=path
            )
        ) from error
    connection = None
    try:
        with speaking(path):
            connection = connect(path, key)
            _upgrade(connection, 0, steps)
    except BaseException:
        if connection:
            connection.close()
        path.unlink()
        raise
    return connection


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
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        if version < len(steps):
            connection.close()
            _upgrade_with_copy(path, key, version, steps)
            connection = connect(path, key)
    except BaseException:
        if connection:
            connection.close()
        raise
    return connection


def _check_header(path: Path, *, encrypted: bool, newest: int) -> None:
    """Refuse by what the file says of itself, without letting SQLite touch it."""
    try:
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
        raise BookError(
            _(
                "“{path}” is damaged. The file was left as it was. Open a backup of it instead."
            ).format(path=path)
        )


def _foreign(path: Path) -> str:
    return _(
        "“{path}” is not a NetPlanner book, or its password is wrong. The file was left as it was."
    ).format(path=path)


def _newer(path: Path, version: int, newest: int) -> str:
    return _(
        "“{path}” was made by a newer NetPlanner (format {version}, this one knows {newest}). The "
        "file was left as it was. Update NetPlanner to open it."
    ).format(path=path, version=version, newest=newest)


def _upgrade_with_copy(path: Path, key: str, version: int, steps: Sequence[Path]) -> None:
    """Bring an older book up to date; on any failure the copy made first comes back."""
    copy = path.with_name(f"{path.name}.v{version}.bak")
    shutil.copy2(path, copy)
    # Foreign keys are off while tables are rebuilt: the pragma does nothing in a transaction.
    connection = connect(path, key, foreign_keys=False)
    try:
        with speaking(path):
            _upgrade(connection, version, steps)
    except BaseException:
        connection.close()
        shutil.copy2(copy, path)
        raise
    connection.close()


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
