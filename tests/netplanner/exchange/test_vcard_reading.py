"""vCards as the specifications and real programs write them, and as they arrive broken."""

from __future__ import annotations

import base64
import codecs
import sys
from typing import TYPE_CHECKING, Any

import pytest

from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.vcard import read_vcards
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG64, PNG64 = base64.b64encode(JPEG).decode(), base64.b64encode(PNG).decode()


def cards(data: str | bytes) -> list[FoundCard]:
    raw = data.encode() if isinstance(data, str) else data
    return [item for item in read_vcards(raw) if isinstance(item, FoundCard)]


def problems(data: str | bytes) -> list[Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return [item for item in read_vcards(raw) if isinstance(item, Problem)]


def one(*lines: str | bytes, version: str = "3.0") -> FoundCard:
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    raw = b"\r\n".join(line.encode() if isinstance(line, str) else line for line in whole)
    [card] = cards(raw)
    return card


def phones(found: FoundCard) -> tuple[str, ...]:
    return found.card.values(PointKind.PHONE)


def emails(found: FoundCard) -> tuple[str, ...]:
    return found.card.values(PointKind.EMAIL)


def test_a_card_of_version_three_gives_all_its_fields() -> None:
    found = one(
        "N:Rossi;Mario;Luigi;Dott.;jr.",
        "FN:Dott. Mario Luigi Rossi jr.",
        "NICKNAME:Mariolino",
        "ORG:Studio Rossi\\; Figli;Vendite;Estero",
        "TITLE:Architetto",
        "ROLE:Architettura",
        "TEL;TYPE=CELL:+39 333 1234567",
        "TEL;TYPE=WORK,FAX:02 123",
        "EMAIL;TYPE=INTERNET,HOME:mario@example.com",
        "URL;TYPE=WORK:http\\://example.com",
        "ADR;TYPE=WORK:12;Scala B;Via Roma 1\\, interno 2;Torino;TO;10100;Italia",
        "BDAY:1980-02-29",
        "CATEGORIES:BNI,Fornitori",
        "NOTE:Prima riga\\nSeconda\\, riga",
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    )
    contact, card = found.card.contact, found.card
    assert (contact.prefix, contact.given, contact.middle) == ("Dott.", "Mario", "Luigi")
    assert (contact.family, contact.suffix, contact.nickname) == ("Rossi", "jr.", "Mariolino")
    assert (contact.firm, contact.department) == ("Studio Rossi; Figli", "Vendite, Estero")
    assert (contact.job_title, contact.trade) == ("Architetto", "Architettura")
    assert (contact.birthday, contact.notes) == ("1980-02-29", "Prima riga\nSeconda, riga")
    assert contact.uid == "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert [(p.kind.value, p.label, p.value) for p in card.points] == [
        ("phone", "mobile", "+39 333 1234567"),
        ("phone", "fax", "02 123"),
        ("email", "home", "mario@example.com"),
        ("website", "work", "http://example.com"),
    ]
    [address] = card.addresses
    assert (address.label, address.po_box, address.extended) == ("work", "12", "Scala B")
    assert (address.street, address.city) == ("Via Roma 1, interno 2", "Torino")
    assert (address.region, address.postal_code, address.country) == ("TO", "10100", "Italia")
    assert card.tags == ("BNI", "Fornitori")
    assert found.shown_name == "Dott. Mario Luigi Rossi jr."


def test_an_old_card_reads_bare_types_and_quoted_printable_over_soft_breaks() -> None:
    found = one(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jos=C3=",
        "=A9",
        "TEL;WORK;VOICE:040 1",
        "TEL;CELL;PREF:0171 2",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=",
        " and a half",
        "TITLE:after",
        version="2.1",
    )
    assert (found.card.contact.family, found.card.contact.given) == ("Müller", "José")
    assert [(p.label, p.value) for p in found.card.points] == [
        ("work", "040 1"),
        ("mobile", "0171 2"),
    ]
    assert found.card.contact.notes == "one\ntwo and a half"
    assert found.card.contact.job_title == "after"


