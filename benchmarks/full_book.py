"""A book with everything in it: people, a long log of work with them, referrals with partners."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Any

from benchmarks.contacts_book import make_book
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netplanner.store import Book

TODAY = datetime.date(2026, 11, 24)
_DAYS = [(TODAY - datetime.timedelta(days=back)).isoformat() for back in range(3650)]
_OCCASIONS = ["Coffee with", "Chamber of commerce", "Chapter", "Fair", "Rotary", "Lunch at"]
_WORDS = [
    "offer",
    "catalogue",
    "spring",
    "follow",
    "price",
    "builder",
    "garden",
    "window",
    "kitchen",
    "lawyer",
    "insurance",
    "tax",
    "advice",
    "move",
    "house",
    "firm",
    "roof",
    "loan",
    "accounts",
    "printing",
    "website",
]
_GIFTS = ("advice", "information", "invitation", "testimonial")
_PEOPLE = (0, 1, 1, 1, 2, 3)  # with whom, how often


def make_full_book(path: Path, contacts: int, activities: int, referrals: int) -> Book:
    """A new book at `path`, the same every time; a few people have most of the story."""
    book = make_book(path, contacts)
    chance = random.Random(7)

    def somebody() -> int:
        return 1 + int((contacts - 1) * chance.random() ** 2)

    def sentence(most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(0, most)))

    def work() -> Iterator[tuple[Any, ...]]:
        for _ in range(activities):
            occasion = f"{chance.choice(_OCCASIONS)} {chance.randint(1, 500)}"
            yield (
                chance.choice(_DAYS),
                chance.randint(1, 48) * 5,
                chance.choice(list(ActivityKind)).value,
                occasion if chance.random() < 0.6 else "",
                chance.randint(1, 50) * 100 if chance.random() < 0.2 else 0,
                sentence(12),
            )

    def together() -> Iterator[tuple[int, int]]:
        for activity in range(1, activities + 1):
            for _ in range(chance.choice(_PEOPLE)):
                yield activity, somebody()

    def given_and_received() -> Iterator[tuple[Any, ...]]:
        for _ in range(referrals):
            yield (
                chance.choice(list(Direction)).value,
                chance.choice(_DAYS),
                somebody(),
                f"Prospect {chance.randint(1, 9999)}",
                sentence(6),
                chance.randint(1, 5),
                chance.randint(0, 500_000),
                chance.choice(list(ReferralStatus)).value,
            )

    def given() -> Iterator[tuple[Any, ...]]:
        for _ in range(referrals):
            yield somebody(), chance.choice(_DAYS), chance.choice(_GIFTS), sentence(6)

    connection = book._connection  # a million rows are no edit
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO activity (day, minutes, kind, occasion, cost_cents, notes, purposes,"
        " cost_category) VALUES (?, ?, ?, ?, ?, ?, 0, 'other')",
        work(),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO activity_person (activity_id, contact_id) VALUES (?, ?)", together()
    )
    connection.executemany(
        "INSERT INTO referral (direction, day, partner_id, prospect_name, need, level,"
        " value_cents, status, prospect_phone, prospect_email, inside)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', 0)",
        given_and_received(),
    )
    connection.executemany(
        "INSERT INTO gift (contact_id, day, act, note) VALUES (?, ?, ?, ?)", given()
    )
    connection.execute("COMMIT")
    return book
