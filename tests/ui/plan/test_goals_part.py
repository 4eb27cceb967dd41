from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from netplanner import goals, i18n
from netplanner.model.plan import Goal, GoalStatus, Measure
from netplanner.model.work import Activity, ActivityKind, Purpose
from tests.ui.plan.keys import stops
from ui.plan.goal_row import second_line
from ui.plan.page import PlanPage

NOVEMBER = 2026 * 12 + 10


@pytest.fixture
def page(qtbot, session):
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.resize(1050, 720)
    with qtbot.waitExposed(page):
        page.show()
    return page


def save(book, title: str, measure: Measure = Measure.ONE_TO_ONES, **more) -> Goal:
    values = {
        "start_on": datetime.date(2026, 11, 1),
        "due_on": datetime.date(2026, 11, 30),
        "purposes": Purpose.NONE,
        "target": 4,
    }
    return goals.save(book, Goal(title=title, measure=measure, **(values | more)))


def titles(page: PlanPage) -> list[str]:
    return [standing.goal.title for standing in page.goals.model.rows]


def type_into(qtbot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def click_row(qtbot, page: PlanPage, row: int) -> None:
    view = page.goals.list
    where = view.visualRect(page.goals.model.index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))


def test_an_empty_month_says_what_a_goal_is_and_offers_the_first(qtbot, page, book):
    assert page.goals.empty.isVisible()
    assert not page.goals.side.isVisible()
    qtbot.mouseClick(page.goals.empty.button, Qt.MouseButton.LeftButton)
    form = page.goals.form
    assert form.isVisible()
    assert not page.goals.empty.button.isVisible()  # what it offers is there
    assert page.focusWidget() is form.title
    type_into(qtbot, form.title, "Meet the chamber")
    type_into(qtbot, form.target, "6")
    qtbot.mouseClick(form.purposes.chips[Purpose.BUSINESS], Qt.MouseButton.LeftButton)
    qtbot.keyClick(form.target, Qt.Key.Key_Return)
    (goal,) = goals.in_month(book, NOVEMBER)
    assert (goal.title, goal.target, goal.purposes) == ("Meet the chamber", 6, Purpose.BUSINESS)
    assert goal.start_on == datetime.date(2026, 11, 1)
    assert goal.due_on == datetime.date(2026, 11, 30)
    assert titles(page) == ["Meet the chamber"]
    assert page.goals.list.isVisible()


def test_a_goal_of_hours_takes_a_bare_number_as_hours(qtbot, page, book):
    page.new()
    form = page.goals.form
    type_into(qtbot, form.title, "Time")
    form.measure.set_value(Measure.HOURS)
    form.measure.edited.emit()
    type_into(qtbot, form.target, "20")
    assert page.save_draft()
    (goal,) = goals.in_month(book, NOVEMBER)
    assert goal.target == 1200
    assert form.target.text() == "20:00"


def test_nonsense_is_marked_at_its_field_and_nothing_typed_is_lost(qtbot, page, book):
    page.new()
    form = page.goals.form
    type_into(qtbot, form.target, "many")
    type_into(qtbot, form.due_on, "30/02")
    assert not page.save_draft()
    assert form.form.fields["title"].problem == "Give the goal a name."
    assert "whole number" in form.form.fields["target"].problem
    assert "no day" in form.form.fields["due_on"].problem
    assert (form.target.text(), form.due_on.text()) == ("many", "30/02")
    assert goals.in_month(book, NOVEMBER) == []


def test_what_is_typed_is_saved_when_another_goal_is_chosen(qtbot, page, book):
    save(book, "First")
    save(book, "Second", due_on=datetime.date(2026, 12, 31))
    assert page.goals.form.title.text() == "First"
    type_into(qtbot, page.goals.form.title, "Renamed")
    click_row(qtbot, page, 1)
    assert page.goals.form.title.text() == "Second"
    assert titles(page) == ["Renamed", "Second"]


