"""Finding in a log of a million activities, against one bare scan of the same rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, cpu_ms, show
from benchmarks.full_book import TODAY, make_full_book
from netplanner import activities
from netplanner.activities import Choice
from netplanner.model.months import month_key
from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    from netplanner.store import Book

CONTACTS, ACTIVITIES = 100_000, 1_000_000
NOW = month_key(TODAY)
# what is chosen, and the multiple of the floor it may take; a miss takes no longer than a hit
CHOICES = (
    ("this month", Choice(month=NOW), 1),
    ("this month, of a kind", Choice(month=NOW, kind=ActivityKind.MEETING), 1),
    ("this month, with a person", Choice(month=NOW, person=1), 1),
    ("this month, “coffee”", Choice(month=NOW, text="coffee"), 2),
    ("this month, “mariani”, a name", Choice(month=NOW, text="mariani"), 2),
    ("this month, “qwertzu”, a miss", Choice(month=NOW, text="qwertzu"), 2),
    ("all months", Choice(), 3),
    ("all months, of a kind", Choice(kind=ActivityKind.MEETING), 4),
    ("all months, with a person", Choice(person=1), 1),
    ("all months, “coffee”", Choice(text="coffee"), 5),
    ("all months, “mariani”, a name", Choice(text="mariani"), 6),
    ("all months, “coffee anna”", Choice(text="coffee anna"), 5),
    ("all months, “an”, in most names", Choice(text="an"), 25),
    ("all months, “qwertzu”, a miss", Choice(text="qwertzu"), 2),
)


def ask(book: Book, choice: Choice) -> None:
    """All that the page asks the book to show the first screens of a choice."""
    choice = activities.looked_up(book, choice)
    rows = activities.rows(book, choice)
    if rows:
        activities.day_minutes(book, choice, rows[-1].day, rows[0].day)
    activities.total(book, choice)


def measure(book: Book) -> list[Figure]:
    """CPU milliseconds of list and sums together."""
    floor = cpu_ms(lambda: book.query("SELECT SUM(minutes) FROM activity"))
    return [
        Figure(
            what=what,
            value=cpu_ms(lambda choice=choice: ask(book, choice), times=5),
            floor=floor,
            most_floors=most,
        )
        for what, choice, most in CHOICES
    ]


def run() -> bool:
    """Make a book of full size in a temporary folder and measure it; whether limits held."""
    with tempfile.TemporaryDirectory() as folder:
        book = make_full_book(Path(folder) / "full.netplanner", CONTACTS, ACTIVITIES, 0)
        figures = measure(book)
        book.close()
    return show(f"The log of {ACTIVITIES:,} activities with {CONTACTS:,} people", figures)


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
