"""What is typed into a form while another program writes to the book is not lost."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from netplanner import activities, contacts, referrals
from netplanner.errors import BookError
from netplanner.model.people import Card, Contact
from netplanner.model.plan import Goal
from netplanner.store import Book
from ui.activities.page import ActivitiesPage
from ui.plan.page import PlanPage
from ui.referrals.page import ReferralsPage


@pytest.fixture
def shown(qtbot, session):
    """Shows a page of this kind."""

    def show(kind):
        page = kind(session)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return show


def write_elsewhere(book: Book) -> None:
    elsewhere = Book.open(book.path)
    contacts.save(elsewhere, Card(contact=Contact(given="Bruno")))
    elsewhere.close()


def saved_the_second_time(page, book: Book) -> bool:
    save = getattr(page, "save_draft", page.save)  # as Ctrl+S does
    write_elsewhere(book)
    with pytest.raises(BookError, match="was not saved"):
        save()
    return save()


def test_an_activity_is_logged_the_second_time(shown, book):
    page = shown(ActivitiesPage)
    page.new()
    QTest.keyClicks(page.form.minutes, "45")
    QTest.keyClicks(page.form.notes, "typed")
    assert saved_the_second_time(page, book)
    (row,) = activities.rows(book, activities.Choice())
    assert (row.minutes, row.notes) == (45, "typed")


def test_a_referral_is_saved_the_second_time(shown, book):
    page = shown(ReferralsPage)
    page.new()
    QTest.keyClicks(page.editor.prospect, "Hotel Aurora")
    assert saved_the_second_time(page, book)
    assert [row.prospect for row in referrals.rows(book, referrals.Wanted())] == ["Hotel Aurora"]


def test_a_goal_is_saved_the_second_time(shown, book):
    page = shown(PlanPage)
    page.new()
    QTest.keyClicks(page.goals.form.title, "Twelve talks")
    QTest.keyClicks(page.goals.form.target, "12")
    assert saved_the_second_time(page, book)
    assert [goal.title for goal in book.all(Goal)] == ["Twelve talks"]
