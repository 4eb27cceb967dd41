"""The part of a contact on knowing each other, driven as a person does."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from netplanner import contacts
from netplanner.model.knowing import Facet, FacetNote, Side
from netplanner.model.people import Card, Contact
from netplanner.model.work import Activity, ActivityPerson
from ui.contacts.editor import Editor

MINE, THEIRS = Side.MINE, Side.THEIRS


@pytest.fixture
def anna(book) -> int:
    return contacts.save(book, Card(contact=Contact(given="Anna")))


@pytest.fixture
def editor(qtbot, session, anna) -> Editor:
    editor = Editor(session)
    qtbot.addWidget(editor)
    editor.resize(640, 600)
    editor.show()
    editor.show_contact(anna)
    editor.tabs.setCurrentWidget(editor.knowing)
    session.changed.connect(editor.changed)
    return editor


def cell(editor: Editor, facet: Facet, side: Side = MINE):
    return editor.knowing.cells[side, facet]


def facets(session, contact_id: int) -> tuple[FacetNote, ...]:
    return contacts.card(session.book, contact_id).facets


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_typed_of_somebody_counts_as_partly_known_today(editor, session, qtbot, anna):
    qtbot.keyClicks(cell(editor, Facet.INTERESTS).note, "Vela")
    press(qtbot, editor.save_button)
    (note,) = facets(session, anna)
    assert (note.side, note.facet, note.halves, note.note) == (MINE, Facet.INTERESTS, 1, "Vela")
    assert note.confirmed_on == session.today()


def test_pressing_the_circle_goes_from_unknown_over_partly_to_known(editor, session, qtbot, anna):
    level = cell(editor, Facet.SKILLS, THEIRS).level
    assert "unknown" in level.accessibleName()
    qtbot.keyClick(level, Qt.Key.Key_Space)
    qtbot.keyClick(level, Qt.Key.Key_Space)
    assert level.accessibleName() == "Skills · What they know of me: known"
    press(qtbot, editor.save_button)
    (note,) = facets(session, anna)
    assert (note.side, note.halves) == (THEIRS, 2)
    press(qtbot, level)
    press(qtbot, editor.save_button)
    assert facets(session, anna) == ()


def test_the_rings_and_the_depth_follow_what_is_typed(editor, qtbot):
    assert editor.knowing.figure.text() == "Depth 0"
    for facet in Facet:
        for side in Side:
            press(qtbot, cell(editor, facet, side).level)
    assert [ring.share for ring in editor.knowing.rings.values()] == [0.5, 0.5]
    assert editor.knowing.figure.text() == "Depth 30"
    assert editor.knowing.band.text() == "Acquaintance"


def test_the_next_question_is_of_the_side_that_knows_less(editor, qtbot):
    assert editor.knowing.question.text().startswith("Ask: what do you want your business")
    press(qtbot, cell(editor, Facet.BUSINESS_GOALS).level)
    assert editor.knowing.question.text().startswith("Tell them what you want your business")


def test_how_and_when_something_is_known_belong_to_the_note_one_is_in(editor, session, qtbot, anna):
    qtbot.keyClicks(cell(editor, Facet.FAMILY).note, "Mia, Nico")
    qtbot.keyClicks(editor.knowing.source, "Me lo ha detto")
    editor.knowing.confirmed.clear()
    qtbot.keyClicks(editor.knowing.confirmed, "01/10/2026")
    qtbot.keyClicks(cell(editor, Facet.SKILLS).note, "Canta")
    assert editor.knowing.source.text() == ""
    press(qtbot, editor.save_button)
    skills, family = facets(session, anna)
    assert (family.source, family.confirmed_on) == ("Me lo ha detto", datetime.date(2026, 10, 1))
    assert (skills.source, skills.confirmed_on) == ("", session.today())


def test_a_day_that_is_none_is_marked_and_keeps_one_here(editor, session, qtbot, anna):
    qtbot.keyClicks(cell(editor, Facet.FAMILY).note, "Mia")
    editor.knowing.confirmed.clear()
    qtbot.keyClicks(editor.knowing.confirmed, "31/02/2026")
    assert not editor.save()
    assert editor.knowing.fields["confirmed_on"].problem
    assert editor.tabs.currentWidget() is editor.knowing
    assert facets(session, anna) == ()


def test_discard_brings_back_what_was_known(editor, session, qtbot, anna):
    card = contacts.card(session.book, anna)
    note = FacetNote(side=MINE, facet=Facet.NETWORKS, halves=2, note="Rotary")
    contacts.save(session.book, replace(card, facets=(note,)))
    editor.show_contact(anna)
    field = cell(editor, Facet.NETWORKS).note
    assert field.text() == "Rotary"
    qtbot.keyClicks(field, " e Lions")
    press(qtbot, editor.discard_button)
    assert field.text() == "Rotary"


def test_hours_logged_meanwhile_deepen_the_figure_at_once(editor, session, anna):
    assert "0.0 h together" in editor.knowing.made_of.text()
    with session.book.edit("log") as edit:
        activity = edit.put(Activity(day=session.today(), minutes=90))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=anna))
    assert "1.5 h together" in editor.knowing.made_of.text()


def test_looking_through_what_is_noted_is_dated(editor, session, qtbot, anna):
    assert editor.knowing.reviewed.text() == "Never looked through"
    press(qtbot, editor.knowing.review)
    press(qtbot, editor.save_button)
    assert contacts.card(session.book, anna).contact.reviewed_on == session.today()
    assert not editor.knowing.review.isEnabled()


def test_a_contact_not_looked_at_here_keeps_what_is_known(qtbot, session, anna):
    card = contacts.card(session.book, anna)
    note = FacetNote(side=MINE, facet=Facet.NETWORKS, halves=2, note="Rotary")
    contacts.save(session.book, replace(card, facets=(note,)))
    editor = Editor(session)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_contact(anna)
    qtbot.keyClicks(editor.details.edits["family"], "Bianchi")
    assert editor.save()
    assert [kept.note for kept in facets(session, anna)] == ["Rotary"]


def test_looking_at_what_is_known_is_no_typing(qtbot, session, anna):
    card = contacts.card(session.book, anna)
    notes = [
        FacetNote(side=THEIRS, facet=Facet.SKILLS, halves=1, note="  two   blanks "),
        FacetNote(side=MINE, facet=Facet.NETWORKS, halves=2, note="Rotary"),
    ]
    contacts.save(session.book, replace(card, facets=tuple(notes)))
    editor = Editor(session)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_contact(anna)
    assert not editor.has_changes()
    editor.tabs.setCurrentWidget(editor.knowing)
    assert not editor.has_changes()


def test_a_fact_changed_elsewhere_is_not_put_back_by_who_only_looked(qtbot, session, editor, anna):
    qtbot.keyClicks(cell(editor, Facet.NETWORKS).note, "Rotary")
    assert editor.save()
    qtbot.keyClicks(editor.details.edits["firm"], "Studio")  # being typed
    card = contacts.card(session.book, anna)
    contacts.save(session.book, replace(card, facets=()))
    assert editor.save()
    kept = contacts.card(session.book, anna)
    assert (kept.contact.firm, kept.facets) == ("Studio", ())
