"""A contact's card: saving, reading and removing people with everything that hangs on them."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from netplanner.contacts.birthdays import NO_BIRTHDAY, is_birthday
from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.model.knowing import FacetNote, StageChange
from netplanner.model.people import Address, Card, Contact, ContactPoint, Photo, PointKind, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netplanner.store import Book, Edit

# Letters that are one with a stroke or two in one, which Unicode does not take apart, and the
# apostrophes and hyphens of phones and word processors: one types what is on the keyboard.
_ON_THE_KEYBOARD = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("’‘ʼ´", "'")
    | dict.fromkeys("‐‑–—", "-")
)
_FEW_LETTERS = 2
_ANYWHERE = "instr(search_text, ?)"
# SQLite's lower() leaves accents: such a firm is found by the third letter.
_IN_A_NAME = "(instr(sort_name, ?) OR instr(lower(nickname || ' ' || firm), ?))"
SECTION = "\x1f"  # between the parts of a search text, so that no word matches across two


def fold(text: str) -> str:
    """`text` as search and order see it: no accents, no case, single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ON_THE_KEYBOARD))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def digits(phone: str) -> str:
    """The digits of a phone number, which is what search and comparison look at."""
    return re.sub(r"\D", "", phone)


def is_phone(text: str) -> bool:
    """Whether `text` can only be a phone: three or more figures and what stands between figures."""
    return len(digits(text)) >= 3 and re.fullmatch(r"[\d\s+()./-]*", text) is not None


def indexed(card: Card) -> Contact:
    """The card's contact with the columns that order and search are made of."""
    contact = card.contact
    person = [contact.family, contact.given, contact.middle]
    sort_name = fold(" ".join(filter(None, person)) or contact.nickname or contact.firm)
    parts = [
        contact.name,
        contact.nickname,
        contact.firm,
        contact.trade,
        *(point.value for point in card.points if point.kind is PointKind.EMAIL),
        *card.tags,
    ]
    phones = [digits(point.value) for point in card.points if point.kind is PointKind.PHONE]
    return replace(
        contact,
        uid=contact.uid or str(uuid.uuid4()),
        sort_name=sort_name or fold(next(iter(card.values(PointKind.EMAIL)), "")),
        search_text=SECTION.join(filter(None, [*map(fold, parts), *phones])),
    )


def problems(card: Card) -> dict[str, str]:
    """What keeps the card from being saved: field name → sentence."""
    contact = card.contact
    found: dict[str, str] = {}
    if not (contact.name or any(point.value.strip() for point in card.points)):
        found["given"] = _("Give a name, a firm, a phone or an e-mail.")
    if contact.birthday and not is_birthday(contact.birthday):
        found["birthday"] = _(NO_BIRTHDAY)
    if contact.cadence_days is not None and contact.cadence_days < 1:
        found["cadence_days"] = _("The cadence is at least one day.")
    if contact.id and contact.introduced_by_id == contact.id:
        found["introduced_by_id"] = _("Nobody is introduced by themselves.")
    return found


def card(book: Book, contact_id: int) -> Card | None:
    """The contact with everything that hangs on it, or None if there is none."""
    from netplanner.store.tables import Addresses, ContactPoints, Facets, Photos, StageChanges, Tags

    contact = book.get(Contact, contact_id)
    if contact is None:
        return None
    points = book.all(
        ContactPoint,
        ContactPoints.contact_id == contact_id,
        order_by=[ContactPoints.position, ContactPoints.id],
    )
    addresses = book.all(
        Address, Addresses.contact_id == contact_id, order_by=[Addresses.position, Addresses.id]
    )
    tags = book.all(Tag, Tags.contact_id == contact_id, order_by=[Tags.id])
    photos = book.all(Photo, Photos.contact_id == contact_id)
    return Card(
        contact=contact,
        points=tuple(points),
        addresses=tuple(addresses),
        tags=tuple(tag.name for tag in tags),
        photo=photos[0].data if photos else None,
        facets=tuple(book.all(FacetNote, Facets.contact_id == contact_id, order_by=[Facets.id])),
        stages=tuple(
            book.all(
                StageChange,
                StageChanges.contact_id == contact_id,
                order_by=[StageChanges.day, StageChanges.id],
            )
        ),
    )


def save(book: Book, card: Card, label: str | None = None) -> int:
    """Save the card and return the contact's id; `InvalidError` if `problems` finds any."""
    if found := problems(card):
        raise InvalidError(found)
    new = card.contact.id == 0
    with book.edit(label or (N_("Add contact") if new else N_("Change contact"))) as edit:
        contact = edit.put(indexed(card))
        _put_hanging(edit, contact.id, card)
    return contact.id


