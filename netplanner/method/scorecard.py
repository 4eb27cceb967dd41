"""The points of acts: those of the week, and those that build capital (method.md §2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netplanner.model.giving import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Points(NamedTuple):
    """What an act scores: `activity` for the week, `capital` for the relationship."""

    activity: float
    capital: float


STARTING: Mapping[Act, Points] = {
    Act.GREETING: Points(1, 0),
    Act.CALL: Points(2, 0),
    Act.THANK_YOU: Points(3, 1),
    Act.INFORMATION: Points(2, 2),
    Act.INVITATION: Points(3, 2),
    Act.INTRODUCTION: Points(5, 4),
    Act.ONE_TO_ONE: Points(8, 4),
    Act.TESTIMONIAL: Points(5, 4),
    Act.STAGE: Points(8, 6),
    Act.ADVICE: Points(6, 5),
    Act.PURCHASE: Points(6, 5),
    Act.REFERRAL_1_2: Points(8, 4),
    Act.REFERRAL_3: Points(10, 6),
    Act.REFERRAL_4: Points(12, 8),
    Act.REFERRAL_5: Points(15, 10),
    Act.NOMINATION: Points(5, 4),
    Act.SERVICE: Points(4, 2),
    Act.LEARNING: Points(2, 0),
    Act.NEW_PERSON: Points(3, 0),
}
_REFERRALS = (
    Act.REFERRAL_1_2,
    Act.REFERRAL_1_2,
    Act.REFERRAL_3,
    Act.REFERRAL_4,
    Act.REFERRAL_5,
)


def referral_act(level: int) -> Act:
    """The act that giving a referral of a level 1-5 is (method.md §2.4)."""
    return _REFERRALS[level - 1]


def referral_capital(points: Mapping[Act, Points], level: int) -> float:
    """What a referral of this level is worth, given or received alike (method.md §8.2)."""
    return points[referral_act(level)].capital


def week_points(points: Mapping[Act, Points], acts: Iterable[tuple[Act, float]]) -> float:
    """The points of a week's acts, each with how many of its units were done: two hours of
    service are one, an hour of learning is one, of all else each time is one."""
    return sum(points[act].activity * units for act, units in acts)
