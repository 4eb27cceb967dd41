"""Finding what was written at length by begun words, whatever a person types."""

from __future__ import annotations


def begun(word: str) -> str:
    """The query of a search table for what begins with `word`; nothing in it is an operator."""
    return '"' + word.replace("\0", "").replace('"', '""') + '"*'