def test_a_card_of_version_four_reads_uris_lists_and_dates_without_a_year() -> None:
    found = one(
        "N:Perreault;Simon;;;ing. jr,M.Sc.",
        "FN:Simon Perreault",
        "BDAY:--0203",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
        "EMAIL;TYPE=work:mailto:simon@example.com",
        "IMPP;PREF=1:xmpp:simon%40example.com",
        'ADR;TYPE=home;LABEL="a: b;\\nc":;;Rue 1;Québec;QC;G1V;Canada',
        version="4.0",
    )
    assert found.card.contact.suffix == "ing. jr, M.Sc."
    assert found.card.contact.birthday == "--02-03"
    assert phones(found) == ("+1-418-656-9254 ext. 102",)
    assert emails(found) == ("simon@example.com",)
    chat = found.card.points[-1]
    assert (chat.kind, chat.label, chat.value) == (PointKind.CHAT, "Jabber", "simon@example.com")
    assert found.card.addresses[0].street == "Rue 1"


def test_groups_carry_the_labels_apple_writes() -> None:
    found = one(
        "FN:A",
        "item1.EMAIL;type=INTERNET:a@example.com",
        "item1.X-ABLabel:Segreteria",
        "item2.TEL:1",
        "item2.X-ABLabel:_$!<Mobile>!$_",
        "item3.TEL:2",
        "item3.X-ABLabel:",
    )
    assert [p.label for p in found.card.points] == ["Segreteria", "mobile", ""]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "BEGIN:VCARD\nFN:Žofie Ő\nEND:VCARD\n".encode(),
        codecs.BOM_UTF16_LE + "BEGIN:VCARD\nFN:Žofie Ő\nEND:VCARD\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "BEGIN:VCARD\nFN:Žofie Ő\nEND:VCARD\n".encode("utf-16-be"),
        "BEGIN:VCARD\nFN:Žofie Ő\nEND:VCARD\n".encode("utf-16-le"),
        "BEGIN:VCARD\rFN:Žofie Ő\rEND:VCARD\r".encode(),
        "BEGIN:VCARD\r\r\nFN:Žofie Ő\r\r\nEND:VCARD\r\r\n".encode(),
        "BEGIN:VCARD\n\rFN:Žofie\n\r  Ő\n\rEND:VCARD\n\r".encode(),
        "begin:vcard\nfn:Žofie Ő\nend:vcard".encode(),
        b"BEGIN:VCARD\nFN;CHARSET=ISO-8859-2:\xaeofie \xd5\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN;CHARSET=ISO-8859-2;QUOTED-PRINTABLE:=AEofie =D5\nEND:VCARD\n",
    ],
)
def test_any_encoding_and_line_end_is_read(data: bytes) -> None:
    assert [found.shown_name for found in cards(data)] == ["Žofie Ő"]


def test_what_is_no_utf_8_is_read_as_windows_1252_whatever_it_declares() -> None:
    found = one(
        b"FN:M\xf6hre \x80", b"TITLE;CHARSET=blabla:Stra\xdfe", b"NOTE;CHARSET=utf-8:gr\xfcn"
    )
    assert found.shown_name == "Möhre €"
    assert (found.card.contact.job_title, found.card.contact.notes) == ("Straße", "grün")


def test_one_property_in_another_encoding_leaves_the_others_alone() -> None:
    found = one(b"FN;CHARSET=SHIFT_JIS:" + "伊能 ソ".encode("cp932"), "TITLE:Città")
    assert (found.shown_name, found.card.contact.job_title) == ("伊能 ソ", "Città")


def test_an_encoding_declared_by_one_line_is_that_of_the_lines_that_are_no_utf_8() -> None:
    found = one(
        b"FN:" + "Олена".encode("cp1251"),
        b"LABEL;CHARSET=Windows-1251;QUOTED-PRINTABLE:=CA=E8=BF=E2",
        "NOTE:Città",
        version="2.1",
    )
    assert (found.shown_name, found.card.contact.notes) == ("Олена", "Città")


