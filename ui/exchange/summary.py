"""What an import brought, as figures and lines to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netplanner.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netplanner.exchange.importing import Imported

COUNTS = {
    "read": N_("Read"),
    "added": N_("Added"),
    "updated": N_("Updated"),
    "skipped": N_("Skipped"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing left out, with the file and the line it stands in (0: the whole file)."""

    file: str
    line: int
    reason: str


def totals(imported: Iterable[Imported]) -> dict[str, int]:
    """The counts of all files together."""
    files = list(imported)
    return {name: sum(getattr(each, name) for each in files) for name in COUNTS}


def lines_of(imported: Iterable[Imported]) -> list[Line]:
    """Every problem of every file, in the order of the files."""
    return [
        Line(each.path.name, problem.line, problem.reason)
        for each in imported
        for problem in each.problems
    ]


def as_text(lines: Sequence[Line]) -> str:
    """The lines for the clipboard: columns by tabs, as a spreadsheet takes them."""
    return "\n".join(f"{each.file}\t{each.line or ''}\t{each.reason}" for each in lines)
