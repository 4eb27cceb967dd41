"""Tables as Google, Outlook, LinkedIn and Thunderbird export them, and as people keep them."""

from __future__ import annotations

import codecs
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.table import read_table
from netplanner.model.people import PointKind

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Label,"
    "Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n"
    "Anna,Maria,Rossi,,Dott.ssa,,Annina,,Studio Rossi,Architetto,Estero,--03-12,"
    '"Prima\nseconda",,BNI ::: Fiera ::: * myContacts,* Work,anna@example.com ::: a@example.org,'
    "Home,casa@example.com,Mobile,+39 333 1 ::: +39 333 2,Work,"
    '"Via Roma 1\nTorino",Via Roma 1,Torino,TO,10100,Italia,Profile,https://example.com,Colore,Blu\n'
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,"
    "Birthday,Gender,Occupation,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,"
    "Address 1 - Formatted,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,"
    "Website 1 - Type,Website 1 - Value\n"
    "Anna Rossi,Anna,,Rossi,,,,,1980-03-12,,Architect,,* My Contacts ::: BNI,* Home,"
    'anna@example.com,Work Fax,02 1,Mobile,333 1,Home,"Via Roma 1\n10100 Torino",,Studio,Boss,'
    "Home Page,example.com\n"
)
OUTLOOK_EN = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,"
    "Home Street,Home City,Assistant's Phone,Business Fax,Business Phone,Home Phone,Mobile Phone,"
    "Anniversary,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,"
    "E-mail 2 Address,Gender,Notes,Spouse,Web Page\n"
    "Mr.,John,Q.,Doe,III,Acme,Sales,Clerk,1 Main St,Floor 2,Austin,TX,12345,USA,2 Oak Rd,Dallas,"
    "555-9,555-3,555-1,555-2,555-4,0/0/00,3/12/1980,VIP;Buyer,john@example.com,SMTP,"
    "John Doe (john@example.com),/o=ExchangeLabs/cn=x,Unspecified,Hi,Mary,http://example.com\n"
)
OUTLOOK_IT = (
    "Titolo;Nome;Secondo nome;Cognome;Titolo straniero;Società;Reparto;Posizione;Via (uff.);"
    "Città (uff.);Provincia (uff.);CAP (uff.);Paese/area geografica (uff.);Fax (uff.);Ufficio;"
    "Abitazione;Cellulare;Anniversario;Categorie;Compleanno;Pagina Web;"
    "Indirizzo posta elettronica;Tipo posta elettronica;Nome visualizzato posta elettronica;"
    "Professione\n"
    "Dott.;Niccolò;;Peràn;;Caffè S.r.l.;;Titolare;Via Po 3;Torino;TO;10100;Italia;011 3;011 1;"
    "011 2;333 4;0/0/00;Fornitori;3/12/1980;www.example.it;n@example.it;SMTP;Niccolò;Barista\n"
)
LINKEDIN = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email '
    'addresses, are missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Engineer,01 Jan 2024\n"
    ",,,,,,02 Feb 2024\n"
    "Ada,Lovelace,https://www.linkedin.com/in/ada-2/,ada@example.com,,,7-Feb-22\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
    "Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,"
    "Home City,Home State,Home ZipCode,Home Country,Work Address,Work City,Job Title,Department,"
    "Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Notes\n"
    "Anna,Rossi,Anna R.,,a@example.com,b@example.com,,1,2,3,4,5,Via Po 1,int. 2,Torino,TO,10100,"
    "Italia,Via Dora 2,Ivrea,Boss,Sales,Acme,w.example.com,h.example.com,1980,3,12,x,Nota\n"
)


def read(text: str | bytes) -> list[FoundCard]:
    raw = text.encode() if isinstance(text, str) else text
    return [item for item in read_table(raw) if isinstance(item, FoundCard)]


def points(found: FoundCard, kind: PointKind) -> list[tuple[str, str]]:
    return [(point.label, point.value) for point in found.card.points if point.kind is kind]


