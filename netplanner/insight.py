"""Time against referrals, month by month: the figures behind the chart, its table and its CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netplanner.i18n import N_, _
from netplanner.model.months import month_key, month_start
from netplanner.model.referrals import Direction
from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from netplanner.store import Book

OTHER_KINDS = N_("Other kinds")
_LONGEST = 600  # months; one slip in a year must not draw two thousand years


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """What was put in and what came of it in one month.

    The two are shown side by side and never divided: results lag the work by months, so a ratio
    of the same month would reward stopping (method.md §7, trap 1).
    """

    month: int  # as in model.months
    minutes_by_kind: Mapping[ActivityKind, int] = field(default_factory=dict)
    given: int = 0
    received: int = 0
    closed_cents: int = 0  # business the owner closed from referrals received

    @property
    def minutes(self) -> int:
        """All minutes of the month."""
        return sum(self.minutes_by_kind.values())

    @property
    def empty(self) -> bool:
        """Whether nothing at all happened."""
        return not (self.minutes or self.given or self.received or self.closed_cents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One colour of the stacked bars: a kind, or the small kinds together (`kind` None)."""

    kind: ActivityKind | None
    minutes: tuple[int, ...]  # one for each month

    @property
    def total(self) -> int:
        """Minutes over all months."""
        return sum(self.minutes)


def monthly(book: Book, first_month: int, last_month: int) -> list[MonthFigures]:
    """The figures of every month from `first_month` to `last_month`, empty months included."""
    minutes: dict[int, dict[ActivityKind, int]] = {}
    # no upper bound: asked of a million rows it costs a tenth more, and hardly any lie beyond
    for month, kind, total in book.query(
        "SELECT month, kind, SUM(minutes) FROM activity WHERE month >= ? GROUP BY month, kind",
        (first_month,),
    ):
        minutes.setdefault(month, {})[ActivityKind(kind)] = total
    counts = {
        (month, direction): count
        for month, direction, count in book.query(
            "SELECT month, direction, COUNT(*) FROM referral WHERE month BETWEEN ? AND ?"
            " GROUP BY month, direction",
            (first_month, last_month),
        )
    }
    closed: dict[int, int] = dict(
        book.query(
            # CROSS JOIN: from the month's amounts to their referrals, never the other way round
            "SELECT c.month, SUM(c.amount_cents) FROM closed_business c"
            " CROSS JOIN referral r ON r.id = c.referral_id"
            " WHERE c.month BETWEEN ? AND ? AND r.direction = 'received' GROUP BY c.month",
            (first_month, last_month),
        )
    )
    return [
        MonthFigures(
            month=month,
            minutes_by_kind=minutes.get(month, {}),
            given=counts.get((month, Direction.GIVEN), 0),
            received=counts.get((month, Direction.RECEIVED), 0),
            closed_cents=closed.get(month, 0),
        )
        for month in range(first_month, last_month + 1)
    ]


def whole_span(book: Book, today: datetime.date) -> tuple[int, int]:
    """First and last month with anything in it; always includes the current month."""
    now = month_key(today)
    months = [now]
    for table in ("activity", "referral", "closed_business"):
        # two sub-selects, since MIN and MAX in one statement would walk the whole index
        ((first, last),) = book.query(
            f"SELECT (SELECT MIN(month) FROM {table}), (SELECT MAX(month) FROM {table})"
        )
        months += [month for month in (first, last) if month is not None]
    last_month = min(max(months), now + 12)
    return max(min(months), last_month - _LONGEST + 1), last_month


def stacks(figures: Sequence[MonthFigures], most: int) -> list[Stack]:
    """At most `most` parts of the bars in the order of method.md §6.1; what is small goes together.

    The biggest kinds have a part of their own; their order is not that of size, which would be
    another one for every span of months.
    """
    totals = dict.fromkeys(ActivityKind, 0)
    for one in figures:
        for kind, minutes in one.minutes_by_kind.items():
            totals[kind] += minutes
    kinds = sorted((kind for kind in totals if totals[kind]), key=lambda kind: -totals[kind])
    biggest = kinds if len(kinds) <= most else kinds[: most - 1]
    result = [
        Stack(kind=kind, minutes=tuple(one.minutes_by_kind.get(kind, 0) for one in figures))
        for kind in ActivityKind
        if kind in biggest
    ]
    if rest := kinds[len(biggest) :]:
        together = tuple(sum(one.minutes_by_kind.get(kind, 0) for kind in rest) for one in figures)
        result.append(Stack(kind=None, minutes=together))
    return result


def kinds_used(figures: Sequence[MonthFigures]) -> list[ActivityKind]:
    """The kinds with any time in these months, in the order of method.md §6.1."""
    used = {kind for one in figures for kind, minutes in one.minutes_by_kind.items() if minutes}
    return [kind for kind in ActivityKind if kind in used]


def csv_text(figures: Sequence[MonthFigures]) -> str:
    """The table as CSV for any spreadsheet: ISO months, hours and money with a decimal point."""
    from netplanner.words import word

    kinds = kinds_used(figures)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    hours = _("Hours")
    heads = [_("Month"), _("Referrals given"), _("Referrals received"), _("Closed business")]
    writer.writerow(map(_safe, [*heads, hours, *(f"{hours}: {word(kind)}" for kind in kinds)]))
    for one in figures:
        writer.writerow(
            [
                f"{month_start(one.month):%Y-%m}",
                one.given,
                one.received,
                f"{one.closed_cents / 100:.2f}",
                _hours(one.minutes),
                *(_hours(one.minutes_by_kind.get(kind, 0)) for kind in kinds),
            ]
        )
    return out.getvalue()


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}"


def _safe(cell: str) -> str:
    """`cell` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
