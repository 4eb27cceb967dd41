"""Cards as the programs people leave write them: every fact is there, and none is made up."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from netplanner import i18n
from netplanner.exchange.importing import dry_run_json, import_files, read_file
from netplanner.model.people import Contact

if TYPE_CHECKING:
    from pathlib import Path

    from netplanner.store import Book

JPEG64 = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(range(90))).decode()
_NAMES = ("family", "given", "additional", "prefix", "suffix")
_PLACE = ("pobox", "ext", "street", "city", "region", "postal", "country")


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def facts(path: Path, data: str | bytes) -> dict[str, Any]:
    """All that one card holds and is not empty, names and places as `a|b|c`."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    [found] = json.loads(dry_run_json(path))["cards"]
    found["n"] = "|".join(found["n"][part] for part in _NAMES).strip("|")
    found["adrs"] = ["|".join(place[part] for part in _PLACE) for place in found["adrs"]]
    return {name: value for name, value in found.items() if value}


PROGRAMS: dict[str, tuple[str | bytes, dict[str, Any]]] = {
    "macOS": (
        card(
            "PRODID:-//Apple Inc.//macOS 14.4//EN",
            "N:Conti;Lucia;Maria Elena,Rosa;Dott.ssa;PhD",
            "FN:Dott.ssa Lucia Conti",
            "X-PHONETIC-FIRST-NAME:Lucìa",
            "ORG:Conti & Serra S.n.c.;Contabilità",
            "EMAIL;type=INTERNET;type=HOME;type=pref:lucia@example.it",
            "item1.EMAIL;type=INTERNET:lu@example.org",
            "item1.X-ABLabel:pec",
            "TEL;type=IPHONE;type=CELL;type=VOICE:+39 347 000 3344",
            "item3.ADR;type=WORK;type=pref:;;Corso Francia 10\\nScala B;Torino;TO;10143;Italia",
            "item3.X-ABADR:it",
            "item4.URL;type=pref:https://conti.example",
            "item4.X-ABLabel:_$!<HomePage>!$_",
            "X-SOCIALPROFILE;type=twitter;x-user=lu:https://twitter.com/lu",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-30",
            "X-ABUID:5B1E\\:ABPerson",
        ),
        {
            "n": "Conti|Lucia|Maria Elena Rosa|Dott.ssa|PhD",
            "fn": "Dott.ssa Lucia Conti",
            "org": "Conti & Serra S.n.c.",
            "department": "Contabilità",
            "emails": ["lucia@example.it", "lu@example.org"],
            "phones": ["+39 347 000 3344"],
            "adrs": ["||Corso Francia 10\nScala B|Torino|TO|10143|Italia"],
            "urls": ["https://conti.example"],
            "impp": ["https://twitter.com/lu"],
            "bday": "--11-30",
        },
    ),
    "Outlook 2.1 in the code page of the machine": (
        card(
            "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
            "N;LANGUAGE=it;CHARSET=Windows-1252:Però;Niccolò;;Sig.",
            "ORG:Caffè Città;Qualità",
            "ROLE:Barista",
            "NOTE;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Riga uno=0D=0A=",
            "perch=E9=0D=0A=",
            "=0D=0A",
            "TEL;WORK;VOICE:02 1",
            "TEL;WORK;FAX:02 7",
            "ADR;WORK;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:;Uff. 3;Via Roma 1=0D=0A=",
            "interno 2;Forl=EC;FC;47121;Italia",
            "LABEL;WORK;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Via Roma 1=0D=0AForl=EC",
            'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://x" ver="1.0"><img id="1"/></card>',
            "X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:",
            f" {JPEG64}",
            "",
            "EMAIL;PREF;INTERNET:n@example.it",
            version="2.1",
        ).encode("cp1252"),
        {
            "n": "Però|Niccolò||Sig.",
            "org": "Caffè Città",
            "department": "Qualità",
            "role": "Barista",
            "note": "Riga uno\nperché",
            "phones": ["02 1", "02 7"],
            "adrs": ["|Uff. 3|Via Roma 1\ninterno 2|Forlì|FC|47121|Italia"],
            "emails": ["n@example.it"],
        },
    ),
    "Nokia": (
        card(
            "REV:20091009T120000Z",
            "N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:N=C3=A0ti;Zo=C3=A8;;;",
            "TEL;PREF;CELL;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=2B=33=39=33=33=33",
            "EMAIL;ENCODING=8BIT:z@example.com",
            "X-CLASS:private",
            "X-SIP;SWIS:sip:z@example.com",
            "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
            f"    {JPEG64[:60]}",
            f"    {JPEG64[60:]}",
            "",
            "BDAY:19790601",
            version="2.1",
        ),
        {
            "n": "Nàti|Zoè",
            "phones": ["+39333"],
            "emails": ["z@example.com"],
            "impp": ["z@example.com"],
            "has_photo": True,
            "bday": "1979-06-01",
        },
    ),
    "Samsung": (
        card(
            "N:Riva;Ugo;;;",
            "TEL;CELL;PREF:333-1",
            "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=43=61=73=C3=A0):02-4",
            "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=43=69=74=74=C3=A0",
            "X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
            "vnd.android.cursor.item/nickname;=55=67=C3=B9;1;;;;;;;;;;;;;",
            f"PHOTO;ENCODING=BASE64;JPEG:{JPEG64[:60]}",
            JPEG64[60:],
            "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=43=69=C3=B2=0A=66=69=6E=65",
            version="2.1",
        ),
        {
            "n": "Riva|Ugo",
            "phones": ["333-1", "02-4"],
            "org": "Città",
            "nickname": "Ugù",
            "has_photo": True,
            "note": "Ciò\nfine",
        },
    ),
    "KAddressBook": (
        card(
            "CLASS:PUBLIC",
            "EMAIL;TYPE=PREF:m@example.com",
            "GEO:45.1;7.6",
            "N:Blu;Mia;;;",
            "NAME:Mia Blu",
            "X-KADDRESSBOOK-BlogFeed:http://b",
            "X-KADDRESSBOOK-X-Department:Nord",
            "X-KADDRESSBOOK-X-Profession:Fabbro",
            "X-KADDRESSBOOK-X-SpousesName:Ugo",
            "X-messaging/xmpp-All:mia@example.net",
            "BDAY:1975-05-05T00:00:00",
        ),
        {
            "n": "Blu|Mia",
            "emails": ["m@example.com"],
            "department": "Nord",
            "role": "Fabbro",
            "impp": ["mia@example.net"],
            "bday": "1975-05-05",
        },
    ),
    "Evolution": (
        card(
            "X-EVOLUTION-FILE-AS:Verdi\\, Leo",
            "N:Verdi;Leo;;;",
            'TEL;TYPE="WORK,FAX";X-EVOLUTION-UI-SLOT=2:2',
            "TEL;X-EVOLUTION-ASSISTANT=;X-EVOLUTION-UI-SLOT=4:4",
            "X-JABBER;TYPE=HOME;X-EVOLUTION-UI-SLOT=1:leo@example.net",
            "X-MOZILLA-HTML:FALSE",
            "ORG:Verdi SpA;IT;Room 2",
            "NOTE:",
            "URL:",
        ),
        {
            "n": "Verdi|Leo",
            "phones": ["2", "4"],
            "impp": ["leo@example.net"],
            "org": "Verdi SpA",
            "department": "IT, Room 2",
        },
    ),
    "Mozilla, old": (
        "begin:vcard\nfn;quoted-printable:Enzo Citt=C3=A0\nn;quoted-printable:Citt=C3=A0;Enzo\n"
        "adr;quoted-printable;dom:;;Via Roma 1;Forl=C3=AC;FC;47100;Italia\n"
        "email;internet:e@example.com\ntel;fax:2\nx-mozilla-html:TRUE\nversion:2.1\nend:vcard\n",
        {
            "fn": "Enzo Città",
            "n": "Città|Enzo",
            "adrs": ["||Via Roma 1|Forlì|FC|47100|Italia"],
            "emails": ["e@example.com"],
            "phones": ["2"],
        },
    ),
    "Nextcloud": (
        card(
            "PRODID:-//Sabre//Sabre VObject 4.3.0//EN",
            "N:Muster;Max;;;",
            'TEL;TYPE="HOME,VOICE":1',
            "CLOUD;TYPE=HOME:m@cloud.example",
            "IMPP;X-SERVICE-TYPE=SIGNAL:x-apple:+49 1",
            "BDAY;VALUE=DATE-AND-OR-TIME:19800101",
            f"PHOTO;ENCODING=b;TYPE=image/jpeg:{JPEG64}",
        ),
        {
            "n": "Muster|Max",
            "phones": ["1"],
            "impp": ["+49 1"],
            "bday": "1980-01-01",
            "has_photo": True,
        },
    ),
    "WhatsApp": (
        card("N:;Ada Re;;;", "item1.TEL;waid=39333:+39 333", "item1.X-ABLabel:Mobile"),
        {"n": "|Ada Re".strip("|"), "phones": ["+39 333"]},
    ),
    "Proton": (
        card(
            "UID:proton-web-1",
            "FN;PREF=1:Leo B",
            "ITEM1.EMAIL;PREF=1;TYPE=home:l@p.me",
            "ITEM1.KEY;PREF=1:data:application/pgp-keys;base64,xsBN",
            "ITEM1.X-PM-ENCRYPT:true",
            "BDAY;VALUE=text:circa 1950",
            "GENDER:M",
            version="4.0",
        ),
        {"fn": "Leo B", "emails": ["l@p.me"]},
    ),
    "a library that writes all of version 4": (
        card(
            'N;SORT-AS="Harten,Rene":van der Harten;Rene,J.;Sir;R.D.O.N.,Dr.;',
            "FN;LANGUAGE=nl:Rene van der Harten",
            "TEL;VALUE=uri;TYPE=cell:TEL:%2B39-333",
            "TEL;VALUE=uri:tel:863-1234;phone-context=+1-914-555",
            'ADR;GEO="geo:12.3,4.5";LABEL="Mr. X^nMail: ^\'drop^\'":;;123 Main;Any;CA;91921;USA',
            'ORG;SORT-AS="ABC":ABC\\, Inc.;North',
            "RELATED;TYPE=friend:urn:uuid:f8",
            "CLIENTPIDMAP:1;urn:uuid:3",
            "CALURI:http://c",
            "BIRTHPLACE:Turin",
            "DEATHDATE:20200101",
            "XML:<a/>",
            version="4.0",
        ),
        {
            "n": "van der Harten|Rene J.|Sir|R.D.O.N. Dr.",
            "fn": "Rene van der Harten",
            "phones": ["+39-333", "863-1234"],
            "adrs": ["||123 Main|Any|CA|91921|USA"],
            "org": "ABC, Inc.",
            "department": "North",
        },
    ),
    "a program that knows no parts of an address": (
        card("FN:Ada", "ADR;TYPE=home:Via Roma 1, Torino"),
        {"fn": "Ada", "adrs": ["||Via Roma 1, Torino||||"]},
    ),
    "somebody who edited a note by hand": (
        card("FN:Ada", "NOTE:Orari", "lun: 9-18", "mar: 10-12", "TEL:1", "CUSTOM1: 3"),
        {"fn": "Ada", "note": "Orari\nlun: 9-18\nmar: 10-12", "phones": ["1"]},
    ),
    "a program of UTF-32": (
        card("N:Ørsted;Åse", "TEL:1").encode("utf-32"),
        {"n": "Ørsted|Åse", "phones": ["1"]},
    ),
    "a phone in Japan": (
        card(
            "N;CHARSET=SHIFT_JIS:山田;太郎",
            "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾔﾏﾀﾞ;ﾀﾛｳ;;;",
            "ORG;CHARSET=SHIFT_JIS:ソニー表",
            version="2.1",
        ).encode("cp932"),
        {"n": "山田|太郎", "org": "ソニー表"},
    ),
    "a phone that breaks lines within a character": (
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=",
            "=9D=8E;=E5=B0=",
            "=8F",
            version="2.1",
        ),
        {"n": "李|小"},
    ),
    "a program that encodes names": (
        card(f"N;ENCODING=b;CHARSET=UTF-8:{base64.b64encode('Però;Zoè;;;'.encode()).decode()}"),
        {"n": "Però|Zoè"},
    ),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_writes_is_read_whole(program: str, tmp_path: Path) -> None:
    data, meant = PROGRAMS[program]
    assert facts(tmp_path / "some.vcf", data) == meant


