"""Whether networking is done on purpose: five signs of it, and hours that go nowhere (§8.10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netplanner.model.rules import Rules

LATELY_DAYS = 30  # a goal updated, a request made (method.md §8.10)


class Sign(StrEnum):
    """The five signs, in the order of method.md §8.10."""

    PLAN = "plan"
    GOAL = "goal"
    BUDGET = "budget"
    EVERY_DAY = "every_day"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """How the owner goes about networking, as of a day."""

    has_plan: bool  # for this month
    days_since_goal: int | None  # since an active goal was last updated; None without any
    planned: bool  # the budget has a line above 0
    spent: bool  # and something was spent
    coverage: float  # share 0..1 of the last working days with an act
    has_target: bool  # a target client is stated
    days_since_request: int | None  # since it was last used in a request


def signs(rules: Rules, practice: Practice) -> dict[Sign, bool]:
    """Each of the five signs, true or not."""
    return {
        Sign.PLAN: practice.has_plan,
        Sign.GOAL: _lately(practice.days_since_goal),
        Sign.BUDGET: practice.planned and practice.spent,
        Sign.EVERY_DAY: practice.coverage >= rules.every_day_from,
        Sign.TARGET: practice.has_target and _lately(practice.days_since_request),
    }


def dispersed(
    rules: Rules,
    *,
    serves_something: bool,
    people_met: int = 0,
    days_since_event: int = 0,
    followed_up: bool = False,
) -> bool:
    """Whether an hour was scattered: for no person, group or goal; or at an event where people
    were met of whom nobody heard again in time."""
    forgotten = people_met > 0 and not followed_up and days_since_event > rules.follow_up_days
    return not serves_something or forgotten


def _lately(days: int | None) -> bool:
    return days is not None and days <= LATELY_DAYS
