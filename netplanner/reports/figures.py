"""How figures are written on paper, where no hover explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner import goals
from netplanner.i18n import _, show_number, show_percent
from netplanner.model.plan import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 9.99  # beyond it the figure says nothing but that the target was far too low


def percent(value: float) -> str:
    """A share as whole percent."""
    return show_percent(value) if value < _MOST + 0.01 else f">{show_percent(_MOST)}"


def show_hours(minutes: int) -> str:
    """A length of time with separators of thousands: `1:15`, `1,666:40`."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{show_number(abs(minutes) // 60)}:{abs(minutes) % 60:02}"


def show_value(measure: Measure, value: int, currency: str) -> str:
    """A value of a goal's measure: `1,200`, `€1,200.00`, `7:30 h`."""
    if measure is Measure.HOURS:
        return _("{time} h").format(time=show_hours(value))
    return goals.show_value(measure, value, currency)


def show_left(left: int, show: Callable[[int], str]) -> str:
    """What is left of a budget, in the words of the screen: below nothing it is over by so much."""
    return _("{amount} over").format(amount=show(-left)) if left < 0 else show(left)
