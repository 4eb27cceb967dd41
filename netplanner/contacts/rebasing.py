"""What was typed into a contact, put upon what the book says of it by now."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from netplanner.model.people import Address, Card, Contact, ContactPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netplanner.model.knowing import FacetNote

Hanging = TypeVar("Hanging", ContactPoint, Address)
_OF_THE_BOOK = ("id", "uid", "sort_name", "search_text")


def rebased(typed: Card, before: Card, now: Card) -> Card:
    """The card as if what turned `before` into `typed` had been typed upon `now`.

    A field that was typed into keeps what was typed, every other is as it is now; points,
    addresses and tags that came in stay beside those that were added.
    """
    mine = {
        field.name: value
        for field in fields(Contact)
        if field.name not in _OF_THE_BOOK
        and (value := getattr(typed.contact, field.name)) != getattr(before.contact, field.name)
    }
    tags = [tag for tag in typed.tags if tag in now.tags or tag not in before.tags]
    return Card(
        contact=replace(now.contact, **mine),
        points=_merged(typed.points, before.points, now.points),
        addresses=_merged(typed.addresses, before.addresses, now.addresses),
        tags=(*tags, *(tag for tag in now.tags if tag not in before.tags and tag not in tags)),
        photo=typed.photo if typed.photo != before.photo else now.photo,
        facets=_facets(typed, before, now),
        stages=(*now.stages, *(change for change in typed.stages if not change.id)),
    )


def _facets(typed: Card, before: Card, now: Card) -> tuple[FacetNote, ...]:
    """What was typed of a facet, else what the book says of it; emptied by either side, it goes."""
    mine, old, there = (
        {(note.side, note.facet): note for note in card.facets} for card in (typed, before, now)
    )
    for key in mine.keys() | old.keys():
        if mine.get(key) == old.get(key):
            continue
        if key in mine:
            there[key] = replace(mine[key], id=there[key].id if key in there else 0)
        else:
            there.pop(key, None)
    return tuple(there.values())


def _merged(
    typed: Sequence[Hanging], before: Sequence[Hanging], now: Sequence[Hanging]
) -> tuple[Hanging, ...]:
    old: dict[int, Hanging] = {record.id: replace(record, position=0) for record in before}
    there: dict[int, Hanging] = {record.id: record for record in now}
    kept: list[Hanging] = []
    for record in typed:
        if replace(record, position=0) != old.get(record.id):
            kept.append(record)  # added, or typed over
        elif record.id in there:
            kept.append(there[record.id])
    kept += [record for record in now if record.id not in old]
    return tuple(kept)
