"""vCards made up by the hundred: what is written comes back, and damage stays where it is."""

from __future__ import annotations

import quopri
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netplanner.exchange.encoding import clean
from netplanner.exchange.found import FoundCard
from netplanner.exchange.vcard import read_vcards
from netplanner.model.people import PointKind

_WORDS = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co"),
        exclude_characters="\ufeff",  # the mark of a file, left where files were joined
    ),
    min_size=1,
    max_size=30,
)
_LINES = st.lists(_WORDS, min_size=1, max_size=5).map("\n".join)
_NUMBERS = st.from_regex(r"\+?[0-9][0-9 ()/-]{2,12}[0-9]", fullmatch=True)


@dataclass(frozen=True)
class Person:
    family: str
    given: str
    firm: str
    note: str
    phones: tuple[str, ...]
    mail: str


_PEOPLE = st.builds(
    Person, _WORDS, _WORDS, _WORDS, _LINES, st.lists(_NUMBERS, max_size=3).map(tuple), _WORDS
)


def escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def folded(line: str, width: int) -> bytes:
    """Folded after so many bytes, in the middle of a character if it falls so."""
    raw = line.encode()
    parts = [raw[at : at + width] for at in range(0, len(raw), width)]
    return b"\r\n ".join(parts)


def soft_broken(line: str) -> bytes:
    name, _colon, value = line.partition(":")
    encoded = quopri.encodestring(value.encode(), quotetabs=True).replace(b"\n", b"\r\n")
    return f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:".encode() + encoded


def written(person: Person, version: str, width: int) -> bytes:
    lines = [
        f"N:{escaped(person.family)};{escaped(person.given)};;;",
        f"ORG:{escaped(person.firm)}",
        f"NOTE:{escaped(person.note)}",
        f"EMAIL:{escaped(person.mail)}",
    ]
    kind = "TEL;CELL:" if version == "2.1" else "TEL;TYPE=cell:"
    lines += [kind + phone for phone in person.phones]
    body = [soft_broken(line) if version == "2.1" else folded(line, width) for line in lines]
    return b"\r\n".join([b"BEGIN:VCARD", f"VERSION:{version}".encode(), *body, b"END:VCARD", b""])


def read(data: bytes) -> list[FoundCard]:
    return [item for item in read_vcards(data) if isinstance(item, FoundCard)]


@given(
    st.lists(_PEOPLE, min_size=1, max_size=4),
    st.sampled_from(["2.1", "3.0", "4.0"]),
    st.integers(min_value=1, max_value=80),
)
@settings(max_examples=150, deadline=None)
@example([Person("a=", "b", "c=", "d=\n=", ("123 4",), "e=")], "2.1", 75)
def test_what_is_written_in_any_version_reads_back_the_same(
    people: list[Person], version: str, width: int
) -> None:
    found = read(b"".join(written(person, version, width) for person in people))
    assert len(found) == len(people)
    for person, item in zip(people, found, strict=True):
        contact = item.card.contact
        if version != "2.1":
            assert contact.family == person.family
        assert contact.given == person.given
        assert contact.firm == person.firm
        assert contact.notes == person.note
        assert item.card.values(PointKind.PHONE) == tuple(map(clean, person.phones))


_GOOD = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nTEL;TYPE=CELL:0123 456\r\nN:Citt\xe0;Bo\r\n"
    b"NOTE:caff\xc3\xa8\r\n er\r\nADR:;;Via Po\\, 1;Torino;;;\r\nEND:VCARD\r\n"
)
_BROKEN = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=\r\n=41;;\r\n"
    b'ADR;TYPE="x:y",HOME:;;Via Roma\\, 1;Torino;;10100;\r\n'
    b"PHOTO;ENCODING=BASE64:\r\n /9j/4AAQ\r\n\r\n"
    b"item1.TEL;VALUE=uri:tel:+1-2;ext=3\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:In\r\nEND:VCARD\r\n"
    b"BDAY:1980-02-30\r\nIMPP:x:y\r\nCATEGORIES:a,b\\,c\r\nEND:VCARD\r\n"
)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_card_raises_nothing_and_leaves_its_neighbours_whole(data: st.DataObject) -> None:
    broken = bytearray(_BROKEN)
    for _time in range(data.draw(st.integers(min_value=1, max_value=12))):
        at = data.draw(st.integers(min_value=0, max_value=max(0, len(broken) - 1)))
        cut = data.draw(st.integers(min_value=0, max_value=6))
        noise = data.draw(st.binary(max_size=4))
        broken[at : at + cut] = noise
    found = read(_GOOD % b"Before" + bytes(broken) + b"\r\n" + _GOOD % b"After")
    before, after = (read(_GOOD % name)[0] for name in (b"Before", b"After"))
    assert (found[0].shown_name, found[0].card) == (before.shown_name, before.card)
    assert (after.shown_name, after.card) in [(item.shown_name, item.card) for item in found]
    for item in found:
        item.shown_name.encode()  # no half characters come through
        for point in item.card.points:
            point.value.encode()


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_whatever_raise(data: bytes) -> None:
    for item in read_vcards(b"BEGIN:VCARD\r\n" + data):
        assert item.line >= 1
