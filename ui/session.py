"""The open book, as the screens see it: what every page is handed."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from netplanner.errors import BookError
from ui.tasks import Tasks

if TYPE_CHECKING:
    from netplanner.store import Book


class Session(QObject):
    """One open book. Whatever thread changes it, `changed` arrives in the thread of the screens."""

    changed = Signal(object)  # netplanner.store.Change
    message = Signal(str)  # a sentence for the status bar, already translated
    unsaved = Signal(bool)  # whether something typed on the page shown is not in the book yet

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self._open = True
        book.listener = self.changed.emit
        self.tasks = Tasks(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._look_again)

    def today(self) -> datetime.date:
        """The day the owner lives in; tests replace it."""
        return datetime.date.today()  # noqa: DTZ011 - the day on the owner's wall

    @Slot(Qt.ApplicationState)
    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Who comes back to the window sees what the command line has done meanwhile."""
        if state is Qt.ApplicationState.ApplicationActive and self._open:
            with suppress(BookError):  # what cannot be read now says so when it is
                self.book.catch_up()

    def close(self) -> None:
        """Wait for work under way, then close the book."""
        self._open = False
        self.tasks.close()
        self.book.listener = None
        self.book.close()
