"""The account with a contact, driven as a person does: note what is given, asked, promised."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton

from netplanner import account, contacts, referrals, rules
from netplanner.model.giving import Act, Ask, AskKind, Gift, Harvest, Promise
from netplanner.model.people import Card, Contact, Stage
from netplanner.model.referrals import Direction, Referral
from netplanner.store import Book
from ui.contacts.account_forms import RecordDialog
from ui.contacts.editor import Editor

SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture
def anna(book) -> int:
    return contacts.save(book, Card(contact=Contact(given="Anna")))


@pytest.fixture
def piero(book) -> int:
    return contacts.save(book, Card(contact=Contact(given="Piero")))


@pytest.fixture
def editor(qtbot, session, anna) -> Editor:
    editor = Editor(session)
    qtbot.addWidget(editor)
    editor.resize(640, 600)
    editor.show()
    editor.show_contact(anna)
    editor.tabs.setCurrentWidget(editor.account)
    session.changed.connect(editor.changed)
    return editor


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(editor) -> RecordDialog:
    (dialog,) = (one for one in editor.findChildren(RecordDialog) if one.isVisible())
    return dialog


def field(dialog, name: str):
    return dialog.form.fields[name].widget


def save(qtbot, dialog) -> None:
    press(qtbot, dialog.findChild(QDialogButtonBox).button(SAVE))


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def rows(editor) -> list[list[str]]:
    model = editor.account.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_account_without_entries_says_what_to_note_first(editor):
    assert editor.account.empty.isVisible()
    assert editor.account.figure.text() == "Balance 0.0"
    assert editor.account.meaning.text() == "Give before you ask."


def test_a_gift_is_noted_and_credited(editor, session, qtbot, anna):
    press(qtbot, editor.account.gave)
    dialog = opened(editor)
    field(dialog, "act").set_value(Act.TESTIMONIAL)
    qtbot.keyClicks(field(dialog, "note"), "Recensione in rete")
    save(qtbot, dialog)
    assert rows(editor) == [
        ["24/11/2026", "Testimonial or review", "Recensione in rete", "+4", "4.0"]
    ]
    assert editor.account.figure.text() == "Balance 4.0"
    session.book.undo()
    assert rows(editor) == []


def test_an_introduction_asks_for_the_other(editor, session, qtbot, anna, piero):
    press(qtbot, editor.account.gave)
    dialog = opened(editor)
    assert not field(dialog, "other_id").isVisible()
    field(dialog, "act").setCurrentText("Introduction of two people")
    field(dialog, "act").activated.emit(0)
    save(qtbot, dialog)
    assert dialog.form.fields["other_id"].problem == "Say whom you introduced them to."
    qtbot.keyClicks(field(dialog, "other_id"), "Piero")
    qtbot.keyClick(field(dialog, "other_id"), Qt.Key.Key_Return)
    save(qtbot, dialog)
    (gift,) = session.book.all(Gift)
    assert (gift.contact_id, gift.other_id) == (anna, piero)


def test_a_day_to_come_is_marked_and_nothing_is_lost(editor, session, qtbot):
    press(qtbot, editor.account.gave)
    dialog = opened(editor)
    qtbot.keyClicks(field(dialog, "note"), "Consiglio")
    field(dialog, "day").clear()
    qtbot.keyClicks(field(dialog, "day"), "01/12/2027")
    save(qtbot, dialog)
    assert dialog.form.fields["day"].problem
    assert field(dialog, "note").text() == "Consiglio"
    assert session.book.all(Gift) == []


def test_a_line_is_opened_to_change_or_delete_it(editor, session, qtbot, anna):
    account.give(
        session.book,
        Gift(contact_id=anna, day=session.today(), act=Act.ADVICE, note="x"),
        session.today(),
    )
    view = editor.account.view
    at = view.visualRect(editor.account.model.index(0, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    dialog = opened(editor)
    assert field(dialog, "note").text() == "x"
    press(qtbot, dialog.delete)
    assert session.book.all(Gift) == []
    session.book.undo()
    assert len(session.book.all(Gift)) == 1


def test_a_line_that_is_a_referral_asks_for_its_page(editor, session, qtbot, anna):
    got = referrals.save(
        session.book,
        Referral(
            direction=Direction.GIVEN, partner_id=anna, day=session.today(), prospect_name="Sole"
        ),
    )
    with qtbot.waitSignal(editor.account.referral_opened) as asked:
        editor.account.view.activated.emit(editor.account.model.index(0, 0))
    assert asked.args == [got]


def test_asking_too_early_is_said_kindly_and_not_forbidden(editor, session, qtbot, anna):
    press(qtbot, editor.account.asked)
    dialog = opened(editor)
    assert "too early" in dialog.said.text()
    qtbot.keyClicks(field(dialog, "target"), "Architetti")
    save(qtbot, dialog)
    (asked,) = session.book.all(Ask)
    assert (asked.kind, asked.harvest) == (AskKind.REFERRAL, Harvest.TOO_EARLY)


def test_what_they_offered_is_never_too_early(editor, session, qtbot):
    press(qtbot, editor.account.asked)
    dialog = opened(editor)
    field(dialog, "offered").click()
    assert not dialog.said.isVisible()
    save(qtbot, dialog)
    (asked,) = session.book.all(Ask)
    assert (asked.offered, asked.harvest) == (True, Harvest.NONE)


def test_a_promise_stays_open_until_it_is_kept(editor, session, qtbot, anna):
    press(qtbot, editor.account.promised)
    dialog = opened(editor)
    save(qtbot, dialog)
    assert dialog.form.fields["what"].problem == "Say what you promised."
    qtbot.keyClicks(field(dialog, "what"), "Mandare il listino")
    save(qtbot, dialog)
    assert editor.account.owed.isVisible()
    qtbot.waitUntil(
        lambda: any("Mandare il listino" in said for said in texts(editor.account.owed))
    )
    press(qtbot, editor.account.owed.findChild(QPushButton))
    assert session.book.all(Promise)[0].kept_on == session.today()
    assert not editor.account.owed.isVisible()


def test_thanks_owed_are_paid_here_too(editor, session, qtbot, anna):
    referrals.save(
        session.book,
        Referral(
            direction=Direction.RECEIVED,
            partner_id=anna,
            day=session.today() - datetime.timedelta(days=3),
            prospect_name="Sole",
        ),
    )
    press(qtbot, editor.account.owed.findChild(QPushButton))
    assert session.book.all(Referral)[0].thanked_on == session.today()


def test_each_missing_condition_comes_with_its_remedy(editor):
    assert editor.account.light.text() == "Not yet"
    said = texts(editor.account)
    assert "Say precisely whom you are looking for." in said
    assert "Talk more: two conversations, one of them a one-to-one." in said


def test_nothing_is_noted_of_somebody_not_in_the_book(editor, qtbot):
    editor.new()
    editor.tabs.setCurrentWidget(editor.account)
    assert not editor.account.gave.isEnabled()
    assert not editor.account.ready.isVisible()


def test_a_new_stage_is_kept_with_its_day_and_its_evidence(editor, session, qtbot, anna):
    editor.tabs.setCurrentIndex(1)
    stage = editor.relationship.stage
    assert not stage.evidence.isVisible()
    stage.stage.set_value(Stage.CREDIBILITY)
    stage.stage.activated.emit(0)
    qtbot.keyClicks(stage.evidence, "Ha visto la cucina")
    assert editor.save()
    (change,) = contacts.card(session.book, anna).stages
    assert (change.stage, change.evidence) == (Stage.CREDIBILITY, "Ha visto la cucina")
    assert "Credibility since 24/11/2026: Ha visto la cucina" in stage.before.text()
    wanted = Ask(contact_id=anna, day=session.today())
    ready = account.ready(session.book, rules.of(session.book), wanted)
    assert "stage" not in ready.failed


def test_what_i_can_do_and_whom_they_look_for_is_kept(editor, session, qtbot, anna):
    editor.tabs.setCurrentIndex(1)
    qtbot.keyClicks(editor.relationship.lines["can_do"], "Presentarle due architetti")
    qtbot.keyClicks(editor.relationship.lines["looks_for"], "Studi che ristrutturano")
    editor.relationship.my_view.setCurrentIndex(1)
    editor.relationship.my_view.activated.emit(1)
    assert editor.save()
    contact = contacts.card(session.book, anna).contact
    assert (contact.can_do, contact.looks_for) == (
        "Presentarle due architetti",
        "Studi che ristrutturano",
    )
    assert contact.my_view == "would"
    editor.relationship.my_view.setCurrentIndex(0)
    assert editor.save()
    assert contacts.card(session.book, anna).contact.my_view == ""


def test_the_account_of_somebody_another_program_deleted_says_so(editor, session, qtbot, anna):
    editor.tabs.setCurrentIndex(0)
    other = Book.open(session.book.path)
    contacts.remove(other, [anna])
    other.close()
    with qtbot.captureExceptions() as told:
        editor.account.show_contact(anna)
        editor.tabs.setCurrentWidget(editor.account)
        qtbot.waitUntil(lambda: bool(told))
    assert all("deleted meanwhile" in str(error) for _kind, error, _trace in told)
