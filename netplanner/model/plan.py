"""The plan: goals, the budget of money and of hours, and what was spent (method.md §5-6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from netplanner.model.work import ActivityKind, Purpose


class ExpenseCategory(StrEnum):
    """The expense categories of method.md §6.2, in its order."""

    DUES = "dues"
    TICKETS = "tickets"
    MEALS = "meals"
    HOSPITALITY = "hospitality"
    TRAVEL = "travel"
    GIFTS = "gifts"
    SPONSOR = "sponsor"
    DONATION = "donation"
    MATERIALS = "materials"
    COMMUNICATIONS = "comms"
    VENUE = "venue"
    TRAINING = "training"
    PARTNERS = "partners"
    OTHER = "other"


class Measure(StrEnum):
    """What a goal counts. Progress comes from the log, except for BY_HAND."""

    REFERRALS_GIVEN = "referrals_given"
    REFERRALS_RECEIVED = "referrals_received"
    CLOSED_BUSINESS = "closed_business"  # target and progress in cents
    HOURS = "hours"  # target and progress in minutes
    ONE_TO_ONES = "one_to_ones"
    NEW_PEOPLE = "new_people"
    ACTIVITIES = "activities"
    BY_HAND = "by_hand"


class GoalStatus(StrEnum):
    """How a goal stands against its pace (method.md §5.3); counted each time, never stored."""

    NOT_STARTED = "not_started"
    TOO_EARLY = "too_early"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    DONE = "done"
    MISSED = "missed"  # the due day is over


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A networking goal. `target` and `counted` are a count, cents or minutes, by `measure`."""

    id: int = 0
    title: str = ""
    measure: Measure = Measure.ONE_TO_ONES
    target: int = 0
    counted: int = 0  # only for BY_HAND
    start_on: datetime.date
    due_on: datetime.date
    purposes: Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyBudget:
    """Money planned for one category in one month (`month` as in `model.months.month_key`)."""

    id: int = 0
    month: int = 0
    category: ExpenseCategory
    cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBudget:
    """Minutes planned for one kind of activity in one month."""

    id: int = 0
    month: int = 0
    kind: ActivityKind
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """Money spent that no activity carries."""

    id: int = 0
    day: datetime.date
    category: ExpenseCategory = ExpenseCategory.OTHER
    amount_cents: int = 0
    note: str = ""
