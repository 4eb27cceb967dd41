"""What the first page tells: the hours of the month, the days with an act, the first steps done."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from netplanner.model.months import month_key

if TYPE_CHECKING:
    from collections.abc import Container

    from netplanner.model.owner import Profile
    from netplanner.store import Book

COVERED_DAYS = 20  # working days looked back on (method.md §8.10)
EVERY_DAY = 0.8  # from this share on it counts as every day (method.md §8.10)


class Coverage(NamedTuple):
    """On how many of the last working days something was done."""

    days: int
    of: int

    @property
    def every_day(self) -> bool:
        """Whether that is networking every day."""
        return self.of > 0 and self.days / self.of >= EVERY_DAY


class MonthSoFar(NamedTuple):
    """The current month. Minutes."""

    spent: int
    planned: int
    given: int
    received: int


class FirstSteps(NamedTuple):
    """What a new owner has done already."""

    contacts: bool
    activities: bool
    referrals: bool
    goals: bool

    @property
    def all_done(self) -> bool:
        """Whether there is nothing left to teach."""
        return self.contacts and self.activities and self.referrals and self.goals


def month_so_far(book: Book, today: datetime.date) -> MonthSoFar:
    """The hours spent of those planned, and the referrals, of the month `today` lies in."""
    month = month_key(today)
    ((spent, planned, given, received),) = book.query(
        "SELECT (SELECT IFNULL(SUM(minutes), 0) FROM activity WHERE month = ?1),"
        " (SELECT IFNULL(SUM(minutes), 0) FROM time_budget WHERE month = ?1),"
        " (SELECT COUNT(*) FROM referral WHERE month = ?1 AND direction = 'given'),"
        " (SELECT COUNT(*) FROM referral WHERE month = ?1 AND direction = 'received')",
        (month,),
    )
    return MonthSoFar(spent=spent, planned=planned, given=given, received=received)


def coverage(book: Book, profile: Profile, today: datetime.date) -> Coverage:
    """Working days with an activity or a referral among the last 20 (method.md §8.10)."""
    first = today - datetime.timedelta(days=COVERED_DAYS * 7)  # one working day a week suffices
    acts = {
        datetime.date.fromisoformat(day)
        for (day,) in book.query(
            "SELECT day FROM activity WHERE day BETWEEN ?1 AND ?2"
            " UNION SELECT day FROM referral WHERE day BETWEEN ?1 AND ?2",
            (first.isoformat(), today.isoformat()),
        )
    }
    days = last_working_days(profile, today, acts)
    return Coverage(days=sum(day in acts for day in days), of=len(days))


def last_working_days(
    profile: Profile, today: datetime.date, acts: Container[datetime.date]
) -> list[datetime.date]:
    """The last 20 working days, newest first; today only if it has its act already.

    Today is still the owner's to use, so an empty one does not count against him.
    """
    day = today if today in acts else today - datetime.timedelta(days=1)
    days: list[datetime.date] = []
    for _weeks in range(COVERED_DAYS * 7):
        if profile.works_on(day.weekday()):
            days.append(day)
        if len(days) == COVERED_DAYS:
            break
        day -= datetime.timedelta(days=1)
    return days


def first_steps(book: Book) -> FirstSteps:
    """Which of the first steps have been taken."""
    tables = ("contact", "activity", "referral", "goal")
    asked = ", ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables)
    ((people, work, referred, goals),) = book.query(f"SELECT {asked}")
    return FirstSteps(
        contacts=bool(people), activities=bool(work), referrals=bool(referred), goals=bool(goals)
    )
