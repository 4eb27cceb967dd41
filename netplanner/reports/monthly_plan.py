"""The monthly networking plan: one sheet, two sides, to hang by the desk (method.md §5.2).

Side one is the month (goals, purposes, calendar), side two people and means. No notes about
people go on paper. How much fits is the paper's business: it hands in a `Room`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netplanner import budget, goals, plans, referrals, words
from netplanner.i18n import _, show_day, show_money, show_number
from netplanner.method.budget import Line
from netplanner.method.goals import LAGGING, share_between
from netplanner.method.habit import working_days
from netplanner.model.months import month_end, month_start
from netplanner.model.plan import ExpenseCategory, Goal, GoalStatus, Measure
from netplanner.model.referrals import Direction
from netplanner.model.work import ActivityKind, Purpose
from netplanner.reports import figures, month_calendar, templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netplanner.budget import Grid
    from netplanner.goals import GoalStanding
    from netplanner.model.owner import Profile
    from netplanner.plans import PersonDue
    from netplanner.referrals import ReferralRow
    from netplanner.reports.month_calendar import Day
    from netplanner.store import Book

GOALS_ON_PAPER = 4  # method.md §5.2: at most 4
PEOPLE_ON_PAPER = 12  # method.md §5.2: 8-12 people due
REFERRALS_ON_PAPER = 8
LINES_ON_PAPER = 14  # budget rows: every category fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """One kind of means, money in cents or time in minutes, planned and spent."""

    lines: tuple[tuple[ExpenseCategory | ActivityKind, Line], ...] = ()  # those not empty
    month: Line = field(default_factory=Line)
    year: Line = field(default_factory=Line)  # from January to the month


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPlan:
    """Everything the sheet says, read from the book at once."""

    month: int  # as in model.months.month_key
    today: datetime.date
    due_by: datetime.date  # up to which day people become due
    profile: Profile
    working_days: int
    weeks: tuple[tuple[Day, ...], ...]
    goals: tuple[GoalStanding, ...] = ()
    purposes: tuple[tuple[Purpose, int], ...] = ()  # minutes of last month by purpose
    people: tuple[PersonDue, ...] = ()
    people_total: int = 0  # on paper go the first; the rest is named as a number
    referrals: tuple[ReferralRow, ...] = ()
    referrals_total: int = 0
    money: Means = field(default_factory=Means)
    time: Means = field(default_factory=Means)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What fits on the paper at hand: counts of rows, heights in points."""

    goals: int = GOALS_ON_PAPER
    day_lines: int = 6  # of text in a day of the calendar, the number of the day apart
    week_height: float = 40.0
    people: int = PEOPLE_ON_PAPER
    referrals: int = REFERRALS_ON_PAPER
    row_height: float = 11.0  # of a row of people and referrals, more when there is room to write
    lines: int = LINES_ON_PAPER
    review_height: float = 48.0


def collect(book: Book, month: int, today: datetime.date) -> MonthlyPlan:
    """Read everything the plan of `month` (a key of `model.months`) says."""
    profile = book.profile
    first, last = month_start(month), month_end(month)
    # Planning ahead, whoever becomes due until the month is over belongs on the list.
    due_by = last if first > today else today
    due = plans.due(book, due_by, PEOPLE_ON_PAPER)
    year = budget.year_budget(book, first.year)
    return MonthlyPlan(
        month=month,
        today=today,
        due_by=due_by,
        profile=profile,
        working_days=working_days(profile, first, last),
        weeks=month_calendar.weeks_of(month, profile, month_calendar.entries_of(book, month)),
        goals=goals_of(book, month, today, profile),
        purposes=purposes_of(book, month - 1),
        people=tuple(due.people),
        people_total=due.total,
        referrals=tuple(referrals.open_referrals(book, REFERRALS_ON_PAPER)),
        referrals_total=sum(
            total.open
            for total in referrals.totals(book, referrals.Wanted(open_only=True)).values()
        ),
        money=_means(year.money, month),
        time=_means(year.time, month),
    )


def html(plan: MonthlyPlan, room: Room | None = None) -> str:
    """The whole sheet as one HTML text, side two after side one."""
    room = room or Room()
    return month_side(plan, room) + people_side(plan, room)


def month_side(plan: MonthlyPlan, room: Room) -> str:
    """Side one: the month."""
    return templates.render(
        "plan_month.html",
        plan=plan,
        profile=plan.profile,
        room=room,
        month=month_start(plan.month),
        show_value=figures.show_value,
        show_share=lambda goal: show_share(plan, goal),
        goals=padded(plan.goals[: room.goals], min(room.goals, 3)),
        more_goals=max(len(plan.goals) - room.goals, 0),
        weekdays=month_calendar.weekday_names(),
        shown=lambda entries: month_calendar.shown_entries(entries, room.day_lines),
    )


