"""Goals: setting them, and how far the log says they have come (method.md §5.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _, show_minutes, show_money, show_number
from netplanner.method import goals as method
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.plan import Goal, GoalStatus, Measure
from netplanner.model.referrals import Direction
from netplanner.model.work import ActivityKind
from netplanner.store.tables import Goals

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from netplanner.model.owner import Profile
    from netplanner.store import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStanding:
    """A goal with what has become of it by one day. `value` is in the measure's unit."""

    goal: Goal
    value: int
    progress: float  # of the target, above 1 when more was done
    expected: float  # 0..1: where it should be by that day
    status: GoalStatus
    last_month_value: int | None  # what the month before brought; None when counted by hand

    @property
    def expected_value(self) -> int:
        """What should be reached by that day, in the measure's unit; of money, whole units.

        A pace to the cent would be false precision.
        """
        value = round(self.goal.target * self.expected)
        return round(value, -2) if self.goal.measure is Measure.CLOSED_BUSINESS else value


# Each sums the log from one day to another, both included. A referral counts whatever became of
# it: what was given was given, and a poor one is a matter of its status, not of the goal.
_COUNTS = {
    Measure.REFERRALS_GIVEN: (
        "SELECT count(*) FROM referral WHERE day BETWEEN ? AND ? AND direction = ?",
        Direction.GIVEN.value,
    ),
    Measure.REFERRALS_RECEIVED: (
        "SELECT count(*) FROM referral WHERE day BETWEEN ? AND ? AND direction = ?",
        Direction.RECEIVED.value,
    ),
    Measure.CLOSED_BUSINESS: (  # what the owner closed, not what partners closed thanks to him
        "SELECT ifnull(sum(amount_cents), 0) FROM closed_business WHERE day BETWEEN ? AND ?"
        " AND referral_id IN (SELECT id FROM referral WHERE direction = ?)",
        Direction.RECEIVED.value,
    ),
    Measure.HOURS: ("SELECT ifnull(sum(minutes), 0) FROM activity WHERE day BETWEEN ? AND ?",),
    Measure.ONE_TO_ONES: (
        "SELECT count(*) FROM activity WHERE day BETWEEN ? AND ? AND kind = ?",
        ActivityKind.ONE_TO_ONE.value,
    ),
    Measure.NEW_PEOPLE: ("SELECT count(*) FROM contact WHERE met_on BETWEEN ? AND ?",),
    Measure.ACTIVITIES: ("SELECT count(*) FROM activity WHERE day BETWEEN ? AND ?",),
}


def problems(goal: Goal) -> dict[str, str]:
    """What keeps the goal from being saved: field name → sentence."""
    found: dict[str, str] = {}
    if not goal.title.strip():
        found["title"] = _("Give the goal a name.")
    if goal.target <= 0:
        found["target"] = _("Say how much you want to reach.")
    if goal.due_on < goal.start_on:
        found["due_on"] = _("The goal is due before it starts.")
    return found


def save(book: Book, goal: Goal) -> Goal:
    """Save the goal and return it with its id; `InvalidError` if `problems` finds any."""
    if found := problems(goal):
        raise InvalidError(found)
    with book.edit(N_("Change goal") if goal.id else N_("Add goal")) as edit:
        return edit.put(replace(goal, title=goal.title.strip()))


def remove(book: Book, goals: Iterable[Goal]) -> None:
    """Delete goals; the log they counted stays."""
    gone = [goal.id for goal in goals]
    with book.edit(N_("Delete goals") if len(gone) > 1 else N_("Delete goal")) as edit:
        edit.remove_ids(Goal, gone)


def count_by_hand(book: Book, goal: Goal, step: int) -> Goal:
    """Add `step` to what was counted by hand, never below 0."""
    with book.edit(N_("Count goal")) as edit:
        return edit.put(replace(goal, counted=max(0, goal.counted + step)))


def in_period(book: Book, first: datetime.date, last: datetime.date) -> list[Goal]:
    """The goals that run on any day from `first` to `last`, the soonest due first."""
    return book.all(
        Goal,
        Goals.start_on <= last,
        Goals.due_on >= first,
        order_by=[Goals.due_on, Goals.start_on, Goals.id],
    )


def in_month(book: Book, month: int) -> list[Goal]:
    """The goals that run in the month (a key of `model.months`)."""
    return in_period(book, month_start(month), month_end(month))


def in_year(book: Book, year: int) -> list[Goal]:
    """The goals that run in the year."""
    return in_period(book, month_start(year * 12), month_end(year * 12 + 11))


def measured(book: Book, measure: Measure, first: datetime.date, last: datetime.date) -> int:
    """What the log holds of `measure` from `first` to `last`: a count, cents or minutes.

    0 for what is counted by hand, and when `last` is before `first`.
    """
    if measure is Measure.BY_HAND or last < first:
        return 0
    sql, *rest = _COUNTS[measure]
    return int(book.query(sql, (first.isoformat(), last.isoformat(), *rest))[0][0])


def progress(book: Book, goal: Goal, until: datetime.date) -> int:
    """How far the goal has come by the end of `until`, in the measure's unit."""
    if goal.measure is Measure.BY_HAND:
        return goal.counted
    return measured(book, goal.measure, goal.start_on, min(goal.due_on, until))


def standing(
    book: Book, goal: Goal, today: datetime.date, profile: Profile, month: int | None = None
) -> GoalStanding:
    """How the goal stands today; `month` is the month planned for, today's if not given."""
    value = progress(book, goal, today)
    before = (month_key(today) if month is None else month) - 1
    by_hand = goal.measure is Measure.BY_HAND
    return GoalStanding(
        goal=goal,
        value=value,
        progress=method.progress(value, goal.target),
        expected=method.expected(goal, profile, today),
        status=method.status(goal, value, profile, today),
        last_month_value=None
        if by_hand
        else measured(book, goal.measure, month_start(before), month_end(before)),
    )


def show_value(measure: Measure, value: int, currency: str) -> str:
    """A value of the measure as the owner reads it: `12`, `€1,200.00`, `7:30 h`."""
    if measure is Measure.CLOSED_BUSINESS:
        return show_money(value, currency)
    if measure is Measure.HOURS:
        return _("{time} h").format(time=show_minutes(value))
    return show_number(value)
