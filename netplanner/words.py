"""What the members of the enums are called on screen and paper (method.md §2.4, §4.2, §6.1, §6.2).

The dictionaries keep the order of the method; their values are message ids, so that
`tuple(KIND_WORDS.items())` is what a choice box offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netplanner.i18n import N_, _
from netplanner.model.people import PointKind
from netplanner.model.plan import ExpenseCategory, GoalStatus, Measure
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.model.work import ActivityKind, Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

KIND_WORDS = {
    ActivityKind.MEETING: N_("Group meeting"),
    ActivityKind.EVENT: N_("Event, fair, mixer"),
    ActivityKind.ONE_TO_ONE: N_("One-to-one"),
    ActivityKind.FOLLOW_UP: N_("Follow-up, thank-you"),
    ActivityKind.REFERRAL_WORK: N_("Work on referrals"),
    ActivityKind.GIVING: N_("Helping, introducing"),
    ActivityKind.PREPARATION: N_("Preparation, research"),
    ActivityKind.ONLINE: N_("Online and social media"),
    ActivityKind.TRAINING: N_("Training, reading"),
    ActivityKind.SERVICE: N_("Volunteering, roles"),
    ActivityKind.PLANNING: N_("Planning and review"),
    ActivityKind.TRAVEL: N_("Travel"),
}

CATEGORY_WORDS = {
    ExpenseCategory.DUES: N_("Dues, memberships"),
    ExpenseCategory.TICKETS: N_("Event tickets, fees"),
    ExpenseCategory.MEALS: N_("Meals, coffee"),
    ExpenseCategory.HOSPITALITY: N_("Hospitality, entertaining"),
    ExpenseCategory.TRAVEL: N_("Transport, parking, lodging"),
    ExpenseCategory.GIFTS: N_("Gifts, thank-yous"),
    ExpenseCategory.SPONSOR: N_("Sponsorship"),
    ExpenseCategory.DONATION: N_("Donations"),
    ExpenseCategory.MATERIALS: N_("Cards, printed matter"),
    ExpenseCategory.COMMUNICATIONS: N_("Communications, post, software"),
    ExpenseCategory.VENUE: N_("Venue, own events"),
    ExpenseCategory.TRAINING: N_("Courses, books"),
    ExpenseCategory.PARTNERS: N_("Buying partners' goods or services"),
    ExpenseCategory.OTHER: N_("Other"),
}

MEASURE_WORDS = {
    Measure.REFERRALS_GIVEN: N_("Referrals given"),
    Measure.REFERRALS_RECEIVED: N_("Referrals received"),
    Measure.CLOSED_BUSINESS: N_("Closed business"),
    Measure.HOURS: N_("Hours of networking"),
    Measure.ONE_TO_ONES: N_("One-to-ones"),
    Measure.NEW_PEOPLE: N_("New people met"),
    Measure.ACTIVITIES: N_("Activities"),
    Measure.BY_HAND: N_("Counted by hand"),
}

GOAL_STATUS_WORDS = {
    GoalStatus.NOT_STARTED: N_("Not started"),
    GoalStatus.TOO_EARLY: N_("Too early to judge"),
    GoalStatus.ON_TRACK: N_("On track"),
    GoalStatus.BEHIND: N_("Behind"),
    GoalStatus.AT_RISK: N_("At risk"),
    GoalStatus.DONE: N_("Reached"),
    GoalStatus.MISSED: N_("Not reached"),
}

DIRECTION_WORDS = {
    Direction.GIVEN: N_("Referrals given"),
    Direction.RECEIVED: N_("Referrals received"),
}

STATUS_WORDS = {
    ReferralStatus.TO_CONTACT: N_("To contact"),
    ReferralStatus.CONTACTED: N_("Contacted"),
    ReferralStatus.MEETING_SET: N_("Meeting set"),
    ReferralStatus.QUOTE_SENT: N_("Quote sent"),
    ReferralStatus.WON: N_("Won"),
    ReferralStatus.LOST: N_("Lost"),
    ReferralStatus.NOT_A_FIT: N_("Not a fit"),
    ReferralStatus.NO_ANSWER: N_("No answer"),
    ReferralStatus.PARKED: N_("Parked"),
}

# The four purposes of method.md §1, claims 5-8: short for chips and charts.
PURPOSE_WORDS = {
    Purpose.BUSINESS: N_("Business"),
    Purpose.SKILLS: N_("Skills"),
    Purpose.INFLUENCE: N_("Sphere of influence"),
    Purpose.COMMUNITY: N_("Community"),
}

POINT_WORDS = {
    PointKind.PHONE: N_("Phone"),
    PointKind.EMAIL: N_("E-mail"),
    PointKind.WEBSITE: N_("Website"),
    PointKind.CHAT: N_("Chat"),
}

# The labels the program knows; any other word is the owner's own and shown as typed.
LABEL_WORDS = {
    "mobile": N_("Mobile"),
    "work": N_("Work"),
    "home": N_("Home"),
    "main": N_("Main"),
    "fax": N_("Fax"),
    "pager": N_("Pager"),
    "other": N_("Other"),
}

# The labels offered for each kind of point, most used first.
POINT_LABELS = {
    PointKind.PHONE: ("mobile", "work", "home", "main", "fax", "pager", "other"),
    PointKind.EMAIL: ("work", "home", "other"),
    PointKind.WEBSITE: ("work", "home", "other"),
    PointKind.CHAT: ("work", "home", "other"),
}
ADDRESS_LABELS = ("work", "home", "other")

# By the enum first: members of two StrEnums with the same value are equal and hash alike.
_WORDS: Mapping[type[Enum], Mapping[Any, str]] = {
    ActivityKind: KIND_WORDS,
    ExpenseCategory: CATEGORY_WORDS,
    Measure: MEASURE_WORDS,
    GoalStatus: GOAL_STATUS_WORDS,
    Direction: DIRECTION_WORDS,
    ReferralStatus: STATUS_WORDS,
    PointKind: POINT_WORDS,
}


def word(member: Enum) -> str:
    """What `member` is called, in the owner's language; several purposes are listed with commas."""
    if isinstance(member, Purpose):
        return ", ".join(_(text) for purpose, text in PURPOSE_WORDS.items() if purpose in member)
    return _(_WORDS[type(member)][member])


def label_word(label: str) -> str:
    """What the label of a phone, mail or address is called; the owner's own words stay as typed."""
    known = LABEL_WORDS.get(label.strip().lower())
    return _(known) if known else label
