"""What goes wrong with a file, as sentences for the owner."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from netplanner.errors import BookError
from netplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file `path` into a `BookError`.

    Anything that is no fault of the file passes through: it is ours to mend.
    """
    try:
        yield
    except Exception as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise BookError(sentence) from error


def _sentence(error: BaseException, path: Path) -> str | None:
    # Peewee wraps, and a failed rollback hides the full disk behind another error.
    while error is not None and not isinstance(error, BookError):
        for kind, say in _SENTENCES.items():
            if isinstance(error, kind):
                return say().format(path=path)
        error = error.__cause__ or error.__context__  # type: ignore[assignment]  # None ends it
    return None


_SENTENCES = {
    apsw.FullError: lambda: _(
        "The disk is full. Nothing was lost, but this change was not saved. Free some space and "
        "try again."
    ),
    apsw.BusyError: lambda: _(
        "“{path}” is in use by another program. Your book is safe. Close the other program and "
        "try again."
    ),
    apsw.LockedError: lambda: _(
        "“{path}” is in use by another program. Your book is safe. Close the other program and "
        "try again."
    ),
    apsw.ReadOnlyError: lambda: _(
        "“{path}” cannot be written: it is read-only or was changed outside NetPlanner. Nothing "
        "was lost, but this change was not saved. Save a copy of the book elsewhere and go on with "
        "that."
    ),
    apsw.ConstraintError: lambda: _(
        "This does not go with what the book holds by now: something it belongs to was deleted, or "
        "something that may be there only once was added. Nothing was changed. Look again and try "
        "once more."
    ),
    apsw.NotADBError: lambda: _("“{path}” is not a NetPlanner book. The file was left as it was."),
    apsw.CorruptError: lambda: _(
        "“{path}” is damaged. The file was left as it was. Open a backup of it instead."
    ),
    apsw.CantOpenError: lambda: _(
        "“{path}” cannot be opened. Check that the folder exists and that you may use it."
    ),
    apsw.PermissionsError: lambda: _(
        "“{path}” cannot be opened. Check that the folder exists and that you may use it."
    ),
    apsw.IOError: lambda: _(
        "“{path}” could not be read or written. Check the disk or the connection to it; what was "
        "saved before is safe."
    ),
}
