"""The story of a contact: everything on one time line, searched, narrowed and opened."""

from __future__ import annotations

import pytest

from netplanner import account, activities, contacts, referrals, rules
from netplanner.model.giving import Act, Ask, Gift, Promise
from netplanner.model.knowing import StageChange
from netplanner.model.people import Card, Contact, Stage
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity
from ui.contacts.account_forms import RecordDialog
from ui.contacts.editor import Editor


@pytest.fixture
def editor(qtbot, session) -> Editor:
    book, today = session.book, session.today()
    seen = StageChange(day=today, stage=Stage.CREDIBILITY, evidence="Ha visto la cucina")
    anna = contacts.save(book, Card(contact=Contact(given="Anna"), stages=(seen,)))
    activities.save(book, Activity(day=today, minutes=45, notes="Obiettivi dell'anno"), [anna])
    referrals.save(
        book,
        Referral(direction=Direction.GIVEN, partner_id=anna, day=today, prospect_name="Sole"),
    )
    account.give(book, Gift(contact_id=anna, day=today, act=Act.ADVICE, note="Pavimento"), today)
    account.ask(book, rules.of(book), Ask(contact_id=anna, day=today, target="Geometri"), today)
    account.promise(book, Promise(contact_id=anna, day=today, what="Listino"), today)
    editor = Editor(session)
    qtbot.addWidget(editor)
    editor.resize(700, 600)
    editor.show()
    editor.show_contact(anna)
    editor.tabs.setCurrentWidget(editor.history)
    session.changed.connect(editor.changed)
    return editor


def lines(editor) -> set[tuple[str, str]]:
    model = editor.history.model
    return {
        (model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())
    }


def test_everything_with_somebody_stands_on_one_time_line(editor):
    assert lines(editor) == {
        ("One-to-one", "Obiettivi dell'anno"),
        ("Referral given", "Sole"),
        ("Advice or help with their goal", "Pavimento"),
        ("Asked: A referral", "Geometri"),
        ("Promise", "Listino"),
        ("Credibility", "Ha visto la cucina"),
    }


def test_the_story_is_searched_without_accents_and_case(editor, qtbot):
    qtbot.keyClicks(editor.history.search, "OBIETT ANNO")
    assert lines(editor) == {("One-to-one", "Obiettivi dell'anno")}
    editor.history.search.clear()
    qtbot.keyClicks(editor.history.search, "xyz")
    assert editor.history.nothing.isVisible()


def test_the_story_is_narrowed_to_what_was_given_asked_and_promised(editor):
    part = editor.history.part
    part.setCurrentText("Given, asked, promised")
    part.activated.emit(part.currentIndex())
    assert {text for _what, text in lines(editor)} == {"Pavimento", "Geometri", "Listino"}


def test_a_line_leads_to_where_it_is_changed(editor, qtbot):
    qtbot.keyClicks(editor.history.search, "Listino")
    editor.history.view.activated.emit(editor.history.model.index(0, 0))
    assert editor.tabs.currentWidget() is editor.account
    (dialog,) = (one for one in editor.findChildren(RecordDialog) if one.isVisible())
    assert dialog.form.fields["what"].widget.text() == "Listino"


def test_a_stage_leads_to_where_it_is_chosen(editor, qtbot):
    qtbot.keyClicks(editor.history.search, "cucina")
    editor.history.view.activated.emit(editor.history.model.index(0, 0))
    assert editor.relationship.stage.isVisible()


def test_what_is_noted_in_the_account_shows_in_the_story_at_once(editor, session):
    gift = Gift(contact_id=editor.contact_id, day=session.today(), act=Act.TESTIMONIAL, note="Web")
    account.give(session.book, gift, session.today())
    assert ("Testimonial or review", "Web") in lines(editor)


def test_another_contact_begins_with_the_whole_story(editor, session, qtbot):
    qtbot.keyClicks(editor.history.search, "Listino")
    other = contacts.save(session.book, Card(contact=Contact(given="Piero")))
    editor.show_contact(other)
    assert editor.history.search.text() == ""
    assert editor.history.empty.isVisible()
