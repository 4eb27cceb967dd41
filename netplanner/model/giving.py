"""Giving and asking: the acts that build a relationship, and what one asks for (method.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


class Act(StrEnum):
    """What one does for a relationship, in the order of method.md §2.3."""

    GREETING = "greeting"
    CALL = "call"
    THANK_YOU = "thank_you"
    INFORMATION = "information"
    INVITATION = "invitation"
    INTRODUCTION = "introduction"
    ONE_TO_ONE = "one2one"  # one that is about them
    TESTIMONIAL = "testimonial"
    STAGE = "stage"  # an occasion to speak in public, or in the media
    ADVICE = "advice"  # advice or hands-on help with their goal
    PURCHASE = "purchase"
    REFERRAL_1_2 = "referral_1_2"
    REFERRAL_3 = "referral_3"
    REFERRAL_4 = "referral_4"
    REFERRAL_5 = "referral_5"
    NOMINATION = "nomination"
    SERVICE = "service"  # per two hours; its capital is the group's
    LEARNING = "learning"  # per hour
    NEW_PERSON = "new_person"  # met, and followed up within 24 hours


class AskKind(StrEnum):
    """What one may ask somebody for (method.md §8.2)."""

    ADVICE = "advice"
    TESTIMONIAL = "testimonial"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    SPONSORSHIP = "sponsorship"


class Answer(StrEnum):
    """What came of an ask."""

    WAITING = ""
    YES = "yes"
    NO = "no"
    LATER = "later"


class Light(StrEnum):
    """Whether it is time to ask (method.md §8.3)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Harvest(StrEnum):
    """What an ask at the wrong time was (method.md §8.3)."""

    NONE = ""
    TOO_EARLY = "too_early"
    TOO_MUCH = "too_much"


class CapitalBand(StrEnum):
    """What the balance of an account of social capital means (method.md §8.2)."""

    OVERDRAWN = "overdrawn"
    THIN = "thin"
    SOUND = "sound"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """Something done for a contact. Referrals are records of their own."""

    id: int = 0
    contact_id: int = 0
    day: datetime.date
    act: Act
    other_id: int | None = None  # whom they were introduced to
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something asked of a contact, with the light as it was on the day."""

    id: int = 0
    contact_id: int = 0
    day: datetime.date
    kind: AskKind = AskKind.REFERRAL
    target: str = ""  # the client or the person asked for
    offered: bool = False  # they asked how they can help
    light: Light = Light.GREEN
    harvest: Harvest = Harvest.NONE
    answer: Answer = Answer.WAITING
    referral_id: int | None = None  # the referral that came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something I said I would do for a contact; open until it is kept."""

    id: int = 0
    contact_id: int = 0
    day: datetime.date
    what: str = ""
    due_on: datetime.date | None = None
    kept_on: datetime.date | None = None
