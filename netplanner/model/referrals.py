"""Referrals: what the owner gave and received, and the business it closed (method.md §2.4-2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


class Direction(StrEnum):
    """Given comes first, everywhere (method.md §7 trap 2)."""

    GIVEN = "given"
    RECEIVED = "received"


class ReferralStatus(StrEnum):
    """Where the referral stands (method.md §2.4)."""

    TO_CONTACT = "to_contact"
    CONTACTED = "contacted"
    MEETING_SET = "meeting_set"
    QUOTE_SENT = "quote_sent"
    WON = "won"
    LOST = "lost"
    NOT_A_FIT = "not_a_fit"
    NO_ANSWER = "no_answer"
    PARKED = "parked"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in _OPEN


_OPEN = frozenset(
    {
        ReferralStatus.TO_CONTACT,
        ReferralStatus.CONTACTED,
        ReferralStatus.MEETING_SET,
        ReferralStatus.QUOTE_SENT,
        ReferralStatus.NO_ANSWER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A first introduction, given to or received from a partner."""

    id: int = 0
    direction: Direction = Direction.GIVEN
    day: datetime.date
    partner_id: int | None = None  # the contact; None once that contact was deleted
    prospect_name: str = ""
    prospect_phone: str = ""
    prospect_email: str = ""
    need: str = ""
    level: int = 3  # 1-5, the effort of the giver, never a probability (method.md §2.4)
    inside: bool = False  # the partner buys himself
    value_cents: int = 0  # expected
    status: ReferralStatus = ReferralStatus.TO_CONTACT
    thanked_on: datetime.date | None = None
    told_on: datetime.date | None = None  # when the giver of a received one heard what came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBusiness:
    """An amount, net of VAT, that came of a referral (method.md §2.5); one may bring many."""

    id: int = 0
    referral_id: int = 0
    day: datetime.date
    amount_cents: int = 0
