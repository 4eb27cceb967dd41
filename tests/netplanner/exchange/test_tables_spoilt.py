"""Tables as spreadsheets and hands leave them: shortened numbers, failed formulas, odd columns."""

from __future__ import annotations

import pytest

from netplanner import i18n
from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.table import read_table
from netplanner.model.people import PointKind


def read(text: str) -> list[FoundCard]:
    return [item for item in read_table(text.encode()) if isinstance(item, FoundCard)]


def phones(found: FoundCard) -> tuple[str, ...]:
    return found.card.values(PointKind.PHONE)


def test_a_phone_that_a_spreadsheet_has_shortened_is_told_of_and_never_dialled() -> None:
    text = "Nome;Telefono\nAda;3,93E+11\nBo;3.93331E+11\nCy;+39 333 1234567\n"
    assert [phones(found) for found in read(text)] == [(), (), ("+39 333 1234567",)]
    told = [item for item in read_table(text.encode()) if isinstance(item, Problem)]
    assert [problem.line for problem in told] == [2, 3]
    assert "3,93E+11" in told[0].reason


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ('"=""+39 333 1234567"""', "+39 333 1234567"),
        ("=393331234567", "393331234567"),
        ("'+39 333 1234567", "+39 333 1234567"),
        ("393331234567.0", "393331234567"),
        ('"393331234567,00"', "393331234567"),
        ("02/1234567.5", "02/1234567.5"),
    ],
)
def test_a_phone_is_read_out_of_the_dress_of_a_spreadsheet(cell: str, number: str) -> None:
    [found] = read(f"Name,Phone\nAda,{cell}\n")
    assert phones(found) == (number,)


@pytest.mark.parametrize("cell", ["#N/A", "#N/D", "#RIF!", "NULL", "nan", "n/a", "-", "0", "None"])
def test_a_cell_that_says_there_is_nothing_is_no_phone(cell: str) -> None:
    [found] = read(f"Name,Phone,Email,Notes\nAda,{cell},{cell},Hi\n")
    assert found.card.points == ()
    assert (found.shown_name, found.card.contact.notes) == ("Ada", "Hi")


def test_a_failed_formula_is_no_name() -> None:
    assert read("First Name,Last Name,Phone\n#NOME?,#REF!,011 1234567\n")[0].card.contact.name == ""


def test_the_number_of_a_row_is_no_phone_and_a_number_as_long_as_a_phone_is() -> None:
    first, second = read("Numero;Nome;Cognome;Telefono\n1;Ada;Re;011 1\n2;Bo;Re;011 2\n")
    assert (phones(first), phones(second)) == (("011 1",), ("011 2",))
    [found] = read("Name,Number\nAda,+39 333 1234567\n")
    assert phones(found) == ("+39 333 1234567",)


def test_of_two_columns_for_one_field_nothing_is_lost() -> None:
    [found] = read("Name,Company,Notes,Employer,Comments\nAda,Mill,one,Shop,two\n")
    assert (found.card.contact.firm, found.card.contact.notes) == ("Mill", "one\ntwo")
    assert found.remarks == ("Employer: Shop",)
    [found] = read("Name,Company,Employer\nAda,Mill,Mill\n")
    assert found.remarks == ()


def test_ragged_rows_empty_columns_and_a_title_above_are_no_trouble() -> None:
    text = (
        "Soci 2024;;;\n;;;\n NOME ;COGNOME; Telefono ;;\nAda;Re\nBo;Re;011 1;;\nCy;Re;011 2;x;y;z\n"
    )
    found = read(text)
    assert [each.card.contact.given for each in found] == ["Ada", "Bo", "Cy"]
    assert [phones(each) for each in found] == [(), ("011 1",), ("011 2",)]


def test_known_words_of_english_columns_are_told_in_the_owners_language() -> None:
    i18n.use_language("it")
    [found] = read("First Name,Last Name,Spouse,Hobby,Shoe size\nAda,Re,Ugo,sailing,38\n")
    assert found.remarks == ("Coniuge: Ugo", "Hobby: sailing", "Shoe size: 38")


@pytest.mark.parametrize(
    "headings",
    [
        "Person - Name,Person - Organization,Person - Job Title,Phone - Work,Person - Email",
        "fullName,companyName,jobTitle,phoneNumber,emailAddress",
        "FULLNAME,COMPANYNAME,JOBTITLE,MOBILEPHONE,EMAILADDRESS",
        "Nominativo,Denominazione,Ruolo,Tel. ufficio,Indirizzo e-mail",
        "Contact name,Organization,Role,Work phone,E-mail Address",
        "Volledige naam,Bedrijf,Functie,Telefoon werk,E-mail",
    ],
)
def test_headings_of_other_programs_are_the_same_words(headings: str) -> None:
    [found] = read(f"{headings}\nAda Re,Mill,Boss,011 1,a@x.it\n")
    contact = found.card.contact
    assert (found.shown_name, contact.firm, contact.job_title) == ("Ada Re", "Mill", "Boss")
    assert phones(found) == ("011 1",)
    assert found.card.values(PointKind.EMAIL) == ("a@x.it",)
    assert found.remarks == ()


def test_a_list_of_members_is_read_without_its_counters_and_fees() -> None:
    [found] = read(
        "N.;Cognome;Nome;Cellulare;Data nascita;Quota\n1;Re;Ada;333 1;4/12/1985;100,00\n"
    )
    assert phones(found) == ("333 1",)
    assert found.card.contact.birthday == "1985-12-04"
    assert found.remarks == ("N.: 1", "Quota: 100,00")


def test_a_region_beside_the_province_stays_on_one_line() -> None:
    [found] = read(
        "Nome;Telefono;Via;Comune;Regione;Provincia\nAda;011 1;Via Po 1;Ivrea;Piemonte;TO\n"
    )
    assert [address.region for address in found.card.addresses] == ["Piemonte, TO"]
