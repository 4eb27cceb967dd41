"""Files are written whole or not at all: beside their place first, then put into it."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from netplanner.reasons import reason

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`; `NetPlannerError`, with any old file as it was, if that fails."""
    place = path.resolve()  # a link stays a link
    if is_book(place):
        raise NetPlannerError(
            _("“{path}” is a NetPlanner book and was left as it was. Choose another name.").format(
                path=path
            )
        )
    part = place.with_name(place.name + ".part")
    try:
        if place.exists() and not (place.is_file() or place.is_dir()):  # a device, a pipe
            raise NetPlannerError(_("“{path}” is not a file.").format(path=path))
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, place)  # noqa: PTH105 - Path.replace is the same; os names the promise
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise NetPlannerError(
            _(
                "“{path}” cannot be written: {reason}. Nothing there was changed; "
                "choose another place."
            ).format(path=path, reason=reason(error))
        ) from error


def is_there(path: Path) -> bool:
    """Whether there is something of that name, as far as one may look."""
    try:
        return path.exists()
    except OSError:
        return False


def is_book(path: Path) -> bool:
    """Whether years of work lie there, as the file itself says; a book with a password does not."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    return header.startswith(b"SQLite format 3\0") and header.endswith(b"NPLN")
