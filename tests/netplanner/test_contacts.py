"""Contacts: saved whole, found by any word, undone exactly."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from netplanner import contacts
from netplanner.errors import InvalidError
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind
from netplanner.model.referrals import Referral
from netplanner.model.work import Activity, ActivityKind, ActivityPerson

if TYPE_CHECKING:
    from netplanner.store import Book

TODAY = datetime.date(2026, 11, 24)
PIXEL = b"\x89PNG not looked into here"
FULL = Card(
    contact=Contact(
        given="Zoë", family="Müller", firm="Caffè Perché", trade="Roaster", favourite=True
    ),
    points=(
        ContactPoint(kind=PointKind.PHONE, label="mobile", value="+39 333 123 4567"),
        ContactPoint(kind=PointKind.EMAIL, label="work", value="Zoe@Example.org"),
    ),
    addresses=(Address(label="work", street="Via Roma 1", city="Bologna"),),
    tags=("Wine", "BNI"),
    photo=PIXEL,
)


def person(book: Book, given: str, family: str = "", **more: object) -> int:
    return contacts.save(book, Card(contact=Contact(given=given, family=family, **more)))  # type: ignore[arg-type]  # test data


def found(book: Book, query: str) -> list[str]:
    search = contacts.Search()
    search.load(book)
    ids = search.find(query, contacts.sorted_ids(book))
    names = contacts.names(book, ids)
    return [names[contact_id] for contact_id in ids]


def bare(card: Card) -> Card:
    """The card without what saving fills in."""
    return replace(
        card,
        contact=replace(card.contact, id=0, uid="", sort_name="", search_text=""),
        points=tuple(replace(p, id=0, contact_id=0, position=0) for p in card.points),
        addresses=tuple(replace(a, id=0, contact_id=0, position=0) for a in card.addresses),
    )


def test_a_card_comes_back_as_it_was_saved(book: Book) -> None:
    saved = contacts.card(book, contacts.save(book, FULL))
    assert saved is not None
    assert bare(saved) == FULL


def test_saving_the_same_card_again_changes_nothing(book: Book) -> None:
    contact_id = contacts.save(book, FULL)
    label = book.undo_label
    saved = contacts.card(book, contact_id)
    assert saved is not None
    contacts.save(book, saved)
    assert book.undo_label == label


def test_a_changed_card_drops_the_phone_and_tag_taken_out_of_it(book: Book) -> None:
    contact_id = contacts.save(book, FULL)
    saved = contacts.card(book, contact_id)
    assert saved is not None
    contacts.save(book, replace(saved, points=saved.points[1:], tags=("BNI", "New"), photo=None))
    again = contacts.card(book, contact_id)
    assert again is not None
    assert [point.value for point in again.points] == ["Zoe@Example.org"]
    assert set(again.tags) == {"BNI", "New"}
    assert again.photo is None


def test_undoing_a_deletion_brings_everything_back(book: Book) -> None:
    contact_id = contacts.save(book, FULL)
    introduced = person(book, "Ada", introduced_by_id=contact_id)
    with book.edit("Log") as edit:
        activity = edit.put(Activity(day=datetime.date(2026, 1, 5)))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=contact_id))
        edit.put(Referral(day=datetime.date(2026, 1, 6), partner_id=contact_id))
    before = contacts.card(book, contact_id), contacts.history(book, contact_id)

    contacts.remove(book, [contact_id])
    gone = contacts.card(book, introduced)
    assert gone is not None
    assert gone.contact.introduced_by_id is None
    assert contacts.card(book, contact_id) is None
    assert contacts.history(book, contact_id) == []

    book.undo()
    assert (contacts.card(book, contact_id), contacts.history(book, contact_id)) == before
    back = contacts.card(book, introduced)
    assert back is not None
    assert back.contact.introduced_by_id == contact_id


def test_a_card_with_nothing_to_call_it_by_is_refused(book: Book) -> None:
    with pytest.raises(InvalidError) as refused:
        contacts.save(book, Card(contact=Contact(notes="who?")))
    assert set(refused.value.problems) == {"given"}
    assert contacts.count(book) == 0


def test_nobody_is_introduced_by_themselves(book: Book) -> None:
    contact_id = person(book, "Ada")
    card = contacts.card(book, contact_id)
    assert card is not None
    own = replace(card, contact=replace(card.contact, introduced_by_id=contact_id))
    assert set(contacts.problems(own)) == {"introduced_by_id"}


def test_a_card_is_completed_without_losing_or_doubling_anything() -> None:
    phone = ContactPoint(kind=PointKind.PHONE, label="home", value="0039 333 1")
    same = ContactPoint(kind=PointKind.EMAIL, label="home", value="zoe@example.ORG")
    other = Card(
        contact=Contact(given="Z.", family="M.", firm="Other", trade="x", met_how="Fair"),
        points=(phone, same),
        tags=("BNI", "golf"),
    )
    done = contacts.completed(FULL, other)
    assert (done.contact.name, done.contact.firm) == ("Zoë Müller", "Caffè Perché")
    assert (done.contact.trade, done.contact.met_how) == ("Roaster", "Fair")
    assert done.points == (*FULL.points, phone)
    assert done.tags == ("Wine", "BNI", "golf")
    assert done.photo == FULL.photo


def test_a_mail_alone_is_enough_to_save_a_contact(book: Book) -> None:
    point = ContactPoint(kind=PointKind.EMAIL, value="anna@example.org")
    contact_id = contacts.save(book, Card(contact=Contact(), points=(point,)))
    assert contacts.rows(book, [contact_id], TODAY)[contact_id].name == "anna@example.org"


@pytest.mark.parametrize(
    "query",
    ["zoe", "MULLER zo", "caffe", "roast", "zoe@example", "bni", "333 12 34", "3331234", "+39 333"],
)
def test_search_finds_by_every_word_without_accents_or_case(book: Book, query: str) -> None:
    contacts.save(book, FULL)
    person(book, "Ada", "Rossi")
    assert found(book, query) == ["Zoë Müller"]


@pytest.mark.parametrize("query", ["07700 900123", "0044 7700 900123", "(0)7700 900"])
def test_search_finds_a_phone_with_the_zeros_dialled_before_it(book: Book, query: str) -> None:
    phone = ContactPoint(kind=PointKind.PHONE, value="+44 7700 900123")
    contacts.save(book, Card(contact=Contact(given="Ada"), points=(phone,)))
    person(book, "Bruno", "Rossi")
    assert found(book, query) == ["Ada"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("d'angelo", "D’Angelo"),
        ("d'angelo", "D´ANGELO"),
        ("sorensen", "Sørensen"),
        ("lukasz", "Łukasz"),
        ("aegir", "Ægir"),
        ("istanbul", "İstanbul"),
        ("strasse", "Straße"),
        ("anna-maria", "Anna‑Maria"),
        ("nicolo", "NICOLO\u0300"),
    ],
)
def test_search_finds_what_the_keyboard_has_no_key_for(typed: str, written: str) -> None:
    assert contacts.fold(typed) == typed
    assert contacts.fold(written) == typed


def test_search_wants_all_words_and_says_nothing_of_strangers(book: Book) -> None:
    contacts.save(book, FULL)
    assert found(book, "zoe rossi") == []
    assert found(book, "999 12 34") == []


def test_search_goes_on_where_the_last_letter_left_off(book: Book) -> None:
    for name in ("Anna Bianchi", "Anna Verdi", "Bruno Bianchi"):
        person(book, *name.split())
    search = contacts.Search()
    search.load(book)
    ids = contacts.sorted_ids(book)
    counts = [len(search.find(query, ids)) for query in ("b", "bi", "bi an", "an", "anna v", "")]
    assert counts == [2, 2, 2, 3, 1, 3]  # "b" is in Bianchi and Bruno; "bi an" in both Bianchi


def test_everybody_is_found_among_thousands_by_what_many_have_and_by_what_few_have(
    book: Book,
) -> None:
    with book.edit("many") as edit:
        edit.put_many(
            contacts.indexed(Card(contact=Contact(given="Anna", family=f"{n:05}", nickname="ann")))
            for n in range(3000)
        )
    for query, right in (
        ("anna", 3000),
        ("0299", 11),  # 00299 and 02990 to 02999
        ("02999", 1),
        ("ann 00", sum("00" in f"{n:05}" for n in range(3000))),
        ("0300", 1),
        ("qwertzu", 0),
    ):
        names = found(book, query)
        assert len(names) == len(set(names)) == right
        assert names == sorted(names)
        assert all(word in name.lower() for name in names for word in query.split())


def test_search_follows_a_change_and_its_undo(book: Book) -> None:
    contact_id = person(book, "Ada", "Rossi")
    search = contacts.Search()
    search.load(book)
    saved = contacts.card(book, contact_id)
    assert saved is not None
    contacts.save(book, replace(saved, contact=replace(saved.contact, family="Conti")))
    search.update(book, [contact_id])
    assert search.find("conti", contacts.sorted_ids(book)) == [contact_id]
    assert search.find("rossi", contacts.sorted_ids(book)) == []
    book.undo()
    search.update(book, [contact_id])
    assert search.find("rossi", contacts.sorted_ids(book)) == [contact_id]


def test_the_list_stands_by_family_name_and_favourites_apart(book: Book) -> None:
    for name in ("Zoë Åberg", "Anna Verdi", "Bruno Bianchi"):
        person(book, *name.split(), favourite=name.startswith("Anna"))
    ids = contacts.sorted_ids(book)
    names = contacts.names(book, ids)
    assert [names[contact_id] for contact_id in ids] == [
        "Zoë Åberg",
        "Bruno Bianchi",
        "Anna Verdi",
    ]
    assert contacts.sorted_ids(book, favourites=True) == ids[2:]


def test_a_contact_is_due_a_cadence_after_the_last_activity(book: Book) -> None:
    contact_id = person(book, "Ada", cadence_days=30)
    other = person(book, "Bob")
    assert contacts.rows(book, [contact_id], TODAY)[contact_id].due_on == TODAY
    with book.edit("Log") as edit:
        for day in (3, 20):
            activity = edit.put(Activity(day=datetime.date(2026, 5, day)))
            for who in (contact_id, other):
                edit.put(ActivityPerson(activity_id=activity.id, contact_id=who))
    rows = contacts.rows(book, [contact_id, other], TODAY)
    assert rows[contact_id].due_on == datetime.date(2026, 6, 19)
    assert rows[other].due_on is None
    assert contacts.last_contact(book, other, TODAY) == datetime.date(2026, 5, 20)


def test_reading_about_somebody_is_no_contact_and_the_day_you_met_is_the_first(book: Book) -> None:
    met = datetime.date(2026, 11, 1)
    contact_id = person(book, "Ada", cadence_days=30, met_on=met)
    with book.edit("Log") as edit:
        for kind, day in ((ActivityKind.ONLINE, 20), (ActivityKind.ONE_TO_ONE, 30)):
            activity = edit.put(Activity(day=datetime.date(2026, 11, day), kind=kind))
            edit.put(ActivityPerson(activity_id=activity.id, contact_id=contact_id))
    assert contacts.last_contact(book, contact_id, TODAY) is None  # the 30th is still to come
    due = contacts.rows(book, [contact_id], TODAY)[contact_id].due_on
    assert due == met + datetime.timedelta(days=30)


def test_the_second_line_is_the_firm_and_for_a_firm_its_trade(book: Book) -> None:
    ada = person(book, "Ada", firm="Caffè Perché", job_title="Owner")
    bob = person(book, "Bob", job_title="Carpenter")
    firm = contacts.save(book, Card(contact=Contact(firm="Tipografia", trade="Printer")))
    rows = contacts.rows(book, [ada, bob, firm], TODAY)
    assert [rows[i].line for i in (ada, bob, firm)] == ["Caffè Perché", "Carpenter", "Printer"]


@pytest.mark.parametrize(
    "card",
    [
        Card(contact=Contact(given="zoe", family="MULLER")),
        Card(
            contact=Contact(given="X"),
            points=(ContactPoint(kind=PointKind.EMAIL, value="zoe@example.ORG"),),
        ),
        Card(
            contact=Contact(given="X"),
            points=(ContactPoint(kind=PointKind.PHONE, value="333-1234567"),),
        ),
    ],
)
def test_a_new_card_like_a_known_one_is_noticed(book: Book, card: Card) -> None:
    known = contacts.save(book, FULL)
    assert contacts.alike(book, card) == [known]


def test_a_first_name_alone_or_the_card_itself_is_no_double(book: Book) -> None:
    known = contacts.save(book, FULL)
    assert contacts.alike(book, Card(contact=Contact(given="Zoë"))) == []
    saved = contacts.card(book, known)
    assert saved is not None
    assert contacts.alike(book, saved) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("29/02/1980", "1980-02-29"),
        ("29.2.1980", "1980-02-29"),
        ("29 Feb", "--02-29"),
        ("29 febbraio 1980", "1980-02-29"),
        ("1st may 1975", "1975-05-01"),
        ("February 29, 1980", "1980-02-29"),
        ("--02-29", "--02-29"),
        ("1980-02-29", "1980-02-29"),
        ("29/2", "--02-29"),
        ("29/02/80", "1980-02-29"),
        ("1.3.05", "2005-03-01"),
        ("  ", ""),
        ("29/02/1981", None),
        ("31/04", None),
        ("soon", None),
        ("12 smarch", None),
    ],
)
def test_a_birthday_is_understood_as_people_type_it(typed: str, kept: str | None) -> None:
    assert contacts.parse_birthday(typed) == kept
    if kept:
        assert contacts.is_birthday(kept)
        assert contacts.parse_birthday(contacts.show_birthday(kept)) == kept
