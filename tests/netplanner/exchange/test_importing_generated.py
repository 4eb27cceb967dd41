"""Imports made up by the hundred: what is brought twice is there once, and order changes nobody."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from netplanner import contacts
from netplanner.exchange.importing import import_files, read_file
from netplanner.model.people import Contact
from netplanner.store import Book

# Few of each, so that people share names, numbers and uids as they do in real files.
_NAMES = st.sampled_from(
    [
        "N:Rossi;Anna;;;",
        "N:Rossi;Anna;;;Jr.",
        "FN:Rossi Anna",
        "FN:Bo",
        "N:Rossi;Ugo;Maria",
        "ORG:Bar",
    ]
)
_LINES = st.sampled_from(
    [
        *("TEL:+39 333 1111111", "TEL:333 1111111", "TEL:+39 02 2222222", "EMAIL:a@example.com"),
        *("EMAIL:b@example.com", "UID:first-of-all", "UID:second-of-all", "UID:7", "URL:e.com"),
        *("NOTE:one", "NOTE:two", "NICKNAME:Nina", "TITLE:Boss", "ORG:Mill", "BDAY:1985-04-12"),
        *("ADR:;;Via Po 1;Torino;;;", "CATEGORIES:BNI", "X-SPOUSE:Eva", "TITLE:Clerk"),
    ]
)
_CARDS = st.builds(
    lambda name, lines: "\n".join(["BEGIN:VCARD", name, *lines, "END:VCARD", ""]),
    _NAMES,
    st.lists(_LINES, max_size=5, unique=True),
)


def everybody(book: Book) -> list[object]:
    """Each contact with everything that hangs on it."""
    return [contacts.card(book, contact.id) for contact in book.all(Contact)]


@given(st.lists(st.lists(_CARDS, max_size=5), min_size=1, max_size=2))
@settings(max_examples=150, deadline=None)
def test_an_import_brought_again_skips_every_card_and_changes_nobody(
    files: list[list[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.vcf" for number in range(len(files))]
        for path, cards in zip(paths, files, strict=True):
            path.write_text("BEGIN:VCARD\nEND:VCARD\n" + "".join(cards), encoding="utf-8")
        book = Book.create(Path(folder) / "book.netplanner")
        first = import_files(book, paths)
        before = everybody(book)
        again = import_files(book, paths)
        assert [(each.added, each.updated) for each in again] == [(0, 0)] * len(paths)
        assert [each.skipped for each in again] == [each.read for each in first]
        assert everybody(book) == before
        book.close()


@given(st.lists(_CARDS, max_size=6), st.randoms())
@settings(max_examples=100, deadline=None)
def test_each_card_reads_the_same_wherever_it_stands(cards, random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.vcf"

        def facts() -> list[str]:
            path.write_text("".join(cards), encoding="utf-8")
            return sorted(repr((found.card, found.remarks)) for found in read_file(path).cards)

        before = facts()
        random.shuffle(cards)
        assert facts() == before