def test_a_marked_field_keeps_its_goal_in_the_form(qtbot, page, book):
    save(book, "First")
    save(book, "Second", due_on=datetime.date(2026, 12, 31))
    type_into(qtbot, page.goals.form.target, "x")
    click_row(qtbot, page, 1)
    assert page.goals.form.title.text() == "First"
    assert page.goals.form.target.text() == "x"
    qtbot.waitUntil(lambda: page.goals.list.currentIndex().row() == 0)


def test_logging_an_activity_moves_the_goal_at_once(page, book):
    save(book, "Talk")
    with book.edit("log") as edit:
        edit.put(
            Activity(day=datetime.date(2026, 11, 23), minutes=60, kind=ActivityKind.ONE_TO_ONE)
        )
    (standing,) = page.goals.model.rows
    assert (standing.value, standing.status) == (1, GoalStatus.AT_RISK)
    words = page.goals.model.index(0, 0).data()
    assert words == "Talk. One-to-ones: 1 of 4, by today 3. At risk. Due 30/11/2026."


def test_a_deleted_goal_comes_back_by_undo(qtbot, page, book):
    save(book, "First")
    save(book, "Second", due_on=datetime.date(2026, 12, 31))
    qtbot.mouseClick(page.goals.form.delete_button, Qt.MouseButton.LeftButton)
    assert titles(page) == ["Second"]
    assert page.goals.form.title.text() == "Second"
    book.undo()
    assert titles(page) == ["First", "Second"]
    page.goals.list.setCurrentIndex(page.goals.model.index(0, 0))
    qtbot.keyClick(page.goals.list, Qt.Key.Key_Delete)
    assert titles(page) == ["Second"]


def test_deleting_the_last_goal_shows_the_empty_state_again(qtbot, page, book):
    save(book, "Only")
    qtbot.mouseClick(page.goals.form.delete_button, Qt.MouseButton.LeftButton)
    assert page.goals.empty.isVisible()


def test_undoing_the_adding_of_a_goal_being_changed_does_not_lose_what_is_typed(qtbot, page, book):
    save(book, "First")
    type_into(qtbot, page.goals.form.title, "Typed")
    book.undo()
    assert page.goals.form.title.text() == "Typed"
    assert page.save_draft()
    assert titles(page) == ["Typed"]


def test_counting_by_hand_goes_by_buttons_and_by_keys(qtbot, page, book):
    mine = save(book, "Cards", Measure.BY_HAND)
    form = page.goals.form
    assert form.counter.isVisible()
    assert not form.less.isEnabled()
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.less, Qt.MouseButton.LeftButton)
    page.goals.list.setFocus()
    qtbot.keyClicks(page.goals.list, "+")
    assert book.get(Goal, mine.id).counted == 2
    assert form.counted.text() == "2"
    save(book, "Talk", due_on=datetime.date(2026, 12, 1))
    click_row(qtbot, page, 1)
    assert not form.counter.isVisible()


def test_what_is_counted_by_hand_can_be_typed(qtbot, page, book):
    mine = save(book, "Cards", Measure.BY_HAND)
    form = page.goals.form
    type_into(qtbot, form.counted, "lots")
    assert not page.save()
    assert "whole number" in form.form.fields["counted"].problem
    type_into(qtbot, form.counted, "47")
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    assert book.get(Goal, mine.id).counted == 48
    type_into(qtbot, form.counted, "some")
    form.measure.set_value(Measure.ACTIVITIES)
    form.measure.edited.emit()
    assert page.save()  # what is out of sight holds nobody up
    assert book.get(Goal, mine.id).counted == 48


