"""Where a relationship stands, chosen in the editor as a person does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netplanner import contacts
from netplanner.model.people import Card, Contact, Stage
from ui.contacts.editor import Editor


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
    editor.tabs.setCurrentIndex(1)
    session.changed.connect(editor.changed)
    return editor


def choose(editor: Editor, stage: Stage) -> None:
    box = editor.relationship.stage.stage
    box.set_value(stage)
    box.activated.emit(box.currentIndex())


def stages(session, contact_id: int) -> list[tuple[Stage, str]]:
    card = contacts.card(session.book, contact_id)
    return [(change.stage, change.evidence) for change in card.stages]


def test_an_undone_stage_is_gone_from_the_screen_and_does_not_come_back(
    editor, session, qtbot, anna
):
    choose(editor, Stage.CREDIBILITY)
    assert editor.save()
    session.book.undo()
    assert editor.relationship.stage.stage.value() is Stage.UNKNOWN
    qtbot.keyClicks(editor.details.edits["firm"], "Arco")
    assert editor.save()
    assert stages(session, anna) == []


def test_a_choice_taken_back_after_a_change_elsewhere_leaves_no_trace(editor, session, qtbot, anna):
    choose(editor, Stage.CREDIBILITY)
    qtbot.keyClicks(editor.relationship.stage.evidence, "Ha visto la cucina")
    card = contacts.card(session.book, anna)
    contacts.save(session.book, replace(card, tags=("rotary",)))
    assert editor.relationship.stage.evidence.text() == "Ha visto la cucina"
    choose(editor, Stage.UNKNOWN)
    assert editor.save()
    assert stages(session, anna) == []


@pytest.mark.parametrize("day", ["01/12/2030", "01/01/2026"])
def test_a_day_to_come_or_before_the_last_change_is_marked(editor, session, qtbot, anna, day):
    choose(editor, Stage.VISIBILITY)
    assert editor.save()
    choose(editor, Stage.CREDIBILITY)
    editor.relationship.stage.day.clear()
    qtbot.keyClicks(editor.relationship.stage.day, day)
    assert not editor.save()
    assert editor.relationship.fields["stage"].problem
    assert [stage for stage, _evidence in stages(session, anna)] == [Stage.VISIBILITY]
