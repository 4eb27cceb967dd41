"""Who is due: the time since the last conversation against the cadence (method.md §8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    from netplanner.model.rules import Rules

# [P] What counts as a conversation when a person is named with it. Reading, posting, preparing,
# planning and driving do not: a newsletter is no two-way contact (method.md §7.13).
TWO_WAY = (
    ActivityKind.MEETING,
    ActivityKind.EVENT,
    ActivityKind.ONE_TO_ONE,
    ActivityKind.FOLLOW_UP,
    ActivityKind.REFERRAL_WORK,
    ActivityKind.GIVING,
    ActivityKind.TRAINING,
    ActivityKind.SERVICE,
)
NEVER = 1.0  # [P] somebody with a cadence and no conversation yet is due, and not neglected


def overdue(days_since: int | None, cadence_days: int) -> float:
    """How many cadences have gone by since the last two-way contact; 1 and more is due."""
    return NEVER if days_since is None else days_since / cadence_days


def warmth(overdue: float) -> float:
    """The freshness of the relationship, 1 down to 0: it halves with every cadence."""
    return float(0.5**overdue)


def neglected(rules: Rules, overdue: float) -> bool:
    """Whether the relationship has waited too long."""
    return overdue > rules.neglected_above


def tiers(rules: Rules) -> tuple[tuple[float, float], ...]:
    """Up to which cadence in days a contact is a partner, developing, casual; and the weights."""
    return (
        (rules.partner_days, rules.partner_weight),
        (rules.developing_days, rules.developing_weight),
        (rules.casual_days, rules.casual_weight),
    )


def weight(rules: Rules, cadence_days: int) -> float:
    """The weight of the tier a cadence stands for: partners before casual contacts."""
    found = (weight for days, weight in tiers(rules) if cadence_days <= days)
    return next(found, rules.dormant_weight)


def urgency(rules: Rules, days_since: int | None, cadence_days: int) -> float:
    """What the due list is ordered by, highest first: how late, times the weight of the tier."""
    return (overdue(days_since, cadence_days) - 1) * weight(rules, cadence_days)
