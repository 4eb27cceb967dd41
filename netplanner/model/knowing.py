"""Knowing each other: what a relationship knows, and where it stands (method.md §2.1, §2.2)."""

from __future__ import annotations

from enum import IntEnum, StrEnum


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


class Stage(IntEnum):
    """Where the relationship stands in their eyes; never a sum of its parts (method.md §2.1)."""

    DAMAGED = -1
    UNKNOWN = 0
    VISIBILITY = 1
    CREDIBILITY = 2
    PROFITABILITY = 3
