"""Who is in the book already, and what an imported card adds to them.

What the owner has is never overwritten: a merge only fills what is empty and adds what is new.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from netplanner.contacts import fold, indexed
from netplanner.exchange.doubles import Addresses, Points, point_key
from netplanner.model.people import Address, Card, Contact, ContactPoint, Photo, PointKind, Tag
from netplanner.store.records import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netplanner.model.record import Record
    from netplanner.store import Edit

_AT_ONCE = 500  # ids in one query
_REACHING = (PointKind.PHONE, PointKind.EMAIL)
BATCH = 1000  # people written between two reports of progress
_Key = tuple[PointKind, str]  # of a way to reach somebody
_CONTACT_FIELDS = tuple(each.name for each in fields(Contact))
_POINT_FIELDS = tuple(each.name for each in fields(ContactPoint))
_ADDRESS_FIELDS = tuple(each.name for each in fields(Address))


class Outcome(Enum):
    """What became of a card."""

    ADDED = auto()
    UPDATED = auto()
    SKIPPED = auto()


@dataclass(slots=True)
class _Person:
    """A contact of the book or of this import, and what this import adds."""

    contact: Contact
    points: Points = field(default_factory=Points)
    addresses: Addresses = field(default_factory=Addresses)
    tags: dict[str, str] = field(default_factory=dict)  # folded: as written
    photo: bytes | None = None
    has_photo: bool = False
    new_tags: list[str] = field(default_factory=list)
    changed: bool = False
    merged: bool = False  # by a second card

    def card(self) -> Card:
        return Card(
            contact=self.contact,
            points=tuple(self.points),
            addresses=tuple(self.addresses),
            tags=tuple(self.tags.values()),
            photo=self.photo,
        )

    def copy(self) -> _Person:
        """The person as it is now, to try things on."""
        return replace(
            self,
            points=Points(self.points),
            addresses=Addresses(self.addresses),
            tags=dict(self.tags),
            new_tags=list(self.new_tags),
        )


class People:
    """The people an import may meet: those of the book its cards could be, and those it adds."""

    def __init__(self, edit: Edit, cards: Iterable[Card]) -> None:
        self._edit = edit
        self._by_uid: dict[str, _Person] = {}
        self._by_point: dict[tuple[str, _Key], list[_Person]] = {}
        self._people: list[_Person] = []
        self._next_id = self._first_new_id = edit.first_free_id(Contact)
        contacts = [card.contact for card in cards]
        self._read(
            {contact.uid for contact in contacts},
            {_name_key(contact.sort_name) for contact in contacts},
        )

    def take(self, card: Card) -> Outcome:
        """Add the card (its contact indexed) as a contact, or to the contact it is of."""
        person = self._same(card)
        if person is not None:
            self._by_uid.setdefault(card.contact.uid, person)  # also a later card's of that uid
            if not _fill(person, card):
                return Outcome.SKIPPED
            person.changed = person.merged = True
            self._know(person)
            return Outcome.UPDATED
        person = _Person(replace(card.contact, id=self._next_id), changed=True)
        self._next_id += 1
        _fill(person, card)
        self._keep(person)
        return Outcome.ADDED

    def changed(self) -> Iterator[Sequence[Record]]:
        """What has to be written, in batches and in an order that keeps references whole."""
        changed = [person for person in self._people if person.changed]
        for at in range(0, len(changed), BATCH):
            batch = changed[at : at + BATCH]
            yield [_reindexed(person, self._first_new_id) for person in batch]
            yield [record for person in batch for record in _hanging(person)]

    def _keep(self, person: _Person) -> None:
        self._people.append(person)
        self._by_uid[person.contact.uid] = person
        self._know(person)

    def _know(self, person: _Person) -> None:
        """Let the person be found by every way to reach it."""
        name = _name_key(person.contact.sort_name)
        for key in person.points.keys:
            if key[0] not in _REACHING:
                continue
            known = self._by_point.setdefault((name, key), [])
            if not known or all(other is not person for other in known):
                known.append(person)

    def _same(self, card: Card) -> _Person | None:
        """Who the card is of: of several it may be, the first to whom it brings nothing new."""
        contact = card.contact
        if person := self._by_uid.get(contact.uid):
            return person
        name = _name_key(contact.sort_name)
        found = {
            other.contact.id: other
            for point in card.points
            if point.kind in _REACHING
            for other in self._by_point.get((name, point_key(point)), ())
            if len({fold(other.contact.suffix), fold(contact.suffix)} - {""}) < 2
        }
        people = [found[number] for number in sorted(found)]
        if len(people) > 1:
            for person in people:
                if not _fill(person.copy(), card):
                    return person
        return people[0] if people else None

    def _read(self, uids: set[str], names: set[str]) -> None:
        """Read those of the book who have one of the uids or names, with what hangs on them."""
        ids = [
            row[0]
            for row in self._edit.query("SELECT id, uid, sort_name FROM contact ORDER BY id")
            if row[1] in uids or _name_key(row[2]) in names
        ]
        for at in range(0, len(ids), _AT_ONCE):
            self._read_some(ids[at : at + _AT_ONCE])

    def _read_some(self, ids: Sequence[int]) -> None:
        marks = ", ".join("?" * len(ids))
        names = ", ".join(_CONTACT_FIELDS)
        people: dict[int, _Person] = {}
        for row in self._edit.query(f"SELECT {names} FROM contact WHERE id IN ({marks})", ids):
            people[row[0]] = _Person(shape(Contact).record(row))

        def hanging(table: str, fields: Sequence[str]) -> list[tuple[Any, ...]]:
            return self._edit.query(
                f"SELECT {', '.join(fields)} FROM {table} "
                f"WHERE contact_id IN ({marks}) ORDER BY id",
                ids,
            )

        for row in hanging("contact_point", _POINT_FIELDS):
            values: dict[str, Any] = dict(zip(_POINT_FIELDS, row, strict=True))
            values["kind"] = PointKind(values["kind"])
            people[values["contact_id"]].points.add(ContactPoint(**values))
        for row in hanging("address", _ADDRESS_FIELDS):
            address = Address(**dict(zip(_ADDRESS_FIELDS, row, strict=True)))
            people[address.contact_id].addresses.add(address)
        for contact_id, tag in hanging("tag", ("contact_id", "name")):
            people[contact_id].tags[fold(tag)] = tag
        for (contact_id,) in hanging("photo", ("contact_id",)):
            people[contact_id].has_photo = True
        for person in people.values():
            self._keep(person)


def _name_key(sort_name: str) -> str:
    """What one name has in common in either order: a sheet may say `Rossi Mario` for Mario."""
    return " ".join(sorted(sort_name.split())) if " " in sort_name else sort_name


def _reindexed(person: _Person, first_new_id: int) -> Contact:
    """The contact as it is written; what was added may be found by search."""
    if person.contact.id >= first_new_id and not person.merged:
        return person.contact  # indexed when it was read
    return indexed(person.card())


def _hanging(person: _Person) -> Iterator[Record]:
    """What this import adds to a person."""
    contact_id = person.contact.id
    for position, point in enumerate(person.points):
        if not point.id:
            yield replace(point, contact_id=contact_id, position=position)
    for position, address in enumerate(person.addresses):
        if not address.id:
            yield replace(address, contact_id=contact_id, position=position)
    for tag in person.new_tags:
        yield Tag(contact_id=contact_id, name=tag)
    if person.photo is not None:
        yield Photo(contact_id=contact_id, data=person.photo)


def _fill(person: _Person, card: Card) -> bool:
    """Give the person what it lacks and the card has; whether there was anything."""
    contact = _filled(person.contact, card.contact)
    changed = contact != person.contact
    person.contact = contact
    for point in card.points:
        changed = person.points.add(point) or changed
    for address in card.addresses:
        changed = person.addresses.add(address) or changed
    for tag in card.tags:
        word = fold(tag)
        if word not in person.tags:
            person.tags[word] = tag
            person.new_tags.append(tag)
            changed = True
    if card.photo is not None and not person.has_photo:
        person.photo, person.has_photo = card.photo, True
        changed = True
    return changed


def _filled(own: Contact, other: Contact) -> Contact:
    """`own` with its empty fields filled; parts of a name and of a job only where they belong."""
    fillable = ["prefix", "suffix", "nickname", "trade", "birthday", "notes", "met_how", "met_on"]
    if not (own.given or own.family):
        fillable += ["given", "family", "middle"]
    if not own.firm or not other.firm or fold(own.firm) == fold(other.firm):
        fillable += ["firm", "department", "job_title"]
    missing: dict[str, Any] = {
        name: getattr(other, name)
        for name in fillable
        if not getattr(own, name) and getattr(other, name)
    }
    return replace(own, **missing) if missing else own
