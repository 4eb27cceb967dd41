"""The account of social capital: what was given, received and asked, and how it fades.

Goodwill fades both ways, so a relationship can recover (method.md §8.2). It is credited before it
is drawn on; what it never is, is a debt of the other.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from netplanner.model.giving import AskKind, CapitalBand

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from netplanner.model.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the account: points above 0 were given, below 0 received or asked."""

    day: datetime.date
    points: float


class Line(NamedTuple):
    """An entry of a statement, what is left of it, and the balance it left on its day."""

    entry: Entry
    left: float
    balance: float


class Overall(NamedTuple):
    """The account of all active people together; shares 0..1."""

    given_lately: float  # share of them who were given something in the last days
    median: float
    overdrawn: int
    give_to_ask: float | None  # None while nothing was asked


def faded(rules: Rules, points: float, days: int) -> float:
    """What is left of points after `days`."""
    return points * float(0.5 ** (days / rules.half_life_days))


def balance(rules: Rules, entries: Iterable[Entry], day: datetime.date) -> float:
    """The balance as of the end of `day`; what comes later does not count yet."""
    return sum(
        faded(rules, entry.points, (day - entry.day).days) for entry in entries if entry.day <= day
    )


def statement(rules: Rules, entries: Sequence[Entry], day: datetime.date) -> tuple[Line, ...]:
    """The entries up to `day`, oldest first, with what is left of each on that day and the running
    balance on its own."""
    lines: list[Line] = []
    running, last = 0.0, day
    for entry in sorted((e for e in entries if e.day <= day), key=lambda entry: entry.day):
        running = faded(rules, running, (entry.day - last).days if lines else 0) + entry.points
        last = entry.day
        left = faded(rules, entry.points, (day - entry.day).days)
        lines.append(Line(entry, left, running))
    return tuple(lines)


def ask_cost(rules: Rules, kind: AskKind) -> float:
    """The points that asking for this costs."""
    return {
        AskKind.ADVICE: rules.ask_advice,
        AskKind.TESTIMONIAL: rules.ask_testimonial,
        AskKind.INTRODUCTION: rules.ask_introduction,
        AskKind.REFERRAL: rules.ask_referral,
        AskKind.SPONSORSHIP: rules.ask_sponsorship,
    }[kind]


def charged(ask: float, receipt: float) -> float:
    """What an ask and what came of it cost together: the larger of the two, once."""
    return max(ask, receipt)


def band(rules: Rules, balance: float) -> CapitalBand:
    """What a balance means."""
    if balance < 0:
        return CapitalBand.OVERDRAWN
    if balance < rules.sound_from:
        return CapitalBand.THIN
    return CapitalBand.SOUND if balance <= rules.strong_from else CapitalBand.STRONG


def overall(
    balances: Sequence[float], *, given_lately: int, given: float, asked: float
) -> Overall | None:
    """The account of all active people; None without any.

    `given_lately` counts those with a gift in the last `Rules.gift_days`; `given` and `asked` are
    the points of the last twelve months, both above 0.
    """
    if not balances:
        return None
    return Overall(
        given_lately=given_lately / len(balances),
        median=statistics.median(balances),
        overdrawn=sum(balance < 0 for balance in balances),
        give_to_ask=given / asked if asked > 0 else None,
    )