def _put_hanging(edit: Edit, contact_id: int, card: Card) -> None:
    """Make what hangs on the contact that of the card."""
    points = [
        replace(point, contact_id=contact_id, position=position)
        for position, point in enumerate(card.points)
    ]
    addresses = [
        replace(address, contact_id=contact_id, position=position)
        for position, address in enumerate(card.addresses)
    ]
    facets = [replace(note, contact_id=contact_id) for note in card.facets]
    stages = [replace(change, contact_id=contact_id) for change in card.stages]
    kept: Sequence[ContactPoint | Address | FacetNote | StageChange]
    for kind, table, kept in (
        (ContactPoint, "contact_point", points),
        (Address, "address", addresses),
        (FacetNote, "facet", facets),
        (StageChange, "stage_change", stages),
    ):
        rows = edit.query(f"SELECT id FROM {table} WHERE contact_id = ?", (contact_id,))
        edit.remove_ids(kind, {row[0] for row in rows} - {record.id for record in kept})
    edit.put_many([*points, *addresses, *facets, *stages])

    wanted = dict.fromkeys(card.tags)  # each once, in order
    rows = edit.query("SELECT id, name FROM tag WHERE contact_id = ?", (contact_id,))
    edit.remove_ids(Tag, [row[0] for row in rows if row[1] not in wanted])
    present = {row[1] for row in rows}
    edit.put_many(Tag(contact_id=contact_id, name=name) for name in wanted if name not in present)

    photos = edit.query("SELECT id, data FROM photo WHERE contact_id = ?", (contact_id,))
    if photos and photos[0][1] != card.photo:
        edit.remove_ids(Photo, [photos[0][0]])
    if card.photo is not None and not (photos and photos[0][1] == card.photo):
        edit.put(Photo(contact_id=contact_id, data=card.photo))


def completed(card: Card, other: Card) -> Card:
    """`card` with what it lacks taken from `other`: fields, points, addresses, tags, photo."""
    mine, theirs = card.contact, other.contact
    person = () if mine.given or mine.family else ("prefix", "given", "middle", "family", "suffix")
    names = (*person, "nickname", "firm", "department", "job_title", "trade", "birthday", "notes")
    lacking = {
        name: getattr(theirs, name)
        for name in (*names, "met_how", "met_on", "introduced_by_id", "cadence_days")
        if not getattr(mine, name)
    }
    known = {_same_point(point) for point in card.points}
    points = [point for point in other.points if _same_point(point) not in known]
    return replace(
        card,
        contact=replace(mine, **lacking, favourite=mine.favourite or theirs.favourite),
        points=(*card.points, *(replace(point, id=0, contact_id=0) for point in points)),
        addresses=card.addresses or other.addresses,
        tags=tuple(dict.fromkeys((*card.tags, *other.tags))),
        photo=card.photo or other.photo,
    )


def _same_point(point: ContactPoint) -> tuple[str, str]:
    phone = point.kind is PointKind.PHONE and digits(point.value)
    return point.kind, phone or fold(point.value)


def remove(book: Book, ids: Iterable[int]) -> None:
    """Delete contacts with all that hangs on them; hours and referrals stay, without the name."""
    gone = list(ids)
    with book.edit(N_("Delete contacts") if len(gone) > 1 else N_("Delete contact")) as edit:
        edit.remove_ids(Contact, gone)


def count(book: Book) -> int:
    """How many contacts the book holds."""
    return int(book.query("SELECT count(*) FROM contact")[0][0])


def id_of(book: Book, uid: str) -> int:
    """The contact with this `uid`, 0 if there is none."""
    found = book.query("SELECT id FROM contact WHERE uid = ?", (uid,))
    return found[0][0] if found else 0


def tag_names(book: Book) -> list[str]:
    """Every tag in use, once, in order."""
    rows = book.query("SELECT DISTINCT name FROM tag")
    return sorted((row[0] for row in rows), key=fold)


def names(book: Book, ids: Sequence[int]) -> dict[int, str]:
    """The name to show of each contact, by id."""
    marks = ", ".join("?" * len(ids))
    rows = book.query(
        "SELECT id, prefix, given, middle, family, suffix, nickname, firm "
        f"FROM contact WHERE id IN ({marks})",
        ids,
    )
    return {row[0]: " ".join(filter(None, row[1:6])) or row[6] or row[7] for row in rows}


def add_named(book: Book, name: str) -> int:
    """Make a contact of whom no more than the name is known; its id.

    The last word is taken for the family name.
    """
    given, _blank, family = name.rpartition(" ")
    if not given:
        given, family = family, ""
    return save(book, Card(contact=Contact(given=given, family=family)))


def matching(book: Book, text: str, limit: int = 20) -> list[tuple[int, str, str]]:
    """(id, name, firm) of the first contacts in whose search text every word of `text` occurs.

    A letter or two are looked for in names and firms alone: nearly every mail has them.
    """
    where, values = [], []
    for word in fold(text).split():
        conditions = [_ANYWHERE] if len(word) > _FEW_LETTERS else [_ANYWHERE, _IN_A_NAME]
        where += conditions
        values += [word] * sum(condition.count("?") for condition in conditions)
    rows = book.query(
        "SELECT id, prefix, given, middle, family, suffix, nickname, firm FROM contact "
        f"WHERE {' AND '.join(where) or '1'} ORDER BY sort_name, id LIMIT {int(limit)}",
        values,
    )
    return [(row[0], " ".join(filter(None, row[1:6])) or row[6] or row[7], row[7]) for row in rows]
