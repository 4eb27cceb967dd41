"""The example book: a joiner's two years of networking, made anew around the day it is asked for.

The same day and language always give the same book, so that pictures and tests can count on it.
"""

from __future__ import annotations

import datetime
import random
import tomllib
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import resources
from netplanner import contacts, demo_relations
from netplanner.i18n import language
from netplanner.model.months import year_months
from netplanner.model.owner import Profile
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind, Tag
from netplanner.model.plan import Expense, ExpenseCategory, Goal, Measure, MoneyBudget, TimeBudget
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose
from netplanner.store import Book

if TYPE_CHECKING:
    from pathlib import Path

    from netplanner.store import Edit

DAYS = 730  # two years of log
B, S, I, C = Purpose.BUSINESS, Purpose.SKILLS, Purpose.INFLUENCE, Purpose.COMMUNITY  # noqa: E741


def make(path: Path, today: datetime.date) -> Book:
    """Make the example book at `path` in the language in use; `BookError` if a file is there."""
    told = resources.demo(language())
    words: dict[str, Any] = tomllib.loads(told)
    chance = random.Random(20)  # noqa: S311,RUF100 - the same book every time

    def fill(edit: Edit) -> None:
        edit.put(_profile(words))
        people = _people(edit, words, today, chance)
        _activities(edit, words, people, today, chance)
        _referrals(edit, words, people, today, chance)
        demo_relations.fill(edit, words, people, today)
        _plan(edit, words, today)

    return Book.create(path, fill=fill)


def _profile(words: dict[str, Any]) -> Profile:
    return Profile(
        business=words["business"],
        owner=words["owner"],
        trade=words["trade"],
        looking_for=words["looking_for"],
        hour_value_cents=3000,
        demo=True,
    )


def _people(
    edit: Edit, words: dict[str, Any], today: datetime.date, chance: random.Random
) -> list[Contact]:
    """Everybody in the book; the first known longest."""
    people: list[Contact] = []
    first = edit.first_free_id(Contact)
    for number, person in enumerate(words["people"]):
        met = today - datetime.timedelta(days=DAYS + 300 - number * 26)
        born = datetime.date(1960 + number % 35, number % 12 + 1, number * 7 % 28 + 1).isoformat()
        contact = Contact(
            id=first + number,
            uid=str(uuid.UUID(int=number + 1)),
            prefix=person.get("prefix", ""),
            given=person["given"],
            family=person["family"],
            firm=person.get("firm", ""),
            job_title=person.get("job_title", ""),
            trade=person["trade"],
            birthday=("", born, f"-{born[4:]}")[number % 3],
            met_how=person["met_how"],
            met_on=min(met, today),
            introduced_by_id=first + number // 3 if number % 4 == 2 else None,
            cadence_days=person.get("cadence_days"),
            notes=person.get("notes", ""),
            favourite=number % 9 == 0,
        )
        host = "".join(letter for letter in contacts.fold(contact.firm) if letter.isalnum())
        mail = f"{contacts.fold(contact.given).split()[0]}@{host or 'posta'}.example"
        phone = f"+39 3{30 + number} {chance.randrange(100, 999)} {chance.randrange(1000, 9999)}"
        points = [
            ContactPoint(kind=PointKind.PHONE, label="mobile", value=phone),
            ContactPoint(kind=PointKind.EMAIL, label="work", value=mail),
        ]
        if contact.firm and number % 2:
            site = f"https://www.{host}.example"
            points.append(ContactPoint(kind=PointKind.WEBSITE, label="work", value=site))
        contact = contacts.indexed(
            Card(contact=contact, points=tuple(points), tags=(person["tag"],))
        )
        edit.put_many([contact])
        edit.put_many(
            replace(point, contact_id=contact.id, position=position)
            for position, point in enumerate(points)
        )
        edit.put_many([Tag(contact_id=contact.id, name=person["tag"])])
        edit.put_many([Address(contact_id=contact.id, label="work", city=person["city"])])
        people.append(contact)
    return people


