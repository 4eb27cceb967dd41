"""10,000 vCards, alike in size and form to what address books export, read and imported."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, cpu_ms, show
from netplanner.exchange.importing import import_files
from netplanner.exchange.reading import read_file
from netplanner.store import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

CARDS = 10_000
READ_MS, IMPORT_MS = 600, 3000

_FIRST = ("Anna", "Bruno", "Carla", "Dario", "Elisa", "Fabio", "Giulia", "Héctor", "Irene", "José")
_LAST = ("Rossi", "Bianchi", "Ferrari", "De Luca", "Müller", "Gallo", "Costa", "Fontana", "Greco")
_TRADES = ("Architect", "Lawyer", "Plumber", "Accountant", "Florist", "Printer", "Baker")


def vcard(number: int) -> str:
    """One vCard 3.0 of about 460 bytes: folded, escaped and with a group, as Apple writes it."""
    first, last = _FIRST[number % len(_FIRST)], f"{_LAST[number % len(_LAST)]} {number}"
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{last};{first};;;",
            f"FN:{first} {last}",
            f"ORG:{_TRADES[number % len(_TRADES)]} {number} s.r.l.;Sales",
            f"TITLE:{_TRADES[number % len(_TRADES)]}",
            f"TEL;TYPE=CELL:+39 333 {number:07}",
            f"TEL;TYPE=WORK,VOICE:+39 02 {number:07}",
            f"EMAIL;TYPE=INTERNET,WORK:{first.lower()}.{number}@example.com",
            f"item1.URL:http\\://www.example{number}.com",
            "item1.X-ABLabel:_$!<HomePage>!$_",
            f"ADR;TYPE=WORK:;;Via Garibaldi {number}\\, 2;Torino;TO;10100;Italia",
            "NOTE:Met at the fair\\; asked for an offer\\, call back in spring and bring th",
            " e new catalogue",
            "END:VCARD",
            "",
        )
    )


def vcards(count: int) -> bytes:
    """A file of `count` different people."""
    return "".join(map(vcard, range(count))).encode()


def measure(folder: Path) -> Iterator[Figure]:
    """Reading against the splitting of its lines; importing into an empty and a full book."""
    path = folder / "contacts.vcf"
    path.write_bytes(vcards(CARDS))
    yield Figure(
        what=f"{CARDS:,} vCards read",
        value=cpu_ms(lambda: read_file(path), times=5),
        floor=cpu_ms(lambda: [line.partition(":") for line in path.read_text("utf-8").split("\n")]),
        limit=READ_MS,
    )
    book = Book.create(folder / "book.netplanner")
    for what, limit in (("imported", IMPORT_MS), ("imported once more", IMPORT_MS)):
        start = time.process_time()
        import_files(book, [path])
        spent = (time.process_time() - start) * 1000
        yield Figure(what=f"{CARDS:,} vCards {what}", value=spent, limit=limit)
    book.close()


def run() -> bool:
    """Measure and tell; whether all limits are held."""
    with tempfile.TemporaryDirectory() as folder:
        return show("Import of contacts", measure(Path(folder)))


if __name__ == "__main__":
    raise SystemExit(not run())
