"""The chart's figures over a million activities, against one bare scan of the same rows."""

from __future__ import annotations

import datetime
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure, cpu_ms, show
from netplanner import insight
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.model.work import ActivityKind
from netplanner.store import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIVITIES, REFERRALS, CLOSED = 1_000_000, 100_000, 30_000
LIMIT_MS = 100
TODAY = datetime.date(2026, 11, 24)
_DAYS = [TODAY - datetime.timedelta(days=back) for back in range(3650)]


def fill(
    book: Book, activities: int = ACTIVITIES, referrals: int = REFERRALS, closed: int = CLOSED
) -> None:
    """Ten years of work and referrals, the same every time, written past the undo."""
    chance = random.Random(7)
    kinds, statuses = list(ActivityKind), list(ReferralStatus)
    days = [day.isoformat() for day in _DAYS]

    def work() -> Iterator[tuple[Any, ...]]:
        for _ in range(activities):
            minutes = chance.randint(1, 48) * 5
            yield chance.choice(days), minutes, str(chance.choice(kinds)), chance.randint(0, 15)

    def given_and_received() -> Iterator[tuple[Any, ...]]:
        for _ in range(referrals):
            yield (
                str(chance.choice(list(Direction))),
                chance.choice(days),
                f"Prospect {chance.randint(1, 9999)}",
                chance.randint(1, 5),
                chance.randint(0, 500_000),
                str(chance.choice(statuses)),
            )

    def amounts() -> Iterator[tuple[Any, ...]]:
        for _ in range(closed):
            yield chance.randint(1, referrals), chance.choice(days), chance.randint(1, 900_000)

    connection = book._connection  # a million rows are no edit
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO activity (day, minutes, kind, purposes, occasion, cost_cents, cost_category,"
        " notes) VALUES (?, ?, ?, ?, '', 0, 'other', '')",
        work(),
    )
    connection.executemany(
        "INSERT INTO referral (direction, day, prospect_name, level, value_cents, status,"
        " prospect_phone, prospect_email, need, inside) VALUES (?, ?, ?, ?, ?, ?, '', '', '', 0)",
        given_and_received(),
    )
    connection.executemany(
        "INSERT INTO closed_business (referral_id, day, amount_cents) VALUES (?, ?, ?)", amounts()
    )
    connection.execute("COMMIT")


def measure(book: Book) -> list[Figure]:
    """CPU milliseconds of the chart's figures, against a bare sum over the same rows."""
    first, last = insight.whole_span(book, TODAY)
    floor = cpu_ms(lambda: book.query("SELECT SUM(minutes) FROM activity"))
    return [
        Figure(
            what="chart data, ten years: 1,000,000 activities, 100,000 referrals",
            value=cpu_ms(lambda: insight.monthly(book, first, last)),
            floor=floor,
            limit=LIMIT_MS,
        ),
        Figure(
            what="chart data, twelve months",
            value=cpu_ms(lambda: insight.monthly(book, last - 11, last)),
        ),
    ]


def run() -> bool:
    """Fill a book of full size in a temporary folder and measure it; whether the limit is held."""
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "large.netplanner")
        fill(book)
        figures = measure(book)
        book.close()
    return show("Charts", figures)


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
