"""The points of acts: those of the week, and those that build capital (method.md §2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.model.giving import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netplanner.model.rules import Rules

WEEK: Mapping[Act, float] = {
    Act.GREETING: 1,
    Act.CALL: 2,
    Act.THANK_YOU: 3,
    Act.INFORMATION: 2,
    Act.INVITATION: 3,
    Act.INTRODUCTION: 5,
    Act.ONE_TO_ONE: 8,
    Act.TESTIMONIAL: 5,
    Act.STAGE: 8,
    Act.ADVICE: 6,
    Act.PURCHASE: 6,
    Act.REFERRAL_1_2: 8,
    Act.REFERRAL_3: 10,
    Act.REFERRAL_4: 12,
    Act.REFERRAL_5: 15,
    Act.NOMINATION: 5,
    Act.SERVICE: 4,
    Act.LEARNING: 2,
    Act.NEW_PERSON: 3,
}
# What earns no capital with a person: greetings, what serves only me, what serves a group.
_NO_CAPITAL = frozenset({Act.GREETING, Act.CALL, Act.SERVICE, Act.LEARNING, Act.NEW_PERSON})
_REFERRALS = (
    Act.REFERRAL_1_2,
    Act.REFERRAL_1_2,
    Act.REFERRAL_3,
    Act.REFERRAL_4,
    Act.REFERRAL_5,
)


def capital(rules: Rules, act: Act) -> float:
    """What an act is worth to the relationship."""
    if act in _NO_CAPITAL:
        return 0.0
    return float(getattr(rules, f"capital_{act.value}"))


def referral_act(level: int) -> Act:
    """The act that giving a referral of a level 1-5 is (method.md §2.4)."""
    return _REFERRALS[level - 1]


def referral_capital(rules: Rules, level: int) -> float:
    """What a referral of this level is worth, given or received alike (method.md §8.2)."""
    return capital(rules, referral_act(level))


def week_points(acts: Iterable[tuple[Act, float]]) -> float:
    """The points of a week's acts, each with how many of its units were done: two hours of
    service are one, an hour of learning is one, of all else each time is one."""
    return sum(WEEK[act] * units for act, units in acts)
