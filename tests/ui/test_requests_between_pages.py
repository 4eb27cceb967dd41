"""What the first page and the chart ask for, answered by the real pages in the real window."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from netplanner import contacts, owner, referrals
from netplanner.model.months import month_key
from netplanner.model.people import Card, Contact
from netplanner.model.referrals import Direction, Referral
from ui.main_window import MainWindow
from ui.today.lines import PersonLine, ReferralLine
from ui.widgets.fields import PeoplePicker

DAY = datetime.date(2026, 11, 10)


@pytest.fixture
def window(qtbot, session) -> MainWindow:
    book = session.book
    owner.save(book, replace(book.profile, owner="Carla"))
    contacts.save(book, Card(contact=Contact(given="Anna", cadence_days=30)))
    referrals.save(
        book, Referral(day=DAY, prospect_name="Sole", direction=Direction.RECEIVED, partner_id=1)
    )
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.open_page("today")
    window.show()
    QApplication.processEvents()
    return window


def test_a_page_is_entered_where_it_begins(window) -> None:
    window.open_page("contacts")
    window.page().focus_search()
    window.open_page("referrals")
    assert window.focusWidget() is window.page().list
    window.open_page("contacts")
    assert window.focusWidget() is window.page().list.search


def test_logging_from_the_first_page_begins_an_activity(qtbot, window) -> None:
    qtbot.mouseClick(window.page("today").log_button, Qt.MouseButton.LeftButton)
    assert window.current == "activities"


def test_logging_time_with_a_person_who_is_due_names_that_person(qtbot, window) -> None:
    (line,) = window.page("today").findChildren(PersonLine)
    log, show = line.findChildren(QToolButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.current == "contacts"
    window.open_page("today")
    qtbot.mouseClick(log, Qt.MouseButton.LeftButton)
    assert window.current == "activities"
    assert window.page().findChild(PeoplePicker).ids() == (1,)


def test_a_new_referral_begun_on_the_first_page_is_given_first(qtbot, window) -> None:
    qtbot.mouseClick(window.page("today").referral_button, Qt.MouseButton.LeftButton)
    assert window.current == "referrals"
    assert window.page().editor.direction.value() is Direction.GIVEN
    assert window.page().editor.record_id == 0


def test_a_referral_that_waits_is_opened_from_the_first_page(qtbot, window) -> None:
    (line,) = window.page("today").findChildren(ReferralLine)
    (show,) = line.findChildren(QToolButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.current == "referrals"
    assert window.page().editor.prospect.text() == "Sole"


def test_a_month_of_the_chart_opens_its_referrals(qtbot, window) -> None:
    window.open_page("charts")
    qtbot.mouseClick(window.page().month_card.show_referrals, Qt.MouseButton.LeftButton)
    assert window.current == "referrals"
    assert window.page().chooser.month_button.text() == "November 2026"
    assert window.page().list.current_id() == 1


def test_a_month_of_the_chart_opens_its_activities(window) -> None:
    window.open_page("charts")
    window.page().activities_requested.emit(month_key(datetime.date(2026, 8, 1)))
    assert window.current == "activities"


def test_the_partner_of_a_referral_is_shown_among_the_contacts(qtbot, window) -> None:
    window.show_referral(1)
    qtbot.mouseClick(window.page().editor.open_partner, Qt.MouseButton.LeftButton)
    assert window.current == "contacts"


def test_those_due_without_room_on_the_first_page_are_seen_in_the_list(qtbot, window, session):
    for number in range(7):
        contact = Contact(given=f"Person {number}", cadence_days=30)
        contacts.save(session.book, Card(contact=contact))
    contacts.save(session.book, Card(contact=Contact(given="Nothing due")))
    people = window.page("today").people
    (rest,) = (one for one in people.findChildren(QPushButton) if one.text() == "and 2 more")
    qtbot.mouseClick(rest, Qt.MouseButton.LeftButton)
    assert window.current == "contacts"
    assert window.page().list.model.rowCount() == 8
