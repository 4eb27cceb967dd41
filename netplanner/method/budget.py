"""Planned against spent, in any whole unit: cents or minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Line:
    """What was planned and what was spent, in the same unit."""

    planned: int = 0
    spent: int = 0

    @property
    def left(self) -> int:
        """What may still be spent; below 0 when it is over."""
        return self.planned - self.spent

    @property
    def over(self) -> bool:
        """Whether more was spent than planned."""
        return self.spent > self.planned

    @property
    def empty(self) -> bool:
        """Whether nothing was planned or spent."""
        return not (self.planned or self.spent)


def total(lines: Iterable[Line]) -> Line:
    """All lines together."""
    planned = spent = 0
    for line in lines:
        planned += line.planned
        spent += line.spent
    return Line(planned, spent)


def spread(amount: int, parts: int = 12) -> tuple[int, ...]:
    """`amount` in `parts` nearly equal whole parts that add up to it, the larger ones first."""
    share, rest = divmod(amount, parts)
    return tuple(share + (part < rest) for part in range(parts))
