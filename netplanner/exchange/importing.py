"""Importing files of contacts into the book: one edit for all, and no second contact for anybody
the owner has already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner.contacts import indexed
from netplanner.errors import NetPlannerError
from netplanner.exchange.found import Problem, ReadFile
from netplanner.exchange.json_lines import dry_run_json, summary_json
from netplanner.exchange.merging import BATCH, Outcome, People
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
    what it lacks is filled in, what it has stays. `progress(done, total)` is called now and then
    with parts of the whole work; what it raises ends the import with nothing changed. `picture`
    makes of a photo what the book keeps of it, None of one that is left out. A file that cannot be
    read is told of in its `problems`, or raised if there is no other.
    """
    work = _Work(progress)
    files = [
        _read(path, work.of_file(number, len(paths)), alone=len(paths) == 1)
        for number, path in enumerate(paths)
    ]
    total = sum(len(file.cards) for file in files)
    imported: list[Imported] = []
    done = 0
    with book.edit(LABEL, reads_anew=True) as edit:
        chosen = _chosen(files, work)
        people = People(
            edit, (card for cards in chosen for _found, card, refused in cards if not refused)
        )
        for file, cards in zip(files, chosen, strict=True):
            counts = dict.fromkeys(Outcome, 0)
            problems = list(file.problems)
            known: list[Problem] = []
            for found, read, refused in cards:
                card = read
                if done % _EVERY == 0:
                    work.tell(_MERGING, done / total)
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
        most = 2 * -(-total // BATCH)  # batches, if every card changes somebody
        for number, records in enumerate(people.changed()):
            work.tell(_WRITING, number / most)
            edit.put_many(records)
        work.tell(_WRITING, 1)
    return imported


# What an import does one after the other, each with about as long to go as the others.
_READING, _CHOOSING, _MERGING, _WRITING = range(4)
_PARTS = 1000


class _Work:
    """Tells how far the whole work is, in thousandths."""

    def __init__(self, progress: Callable[[int, int], object] | None) -> None:
        self._progress = progress

    def tell(self, step: int, share: float) -> None:
        """Of `step` a share of 0 to 1 is done."""
        if self._progress:
            self._progress(int(_PARTS * (step + min(share, 1)) / (_WRITING + 1)), _PARTS)

    def of_file(self, number: int, files: int) -> Callable[[float], None]:
        """What is told while the file `number`, from 0, of so many is read."""
        return lambda share: self.tell(_READING, (number + share) / files)


def _read(path: Path, progress: Callable[[float], object], *, alone: bool) -> ReadFile:
    try:
        return read_file(path, progress)
    except NetPlannerError as error:
        if alone:
            raise
        return ReadFile(path=path, problems=unread(path, error).problems)


def unread(path: Path, error: NetPlannerError) -> Imported:
    """What became of a file that could not be read."""
    return Imported(path=path, problems=(Problem(line=0, reason=str(error)),))


def _chosen(files: Sequence[ReadFile], work: _Work) -> list[list[tuple[FoundCard, Card, str]]]:
    """Each card of each file with what it is as a contact, or why it makes none."""
    total, done = sum(len(file.cards) for file in files), 0
    cards: list[list[tuple[FoundCard, Card]]] = []
    for file in files:
        cards.append([])
        for found in file.cards:
            if done % _EVERY == 0:
                work.tell(_CHOOSING, done / total)
            done += 1
            cards[-1].append((found, prepared(found)))
    doubtful = doubtful_uids(card for each in cards for _found, card in each)
    chosen: list[list[tuple[FoundCard, Card, str]]] = []
    for each in cards:
        seen: dict[str, int] = {}
        chosen.append([])
        for found, read in each:
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
