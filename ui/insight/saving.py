"""Save the chart as PNG, SVG or CSV: written beside, then replaced, so no old file is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from netplanner.errors import NetPlannerError
from netplanner.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FORMATS = {"png": N_("PNG picture"), "svg": N_("SVG drawing"), "csv": N_("CSV table")}


def ask_path(parent: QWidget, suffix: str) -> Path | None:
    """Where to save; the suffix is added when it was not typed."""
    from PySide6.QtWidgets import QFileDialog

    name, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Save the chart"),
        f"{_('hours-and-referrals')}.{suffix}",
        f"{_(FORMATS[suffix])} (*.{suffix})",
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`; `NetPlannerError`, with any old file as it was, if that fails."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NetPlannerError(
            _(
                "The chart could not be saved to “{path}”: {reason}. Nothing there was changed; "
                "choose another folder."
            ).format(path=path, reason=error.strerror)
        ) from error
