"""Importing files of contacts into the book: one edit for all, and no second contact for anybody
the owner has already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner.contacts import indexed
from netplanner.errors import NetPlannerError
from netplanner.exchange.found import Problem, ReadFile
from netplanner.exchange.json_lines import dry_run_json, summary_json
from netplanner.exchange.merging import Outcome, People
from netplanner.exchange.preparing import doubtful_uids, prepared, refusal, with_uid
from netplanner.exchange.reading import read_file
from netplanner.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netplanner.exchange.found import FoundCard
    from netplanner.model.people import Card
    from netplanner.store import Book

__all__ = ["LABEL", "Imported", "dry_run_json", "import_files", "read_file", "summary_json"]

LABEL = N_("Import contacts")
_EVERY = 200  # cards between two reports of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file: every card read was added, brought something, or was skipped.

    `problems` are what was left out, `known` the cards that brought nothing new; each card skipped
    stands in one of them.
    """

    path: Path
    read: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0
    problems: tuple[Problem, ...] = ()
    known: tuple[Problem, ...] = ()

    @property
    def remarks(self) -> list[Problem]:
        """All there is to say of the file, by line."""
        return sorted((*self.problems, *self.known), key=_line)


def import_files(
    book: Book,
    paths: Sequence[Path],
    progress: Callable[[int, int], object] | None = None,
    picture: Callable[[bytes], bytes | None] | None = None,
) -> list[Imported]:
    """Import all files as one edit, and tell what became of each.

    A contact with the same uid, or the same name and a shared mail or phone, is not made again:
    what it lacks is filled in, what it has stays. `progress(done, total)` is called now and then,
    with a total of 0 while reading; what it raises ends the import with nothing changed. `picture`
    makes of a photo what the book keeps of it, None of one that is left out. A file that cannot be
    read is told of in its `problems`, or raised if there is no other.
    """
    files = [_read(path, progress, alone=len(paths) == 1) for path in paths]
    total = sum(len(file.cards) for file in files)
    imported: list[Imported] = []
    done = 0
    with book.edit(LABEL, reads_anew=True) as edit:
        chosen = _chosen(files)
        people = People(
            edit, (card for cards in chosen for _found, card, refused in cards if not refused)
        )
        for file, cards in zip(files, chosen, strict=True):
            counts = dict.fromkeys(Outcome, 0)
            problems = list(file.problems)
            known: list[Problem] = []
            for found, read, refused in cards:
                card = read
                if progress and done % _EVERY == 0:
                    progress(done, total)
                done += 1
                if refused:
                    problems.append(Problem(line=found.line, reason=refused))
                    counts[Outcome.SKIPPED] += 1
                    continue
                if picture is not None and card.photo is not None:
                    card = replace(card, photo=picture(card.photo))
                    if card.photo is None:
                        problems.append(Problem(line=found.line, reason=_no_picture()))
                outcome = people.take(card)
                counts[outcome] += 1
                if outcome is Outcome.SKIPPED:
                    known.append(Problem(line=found.line, reason=_known(card)))
            imported.append(
                Imported(
                    path=file.path,
                    read=len(cards),
                    added=counts[Outcome.ADDED],
                    updated=counts[Outcome.UPDATED],
                    skipped=counts[Outcome.SKIPPED],
                    problems=tuple(sorted(problems, key=_line)),
                    known=tuple(known),
                )
            )
        for records in people.changed():
            if progress:
                progress(done, total)
            edit.put_many(records)
        if progress:
            progress(total, total)
    return imported


def _read(path: Path, progress: Callable[[int, int], object] | None, *, alone: bool) -> ReadFile:
    try:
        return read_file(path, (lambda: progress(0, 0)) if progress else None)
    except NetPlannerError as error:
        if alone:
            raise
        return ReadFile(path=path, problems=unread(path, error).problems)


def unread(path: Path, error: NetPlannerError) -> Imported:
    """What became of a file that could not be read."""
    return Imported(path=path, problems=(Problem(line=0, reason=str(error)),))


def _chosen(files: Sequence[ReadFile]) -> list[list[tuple[FoundCard, Card, str]]]:
    """Each card of each file with what it is as a contact, or why it makes none."""
    cards = [[(found, prepared(found)) for found in file.cards] for file in files]
    doubtful = doubtful_uids(card for file in cards for _found, card in file)
    chosen: list[list[tuple[FoundCard, Card, str]]] = []
    for file in cards:
        seen: dict[str, int] = {}
        chosen.append([])
        for found, read in file:
            card, refused = read, refusal(found, read)
            if not refused:
                card = with_uid(card, seen, doubtful)
                card = replace(card, contact=indexed(card))
            chosen[-1].append((found, card, refused))
    return chosen


def _known(card: Card) -> str:
    name = card.contact.name or card.points[0].value
    return _("“{name}” is in your contacts already.").format(name=name)


def _no_picture() -> str:
    return _("The picture is too large or damaged; it was left out.")


def _line(problem: Problem) -> int:
    return problem.line
