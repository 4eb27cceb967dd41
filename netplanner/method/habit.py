"""Working days: how many lie in a span, and what share of them has passed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netplanner.model.owner import Profile

DAY = datetime.timedelta(days=1)


def working_days(profile: Profile, first: datetime.date, last: datetime.date) -> int:
    """The owner's working days from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (last - first).days + 1
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    in_week = sum(profile.works_on(weekday) for weekday in range(7))
    start = first.weekday()
    in_rest = sum(profile.works_on((start + offset) % 7) for offset in range(rest))
    return weeks * in_week + in_rest


def elapsed(
    profile: Profile, start: datetime.date, due: datetime.date, today: datetime.date
) -> float:
    """The share 0..1 of the working days from `start` to `due` that has passed.

    Today itself is not among the days passed: it is still the owner's to use. A span without
    working days counts all its days.
    """
    if today > due:
        return 1.0
    total = working_days(profile, start, due)
    if total:
        return working_days(profile, start, today - DAY) / total
    return max(0, (today - start).days) / ((due - start).days + 1)