def people_side(plan: MonthlyPlan, room: Room) -> str:
    """Side two: people and means, and the review to write at the end of the month."""
    shown = min(len(plan.people), room.people)
    open_shown = min(len(plan.referrals), room.referrals)
    currency = plan.profile.currency
    lines = min(max(len(plan.money.lines), len(plan.time.lines), 4), room.lines)
    return templates.render(
        "plan_people.html",
        plan=plan,
        profile=plan.profile,
        room=room,
        month=month_start(plan.month),
        people=padded(plan.people[:shown], min(room.people, 8)),
        more_people=plan.people_total - shown,
        referrals=padded(plan.referrals[:open_shown], min(room.referrals, 5)),
        referrals_note=_referrals_note(open_shown, plan.referrals_total - open_shown),
        with_whom=_with_whom,
        last_spoken=lambda person: _last_spoken(plan, person),
        lines=list(
            zip(
                padded(plan.money.lines[:lines], lines),
                padded(plan.time.lines[:lines], lines),
                strict=True,
            )
        ),
        more_money=max(len(plan.money.lines) - lines, 0),
        more_time=max(len(plan.time.lines) - lines, 0),
        show_money=lambda cents: show_money(cents, currency),
        show_hours=figures.show_hours,
        show_left=figures.show_left,
    )


def show_share(plan: MonthlyPlan, goal: Goal) -> str:
    """What of the goal falls to the month at its pace; of money whole units, of time quarters.

    A goal runs over a year or over a week, so its target alone does not say what to do now.
    """
    share = share_between(goal, plan.profile, month_start(plan.month), month_end(plan.month))
    wanted = goal.target * share
    if 0 < wanted < 0.5 and goal.measure not in (Measure.CLOSED_BUSINESS, Measure.HOURS):
        return "<1"
    unit = {Measure.CLOSED_BUSINESS: 100, Measure.HOURS: 15}.get(goal.measure, 1)
    value = min(round(wanted / unit) * unit, goal.target)
    return figures.show_value(goal.measure, value, plan.profile.currency)


def _last_spoken(plan: MonthlyPlan, person: PersonDue) -> str:
    """The day of the last talk; before the first one, the day the waiting is counted from."""
    if person.last_on is not None:
        return show_day(person.last_on)
    if person.waiting is None:
        return _("never")
    met_on = plan.due_by - datetime.timedelta(days=person.waiting)
    return _("met {day}").format(day=show_day(met_on))


def _with_whom(referral: ReferralRow) -> str:
    """From whom the referral came or to whom it went."""
    given = referral.direction is Direction.GIVEN
    if not referral.partner:
        return _("You gave") if given else _("You received")
    name = templates.cut(referral.partner, 36)
    return (_("to {name}") if given else _("from {name}")).format(name=name)


def _referrals_note(shown: int, more: int) -> str:
    """By what the list is ordered, which its columns alone do not say, and what is left out."""
    parts = [_("the longest waiting first, without an answer last")] if shown > 1 else []
    if more > 0:
        parts.append(_("and {count} more on screen").format(count=show_number(more)))
    return " · ".join(parts)


def padded(rows: Sequence[object], count: int) -> list[object | None]:
    """`rows` and as many empty ones, to be filled by hand, as make up `count`."""
    return [*rows, *[None] * (count - len(rows))]


def goals_of(
    book: Book, month: int, today: datetime.date, profile: Profile
) -> tuple[GoalStanding, ...]:
    """The goals of the month: first what the owner holds in hand, last what is reached."""
    standings = [
        goals.standing(book, goal, today, profile, month) for goal in goals.in_month(book, month)
    ]
    standings.sort(
        key=lambda standing: (
            standing.status is GoalStatus.DONE,
            standing.goal.measure in LAGGING,
        )
    )
    return tuple(standings)


def purposes_of(book: Book, month: int) -> tuple[tuple[Purpose, int], ...]:
    """The month's minutes for each of the four purposes.

    Time spent for several purposes is split evenly among them (method.md §10).
    """
    minutes: defaultdict[Purpose, float] = defaultdict(float)
    for purposes, spent in book.query(
        "SELECT purposes, sum(minutes) FROM activity WHERE month = ? GROUP BY purposes", (month,)
    ):
        several = [purpose for purpose in words.PURPOSE_WORDS if purpose in Purpose(purposes)]
        for purpose in several:
            minutes[purpose] += spent / len(several)
    return tuple((purpose, round(minutes[purpose])) for purpose in words.PURPOSE_WORDS)


def _means(grid: Grid[ExpenseCategory] | Grid[ActivityKind], month: int) -> Means:
    rows = [(key, line[month % 12]) for key, line in grid.rows.items()]
    return Means(
        lines=tuple((key, line) for key, line in rows if not line.empty),
        month=grid.month(month),
        year=grid.until(month),
    )
