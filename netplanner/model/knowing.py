"""Knowing each other: what a relationship knows, and where it stands (method.md §2.1, §2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from netplanner.model.people import Stage


class Facet(StrEnum):
    """The eight things two people may know of each other (method.md §2.2)."""

    BUSINESS_GOALS = "business_goals"
    PERSONAL_GOALS = "personal_goals"
    ACCOMPLISHMENTS = "accomplishments"
    INTERESTS = "interests"
    NETWORKS = "networks"
    SKILLS = "skills"
    FAMILY = "family"
    IDEAL_CLIENT = "ideal_client"


class Side(StrEnum):
    """Whose knowledge it is: knowing one way only is never deep."""

    MINE = "mine"  # what I know of them
    THEIRS = "theirs"  # what they know of me


class DepthBand(StrEnum):
    """What the depth of a relationship means (method.md §8.1)."""

    SUPERFICIAL = "superficial"
    ACQUAINTANCE = "acquaintance"
    SOLID = "solid"
    DEEP = "deep"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetNote:
    """What one side knows of a facet of the other."""

    id: int = 0
    contact_id: int = 0
    side: Side
    facet: Facet
    halves: int = 0  # 0 unknown, 1 partly, 2 known
    note: str = ""
    source: str = ""  # how that is known
    confirmed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFacet:
    """What I would like others to know of me."""

    id: int = 0
    facet: Facet
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """From a day on the relationship stands elsewhere, up or down, and by what one can tell."""

    id: int = 0
    contact_id: int = 0
    day: datetime.date
    stage: Stage
    evidence: str = ""
