"""The book on disk: opening, reading, editing, undoing."""

from netplanner.store.book import Book, Edit
from netplanner.store.change import Change

__all__ = ["Book", "Change", "Edit"]
