"""What a file of contacts was found to hold: cards as written, and what could not be understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from netplanner.model.people import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the file that was left out; `reason` is a translated sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCard:
    """One card, as the file writes it: nothing is guessed here, that is left to the import."""

    line: int  # where it begins
    card: Card
    shown_name: str = ""  # the name the file shows (FN, “Display Name”), beside its parts
    has_photo: bool = False  # also one behind a link, which is never fetched
    is_group: bool = False  # a list of people, not a person
    is_firm: bool = False  # the file says this is a firm
    remarks: tuple[str, ...] = ()  # facts without a field of their own, kept in the notes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """Everything one file was found to hold."""

    path: Path
    cards: tuple[FoundCard, ...] = ()
    problems: tuple[Problem, ...] = ()