@pytest.mark.parametrize("give_up", ["click", "escape"])
def test_a_new_goal_can_be_given_up(qtbot, page, book, give_up):
    save(book, "First")
    page.new()
    form = page.goals.form
    type_into(qtbot, form.target, "many")
    assert not page.save_draft()
    if give_up == "click":
        qtbot.mouseClick(form.discard_button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(form.target, Qt.Key.Key_Escape)
    assert form.title.text() == "First"
    assert form.form.fields["target"].problem is None
    assert page.save_draft()
    assert titles(page) == ["First"]


def test_what_is_typed_into_a_goal_can_be_discarded(qtbot, page, book):
    save(book, "First")
    form = page.goals.form
    assert not form.discard_button.isEnabled()
    type_into(qtbot, form.title, "Other")
    qtbot.mouseClick(form.discard_button, Qt.MouseButton.LeftButton)
    assert form.title.text() == "First"
    assert not form.edited


def test_giving_up_the_first_goal_shows_the_empty_month_again(qtbot, page):
    page.new()
    assert page.goals.side.isVisible()
    qtbot.mouseClick(page.goals.form.discard_button, Qt.MouseButton.LeftButton)
    assert not page.goals.side.isVisible()
    assert page.goals.empty.isVisible()


def test_a_measure_that_depends_on_others_gets_a_word_of_advice(qtbot, page):
    page.new()
    form = page.goals.form
    assert not form.advice.isVisible()
    form.measure.set_value(Measure.CLOSED_BUSINESS)
    form.measure.edited.emit()
    assert form.advice.isVisible()
    assert form.form.fields["target"].label.text() == "How much, EUR"


def test_the_month_and_the_year_show_their_own_goals(qtbot, page, book):
    save(book, "November")
    save(
        book,
        "March",
        start_on=datetime.date(2026, 3, 1),
        due_on=datetime.date(2026, 3, 31),
    )
    assert titles(page) == ["November"]
    page.goals.span.setCurrentIndex(1)
    assert titles(page) == ["March", "November"]
    page.goals.span.setCurrentIndex(0)
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert (page.month_box.currentText(), titles(page)) == ("October", [])
    page.show_month(2026 * 12 + 2)
    assert titles(page) == ["March"]


def test_the_months_go_on_over_the_turn_of_the_year(qtbot, page):
    for _turn in range(2):
        qtbot.mouseClick(page.forward, Qt.MouseButton.LeftButton)
    assert (page.month_box.currentText(), page.year_box.value()) == ("January", 2027)
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert page.month == 2026 * 12 + 11


def test_the_buttons_ask_for_the_papers_of_the_month_and_year_shown(qtbot, page):
    page.show_month(2025 * 12 + 4)
    with qtbot.waitSignal(page.print_requested) as printed:
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.export_goals_requested) as exported:
        qtbot.mouseClick(page.goals.export_button, Qt.MouseButton.LeftButton)
    assert (printed.args, exported.args) == ([2025 * 12 + 4], [2025])


def test_changes_made_while_the_page_is_hidden_are_read_when_it_is_shown(page, book):
    page.hide()
    save(book, "Later")
    assert titles(page) == []
    page.show()
    assert titles(page) == ["Later"]


def test_a_title_with_markup_stays_text(qtbot, page, book):
    save(book, "<b>Bold</b> & co")
    assert page.goals.model.index(0, 0).data().startswith("<b>Bold</b> & co.")
    assert not page.goals.grab().isNull()


@pytest.mark.parametrize("text", ["1.5", "5feb10", "-3", "<b>4</b>", "9" * 10_000])
def test_what_is_no_whole_number_is_marked_and_makes_no_other_target(qtbot, page, book, text):
    page.new()
    form = page.goals.form
    type_into(qtbot, form.title, "Meet people")
    form.target.setText(text)
    form.target.textEdited.emit(text)
    assert not page.save_draft()
    assert "whole number" in form.form.fields["target"].problem
    assert form.target.text() == text
    assert goals.in_month(book, NOVEMBER) == []


def test_every_control_of_the_goals_is_reached_by_tab_in_the_order_of_the_eye(qtbot, page, book):
    save(book, "Cards", Measure.BY_HAND, counted=2)
    goals_part, form = page.goals, page.goals.form
    type_into(qtbot, form.title, "Cards given")
    chips = list(form.purposes.chips.values())
    assert stops(qtbot, page) == [
        *(page.back, page.month_box, page.year_box, page.forward, page.print_button),
        *(page.tabs.tabBar(), goals_part.span, goals_part.export_button, goals_part.new_button),
        *(goals_part.list, form.title, form.measure, form.target),
        *(form.counted, form.less, form.more, form.start_on, form.due_on, *chips),
        *(form.delete_button, form.discard_button, form.save_button),
    ]


