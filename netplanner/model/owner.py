"""The owner: what the book says of the business it plans for, and the constants it counts with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TrustTime(StrEnum):
    """How long clients of the owner's trade take to trust (method.md §2.8)."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The one row about the owner. Kept in the book, since the figures depend on it."""

    id: int = 1
    business: str = ""
    owner: str = ""
    trade: str = ""
    currency: str = "EUR"  # ISO 4217
    working_days: int = 0b0011111  # bit 0 Monday … bit 6 Sunday
    day_minutes: int = 480  # working minutes of a working day
    hour_value_cents: int = 0  # value of the owner's hour (method.md §2.11)
    looking_for: str = ""  # whom I am looking for, in one sentence
    on_track_margin: int = (
        10  # points behind the pace that still count as on track (method.md §5.3)
    )
    at_risk_margin: int = 25  # points behind the pace from which a goal is at risk (method.md §5.3)
    demo: bool = False  # an example book, shown as such
    trust_time: TrustTime = TrustTime.MEDIUM

    def works_on(self, weekday: int) -> bool:
        """Whether `weekday` (0 Monday … 6 Sunday) is a working day."""
        return bool(self.working_days >> weekday & 1)
