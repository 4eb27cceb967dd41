"""The open book, as the screens see it: what every page is handed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.tasks import Tasks

if TYPE_CHECKING:
    from netplanner.store import Book


class Session(QObject):
    """One open book. Whatever thread changes it, `changed` arrives in the thread of the screens."""

    changed = Signal(object)  # netplanner.store.Change
    message = Signal(str)  # a sentence for the status bar, already translated

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        book.listener = self.changed.emit
        self.tasks = Tasks(self)

    def today(self) -> datetime.date:
        """The day the owner lives in; tests replace it."""
        return datetime.date.today()  # noqa: DTZ011 - the day on the owner's wall

    def close(self) -> None:
        """Wait for work under way, then close the book."""
        self.tasks.close()
        self.book.listener = None
        self.book.close()
