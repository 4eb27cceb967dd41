"""From a card as the file writes it to a contact as the book keeps it: names taken apart, doubles
dropped, and what has no field of its own put into the notes."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from netplanner.contacts import digits, fold
from netplanner.exchange.names import is_firm_name, split_name
from netplanner.i18n import _
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from netplanner.exchange.found import FoundCard
    from netplanner.model.people import Address, Card, Contact, ContactPoint

_EXTENSION = re.compile(r";|\b(?:ext|int)\b", re.IGNORECASE)  # and nothing that runs: no hang
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_SAME_DIGITS = 9  # `+39 333 1234567` and `333 1234567` are one number
_SAMENESS = uuid.UUID("6f2c5c1e-9a0b-5d8f-8f0e-5b7a3f1d2c40")  # of cards known only by content


def prepared(found: FoundCard) -> Card:
    """The card as it can be saved; the contact may still lack a uid."""
    card = found.card
    contact = _named(card.contact, found)
    if found.remarks:
        contact = replace(
            contact, notes="\n".join([*filter(None, [contact.notes]), *found.remarks])
        )
    points = tuple({point_key(point): point for point in reversed(card.points)}.values())[::-1]
    addresses = card.addresses
    if len(addresses) > 1:
        addresses = tuple({address_key(address): address for address in addresses}.values())
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


def with_uid(card: Card, seen: dict[str, int]) -> Card:
    """The card with a uid by which a second import knows it, if nothing else could tell.

    Of cards alike in one file (`seen`) each gets its own: they may be two people.
    """
    contact = card.contact
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


def point_key(point: ContactPoint) -> tuple[PointKind, str]:
    """What makes two phones, mails or web addresses the same, however they are written."""
    value = point.value
    if point.kind is PointKind.PHONE:
        number = digits(_EXTENSION.split(value, maxsplit=1)[0].strip() or value)
        return point.kind, number[-_SAME_DIGITS:] or fold(value)
    if point.kind is PointKind.EMAIL:
        return point.kind, value.lower()
    if point.kind is PointKind.WEBSITE:
        return point.kind, _SCHEME.sub("", value.rstrip("/")).lower()
    return point.kind, fold(value)


def address_key(address: Address) -> str:
    """What makes two postal addresses the same."""
    parts = (address.po_box, address.extended, address.street, address.postal_code, address.city)
    return fold(" ".join(parts))


def _named(contact: Contact, found: FoundCard) -> Contact:
    """The contact with its name, which may stand in FN alone or be that of a firm."""
    shown = found.shown_name
    person = contact.given or contact.family or contact.middle
    if contact.firm and person and fold(contact.firm) == fold(f"{contact.given} {contact.family}"):
        return replace(contact, given="", family="", middle="")
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
