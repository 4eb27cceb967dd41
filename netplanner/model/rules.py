"""The constants of the method: every weight, threshold and half-life, the owner's to change.

The defaults are the starting values of method.md; only what the owner changed lies in the book.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the method counts with. Weights and shares are 0..1, scores points of 100."""

    # depth of a relationship (method.md §8.1)
    depth_knowing: float = 0.60  # weight of what both know of each other
    depth_time: float = 0.25  # weight of the hours together
    depth_help: float = 0.15  # weight of having helped each other
    full_hours: float = 50.0  # hours together that count in full
    group_share: float = 0.25  # what an hour among many counts
    facet_months: float = 24.0  # after so many months a fact counts as stale
    stale_share: float = 0.5  # what a stale fact still counts
    acquaintance_from: float = 25.0
    solid_from: float = 50.0
    deep_from: float = 75.0

    # what an act is worth to the relationship (method.md §2.3); greetings and calls nothing
    capital_thank_you: float = 1.0
    capital_information: float = 2.0
    capital_invitation: float = 2.0
    capital_introduction: float = 4.0
    capital_one2one: float = 4.0
    capital_testimonial: float = 4.0
    capital_stage: float = 6.0
    capital_advice: float = 5.0
    capital_purchase: float = 5.0
    capital_nomination: float = 4.0
    capital_referral_1_2: float = 4.0  # a referral by its level, given or received alike
    capital_referral_3: float = 6.0
    capital_referral_4: float = 8.0
    capital_referral_5: float = 10.0

    # social capital (method.md §8.2)
    half_life_days: float = 365.0
    ask_advice: float = 1.0  # points that asking costs
    ask_testimonial: float = 3.0
    ask_introduction: float = 4.0
    ask_referral: float = 5.0
    ask_sponsorship: float = 3.0
    sound_from: float = 5.0  # points of balance
    strong_from: float = 15.0
    gift_days: float = 90.0  # how long a person counts as having been given something

    # ready to ask (method.md §8.3)
    deposit_points: float = 3.0  # the least worth of one gift of the last year
    conversations: float = 2.0  # with at least one one-to-one among them
    trust_days_short: float = 30.0  # days since first met, by the trust time of the trade
    trust_days_medium: float = 90.0
    trust_days_long: float = 180.0
    ask_again_days: float = 60.0
    amber_failures: float = 2.0  # other conditions that may fail while the light is amber

    # farming (method.md §8.4)
    farming_tending: float = 0.5  # weight of the hours with people already met, or giving
    farming_following: float = 0.3  # weight of second conversations
    farming_not_selling: float = 0.2  # weight of events at which nothing was pitched
    farming_days: float = 90.0
    farming_hours: float = 10.0  # below this it is too early to tell
    farming_people: float = 5.0
    follow_up_days: float = 30.0  # a second conversation within these counts
    mixed_from: float = 40.0
    farming_above: float = 70.0

    # cadence (method.md §8.5)
    partner_days: float = 30.0
    developing_days: float = 60.0
    casual_days: float = 120.0
    dormant_days: float = 365.0
    partner_weight: float = 3.0
    developing_weight: float = 2.0
    casual_weight: float = 1.0
    dormant_weight: float = 0.5
    neglected_above: float = 1.5  # cadences without a conversation

    # every day (method.md §8.10)
    covered_days: float = 20.0  # working days looked back on
    every_day_from: float = 0.8  # share of them with an act

    # acts (method.md §2.3)
    week_points: float = 50.0
    stretch_points: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """The owner's value of one constant, by its name in `Rules`."""

    id: int = 0
    name: str
    value: float


DEFAULT = Rules()

SHARES = frozenset(
    {
        "depth_knowing",
        "depth_time",
        "depth_help",
        "group_share",
        "stale_share",
        "farming_tending",
        "farming_following",
        "farming_not_selling",
        "every_day_from",
    }
)
ABOVE_ZERO = frozenset(
    {
        "full_hours",
        "facet_months",
        "half_life_days",
        "gift_days",
        "farming_days",
        "follow_up_days",
        "partner_days",
        "developing_days",
        "casual_days",
        "dormant_days",
        "covered_days",
        "week_points",
        "stretch_points",
    }
)
ADD_UP_TO_ONE: tuple[tuple[str, ...], ...] = (
    ("depth_knowing", "depth_time", "depth_help"),
    ("farming_tending", "farming_following", "farming_not_selling"),
)
RISING: tuple[tuple[str, ...], ...] = (
    ("acquaintance_from", "solid_from", "deep_from"),
    ("sound_from", "strong_from"),
    ("trust_days_short", "trust_days_medium", "trust_days_long"),
    ("mixed_from", "farming_above"),
    ("partner_days", "developing_days", "casual_days", "dormant_days"),
    ("week_points", "stretch_points"),
)
_MOST = 100_000.0
_TOLERANCE = 1e-9  # 0.6 + 0.25 + 0.15 is not quite 1


def with_values(values: Mapping[str, float]) -> Rules:
    """The rules with the owner's values in place of the defaults.

    Names that this version does not know, and what would be nonsense, keep their default: a book
    that was changed by another version or by hand must not make the figures wrong or the program
    fall.
    """
    known = {field.name for field in fields(Rules)}
    wanted = replace(DEFAULT, **{name: value for name, value in values.items() if name in known})
    wrong = nonsense(wanted)
    return (
        wanted
        if not wrong
        else replace(wanted, **{name: getattr(DEFAULT, name) for name in _all_of(wrong)})
    )


def changed(rules: Rules) -> dict[str, float]:
    """The values that are not the defaults, by name."""
    return {
        field.name: getattr(rules, field.name)
        for field in fields(Rules)
        if getattr(rules, field.name) != getattr(DEFAULT, field.name)
    }


def nonsense(rules: Rules) -> frozenset[str]:
    """The names of the constants that cannot be used as they are.

    Shares lie within 0..1, half-lives and spans above 0, weights of one sum add up to 1, and the
    bands of one scale rise.
    """
    wrong = {field.name for field in fields(Rules) if not _usable(field.name, rules)}
    for names in ADD_UP_TO_ONE:
        if not math.isclose(sum(getattr(rules, name) for name in names), 1, abs_tol=_TOLERANCE):
            wrong.update(names)
    for names in RISING:
        values = [getattr(rules, name) for name in names]
        if any(low >= high for low, high in itertools.pairwise(values)):
            wrong.update(names)
    return frozenset(wrong)


def _usable(name: str, rules: Rules) -> bool:
    value = getattr(rules, name)
    most = 1.0 if name in SHARES else _MOST
    return math.isfinite(value) and 0 <= value <= most and (value > 0 or name not in ABOVE_ZERO)


def _all_of(wrong: frozenset[str]) -> frozenset[str]:
    """With every constant that is wrong, those it is weighed or compared with."""
    together = (*ADD_UP_TO_ONE, *RISING)
    return wrong | {name for names in together if wrong & set(names) for name in names}
