"""Who is due: the time since the last conversation against the cadence (method.md §8.5)."""

from __future__ import annotations

from netplanner.model.work import ActivityKind

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
NEGLECTED = 1.5  # cadences without a conversation
NEVER = 1.0  # [P] somebody with a cadence and no conversation yet is due, and not neglected
# Cadence in days up to which a contact counts as partner, developing, casual; and the weights.
TIERS = ((30, 3.0), (60, 2.0), (120, 1.0))
RARE = 0.5  # [P] the weight of what is rarer still


def overdue(days_since: int | None, cadence_days: int) -> float:
    """How many cadences have gone by since the last two-way contact; 1 and more is due."""
    return NEVER if days_since is None else days_since / cadence_days


def warmth(overdue: float) -> float:
    """The freshness of the relationship, 1 down to 0: it halves with every cadence."""
    return float(0.5**overdue)


def neglected(overdue: float) -> bool:
    """Whether the relationship has waited too long."""
    return overdue > NEGLECTED


def weight(cadence_days: int) -> float:
    """The weight of the tier a cadence stands for: partners before casual contacts."""
    return next((weight for days, weight in TIERS if cadence_days <= days), RARE)


def urgency(days_since: int | None, cadence_days: int) -> float:
    """What the due list is ordered by, highest first: how late, times the weight of the tier."""
    return (overdue(days_since, cadence_days) - 1) * weight(cadence_days)