def _activities(
    edit: Edit,
    words: dict[str, Any],
    people: list[Contact],
    today: datetime.date,
    chance: random.Random,
) -> None:
    """The log: a weekly group, one-to-ones, events, and the small work between them."""
    partners = [person for person in people if person.cadence_days == 30]
    seen = {person.id: person.met_on for person in people}

    def log(whom: list[Contact], day: datetime.date, *figures: Any, **told: Any) -> None:
        _log(edit, whom, day, *figures, **told)
        seen.update((person.id, day) for person in whom)

    def lateness(person: Contact) -> float:
        return (day - (seen[person.id] or day)).days / (person.cadence_days or DAYS)

    day = today - datetime.timedelta(days=DAYS)
    while day <= today:
        season = 0.35 if day.month == 8 else 1.0
        known = [person for person in people if person.met_on and person.met_on <= day]
        if day.weekday() == 2 and chance.random() < 0.85 * season:
            members = chance.sample(partners[:9], 4)
            log(members, day, 120, ActivityKind.MEETING, purposes=B, occasion=words["group"])
        if day.weekday() in (1, 3) and chance.random() < 0.62 * season:
            whom = [chance.choice(partners if chance.random() < 0.7 else known)]
            note = chance.choice(words["notes"])
            minutes = chance.choice([45, 60, 60, 75, 90])
            log(whom, day, minutes, ActivityKind.ONE_TO_ONE, purposes=B | I, notes=note)
        if day.weekday() in (0, 2) and chance.random() < 0.75 * season:
            late = max((person for person in known if person.cadence_days), key=lateness)
            log([late], day, chance.choice([10, 15, 20]), ActivityKind.FOLLOW_UP, purposes=B)
        if day.weekday() == 4 and chance.random() < 0.4 * season:
            kind = chance.choice([ActivityKind.GIVING, ActivityKind.REFERRAL_WORK])
            log([chance.choice(partners)], day, 30, kind, purposes=B | I)
        if day.weekday() == 3 and chance.random() < 0.12 * season:
            whom, name = chance.sample(known, 2), chance.choice(words["events"])
            log(whom, day, 150, ActivityKind.EVENT, purposes=B | I, occasion=name)
        if day.weekday() == 5 and chance.random() < 0.10:
            helper = [person for person in known if person.trade in ("Charity", "Associazione")]
            name = chance.choice(words["service"])
            log(helper, day, 180, ActivityKind.SERVICE, purposes=C, occasion=name)
        if day.weekday() == 6 and chance.random() < 0.16:
            name = chance.choice(words["training"])
            log([], day, 60, ActivityKind.TRAINING, purposes=S, occasion=name)
        if day.day in (1, 15) and chance.random() < 0.8:
            log([], day, 45, ActivityKind.PLANNING, purposes=B)
        if day.weekday() == 1 and chance.random() < 0.35 * season:
            log([], day, 25, ActivityKind.ONLINE, purposes=I)
        day += datetime.timedelta(days=1)


_COSTS = {  # what a kind costs each time, and the budget line it counts on
    ActivityKind.MEETING: (1200, ExpenseCategory.MEALS),
    ActivityKind.ONE_TO_ONE: (450, ExpenseCategory.MEALS),
    ActivityKind.EVENT: (2500, ExpenseCategory.TICKETS),
}


def _log(
    edit: Edit,
    people: list[Contact],
    day: datetime.date,
    minutes: int,
    kind: ActivityKind,
    **told: Any,
) -> None:
    cost, line = _COSTS.get(kind, (0, ExpenseCategory.OTHER))
    activity = edit.put(
        Activity(day=day, minutes=minutes, kind=kind, cost_cents=cost, cost_category=line, **told)
    )
    edit.put_many(
        ActivityPerson(activity_id=activity.id, contact_id=person.id) for person in people
    )


def _referrals(
    edit: Edit,
    words: dict[str, Any],
    people: list[Contact],
    today: datetime.date,
    chance: random.Random,
) -> None:
    """What was given, and, months later, what came back; most of what is old has ended."""
    partners = [person for person in people if person.cadence_days == 30]
    for number in range(78):
        given = number % 5 < 3
        age = int(DAYS * (1 - number / 77) ** (0.9 if given else 1.25))
        day = today - datetime.timedelta(days=age)
        settled = age > 75 or (age > 20 and number % 3 == 0)
        ended = [ReferralStatus.WON, ReferralStatus.WON, ReferralStatus.LOST]
        ended += [ReferralStatus.NOT_A_FIT, ReferralStatus.PARKED]
        going = [ReferralStatus.TO_CONTACT, ReferralStatus.CONTACTED]
        going += [ReferralStatus.MEETING_SET, ReferralStatus.QUOTE_SENT, ReferralStatus.NO_ANSWER]
        status = chance.choice(ended if settled else going)
        value = chance.choice([80_000, 150_000, 240_000, 380_000, 650_000])
        name = words["prospects"][number % len(words["prospects"])]
        thanked = day + datetime.timedelta(days=2)
        referral = edit.put(
            Referral(
                direction=Direction.GIVEN if given else Direction.RECEIVED,
                day=day,
                partner_id=chance.choice(partners).id,
                prospect_name=name,
                prospect_phone=f"+39 051 {chance.randrange(100_000, 999_999)}",
                need=chance.choice(words["needs"]),
                level=chance.choice([2, 3, 3, 4, 4, 5]),
                inside=number % 11 == 0,
                value_cents=value,
                status=status,
                thanked_on=thanked if thanked <= today and number % 4 else None,
                told_on=thanked if settled and not given and number % 6 else None,
            )
        )
        if status is ReferralStatus.WON and not given:
            paid = day + datetime.timedelta(days=35)
            for share, wait in ((0.4, 0), (0.6, 40))[: 1 + number % 2]:
                on = paid + datetime.timedelta(days=wait)
                if on <= today:
                    amount = int(value * (share if number % 2 else 1))
                    edit.put(ClosedBusiness(referral_id=referral.id, day=on, amount_cents=amount))