def test_a_new_google_export_is_read_with_several_values_in_a_cell() -> None:
    [found] = read(GOOGLE_NEW)
    contact, card = found.card.contact, found.card
    assert (contact.prefix, contact.given, contact.middle) == ("Dott.ssa", "Anna", "Maria")
    assert (contact.family, contact.nickname) == ("Rossi", "Annina")
    assert (contact.firm, contact.job_title, contact.department) == (
        "Studio Rossi",
        "Architetto",
        "Estero",
    )
    assert (contact.birthday, contact.notes) == ("--03-12", "Prima\nseconda")
    assert points(found, PointKind.EMAIL) == [
        ("work", "anna@example.com"),
        ("work", "a@example.org"),
        ("home", "casa@example.com"),
    ]
    assert points(found, PointKind.PHONE) == [("mobile", "+39 333 1"), ("mobile", "+39 333 2")]
    [address] = card.addresses
    assert (address.label, address.street, address.city) == ("work", "Via Roma 1", "Torino")
    assert card.tags == ("BNI", "Fiera")
    assert found.remarks == ("Colore: Blu",)


def test_an_old_google_export_is_read() -> None:
    [found] = read(GOOGLE_OLD)
    contact = found.card.contact
    assert (contact.given, contact.family, contact.trade) == ("Anna", "Rossi", "Architect")
    assert (contact.firm, contact.job_title, contact.birthday) == ("Studio", "Boss", "1980-03-12")
    assert found.shown_name == "Anna Rossi"
    assert found.card.tags == ("BNI",)
    assert points(found, PointKind.PHONE) == [("fax", "02 1"), ("mobile", "333 1")]
    assert found.card.addresses[0].street == "Via Roma 1\n10100 Torino"


def test_an_english_outlook_export_is_read_month_first() -> None:
    [found] = read(OUTLOOK_EN)
    contact, card = found.card.contact, found.card
    assert (contact.prefix, contact.given, contact.family) == ("Mr.", "John", "Doe")
    assert (contact.suffix, contact.firm, contact.job_title) == ("III", "Acme", "Clerk")
    assert contact.birthday == "1980-03-12"
    assert points(found, PointKind.EMAIL) == [("", "john@example.com")]
    assert points(found, PointKind.PHONE) == [
        ("fax", "555-3"),
        ("work", "555-1"),
        ("home", "555-2"),
        ("mobile", "555-4"),
    ]
    assert [(a.label, a.street, a.city) for a in card.addresses] == [
        ("work", "1 Main St\nFloor 2", "Austin"),
        ("home", "2 Oak Rd", "Dallas"),
    ]
    assert card.tags == ("VIP", "Buyer")
    assert found.remarks == ("Assistant's phone: 555-9", "Spouse: Mary")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_an_italian_outlook_export_is_read_day_first_in_any_encoding(encoding: str) -> None:
    [found] = read(OUTLOOK_IT.replace("\n", "\r\n").encode(encoding))
    contact = found.card.contact
    assert (contact.prefix, contact.given, contact.family) == ("Dott.", "Niccolò", "Peràn")
    assert (contact.firm, contact.job_title, contact.trade) == (
        "Caffè S.r.l.",
        "Titolare",
        "Barista",
    )
    assert contact.birthday == "1980-12-03"
    assert points(found, PointKind.PHONE) == [
        ("fax", "011 3"),
        ("work", "011 1"),
        ("home", "011 2"),
        ("mobile", "333 4"),
    ]
    assert found.card.addresses[0].postal_code == "10100"
    assert found.remarks == ()


