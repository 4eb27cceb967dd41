"""The monthly networking plan: one sheet, two sides, to hang by the desk (method.md §5.2).

Side one is the month (goals, purposes, calendar), side two people and means. No notes about
people go on paper. How much fits is the paper's business: it hands in a `Room`.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from netplanner import budget, contacts, goals, plans, referrals, words
from netplanner.i18n import _, show_minutes, show_money
from netplanner.method.budget import Line
from netplanner.method.goals import LAGGING
from netplanner.method.habit import working_days
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.plan import ExpenseCategory, GoalStatus
from netplanner.model.work import Activity, ActivityKind, Purpose
from netplanner.reports import templates
from netplanner.store.tables import Activities

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from netplanner.budget import Grid
    from netplanner.goals import GoalStanding
    from netplanner.model.owner import Profile
    from netplanner.plans import PersonDue
    from netplanner.referrals import ReferralRow
    from netplanner.store import Book

GOALS_ON_PAPER = 4  # method.md §5.2: at most 4
PEOPLE_ON_PAPER = 12  # method.md §5.2: 8-12 people due
REFERRALS_ON_PAPER = 8
LINES_ON_PAPER = 14  # budget rows: every category fits
NAMES_IN_ENTRY = 2
_ENTRY_LENGTHS = (54, 30)  # characters, of one or two entries in a day and of more
_LINE_LENGTH = 15  # characters of a line in the calendar, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line in a day of the calendar."""

    text: str
    due: bool = False  # a goal's due day, not an activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One field of the calendar."""

    day: datetime.date
    in_month: bool
    works: bool
    entries: tuple[Entry, ...] = ()


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
        profile=profile,
        working_days=working_days(profile, first, last),
        weeks=weeks_of(month, profile, entries_of(book, month)),
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
        show_value=goals.show_value,
        goals=padded(plan.goals[: room.goals], min(room.goals, 3)),
        more_goals=max(len(plan.goals) - room.goals, 0),
        weekdays=weekday_names(),
        shown=lambda entries: shown_entries(entries, room.day_lines),
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
        more_referrals=plan.referrals_total - open_shown,
        money=padded(plan.money.lines[:lines], lines),
        time=padded(plan.time.lines[:lines], lines),
        more_money=max(len(plan.money.lines) - lines, 0),
        more_time=max(len(plan.time.lines) - lines, 0),
        show_money=lambda cents: show_money(cents, currency),
        show_time=show_minutes,
    )


def shown_entries(entries: Sequence[Entry], lines: int) -> tuple[list[Entry], int]:
    """The entries of a day that go on about `lines` lines, shortened, and how many are left out."""
    length = _ENTRY_LENGTHS[len(entries) > 2]
    shown: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        free = lines if number == len(entries) else lines - 1  # one says how many more there are
        if free < 1:
            break
        text = templates.cut(entry.text, min(length, free * _LINE_LENGTH))
        shown.append(replace(entry, text=text))
        lines -= -(-len(text) // _LINE_LENGTH)
    return shown, len(entries) - len(shown)


def padded(rows: Sequence[object], count: int) -> list[object | None]:
    """`rows` and as many empty ones, to be filled by hand, as make up `count`."""
    return [*rows, *[None] * (count - len(rows))]


def weeks_of(
    month: int, profile: Profile, entries: dict[datetime.date, tuple[Entry, ...]]
) -> tuple[tuple[Day, ...], ...]:
    """The rows of the calendar, Monday to Sunday, with what lies on each day of the month."""
    first = month_start(month)
    return tuple(
        tuple(
            Day(
                day=day,
                in_month=day.month == first.month,
                works=profile.works_on(day.weekday()),
                entries=entries.get(day, ()) if day.month == first.month else (),
            )
            for day in week
        )
        for week in calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    )


def entries_of(book: Book, month: int) -> dict[datetime.date, tuple[Entry, ...]]:
    """What lies on the days of the month: first the goals due, then the activities."""
    days: defaultdict[datetime.date, list[Entry]] = defaultdict(list)
    for goal in goals.in_month(book, month):
        if month_key(goal.due_on) == month:
            text = _("Due: {goal}").format(goal=goal.title or words.word(goal.measure))
            days[goal.due_on].append(Entry(text=text, due=True))
    people = defaultdict(list)
    for activity, contact in book.query(
        "SELECT activity_id, contact_id FROM activity_person WHERE activity_id IN"
        " (SELECT id FROM activity WHERE month = ?) ORDER BY id",
        (month,),
    ):
        people[activity].append(contact)
    shown = {contact for those in people.values() for contact in those[:NAMES_IN_ENTRY]}
    names = contacts.names(book, list(shown))
    for activity in book.all(
        Activity,
        Activities.day.between(month_start(month), month_end(month)),
        order_by=[Activities.day, Activities.id],
    ):
        with_whom = people[activity.id]
        who = ", ".join(names[contact] for contact in with_whom[:NAMES_IN_ENTRY])
        if len(with_whom) > NAMES_IN_ENTRY:
            who += f" +{len(with_whom) - NAMES_IN_ENTRY}"
        what = activity.occasion.strip() or words.word(activity.kind)
        days[activity.day].append(Entry(text=f"{what}: {who}" if who else what))
    return {day: tuple(entries) for day, entries in days.items()}


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


def weekday_names() -> list[str]:
    """Monday to Sunday, short, in the owner's language."""
    from babel.dates import get_day_names

    from netplanner.i18n import locale_name

    names = get_day_names("abbreviated", locale=locale_name())
    return [str(names[number]) for number in range(7)]