def test_files_joined_without_a_line_end_and_indented_cards_are_read() -> None:
    joined = "BEGIN:VCARD\nFN:One\nEND:VCARDBEGIN:VCARD\nFN:Two\nEND:VCARD\ufeffBEGIN:VCARD\n"
    assert [found.shown_name for found in cards(joined)] == ["One", "Two"]
    indented = "\n  BEGIN:VCARD\n  FN:One\n  NOTE:long\n    er\n  END:VCARD\n"
    assert [found.card.contact.notes for found in cards(indented)] == ["long er"]


def test_cards_whose_lines_alone_are_indented_are_read() -> None:
    text = "BEGIN:VCARD\n  FN:One\n  NOTE:long\n    er\n  TEL:1\nEND:VCARD\n"
    [found] = cards(text)
    assert (found.shown_name, found.card.contact.notes) == ("One", "long er")
    assert phones(found) == ("1",)


def test_invisible_marks_copied_with_a_number_or_mail_are_left_out() -> None:
    found = one("FN:A", "TEL:\u202a+39 333 1\u202c", "EMAIL:\u200ba@example.com\u200e")
    assert (phones(found), emails(found)) == (("+39 333 1",), ("a@example.com",))


def test_a_note_about_joined_files_is_a_note_and_not_two_cards() -> None:
    assert one("NOTE:END:VCARDBEGIN:VCARD").card.contact.notes == "END:VCARDBEGIN:VCARD"


def test_a_character_cut_in_two_by_folding_is_whole_again() -> None:
    raw = "Caffè".encode()
    assert one(b"FN:" + raw[:-1] + b"\r\n " + raw[-1:]).shown_name == "Caffè"


@pytest.mark.parametrize(
    ("lines", "photo"),
    [
        (["PHOTO;ENCODING=b;TYPE=JPEG:" + JPEG64], JPEG),
        (["PHOTO;ENCODING=BASE64;JPEG:", " " + JPEG64, ""], JPEG),
        (["PHOTO;BASE64:" + PNG64[:40], PNG64[40:]], PNG),
        (["PHOTO:data:image/png;base64," + PNG64], PNG),
        (["PHOTO;ENCODING=b;TYPE=JPEG:" + JPEG64.rstrip("=")], JPEG),
        (["PHOTO;ENCODING=b;TYPE=GIF:" + base64.b64encode(b"GIF89a").decode()], None),
        (["PHOTO;VALUE=uri:https://example.com/a.jpg"], None),
        (["PHOTO;ENCODING=b:!!!"], None),
    ],
)  # fmt: skip
def test_only_jpeg_and_png_photos_are_kept(lines: list[str], photo: bytes | None) -> None:
    found = one("FN:A", *lines, "TITLE:after")
    assert found.card.photo == photo
    assert found.has_photo
    assert found.card.contact.job_title == "after"


def test_a_photo_behind_a_link_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket", None)
    found = one("FN:A", "PHOTO;VALUE=uri:http://127.0.0.1:9/a.jpg", "KEY:http://127.0.0.1:9/")
    assert found.card.photo is None


def test_a_card_within_a_card_is_not_a_contact_of_its_own() -> None:
    text = (
        "BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nTEL:9\nEND:VCARD\n"
        "TEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Next\nEND:VCARD\n"
    )
    boss, following = cards(text)
    assert (boss.shown_name, phones(boss)) == ("Boss", ("1",))
    assert following.shown_name == "Next"


def test_a_card_without_end_does_not_take_its_neighbours_along() -> None:
    text = "BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\nBEGIN:VCARD\nFN:Three"
    assert [found.shown_name for found in cards(text)] == ["One", "Two", "Three"]
    assert [problem.line for problem in problems(text)] == [1, 6]


def test_an_inner_card_without_end_does_not_take_its_neighbours_along() -> None:
    text = "BEGIN:VCARD\nFN:One\nAGENT:\nBEGIN:VCARD\nFN:X\nBEGIN:VCARD\nFN:Two\nEND:VCARD"
    assert [found.shown_name for found in cards(text)] == ["One", "Two"]


