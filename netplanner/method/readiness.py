"""Whether it is time to ask: a light with its reasons (method.md §8.3).

It advises and never forbids: an ask at the wrong time is recorded like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from netplanner.model.giving import Harvest, Light
from netplanner.model.owner import TrustTime
from netplanner.model.people import Stage

if TYPE_CHECKING:
    from netplanner.model.rules import Rules


class Reason(StrEnum):
    """What is missing before asking, in the order of method.md §8.3."""

    STAGE = "stage"
    BALANCE = "balance"
    DEPOSIT = "deposit"
    CONVERSATIONS = "conversations"
    TIME = "time"
    CONTACT = "contact"
    OBLIGATION = "obligation"
    ASKED_LATELY = "asked_lately"
    TARGET = "target"


EARLY = frozenset({Reason.STAGE, Reason.BALANCE, Reason.DEPOSIT, Reason.CONVERSATIONS, Reason.TIME})
MUST = frozenset({Reason.STAGE, Reason.BALANCE})  # without these it is red


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a relationship stands on the day of an ask. Days are counted up to that day."""

    stage: Stage
    balance: float
    cost: float  # of this ask
    best_deposit: float  # the largest single gift of the last twelve months, in points
    conversations: int  # two-way, ever
    one_to_ones: int
    days_known: int | None  # since first met; None if that is not known
    days_since_contact: int | None  # since the last two-way contact; None without any
    cadence_days: int | None
    obligations: int  # open ones
    days_since_ask: int | None  # None if nothing was ever asked
    names_target: bool  # the ask names a target client or an entry of the wish list
    offered: bool = False  # they asked how they can help


class Readiness(NamedTuple):
    """The light and every reason that failed."""

    light: Light
    failed: tuple[Reason, ...]


def trust_days(rules: Rules, trust: TrustTime) -> float:
    """The days since first met that the trade needs before asking (method.md §2.8)."""
    return {
        TrustTime.SHORT: rules.trust_days_short,
        TrustTime.MEDIUM: rules.trust_days_medium,
        TrustTime.LONG: rules.trust_days_long,
    }[trust]


def readiness(rules: Rules, standing: Standing, trust: TrustTime) -> Readiness:
    """Whether to ask now.

    What the other person offered may be taken up whatever else fails. An open obligation keeps
    the light from being green even then: first what was promised, then the ask.
    """
    failed = _failed(rules, standing, trust)
    others = [reason for reason in failed if reason not in MUST]
    if standing.offered:
        light = Light.AMBER if Reason.OBLIGATION in failed else Light.GREEN
    elif not failed:
        light = Light.GREEN
    elif len(others) == len(failed) and len(others) <= rules.amber_failures:
        light = Light.AMBER
    else:
        light = Light.RED
    return Readiness(light, failed)


def harvest(readiness: Readiness, *, asked_in_last_year: bool) -> Harvest:
    """What an ask made at this light was: too much, too early, or neither."""
    if readiness.light is Light.GREEN:
        return Harvest.NONE
    failed = set(readiness.failed)
    if Reason.ASKED_LATELY in failed or (Reason.BALANCE in failed and asked_in_last_year):
        return Harvest.TOO_MUCH
    return Harvest.TOO_EARLY if failed & EARLY else Harvest.NONE


def _failed(rules: Rules, standing: Standing, trust: TrustTime) -> tuple[Reason, ...]:
    talked = standing.conversations >= rules.conversations and standing.one_to_ones >= 1
    known_long = standing.days_known is not None and standing.days_known >= trust_days(rules, trust)
    in_touch = standing.days_since_contact is not None and (
        standing.cadence_days is None or standing.days_since_contact <= standing.cadence_days
    )
    rested = standing.days_since_ask is None or standing.days_since_ask >= rules.ask_again_days
    holds = {
        Reason.STAGE: standing.stage >= Stage.CREDIBILITY,
        Reason.BALANCE: standing.balance >= standing.cost,
        Reason.DEPOSIT: standing.best_deposit >= rules.deposit_points,
        Reason.CONVERSATIONS: talked,
        Reason.TIME: known_long,
        Reason.CONTACT: in_touch,
        Reason.OBLIGATION: standing.obligations == 0,
        Reason.ASKED_LATELY: rested,
        Reason.TARGET: standing.names_target,
    }
    return tuple(reason for reason, true in holds.items() if not true)
