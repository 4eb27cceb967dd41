"""The list of contacts: what is marked in it is what stands beside it; its menu; many selected."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu

from netplanner import contacts
from netplanner.model.people import Card, Contact
from ui import pictures
from ui.contacts.delegate import due_words, name_parts, short_due_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from netplanner.store import Book
    from ui.contacts.page import ContactsPage

    Open = Callable[[], ContactsPage]

KEY = Qt.Key


def person(book: Book, name: str) -> int:
    given, _blank, family = name.partition(" ")
    return contacts.save(book, Card(contact=Contact(given=given, family=family)))


def given(page: ContactsPage) -> str:
    assert page.beside.currentWidget() is page.editor
    return page.editor.details.edits["given"].text()


def test_whom_a_redo_brings_back_to_the_list_is_shown_beside_it_again(
    show: Open, book: Book
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    assert given(page) == "Ada"
    book.undo()
    assert page.beside.currentWidget() is page.nobody
    book.redo()
    assert page.list.current_id()
    assert given(page) == "Ada"


def test_deleting_whom_a_search_hides_shows_nobody_and_keeps_the_search(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Bruno Neri"):
        person(book, name)
    page = show()
    qtbot.keyClicks(page.list.search, "neri")
    assert given(page) == "Ada"
    page.delete_shown()
    assert page.beside.currentWidget() is page.nobody
    assert page.list.search.text() == "neri"
    assert contacts.count(book) == 1


def test_how_many_are_selected_stands_above_the_list(show: Open, book: Book, qtbot: QtBot) -> None:
    for name in ("Ada Bianchi", "Bruno Neri", "Zoë Verdi"):
        person(book, name)
    page = show()
    view = page.list.view
    qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.state.text() == "2 of 3 selected"
    qtbot.keyClick(view, KEY.Key_Down)
    assert page.list.state.text() == "3 contacts"


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_contact_logs_time_with_them_and_deletes_them(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    menu = page.list.menu()
    assert texts(menu) == ["Log activity", "Delete contact"]
    log, _separator, delete = menu.actions()
    with qtbot.waitSignal(page.log_requested) as asked:
        log.trigger()
    assert asked.args == [ada]
    delete.trigger()
    assert contacts.count(book) == 0


def test_the_menu_of_several_contacts_offers_to_delete_them_all(show: Open, book: Book) -> None:
    for name in ("Ada Bianchi", "Bruno Neri"):
        person(book, name)
    page = show()
    page.list.view.selectAll()
    assert texts(page.list.menu()) == ["Delete 2 contacts…"]


def test_a_right_click_and_the_menu_key_ask_for_the_menu_where_a_contact_is(
    show: Open, book: Book
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    view = page.list.view
    row = view.visualRect(view.currentIndex()).center()
    empty = QPoint(row.x(), view.viewport().height() - 10)
    asked: list[QPoint] = []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(asked.append)
    mouse, keyboard = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
    for reason, place in ((mouse, row), (mouse, empty), (keyboard, empty)):
        at = view.viewport().mapToGlobal(place)
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, at))
    on_row = view.viewport().mapToGlobal(row)
    assert asked == [on_row, on_row]


def test_where_room_is_short_so_are_the_words_of_the_chip() -> None:
    today = datetime.date(2026, 11, 25)
    late = today - datetime.timedelta(days=54)
    assert due_words(late, today)[0] == "54 days late"
    assert short_due_words(late, today) == ("54 d late", "bad")
    for due in (None, today, today + datetime.timedelta(days=3)):
        assert short_due_words(due, today) == due_words(due, today)


def test_a_day_to_come_says_that_it_is_one_to_keep() -> None:
    today = datetime.date(2026, 11, 25)
    assert due_words(datetime.date(2026, 12, 25), today) == ("by 25/12", "good")


@pytest.mark.parametrize(
    ("name", "family", "parts"),
    [
        ("Dr. Anna Maria Bianchi jr", "Bianchi", ("Dr. Anna Maria ", "Bianchi", " jr")),
        ("Rossi Rossi", "Rossi", ("Rossi ", "Rossi", "")),
        ("Studio Verdi", "", ("", "Studio Verdi", "")),
        ("+39 333", "Verdi", ("", "+39 333", "")),
    ],
)
def test_the_name_the_list_is_sorted_by_is_the_one_in_bold(name, family, parts) -> None:
    assert name_parts(name, family) == parts


def test_letters_typed_in_the_list_are_a_search(show: Open, book: Book, qtbot: QtBot) -> None:
    for name in ("Ada Bianchi", "Bruno Neri"):
        person(book, name)
    page = show()
    page.list.view.setFocus()
    for letter in "bru":
        qtbot.keyClicks(page.focusWidget(), letter)
    assert page.list.search.text() == "bru"
    assert page.list.state.text() == "1 of 2"
    qtbot.keyClick(page.list.search, KEY.Key_Down)
    assert given(page) == "Bruno"
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.text() == "bru"
    qtbot.keyClicks(page.list.view, "a")
    assert page.list.search.text() == "a"


def test_a_new_contact_given_up_with_escape_leads_back_to_whom_one_came_from(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Bruno Neri"):
        person(book, name)
    page = show()
    qtbot.keyClick(page.list.view, KEY.Key_Down)
    page.new()
    page.new()
    qtbot.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert given(page) == "Bruno"
    assert page.list.current_id() == page.editor.contact_id


def test_escape_loses_nothing_that_was_typed(show: Open, book: Book, qtbot: QtBot) -> None:
    page = show()
    page.new()
    qtbot.keyClicks(page.focusWidget(), "Ada")
    qtbot.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert given(page) == "Ada"


def test_enter_saves_as_in_the_other_forms(show: Open, book: Book, qtbot: QtBot) -> None:
    page = show()
    page.new()
    qtbot.keyClicks(page.focusWidget(), "Ada")
    qtbot.keyClick(page.focusWidget(), KEY.Key_Return)
    assert contacts.count(book) == 1
    page.editor.details.notes.setFocus()
    qtbot.keyClicks(page.editor.details.notes, "One")
    qtbot.keyClick(page.editor.details.notes, KEY.Key_Return)
    assert page.editor.details.notes.toPlainText() == "One\n"
    qtbot.keyClick(page.editor.details.notes, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [contact] = book.all(Contact)
    assert contact.notes == "One"


def test_enter_in_the_field_of_tags_takes_the_tag_first(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    ada = person(book, "Ada Bianchi")
    page = show()
    page.editor.tabs.setCurrentIndex(1)
    tags = page.editor.relationship.tags
    tags.setFocus()
    qtbot.keyClicks(tags.input, "wine")
    qtbot.keyClick(tags.input, KEY.Key_Return)
    assert tags.tags() == ("wine",)
    assert tags.input.text() == ""
    qtbot.keyClick(tags.input, KEY.Key_Return)
    card = contacts.card(book, ada)
    assert card is not None
    assert card.tags == ("wine",)


def test_a_photo_takes_the_place_of_the_initials(show: Open, book: Book, qtbot: QtBot) -> None:
    red = QImage(40, 40, QImage.Format.Format_RGB32)
    red.fill(QColor("#ff0000"))
    contact = Contact(given="Ada", family="Bianchi")
    contacts.save(book, Card(contact=contact, photo=pictures.encoded(red)))
    page = show()
    view = page.list.view

    def is_red() -> bool:
        left = view.visualRect(view.model().index(0, 0)).center()
        line = view.viewport().grab().toImage()
        colours = (line.pixelColor(x, left.y()) for x in range(left.x()))
        return any(colour.red() > 240 and colour.green() < 20 for colour in colours)

    qtbot.waitUntil(is_red)


def test_who_stands_beside_the_list_is_somebody_a_search_finds(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Zoë Verdi"):
        person(book, name)
    page = show()
    qtbot.keyClicks(page.list.search, "verdi")
    qtbot.waitUntil(lambda: page.editor.head.name.text() == "Zoë Verdi")
    assert page.list.search.hasFocus()
    qtbot.keyClicks(page.list.search, "x")
    qtbot.waitUntil(page.nobody.isVisible)
    qtbot.keyClick(page.list.search, KEY.Key_Escape)
    qtbot.waitUntil(page.editor.isVisible)
    assert page.editor.head.name.text() == "Zoë Verdi"


def test_a_search_takes_nobody_away_who_is_being_typed_into(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name in ("Ada Bianchi", "Zoë Verdi"):
        person(book, name)
    page = show()
    qtbot.keyClicks(page.editor.details.edits["trade"], "Barista")
    page.list.search.setText("verdi")
    with qtbot.waitSignal(page.list.narrowed):
        pass
    assert page.editor.head.name.text() == "Ada Bianchi"
    assert page.editor.has_changes()


def test_who_is_due_can_be_shown_alone_the_most_urgent_first(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    for name, days, met in (("Ada", None, 9), ("Bruno", 30, 90), ("Carla", 30, 300)):
        met_on = datetime.date(2026, 11, 24) - datetime.timedelta(days=met)
        contact = Contact(given=name, cadence_days=days, met_on=met_on)
        contacts.save(book, Card(contact=contact))
    page = show()
    qtbot.mouseClick(page.list.due, Qt.MouseButton.LeftButton)
    rows = (page.list.model.row(number) for number in range(page.list.model.rowCount()))
    assert [row.name for row in rows if row is not None] == ["Carla", "Bruno"]
    assert page.list.state.text() == "2 people due"
    assert page.editor.head.name.text() == "Carla"


def test_where_nobody_is_due_the_list_says_so_and_shows_everyone_again(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    page.show_due()
    assert page.list.nobody_due.isVisible()
    assert page.list.nobody_due.button is not None
    page.list.nobody_due.button.click()
    assert page.list.view.isVisible()


def test_tab_leads_from_a_search_that_finds_nobody_to_what_can_be_done(
    show: Open, book: Book, qtbot: QtBot
) -> None:
    person(book, "Ada Bianchi")
    page = show()
    qtbot.keyClicks(page.list.search, "xyz")
    qtbot.keyClick(page.list.search, KEY.Key_Tab)
    assert page.list.no_match.button is not None
    assert page.list.no_match.button.hasFocus()
    qtbot.keyClick(page.list.no_match.button, KEY.Key_Tab)
    assert page.list.add_typed.hasFocus()
