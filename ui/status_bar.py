"""The foot of the window: how many contacts, which book, the timer, what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStatusBar, QWidget

from netplanner.i18n import _, ngettext, show_number
from ui.widgets.basics import Chip, muted, tip

if TYPE_CHECKING:
    from netplanner.store import Book
    from ui.session import Session
    from ui.timer import TimerBar

_SAY = 8000  # milliseconds a sentence stays


class StatusBar(QStatusBar):
    """The status bar of the window."""

    log_requested = Signal()  # the timer's time is to become an entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = muted()
        self.count.setContentsMargins(8, 0, 0, 0)
        self.book_name = muted()
        self.demo_chip = Chip(_("Demo book"), "warn")
        self.timer_bar: TimerBar | None = None
        self._contacts = ""
        self._saves = True  # a book one can only read does not
        self._unsaved = False
        self.addWidget(self.count)
        self.addPermanentWidget(self.demo_chip)
        self.addPermanentWidget(self.book_name)

    def show_book(self, book: Book) -> None:
        """Say which book is open."""
        demo = book.profile.demo
        self.demo_chip.setVisible(demo)
        self.book_name.setText("" if demo else book.path.stem)
        self.book_name.setToolTip(tip(str(book.path)))

    def count_contacts(self, book: Book) -> None:
        """Say how many contacts the book has."""
        from netplanner import contacts

        number = contacts.count(book)
        text = ngettext("{count} contact", "{count} contacts", number)
        self._contacts = text.format(count=show_number(number))
        self._saves = not book.read_only
        self._show_count()

    @Slot(bool)
    def show_unsaved(self, unsaved: bool) -> None:
        """Say whether something typed on the page shown is not in the book yet."""
        self._unsaved = unsaved
        self._show_count()

    def _show_count(self) -> None:
        if not self._contacts:  # they are counted after the first paint
            return
        if not self._saves:
            said = "{contacts}"
        elif self._unsaved:
            said = _("{contacts} · not saved yet")
        else:
            said = _("{contacts} · saved automatically")
        self.count.setText(said.format(contacts=self._contacts))

    def show_timer(self, session: Session) -> None:
        """Show the timer of a book."""
        from ui.timer import TimerBar

        self.timer_bar = TimerBar(session)
        self.timer_bar.log_requested.connect(self.log_requested)
        self.insertPermanentWidget(1, self.timer_bar)  # the count of contacts is 0

    def take_timer_away(self) -> None:
        """Show no timer: its book is being closed."""
        if self.timer_bar is not None:
            self.removeWidget(self.timer_bar)
            self.timer_bar.deleteLater()
            self.timer_bar = None

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say something for a while."""
        self.showMessage(sentence, _SAY)
