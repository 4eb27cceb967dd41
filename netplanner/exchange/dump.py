"""The whole book of contacts as JSON, one line a contact: for scripts and for leaving."""

from __future__ import annotations

import base64
import datetime
import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from netplanner.model.people import Address, Contact, ContactPoint, Photo, Tag
from netplanner.store.tables import Addresses, ContactPoints, Contacts, Photos, Tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netplanner.store import Book

_POINT_LISTS = {"phone": "phones", "email": "emails", "website": "websites", "chat": "chats"}
_NOT_SAID = ("id", "contact_id", "position", "kind")


def dump(book: Book) -> Iterator[str]:
    """One JSON object a contact, in the order of the list.

    All fields of the contact; `phones`, `emails`, `websites`, `chats` as `{"label", "value"}`,
    `addresses` with their parts, `tags`, `photo` in base64 or null. Days are ISO text.
    """
    photos = {row[0] for row in book.query("SELECT contact_id FROM photo")}
    hanging: defaultdict[int, dict[str, list[Any]]] = defaultdict(_nothing)
    for point in book.all(ContactPoint, order_by=[ContactPoints.position, ContactPoints.id]):
        hanging[point.contact_id][_POINT_LISTS[point.kind]].append(
            {"label": point.label, "value": point.value}
        )
    for address in book.all(Address, order_by=[Addresses.position, Addresses.id]):
        parts = {key: value for key, value in asdict(address).items() if key not in _NOT_SAID}
        hanging[address.contact_id]["addresses"].append(parts)
    for tag in book.all(Tag, order_by=[Tags.id]):
        hanging[tag.contact_id]["tags"].append(tag.name)
    for contact in book.all(Contact, order_by=[Contacts.sort_name, Contacts.id]):
        photo = None
        if contact.id in photos:
            data = book.all(Photo, Photos.contact_id == contact.id)[0].data
            photo = base64.b64encode(data).decode("ascii")
        yield json.dumps(
            {"name": contact.name} | asdict(contact) | hanging[contact.id] | {"photo": photo},
            ensure_ascii=False,
            default=datetime.date.isoformat,
        )


def _nothing() -> dict[str, list[Any]]:
    return {name: [] for name in (*_POINT_LISTS.values(), "addresses", "tags")}
