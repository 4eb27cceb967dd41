"""Knowing each other: how deep the relationship with a contact is, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netplanner.i18n import N_
from netplanner.method import depth as method
from netplanner.method.cadence import TWO_WAY
from netplanner.model.knowing import Facet, FacetNote, OwnFacet, Side

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from netplanner.model.knowing import DepthBand
    from netplanner.model.rules import Rules
    from netplanner.store import Book

_ALONE = ", ".join(f"'{kind.value}'" for kind in method.ALONE)
_AMONG_MANY = ", ".join(f"'{kind.value}'" for kind in TWO_WAY if kind not in method.ALONE)
_TOGETHER = f"""
SELECT sum(CASE WHEN kind IN ({_ALONE}) THEN minutes ELSE 0 END),
    sum(CASE WHEN kind IN ({_AMONG_MANY}) THEN minutes ELSE 0 END),
    max(kind = 'giving')
FROM activity_person JOIN activity ON activity.id = activity_id
WHERE contact_id = ?1 AND day <= ?2
"""
_HELP = """
SELECT ifnull(max(direction = 'given'), 0)
        OR EXISTS (SELECT 1 FROM gift WHERE contact_id = ?1 AND day <= ?2),
    max(direction = 'received')
FROM referral WHERE partner_id = ?1 AND day <= ?2
"""


class Depth(NamedTuple):
    """How deep a relationship is, with what that is made of."""

    value: float  # 0..100
    band: DepthBand
    of_them: float  # share 0..1 of what I know of them
    of_me: float  # share 0..1 of what they know of me
    hours: float  # together; those among many count in part
    help: float  # 0 none, 0.5 one way, 1 both


class Question(NamedTuple):
    """What would be worth asking, or telling, next."""

    side: Side
    facet: Facet
    stale: bool  # it was known once and is to be confirmed


def depth(
    book: Book, rules: Rules, contact_id: int, notes: Iterable[FacetNote], today: datetime.date
) -> Depth:
    """The depth with a contact as of `today`; `notes` are what the two know of each other, which
    may be a draft."""
    notes = tuple(notes)
    of_them = known(rules, notes, Side.MINE, today)
    of_me = known(rules, notes, Side.THEIRS, today)
    ((alone, among_many, helped),) = book.query(_TOGETHER, (contact_id, today.isoformat()))
    ((given, received),) = book.query(_HELP, (contact_id, today.isoformat()))
    hours = method.hours_together(rules, alone or 0, among_many or 0)
    help_ = method.help_so_far(given=bool(given or helped), received=bool(received))
    value = method.depth(rules, of_them, of_me, hours, help_)
    return Depth(value, method.band(rules, value), of_them, of_me, hours, help_)


def own_facets(book: Book) -> dict[Facet, str]:
    """What the owner would like others to know, by facet."""
    return {own.facet: own.note for own in book.all(OwnFacet)}


def save_own_facets(book: Book, notes: Mapping[Facet, str]) -> None:
    """Keep what others should know of the owner, as one undoable edit; empty notes go."""
    there = {own.facet: own for own in book.all(OwnFacet)}
    wanted = {facet: note for facet, note in notes.items() if note}
    if wanted == {facet: own.note for facet, own in there.items()}:
        return
    with book.edit(N_("Change settings")) as edit:
        edit.remove_ids(OwnFacet, [own.id for facet, own in there.items() if facet not in wanted])
        edit.put_many(
            OwnFacet(id=there[facet].id if facet in there else 0, facet=facet, note=note)
            for facet, note in wanted.items()
        )


def known(rules: Rules, notes: Iterable[FacetNote], side: Side, today: datetime.date) -> float:
    """The share 0..1 of the facets that one side knows of the other, as fresh as it is."""
    return method.known(
        method.facet_value(rules, note.halves / 2, note.confirmed_on, today)
        for note in notes
        if note.side is side
    )


def next_question(
    rules: Rules, notes: Iterable[FacetNote], today: datetime.date
) -> Question | None:
    """The facet that deepens the relationship most; None when all is known and fresh.

    What the side that knows less lacks comes first, since depth multiplies the two; of that, what
    counts least today, in the order of the method. What I lack is asked, what they lack is told.
    """
    notes = tuple(notes)
    value = {
        (note.side, note.facet): method.facet_value(
            rules, note.halves / 2, note.confirmed_on, today
        )
        for note in notes
    }
    halves = {(note.side, note.facet): note.halves for note in notes}
    mine = known(rules, notes, Side.MINE, today)
    theirs = known(rules, notes, Side.THEIRS, today)
    sides = (Side.MINE, Side.THEIRS) if mine <= theirs else (Side.THEIRS, Side.MINE)
    for side in sides:
        lacking = [facet for facet in Facet if value.get((side, facet), 0) < 1]
        if lacking:
            facet = min(lacking, key=lambda facet: value.get((side, facet), 0))
            return Question(side, facet, stale=halves.get((side, facet)) == 2)
    return None