OUTLOOKS = {
    "it": "Nome;Cognome;Titolo;Posizione;Via (uff.);Città (uff.);Paese (uff.);Via (ab.);"
    "Paese (ab.);Ufficio;Cellulare;Telefono assistente;Indirizzo posta elettronica;"
    "Nome visualizzato posta elettronica;Indirizzo posta elettronica 2;Compleanno;Nome coniuge",
    "de": "Vorname;Nachname;Anrede;Position;Straße geschäftlich;Ort geschäftlich;"
    "Land/Region geschäftlich;Straße privat;Land/Region privat;Telefon geschäftlich;Mobiltelefon;"
    "Telefon Assistent;E-Mail-Adresse;E-Mail: Angezeigter Name;E-Mail 2: Adresse;Geburtstag;"
    "Partner",
    "fr": "Prénom;Nom;Titre;Titre;Rue (bureau);Ville (bureau);Pays/Région (bureau);Rue (domicile);"
    "Pays/Région (domicile);Téléphone (bureau);Tél. mobile;Téléphone de l'assistant(e);"
    "Adresse de messagerie;Nom complet de l'adresse de messagerie;Adresse de messagerie 2;"
    "Anniversaire;Conjoint(e)",
    "es": "Nombre;Apellidos;Tratamiento;Puesto;Calle del trabajo;Ciudad de trabajo;"
    "País o región del trabajo;Home Street;País o región del domicilio;Teléfono del trabajo;"
    "Mobile Phone;Assistant's Phone;E-mail Address;Nombre de pantalla de correo electrónico;"
    "Dirección de correo electrónico 2;Birthday;Cónyuge",
}


@pytest.mark.parametrize("language", OUTLOOKS)
def test_outlook_is_read_in_the_language_it_was_installed_in(language: str) -> None:
    row = (
        "Zoe;Riva;Dr.;Capo;Via Po 1;Torino;Italia;Via Dora 2;Francia;011 1;333 2;011 9;z@x.it;"
        "Zoe (z@x.it);z2@x.it;3/4/1980;Ugo"
    )
    [found] = read(f"{OUTLOOKS[language]}\n{row}\n")
    contact = found.card.contact
    assert (contact.prefix, contact.given, contact.family) == ("Dr.", "Zoe", "Riva")
    assert (contact.job_title, contact.birthday) == ("Capo", "1980-04-03")
    assert [(a.label, a.street, a.city, a.country) for a in found.card.addresses] == [
        ("work", "Via Po 1", "Torino", "Italia"),
        ("home", "Via Dora 2", "", "Francia"),
    ]
    assert points(found, PointKind.PHONE) == [("work", "011 1"), ("mobile", "333 2")]
    assert [value for _label, value in points(found, PointKind.EMAIL)] == ["z@x.it", "z2@x.it"]
    assert [remark.rpartition(": ")[2] for remark in found.remarks] == ["011 9", "Ugo"]


def test_a_german_thunderbird_export_is_read() -> None:
    [found] = read(
        "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Tel. dienstlich,Mobil-Tel.-Nr.,"
        "Pager-Nummer,Privat: Adresse,Privat: Ort,Privat: PLZ,Dienstlich: Adresse,Dienstlich: Land,"
        "Arbeitstitel,Organisation,Webseite 1,Geburtsjahr,Geburtsmonat,Geburtstag,Notizen\n"
        "Ilse,Roth,Ilse R.,i@x.de,030 1,0171 2,030 3,Weg 1,Bonn,53111,Gasse 2,Österreich,Köchin,"
        "Roth KG,http://x.de,1985,4,15,n\n"
    )
    contact = found.card.contact
    assert (contact.given, contact.family, found.shown_name) == ("Ilse", "Roth", "Ilse R.")
    assert (contact.job_title, contact.firm, contact.birthday, contact.notes) == (
        "Köchin",
        "Roth KG",
        "1985-04-15",
        "n",
    )
    assert points(found, PointKind.PHONE) == [
        ("work", "030 1"),
        ("mobile", "0171 2"),
        ("pager", "030 3"),
    ]
    assert [(a.label, a.street, a.city, a.postal_code) for a in found.card.addresses] == [
        ("home", "Weg 1", "Bonn", "53111"),
        ("work", "Gasse 2", "", ""),
    ]


def test_city_and_code_belong_to_the_address_they_stand_behind() -> None:
    [found] = read("Name,Work address,City,Zip,Home address,Town\nEd,1 St,X,9,2 St,Y\n")
    assert [(a.label, a.street, a.city) for a in found.card.addresses] == [
        ("work", "1 St", "X"),
        ("home", "2 St", "Y"),
    ]


def test_a_guessed_column_gives_only_what_looks_like_it() -> None:
    [found] = read("First Name,Email,Email provider,Mobile plan\nEd,e@x.it,Example,prepaid\n")
    assert points(found, PointKind.EMAIL) == [("", "e@x.it")]
    assert points(found, PointKind.PHONE) == []
    assert found.remarks == ("Email provider: Example", "Mobile plan: prepaid")


