"""Importing: one edit for all, nobody twice, nothing of the owner's overwritten."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from netplanner import contacts
from netplanner.errors import NetPlannerError
from netplanner.exchange import reading
from netplanner.exchange.importing import Imported, import_files, summary_json
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.store.tables import ContactPoints

if TYPE_CHECKING:
    from pathlib import Path

    from netplanner.store import Book, Change

ANNA = "BEGIN:VCARD\nVERSION:3.0\nN:Rossi;Anna;;;\nTEL:+39 333 1234567\nEND:VCARD\n"


def vcf(tmp_path: Path, text: str | bytes, name: str = "some.vcf") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def bring(book: Book, tmp_path: Path, text: str) -> Imported:
    [imported] = import_files(book, [vcf(tmp_path, text)])
    assert imported.read == imported.added + imported.updated + imported.skipped
    return imported


def counts(imported: Imported) -> tuple[int, int, int]:
    return imported.added, imported.updated, imported.skipped


def the_card(book: Book) -> Card:
    [contact] = book.all(Contact)
    card = contacts.card(book, contact.id)
    assert card is not None
    return card


def anna(**fields: object) -> Card:
    contact = Contact(given="Anna", family="Rossi", **fields)  # type: ignore[arg-type]  # short
    return Card(
        contact=contact, points=(ContactPoint(kind=PointKind.PHONE, value="333/12.34.567"),)
    )


def test_an_import_is_one_edit_and_one_undo_takes_it_back(
    book: Book, tmp_path: Path, changes: list[Change]
) -> None:
    two = [vcf(tmp_path, ANNA), vcf(tmp_path, "First Name,Email\nBob,b@x.it\n", "t.csv")]
    before = len(changes)
    assert [counts(each) for each in import_files(book, two)] == [(1, 0, 0), (1, 0, 0)]
    assert len(changes) == before + 1
    assert book.undo_label == "Import contacts"
    book.undo()
    assert book.all(Contact) == []
    book.redo()
    assert len(book.all(Contact)) == 2


def test_an_import_of_a_known_contact_makes_no_second_one(book: Book, tmp_path: Path) -> None:
    contacts.save(book, anna())
    assert counts(bring(book, tmp_path, ANNA)) == (0, 0, 1)
    assert len(book.all(Contact)) == 1


def test_an_import_that_brings_nothing_new_is_no_edit(
    book: Book, tmp_path: Path, changes: list[Change]
) -> None:
    contacts.save(book, anna())
    changes.clear()
    bring(book, tmp_path, ANNA)
    assert changes == []


def test_what_a_known_contact_lacks_is_filled_in_and_what_the_owner_has_stays(
    book: Book, tmp_path: Path
) -> None:
    contacts.save(book, anna(firm="Acme", notes="Mine", job_title="Boss"))
    text = ANNA.replace(
        "END:",
        "ORG:Other\nTITLE:Clerk\nNOTE:Theirs\nBDAY:1980-03-12\nEMAIL:anna@x.it\n"
        "ADR:;;Via Po 1;Torino;;;\nCATEGORIES:BNI\nEND:",
    )
    assert counts(bring(book, tmp_path, text)) == (0, 1, 0)
    card = the_card(book)
    contact = card.contact
    assert (contact.firm, contact.notes, contact.job_title) == ("Acme", "Mine", "Boss")
    assert contact.birthday == "1980-03-12"
    assert [point.value for point in card.points] == ["333/12.34.567", "anna@x.it"]
    assert [address.city for address in card.addresses] == ["Torino"]
    assert card.tags == ("BNI",)
    assert "anna@x.it" in contact.search_text
    assert counts(bring(book, tmp_path, text)) == (0, 0, 1)


def test_a_shared_uid_is_enough_whatever_the_name(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, ANNA.replace("END:", "UID:x-1\nEND:"))
    text = "BEGIN:VCARD\nUID:x-1\nN:Bianchi;Anna\nTITLE:Boss\nEND:VCARD\n"
    assert counts(bring(book, tmp_path, text)) == (0, 1, 0)
    contact = the_card(book).contact
    assert (contact.family, contact.job_title) == ("Rossi", "Boss")


def test_the_same_name_alone_is_another_person(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, ANNA)
    assert counts(bring(book, tmp_path, ANNA.replace("1234567", "7654321"))) == (1, 0, 0)
    assert len(book.all(Contact)) == 2


def test_father_and_son_on_one_line_stay_two(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, ANNA.replace(";;;", ";;;Sr."))
    assert counts(bring(book, tmp_path, ANNA.replace(";;;", ";;;Jr."))) == (1, 0, 0)


def test_accents_and_case_make_no_other_name(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, ANNA.replace("Rossi", "Perán"))
    assert counts(bring(book, tmp_path, ANNA.replace("Rossi", "PERAN"))) == (0, 0, 1)


def test_doubles_within_a_file_make_one_contact(book: Book, tmp_path: Path) -> None:
    text = ANNA + ANNA.replace("END:", "EMAIL:a@x.it\nEND:") + ANNA
    assert counts(bring(book, tmp_path, text)) == (1, 1, 1)
    assert [point.value for point in the_card(book).points] == ["+39 333 1234567", "a@x.it"]


def test_different_people_under_one_uid_of_a_file_stay_apart(book: Book, tmp_path: Path) -> None:
    text = "".join(f"BEGIN:VCARD\nFN:{name}\nUID:same\nEND:VCARD\n" for name in ("Ann A", "Bob B"))
    assert counts(bring(book, tmp_path, text)) == (2, 0, 0)


def test_a_uid_on_different_people_never_brings_one_the_number_of_the_other(
    book: Book, tmp_path: Path
) -> None:
    text = "".join(
        f"BEGIN:VCARD\nFN:{name}\nUID:same\nTEL:{phone}\nEND:VCARD\n"
        for name, phone in (("Ann A", "011 111111"), ("Bob B", "011 222222"))
    )
    bring(book, tmp_path, text)
    assert counts(bring(book, tmp_path, text)) == (0, 0, 2)
    for contact in book.all(Contact):
        assert len(book.all(ContactPoint, ContactPoints.contact_id == contact.id)) == 1


def test_a_uid_on_one_name_with_and_without_its_middle_is_one_person(
    book: Book, tmp_path: Path
) -> None:
    text = "BEGIN:VCARD\nUID:same\nN:Rossi;Mario\nEND:VCARD\n"
    text += "BEGIN:VCARD\nUID:same\nN:Rossi;Mario;Luigi\nTITLE:Boss\nEND:VCARD\n"
    assert counts(bring(book, tmp_path, text)) == (1, 1, 0)
    assert counts(bring(book, tmp_path, text)) == (0, 0, 2)


def test_a_number_of_a_row_is_no_uid(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "UID,Name,Phone\n1,Ann A,011 111111\n")
    assert counts(bring(book, tmp_path, "UID,Name,Phone\n1,Bob B,011 222222\n")) == (1, 0, 0)


def test_a_name_the_other_way_round_with_the_same_mail_is_the_same_person(
    book: Book, tmp_path: Path
) -> None:
    bring(book, tmp_path, "BEGIN:VCARD\nN:Rossi;Anna\nEMAIL:a@x.it\nEND:VCARD\n")
    sheet = "Cognome e nome;Mail;Ditta\nRossi Anna;a@x.it;Acme\n"
    assert counts(bring(book, tmp_path, sheet)) == (0, 1, 0)
    contact = the_card(book).contact
    assert (contact.given, contact.family, contact.firm) == ("Anna", "Rossi", "Acme")


def test_of_two_namesakes_a_card_is_of_the_one_who_has_it_all(book: Book, tmp_path: Path) -> None:
    both = ANNA.replace("END:", "TEL:011 7654321\nEND:")
    text = ANNA + ANNA.replace("+39 333 1234567", "011 7654321\nNICKNAME:Nina") + both
    assert counts(bring(book, tmp_path, text)) == (2, 1, 0)
    assert counts(bring(book, tmp_path, text)) == (0, 0, 3)


def test_thousands_of_namesakes_take_no_longer_each(book: Book, tmp_path: Path) -> None:
    # The test's timeout is the assertion: comparing each with each takes minutes.
    text = "Name,Phone\n" + "".join(f"Mario Rossi,+39 333 {at:07}\n" for at in range(20_000))
    assert counts(bring(book, tmp_path, text)) == (20_000, 0, 0)


def test_people_known_by_name_only_come_once_however_often_imported(
    book: Book, tmp_path: Path
) -> None:
    text = "BEGIN:VCARD\nFN:Noel Mayert\nEND:VCARD\n" * 2 + "BEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    assert counts(bring(book, tmp_path, text)) == (3, 0, 0)
    assert counts(bring(book, tmp_path, text)) == (0, 0, 3)


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ("FN:Frank Dawson", ("", "Frank", "Dawson", "")),
        ("FN:Dott.ssa Anna Maria De Luca", ("Dott.ssa", "Anna Maria", "De Luca", "")),
        ("FN:Bianchi\\, Anna", ("", "Anna", "Bianchi", "")),
        ("FN:Acme Ltd\nORG:Acme Ltd", ("", "", "", "Acme Ltd")),
        ("FN:Acme Ltd\nKIND:org", ("", "", "", "Acme Ltd")),
        ("N:Acme;;;;\nFN:Acme\nORG:Acme", ("", "", "", "Acme")),
        ("FN:Rossi & figli S.r.l.", ("", "", "", "Rossi & figli S.r.l.")),
        ("FN:Cher", ("", "Cher", "", "")),
        ("N:Rossi;Anna\nFN:Whatever", ("", "Anna", "Rossi", "")),
    ],
)
def test_a_name_written_as_one_is_taken_apart(
    book: Book, tmp_path: Path, lines: str, meant: tuple[str, str, str, str]
) -> None:
    bring(book, tmp_path, f"BEGIN:VCARD\n{lines}\nEND:VCARD\n")
    contact = the_card(book).contact
    assert (contact.prefix, contact.given, contact.family, contact.firm) == meant


def test_facts_without_a_field_are_kept_in_the_notes(book: Book, tmp_path: Path) -> None:
    bring(
        book,
        tmp_path,
        "BEGIN:VCARD\nFN:A B\nNOTE:Hi\nANNIVERSARY:20000101\nX-SPOUSE:Mary\n"
        "item1.X-ABDATE:20010203\nitem1.X-ABLabel:graduation\nEND:VCARD\n",
    )
    notes = the_card(book).contact.notes
    assert notes == "Hi\nAnniversary: 2000-01-01\nGraduation: 2001-02-03\nSpouse: Mary"


def test_lists_and_nameless_cards_are_skipped_with_line_and_reason(
    book: Book, tmp_path: Path
) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nMEMBER:urn:uuid:1\nEND:VCARD\n"
        "BEGIN:VCARD\nNOTE:Who?\nEND:VCARD\n" + ANNA
    )
    imported = bring(book, tmp_path, text)
    assert counts(imported) == (1, 0, 2)
    assert [(each.line, each.reason) for each in imported.problems] == [
        (1, "“Choir” is a list of contacts, not a person."),
        (7, "There is no name and no way to reach anybody."),
    ]


def test_a_cancelled_import_changes_nothing(book: Book, tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 - a wish, no error
        pass

    def stop_when_writing(done: int, total: int) -> None:
        if total and done == total:
            raise Stop

    with pytest.raises(Stop):
        import_files(book, [vcf(tmp_path, ANNA)], stop_when_writing)
    assert book.all(Contact) == []
    assert book.undo_label is None
    assert counts(bring(book, tmp_path, ANNA)) == (1, 0, 0)


def test_progress_tells_the_share_of_one_big_file_from_its_reading_to_its_end(
    book: Book, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    many = "".join(ANNA.replace("Anna", f"Anna {n}") for n in range(3000))
    import_files(book, [vcf(tmp_path, many)], lambda *step: told.append(step))
    assert {total for _done, total in told} == {1000}
    steps = [done for done, _total in told]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == 1000
    assert max(after - before for before, after in itertools.pairwise(steps)) < 150


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n"])
def test_a_file_of_another_kind_is_refused_in_a_sentence(
    book: Book, tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(NetPlannerError, match="holds no contacts"):
        import_files(book, [vcf(tmp_path, content, "renamed.vcf")])


def test_a_missing_file_is_told_of_and_does_not_stop_the_others(book: Book, tmp_path: Path) -> None:
    with pytest.raises(NetPlannerError, match="was not found"):
        import_files(book, [tmp_path / "none.vcf"])
    missing, good = import_files(book, [tmp_path / "none.vcf", vcf(tmp_path, ANNA)])
    assert "was not found" in missing.problems[0].reason
    assert counts(good) == (1, 0, 0)


def test_a_folder_and_a_huge_file_are_refused_at_once(book: Book, tmp_path: Path) -> None:
    huge = tmp_path / "huge.vcf"
    with huge.open("wb") as file:
        file.truncate(reading.MOST_BYTES + 1)  # sparse: takes no room
    with pytest.raises(NetPlannerError, match="too large"):
        import_files(book, [huge])
    with pytest.raises(NetPlannerError, match="is not a file"):
        import_files(book, [tmp_path])


def test_the_kind_is_told_by_content_not_by_name(book: Book, tmp_path: Path) -> None:
    [imported] = import_files(book, [vcf(tmp_path, ANNA, "contacts.csv")])
    assert counts(imported) == (1, 0, 0)
    [imported] = import_files(book, [vcf(tmp_path, "Name,Email\nBo,b@x.it\n", "contacts.vcf")])
    assert counts(imported) == (1, 0, 0)


def test_an_empty_file_says_so(book: Book, tmp_path: Path) -> None:
    imported = bring(book, tmp_path, "")
    assert [problem.reason for problem in imported.problems] == [
        "There are no contacts in this file."
    ]


def test_the_summary_is_one_line_of_json(book: Book, tmp_path: Path) -> None:
    import json

    imported = bring(book, tmp_path, ANNA + "BEGIN:VCARD\nEND:VCARD\n")
    line = summary_json(imported)
    assert "\n" not in line
    answer = json.loads(line)
    assert answer["file"].endswith("some.vcf")
    assert (answer["read"], answer["added"], answer["updated"], answer["skipped"]) == (1, 1, 0, 0)
    assert answer["problems"] == [{"line": 6, "reason": "This card is empty."}]


def test_whoever_is_skipped_as_known_is_named_with_the_line(book: Book, tmp_path: Path) -> None:
    import json

    firm = "BEGIN:VCARD\nORG:Bar Sport\nEMAIL:bar@x.it\nEND:VCARD\n"
    bring(book, tmp_path, ANNA + firm)
    again = bring(book, tmp_path, firm + "BEGIN:VCARD\nNOTE:Who?\nEND:VCARD\n" + ANNA)
    assert counts(again) == (0, 0, 3)
    assert json.loads(summary_json(again))["problems"] == [
        {"line": 1, "reason": "“Bar Sport” is in your contacts already."},
        {"line": 5, "reason": "There is no name and no way to reach anybody."},
        {"line": 8, "reason": "“Anna Rossi” is in your contacts already."},
    ]


def test_a_sole_trader_keeps_first_and_last_name(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "trader.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Rossi;Mario\nORG:Mario Rossi\nEND:VCARD\n")
    import_files(book, [file])
    contact = the_card(book).contact
    assert (contact.given, contact.family, contact.firm) == ("Mario", "Rossi", "Mario Rossi")
