"""A new contact is in the book once its button was pressed, and until then nowhere lost."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from netplanner import contacts, referrals
from netplanner.model.people import Card, Contact
from netplanner.model.referrals import Referral
from ui.main_window import MainWindow

KEY = Qt.Key


@pytest.fixture
def people(book):
    return [
        contacts.save(book, Card(contact=Contact(given=given, family=family)))
        for given, family in (("Ada", "Bianchi"), ("Zoë", "Verdi"))
    ]


@pytest.fixture
def window(qtbot, session, people):
    window = MainWindow(session)
    qtbot.addWidget(window, before_close_func=forget_draft)
    window.show()
    qtbot.waitUntil(lambda: window.current != "")
    window.open_page("contacts")
    qtbot.waitUntil(lambda: window.page().beside.currentWidget() is not None)
    return window


def forget_draft(window):
    """Else the window asks before it closes."""
    page = window.page("contacts")
    page.editor.discard()
    if page.has_draft():
        page.waiting.action.emit()
        page.editor.discard()


@pytest.fixture
def half_typed(window, qtbot):
    """The page on which a new contact was begun: three letters of a name."""
    page = window.page()
    page.new()
    qtbot.keyClicks(page.editor.details.edits["given"], "Mar")
    return page


def given(page):
    return page.editor.details.edits["given"].text()


def test_leaving_the_page_adds_nobody_and_loses_nothing(window, half_typed, book):
    assert window.open_page("today")
    assert contacts.count(book) == 2
    window.open_page("contacts")
    assert given(half_typed) == "Mar"
    assert half_typed.has_draft()


def test_the_status_bar_says_it_is_not_saved_yet(window, half_typed, qtbot):
    qtbot.waitUntil(lambda: "not saved yet" in window.status.count.text())
    window.commands.save()
    assert "saved automatically" in window.status.count.text()


def test_its_button_and_the_key_that_saves_add_it(window, half_typed, book):
    window.commands.save()
    assert contacts.count(book) == 3
    assert not half_typed.has_draft()


def test_somebody_looked_up_meanwhile_leaves_it_waiting_above_the_page(
    window, half_typed, book, people, qtbot
):
    window.show_contact(people[1])
    assert given(half_typed) == "Zoë"
    assert contacts.count(book) == 2
    assert half_typed.waiting.isVisible()
    assert half_typed.waiting.text.text() == "The new contact “Mar” is not saved yet."
    assert "not saved yet" in window.status.count.text()
    qtbot.mouseClick(half_typed.waiting.button, Qt.MouseButton.LeftButton)
    assert given(half_typed) == "Mar"
    assert not half_typed.waiting.isVisible()


def test_the_key_that_saves_somebody_else_leaves_it_waiting(window, half_typed, book, people):
    window.show_contact(people[1])
    window.commands.save()
    assert contacts.count(book) == 2
    assert half_typed.has_draft()


def test_new_goes_on_with_it_instead_of_adding_it_half(window, half_typed, book, people):
    window.show_contact(people[1])
    half_typed.new()
    assert given(half_typed) == "Mar"
    half_typed.new()
    assert given(half_typed) == "Mar"
    assert contacts.count(book) == 2


def test_on_closing_it_can_still_be_saved(window, half_typed, book, people):
    window.show_contact(people[1])
    assert window.stack.drafts() == ["contacts"]
    assert window.stack.save_draft("contacts")
    assert contacts.count(book) == 3
    assert window.stack.drafts() == []


def test_an_undo_an_import_and_a_deletion_meanwhile_leave_it_as_typed(
    window, half_typed, book, people
):
    window.commands.undo()
    assert contacts.count(book) == 1
    window.commands.redo()
    contacts.save(book, Card(contact=Contact(given="Brought")))
    contacts.remove(book, people)
    assert given(half_typed) == "Mar"
    assert half_typed.has_draft()


def test_a_day_that_is_none_keeps_it_in_sight(window, half_typed, people, qtbot):
    half_typed.editor.tabs.setCurrentIndex(1)
    qtbot.keyClicks(half_typed.editor.relationship.birthday, "nonsense")
    window.show_contact(people[1])
    assert given(half_typed) == "Mar"
    assert half_typed.editor.relationship.fields["birthday"].problem


def test_one_that_comes_back_is_saved_with_all_that_was_typed(window, half_typed, book, people):
    half_typed.editor.details.notes.setPlainText("met on the train")
    window.show_contact(people[0])
    half_typed.waiting.action.emit()
    assert half_typed.save_draft()
    card = contacts.card(book, half_typed.editor.contact_id)
    assert (card.contact.given, card.contact.notes) == ("Mar", "met on the train")


# Deleting


def test_a_deletion_says_who_went_and_what_stays_and_takes_itself_back(window, book, people, qtbot):
    referrals.save(
        book, Referral(day=datetime.date(2026, 11, 2), prospect_name="Rossi", partner_id=people[0])
    )
    page = window.page()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, KEY.Key_Delete)
    assert page.undo_bar.text.text() == (
        "Ada Bianchi was deleted. 1 referral stays, without the partner."
    )
    qtbot.mouseClick(page.undo_bar.button, Qt.MouseButton.LeftButton)
    assert not page.undo_bar.isVisible()
    assert contacts.count(book) == 2
    assert given(page) == "Ada"


def test_the_way_back_goes_with_the_next_edit(window, book, qtbot):
    page = window.page()
    qtbot.keyClick(page.list.view, KEY.Key_Delete)
    contacts.save(book, Card(contact=Contact(given="Brought")))
    assert not page.undo_bar.isVisible()


def test_a_delete_key_held_down_takes_one(window, book, qtbot):
    view = window.page().list.view
    qtbot.keyPress(view, KEY.Key_Delete)
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QKeyEvent.Type.KeyPress, KEY.Key_Delete, none, "\x7f", True)
    QApplication.sendEvent(view, held)
    assert contacts.count(book) == 1


def test_an_endless_name_fills_no_line_above_the_page(window, book, qtbot):
    page = window.page()
    for endless in ("w" * 10_000, "a word " * 1_500):
        width = window.minimumSizeHint().width()
        page.show_contact(contacts.save(book, Card(contact=Contact(given=endless))))
        page.delete_shown()
        assert page.undo_bar.text.text().endswith("… was deleted.")
        page.new()
        page.editor.details.edits["given"].setText(endless)
        page.show_contact(page.list.model.ids[0])
        assert page.waiting.text.text().endswith("…” is not saved yet.")
        qtbot.wait(1)
        assert window.minimumSizeHint().width() == width
        page.waiting.action.emit()
        page.editor.discard()


@pytest.mark.parametrize("aside", [False, True])
def test_what_was_typed_of_somebody_deleted_and_brought_back_is_saved_of_them(
    window, book, people, qtbot, aside
):
    page = window.page()
    qtbot.keyClicks(page.editor.details.edits["trade"], "Barista")
    contacts.remove(book, people[:1])
    if aside:
        page.show_contact(people[1])
    book.undo()
    if aside:
        page.waiting.action.emit()
    assert page.save_draft()
    assert page.editor.save()
    assert contacts.count(book) == 2
    assert contacts.card(book, people[0]).contact.trade == "Barista"
    assert page.list.current_id() == people[0]
