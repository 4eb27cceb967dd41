"""How deep a relationship is, 0 to 100: knowing each other, hours together, help (method.md §8.1).

Name, job, firm and phone count nothing: they are not knowing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netplanner.model.knowing import DepthBand, Facet
from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from netplanner.model.rules import Rules

# [P] What one spends with a person alone; the other kinds of `cadence.TWO_WAY` are among many.
ALONE = (ActivityKind.ONE_TO_ONE, ActivityKind.FOLLOW_UP, ActivityKind.REFERRAL_WORK)
DAYS_A_MONTH = 365.25 / 12


def facet_value(
    rules: Rules, value: float, confirmed_on: datetime.date | None, today: datetime.date
) -> float:
    """What a facet known by 0, ½ or 1 counts today: less once it was not confirmed for long."""
    if confirmed_on is None:
        return value * rules.stale_share
    fresh = (today - confirmed_on).days <= rules.facet_months * DAYS_A_MONTH
    return value if fresh else value * rules.stale_share


def known(values: Iterable[float]) -> float:
    """The share 0..1 of the eight facets that is known; facets without an entry count nothing."""
    return min(1.0, math.fsum(values) / len(Facet))


def hours_together(rules: Rules, alone_minutes: int, among_many_minutes: int) -> float:
    """The hours that count: those with the person alone in full, those among many in part."""
    return (alone_minutes + rules.group_share * among_many_minutes) / 60


def help_so_far(*, given: bool, received: bool) -> float:
    """Help ever: none, one way, or both."""
    return (given + received) / 2


def depth(
    rules: Rules, known_of_them: float, known_of_me: float, hours: float, help_: float
) -> float:
    """The depth 0..100.

    `known_of_them` and `known_of_me` are shares 0..1 and are multiplied, so that knowing one way
    only is never deep; `hours` are those of `hours_together`, `help_` that of `help_so_far`.
    """
    knowing = math.sqrt(known_of_them * known_of_me)
    time = min(1.0, math.sqrt(hours / rules.full_hours))
    return 100 * (
        rules.depth_knowing * knowing + rules.depth_time * time + rules.depth_help * help_
    )


def band(rules: Rules, depth: float) -> DepthBand:
    """What the depth means. Rounded as it is shown: nobody reads 50 as less than 50."""
    shown = round(depth)
    if shown >= rules.deep_from:
        return DepthBand.DEEP
    if shown >= rules.solid_from:
        return DepthBand.SOLID
    return DepthBand.ACQUAINTANCE if shown >= rules.acquaintance_from else DepthBand.SUPERFICIAL
