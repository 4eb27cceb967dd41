"""What the editor has to say about the contact shown, with the one there is already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from netplanner import contacts
from netplanner.i18n import _
from ui.widgets.basics import link, plain

if TYPE_CHECKING:
    from netplanner.model.people import Card
    from netplanner.store import Book

_LONGEST = 60  # signs of a name in a sentence


def brief(name: str) -> str:
    """A name as long as names are, or how it begins: a sentence is not filled by it."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


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

    def say_double(self, book: Book, draft: Card) -> None:
        """Say who of the book is like the draft, or nothing."""
        found = contacts.alike(book, draft)
        if not found:
            self.say("")
            return
        name = brief(contacts.names(book, found[:1])[found[0]]) or _("No name")
        text = _("{name} in your contacts has the same name, phone or e-mail.")
        self.say(text.format(name=name), found[0])

    def _open(self) -> None:
        self.double_wanted.emit(self._double_id)
