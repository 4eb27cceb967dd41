"""Where to save the chart, as PNG, SVG or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.i18n import N_, _
from ui import saving

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

FORMATS = {"png": N_("PNG picture"), "svg": N_("SVG drawing"), "csv": N_("CSV table")}


def ask_path(parent: QWidget, suffix: str) -> Path | None:
    """Where to save the chart; None when it was cancelled."""
    name = _("hours-and-referrals") + f".{suffix}"
    kind = f"{_(FORMATS[suffix])} (*.{suffix})"
    return saving.ask_path(parent, _("Save the chart"), name, kind)
