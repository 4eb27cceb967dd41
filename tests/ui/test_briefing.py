"""The sheet for a one-to-one: two sides of paper, and nothing private on it unless asked for."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from netplanner import account, activities, contacts, i18n
from netplanner.contacts.knowing import own_facets, save_own_facets
from netplanner.model.giving import Act, Gift, Promise
from netplanner.model.knowing import Facet, FacetNote, Side
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.model.work import Activity, ActivityKind
from netplanner.reports import briefing
from ui.main_window import MainWindow
from ui.printing.briefing import BriefingDialog, write_briefing
from ui.settings.own_profile import OwnProfileDialog

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 11, 24)
LONG = "molto a lungo e con grande precisione " * 40


@pytest.fixture
def anna(book) -> int:
    card = Card(
        contact=Contact(given="Anna", family="D'Angelo", trade="Notaia"),
        points=(ContactPoint(kind=PointKind.PHONE, label="mobile", value="+39 333 1234567"),),
        facets=(
            FacetNote(side=Side.MINE, facet=Facet.INTERESTS, halves=2, note="Vela a Rimini"),
            FacetNote(side=Side.THEIRS, facet=Facet.BUSINESS_GOALS, halves=2, note="Sa tutto"),
        ),
    )
    anna = contacts.save(book, card)
    for days in range(5):
        day = TODAY - datetime.timedelta(days=days)
        activities.save(book, Activity(day=day, minutes=30, notes=f"Parlato di {days}"), [anna])
    account.give(book, Gift(contact_id=anna, day=TODAY, act=Act.ADVICE, note="Pavimento"), TODAY)
    account.promise(book, Promise(contact_id=anna, day=TODAY, what="Listino"), TODAY)
    return anna


def sides(book, contact_id: int, path: Path, paper: str = "A4", *, private: bool = False):
    sheet = briefing.collect(book, contact_id, TODAY, private=private)
    write_briefing(sheet, path, paper)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_the_sheet_has_two_sides(book, anna, tmp_path, paper, language):
    i18n.use_language(language)
    front, back = sides(book, anna, tmp_path / "sheet.pdf", paper)
    assert "Anna D'Angelo" in front
    assert "+39 333 1234567" in front
    assert "Listino" in back
    assert "Advice" in back or "Consiglio" in back


def test_nothing_private_is_on_paper_unless_asked_for(qapp, book, anna, tmp_path):
    kept = "".join(sides(book, anna, tmp_path / "kept.pdf"))
    assert "Vela" not in kept
    assert "Parlato" not in kept
    assert "Pavimento" not in kept
    assert "Superficial" not in kept
    assert "Unknown" not in kept  # how they see me is a judgement, too
    shown = "".join(sides(book, anna, tmp_path / "shown.pdf", private=True))
    assert "Vela a Rimini" in shown
    assert "Parlato di 2" in shown
    assert "Parlato di 3" not in shown  # the last three conversations


def test_what_they_do_not_know_of_me_is_what_i_would_tell(qapp, book, anna, tmp_path):
    save_own_facets(book, {Facet.BUSINESS_GOALS: "Dodici cucine", Facet.SKILLS: "Restauro mobili"})
    _front, back = sides(book, anna, tmp_path / "sheet.pdf")
    assert "Restauro mobili" in back
    assert "Dodici cucine" not in back  # they know that


def test_however_much_is_known_two_sides_are_enough(qapp, book, anna, tmp_path):
    card = contacts.card(book, anna)
    notes = tuple(
        FacetNote(side=side, facet=facet, halves=1, note=LONG) for facet in Facet for side in Side
    )
    contact = replace(card.contact, family="Von " * 40, looks_for=LONG, can_do=LONG)
    contacts.save(book, replace(card, contact=contact, facets=notes))
    save_own_facets(book, dict.fromkeys(Facet, LONG))
    for number in range(12):
        made = Promise(contact_id=anna, day=TODAY, what=f"{number} {LONG}")
        account.promise(book, made, TODAY)
    assert len(sides(book, anna, tmp_path / "sheet.pdf", private=True)) == 2


def test_a_contact_of_whom_nothing_is_known_gives_a_form_to_fill(qapp, book, tmp_path):
    met = contacts.save(book, Card(contact=Contact(given="Piero")))
    front, back = sides(book, met, tmp_path / "sheet.pdf")
    assert "Ask: what do you want your business to reach this year?" in front
    assert "Nothing is owed." in back


def test_somebody_who_is_gone_has_no_sheet(book):
    assert briefing.collect(book, 99, TODAY) is None


def test_the_sheet_is_saved_from_the_page_of_contacts(qtbot, session, anna, tmp_path, monkeypatch):
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr("ui.printing.briefing.ask_path", lambda *_a: target)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.show_contact(anna)
    window.actions_.by_name["export_briefing"].trigger()
    dialog = window.findChild(BriefingDialog)
    assert not dialog.private.isChecked()
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    save = next(one for one in buttons if one.text().startswith("Save as"))
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert len(PdfReader(target).pages) == 2


def test_without_a_contact_one_is_asked_to_choose(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.actions_.by_name["export_briefing"].trigger()
    assert window.current == "contacts"
    assert window.statusBar().currentMessage().startswith("Choose a contact first")


def test_what_others_should_know_is_written_in_the_settings(qtbot, session):
    dialog = OwnProfileDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    edit: QLineEdit = dialog.edits[Facet.SKILLS]
    qtbot.keyClicks(edit, "Restauro")
    dialog.accept()
    assert own_facets(session.book) == {Facet.SKILLS: "Restauro"}
    session.book.undo()
    assert own_facets(session.book) == {}


def test_the_last_conversations_are_conversations(book):
    bruno = contacts.save(book, Card(contact=Contact(given="Bruno")))
    activities.save(book, Activity(day=TODAY, minutes=30, kind=ActivityKind.TRAVEL), [bruno])
    assert briefing.collect(book, bruno, TODAY).talks == ()
