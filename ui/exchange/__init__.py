"""Importing contacts: files chosen or dropped, progress with a way out, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.exchange.dialog import ImportDialog
    from ui.session import Session

# By these endings a file is offered and taken when dropped; what it is, its content says.
CONTACT_FILES = (".vcf", ".vcard", ".csv", ".tsv", ".ldif", ".txt")


def import_files(
    session: Session, paths: Sequence[Path], parent: QWidget | None = None
) -> ImportDialog:
    """Import the files into the open book, with a dialog that shows how it goes and went."""
    from ui.exchange.dialog import ImportDialog

    dialog = ImportDialog(session, paths, parent)
    dialog.open()
    return dialog


def choose(parent: QWidget | None = None) -> list[Path]:
    """Ask for files of contacts, beginning where the last were; none if the person chose none."""
    from PySide6.QtWidgets import QFileDialog

    from ui import remember

    last = Path(remember.value("import/folder"))
    patterns = " ".join(f"*{suffix}" for suffix in CONTACT_FILES)
    contacts, rest = _("Contacts (vCard, CSV)"), _("All files")
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("Import contacts"),
        str(last if last.is_absolute() and last.is_dir() else Path.home()),
        f"{contacts} ({patterns});;{rest} (*)",
    )
    files = [Path(file) for file in chosen]
    if files:
        remember.set_value("import/folder", str(files[0].parent))
    return files
