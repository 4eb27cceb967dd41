"""How a benchmark says what it measured, and how several are told side by side."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured figure; `limit` and `floor` are in the same `unit`, or None."""

    what: str
    value: float
    unit: str = "ms CPU"
    floor: float | None = None  # the least the same work could cost, measured in the same run
    limit: float | None = None
    most_floors: float | None = None  # the limit as a multiple of the floor

    @property
    def held(self) -> bool | None:
        """Whether every limit is held; None where there is none."""
        limits = [] if self.limit is None else [self.limit]
        if self.most_floors is not None and self.floor is not None:
            limits.append(self.most_floors * self.floor)
        return self.value <= min(limits) if limits else None


def cpu_ms(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of this process's CPU time, the median of several runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def show(title: str, figures: Iterable[Figure]) -> bool:
    """Print the figures of one subject; whether all limits are held."""
    print(f"\n{title}")
    good = True
    for figure in figures:
        told = f"  {figure.what:<58} {figure.value:9.1f} {figure.unit:<7}"
        if figure.floor is not None:
            told += f"  {figure.value / figure.floor:5.2f} x floor {figure.floor:.1f}"
        if figure.limit is not None:
            told += f"  limit {figure.limit:g}"
        if figure.most_floors is not None:
            told += f"  limit {figure.most_floors:g} x"
        if figure.held is not None:
            told += "  held" if figure.held else "  NOT HELD"
            good = good and figure.held
        print(told)
    return good