def test_a_soft_break_before_the_end_does_not_swallow_it() -> None:
    text = (
        "BEGIN:VCARD\nFN:One\nNOTE;ENCODING=QUOTED-PRINTABLE:cut=\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Two\nEND:VCARD\n"
    )
    assert [found.shown_name for found in cards(text)] == ["One", "Two"]


def test_a_line_that_is_no_property_is_told_of_with_its_number() -> None:
    text = "BEGIN:VCARD\nFN:One\n# a comment\nwhat is this\nnor this\nTEL:1\nEND:VCARD\n"
    assert [problem.line for problem in problems(text)] == [4]
    assert phones(cards(text)[0]) == ("1",)


def test_a_note_with_bare_line_ends_is_kept_whole() -> None:
    found = one("FN:One", "NOTE:first", "second", "third, too", "TEL:1")
    assert found.card.contact.notes == "first\nsecond\nthird, too"
    assert phones(found) == ("1",)


def test_a_quoted_printable_note_with_bare_line_ends_is_kept_whole() -> None:
    found = one("NOTE;ENCODING=QUOTED-PRINTABLE:Caff=E8", "citt=E0", "TEL:1", version="2.1")
    assert found.card.contact.notes == "Caffè\ncittà"
    assert phones(found) == ("1",)


def test_text_around_the_cards_is_passed_over() -> None:
    assert [c.shown_name for c in cards("Hello\n\nBEGIN:VCARD\nFN:One\nEND:VCARD\nBye\n")] == [
        "One"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1980-03-12", "1980-03-12"),
        ("19800312", "1980-03-12"),
        ("1980-03-12T10:00:00Z", "1980-03-12"),
        ("--0312", "--03-12"),
        ("--03-12", "--03-12"),
        ("1604-03-12", "--03-12"),
        ("12.03.1980", "1980-03-12"),
        ("1980-03-12Z", "1980-03-12"),
        ("1980-03-12+01:00", "1980-03-12"),
        ("19800312000000Z", "1980-03-12"),
        ("1980-02-30", ""),
        ("19723101", ""),
        ("1980", ""),
        ("---12", ""),
        ("circa 1800", ""),
        ("0000-00-00", ""),
    ],
)
def test_birthdays_are_days_of_the_calendar_or_nothing(written: str, meant: str) -> None:
    assert one("FN:A", f"BDAY:{written}").card.contact.birthday == meant


def test_a_birthday_that_is_no_date_is_kept_for_the_notes() -> None:
    found = one("FN:A", "BDAY;VALUE=text:circa 1800")
    assert found.remarks == ("Birthday: circa 1800",)


def test_what_android_adds_to_old_cards_is_read() -> None:
    start = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"
    found = one(
        "FN:Elio Ferri",
        start + "nickname;Lillo;1;;;;;;;;;;;;;",
        start + "contact_event;2001-05-06;1;;;;;;;;;;;;;",
        start + "contact_event;2002-05-06;0;Laurea;;;;;;;;;;;;",
        start + "contact_event;--07-08;3;;;;;;;;;;;;;",
        start + "relation;Ada;14;;;;;;;;;;;;;",
        start + "nickname",
        version="2.1",
    )
    assert found.card.contact.nickname == "Lillo"
    assert found.card.contact.birthday == "--07-08"
    assert found.remarks == ("Anniversary: 2001-05-06", "Laurea: 2002-05-06", "Spouse: Ada")


def test_nickname_and_department_in_properties_of_their_own_are_read() -> None:
    found = one("FN:Elio Ferri", "ORG:Ferri", "X-NICKNAME:Lillo", "X-DEPARTMENT:Vendite")
    assert found.card.contact.nickname == "Lillo"
    assert found.card.contact.department == "Vendite"
    found = one("X-DEPARTMENT:Vendite", "ORG:Ferri;Acquisti")
    assert found.card.contact.department == "Acquisti"


