"""Asks where to put a file: a paper, a chart, a book or its backup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netplanner.i18n import _
from netplanner.whole_file import is_there
from ui import remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_FOLDER = "paper/folder"


def ask_path(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where to save a paper, in the folder used last; None when it was cancelled.

    `name` is offered, `kind` says what the file is, such as `PDF (*.pdf)`.
    """
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(remember.value(_FOLDER) or documents)
    if not folder.is_dir():
        folder = Path.home()
    path = ask_place(parent, title, folder / name, kind)
    if path is not None:
        remember.set_value(_FOLDER, str(path.parent))
    return path


def ask_place(
    parent: QWidget,
    title: str,
    suggestion: Path,
    kind: str,
    *,
    replaces: Callable[[Path], bool] = is_there,
) -> Path | None:
    """A place for a file, with the suffix of the suggestion; None when it was cancelled.

    Of a path that `replaces` something, the person is asked first whether that is meant.
    """
    from PySide6.QtWidgets import QFileDialog

    while True:
        dialog = QFileDialog(parent, title, str(suggestion), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Qt asks before the suffix is there, and takes the end of "Studio v1.2" for one.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(suggestion.name)
        agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if not agreed or not chosen:
            return None
        path = with_suffix(Path(chosen[0]), suggestion.suffix)
        if not replaces(path) or _is_to_replace(parent, path):
            return path
        suggestion = path


def with_suffix(path: Path, suffix: str) -> Path:
    """The path a person meant who typed a name without the suffix, such as `.pdf`."""
    has_it = path.name.lower().endswith(suffix.lower())
    return path if has_it else path.with_name(path.name + suffix)


def _is_to_replace(parent: QWidget, path: Path) -> bool:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("“{path}” exists already. Replace it?").format(path=path))
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    meant = box.clickedButton() is replace
    box.deleteLater()
    return meant