def test_the_keyboard_begins_in_the_list_or_where_a_first_goal_is_begun(page, book):
    assert page.first_field() is page.goals.empty.button
    save(book, "First")
    assert page.first_field() is page.goals.list


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_after_the_save_button_the_keyboard_stays_in_the_form(qtbot, page, book, way):
    save(book, "First")
    form = page.goals.form
    type_into(qtbot, form.title, "Renamed")
    form.save_button.setFocus()
    if way == "mouse":
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(form.save_button, Qt.Key.Key_Space)
    assert titles(page) == ["Renamed"]
    assert page.focusWidget() is form.title


def test_the_keyboard_stays_in_the_goals_when_a_button_goes(qtbot, page, book):
    mine = save(book, "Cards", Measure.BY_HAND, counted=1)
    form = page.goals.form
    form.less.setFocus()
    qtbot.keyClick(form.less, Qt.Key.Key_Space)
    assert book.get(Goal, mine.id).counted == 0
    assert page.focusWidget() is form.more
    form.delete_button.setFocus()
    qtbot.keyClick(form.delete_button, Qt.Key.Key_Space)
    assert page.focusWidget() is page.goals.empty.button
    page.new()
    form.discard_button.setFocus()
    qtbot.keyClick(form.discard_button, Qt.Key.Key_Space)
    assert page.focusWidget() is page.goals.empty.button


def test_a_goal_that_is_typed_is_not_called_saved(qtbot, page, book, session):
    save(book, "First")
    said = []
    session.unsaved.connect(said.append)
    type_into(qtbot, page.goals.form.title, "Renamed")
    assert said[-1] is True
    assert page.save()
    assert said[-1] is False


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_row_has_the_day_a_goal_is_due_however_narrow(page, book, language):
    save(book, "Hours", Measure.HOURS, target=240 * 60, start_on=datetime.date(2026, 1, 1))
    i18n.use_language(language)
    (standing,) = page.goals.model.rows
    metrics = QFontMetrics(page.goals.list.font())
    for room in range(150, 600, 25):
        left, right = second_line(standing, "EUR", metrics, room)
        assert "30/11/2026" in left
        assert "240:00" in right
    assert len(second_line(standing, "EUR", metrics, 900)[0]) > len("30/11/2026")


def test_a_new_goal_waits_in_its_form_until_its_button_saves_it(qtbot, page, book):
    save(book, "First")
    page.new()
    form = page.goals.form
    type_into(qtbot, form.title, "Half a")
    assert page.has_draft()
    assert page.save()  # the page can be left
    page.tabs.setCurrentWidget(page.budget)
    page.show_month(NOVEMBER + 1)
    page.hide()
    page.show()
    page.tabs.setCurrentWidget(page.goals)
    page.show_month(NOVEMBER)
    assert titles(page) == ["First"]
    assert form.title.text() == "Half a"
    type_into(qtbot, form.target, "3")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert titles(page) == ["First", "Half a"]
    assert not page.has_draft()


def test_a_goal_not_saved_yet_is_told_of_while_the_budget_is_looked_at(qtbot, page, session):
    told: list[bool] = []
    session.unsaved.connect(told.append)
    page.new()
    type_into(qtbot, page.goals.form.title, "Two one-to-ones a week")
    page.tabs.setCurrentWidget(page.budget)
    page.show_month(NOVEMBER + 1)
    assert page.has_draft()
    assert told[-1] is True
    page.tabs.setCurrentWidget(page.goals)
    qtbot.mouseClick(page.goals.form.discard_button, Qt.MouseButton.LeftButton)
    assert told[-1] is False
