"""From a card as the file writes it to a contact as the book keeps it: names taken apart, doubles
dropped, and what has no field of its own put into the notes."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from netplanner.contacts import fold
from netplanner.exchange.doubles import Addresses, Points
from netplanner.exchange.names import is_firm_name, split_name
from netplanner.i18n import _
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from netplanner.exchange.found import FoundCard
    from netplanner.model.people import Card, Contact

_FEWEST_FIGURES = 12  # a number with fewer is a row's or a record's, not a name for the world
_SAMENESS = uuid.UUID("6f2c5c1e-9a0b-5d8f-8f0e-5b7a3f1d2c40")  # of cards known only by content


def prepared(found: FoundCard) -> Card:
    """The card as it can be saved; the contact may still lack a uid."""
    card = found.card
    contact = _named(card.contact, found)
    if found.remarks:
        contact = replace(
            contact, notes="\n".join([*filter(None, [contact.notes]), *found.remarks])
        )
    points, addresses = card.points, card.addresses
    if len(points) > 1:
        points = tuple(Points(points))
    if len(addresses) > 1:
        addresses = tuple(Addresses(addresses))
    return replace(card, contact=contact, points=points, addresses=addresses)


def refusal(found: FoundCard, card: Card) -> str:
    """Why the card makes no contact: a sentence, or nothing."""
    if found.is_group:
        return _("“{name}” is a list of contacts, not a person.").format(
            name=found.shown_name or card.contact.name
        )
    if not (card.contact.name or card.points):
        return _("There is no name and no way to reach anybody.")
    return ""


def doubtful_uids(cards: Iterable[Card]) -> set[str]:
    """The uids that tell nobody from another: counters, and those of cards of different names.

    `Mario Rossi` and `Mario Luigi Rossi` are no different names.
    """
    named: dict[str, frozenset[str]] = {}
    doubtful: set[str] = set()
    for card in cards:
        uid = card.contact.uid
        if not uid:
            continue
        if uid.isdigit() and len(uid) < _FEWEST_FIGURES:
            doubtful.add(uid)
        words = _name_words(card.contact)
        known = named.setdefault(uid, words)
        if not (words <= known or known <= words):
            doubtful.add(uid)
    return doubtful


def _name_words(contact: Contact) -> frozenset[str]:
    person = (contact.family, contact.given, contact.middle)
    words = " ".join(filter(None, person)) or contact.nickname or contact.firm
    return frozenset(fold(words).split())


def with_uid(card: Card, seen: dict[str, int], doubtful: Container[str] = ()) -> Card:
    """The card with a uid by which a second import knows it, if nothing else could tell.

    Of cards alike in one file (`seen`) each gets its own: they may be two people. A `doubtful` uid
    is dropped.
    """
    contact = card.contact
    if contact.uid in doubtful:
        contact = replace(contact, uid="")
        card = replace(card, contact=contact)
    if contact.uid or any(
        point.kind in (PointKind.PHONE, PointKind.EMAIL) for point in card.points
    ):
        return card
    content = "\x1f".join(
        [
            contact.name,
            contact.firm,
            contact.job_title,
            contact.birthday,
            *(point.value for point in card.points),
        ]
    )
    number = seen[content] = seen.get(content, 0) + 1
    return replace(
        card, contact=replace(contact, uid=str(uuid.uuid5(_SAMENESS, f"{content}\x1f{number}")))
    )


def _named(contact: Contact, found: FoundCard) -> Contact:
    """The contact with its name, which may stand in FN alone or be that of a firm."""
    shown = found.shown_name
    person = contact.given or contact.family or contact.middle
    alone = not (contact.given and contact.family)
    if contact.firm and person and alone and fold(contact.firm) == fold(contact.name):
        return replace(contact, given="", family="", middle="")  # a firm, named as if a person
    if person or not shown:
        return contact
    if found.is_firm or (contact.firm and fold(contact.firm) == fold(shown)):
        return replace(contact, firm=contact.firm or shown)
    if not contact.firm and is_firm_name(shown):
        return replace(contact, firm=shown)
    if "@" in shown:
        return contact  # a mail where the name should be
    prefix, given, family, suffix = split_name(shown)
    return replace(
        contact,
        prefix=contact.prefix or prefix,
        given=given,
        family=family,
        suffix=contact.suffix or suffix,
    )
