"""Asks where to save a paper or a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ui import remember

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FOLDER = "paper/folder"


def ask_path(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where to save, in the folder used last; None when it was cancelled.

    `name` is offered, `kind` says what the file is, such as `PDF (*.pdf)`. The dialog itself adds
    the suffix, so that it sees the old file of that name and asks before it is overwritten.
    """
    from PySide6.QtWidgets import QFileDialog

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(remember.value(_FOLDER) or documents)
    if not folder.is_dir():
        folder = Path.home()
    dialog = QFileDialog(parent, title, str(folder / name), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    if not agreed or not chosen:
        return None
    path = Path(chosen[0])
    remember.set_value(_FOLDER, str(path.parent))
    return path
