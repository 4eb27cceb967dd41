"""Finding what was written at length, by whole or begun words, whatever a person types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from netplanner.store.book import Book

Searchable = Literal["activity", "referral"]


def matching(book: Book, table: Searchable, text: str) -> set[int] | None:
    """The ids of the rows in which every word of `text` begins a word; None when no word is given.

    The words are quoted, so that nothing in them is read as a query.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return None
    query = " ".join(f'"{word}"*' for word in words)
    found = book.query(f"SELECT rowid FROM {table}_text WHERE {table}_text MATCH ?", (query,))
    return {row[0] for row in found}
