"""The goals of a year on paper: a summary table, then a block for each goal (method.md §5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netplanner import goals, words
from netplanner.method.goals import LAGGING
from netplanner.method.habit import working_days
from netplanner.model.months import month_end, month_start
from netplanner.reports import figures, templates

if TYPE_CHECKING:
    import datetime

    from netplanner.goals import GoalStanding
    from netplanner.model.owner import Profile
    from netplanner.model.plan import GoalStatus
    from netplanner.store import Book

NOTES_ON_PAPER = (2, 5)  # lines below each goal, the fewest and the most


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsReport:
    """The goals that run in a year, the soonest due first, as they stand today."""

    year: int
    today: datetime.date
    profile: Profile
    goals: tuple[GoalStanding, ...] = ()

    @property
    def first(self) -> datetime.date:
        """The first day of the year."""
        return month_start(self.year * 12)

    @property
    def last(self) -> datetime.date:
        """The last day of the year."""
        return month_end(self.year * 12 + 11)

    def count(self, *statuses: GoalStatus) -> int:
        """How many goals stand in one of `statuses`."""
        return sum(standing.status in statuses for standing in self.goals)


def collect(book: Book, year: int, today: datetime.date) -> GoalsReport:
    """Read the goals of `year` and how they stand today."""
    profile = book.profile
    return GoalsReport(
        year=year,
        today=today,
        profile=profile,
        goals=tuple(
            goals.standing(book, goal, today, profile) for goal in goals.in_year(book, year)
        ),
    )


def years(book: Book, this_year: int) -> list[int]:
    """The years in which goals run, and this one, the latest first."""
    spans = book.query("SELECT min(start_on), max(due_on) FROM goal")
    first, last = spans[0]
    if first is None:
        return [this_year]
    span = range(int(first[:4]), int(last[:4]) + 1)
    return sorted({*span, this_year}, reverse=True)


def html(report: GoalsReport) -> str:
    """The whole report as one HTML text."""
    return summary(report) + "".join(block(report, standing) for standing in report.goals)


def summary(report: GoalsReport) -> str:
    """The cover line and the table of all goals."""
    return templates.render(
        "goals_summary.html",
        report=report,
        profile=report.profile,
        show_value=figures.show_value,
        counts=[
            (words.word(status), report.count(status))
            for status in words.GOAL_STATUS_WORDS
            if report.count(status)
        ],
    )


def block(report: GoalsReport, standing: GoalStanding, notes: int = NOTES_ON_PAPER[0]) -> str:
    """One goal: its bar with the mark of where it should be, its figures, and `notes` lines."""
    goal = standing.goal
    return templates.render(
        "goals_block.html",
        standing=standing,
        goal=goal,
        notes=notes,
        profile=report.profile,
        show_value=figures.show_value,
        days_left=working_days(report.profile, max(report.today, goal.start_on), goal.due_on),
        running=goal.start_on <= report.today <= goal.due_on,
        lagging=goal.measure in LAGGING,
        missing=max(goal.target - standing.value, 0),
    )
