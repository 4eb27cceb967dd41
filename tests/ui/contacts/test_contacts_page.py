"""The contacts page, driven as a person does: by typing and clicking."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QScrollArea, QWidget

from netplanner import contacts, i18n
from netplanner.errors import BookError
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind
from netplanner.model.referrals import Referral
from netplanner.model.work import Activity, ActivityPerson
from netplanner.store import Book
from ui.contacts.details import MARGIN
from ui.contacts.head import phone_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ui.contacts.page import ContactsPage

    Open = Callable[[], ContactsPage]

KEY = Qt.Key


def person(book: Book, name: str, **more: object) -> int:
    given, _blank, family = name.partition(" ")
    points = [
        ContactPoint(kind=PointKind(kind), value=str(more.pop(kind)))
        for kind in ("email", "phone", "website")
        if kind in more
    ]
    tags = tuple(str(more.pop("tags", "")).split())
    contact = Contact(given=given, family=family, **more)  # type: ignore[arg-type]  # test data
    return contacts.save(book, Card(contact=contact, points=tuple(points), tags=tags))


def names(page: ContactsPage) -> list[str]:
    rows = (page.list.model.row(number) for number in range(page.list.model.rowCount()))
    return [row.name for row in rows if row is not None]


def given(page: ContactsPage) -> str:
    return page.editor.details.edits["given"].text()


def write(qtbot: QtBot, page: ContactsPage, field: str, text: str) -> None:
    edit = page.editor.details.edits[field]
    edit.clear()
    qtbot.keyClicks(edit, text)


def click_row(qtbot: QtBot, page: ContactsPage, name: str) -> None:
    view = page.list.view
    at = view.visualRect(page.list.model.index(names(page).index(name), 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# The list


def test_the_list_stands_by_name_and_its_first_contact_is_shown(show: Open, book: Book) -> None:
    person(book, "Zoë Verdi")
    person(book, "Ada Bianchi")
    page = show()
    assert names(page) == ["Ada Bianchi", "Zoë Verdi"]
    assert page.list.state.text() == "2 contacts"
    assert given(page) == "Ada"


def test_search_as_one_types_says_how_many_of_how_many(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Zoë Verdi", "Bruno Neri"):
        person(book, name)
    page = show()
    qtbot.keyClicks(page.list.search, "zoe")
    assert names(page) == ["Zoë Verdi"]
    assert page.list.state.text() == "1 of 3"
    qtbot.keyClick(page.list.search, KEY.Key_Escape)
    assert len(names(page)) == 3


def test_the_arrows_in_the_search_field_walk_the_list_and_enter_opens(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Bruno Neri", "Zoë Verdi"):
        person(book, name)
    page = show()
    page.focus_search()
    qtbot.keyClick(page.list.search, KEY.Key_Down)
    assert given(page) == "Bruno"
    qtbot.keyClick(page.list.search, KEY.Key_Down)
    qtbot.keyClick(page.list.search, KEY.Key_Up)
    assert given(page) == "Bruno"
    qtbot.keyClick(page.list.search, KEY.Key_Return)
    assert page.editor.details.edits["given"].hasFocus()


def test_no_match_offers_to_clear_and_to_add_what_was_typed(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.list.search, "Max & Moritz")
    assert page.list.no_match.isVisible()
    press(qtbot, page.list.add_typed)
    assert given(page) == "Max"
    assert page.editor.details.edits["family"].text() == "& Moritz"
    assert page.save_draft()
    assert contacts.count(book) == 2
    assert "Max & Moritz" in names(page)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("+39 333 12-34", PointKind.PHONE), ("ada@example.org", PointKind.EMAIL)],
)
def test_a_phone_or_mail_nobody_has_is_added_as_what_it_is(
    show: Open, book: Book, qtbot: QtBot, typed: str, kind: PointKind
) -> None:
    page = show()
    qtbot.keyClicks(page.list.search, typed)
    press(qtbot, page.list.add_typed)
    assert page.editor.details.edits["given"].hasFocus()
    assert given(page) == ""
    assert page.editor.draft().values(kind) == (typed,)


def test_clear_search_brings_everybody_back(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.list.search, "nobody")
    assert page.list.no_match.button is not None
    press(qtbot, page.list.no_match.button)
    assert names(page) == ["Ada Bianchi"]


def test_an_empty_book_offers_to_import_and_to_add(show: Open, qtbot: QtBot) -> None:
    page = show()
    assert page.list.none_yet.button is not None
    with qtbot.waitSignal(page.import_requested):
        press(qtbot, page.list.none_yet.button)
    press(qtbot, page.list.add_first)
    assert page.editor.details.edits["given"].hasFocus()


def test_favourites_can_be_shown_alone(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi")
    person(book, "Zoë Verdi", favourite=True)
    page = show()
    press(qtbot, page.list.favourites)
    assert names(page) == ["Zoë Verdi"]
    assert page.list.state.text() == "1 favourite"


def test_a_tag_and_the_figures_of_a_phone_are_found(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi", phone="+39 333 123-4567", tags="wine")
    person(book, "Zoë Verdi")
    page = show()
    for query in ("wine", "333 12 34"):
        page.list.search.clear()
        qtbot.keyClicks(page.list.search, query)
        assert names(page) == ["Ada Bianchi"]


def test_the_list_tells_screen_readers_who_is_due(show: Open, book: Book) -> None:
    ada = person(book, "Ada Bianchi", cadence_days=30, firm="Caffè")
    with book.edit("Log") as edit:
        activity = edit.put(Activity(day=datetime.date(2026, 10, 23)))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=ada))
    page = show()
    text = page.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Ada Bianchi, Caffè, 2 days late"


# The editor


def test_a_new_contact_is_typed_and_saved(show: Open, book: Book, qtbot: QtBot) -> None:
    page = show()
    page.new()
    qtbot.keyClicks(page.editor.details.edits["given"], "Ada")
    write(qtbot, page, "family", "Bianchi")
    write(qtbot, page, "firm", "Da Ada")
    phones = page.editor.details.points[PointKind.PHONE]
    qtbot.keyClicks(phones.rows[0].value, "+39 333 1")
    press(qtbot, page.editor.details.add_buttons["phone"])
    qtbot.keyClicks(phones.rows[1].value, "051 22")
    press(qtbot, page.editor.save_button)

    card = contacts.card(book, page.editor.contact_id)
    assert card is not None
    assert (card.contact.name, card.contact.firm) == ("Ada Bianchi", "Da Ada")
    assert [(p.label, p.value) for p in card.points] == [
        ("mobile", "+39 333 1"),
        ("work", "051 22"),
    ]
    assert names(page) == ["Ada Bianchi"]
    assert page.list.current_id() == page.editor.contact_id
    assert not page.editor.save_button.isEnabled()


def test_leaving_a_contact_saves_what_was_typed(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi")
    person(book, "Zoë Verdi")
    page = show()
    write(qtbot, page, "given", "Adele")
    click_row(qtbot, page, "Zoë Verdi")
    assert given(page) == "Zoë"
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.given == "Adele"
    assert names(page)[0] == "Adele Bianchi"


def test_discard_brings_back_what_the_book_says(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi")
    page = show()
    write(qtbot, page, "given", "Adele")
    press(qtbot, page.editor.discard_button)
    assert given(page) == "Ada"
    assert not page.editor.has_changes()


def test_discarding_a_new_contact_goes_back_to_nobody(show: Open, book: Book, qtbot: QtBot) -> None:
    page = show()
    page.new()
    write(qtbot, page, "given", "Adele")
    press(qtbot, page.editor.discard_button)
    assert page.nobody.isVisible()
    assert contacts.count(book) == 0


def test_a_contact_without_any_name_is_not_saved(show: Open, book: Book, qtbot: QtBot) -> None:
    page = show()
    page.new()
    qtbot.keyClicks(page.editor.details.notes, "met on the train")
    assert not page.save_draft()
    assert page.editor.details.fields["given"].problem
    assert page.editor.details.notes.toPlainText() == "met on the train"
    write(qtbot, page, "given", "Ada")
    assert page.save_draft()
    assert page.editor.details.fields["given"].problem is None


def test_leaving_a_new_contact_with_nothing_typed_adds_nobody(show: Open, book: Book) -> None:
    person(book, "Zoë Verdi")
    page = show()
    page.new()
    assert page.save()
    assert contacts.count(book) == 1


@pytest.mark.parametrize(
    ("typed", "kept"), [("29/02/1980", "1980-02-29"), ("29 Feb", "--02-29"), ("--02-29", "--02-29")]
)
def test_a_birthday_is_kept_with_or_without_its_year(
    show: Open, book: Book, qtbot: QtBot, typed: str, kept: str
) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.editor.relationship.birthday, typed)
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.birthday == kept


def test_nonsense_for_a_birthday_is_marked_and_stays_as_typed(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.editor.relationship.birthday, "31/02/1980")
    assert not page.save()
    assert page.editor.tabs.currentIndex() == 1
    assert page.editor.relationship.fields["birthday"].problem
    assert page.editor.relationship.birthday.text() == "31/02/1980"


def test_nonsense_for_the_day_one_met_is_marked_and_stays_as_typed(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.editor.relationship.met_on, "soon")
    assert page.editor.has_changes()
    assert not page.save()
    assert page.editor.relationship.fields["met_on"].problem
    assert page.editor.relationship.met_on.text() == "soon"


def test_a_strange_mail_is_warned_about_and_saved(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    row = page.editor.details.points[PointKind.EMAIL].rows[0]
    qtbot.keyClicks(row.value, "ada at home")
    qtbot.keyClick(row.value, KEY.Key_Return)
    assert row.warning.isVisible()
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.values(PointKind.EMAIL) == ("ada at home",)


def test_a_phone_is_taken_away_with_its_row(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi", phone="333")
    page = show()
    press(qtbot, page.editor.details.points[PointKind.PHONE].rows[0].remove)
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.points == ()


@pytest.mark.parametrize("label", ["main", "Work", "Sci-Club", "x-home "])
def test_a_label_nobody_touched_is_kept_as_it_was_in_any_language(
    show: Open, book: Book, qtbot: QtBot, label: str
) -> None:
    i18n.use_language("it")
    points = tuple(ContactPoint(kind=kind, label=label, value="x@y.example") for kind in PointKind)
    card = Card(
        contact=Contact(given="Ada"), points=points, addresses=(Address(label=label, city="Pisa"),)
    )
    ada = contacts.save(book, card)
    page = show()
    qtbot.keyClicks(page.editor.details.edits["firm"], "Rossi")
    assert page.save()
    saved = contacts.card(book, ada)
    assert saved is not None
    assert saved.contact.firm == "Rossi"
    assert {one.label for one in (*saved.points, *saved.addresses)} == {label}


def test_a_label_may_be_any_word(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi", phone="333")
    page = show()
    label = page.editor.details.points[PointKind.PHONE].rows[0].label
    label.setFocus()
    line = label.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Boat")
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.points[0].label == "Boat"


def test_an_address_is_typed_in_its_parts(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    press(qtbot, page.editor.details.add_buttons["address"])
    fields = page.editor.details.addresses.rows[0].fields
    qtbot.keyClicks(fields["street"], "Via Roma 1")
    qtbot.keyClicks(fields["city"], "Bologna")
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert [(a.label, a.street, a.city) for a in card.addresses] == [
        ("work", "Via Roma 1", "Bologna")
    ]


def test_tags_are_typed_once_and_taken_off(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi", tags="wine")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    tags = page.editor.relationship.tags
    qtbot.keyClicks(tags.input, "BNI,Wine,")
    assert tags.tags() == ("wine", "BNI")
    qtbot.keyClicks(tags.input, "golf")  # not yet confirmed, and not lost
    assert page.save()
    qtbot.keyClick(page.editor.relationship.tags.input, KEY.Key_Backspace)
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.tags == ("wine", "BNI")


def test_a_cadence_is_picked_from_the_tiers(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    press(qtbot, page.editor.relationship.cadence.presets[60])
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.cadence_days == 60


def test_a_cadence_is_typed_wherever_in_the_field_one_clicks(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    days = page.editor.relationship.cadence.days
    press(qtbot, days)
    qtbot.keyClicks(days, "45 days")
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.cadence_days == 45
    page.editor.relationship.cadence.days.clear()
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.cadence_days is None


@pytest.mark.parametrize("typed", ["often", "-3", "3651", "9" * 30])
def test_nonsense_for_a_cadence_is_marked_and_stays_as_typed(
    show: Open, book: Book, qtbot: QtBot, typed: str
) -> None:
    person(book, "Ada Bianchi", cadence_days=30)
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    cadence = page.editor.relationship.cadence
    cadence.days.clear()
    qtbot.keyClicks(cadence.days, typed)
    qtbot.keyClick(cadence.days, KEY.Key_Return)
    assert page.editor.relationship.fields["cadence_days"].problem
    assert not page.save()
    assert cadence.days.text() == typed
    press(qtbot, cadence.presets[30])
    assert page.editor.relationship.fields["cadence_days"].problem is None


def test_a_birthday_that_is_none_is_marked_when_its_field_is_left(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    birthday = page.editor.relationship.birthday
    qtbot.keyClicks(birthday, "31/02")
    qtbot.keyClick(birthday, KEY.Key_Return)
    assert page.editor.relationship.fields["birthday"].problem
    birthday.clear()
    qtbot.keyClicks(birthday, "3.2.80")
    qtbot.keyClick(birthday, KEY.Key_Return)
    assert page.editor.relationship.fields["birthday"].problem is None
    assert birthday.text() == "03/02/1980"


def test_a_faulty_field_keeps_the_person_here_and_the_search_as_it_is(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    person(book, "Zoë Verdi")
    page = show()
    qtbot.keyClicks(page.editor.relationship.birthday, "soon")
    qtbot.keyClicks(page.list.search, "verdi")
    click_row(qtbot, page, "Zoë Verdi")
    qtbot.waitUntil(lambda: page.list.current_id() == 0)
    assert page.editor.contact_id == ada
    assert page.list.search.text() == "verdi"
    assert page.editor.relationship.birthday.text() == "soon"


def test_looking_at_a_contact_does_not_change_it(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi", notes=" two\nlines ", firm="A  B")
    page = show()
    assert not page.editor.has_changes()
    label = book.undo_label
    assert page.save()
    assert book.undo_label == label


def test_the_star_is_saved_with_the_contact(show: Open, book: Book, qtbot: QtBot) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    press(qtbot, page.editor.head.star)
    assert page.save()
    assert contacts.sorted_ids(book, favourites=True) == [ada]


def test_a_known_name_is_noticed_while_adding_and_what_was_typed_goes_along(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi", firm="Caffè")
    page = show()
    page.new()
    write(qtbot, page, "given", "ada")
    write(qtbot, page, "family", "BIANCHI")
    write(qtbot, page, "trade", "Barista")
    qtbot.waitUntil(page.editor.notice.open.isVisible)
    press(qtbot, page.editor.notice.open)
    assert page.editor.contact_id == ada
    assert given(page) == "Ada"
    assert page.editor.details.edits["trade"].text() == "Barista"
    assert page.save()
    assert contacts.count(book) == 1
    card = contacts.card(book, ada)
    assert card is not None
    assert (card.contact.firm, card.contact.trade) == ("Caffè", "Barista")


def test_leaving_by_a_click_moves_the_mark_even_where_saving_moves_the_rows(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Bruno Neri", "Zita Verdi"):
        person(book, name)
    page = show()
    write(qtbot, page, "family", "Zorro")
    click_row(qtbot, page, "Bruno Neri")
    qtbot.waitUntil(lambda: page.list.selected_ids() == [page.editor.contact_id])
    assert given(page) == "Bruno"
    assert page.list.current_id() == page.editor.contact_id
    assert names(page) == ["Bruno Neri", "Zita Verdi", "Ada Zorro"]


def test_a_marked_field_keeps_the_mark_in_the_list_too(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    person(book, "Zoë Verdi")
    page = show()
    qtbot.keyClicks(page.editor.relationship.birthday, "soon")
    click_row(qtbot, page, "Zoë Verdi")
    qtbot.waitUntil(lambda: page.list.selected_ids() == [ada])
    assert given(page) == "Ada"


def test_saving_on_leaving_does_not_end_the_search(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi")
    person(book, "Zoe Verdi")
    page = show()
    qtbot.keyClicks(page.list.search, "verdi")
    write(qtbot, page, "given", "Adele")
    click_row(qtbot, page, "Zoe Verdi")
    assert page.list.search.text() == "verdi"
    assert given(page) == "Zoe"
    page.list.search.clear()
    assert names(page) == ["Adele Bianchi", "Zoe Verdi"]
    assert page.list.current_id() == page.editor.contact_id


def test_introduced_by_is_kept_and_forgotten_with_the_introducer(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    zoe = person(book, "Zoe Verdi")
    page = show()
    picker = page.editor.relationship.introduced_by
    qtbot.keyClicks(picker, "zoe verdi")
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.introduced_by_id == zoe
    contacts.remove(book, [zoe])
    assert picker.text() == ""
    assert not page.editor.notice.isVisible()
    assert not page.editor.has_changes()
    book.undo()
    assert picker.text() == "Zoe Verdi"


def test_tab_goes_from_top_to_bottom_through_rows_added_later(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi", email="ada@example.org", phone="333")
    page = show()
    details = page.editor.details
    press(qtbot, details.add_buttons["phone"])
    phones = details.points[PointKind.PHONE].rows
    phones[1].value.setFocus()
    qtbot.keyClick(phones[1].value, KEY.Key_Tab)
    assert phones[1].remove.hasFocus()
    qtbot.keyClick(phones[1].remove, KEY.Key_Tab)
    assert details.points[PointKind.EMAIL].rows[0].label.hasFocus()


def test_a_row_added_below_the_fold_comes_into_sight(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi", email="ada@example.org", phone="333", website="example.org")
    page = show()
    page.resize(800, 500)
    details = page.editor.details
    details.addresses.add()
    details.addresses.add()
    street = details.addresses.rows[1].fields["street"]
    qtbot.waitUntil(lambda: not street.visibleRegion().isEmpty())
    assert street.hasFocus()


# Following the book


def test_undo_is_seen_in_list_and_editor(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Bianchi")
    page = show()
    write(qtbot, page, "given", "Zita")
    write(qtbot, page, "family", "Zorro")
    assert page.save()
    book.undo()
    assert names(page) == ["Ada Bianchi"]
    assert given(page) == "Ada"
    book.redo()
    assert given(page) == "Zita"


def test_a_draft_outlives_a_change_of_the_contact_underneath(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    write(qtbot, page, "trade", "Barista")
    card = contacts.card(book, ada)
    assert card is not None
    contacts.save(book, contacts.completed(card, Card(contact=Contact(firm="Caffè"))))
    assert page.editor.details.edits["trade"].text() == "Barista"
    assert "changed meanwhile" in page.editor.notice.text()
    press(qtbot, page.editor.discard_button)
    assert page.editor.details.edits["firm"].text() == "Caffè"


def test_what_another_program_brought_for_a_contact_being_typed_into_is_kept(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi", email="ada@bianchi.example")
    page = show()
    write(qtbot, page, "trade", "Barista")
    elsewhere = Book.open(book.path)
    card = contacts.card(elsewhere, ada)
    assert card is not None
    phone = ContactPoint(kind=PointKind.PHONE, value="333")
    contacts.save(elsewhere, contacts.completed(card, Card(contact=Contact(), points=(phone,))))
    elsewhere.close()
    with pytest.raises(BookError, match="was not saved"):
        page.save()
    assert "changed meanwhile" in page.editor.notice.text()
    assert page.editor.details.edits["trade"].text() == "Barista"
    assert page.save()
    card = contacts.card(book, ada)
    assert card is not None
    assert card.contact.trade == "Barista"
    assert [point.value for point in card.points] == ["333", "ada@bianchi.example"]


def test_a_draft_of_a_contact_deleted_underneath_can_be_saved_again(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi", phone="333")
    page = show()
    write(qtbot, page, "trade", "Barista")
    contacts.remove(book, [ada])
    assert "deleted meanwhile" in page.editor.notice.text()
    assert page.save_draft()
    assert names(page) == ["Ada Bianchi"]
    card = contacts.card(book, page.editor.contact_id)
    assert card is not None
    assert (card.contact.trade, card.values(PointKind.PHONE)) == ("Barista", ("333",))


def test_what_changes_while_the_page_is_hidden_is_there_when_it_is_shown(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    page.hide()
    person(book, "Zoë Verdi")
    page.show()
    assert names(page) == ["Ada Bianchi", "Zoë Verdi"]
    qtbot.keyClicks(page.list.search, "verdi")
    assert names(page) == ["Zoë Verdi"]


# Deleting


def test_delete_takes_the_next_in_the_list_and_undo_brings_the_contact_back(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi", phone="333", tags="wine")
    person(book, "Zoë Verdi")
    page = show()
    before = contacts.card(book, ada)
    qtbot.keyClick(page.list.view, KEY.Key_Delete)
    assert page.undo_bar.isVisible()
    assert page.undo_bar.text.text() == "Ada Bianchi was deleted."
    assert given(page) == "Zoë"
    book.undo()
    assert names(page) == ["Ada Bianchi", "Zoë Verdi"]
    assert contacts.card(book, ada) == before
    assert given(page) == "Ada"
    assert page.list.current_id() == ada


def test_many_are_deleted_only_after_a_yes(
    show: Open, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ada Bianchi", "Bruno Neri", "Zoë Verdi"):
        person(book, name)
    page = show()
    answers = iter(["Cancel", "Delete"])

    def answer(box: QMessageBox) -> int:
        wanted = next(answers)
        next(button for button in box.buttons() if button.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.list.view, KEY.Key_Delete)
    assert contacts.count(book) == 3
    qtbot.keyClick(page.list.view, KEY.Key_Delete)
    assert names(page) == ["Zoë Verdi"]
    assert given(page) == "Zoë"


# Reaching and history


def test_phone_and_mail_are_handed_to_the_system(
    show: Open, book: Book, qtbot: QtBot, opened: list[QUrl]
) -> None:
    person(book, "Ada Bianchi", phone="+39 (333) 12-34", email="ada+x@example.org")
    page = show()
    press(qtbot, page.editor.head.phone)
    press(qtbot, page.editor.head.mail)
    assert [url.toString() for url in opened] == ["tel:+393331234", "mailto:ada+x@example.org"]


def test_a_phone_without_figures_is_not_called(show: Open, book: Book) -> None:
    ada = person(book, "Ada Bianchi", phone="none")
    page = show()
    assert not page.editor.head.phone.isEnabled()
    card = contacts.card(book, ada)
    assert card is not None
    more = (*card.points, *(ContactPoint(kind=PointKind.PHONE, value=f"333 {n}") for n in "12"))
    contacts.save(book, Card(contact=card.contact, points=more))
    assert page.editor.head.phone.isEnabled()
    menu = page.editor.head.reach_menu(PointKind.PHONE, phone_url)
    assert [action.text() for action in menu.actions()] == ["333 1", "333 2"]


def test_a_website_opens_only_as_a_web_address(show: Open, book: Book, opened: list[QUrl]) -> None:
    person(book, "Ada Bianchi", website="example.org")
    person(book, "Zoë Verdi", website="file:///etc/passwd")
    page = show()
    for name, count in (("Ada", 1), ("Zoë", 0)):
        assert given(page) == name
        menu = page.editor.head.more_menu()
        links = [action for action in menu.actions() if action.text().startswith("Open ")]
        assert len(links) == count
        for action in links:
            action.trigger()
        page.list.view.setCurrentIndex(page.list.model.index(1, 0))
    assert [url.toString() for url in opened] == ["https://example.org"]


def test_the_history_leads_to_its_activities_and_referrals(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    with book.edit("Log") as edit:
        activity = edit.put(Activity(day=datetime.date(2026, 11, 20), minutes=75))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=ada))
        referral = edit.put(Referral(day=datetime.date(2026, 11, 21), partner_id=ada))
    page = show()
    history = page.editor.history
    page.editor.tabs.setCurrentWidget(history)
    assert (
        history.last.text()
        == "Last spoken to 20/11/2026 · 4\N{NO-BREAK SPACE}days\N{NO-BREAK SPACE}ago"
    )
    for row, signal, wanted in (
        (0, page.referral_opened, referral.id),
        (1, page.activity_opened, activity.id),
    ):
        at = history.view.visualRect(history.model.index(row, 0)).center()
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert asked.args == [wanted]
    with qtbot.waitSignal(page.log_requested) as asked:
        press(qtbot, history.log)
    assert asked.args == [ada]


@pytest.mark.parametrize("width", [760, 1200])
def test_the_history_fits_its_width_and_its_head_stands_at_its_edges(
    show: Open, book: Book, qtbot: QtBot, width: int
) -> None:
    ada = person(book, "Ada Bianchi", cadence_days=30)
    with book.edit("Log") as edit:
        activity = edit.put(
            Activity(day=datetime.date(2026, 11, 20), minutes=75, notes="Much was said " * 20)
        )
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=ada))
    page = show()
    page.resize(width, 600)
    history = page.editor.history
    page.editor.tabs.setCurrentWidget(history)
    qtbot.waitUntil(lambda: history.view.viewport().width() == history.width() - MARGIN - 2)
    assert history.view.horizontalHeader().length() == history.view.viewport().width()
    assert history.view.columnWidth(2) >= history.view.columnWidth(1) - 2
    for left in (history.last, history.due):
        assert left.x() <= 2
    assert history.log.geometry().right() == history.rect().right() - MARGIN


def test_a_name_with_markup_is_shown_as_it_is(show: Open, book: Book) -> None:
    person(book, "<b>Ada</b> <img>", firm="<i>x</i>")
    page = show()
    assert page.editor.head.name.text() == "<b>Ada</b> <img>"
    for label in page.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_tab_goes_where_the_eye_goes(show: Open, book: Book, qtbot: QtBot) -> None:
    person(book, "Ada Rossi", tags="chess tennis")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    page.list.search.setFocus()
    editor, beside = page.editor, page.editor.relationship
    places = [
        page.add_button,
        page.list.due,
        page.list.favourites,
        page.list.view,
        editor.head.photo,
        editor.head.star,
        editor.head.more,
        editor.tabs.tabBar(),
        beside.tags.input,
        beside.cadence.days,
        *beside.cadence.presets.values(),
        beside.stage.stage,
        beside.my_view,
        *beside.lines.values(),
        beside.met_how,
        beside.met_on,
        beside.introduced_by,
        beside.birthday,
    ]
    for place in places:
        qtbot.keyClick(page.focusWidget(), KEY.Key_Tab)
        assert page.focusWidget() is place, place.accessibleName()


@pytest.mark.parametrize("field", ["birthday", "met_on"])
def test_a_day_to_come_is_marked_where_only_the_past_makes_sense(
    show: Open, book: Book, qtbot: QtBot, field: str
) -> None:
    person(book, "Ada Rossi")
    page = show()
    line = getattr(page.editor.relationship, field)
    page.editor.tabs.setCurrentIndex(1)
    qtbot.keyClicks(line, "24/12/2090")
    assert not page.save()
    assert page.editor.relationship.fields[field].problem == "This day is still to come."
    assert "2090" in line.text()


def test_an_odd_day_that_came_with_an_import_keeps_nobody_from_going_on(
    show: Open, book: Book
) -> None:
    person(book, "Ada Rossi", birthday="2090-12-24")
    other = person(book, "Zoe Verdi")
    page = show()
    page.show_contact(other)
    assert page.editor.contact_id == other


@pytest.mark.parametrize("tab", range(3))
def test_tab_comes_to_the_buttons_after_the_fields(
    show: Open, book: Book, qtbot: QtBot, tab: int
) -> None:
    person(book, "Ada Rossi")
    page = show()
    editor = page.editor
    qtbot.keyClicks(editor.details.edits["firm"], "x")
    editor.tabs.setCurrentIndex(tab)
    shown = editor.tabs.currentWidget()
    qtbot.waitUntil(lambda: shown.findChild(QLineEdit).isVisible())
    editor.tabs.tabBar().setFocus()
    passed = []
    while page.focusWidget() is not editor.save_button:
        qtbot.keyClick(page.focusWidget(), KEY.Key_Tab)
        passed.append(page.focusWidget())
    inside = [shown.isAncestorOf(one) for one in passed[:-2]]
    assert passed[-2] is editor.discard_button
    assert inside
    assert all(inside)


@pytest.mark.parametrize("height", [420, 1200])
def test_the_form_ends_where_what_stands_above_and_below_it_does(
    show: Open, book: Book, qtbot: QtBot, height: int
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    page.resize(1074, height)
    editor = page.editor

    def end(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    area = editor.tabs.currentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible() is (height == 420))
    family = editor.details.edits["family"]
    qtbot.waitUntil(lambda: end(family) == end(editor.head.more) == end(editor.save_button))
