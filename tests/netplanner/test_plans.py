from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from netplanner import contacts, plans, rules
from netplanner.method import cadence
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.model.rules import DEFAULT
from netplanner.model.work import Activity, ActivityKind, ActivityPerson

TODAY = datetime.date(2026, 11, 24)


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def person(book, name: str, cadence_days: int | None, *, met: int | None = None, phone: str = ""):
    points = [
        ContactPoint(kind=PointKind.EMAIL, value="a@b.it"),
        ContactPoint(kind=PointKind.PHONE, value=phone),
        ContactPoint(kind=PointKind.PHONE, value="second"),
    ]
    contact = Contact(
        given=name, cadence_days=cadence_days, met_on=None if met is None else ago(met)
    )
    return contacts.save(book, Card(contact=contact, points=tuple(points) if phone else ()))


def spoke(book, contact_id: int, days: int, kind: ActivityKind = ActivityKind.ONE_TO_ONE):
    with book.edit("log") as edit:
        activity = edit.put(Activity(day=ago(days), minutes=30, kind=kind))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=contact_id))


def due_names(book, limit: int = 12) -> list[str]:
    return [one.name for one in plans.due(book, TODAY, limit).people]


def test_a_person_is_due_when_the_cadence_has_passed_and_not_a_day_before(book):
    spoke(book, person(book, "Today", 30, phone="+39 1"), 30)
    spoke(book, person(book, "Tomorrow", 30), 29)
    (due,), total = plans.due(book, TODAY)
    assert (due.name, due.phone, due.waiting, due.overdue) == ("Today", "+39 1", 30, 1)
    assert due.last_on == ago(30)
    assert not due.neglected
    assert total == 1


def test_nobody_without_a_cadence_is_ever_due(book):
    spoke(book, person(book, "Anna", None), 900)
    assert plans.due(book, TODAY) == ([], 0)


def test_the_latest_conversation_counts_and_not_one_still_to_come(book):
    anna = person(book, "Anna", 30)
    spoke(book, anna, 90)
    spoke(book, anna, 40)
    spoke(book, anna, -3)
    assert plans.due(book, TODAY).people[0].waiting == 40


def test_a_conversation_of_years_ago_is_remembered(book):
    anna, marco = person(book, "Anna", 30), person(book, "Marco", 30)
    spoke(book, anna, 1500)
    spoke(book, marco, 1600)
    spoke(book, marco, 700)
    assert [(one.name, one.waiting) for one in plans.due(book, TODAY).people] == [
        ("Anna", 1500),
        ("Marco", 700),
    ]


@pytest.mark.parametrize("kind", list(ActivityKind))
def test_only_two_way_kinds_put_a_person_off_the_list(book, kind):
    anna = person(book, "Anna", 30, met=200)
    spoke(book, anna, 1, kind)
    assert (due_names(book) == []) is (kind in cadence.TWO_WAY)


def test_before_the_first_conversation_the_day_you_met_counts(book):
    person(book, "New", 30, met=10)
    person(book, "Met", 30, met=60)
    (met,) = plans.due(book, TODAY).people
    assert (met.name, met.waiting, met.overdue) == ("Met", 60, 2)
    assert met.last_on is None  # meeting is no conversation


def test_somebody_with_a_cadence_and_no_record_is_due_after_all_who_are_late(book):
    person(book, "Unknown", 7)
    spoke(book, person(book, "Late", 300), 301)
    unknown = plans.due(book, TODAY).people[1]
    assert due_names(book) == ["Late", "Unknown"]
    assert (unknown.waiting, unknown.last_on) == (None, None)
    assert not unknown.neglected


def test_the_list_has_the_order_of_the_method_and_ends_at_its_limit(book):
    late = [(60, 30), (119, 60), (400, 120), (31, 30), (50, 20), (700, 300), (65, 60)]
    for days, every in late:
        spoke(book, person(book, f"{days}/{every}", every), days)
    expected = sorted(late, key=lambda one: -cadence.urgency(DEFAULT, *one))
    assert due_names(book) == [f"{days}/{every}" for days, every in expected]
    assert due_names(book, 2) == [f"{days}/{every}" for days, every in expected[:2]]
    assert plans.due(book, TODAY, 2).total == len(late)


def test_what_counts_as_waiting_long_is_the_owner_s_to_change(book):
    contact = Contact(given="Anna", cadence_days=30, met_on=TODAY - datetime.timedelta(days=40))
    contacts.save(book, Card(contact=contact))
    assert not plans.due(book, TODAY).people[0].neglected
    rules.save(book, replace(DEFAULT, neglected_above=1.2))
    assert plans.due(book, TODAY).people[0].neglected
