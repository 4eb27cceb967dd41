"""At 1000 by 700 pixels everything has room, in both languages."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from netplanner import activities, contacts, goals, i18n, owner, referrals
from netplanner.model.people import Card, Contact
from netplanner.model.plan import Goal, Measure
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity, Purpose
from ui import theme
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = datetime.date(2026, 9, 1)  # long enough ago for every chip to show

# The offscreen platform says so of every popup.


@pytest.fixture
def dressed(qapp) -> Iterator[None]:
    """The real style sheet and font: they decide how much room a word takes."""
    font = qapp.font()
    theme.apply(qapp, "light")
    qapp.setFont(QFont(font.family(), 10))
    yield
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture(params=["en", "it"])
def window(qtbot, session, request, dressed) -> MainWindow:
    i18n.use_language(request.param)
    book = session.book
    owner.save(book, replace(book.profile, owner="Carla"))
    contact = Contact(
        given="Maria Bartolomea Francesca",
        family="Castiglioncelli Montefeltro della Rovere",
        cadence_days=30,
    )
    card = Card(contact=contact)
    person = contacts.save(book, card)
    activities.save(book, Activity(day=DAY, minutes=90, cost_cents=123450), [person])
    for direction in Direction:
        name = "Panificio Castiglioncelli e figli"
        referral = Referral(day=DAY, prospect_name=name, direction=direction, partner_id=person)
        referrals.save(book, referral)
    goal = Goal(
        title="Hours",
        measure=Measure.HOURS,
        target=6000,
        start_on=DAY,
        due_on=datetime.date(2026, 12, 31),
        purposes=Purpose.NONE,
    )
    goals.save(book, goal)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("name", ["today", "activities", "referrals"])
def test_the_page_fits_and_no_word_of_it_is_cut(window, qtbot, name) -> None:
    window.open_page(name)
    page = window.page()
    if name == "referrals":
        page.show_referral(1)
    if name == "activities":
        page.show_activity(1)
    if name == "today":
        qtbot.waitUntil(lambda: hasattr(page, "people"))
    QApplication.processEvents()
    assert window.width() == 1000
    for area in page.findChildren(QScrollArea):
        held = area.widget()
        if held is not None and area.isVisible():
            assert held.width() <= area.viewport().width()
    for widget in page.findChildren(QPushButton):
        if widget.isVisible():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
    for one, other in combinations(_words_and_buttons(page), 2):
        if one.parent() is other.parent():
            assert not one.geometry().intersects(other.geometry()), (one, other)


def _words_and_buttons(page: QWidget) -> list[QWidget]:
    kinds = QLabel | QPushButton | QToolButton
    found = page.findChildren(QWidget)
    return [one for one in found if isinstance(one, kinds) and one.isVisible()]
