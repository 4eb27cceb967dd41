"""Importing contacts: files chosen or dropped, progress with a way out, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from netplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.exchange.dialog import ImportDialog
    from ui.session import Session

CONTACT_FILES = (".vcf", ".vcard", ".csv", ".tsv", ".ldif", ".txt")


def import_files(
    session: Session, paths: Sequence[Path], parent: QWidget | None = None
) -> ImportDialog:
    """Import the files into the open book, with a dialog that shows how it goes and went."""
    from ui.exchange.dialog import ImportDialog

    dialog = ImportDialog(session, paths, parent)
    dialog.open()
    return dialog


def choose_and_import(session: Session, parent: QWidget | None = None) -> ImportDialog | None:
    """Ask for files of contacts and import them; None if the person chose none."""
    patterns = " ".join(f"*{suffix}" for suffix in CONTACT_FILES)
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("Import contacts"),
        str(Path.home()),
        f"{_('Contacts (vCard, CSV)')} ({patterns});;{_('All files')} (*)",
    )
    return import_files(session, [Path(file) for file in chosen], parent) if chosen else None
