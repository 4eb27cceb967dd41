"""Another program, such as the command line, writes to a book that is open here."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from netplanner import contacts
from netplanner.errors import BookError
from netplanner.exchange.importing import import_files
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.model.referrals import Referral
from netplanner.store import Book
from netplanner.store.book import OvertakenError

ROOT = Path(__file__).parents[3]
DAY = datetime.date(2026, 11, 24)
CARD = """BEGIN:VCARD
VERSION:3.0
N:{family};{given};;;
FN:{given} {family}
EMAIL:anna@bianchi.example
TEL;TYPE=CELL:+39 333 123 4567
END:VCARD
"""


def import_elsewhere(book: Book, **name: str) -> None:
    """Import a card by the command line, as a program of its own."""
    card = book.path.with_name("card.vcf")
    card.write_text(CARD.format(**name))
    subprocess.run(
        [sys.executable, "-m", "netplanner", "--book", str(book.path), "import", str(card)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )


@pytest.fixture
def anna(book: Book) -> Card:
    """Anna Bianchi with her mail, as the book has her."""
    mail = ContactPoint(kind=PointKind.EMAIL, value="anna@bianchi.example")
    contact = Contact(given="Anna", family="Bianchi")
    found = contacts.card(book, contacts.save(book, Card(contact=contact, points=(mail,))))
    assert found is not None
    return found


def phones(book: Book, contact_id: int) -> list[str]:
    card = contacts.card(book, contact_id)
    assert card is not None
    return list(card.values(PointKind.PHONE))


def test_what_came_in_by_the_command_line_is_not_overwritten_by_what_was_read_before(book, anna):
    import_elsewhere(book, given="Anna", family="Bianchi")
    with pytest.raises(OvertakenError, match="was not saved"):
        contacts.save(book, replace(anna, contact=replace(anna.contact, notes="typed")))
    assert phones(book, anna.contact.id) == ["+39 333 123 4567"]


def test_it_is_saved_the_second_time_upon_what_came_in(book, anna):
    import_elsewhere(book, given="Bruno", family="Verdi")
    typed = replace(anna, contact=replace(anna.contact, notes="typed"))
    with pytest.raises(OvertakenError):
        contacts.save(book, typed)
    contacts.save(book, typed)
    assert {contact.given for contact in book.all(Contact)} == {"Anna", "Bruno"}
    assert book.get(Contact, anna.contact.id).notes == "typed"


def test_the_screens_are_told_that_anything_may_have_changed(book, anna, changes):
    import_elsewhere(book, given="Bruno", family="Verdi")
    changes.clear()
    assert book.catch_up()
    assert not book.catch_up()
    (change,) = changes
    assert change.touches("referral")
    assert change.touched["contact"] >= {contact.id for contact in book.all(Contact)}
    assert change.label == ""


def test_what_another_program_did_is_told_without_reading_every_row(book, anna, changes):
    with book.edit("add") as edit:
        edit.put(Referral(day=DAY, partner_id=anna.contact.id))
    import_elsewhere(book, given="Bruno", family="Verdi")
    changes.clear()
    book.catch_up()
    assert changes[0].touched["referral"] == {0}


def test_a_book_that_only_this_program_writes_is_never_taken_for_changed(book, anna, changes):
    def work() -> None:
        with book.edit("Import contacts") as edit:
            edit.put(Contact(uid="other", given="of another thread"))
        book.close()  # this thread's connection

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    with book.edit("the same again") as edit:
        edit.put(anna.contact)  # writes, but changes nothing
    book.undo()
    book.redo()
    changes.clear()
    assert not book.catch_up()
    assert changes == []


def test_an_import_reads_for_itself_what_came_in_before_it(book, anna, changes, tmp_path):
    import_elsewhere(book, given="Bruno", family="Verdi")
    changes.clear()
    import_files(book, [tmp_path / "card.vcf"])
    assert [contact.given for contact in book.all(Contact)] == ["Anna", "Bruno"]
    assert [change.label for change in changes] == [""]


def test_what_was_done_here_is_undone_and_what_came_in_stays(book, anna):
    import_elsewhere(book, given="Bruno", family="Verdi")
    book.undo()
    assert [contact.given for contact in book.all(Contact)] == ["Bruno"]
    book.redo()
    assert {contact.given for contact in book.all(Contact)} == {"Anna", "Bruno"}


def test_what_was_completed_elsewhere_is_not_undone_with_what_was_done_here(book, anna, changes):
    import_elsewhere(book, given="Anna", family="Bianchi")
    changes.clear()
    with pytest.raises(BookError, match="cannot be undone"):
        book.undo()
    assert phones(book, anna.contact.id) == ["+39 333 123 4567"]
    assert book.undo_label is None
    assert changes  # so that the menu no longer offers it


def test_what_hangs_elsewhere_on_something_added_here_keeps_it_from_being_undone(book, anna):
    other = Book.open(book.path)
    with other.edit("refer") as edit:
        edit.put(Referral(day=DAY, partner_id=anna.contact.id))
    other.close()
    with pytest.raises(BookError, match="cannot be undone"):
        book.undo()
    assert [referral.partner_id for referral in book.all(Referral)] == [anna.contact.id]
    assert book.get(Contact, anna.contact.id) == anna.contact
