"""Records: what the book holds, as frozen dataclasses and enums. Every other layer speaks in these.

A record with `id == 0` has not been saved yet. Money is integer cents, time integer minutes,
days are `datetime.date` (stored as ISO text).
"""

from netplanner.model.owner import Profile
from netplanner.model.people import (
    Address,
    Card,
    Contact,
    ContactPoint,
    Photo,
    PointKind,
    Tag,
)
from netplanner.model.plan import (
    Expense,
    ExpenseCategory,
    Goal,
    GoalStatus,
    Measure,
    MoneyBudget,
    TimeBudget,
)
from netplanner.model.record import Record
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityPerson",
    "Address",
    "Card",
    "ClosedBusiness",
    "Contact",
    "ContactPoint",
    "Direction",
    "Expense",
    "ExpenseCategory",
    "Goal",
    "GoalStatus",
    "Measure",
    "MoneyBudget",
    "Photo",
    "PointKind",
    "Profile",
    "Purpose",
    "Record",
    "Referral",
    "ReferralStatus",
    "Tag",
    "TimeBudget",
]
