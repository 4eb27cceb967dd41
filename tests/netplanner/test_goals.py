from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from netplanner import contacts, goals
from netplanner.errors import InvalidError
from netplanner.i18n import use_language
from netplanner.model.owner import Profile
from netplanner.model.people import Card, Contact
from netplanner.model.plan import Goal, GoalStatus, Measure
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, Purpose

TODAY = datetime.date(2026, 11, 24)
NOVEMBER = datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)


def day(number: int, month: int = 11) -> datetime.date:
    return datetime.date(2026, month, number)


def goal(measure: Measure = Measure.ONE_TO_ONES, **more) -> Goal:
    start, due = NOVEMBER
    values = {"title": "Talk", "target": 10, "start_on": start, "due_on": due}
    return Goal(measure=measure, purposes=Purpose.BUSINESS, **(values | more))


@pytest.fixture
def log(book):
    """A log around November 2026, with entries on both of its edges."""
    with book.edit("log") as edit:
        for when, minutes, kind in (
            (day(31, 10), 60, ActivityKind.ONE_TO_ONE),
            (day(1), 30, ActivityKind.ONE_TO_ONE),
            (day(24), 45, ActivityKind.ONE_TO_ONE),
            (day(24), 90, ActivityKind.MEETING),
            (day(30), 15, ActivityKind.ONE_TO_ONE),
            (day(1, 12), 500, ActivityKind.EVENT),
        ):
            edit.put(Activity(day=when, minutes=minutes, kind=kind))
        given = edit.put(Referral(direction=Direction.GIVEN, day=day(3)))
        edit.put(Referral(direction=Direction.GIVEN, day=day(4), status=ReferralStatus.NOT_A_FIT))
        received = edit.put(Referral(direction=Direction.RECEIVED, day=day(5, 10)))
        edit.put(ClosedBusiness(referral_id=received.id, day=day(6), amount_cents=120_000))
        edit.put(ClosedBusiness(referral_id=received.id, day=day(7, 10), amount_cents=5_000))
        edit.put(ClosedBusiness(referral_id=given.id, day=day(8), amount_cents=999))
    for name, met_on in (("Anna", day(2)), ("Bruno", day(2, 10)), ("Carla", None)):
        contacts.save(book, Card(contact=Contact(given=name, met_on=met_on)))


@pytest.mark.parametrize(
    ("measure", "by_today", "in_october"),
    [
        (Measure.ONE_TO_ONES, 2, 1),
        (Measure.ACTIVITIES, 3, 1),
        (Measure.HOURS, 165, 60),
        (Measure.REFERRALS_GIVEN, 2, 0),
        (Measure.REFERRALS_RECEIVED, 0, 1),
        (Measure.CLOSED_BUSINESS, 120_000, 5_000),
        (Measure.NEW_PEOPLE, 1, 1),
    ],
)
def test_progress_and_last_month_come_from_the_log(book, log, measure, by_today, in_october):
    standing = goals.standing(book, goal(measure), TODAY, Profile())
    assert standing.value == by_today
    assert standing.last_month_value == in_october


def test_what_is_logged_after_the_due_day_counts_no_more(book, log):
    assert goals.progress(book, goal(Measure.HOURS), day(31, 12)) == 180


def test_a_goal_that_has_not_started_counts_nothing(book, log):
    later = goal(Measure.HOURS, start_on=day(1, 12), due_on=day(31, 12))
    standing = goals.standing(book, later, TODAY, Profile())
    assert (standing.value, standing.expected) == (0, 0)
    assert standing.status is GoalStatus.NOT_STARTED


def test_last_month_is_the_month_before_the_one_planned(book, log):
    december = 2026 * 12 + 11
    standing = goals.standing(book, goal(Measure.HOURS), TODAY, Profile(), december)
    assert standing.last_month_value == 180


def test_the_mark_of_today_stands_where_the_working_days_put_it(book):
    standing = goals.standing(book, goal(target=21), TODAY, Profile())
    assert standing.expected_value == 16  # of 21 working days, 2 to 23 November have passed


def test_a_goal_counted_by_hand_goes_up_and_down_but_not_below_zero(book):
    mine = goals.save(book, goal(Measure.BY_HAND))
    mine = goals.count_by_hand(book, mine, 1)
    mine = goals.count_by_hand(book, mine, 1)
    assert goals.progress(book, mine, TODAY) == 2
    mine = goals.count_by_hand(book, mine, -5)
    assert goals.progress(book, mine, TODAY) == 0
    assert goals.standing(book, mine, TODAY, Profile()).last_month_value is None


def test_goals_of_a_month_are_all_that_run_on_one_of_its_days(book):
    start, due = NOVEMBER
    year = goals.save(book, goal(title="Year", start_on=day(1, 1), due_on=day(31, 12)))
    edge = goals.save(book, goal(title="Edge", start_on=day(1, 10), due_on=start))
    late = goals.save(book, goal(title="Late", start_on=due, due_on=day(5, 12)))
    goals.save(book, goal(title="Past", start_on=day(1, 9), due_on=day(31, 10)))
    goals.save(book, goal(title="Next", start_on=day(1, 12), due_on=day(31, 12)))
    assert goals.in_month(book, 2026 * 12 + 10) == [edge, late, year]
    assert len(goals.in_year(book, 2026)) == 5
    assert goals.in_year(book, 2025) == []


def test_adding_changing_and_deleting_a_goal_can_be_undone(book):
    mine = goals.save(book, goal())
    assert book.undo_label == "Add goal"
    goals.save(book, replace(mine, target=12))
    assert book.undo_label == "Change goal"
    goals.remove(book, [mine])
    assert goals.in_year(book, 2026) == []
    book.undo()
    book.undo()
    assert goals.in_year(book, 2026) == [mine]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"target": 0}, "target"),
        ({"due_on": day(31, 10)}, "due_on"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused_at_its_field(book, wrong, field):
    with pytest.raises(InvalidError) as refusal:
        goals.save(book, goal(**wrong))
    assert list(refusal.value.problems) == [field]
    assert goals.in_year(book, 2026) == []


def test_a_value_is_shown_in_the_unit_of_its_measure():
    assert goals.show_value(Measure.ACTIVITIES, 1200, "EUR") == "1,200"
    assert goals.show_value(Measure.HOURS, 450, "EUR") == "7:30 h"
    assert goals.show_value(Measure.CLOSED_BUSINESS, 123_450, "EUR") == "€1,234.50"
    use_language("it")
    assert goals.show_value(Measure.CLOSED_BUSINESS, 123_450, "EUR") == "1.234,50\xa0€"
