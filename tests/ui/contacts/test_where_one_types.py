"""Saving leaves the cursor where one types; the fields stand in the order of a card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from netplanner import contacts
from netplanner.model.people import Card, Contact, ContactPoint, PointKind

KEY = Qt.Key


@pytest.fixture
def page(show, book):
    points = (
        ContactPoint(kind=PointKind.PHONE, value="+39 333 1", label="mobile"),
        ContactPoint(kind=PointKind.PHONE, value="+39 051 2", label="work"),
        ContactPoint(kind=PointKind.EMAIL, value="ada@posta.example", label="work"),
    )
    contacts.save(book, Card(contact=Contact(given="Ada", family="Bianchi"), points=points))
    contacts.save(book, Card(contact=Contact(given="Zoë", family="Verdi")))
    return show()


@pytest.mark.parametrize("kind", [PointKind.PHONE, PointKind.EMAIL])
def test_enter_in_a_phone_or_mail_leaves_the_cursor_there(page, qtbot, kind):
    line = page.editor.details.points[kind].rows[-1].value
    line.setFocus()
    line.setCursorPosition(3)
    qtbot.keyClicks(line, "7")
    qtbot.keyClick(line, KEY.Key_Return)
    assert not page.editor.has_changes()
    assert line.hasFocus()
    assert line.cursorPosition() == 4


def test_a_click_on_save_leaves_the_cursor_in_its_field(page, qtbot):
    name = page.editor.details.edits["given"]
    name.setFocus()
    qtbot.keyClicks(name, "x")
    qtbot.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)
    assert not page.editor.has_changes()
    assert name.hasFocus()


def test_save_pressed_with_the_keyboard_leads_back_to_the_form(page, qtbot):
    editor = page.editor
    editor.details.edits["trade"].setText("Barista")
    editor.save_button.setFocus()
    qtbot.keyClick(editor.save_button, KEY.Key_Space)
    assert not editor.has_changes()
    assert editor.details.edits["given"].hasFocus()


def test_a_button_the_keyboard_was_on_before_takes_nothing_from_the_list(page, qtbot):
    editor = page.editor
    editor.details.edits["trade"].setText("Barista")
    editor.save_button.setFocus()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, KEY.Key_Down)
    assert editor.details.edits["given"].text() == "Zoë"
    assert page.list.view.hasFocus()


def test_a_row_left_empty_goes_with_saving_and_the_cursor_to_the_one_before(page, qtbot):
    phones = page.editor.details.points[PointKind.PHONE]
    page.editor.details.edits["trade"].setText("Barista")
    qtbot.mouseClick(page.editor.details.add_buttons["phone"], Qt.MouseButton.LeftButton)
    assert phones.rows[2].value.hasFocus()
    qtbot.keyClick(phones.rows[2].value, KEY.Key_Return)
    assert len(phones.rows) == 2
    assert phones.rows[1].value.hasFocus()


def test_rows_used_for_the_next_contact_show_that_one_alone(page, qtbot):
    qtbot.keyClick(page.list.view, KEY.Key_Down)
    details = page.editor.details
    assert [row.value.text() for row in details.points[PointKind.PHONE].rows] == [""]
    assert [row.value.text() for row in details.points[PointKind.EMAIL].rows] == [""]
    assert not page.editor.has_changes()


def test_phones_stand_before_mails_as_their_buttons_do(page):
    details = page.editor.details
    phone, mail = (details.points[kind] for kind in (PointKind.PHONE, PointKind.EMAIL))
    assert phone.mapTo(details, QPoint()).y() < mail.mapTo(details, QPoint()).y()


def test_rare_parts_of_a_name_are_a_button_away_and_stand_by_the_name(page, book, qtbot):
    details = page.editor.details
    assert not details.edits["nickname"].isVisible()
    qtbot.mouseClick(details.add_buttons["names"], Qt.MouseButton.LeftButton)
    assert details.edits["prefix"].hasFocus()
    below = details.edits["prefix"].mapTo(details, QPoint()).y()
    assert below < details.edits["firm"].mapTo(details, QPoint()).y()
    qtbot.keyClicks(details.edits["nickname"], "Adina")
    page.editor.save()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, KEY.Key_Down)
    assert not details.edits["nickname"].isVisible()
    qtbot.keyClick(page.list.view, KEY.Key_Up)
    assert details.edits["nickname"].isVisible()
