"""Directories as Thunderbird writes them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from netplanner.exchange.importing import read_file
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from pathlib import Path

NOTE = base64.b64encode("Città\nsecond".encode()).decode()
TEXT = f"""version: 1
# exported

dn: cn=Anna Rossi,mail=anna@example.com
objectclass: top
objectclass: person
givenName: Anna
sn: Rossi
cn: Anna Rossi
mail: anna@exa
 mple.com
mozillaSecondEmail: a@example.org
telephoneNumber: 011 1
mobile: 333 2
street: Via Po 1
l: Torino
st: TO
postalCode: 10100
mozillaHomeStreet: Via Dora 2
mozillaHomeLocalityName: Ivrea
o: Acme
ou: Sales
title: Boss
mozillaWorkUrl: http://example.com
birthyear: 1980
birthmonth: 03
birthday: 12
description:: {NOTE}


dn: cn=Choir
objectclass: groupOfNames
cn: Choir
member: cn=Anna Rossi,mail=anna@example.com

dn: cn=nobody
objectclass: person
"""


def test_a_thunderbird_directory_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.ldif"
    path.write_text(TEXT, encoding="utf-8")
    read = read_file(path)
    anna, choir = read.cards
    contact = anna.card.contact
    assert (anna.line, contact.given, contact.family) == (4, "Anna", "Rossi")
    assert (contact.firm, contact.department, contact.job_title) == ("Acme", "Sales", "Boss")
    assert (contact.birthday, contact.notes) == ("1980-03-12", "Città\nsecond")
    assert anna.card.values(PointKind.EMAIL) == ("anna@example.com", "a@example.org")
    assert [(p.label, p.value) for p in anna.card.points if p.kind is PointKind.PHONE] == [
        ("work", "011 1"),
        ("mobile", "333 2"),
    ]
    assert [(a.label, a.street, a.city) for a in anna.card.addresses] == [
        ("work", "Via Po 1", "Torino"),
        ("home", "Via Dora 2", "Ivrea"),
    ]
    assert choir.is_group
    assert [problem.line for problem in read.problems] == [36]
