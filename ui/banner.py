"""The lines above the pages that say what is special about this book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netplanner.i18n import _
from ui.icons import IconLabel
from ui.widgets.basics import link, plain

if TYPE_CHECKING:
    from ui.session import Session

_UNDO = 10_000  # milliseconds an edit can be taken back from its bar


class Banner(QFrame):
    """A sentence, and at most one thing to do about it."""

    action = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action_text: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = plain(sentence)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon_name, 18, "warn"))
        row.addWidget(self.text, 1)
        if action_text:
            self.button = link(action_text)
            self.button.clicked.connect(self.action)
            row.addWidget(self.button)


class BookBanners(QWidget):
    """That the book is the demo, and that it can only be read."""

    own_book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.demo = Banner(
            "sparkles",
            _("You are looking around in the demo book. Change what you like."),
            _("Go to my own book"),
        )
        self.demo.action.connect(self.own_book_wanted)
        self.read_only = Banner(
            "lock", _("This book is open for reading only: nothing can be changed in it.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.demo)
        column.addWidget(self.read_only)

    def show_for(self, *, demo: bool, read_only: bool) -> None:
        """Show the lines that are true of the book; without any, take no room."""
        self.demo.setVisible(demo)
        self.read_only.setVisible(read_only)
        self.setVisible(demo or read_only)


class UndoBar(Banner):
    """What was just done, with a button that takes it back; gone with the next edit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("info", "", _("Undo"), parent)
        self._session = session
        self.text.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_UNDO)
        self._timer.timeout.connect(self._fade)
        self.action.connect(self._undo)
        session.changed.connect(self.hide)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what the last edit of the book was."""
        self.text.setText(sentence)
        self.show()
        self._timer.start()

    def _fade(self) -> None:
        """Nothing goes from under the mouse or the keyboard."""
        in_use = self.underMouse() or (self.button is not None and self.button.hasFocus())
        if in_use and self.isVisible():
            self._timer.start()
        else:
            self.hide()

    def _undo(self) -> None:
        from ui.progress import busy

        book = self._session.book
        undone = book.undo_label or ""
        with busy():
            book.undo()
        self._session.message.emit(_("Undone: {what}").format(what=_(undone)))
