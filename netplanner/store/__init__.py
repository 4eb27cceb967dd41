"""The book on disk: opening, reading, editing, undoing."""

from typing import TYPE_CHECKING

from netplanner.store.book import Book
from netplanner.store.change import Change

if TYPE_CHECKING:  # an edit brings Peewee, which the window does not wait for
    from netplanner.store.edit import Edit  # noqa: TC004 - for annotations alone

__all__ = ["Book", "Change", "Edit"]
