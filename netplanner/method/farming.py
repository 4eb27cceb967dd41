"""Cultivating or hunting: how the last ninety days were spent, 0 to 100 (method.md §8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netplanner.model.rules import Rules


class Reading(StrEnum):
    """What the index means."""

    HUNTING = "hunting"
    MIXED = "mixed"
    FARMING = "farming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """What was done within `Rules.farming_days`. Minutes."""

    minutes: int
    tending_minutes: int  # with people already met, or giving and serving
    sowing_minutes: int  # with new people
    people_met: int
    spoken_again: int  # of those, with a second conversation within `Rules.follow_up_days`
    events: int
    pitched: int  # of those, the events at which the owner sold


def index(rules: Rules, season: Season) -> float | None:
    """The farming index; None while there is too little to tell from. A season without events
    has none at which something was sold."""
    if season.minutes < rules.farming_hours * 60 or season.people_met < rules.farming_people:
        return None
    tending = season.tending_minutes / season.minutes
    following = season.spoken_again / season.people_met
    not_selling = 1 - season.pitched / season.events if season.events else 1.0
    return 100 * (
        rules.farming_tending * tending
        + rules.farming_following * following
        + rules.farming_not_selling * not_selling
    )


def reading(rules: Rules, index: float) -> Reading:
    """What the index means. Rounded as it is shown."""
    shown = round(index)
    if shown > rules.farming_above:
        return Reading.FARMING
    return Reading.MIXED if shown >= rules.mixed_from else Reading.HUNTING


def sowing_share(season: Season) -> float | None:
    """The share 0..1 of the hours spent on new people; None without hours."""
    return season.sowing_minutes / season.minutes if season.minutes else None
