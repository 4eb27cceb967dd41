"""The timer in the status bar is at hand on every page."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def test_the_timer_of_the_status_bar_is_logged_on_the_page_of_activities(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("plan")
    qtbot.waitUntil(lambda: window.status.timer_bar is not None)  # it comes after the first paint
    bar = window.status.timer_bar
    bar.timer.now = lambda: NOON
    QTest.mouseClick(bar.start_button, Qt.MouseButton.LeftButton)
    bar.timer.now = lambda: NOON + datetime.timedelta(minutes=25)
    QTest.mouseClick(bar.log_button, Qt.MouseButton.LeftButton)
    assert window.current == "activities"
    assert window.page().form.minutes.minutes() == 25
    window.page().form.cancel()


def test_the_timer_has_its_commands_in_the_menu(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("plan")
    qtbot.waitUntil(lambda: window.status.timer_bar is not None)
    timer = window.status.timer_bar.timer
    actions = window.actions_.by_name
    actions["log_timer"].trigger()
    assert window.statusBar().currentMessage() == "The timer stands at zero."
    timer.now = lambda: NOON
    actions["start_timer"].trigger()
    assert timer.running
    timer.now = lambda: NOON + datetime.timedelta(minutes=25)
    actions["start_timer"].trigger()
    assert not timer.running
    actions["log_timer"].trigger()
    assert window.current == "activities"
    assert window.page().form.minutes.minutes() == 25
    window.page().form.cancel()


def test_an_activity_and_a_referral_are_begun_from_any_page(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("plan")
    window.actions_.by_name["log_activity"].trigger()
    assert window.current == "activities"
    window.actions_.by_name["new_referral"].trigger()
    assert window.current == "referrals"


def test_the_page_s_shortcut_leads_to_the_field_an_entry_begins_with(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("today")
    window.activateWindow()
    window.sidebar.list.setFocus()
    window.commands.page_activities()
    form = window.page().form
    assert window.focusWidget() is form.minutes
    form.notes.setFocus()
    window.commands.page_today()
    window.commands.page_activities()
    assert window.focusWidget() is form.notes


def test_a_window_woken_the_next_morning_is_of_that_day(qtbot, session, monkeypatch):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("activities")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    QApplication.processEvents()
    tomorrow = session.today() + datetime.timedelta(days=1)
    monkeypatch.setattr(session, "today", lambda: tomorrow)
    window.activateWindow()
    QApplication.processEvents()
    assert window.page().form.day.day() == tomorrow


def test_starting_the_timer_moves_nothing_in_the_window(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.open_page("activities")
    qtbot.waitUntil(lambda: window.status.timer_bar is not None)
    QApplication.processEvents()
    view, status = window.page().view, window.statusBar()
    before = view.mapTo(window, QPoint(0, 0)), view.height(), status.height()
    window.status.timer_bar.timer.start()
    QApplication.processEvents()
    assert (view.mapTo(window, QPoint(0, 0)), view.height(), status.height()) == before
