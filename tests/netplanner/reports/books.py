"""Fills a book for the tests of what is printed: accents, markup, long names, full lists."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from netplanner.model.months import month_key, year_months
from netplanner.model.people import Contact, ContactPoint, PointKind
from netplanner.model.plan import Expense, ExpenseCategory, Goal, Measure, MoneyBudget, TimeBudget
from netplanner.model.referrals import Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose

if TYPE_CHECKING:
    from netplanner.store import Book

TODAY = datetime.date(2026, 11, 24)
NOVEMBER = month_key(TODAY)
MARKUP = '<img src="file:///etc/passwd"><b>Bold</b> & Co.'
NAMES = (
    ("José", "Müller-Lüdenscheidt"),
    ("Niccolò", "D'Angelo"),
    ("Šárka", "Nováková"),
    ("Giovanni Battista", "della Rovere Montefeltro di Urbino"),
    (MARKUP, ""),
    ("Anna", "Rossi"),
)
_DAY = datetime.timedelta(days=1)


def fill(book: Book, people: int = 40) -> None:
    """A year of work with `people` who are all due, and something on every line there is."""
    with book.edit("fill") as edit:
        edit.put(
            replace(
                book.profile,
                business="Tipografia Ferrari & Figli S.r.l.",
                owner="Ilàrià Ferrari",
                looking_for="Ristoratori di Bologna che aprono un secondo locale entro l’anno e "
                "hanno bisogno di menù, insegne e biglietti: budget oltre 5.000 €, perché no?",
            )
        )
        for number in range(people):
            given, family = NAMES[number % len(NAMES)]
            contact = edit.put(
                Contact(
                    uid=f"uid-{number}",
                    given=given,
                    family=f"{family} {number}".strip(),
                    cadence_days=30,
                    met_on=TODAY - _DAY * (60 + number) if number % 3 else None,
                    notes="Secret: daughter Giulia, allergic to nuts",
                    sort_name=f"{number:05}",
                )
            )
            edit.put(
                ContactPoint(
                    contact_id=contact.id,
                    kind=PointKind.PHONE,
                    value=f"+39 051 123 {number:04}",
                )
            )
            edit.put(
                Referral(
                    direction=list(Direction)[number % 2],
                    day=TODAY - _DAY * number,
                    partner_id=contact.id,
                    prospect_name=f"Società «Àncora» n. {number} {MARKUP}",
                    status=ReferralStatus.QUOTE_SENT,
                )
            )
        _work(book)
        _goals(book)
        for month in year_months(2026):
            for number, category in enumerate(ExpenseCategory):
                edit.put(MoneyBudget(month=month, category=category, cents=150_000 + number))
            for kind in ActivityKind:
                edit.put(TimeBudget(month=month, kind=kind, minutes=600))
        for number, category in enumerate(ExpenseCategory):
            edit.put(Expense(day=TODAY, category=category, amount_cents=123_456 + number))


def _work(book: Book) -> None:
    first = datetime.date(2026, 1, 1)
    people = [row[0] for row in book.query("SELECT id FROM contact ORDER BY id LIMIT 3")]
    with book.edit("work") as edit:
        for number in range(334):
            for kind in list(ActivityKind)[: 1 + number % 7]:
                activity = edit.put(
                    Activity(
                        day=first + _DAY * number,
                        minutes=45,
                        kind=kind,
                        occasion=f"Capitolo Nettuno {MARKUP}" if number % 2 else "",
                        purposes=Purpose.BUSINESS | Purpose.COMMUNITY,
                    )
                )
            # planning: no conversation, so everybody stays due
            planning = edit.put(replace(activity, id=0, kind=ActivityKind.PLANNING))
            for contact_id in people:
                edit.put(ActivityPerson(activity_id=planning.id, contact_id=contact_id))


def _goals(book: Book) -> None:
    with book.edit("goals") as edit:
        for number, measure in enumerate(Measure):
            edit.put(
                Goal(
                    title=f"Più referenze, più qualità {number} {MARKUP}",
                    measure=measure,
                    target=6_000_000,
                    counted=2,
                    start_on=datetime.date(2026, 1, 1),
                    due_on=datetime.date(2026, 11, 30),
                    purposes=Purpose.BUSINESS | Purpose.SKILLS,
                )
            )
