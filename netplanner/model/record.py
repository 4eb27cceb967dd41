"""What all records have in common."""

from __future__ import annotations

from typing import Protocol


class Record(Protocol):
    """A frozen dataclass that lies in the book as one row; `id` is 0 until it is saved."""

    @property
    def id(self) -> int:
        """The row's id."""
