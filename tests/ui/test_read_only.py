"""In a book one can only read, nothing can be typed that could never be saved."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from netplanner import activities, budget, contacts, goals, referrals, settings
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind
from netplanner.model.plan import Expense, Goal, Measure
from netplanner.model.referrals import ClosedBusiness, Direction, Referral
from netplanner.model.work import Activity, Purpose
from ui.activities.page import ActivitiesPage
from ui.contacts.page import ContactsPage
from ui.plan.page import PlanPage
from ui.referrals.page import ReferralsPage
from ui.settings.dialog import SettingsDialog
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session

    Show = Callable[[type[QWidget]], QWidget]

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def locked(session: Session) -> Session:
    """A book with one of everything, as a file without permission to write makes it."""
    book = session.book
    ada = contacts.save(
        book,
        Card(
            contact=Contact(given="Ada", cadence_days=30),
            points=(ContactPoint(kind=PointKind.PHONE, value="+39 1", label="work"),),
            addresses=(Address(city="Pisa", label="work"),),
            tags=("chess",),
        ),
    )
    activities.save(book, Activity(day=datetime.date(2026, 9, 1), minutes=30), [ada])
    referrals.save(
        book,
        Referral(day=TODAY, direction=Direction.RECEIVED, partner_id=ada),
        [ClosedBusiness(day=TODAY, amount_cents=100)],
    )
    period = {"start_on": TODAY, "due_on": TODAY, "purposes": Purpose.NONE}
    goals.save(book, Goal(title="Count", target=3, measure=Measure.BY_HAND, **period))
    budget.save_expense(book, Expense(day=TODAY, amount_cents=100))
    book.read_only = True
    return session


@pytest.fixture
def show(qtbot, locked: Session) -> Show:
    """Shows a page of the locked book."""

    def make(kind: type[QWidget]) -> QWidget:
        page = kind(locked)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return make


def changeable(*parts: QWidget) -> list[str]:
    """What can be typed into, pressed or chosen in these parts."""
    found = []
    for part in parts:
        for one in part.findChildren(QWidget):
            if isinstance(one, QLineEdit | QPlainTextEdit):
                free = one.isEnabled() and not one.isReadOnly()
            elif isinstance(one, QAbstractButton | QComboBox):
                free = one.isEnabled()
            else:
                continue
            if free and one.isVisible():
                found.append(one.accessibleName() or one.text())
    return found


def test_an_activity_is_shown_and_cannot_be_typed_into(qtbot, show: Show) -> None:
    page = show(ActivitiesPage)
    assert changeable(page.form) == []
    page.show_activity(1)
    assert page.form.minutes.text() == "0:30"
    assert changeable(page.form) == []
    qtbot.keyClicks(page.form.minutes, "99")
    qtbot.keyClick(page.form.day, Qt.Key.Key_Up)
    qtbot.keyClick(page.form.people.line, Qt.Key.Key_Backspace)
    assert not page.form.dirty
    page.form.minutes.selectAll()
    assert page.form.minutes.selectedText() == "0:30"
    assert page.save()


def test_a_referral_is_shown_and_cannot_be_typed_into(qtbot, show: Show) -> None:
    page = show(ReferralsPage)
    assert not page.new_button.isEnabled()
    page.show_referral(1)
    assert changeable(page.editor) == ["Show the partner's contact"]
    qtbot.keyClicks(page.editor.prospect, "x")
    qtbot.keyClick(page.editor.day, Qt.Key.Key_Up)
    qtbot.keyClicks(page.editor.amounts.lines[0].amount, "9")
    assert not page.editor.dirty
    assert page.save()


def test_a_plan_is_shown_and_cannot_be_typed_into(qtbot, show: Show) -> None:
    page = show(PlanPage)
    assert changeable(page.goals.form) == []
    assert not page.goals.new_button.isEnabled()
    page.tabs.setCurrentWidget(page.budget)
    table = page.budget.money.table
    table.go(0, 0)
    qtbot.keyClicks(table, "5")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.viewport().findChildren(QLineEdit) == []
    assert not page.budget.fill_button.isEnabled()
    assert not page.budget.same_button.isEnabled()
    page.budget.switch.button(2).click()
    form = page.budget.expenses.form
    page.budget.expenses.table.selectRow(0)
    assert changeable(form, page.budget.expenses.save_button.parentWidget()) == []
    assert page.save()


def test_a_contact_is_shown_and_cannot_be_typed_into(qtbot, show: Show) -> None:
    page = show(ContactsPage)
    page.show_contact(1)
    editor = page.editor
    for tab in range(editor.tabs.count()):
        editor.tabs.setCurrentIndex(tab)
        shown = editor.tabs.currentWidget()
        asked = [part for part in (shown,) if part not in (editor.account, editor.history)]
        assert changeable(*asked) == []  # those two only ask what to show
    assert not editor.account.gave.isEnabled()
    assert page.save()
    assert not editor.save_button.isEnabled()
    qtbot.keyClicks(editor.details.edits["given"], "x")
    qtbot.keyClick(editor.relationship.tags.input, Qt.Key.Key_Backspace)
    assert not editor.has_changes()
    enabled = [one.text() for one in editor.head.more_menu().actions() if one.isEnabled()]
    assert "Delete contact" not in enabled
    assert "Log activity" not in enabled


@pytest.mark.parametrize("kind", [ActivitiesPage, ReferralsPage, PlanPage, ContactsPage])
def test_nothing_new_is_begun_and_the_status_bar_says_why(qtbot, show: Show, locked, kind) -> None:
    page = show(kind)
    with qtbot.waitSignal(locked.message) as said:
        page.new()
    assert "reading only" in said.args[0]
    assert page.save()


def test_today_offers_nothing_that_would_change_the_book(qtbot, show: Show) -> None:
    page = show(TodayPage)
    qtbot.waitUntil(lambda: "Show Ada" in changeable(page))
    assert set(changeable(page)) == {
        "Show Ada",
        "Show this referral",
        "All contacts",
        "All referrals",
        "Plan",
    }


def test_the_settings_of_this_computer_are_kept_though_those_of_the_book_are_not(
    qtbot, locked: Session
) -> None:
    dialog = SettingsDialog(locked)
    qtbot.addWidget(dialog)
    dialog.show()
    assert changeable(dialog.form) == []
    dialog.paper.set_value("Letter")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    assert settings.load().paper == "Letter"