@pytest.mark.parametrize(
    ("written", "mails"),
    [
        ("a@x.it; b@x.it", ["a@x.it", "b@x.it"]),
        ("a@x.it,b@x.it,", ["a@x.it", "b@x.it"]),
        ("Rossi, Anna <a@x.it>", ["a@x.it"]),
        ("a@x.it (home); ask first", ["a@x.it (home); ask first"]),
    ],
)
def test_several_mails_in_a_cell_are_several_mails(written: str, mails: list[str]) -> None:
    [found] = read(f'First Name,Email\nAnna,"{written}"\n')
    assert [value for _label, value in points(found, PointKind.EMAIL)] == mails


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("011 123456; +39 333 1234567", ["011 123456", "+39 333 1234567"]),
        ("011/123456, 123457", ["011/123456", "123457"]),
        ("011 123456, 7", ["011 123456, 7"]),
        ("011 123456, ext. 12", ["011 123456, ext. 12"]),
    ],
)
def test_several_numbers_in_a_cell_are_several_numbers(written: str, numbers: list[str]) -> None:
    [found] = read(f'First Name,Phone\nAnna,"{written}"\n')
    assert [value for _label, value in points(found, PointKind.PHONE)] == numbers


def test_headings_repeated_where_files_were_joined_are_nobody() -> None:
    text = "First Name,Last Name,Email\nEd,Poe,e@x.it\n"
    assert [found.card.contact.given for found in read(text + text)] == ["Ed", "Ed"]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_lines_of_another_encoding_leave_the_others_alone(mark: bytes) -> None:
    lines = ["First Name,Company", "Niccolò,Città", "José,Peña"]
    found = read(
        mark + b"\n".join([*(line.encode() for line in lines[:2]), lines[2].encode("cp1252")])
    )
    assert [(each.card.contact.given, each.card.contact.firm) for each in found] == [
        ("Niccolò", "Città"),
        ("José", "Peña"),
    ]


def test_linkedin_connections_are_found_behind_the_preamble_and_kept_apart() -> None:
    first, second = read(LINKEDIN)
    assert first.card.contact.met_on == datetime.date(2024, 1, 1)
    assert second.card.contact.met_on == datetime.date(2022, 2, 7)
    assert first.card.contact.met_how == "LinkedIn"
    assert (first.card.contact.firm, first.card.contact.job_title) == ("Engines", "Engineer")
    assert first.card.contact.uid != second.card.contact.uid
    told = [item for item in read_table(LINKEDIN.encode()) if isinstance(item, Problem)]
    assert [problem.line for problem in told] == [6]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_thunderbird_export_is_read_with_any_separator(separator: str) -> None:
    [found] = read(THUNDERBIRD.replace(",", separator))
    assert found.card.contact.birthday == "1980-03-12"
    assert [value for _label, value in points(found, PointKind.EMAIL)] == [
        "a@example.com",
        "b@example.com",
    ]
    assert points(found, PointKind.PHONE) == [
        ("work", "1"),
        ("home", "2"),
        ("fax", "3"),
        ("pager", "4"),
        ("mobile", "5"),
    ]
    assert [(a.label, a.street) for a in found.card.addresses] == [
        ("home", "Via Po 1\nint. 2"),
        ("work", "Via Dora 2"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nome;Cognome;Azienda;Telefono;Mail\nAnna;Rossi;Acme;011 1;a@example.com\n",
        "last_name,first_name,org,phone,email\nRossi,Anna,Acme,011 1,a@example.com\n",
        'sep=;\nFirst name;Surname;Company;Tel.;E-mail\nAnna;Rossi;Acme;="011 1";a@example.com\n',
        "Cognome e nome|Ditta|Recapito|Indirizzo mail\nRossi, Anna|Acme|011 1|a@example.com\n",
        "First Name\tLast Name\tCompany\tPhone\tEmail\rAnna\tRossi\tAcme\t011 1\ta@example.com\r",
    ],
)
def test_a_table_somebody_keeps_is_read_by_the_words_of_its_headings(text: str) -> None:
    from netplanner.exchange.preparing import prepared

    [found] = read(text)
    contact = prepared(found).contact
    assert (contact.given, contact.family, contact.firm) == ("Anna", "Rossi", "Acme")
    assert [value for _label, value in points(found, PointKind.PHONE)] == ["011 1"]
    assert [value for _label, value in points(found, PointKind.EMAIL)] == ["a@example.com"]