def _plan(edit: Edit, words: dict[str, Any], today: datetime.date) -> None:
    """This year's goals, budget and expenses, and last year's budget to compare with."""
    start, due = datetime.date(today.year, 1, 1), datetime.date(today.year, 12, 31)
    titles = words["goals"]
    for title, measure, target, purposes, counted in (
        (titles["hours"], Measure.HOURS, 240 * 60, B | I, 0),
        (titles["one"], Measure.ONE_TO_ONES, 90, B, 0),
        (titles["given"], Measure.REFERRALS_GIVEN, 24, B | I, 0),
        (titles["received"], Measure.REFERRALS_RECEIVED, 18, B, 0),
        (titles["closed"], Measure.CLOSED_BUSINESS, 1_400_000, B, 0),
        (titles["people"], Measure.NEW_PEOPLE, 12, I, 0),
        (titles["hand"], Measure.BY_HAND, 3, S | C, 1),
    ):
        edit.put(
            Goal(
                title=title,
                measure=measure,
                target=target,
                counted=counted,
                start_on=start,
                due_on=due,
                purposes=purposes,
            )
        )
    for year in (today.year - 1, today.year):
        for month in year_months(year):
            for category, cents in (
                (ExpenseCategory.MEALS, 8_000),
                (ExpenseCategory.TICKETS, 3_000),
                (ExpenseCategory.COMMUNICATIONS, 2_500),
            ):
                edit.put_many([MoneyBudget(month=month, category=category, cents=cents)])
            for kind, minutes in (
                (ActivityKind.MEETING, 480),
                (ActivityKind.ONE_TO_ONE, 480),
                (ActivityKind.FOLLOW_UP, 60),
                (ActivityKind.GIVING, 60),
                (ActivityKind.EVENT, 120),
                (ActivityKind.SERVICE, 120),
                (ActivityKind.TRAINING, 60),
                (ActivityKind.PLANNING, 90),
            ):
                edit.put_many([TimeBudget(month=month, kind=kind, minutes=minutes)])
        january = year_months(year)[0]
        for month, category, cents in (
            (january, ExpenseCategory.DUES, 78_000),
            (january + 11, ExpenseCategory.GIFTS, 25_000),
            (january + 4, ExpenseCategory.SPONSOR, 15_000),
            (january + 8, ExpenseCategory.TRAINING, 20_000),
            (january + 1, ExpenseCategory.MATERIALS, 9_000),
        ):
            edit.put_many([MoneyBudget(month=month, category=category, cents=cents)])
        _expenses(edit, words["expenses"], year, today)


def _expenses(edit: Edit, notes: dict[str, str], year: int, today: datetime.date) -> None:
    spent = [
        (datetime.date(year, 1, 14), ExpenseCategory.DUES, 78_000),
        (datetime.date(year, 2, 6), ExpenseCategory.MATERIALS, 9_760),
        (datetime.date(year, 5, 18), ExpenseCategory.SPONSOR, 15_000),
        (datetime.date(year, 9, 22), ExpenseCategory.TRAINING, 18_000),
        (datetime.date(year, 12, 10), ExpenseCategory.GIFTS, 23_450),
        *(
            (datetime.date(year, month, 3), ExpenseCategory.COMMUNICATIONS, 2_440)
            for month in range(1, 13)
        ),
    ]
    edit.put_many(
        Expense(day=day, category=category, amount_cents=cents, note=notes[category.value])
        for day, category, cents in spent
        if day <= today
    )