def test_each_card_of_a_file_may_have_a_code_page_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "some.vcf"
    pages = {"windows-1251": ("Иван", "Завод"), "windows-1250": ("Łukasz", "Źródło")}
    path.write_bytes(
        b"".join(
            card(f"FN;CHARSET={page}:{name}", f"ORG:{firm}", version="2.1").encode(page)
            for page, (name, firm) in pages.items()
        )
    )
    found = json.loads(dry_run_json(path))["cards"]
    assert [(each["fn"], each["org"]) for each in found] == list(pages.values())


def test_words_of_phones_are_labels_and_own_words_stay(tmp_path: Path) -> None:
    path = tmp_path / "some.vcf"
    lines = ["TEL;X-Studio:1", "TEL;X-SYNCMLREF1:2"]
    for number, label in enumerate(("Mobile", "HOME FAX", "Casa al mare")):
        lines += [f"item{number}.TEL:{number}", f"item{number}.X-ABLabel:{label}"]
    path.write_text(card("FN:Ada", *lines), encoding="utf-8")
    [found] = read_file(path).cards
    labels = [point.label for point in found.card.points]
    assert labels == ["Studio", "", "mobile", "fax", "Casa al mare"]


def test_relations_and_days_are_told_in_the_owners_language(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "some.vcf"
    path.write_text(
        card(
            "FN:Ada Re",
            "X-SPOUSE:Ugo",
            "X-EVOLUTION-SPOUSE:Ugo",
            "X-MS-TEL;VOICE;COMPANY:02 9",
            "HOBBY;LEVEL=high:vela",
            "ANNIVERSARY:20000101",
            "item1.X-ABRELATEDNAMES:Ida",
            "item1.X-ABLabel:_$!<Mother>!$_",
            "item2.X-ABRELATEDNAMES:Pia",
            "item2.X-ABLabel:amica del mare",
        ),
        encoding="utf-8",
    )
    plain = dry_run_json(path)
    i18n.use_language("it")
    assert dry_run_json(path) == plain
    import_files(book, [path])
    [contact] = book.all(Contact)
    assert contact.notes.split("\n") == [
        "Anniversario: 2000-01-01",
        "Coniuge: Ugo",
        "Telefono della ditta: 02 9",
        "Hobby: vela",
        "Madre: Ida",
        "Amica del mare: Pia",
    ]
