"""The sheet for a one-to-one: what I know, what to ask, what I promised, what to tell; two sides.

What the two know of each other is private (method.md §7.12): it stands on paper only if asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netplanner import account, contacts, method_words, rules, words
from netplanner.contacts.knowing import own_facets
from netplanner.contacts.story_words import moment_word
from netplanner.i18n import _
from netplanner.method.cadence import TWO_WAY
from netplanner.model.knowing import Facet, Side
from netplanner.model.people import PointKind
from netplanner.model.work import ActivityKind
from netplanner.reports import templates

if TYPE_CHECKING:
    import datetime

    from netplanner.account import Obligation
    from netplanner.contacts import Depth, Moment
    from netplanner.model.owner import Profile
    from netplanner.model.people import Card
    from netplanner.store import Book

QUESTIONS = 3  # on one sheet: a conversation is no interview
TALKS, OWED, GIVEN = 3, 5, 3
LINES = (2, 24)  # to write on at the end, the fewest and the most


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A facet of somebody; an empty note is a line to write on."""

    facet: Facet
    note: str
    halves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that stands on the sheet."""

    profile: Profile
    today: datetime.date
    card: Card
    depth: Depth
    last: datetime.date | None  # the last conversation
    private: bool  # whether what the two know of each other is printed
    known: tuple[Known, ...]
    to_ask: tuple[str, ...]  # message ids
    to_tell: tuple[tuple[Facet, str], ...]  # what they lack of me, with what I would say
    owed: tuple[Obligation, ...]
    talks: tuple[Moment, ...]
    given: tuple[Moment, ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.card.contact.name

    @property
    def reach(self) -> str:
        """The first phone and the first mail."""
        ways = (self.card.values(kind)[:1] for kind in (PointKind.PHONE, PointKind.EMAIL))
        return " · ".join(value for values in ways for value in values)


def collect(
    book: Book, contact_id: int, today: datetime.date, *, private: bool = False
) -> Briefing | None:
    """Read what the sheet for a one-to-one with this contact says; None if there is no such."""
    card = contacts.card(book, contact_id)
    if card is None:
        return None
    counted = rules.of(book)
    mine = {note.facet: note for note in card.facets if note.side is Side.MINE}
    theirs = {note.facet: note.halves for note in card.facets if note.side is Side.THEIRS}
    own = own_facets(book)
    moments = contacts.history(book, contact_id)
    lacking = [facet for facet in Facet if facet not in mine or mine[facet].halves < 2]
    untold = [facet for facet in Facet if theirs.get(facet, 0) < 2]
    untold.sort(key=lambda facet: facet not in own)  # what I have words for comes first
    return Briefing(
        profile=book.profile,
        today=today,
        card=card,
        depth=contacts.depth(book, counted, contact_id, card.facets, today),
        last=contacts.last_contact(book, contact_id, today),
        private=private,
        known=tuple(
            Known(
                facet=facet,
                note=mine[facet].note if private and facet in mine else "",
                halves=mine[facet].halves if private and facet in mine else 0,
            )
            for facet in Facet
        ),
        to_ask=tuple(method_words.FACET_QUESTIONS[facet] for facet in lacking[:QUESTIONS]),
        to_tell=tuple((facet, own.get(facet, "")) for facet in untold[:QUESTIONS]),
        owed=tuple(account.obligations(book, contact_id, today))[:OWED],
        talks=tuple(
            moment
            for moment in moments
            if moment.what == "activity" and moment.kind in TWO_WAY and moment.day <= today
        )[:TALKS],
        given=tuple(
            moment
            for moment in moments
            if moment.what == "gift" or (moment.what, moment.kind) == ("referral", "given")
        )[:GIVEN],
    )


def know_side(sheet: Briefing) -> str:
    """The front: who they are, what I know of them, what to ask."""
    return templates.render(
        "briefing_know.html",
        sheet=sheet,
        profile=sheet.profile,
        contact=sheet.card.contact,
        stage=method_words.method_word(sheet.card.stage),
        band=method_words.method_word(sheet.depth.band),
        facet_word=method_words.method_word,
        questions=[_(question) for question in sheet.to_ask],
    )


def give_side(sheet: Briefing, lines: int = LINES[0]) -> str:
    """The back: what I owe and can give, what to tell, the last conversations, `lines` to write."""
    return templates.render(
        "briefing_give.html",
        sheet=sheet,
        profile=sheet.profile,
        contact=sheet.card.contact,
        lines=lines,
        facet_word=method_words.method_word,
        owed=[account.said(obligation) for obligation in sheet.owed],
        talks=[
            (moment.day, words.word(ActivityKind(moment.kind)), moment.text)
            for moment in sheet.talks
        ],
        given=[(moment.day, moment_word(moment), moment.text) for moment in sheet.given],
    )