def test_an_encoded_semicolon_belongs_to_its_part_of_the_name() -> None:
    found = one("ORG;ENCODING=QUOTED-PRINTABLE:Ferri=3B figli;Vendite=5C=3B estero", version="2.1")
    assert found.card.contact.firm == "Ferri; figli"
    assert found.card.contact.department == "Vendite; estero"


def test_text_in_base64_is_read_and_text_that_is_none_stays() -> None:
    encoded = base64.b64encode("Niccolò Però".encode()).decode()
    found = one(f"FN;CHARSET=UTF-8;ENCODING=BASE64:{encoded}", "TITLE;ENCODING=B:Fabbro")
    assert (found.shown_name, found.card.contact.job_title) == ("Niccolò Però", "Fabbro")


def test_soft_breaks_are_joined_over_doubled_line_ends() -> None:
    found = one(
        "NOTE;ENCODING=QUOTED-PRINTABLE:one =", "", "two =", "", "three=", "", "TEL:1",
        version="2.1",
    )  # fmt: skip
    assert found.card.contact.notes == "one two three"
    assert phones(found) == ("1",)


def test_a_card_of_an_old_mac_is_told_by_its_signs() -> None:
    raw = "BEGIN:VCARD\rVERSION:2.1\rN:Però;Niccolò\rTITLE:Città e caffè\rEND:VCARD\r"
    [found] = cards(raw.encode("mac_roman"))
    assert (found.card.contact.family, found.card.contact.given) == ("Però", "Niccolò")
    assert found.card.contact.job_title == "Città e caffè"


def test_of_several_firms_and_titles_the_first_counts_and_none_is_lost() -> None:
    found = one("FN:A", "ORG:Mill", "ORG:Shop;Till", "TITLE:Miller", "TITLE:Seller")
    assert (found.card.contact.firm, found.card.contact.job_title) == ("Mill", "Miller")
    assert found.remarks == ("Also at: Shop, Till", "Also: Seller")


def test_an_empty_card_is_a_problem_and_no_card() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"
    assert cards(text) == []
    assert [problem.line for problem in problems(text)] == [1]


def steps(data: bytes) -> int:
    """How many lines of the program run while `data` is read."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        cards(data)
    finally:
        sys.settrace(before)
    return count


# Bodies of a card that make a hasty reader go over the same again and again; a start and a unit.
HEAVY = [
    (b"X;a=", b"a=", 30_000),
    (b"", b'X;A="', 20_000),
    (b"NOTE;ENCODING=QUOTED-PRINTABLE:", b"a=\n", 200_000),
    (b"NOTE:", b"\n a", 200_000),
    (b"PHOTO;ENCODING=b:", base64.b64encode(JPEG), 2_000),
    (b"PHOTO;BASE64:\n", base64.b64encode(PNG) + b"\n", 50_000),
    (b"N:", b"\\;;", 200_000),
    (b"", b"junk\n", 200_000),
    (b"", b"AGENT:\nBEGIN:VCARD\n", 50_000),
    (b"", b"BEGIN:VCARD\n", 50_000),
]


def between_two(body: bytes) -> bytes:
    """A card with this body, and another one behind it."""
    return b"BEGIN:VCARD\nFN:One\n" + body + b"\nEND:VCARD\nBEGIN:VCARD\nFN:Last\nEND:VCARD\n"


@pytest.mark.parametrize(("start", "unit", "_times"), HEAVY)
def test_four_times_the_input_costs_four_times_the_steps(
    start: bytes, unit: bytes, _times: int
) -> None:
    few, many = between_two(start + unit * 500), between_two(start + unit * 2_000)
    cards(few)  # what is imported on first use is imported
    assert steps(many) <= 4.1 * steps(few)


@pytest.mark.parametrize(("start", "unit", "times"), HEAVY)
def test_a_card_however_long_takes_no_neighbour_along(
    start: bytes, unit: bytes, times: int
) -> None:
    found = cards(between_two(start + unit * times))
    assert [card.shown_name for card in found] == ["One", "Last"]
