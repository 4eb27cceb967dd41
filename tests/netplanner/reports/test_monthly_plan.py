from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netplanner import i18n
from netplanner.model.people import Contact
from netplanner.model.plan import Goal, GoalStatus, Measure
from netplanner.model.referrals import Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose
from netplanner.reports import monthly_plan
from netplanner.reports.monthly_plan import Entry, Room, shown_entries
from tests.netplanner.reports.books import MARKUP, NOVEMBER, TODAY, fill

if TYPE_CHECKING:
    from netplanner.store import Book

GOLDEN = Path(__file__).parents[2] / "golden" / "reports"


def same_as_golden(name: str, text: str) -> None:
    """Compare with the kept text; NETPLANNER_GOLDEN=write keeps a new one, to be looked at."""
    path = GOLDEN / name
    if os.environ.get("NETPLANNER_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


def test_a_full_plan_says_what_the_kept_text_says(book: Book) -> None:
    fill(book)
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    same_as_golden("plan-full-en.html", monthly_plan.html(plan))


def test_an_empty_plan_says_what_the_kept_text_says(book: Book) -> None:
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    same_as_golden("plan-empty-en.html", monthly_plan.html(plan))


def test_names_with_markup_stay_text(book: Book) -> None:
    fill(book)
    text = monthly_plan.html(monthly_plan.collect(book, NOVEMBER, TODAY), Room(day_lines=99))
    assert MARKUP not in text
    assert "<b>" not in text
    assert "<img src=&#34;file:///etc/passwd" in text.replace("&lt;", "<")


def test_notes_about_people_never_go_on_paper(book: Book) -> None:
    fill(book)
    text = monthly_plan.html(monthly_plan.collect(book, NOVEMBER, TODAY))
    assert "daughter" not in text


def test_a_full_list_says_how_many_more_are_on_screen(book: Book) -> None:
    fill(book, people=46)
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    text = monthly_plan.html(plan, Room(people=12, referrals=6, lines=10))
    assert plan.people_total == 46
    assert "and 34 more on screen" in text  # people
    assert "and 40 more on screen" in text  # referrals
    assert text.count("and 4 more on screen") == 2  # goals, money
    assert "and 2 more on screen" in text  # kinds of time


def test_at_most_four_goals_go_on_paper_those_in_hand_first_the_reached_last(book: Book) -> None:
    def goal(title: str, measure: Measure, target: int) -> Goal:
        return Goal(
            title=title,
            measure=measure,
            target=target,
            counted=5,
            start_on=datetime.date(2026, 1, 1),
            due_on=day(30),
            purposes=Purpose.BUSINESS,
        )

    with book.edit("goals") as edit:
        edit.put(goal("reached", Measure.BY_HAND, 5))
        edit.put(goal("of others", Measure.REFERRALS_RECEIVED, 5))
        edit.put(goal("in hand", Measure.ONE_TO_ONES, 5))
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert [standing.goal.title for standing in plan.goals] == ["in hand", "of others", "reached"]
    assert plan.goals[-1].status is GoalStatus.DONE


def test_a_day_shows_what_was_done_with_whom_and_which_goal_is_due(book: Book) -> None:
    with book.edit("log") as edit:
        people = [edit.put(Contact(uid=name, given=name)) for name in ("Anna", "Bea", "Carla")]
        talk = edit.put(Activity(day=day(3), minutes=60, kind=ActivityKind.ONE_TO_ONE))
        fair = edit.put(Activity(day=day(3), minutes=60, occasion="Fair"))
        edit.put(Activity(day=day(3), minutes=60, kind=ActivityKind.TRAINING))
        edit.put(Activity(day=datetime.date(2026, 10, 31), minutes=60, occasion="October"))
        edit.put(ActivityPerson(activity_id=talk.id, contact_id=people[0].id))
        for person in people:
            edit.put(ActivityPerson(activity_id=fair.id, contact_id=person.id))
        edit.put(
            Goal(
                title="Ten talks",
                target=10,
                start_on=day(1),
                due_on=day(3),
                purposes=Purpose.BUSINESS,
            )
        )
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    shown = [field for week in plan.weeks for field in week if field.entries]
    assert [field.day for field in shown] == [day(3)]
    assert [entry.text for entry in shown[0].entries] == [
        "Due: Ten talks",
        "One-to-one: Anna",
        "Fair: Anna, Bea +1",
        "Training, reading",
    ]


@pytest.mark.parametrize(("entries", "said"), [(4, "e altri 2"), (9, "e altri 7")])
def test_a_full_day_counts_what_is_left_out_in_italian_too(
    book: Book, entries: int, said: str
) -> None:
    with book.edit("fill") as edit:
        for number in range(entries):
            edit.put(Activity(day=TODAY, minutes=5, occasion=f"Riunione {number}"))
    i18n.use_language("it")
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert f">{said}</span>" in monthly_plan.month_side(plan, Room(day_lines=3))


def test_a_full_day_shows_what_fits_and_says_how_many_more_there_are() -> None:
    long = Entry(text="Breakfast with everybody of the Two Towers group")
    short = Entry(text="Call")

    def texts(entries: list[Entry], lines: int) -> tuple[list[str], int]:
        shown, more = shown_entries(entries, lines)
        return [entry.text for entry in shown], more

    assert texts([], 3) == ([], 0)
    assert texts([short, short], 2) == (["Call", "Call"], 0)
    assert texts([short, short, short], 2) == (["Call"], 2)
    assert texts([long, short], 3) == (["Breakfast with everybody of…", "Call"], 0)
    assert texts([long, short, short], 3) == (["Breakfast with everybody of…"], 2)
    assert texts([short, long], 2) == (["Call", "Breakfast with…"], 0)
    assert texts([long, long], 0) == ([], 2)


def test_the_calendar_has_whole_weeks_from_monday_and_every_day_of_the_month(book: Book) -> None:
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert [len(week) for week in plan.weeks] == [7] * 6
    assert all(week[0].day.weekday() == 0 for week in plan.weeks)
    in_month = [field.day.day for week in plan.weeks for field in week if field.in_month]
    assert in_month == list(range(1, 31))
    assert plan.working_days == 21


def test_hours_for_several_purposes_are_split_evenly(book: Book) -> None:
    with book.edit("log") as edit:
        october = datetime.date(2026, 10, 5)
        both = Purpose.BUSINESS | Purpose.SKILLS
        edit.put(Activity(day=october, minutes=60, purposes=both))
        edit.put(Activity(day=october, minutes=30, purposes=Purpose.SKILLS))
        edit.put(Activity(day=october, minutes=500))
        edit.put(Activity(day=TODAY, minutes=500, purposes=both))
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert [minutes for _purpose, minutes in plan.purposes] == [30, 60, 0, 0]


def test_planning_ahead_lists_whoever_becomes_due_until_the_month_is_over(book: Book) -> None:
    with book.edit("people") as edit:
        edit.put(Contact(given="Soon", cadence_days=30, met_on=TODAY))
    now = monthly_plan.collect(book, NOVEMBER, TODAY)
    ahead = monthly_plan.collect(book, NOVEMBER + 1, TODAY)
    assert (now.people_total, ahead.people_total) == (0, 1)


def test_referrals_without_an_answer_come_last(book: Book) -> None:
    with book.edit("referrals") as edit:
        for number, status in enumerate(
            (ReferralStatus.NO_ANSWER, ReferralStatus.CONTACTED, ReferralStatus.WON)
        ):
            edit.put(Referral(day=day(1 + number), prospect_name=f"P{number}", status=status))
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert [row.prospect for row in plan.referrals] == ["P1", "P0"]
    assert plan.referrals_total == 2


def test_the_year_runs_up_to_the_month(book: Book) -> None:
    fill(book, people=1)
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    assert plan.money.month.planned == sum(150_000 + number for number in range(14))
    assert plan.money.year.planned == 11 * plan.money.month.planned
    assert plan.time.month.planned == 12 * 600


def test_dates_and_money_follow_the_language(book: Book) -> None:
    fill(book, people=1)
    i18n.use_language("it")
    text = monthly_plan.html(monthly_plan.collect(book, NOVEMBER, TODAY))
    assert "Novembre 2026" in text
    assert "1.500,00\xa0€" in text
    assert ">Lun<" in text


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_nameless_goal_and_a_currency_without_cents_are_no_trouble(
    book: Book, language: str
) -> None:
    i18n.use_language(language)
    with book.edit("odd") as edit:
        edit.put(replace(book.profile, currency="JPY"))
        edit.put(
            Goal(
                measure=Measure.CLOSED_BUSINESS,
                start_on=day(1),
                due_on=day(30),
                purposes=Purpose.NONE,
            )
        )
    assert monthly_plan.html(monthly_plan.collect(book, NOVEMBER, TODAY))
