"""Work: the hours the owner puts into networking, and with whom (method.md §6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum
from typing import TYPE_CHECKING

from netplanner.model.plan import ExpenseCategory

if TYPE_CHECKING:
    import datetime


class ActivityKind(StrEnum):
    """The time categories of method.md §6.1, in its order."""

    MEETING = "meeting"
    EVENT = "event"
    ONE_TO_ONE = "one2one"
    FOLLOW_UP = "followup"
    REFERRAL_WORK = "refwork"
    GIVING = "giving"
    PREPARATION = "prep"
    ONLINE = "online"
    TRAINING = "training"
    SERVICE = "service"
    PLANNING = "planning"
    TRAVEL = "travel"


class Purpose(IntFlag):
    """The four purposes of networking (method.md §1, claims 5-8); a set, stored as an integer."""

    NONE = 0
    BUSINESS = 1
    SKILLS = 2
    INFLUENCE = 4
    COMMUNITY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Time spent on networking on one day."""

    id: int = 0
    day: datetime.date
    minutes: int = 0
    kind: ActivityKind = ActivityKind.ONE_TO_ONE
    occasion: str = ""  # the group or event, as text
    cost_cents: int = 0
    cost_category: ExpenseCategory = ExpenseCategory.OTHER  # the budget line the cost counts on
    purposes: Purpose = Purpose.NONE
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPerson:
    """One of the people an activity was with."""

    id: int = 0
    activity_id: int = 0
    contact_id: int = 0
