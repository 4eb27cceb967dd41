"""The page of activities, typed into and clicked on as an owner would."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from netplanner import activities, contacts, i18n
from netplanner.activities import Choice
from netplanner.model.months import month_key
from netplanner.model.people import Card, Contact
from netplanner.model.plan import ExpenseCategory
from netplanner.model.work import Activity, ActivityKind, Purpose
from ui.activities.listing import Heading
from ui.activities.page import ActivitiesPage
from ui.timer import TimerBar, timer_of

if TYPE_CHECKING:
    from ui.session import Session

# The offscreen platform says so of every popup.

TODAY = datetime.date(2026, 11, 24)
NOVEMBER = month_key(TODAY)
NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(qtbot, session: Session) -> ActivitiesPage:
    page = ActivitiesPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


@pytest.fixture
def bar(qtbot, session: Session) -> TimerBar:
    """The timer as the status bar shows it."""
    bar = TimerBar(session)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def person(session: Session, given: str, family: str = "") -> int:
    return contacts.save(session.book, Card(contact=Contact(given=given, family=family)))


def log(session: Session, day: int, minutes: int = 60, people=(), **more) -> int:
    date = TODAY + datetime.timedelta(days=day - TODAY.day)
    return activities.save(session.book, Activity(day=date, minutes=minutes, **more), people)


def logged(session: Session) -> list[activities.ActivityRow]:
    return activities.rows(session.book, Choice())


def listed(page: ActivitiesPage) -> list[str]:
    model = page.view.list_model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def click(page: ActivitiesPage, activity_id: int) -> None:
    index = page.view.list_model.index(page.view.list_model.row_of(activity_id))
    place = page.view.visualRect(index).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def fill(field, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_an_activity_is_logged_with_the_keyboard_alone(page, session):
    anna = person(session, "Anna", "Bianchi")
    page.new()
    assert page.focusWidget() is page.form.minutes
    QTest.keyClicks(page.form.minutes, "1h15")
    QTest.keyClicks(page.form.people.line, "anna")
    QTest.keyClick(page.form.people.line, ENTER)
    QTest.keyClicks(page.form.occasion, "  Aurora  breakfast ")
    QTest.keyClicks(page.form.cost, "12,5")
    QTest.keyClicks(page.form.notes, "two lines")
    QTest.keyClick(page.form.notes, ENTER)
    QTest.keyClicks(page.form.notes, "of notes")
    QTest.keyClick(page.form.notes, ENTER, Qt.KeyboardModifier.ControlModifier)
    (row,) = logged(session)
    assert (row.day, row.minutes, row.cost_cents) == (TODAY, 75, 1250)
    assert row.people == ((anna, "Anna Bianchi"),)
    assert row.occasion == "Aurora breakfast"
    assert row.notes == "two lines\nof notes"


def test_after_logging_the_form_is_ready_for_the_next_of_the_same_day(page, session):
    fill(page.form.day, "20/11")
    fill(page.form.minutes, "45")
    QTest.keyClick(page.form.minutes, ENTER)
    assert len(logged(session)) == 1
    assert not page.form.dirty
    assert page.form.minutes.text() == ""
    assert page.form.day.day() == datetime.date(2026, 11, 20)
    fill(page.form.minutes, "30")
    QTest.keyClick(page.form.minutes, ENTER)
    assert [row.day.day for row in logged(session)] == [20, 20]


def test_the_list_shows_days_with_their_sums_and_the_month_with_its_own(page, session):
    log(session, 3, 30, cost_cents=1250)
    log(session, 3, 45)
    log(session, 24, 60, occasion="Fair")
    assert listed(page) == [
        "Today · Tuesday 24 November, 1:00",
        "One-to-one, Fair, 1:00",
        "Tuesday 3 November, 1:15",
        "One-to-one, 0:45",
        "One-to-one, 0:30, €12.50",
    ]
    assert page.sum_label.text() == "3 activities · 2:15 hours · €12.50"


def test_nonsense_is_marked_and_nothing_typed_is_lost(page, session):
    fill(page.form.minutes, "soon")
    fill(page.form.cost, "lots")
    QTest.keyClicks(page.form.occasion, "Fair")
    assert not page.save_draft()
    assert page.form.form.fields["minutes"].problem
    assert page.form.form.fields["cost"].problem
    assert page.form.minutes.text() == "soon"
    assert page.form.occasion.text() == "Fair"
    assert logged(session) == []


def test_a_name_typed_and_not_chosen_keeps_the_entry_from_being_saved(page, session):
    fill(page.form.minutes, "45")
    page.form.people.line.setText("nobody at all")
    assert not page.save_draft()
    assert page.form.form.fields["people"].problem


def test_an_untouched_form_lets_one_leave_the_page(page, session):
    assert page.save()
    assert logged(session) == []


def test_leaving_the_page_logs_nothing_that_was_only_begun(page, session):
    anna = person(session, "Anna")
    QTest.keyClicks(page.form.minutes, "45")
    page.form.people.add(anna)
    QTest.keyClicks(page.form.people.line, "Mar")
    assert page.save()
    assert logged(session) == []
    assert page.has_draft()
    assert page.form.minutes.text() == "45"
    assert page.form.people.ids() == (anna,)
    assert page.form.people.text() == "Mar"
    page.form.people.line.clear()
    assert page.save_draft()
    assert [row.minutes for row in logged(session)] == [45]
    assert not page.has_draft()


def test_what_was_begun_comes_back_after_another_entry(page, session):
    anna = person(session, "Anna")
    old = log(session, 3, 30)
    fill(page.form.day, "99/99")
    fill(page.form.minutes, "soon")
    page.form.people.add(anna)
    QTest.keyClicks(page.form.people.line, "Carla Rossi")
    QTest.keyClick(page.form.people.line, ENTER)
    QTest.keyClicks(page.form.cost, "lots")
    before = page.form.typed()
    click(page, old)
    assert page.form.activity_id == old
    assert page.has_draft()
    fill(page.form.minutes, "31")
    QTest.keyClick(page.form.minutes, ENTER)
    assert [row.minutes for row in logged(session)] == [31]
    assert page.form.activity_id == 0
    assert page.form.typed() == before
    click(page, old)
    QTest.mouseClick(page.form.cancel_button, Qt.MouseButton.LeftButton)
    assert page.form.typed() == before
    QTest.mouseClick(page.form.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.has_draft()
    assert page.form.minutes.text() == ""


def test_escape_leaves_an_entry_and_loses_nothing_that_was_typed(page, session):
    old = log(session, 3, 30)
    click(page, old)
    QTest.keyClick(page.form.minutes, Qt.Key.Key_Escape)
    assert page.form.activity_id == 0
    QTest.keyClicks(page.form.minutes, "45")
    QTest.keyClick(page.form.minutes, Qt.Key.Key_Escape)
    assert page.form.minutes.text() == "45"


def test_an_undo_leaves_what_was_begun_in_its_form(page, session):
    log(session, 3, 30)
    QTest.keyClicks(page.form.minutes, "45")
    session.book.undo()
    assert logged(session) == []
    assert page.form.minutes.text() == "45"
    assert page.has_draft()


def test_a_person_looked_up_in_between_joins_what_was_begun(page, session):
    anna, marco = person(session, "Anna"), person(session, "Marco")
    QTest.keyClicks(page.form.minutes, "45")
    page.log_with(anna)
    assert page.form.minutes.text() == "45"
    assert page.form.people.ids() == (anna,)
    page.log_with(marco)  # with another person it is another activity
    assert page.form.minutes.text() == ""
    assert page.form.people.ids() == (marco,)
    QTest.keyClicks(page.form.minutes, "20")
    QTest.keyClick(page.form.minutes, ENTER)
    assert page.form.minutes.text() == "45"
    assert page.form.people.ids() == (anna,)
    assert [row.minutes for row in logged(session)] == [20]


def test_all_that_was_begun_is_saved_on_closing(page, session):
    anna, marco = person(session, "Anna"), person(session, "Marco")
    page.log_with(anna)
    QTest.keyClicks(page.form.minutes, "45")
    page.log_with(marco)
    QTest.keyClicks(page.form.minutes, "20")
    assert page.save_draft()
    assert sorted(row.minutes for row in logged(session)) == [20, 45]
    assert not page.has_draft()


def test_the_timers_minutes_do_not_replace_those_that_were_typed(page, session, clock):
    QTest.keyClicks(page.form.minutes, "45")
    page.timer.start()
    clock(20)
    page.log_timer()
    assert page.form.minutes.minutes() == 20
    QTest.keyClick(page.form.minutes, ENTER)
    assert page.timer.idle
    assert page.form.minutes.text() == "45"


def test_a_new_entry_asked_for_goes_on_with_the_one_that_is_begun(page, session):
    QTest.keyClicks(page.form.minutes, "45")
    page.new()
    assert page.form.minutes.text() == "45"
    assert logged(session) == []


def test_somebody_new_is_made_with_the_activity_and_undone_with_it(page, session):
    QTest.keyClicks(page.form.minutes, "45")
    QTest.keyClicks(page.form.people.line, "Carla Rossi")
    QTest.keyClick(page.form.people.line, ENTER)
    assert contacts.count(session.book) == 0
    QTest.keyClick(page.form.minutes, ENTER)
    ((_id, name),) = logged(session)[0].people
    assert name == "Carla Rossi"
    session.book.undo()
    assert contacts.count(session.book) == 0
    assert logged(session) == []


def test_the_status_bar_hears_what_is_not_logged_yet(page, session):
    heard = []
    session.unsaved.connect(heard.append)
    QTest.keyClicks(page.form.minutes, "45")
    assert heard[-1] is True
    QTest.keyClick(page.form.minutes, ENTER)
    assert heard[-1] is False


def test_tab_comes_to_everything_in_the_order_of_the_eye(page, session):
    old = log(session, 3, 30)
    click(page, old)
    chooser, form = page.chooser, page.form
    QTest.keyClicks(form.occasion, "x")
    places = [
        chooser.next_button,
        chooser.all_button,
        chooser.search,
        chooser.kind,
        chooser.person,
        page.view,
        form.day,
        form.minutes,
        form.kind,
        form.people.line,
        form.occasion,
        form.cost,
        form.category,
        *form.purposes.chips.values(),
        form.notes,
        form.delete_button,
        form.again_button,
        form.cancel_button,
        form.save_button,
    ]
    chooser.previous_button.setFocus()
    for place in places:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is place, place.accessibleName()


def test_the_budget_line_follows_the_kind_until_it_is_chosen(page, session):
    page.form.kind.setFocus()
    page.form.kind.set_value(ActivityKind.TRAVEL)
    page.form.kind.edited.emit()
    assert page.form.category.value() is ExpenseCategory.TRAVEL
    page.form.category.set_value(ExpenseCategory.DUES)
    page.form.category.edited.emit()
    page.form.kind.set_value(ActivityKind.EVENT)
    page.form.kind.edited.emit()
    assert page.form.category.value() is ExpenseCategory.DUES


def test_a_group_logged_before_is_offered_and_brings_its_kind(page, session):
    log(session, 3, kind=ActivityKind.MEETING, occasion="Aurora", purposes=Purpose.COMMUNITY)
    QTest.keyClicks(page.form.occasion, "aur")
    offered = page.form.occasion.completer().popup()
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == [
        "Aurora"
    ]
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, ENTER)
    assert page.form.kind.value() is ActivityKind.MEETING
    assert page.form.purposes.purposes() == Purpose.COMMUNITY


def test_a_click_on_an_entry_opens_it_and_saving_changes_it(page, session):
    anna = person(session, "Anna")
    first = log(session, 3, 30, (anna,), cost_cents=500, notes="old")
    click(page, first)
    assert page.form.activity_id == first
    assert page.form.people.ids() == (anna,)
    assert page.form.cost.cents() == 500
    fill(page.form.minutes, "90")
    QTest.keyClick(page.form.minutes, ENTER)
    (row,) = logged(session)
    assert (row.id, row.minutes, row.notes) == (first, 90, "old")
    assert page.form.activity_id == 0


def test_what_was_typed_is_saved_when_another_entry_is_opened(page, session):
    first, second = log(session, 3, 30), log(session, 4, 40)
    click(page, first)
    fill(page.form.minutes, "35")
    click(page, second)
    assert session.book.get(Activity, first).minutes == 35
    assert page.form.activity_id == second


def test_an_entry_with_a_marked_field_is_not_left_for_another(page, session):
    first, second = log(session, 3, 30), log(session, 4, 40)
    click(page, first)
    fill(page.form.minutes, "x")
    click(page, second)
    assert page.form.activity_id == first
    assert page.form.minutes.text() == "x"
    assert page.view.selected_ids() == [first]


def test_enter_opens_and_delete_deletes_and_undo_brings_back(page, session, qtbot):
    log(session, 3, 30)
    newest = log(session, 24, 60)
    page.view.setFocus()
    page.view.select(newest)
    QTest.keyClick(page.view, ENTER)
    assert page.form.activity_id == newest
    with qtbot.waitSignal(session.message) as said:
        QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert said.args == ["1 activity was deleted. Undo brings it back."]
    assert page.form.activity_id == 0
    assert [row.minutes for row in logged(session)] == [30]
    session.book.undo()
    assert "One-to-one, 1:00" in listed(page)


def test_the_keyboard_stays_on_the_page_when_an_entry_is_deleted(page, session):
    log(session, 3, 30)
    newest = log(session, 24, 60)
    click(page, newest)
    page.form.delete_button.setFocus()
    QTest.mouseClick(page.form.delete_button, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.view
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert logged(session) == []
    assert page.focusWidget() is page.form.minutes


def test_several_are_deleted_at_once(page, session):
    ids = [log(session, day) for day in (3, 4, 5)]
    page.view.selectAll()
    assert set(page.view.selected_ids()) == set(ids)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert logged(session) == []
    assert session.book.undo_label == "Delete activities"


def test_an_entry_is_logged_again_today(page, session):
    anna = person(session, "Anna")
    first = log(session, 3, 30, (anna,), occasion="Aurora")
    click(page, first)
    QTest.mouseClick(page.form.again_button, Qt.MouseButton.LeftButton)
    assert page.form.activity_id == 0
    QTest.mouseClick(page.form.save_button, Qt.MouseButton.LeftButton)
    again, old = logged(session)
    assert (again.day, again.minutes, again.occasion) == (TODAY, 30, "Aurora")
    assert again.people == old.people


def test_undoing_what_the_form_shows_empties_it(page, session):
    first = log(session, 3, 30)
    click(page, first)
    session.book.undo()
    assert page.form.activity_id == 0
    assert page.form.minutes.text() == ""


def test_undo_is_followed_by_the_form(page, session):
    first = log(session, 3, 30)
    activities.save(session.book, Activity(id=first, day=TODAY, minutes=99))
    click(page, first)
    session.book.undo()
    assert page.form.activity_id == first
    assert page.form.minutes.minutes() == 30


def test_months_are_turned_and_all_shows_every_one(page, session):
    log(session, -30, 10)  # October
    log(session, 3, 30)
    assert page.sum_label.text().startswith("1 activity · 0:30")
    QTest.mouseClick(page.chooser.previous_button, Qt.MouseButton.LeftButton)
    assert page.chooser.month_label.text() == "October 2026"
    assert page.sum_label.text().startswith("1 activity · 0:10")
    QTest.mouseClick(page.chooser.all_button, Qt.MouseButton.LeftButton)
    assert page.sum_label.text().startswith("2 activities · 0:40")
    QTest.mouseClick(page.chooser.this_button, Qt.MouseButton.LeftButton)
    assert page.chooser.month_label.text() == "November 2026"
    assert not page.chooser.everything


def test_logging_in_another_month_turns_to_it(page, session):
    fill(page.form.day, "3/10")
    fill(page.form.minutes, "45")
    QTest.keyClick(page.form.minutes, ENTER)
    assert page.chooser.month == NOVEMBER - 1
    assert "One-to-one, 0:45" in listed(page)


def test_words_are_searched_for_once_when_the_typing_pauses(page, session, qtbot):
    log(session, 4, 40, notes="Fiera di Città")
    log(session, 3, 30)
    searched = []
    page.chooser.changed.connect(lambda: searched.append(page.chooser.search.text()))
    QTest.keyClicks(page.chooser.search, "citta")
    assert searched == []
    qtbot.waitUntil(lambda: page.sum_label.text().startswith("1 activity · 0:40"))
    assert searched == ["citta"]
    QTest.keyClicks(page.chooser.search, "x")
    QTest.keyClick(page.chooser.search, Qt.Key.Key_Return)  # does not wait
    assert page.below.currentWidget() is page.no_match


def test_kind_person_and_words_narrow_the_list_and_can_be_cleared(page, session):
    anna = person(session, "Anna", "Bianchi")
    log(session, 3, 30, (anna,))
    log(session, 4, 40, kind=ActivityKind.EVENT, notes="Fiera di Città")
    QTest.keyClicks(page.chooser.search, "citta\r")
    assert page.sum_label.text().startswith("1 activity · 0:40")
    page.chooser.search.clear()
    QTest.keyClicks(page.chooser.person, "anna")
    QTest.keyClick(page.chooser.person, ENTER)
    assert page.sum_label.text().startswith("1 activity · 0:30")
    page.chooser.kind.set_value(ActivityKind.EVENT)
    page.chooser.kind.edited.emit()
    assert page.below.currentWidget() is page.no_match
    QTest.mouseClick(page.no_match.button, Qt.MouseButton.LeftButton)
    assert page.sum_label.text().startswith("2 activities")
    assert page.below.currentWidget() is page.view


def test_a_name_nobody_has_does_not_stay_in_the_filter_of_people(page, session):
    log(session, 3)
    person_shown = page.chooser.person
    QTest.keyClicks(person_shown, "nobody")
    QTest.keyClick(person_shown, ENTER)
    assert person_shown.text() == ""
    assert contacts.count(session.book) == 0
    assert page.sum_label.text().startswith("1 activity")


def test_an_empty_book_and_an_empty_month_say_so(page, session):
    assert page.below.currentWidget() is page.nothing
    assert page.nothing.head.text() == "No activities yet"
    log(session, -30)
    assert page.nothing.head.text() == "No activities in this month"


def test_a_long_list_is_read_as_it_is_scrolled(page, session):
    with session.book.edit("Many") as edit:
        edit.put_many(
            Activity(day=TODAY - datetime.timedelta(days=number // 3), minutes=number % 50 + 1)
            for number in range(1000)
        )
    page.chooser.all_button.click()
    model = page.view.list_model
    assert model.loaded < 1000
    while model.canFetchMore(model.index(-1)):
        page.view.scrollToBottom()
        page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
        model.fetchMore(model.index(-1))
    entries = [item for item in model.items if not isinstance(item, Heading)]
    headings = [item for item in model.items if isinstance(item, Heading)]
    assert len({entry.id for entry in entries}) == len(entries) == 1000
    assert len({heading.day for heading in headings}) == len(headings) == 334
    assert sum(heading.minutes for heading in headings) == sum(e.minutes for e in entries)


def test_a_page_out_of_sight_catches_up_when_it_is_shown(page, session):
    page.hide()
    log(session, 3, 30)
    assert listed(page) == []
    page.show()
    assert "One-to-one, 0:30" in listed(page)


def test_other_pages_can_ask_to_log_with_somebody_and_to_show_an_entry(page, session):
    anna = person(session, "Anna")
    page.log_with(anna)
    assert page.form.people.ids() == (anna,)
    page.form.new()
    old = log(session, -30, 10)
    page.show_activity(old)
    assert page.form.activity_id == old
    assert page.view.selected_ids() == [old]


def test_an_entry_far_down_a_full_month_is_read_and_shown(page, session):
    old = log(session, 1, 7)
    with session.book.edit("Many") as edit:
        edit.put_many(Activity(day=TODAY, minutes=1) for _number in range(500))
    page.chooser.all_button.click()
    page.show_activity(old)
    assert not page.chooser.everything
    assert page.view.selected_ids() == [old]
    assert page.form.minutes.minutes() == 7


def test_italian_days_are_written_in_italian(qtbot, session):
    i18n.use_language("it")
    log(session, 3, 30)
    page = ActivitiesPage(session)
    qtbot.addWidget(page)
    page.show()
    assert listed(page)[0].startswith("Martedì 3 novembre")


def test_what_looks_like_markup_is_shown_as_it_is(page, session):
    evil = person(session, "<b>Eve</b>", "& Sons")
    page.log_with(evil)
    assert [chip.text() for chip in page.form.people.chips()] == ["<b>Eve</b> && Sons"]


@pytest.fixture
def clock(session: Session):
    """A clock that stands until it is moved."""
    timer = timer_of(session)
    now = [NOON]
    timer.now = lambda: now[0]

    def move(minutes: float) -> None:
        now[0] += datetime.timedelta(minutes=minutes)

    return move


def test_the_timer_becomes_an_entry(page, session, clock, bar):
    QTest.mouseClick(bar.start_button, Qt.MouseButton.LeftButton)
    clock(10)
    QTest.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    clock(60)
    QTest.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    clock(4.5)
    page.log_timer()
    assert page.form.minutes.minutes() == 15
    assert logged(session) == []
    QTest.keyClick(page.form.minutes, ENTER)
    assert [row.minutes for row in logged(session)] == [15]
    assert bar.timer.idle


def test_the_timers_minutes_join_what_is_being_typed(page, session, clock):
    page.timer.start()
    QTest.keyClicks(page.form.occasion, "Fair")
    clock(20)
    page.log_timer()
    assert page.form.occasion.text() == "Fair"
    assert page.form.minutes.minutes() == 20


def test_a_time_not_logged_stays_on_the_timer(page, session, clock):
    page.timer.start()
    clock(20)
    page.log_timer()
    page.form.cancel_button.click()
    assert not page.timer.idle
    assert page.timer.minutes == 20


def test_an_entry_only_begun_by_a_button_is_left_without_being_logged(page, session):
    anna = person(session, "Anna")
    page.log_with(anna)
    assert page.save()
    assert logged(session) == []
    assert page.form.people.ids() == (anna,)
    assert page.form.cancel_button.isEnabled()
    QTest.keyClicks(page.form.minutes, "45")
    assert page.save_draft()
    assert [row.people for row in logged(session)] == [((anna, "Anna"),)]


def test_leaving_the_timers_minutes_unconfirmed_logs_nothing_and_keeps_the_timer(
    page, session, clock
):
    old = log(session, 3, 30)
    page.timer.start()
    clock(20)
    page.log_timer()
    assert page.save()
    assert len(logged(session)) == 1
    click(page, old)  # another entry, changed and saved, has nothing to do with the timer
    fill(page.form.minutes, "31")
    QTest.keyClick(page.form.minutes, ENTER)
    assert page.timer.minutes == 20


@pytest.mark.parametrize("where", ["minutes", "occasion", "notes"])
def test_ctrl_s_logs_what_the_timer_put_in(page, session, clock, where):
    page.timer.start()
    clock(20)
    page.log_timer()
    field = getattr(page.form, where)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [row.minutes for row in logged(session)] == [20]
    assert page.timer.idle


def test_time_counted_while_the_entry_was_written_stays_on_the_timer(page, session, clock):
    timer = page.timer
    timer.start()
    clock(20)
    page.log_timer()
    timer.start()
    clock(5)
    QTest.keyClick(page.form.minutes, ENTER)
    assert [row.minutes for row in logged(session)] == [20]
    assert timer.running
    assert timer.seconds == 300


def test_time_thrown_away_is_not_offered_any_more(page, session, clock, bar):
    page.timer.start()
    clock(0.5)
    page.log_timer()
    bar.discard_button.click()
    assert page.form.minutes.text() == ""


def test_an_untouched_form_is_for_today_though_the_program_stayed_open(page, session, monkeypatch):
    log(session, 24, 30)
    page.hide()
    december = datetime.date(2026, 12, 1)
    monkeypatch.setattr(session, "today", lambda: december)
    page.show()
    assert page.form.day.day() == december
    assert page.chooser.month == month_key(december)
    assert not page.form.dirty


def test_what_was_typed_yesterday_keeps_its_day(page, session, monkeypatch):
    QTest.keyClicks(page.form.notes, "late")
    monkeypatch.setattr(session, "today", lambda: TODAY + datetime.timedelta(days=1))
    page.hide()
    page.show()
    assert page.form.day.day() == TODAY
    page.form.new()


def test_the_timer_goes_on_when_the_program_was_closed(session, clock):
    timer = timer_of(session)
    timer.start()
    clock(5)
    again = type(timer)(session)
    again.now = timer.now
    assert again.running
    assert again.seconds == 300


def test_a_time_worth_something_is_not_thrown_away_unasked(page, clock, bar, monkeypatch):
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: answers.pop(0))
    page.timer.start()
    clock(5)
    bar.discard_button.click()
    assert not page.timer.idle
    bar.discard_button.click()
    assert page.timer.idle


@pytest.mark.parametrize("word", ["Change", "Log again today", "Delete", "Show Anna && Co"])
def test_the_menu_of_an_entry_does_what_it_says(page, session, word):
    anna = person(session, "Anna", "& Co")
    first = log(session, 3, 30, (anna,))
    shown = []
    page.contact_requested.connect(shown.append)
    page.view.select(first)
    place = page.view.visualRect(page.view.currentIndex()).center()
    QApplication.sendEvent(
        page.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    )
    menu = page.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == word).trigger()
    menu.close()
    done = {
        "Change": page.form.activity_id == first,
        "Log again today": page.form.activity_id == 0 and page.form.minutes.minutes() == 30,
        "Delete": logged(session) == [],
        "Show Anna && Co": shown == [anna],
    }
    assert [text for text, was_done in done.items() if was_done] == [word]


def test_the_menu_key_opens_the_menu_of_the_current_entry(page, session, qtbot):
    first = log(session, 3, 30)
    log(session, 24)
    page.view.menu_wanted.disconnect()
    page.view.select(first)
    with qtbot.waitSignal(page.view.menu_wanted) as asked:
        QApplication.sendEvent(
            page.view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)),
        )
    assert asked.args[0].id == first


def test_list_and_sums_follow_an_undo(page, session):
    log(session, 3, 30)
    assert page.sum_label.text() == "1 activity · 0:30 hours"
    session.book.undo()
    assert page.sum_label.text() == "0 activities · 0:00 hours"
    assert page.below.currentWidget() is page.nothing


def test_logging_again_saves_what_was_typed_first(page, book):
    number = activities.save(book, Activity(day=datetime.date(2026, 11, 1), minutes=60), ())
    page.show_activity(number)
    page.form.notes.setPlainText("typed")
    page.form.again_button.click()
    assert book.get(Activity, number).notes == "typed"
    assert page.form.activity_id == 0
    assert page.form.notes.toPlainText() == "typed"
