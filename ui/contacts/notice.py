"""What the editor has to say about the contact shown, with the one there is already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from netplanner.i18n import _
from ui.widgets.basics import link, plain


class Notice(QFrame):
    """A sentence below the head of the editor; without one it takes no room."""

    double_wanted = Signal(int)  # the contact there is already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._double_id = 0
        self.words = plain()
        self.words.setWordWrap(True)
        self.open = link(_("Open it"))
        self.open.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self.words.text()

    def say(self, text: str, double_id: int = 0) -> None:
        """Say something, or nothing; with `double_id` that contact can be opened."""
        self._double_id = double_id
        self.words.setText(text)
        self.open.setVisible(bool(double_id))
        self.setVisible(bool(text))

    def _open(self) -> None:
        self.double_wanted.emit(self._double_id)
