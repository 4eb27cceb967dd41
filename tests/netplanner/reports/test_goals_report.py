from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from netplanner import i18n
from netplanner.model.plan import Goal, Measure
from netplanner.model.work import Purpose
from netplanner.reports import figures, goals
from tests.netplanner.reports.books import MARKUP, TODAY, fill
from tests.netplanner.reports.test_monthly_plan import same_as_golden

if TYPE_CHECKING:
    from netplanner.store import Book


def test_the_goals_say_what_the_kept_text_says(book: Book) -> None:
    fill(book, people=5)
    same_as_golden("goals-full-en.html", goals.html(goals.collect(book, 2026, TODAY)))


def test_a_year_without_goals_says_so(book: Book) -> None:
    text = goals.html(goals.collect(book, 2026, TODAY))
    assert "No goals are set for this year yet." in text


def test_a_year_without_goals_is_a_form_to_fill_in(book: Book) -> None:
    text = goals.html(goals.collect(book, 2026, TODAY))
    assert "Goal 3" in text
    assert text.count("write:") >= 12
    assert text.count("box:") == 12


def test_a_percent_far_beyond_the_target_is_not_counted_out() -> None:
    assert [figures.percent(share) for share in (0.999, 9.99, 10, 279.58)] == [
        "99%",
        "999%",
        ">999%",
        ">999%",
    ]


def test_only_goals_that_run_in_the_year_are_there(book: Book) -> None:
    with book.edit("goals") as edit:
        for year in (2025, 2026):
            edit.put(
                Goal(
                    title=f"Talks {year}",
                    target=4,
                    start_on=datetime.date(year, 1, 1),
                    due_on=datetime.date(year, 12, 31),
                    purposes=Purpose.SKILLS,
                )
            )
    text = goals.html(goals.collect(book, 2026, TODAY))
    assert "Talks 2026" in text
    assert "Talks 2025" not in text


def test_a_block_shows_progress_and_where_it_should_be_by_today(book: Book) -> None:
    with book.edit("goals") as edit:
        edit.put(
            Goal(
                title="Talks",
                measure=Measure.BY_HAND,
                target=4,
                counted=1,
                start_on=datetime.date(2026, 11, 9),
                due_on=datetime.date(2026, 12, 4),  # 20 working days, 11 of them gone
                purposes=Purpose.SKILLS,
            )
        )
    report = goals.collect(book, 2026, TODAY)
    text = goals.block(report, report.goals[0])
    assert 'src="bar:0,9,0.250,0.550"' in text
    assert "3 to go" in text
    assert "25%" in text
    assert "55%" in text


def test_percents_are_those_one_reckons_and_never_too_many() -> None:
    shown = [i18n.show_percent(value / 100) for value in range(101)]
    assert shown == [f"{value}%" for value in range(101)]
    assert i18n.show_percent(0.999) == "99%"  # nearly reached is not reached


def test_where_money_should_be_by_today_is_said_without_cents(book: Book) -> None:
    with book.edit("goals") as edit:
        edit.put(
            Goal(
                title="Turnover",
                measure=Measure.CLOSED_BUSINESS,
                target=1_400_000,
                start_on=datetime.date(2026, 1, 1),
                due_on=datetime.date(2026, 12, 31),
                purposes=Purpose.BUSINESS,
            )
        )
    report = goals.collect(book, 2026, TODAY)
    assert "€12,498.00" in goals.block(report, report.goals[0])


def test_names_with_markup_stay_text(book: Book) -> None:
    fill(book, people=1)
    text = goals.html(goals.collect(book, 2026, TODAY))
    assert MARKUP not in text
    assert "<b>" not in text
