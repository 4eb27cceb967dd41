"""How a goal stands against its pace (method.md §5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.method.habit import DAY, elapsed
from netplanner.model.plan import Goal, GoalStatus, Measure

if TYPE_CHECKING:
    import datetime

    from netplanner.model.owner import Profile

# Results lag the work that earns them: the owner does not hold them in hand (method.md §0.4).
LAGGING = frozenset({Measure.REFERRALS_RECEIVED, Measure.CLOSED_BUSINESS})
LAG_DAYS = 120  # [P] from a first conversation to a referral, medium trust time (method.md §8.6)


def progress(value: int, target: int) -> float:
    """The share of the target reached: 0, and above 1 when more was done than planned."""
    return max(0.0, value / target) if target > 0 else 0.0


def expected(goal: Goal, profile: Profile, today: datetime.date) -> float:
    """The share 0..1 that should be reached by today: linear by working days (method.md §5.3)."""
    return elapsed(profile, goal.start_on, goal.due_on, today)


def share_between(goal: Goal, profile: Profile, first: datetime.date, last: datetime.date) -> float:
    """The share 0..1 of the goal that falls to the days from `first` to `last`, at its pace."""
    return elapsed(profile, goal.start_on, goal.due_on, last + DAY) - elapsed(
        profile, goal.start_on, goal.due_on, first
    )


def status(goal: Goal, value: int, profile: Profile, today: datetime.date) -> GoalStatus:
    """How the goal stands with `value` reached, in the measure's unit.

    On track down to `on_track_margin` points behind the pace, at risk from more than
    `at_risk_margin` points; what is behind but depends on others is not judged before the lag is
    over. After the due day a goal is reached or not.
    """
    reached, pace = progress(value, goal.target), expected(goal, profile, today)
    # in points, rounded: the float 0.3 - 0.2 is a little less than 0.1
    behind = round((pace - reached) * 100, 6)
    if reached >= 1:
        answer = GoalStatus.DONE
    elif today < goal.start_on:
        answer = GoalStatus.NOT_STARTED
    elif today > goal.due_on:
        answer = GoalStatus.MISSED
    elif behind <= profile.on_track_margin:
        answer = GoalStatus.ON_TRACK
    elif goal.measure in LAGGING and (today - goal.start_on).days < LAG_DAYS:
        answer = GoalStatus.TOO_EARLY
    elif behind > profile.at_risk_margin:
        answer = GoalStatus.AT_RISK
    else:
        answer = GoalStatus.BEHIND
    return answer
