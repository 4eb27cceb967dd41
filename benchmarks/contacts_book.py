"""Books of many invented contacts, the same every time."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from netplanner import contacts
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.store import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAMILIES = """Rossi Bianchi Ferrari Esposito Russo Romano Colombo Ricci Marino Greco Bruno Gallo
Conti De_Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani
Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola
De_Santis D'Angelo Marchetti Müller O'Connor""".replace("_", " ").split()
_GIVENS = [
    "Anna",
    "Marco",
    "Giulia",
    "Luca",
    "Sofia",
    "Matteo",
    "Aurora",
    "Andrea",
    "Martina",
    "Davide",
]
_GIVENS += ["Chiara", "Simone", "Sara", "Alessandro", "Francesca", "Riccardo", "Elena", "Lorenzo"]
_GIVENS += ["Alice", "Zoë", "Niccolò", "Perla", "Emanuele"]
_FIRMS = ["Studio", "Officina", "Caffè", "Tipografia", "Immobiliare", "Farmacia", "Consulenze"]
_TRADES = ["Avvocato", "Meccanico", "Commercialista", "Idraulico", "Architetto", "Fiorista"]


def cards(count: int) -> Iterator[Card]:
    """`count` people with a firm, a trade, a phone and a mail each."""
    chance = random.Random(11)
    for number in range(count):
        given, family = chance.choice(_GIVENS), chance.choice(_FAMILIES)
        contact = Contact(
            uid=f"benchmark-{number}",
            given=given,
            family=f"{family} {number % 97}" if number % 3 == 0 else family,
            firm=f"{chance.choice(_FIRMS)} {chance.choice(_FAMILIES)}",
            trade=chance.choice(_TRADES),
            cadence_days=chance.choice([None, None, 30, 60, 120]),
        )
        phone = f"+39 3{chance.randrange(20, 99)} {chance.randrange(1000000, 9999999)}"
        mail = f"{given}.{family}{number}@posta.example".lower().replace(" ", "")
        yield Card(
            contact=contact,
            points=(
                ContactPoint(kind=PointKind.PHONE, label="mobile", value=phone),
                ContactPoint(kind=PointKind.EMAIL, label="work", value=mail),
            ),
        )


def make_book(path: Path, count: int) -> Book:
    """A new book at `path` with `count` contacts."""
    book = Book.create(path)
    with book.edit("benchmark") as edit:
        first = edit.first_free_id(Contact)
        points: list[ContactPoint] = []
        people: list[Contact] = []
        for number, card in enumerate(cards(count), first):
            people.append(replace(contacts.indexed(card), id=number))
            points += [replace(point, contact_id=number) for point in card.points]
        edit.put_many(people)
        edit.put_many(points)
    book.forget_undo()
    return book
