"""The figures of the first page, on a real book."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from netplanner import today
from netplanner.model.owner import Profile
from netplanner.model.people import Card, Contact
from netplanner.model.plan import Goal, TimeBudget
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity, ActivityKind, Purpose

if TYPE_CHECKING:
    from netplanner.store import Book

TUESDAY = datetime.date(2026, 11, 24)


def _log(book: Book, *days: datetime.date) -> None:
    with book.edit("log") as edit:
        for day in days:
            edit.put(Activity(day=day, minutes=30))


def test_the_month_counts_spent_and_planned_hours_and_both_sides_of_referrals(book: Book) -> None:
    with book.edit("fill") as edit:
        edit.put(Activity(day=TUESDAY, minutes=45))
        edit.put(Activity(day=datetime.date(2026, 10, 31), minutes=500))
        edit.put(TimeBudget(month=2026 * 12 + 10, kind=ActivityKind.EVENT, minutes=600))
        edit.put(Referral(day=TUESDAY, prospect_name="Rossi"))
        edit.put(Referral(day=TUESDAY, prospect_name="Verdi", direction=Direction.RECEIVED))
    assert today.month_so_far(book, TUESDAY) == today.MonthSoFar(
        spent=45, planned=600, given=1, received=1
    )


def test_an_act_on_every_working_day_but_today_is_networking_every_day(book: Book) -> None:
    days = [TUESDAY - datetime.timedelta(days=back) for back in range(1, 30)]
    _log(book, *(day for day in days if day.weekday() < 5))
    coverage = today.coverage(book, Profile(), TUESDAY)
    assert (coverage.days, coverage.of) == (20, 20)
    assert coverage.every_day


def test_a_sunday_act_fills_no_gap_of_the_working_days(book: Book) -> None:
    _log(book, TUESDAY - datetime.timedelta(days=2))
    assert today.coverage(book, Profile(), TUESDAY).days == 0


def test_a_referral_is_an_act_and_two_acts_are_one_day(book: Book) -> None:
    monday = TUESDAY - datetime.timedelta(days=1)
    _log(book, monday)
    with book.edit("refer") as edit:
        edit.put(Referral(day=monday, prospect_name="Rossi"))
        edit.put(Referral(day=TUESDAY, prospect_name="Verdi"))
    coverage = today.coverage(book, Profile(), TUESDAY)
    assert (coverage.days, coverage.of) == (2, 20)
    assert not coverage.every_day


def test_an_owner_who_works_on_no_day_is_told_nothing_false(book: Book) -> None:
    coverage = today.coverage(book, Profile(working_days=0), TUESDAY)
    assert (coverage.days, coverage.of, coverage.every_day) == (0, 0, False)


def test_the_first_steps_are_done_one_by_one(book: Book) -> None:
    assert today.first_steps(book) == today.FirstSteps(
        contacts=False, activities=False, referrals=False, goals=False
    )
    from netplanner import contacts

    contacts.save(book, Card(contact=Contact(given="Anna")))
    _log(book, TUESDAY)
    with book.edit("fill") as edit:
        edit.put(Referral(day=TUESDAY, prospect_name="Rossi"))
        edit.put(Goal(target=1, start_on=TUESDAY, due_on=TUESDAY, purposes=Purpose.NONE))
    assert today.first_steps(book).all_done
