from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netplanner import i18n
from netplanner.model.people import Contact
from netplanner.model.plan import Expense, Goal, GoalStatus, Measure
from netplanner.model.referrals import Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose
from netplanner.reports import monthly_plan
from netplanner.reports.month_calendar import Entry, shown_entries
from netplanner.reports.monthly_plan import Room
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
        "Anna: one-to-one",
        "Anna, Bea +1: Fair",
        "Training",
    ]


def test_a_day_names_the_person_first_and_of_a_group_none_of_its_members(book: Book) -> None:
    with book.edit("log") as edit:
        anna = edit.put(
            Contact(uid="anna", prefix="Dott.ssa", given="Anna Maria", family="Bianchi")
        )
        for kind, occasion in (
            (ActivityKind.FOLLOW_UP, ""),
            (ActivityKind.MEETING, "Breakfast group"),
            (ActivityKind.MEETING, ""),
            (ActivityKind.EVENT, "Fair"),
            (ActivityKind.ONE_TO_ONE, "coffee"),
        ):
            activity = edit.put(Activity(day=day(3), minutes=60, kind=kind, occasion=occasion))
            edit.put(ActivityPerson(activity_id=activity.id, contact_id=anna.id))
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    (shown,) = [field for week in plan.weeks for field in week if field.entries]
    assert [entry.text for entry in shown.entries] == [
        "Anna Maria Bianchi: follow-up",
        "Breakfast group",
        "Group",
        "Fair: Anna Maria Bianchi",
        "Anna Maria Bianchi: coffee",
    ]


def _goal(title: str, measure: Measure, target: int, first: datetime.date) -> Goal:
    return Goal(
        title=title,
        measure=measure,
        target=target,
        start_on=first,
        due_on=datetime.date(2026, 12, 31),
        purposes=Purpose.BUSINESS,
    )


def test_of_a_goal_of_the_year_the_month_has_the_share_of_its_working_days(book: Book) -> None:
    """The year's target beside a box for the month would be read as the month's."""
    january = datetime.date(2026, 1, 1)
    with book.edit("goals") as edit:
        hours = edit.put(_goal("Hours", Measure.HOURS, 240 * 60, january))
        talks = edit.put(_goal("Talks", Measure.BY_HAND, 3, january))
        money = edit.put(_goal("Business", Measure.CLOSED_BUSINESS, 1_200_000, january))
        later = edit.put(_goal("In December", Measure.ONE_TO_ONES, 4, datetime.date(2026, 12, 1)))
    plan = monthly_plan.collect(book, NOVEMBER, TODAY)
    # November has 21 of the year's 261 working days
    assert [monthly_plan.show_share(plan, goal) for goal in (hours, talks, money)] == [
        "19:15 h",
        "<1",
        "€966.00",
    ]
    december = monthly_plan.collect(book, NOVEMBER + 1, TODAY)
    assert monthly_plan.show_share(december, later) == "4"
    text = monthly_plan.month_side(plan, Room())
    assert "of 240:00 h" in text
    assert "by 31/12/2026" in text


def test_money_and_time_stand_on_the_same_lines(book: Book) -> None:
    """So the totals do, however many lines a name takes."""
    fill(book)
    text = monthly_plan.people_side(monthly_plan.collect(book, NOVEMBER, TODAY), Room())
    rows = [row for row in text.split("<tr>") if ">Month<" in row or ">Year so far<" in row]
    assert [row.count(">Month<") + row.count(">Year so far<") for row in rows] == [2, 2]


def test_what_is_over_the_budget_says_so_as_on_screen(book: Book) -> None:
    with book.edit("log") as edit:
        edit.put(Activity(day=day(3), minutes=55, kind=ActivityKind.ONE_TO_ONE))
        edit.put(Expense(day=day(3), amount_cents=1250))
    text = monthly_plan.people_side(monthly_plan.collect(book, NOVEMBER, TODAY), Room())
    assert ">0:55 over<" in text
    assert ">€12.50 over<" in text
    assert ">-" not in text


def test_an_open_referral_has_the_phone_of_the_prospect_and_says_if_it_is_late(book: Book) -> None:
    with book.edit("referrals") as edit:
        anna = edit.put(Contact(uid="anna", given="Anna"))
        for number, direction in ((1, Direction.RECEIVED), (20, Direction.GIVEN)):
            edit.put(
                Referral(
                    day=day(number),
                    direction=direction,
                    partner_id=anna.id,
                    prospect_name=f"P{number}",
                    prospect_phone=f"051 {number}",
                )
            )
    text = monthly_plan.people_side(monthly_plan.collect(book, NOVEMBER, TODAY), Room())
    first, second = text.index("P1"), text.index("P20")
    assert "051 1" in text[first:second]
    assert "from Anna" in text[first:second]
    assert "To contact, late" in text[first:second]
    assert ">23<" in text[first:second]  # days
    assert "to Anna" in text[second:]
    assert "late" not in text[second:]
    assert "the longest waiting first" in text[:first]


def test_big_figures_have_separators_of_thousands(book: Book) -> None:
    fill(book, people=5)
    plan = replace(monthly_plan.collect(book, NOVEMBER, TODAY), people_total=3353)
    text = monthly_plan.html(plan)
    assert "and 3,348 more on screen" in text
    assert "100,000:00 h" in text


def test_before_the_first_talk_the_list_says_since_when_one_waits(book: Book) -> None:
    with book.edit("people") as edit:
        edit.put(Contact(uid="met", given="Met", cadence_days=30, met_on=datetime.date(2026, 1, 2)))
        edit.put(Contact(uid="unknown", given="Unknown", cadence_days=30))
    text = monthly_plan.people_side(monthly_plan.collect(book, NOVEMBER, TODAY), Room())
    assert "met 02/01/2026" in text
    assert "never" in text


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