def test_the_other_birthdays_tell_whether_the_month_comes_first() -> None:
    text = "First Name,Last Name,Birthday\nA,A,3/4/1980\nB,B,25/12/1980\n"
    assert [found.card.contact.birthday for found in read(text)] == ["1980-04-03", "1980-12-25"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0/0/00", ""),
        ("12/03/1980", "1980-12-03"),
        ("12-Mar-80", "1980-03-12"),
        ("12 marzo 1980", "1980-03-12"),
        ("March 12, 1980", "1980-03-12"),
        ("1980/03/12", "1980-03-12"),
        ("12. März 1980", "1980-03-12"),
        ("12/03", "--12-03"),
        ("1980-03-12 00:00:00", "1980-03-12"),
        ("spring", ""),
    ],
)
def test_birthdays_of_any_usual_form_are_read(written: str, meant: str) -> None:
    [found] = read(f'First Name,Birthday\nAnna,"{written}"\n')
    assert found.card.contact.birthday == meant


def test_a_cell_of_a_megabyte_and_ragged_rows_are_no_trouble() -> None:
    note = "x" * 1_000_000
    found = read(f"First Name,Email,Notes\nA,a@x.it\nB,b@x.it,{note},more,cells\n\nC\n")
    assert [len(each.card.contact.notes) for each in found] == [0, 1_000_000, 0]


def test_lines_are_counted_with_line_ends_inside_cells() -> None:
    text = 'First Name,Email,Notes\nA,a@x.it,"1\n2\n3"\n,,\nB,b@x.it,\n'
    assert [found.line for found in read(text)] == [2, 6]


def test_a_table_without_a_known_column_is_told_of_and_gives_nothing() -> None:
    told = list(read_table(b"1;2;3\n4;5;6\n"))
    assert [type(item) for item in told] == [Problem]
    assert list(read_table(b"")) == []


def test_a_quotation_mark_that_is_never_closed_takes_no_other_row_along() -> None:
    text = 'First Name,Email,Notes\nA,a@x.it,x\nB,b@x.it,"open\nC,c@x.it,y\nD,d@x.it,z\n'
    found = read(text)
    assert [each.card.contact.given for each in found] == ["A", "B", "C", "D"]
    assert [each.card.contact.notes for each in found] == ["x", "open", "y", "z"]
    assert [each.line for each in found] == [2, 3, 4, 5]


def test_thousands_of_open_quotation_marks_end_in_good_time() -> None:
    assert read("First Name,Email,Notes\n" + 'A,a@x.it,"open\n' * 5_001)


@pytest.mark.parametrize("heading", ["Phone", "Email", "Website", "Birthday", "Labels", "Notes"])
@pytest.mark.parametrize("unit", [" ", "\t", "\n", "/", ";", "T ", ", "])
def test_a_cell_full_of_one_sign_is_no_trouble(heading: str, unit: str) -> None:
    # The test's timeout is the assertion: quadratic reading of these takes minutes.
    from netplanner.exchange.preparing import prepared

    [found] = read(f'First Name,{heading}\nAda,"1{unit * 100_000}x"\n')
    assert prepared(found).contact.given == "Ada"


@given(st.binary(max_size=200), st.sampled_from([GOOGLE_NEW, OUTLOOK_IT, LINKEDIN, THUNDERBIRD]))
@settings(max_examples=300, deadline=None)
def test_no_damage_to_a_table_raises(noise: bytes, text: str) -> None:
    raw = text.encode()
    at = len(noise) * 7 % len(raw)
    for item in read_table(raw[:at] + noise + raw[at + len(noise) // 2 :]):
        assert item.line >= 1
        if isinstance(item, FoundCard):
            item.card.contact.name.encode()
