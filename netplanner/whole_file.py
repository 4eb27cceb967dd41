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
    part = place.with_name(place.name + ".part")
    try:
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
