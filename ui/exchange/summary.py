"""What an import brought, as figures and lines to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netplanner.i18n import N_, _, ngettext, show_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from netplanner.exchange.importing import Imported

COUNTS = {
    "read": N_("Read"),
    "added": N_("Added"),
    "updated": N_("Updated"),
    "skipped": N_("Skipped"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One card or line that brought nothing, with where it stands (line 0: the whole file)."""

    file: str
    line: int
    reason: str


def totals(imported: Iterable[Imported]) -> dict[str, int]:
    """The counts of all files together."""
    files = list(imported)
    return {name: sum(getattr(each, name) for each in files) for name in COUNTS}


def outcome_of(sums: Mapping[str, int]) -> str:
    """What an import brought, in a sentence or two."""
    said = []
    if added := sums["added"]:
        said.append(
            ngettext("{n} contact came in.", "{n} contacts came in.", added).format(
                n=show_number(added)
            )
        )
    if updated := sums["updated"]:
        said.append(
            ngettext(
                "{n} contact you had was completed.",
                "{n} contacts you had were completed.",
                updated,
            ).format(n=show_number(updated))
        )
    return " ".join(said) or _("Nothing new came in.")


def known_of(imported: Iterable[Imported]) -> str:
    """How many were in the book already, in a sentence; empty if nobody was."""
    known = sum(len(each.known) for each in imported)
    if not known:
        return ""
    return ngettext("{n} was there already.", "{n} were there already.", known).format(
        n=show_number(known)
    )


def lines_of(imported: Iterable[Imported], *, known: bool = False) -> list[Line]:
    """What needs a look, since something was left out; with `known` also who was there already."""
    files = list(imported)
    said = [(each, problem) for each in files for problem in each.problems]
    if known:
        said += [(each, problem) for each in files for problem in each.known]
    return [Line(each.path.name, problem.line, problem.reason) for each, problem in said]


def as_text(lines: Sequence[Line]) -> str:
    """The lines for the clipboard: columns by tabs, as a spreadsheet takes them."""
    return "\n".join(f"{each.file}\t{each.line or ''}\t{each.reason}" for each in lines)
