from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from netplanner import budget, i18n
from netplanner.errors import InvalidError
from netplanner.method.budget import Line
from netplanner.model.plan import Expense, ExpenseCategory
from netplanner.model.work import Activity, ActivityKind
from tests.ui.plan.keys import stops
from ui.plan.budget_model import YEAR
from ui.plan.page import PlanPage

NOVEMBER = 2026 * 12 + 10
DUES, TICKETS, MEALS = range(3)


@pytest.fixture
def page(qtbot, session):
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.resize(1050, 720)
    with qtbot.waitExposed(page):
        page.show()
    page.tabs.setCurrentWidget(page.budget)
    return page


@pytest.fixture
def table(page):
    return page.budget.money.table


def go(table, row: int, column: int) -> None:
    table.go(row, column)
    table.setFocus()


def editor(table) -> QLineEdit:
    (line,) = (one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    return line


def type_cell(qtbot, table, row: int, column: int, text: str) -> None:
    """Type into a cell as in a spreadsheet: go there, type, Enter."""
    go(table, row, column)
    qtbot.keyClick(table, text[0])
    line = editor(table)
    qtbot.keyClicks(line, text[1:])
    qtbot.keyClick(line, Qt.Key.Key_Return)


def planned(book, category: ExpenseCategory, year: int = 2026) -> list[int]:
    return [line.planned for line in budget.year_budget(book, year).money.rows[category]]


def test_an_amount_typed_into_a_cell_is_planned_and_enter_goes_down(qtbot, book, table):
    type_cell(qtbot, table, DUES, 10, "12,50")
    assert planned(book, ExpenseCategory.DUES)[10] == 1250
    assert (table.currentIndex().row(), table.currentIndex().column()) == (TICKETS, 10)
    assert table.budget.index(DUES, 10).data() == "12.50"
    assert book.undo_label == "Change money budget"
    book.undo()
    assert table.budget.index(DUES, 10).data() == ""


def test_hours_typed_into_a_cell_are_hours(qtbot, page, book):
    page.budget.switch.button(1).click()
    type_cell(qtbot, page.budget.hours.table, 0, 0, "5")
    type_cell(qtbot, page.budget.hours.table, 1, 0, "1:30")
    type_cell(qtbot, page.budget.hours.table, 2, 0, "45m")
    time = budget.year_budget(book, 2026).time
    assert [time.rows[kind][0].planned for kind in list(ActivityKind)[:3]] == [300, 90, 45]


def test_nonsense_keeps_the_cell_open_and_says_why(qtbot, page, book, table):
    type_cell(qtbot, table, DUES, 0, "abc")
    line = editor(table)
    assert line.text() == "abc"
    assert line.property("problem") == "true"
    assert "no amount" in page.budget.detail.text()
    line.selectAll()
    qtbot.keyClicks(line, "7")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert planned(book, ExpenseCategory.DUES)[0] == 700
    assert "no amount" not in page.budget.detail.text()


def test_what_is_being_typed_outlives_a_change_of_the_book(qtbot, book, table):
    go(table, DUES, 0)
    qtbot.keyClick(table, "9")
    budget.save_expense(book, Expense(day=datetime.date(2026, 1, 2), amount_cents=100))
    assert editor(table).text() == "9"


def test_saving_plans_what_stands_in_an_open_cell(qtbot, page, book, table):
    go(table, DUES, 0)
    qtbot.keyClick(table, "9")
    assert page.save()
    assert planned(book, ExpenseCategory.DUES)[0] == 900
    go(table, DUES, 0)
    qtbot.keyClick(table, "x")
    assert not page.save()
    assert editor(table).text() == "x"


def test_a_marked_cell_brings_its_part_back(qtbot, page, table):
    go(table, DUES, 0)
    qtbot.keyClick(table, "x")
    page.tabs.setCurrentWidget(page.goals)
    assert page.tabs.currentWidget() is page.budget
    page.budget.switch.button(1).click()
    assert page.budget.money.isVisible()
    assert "no amount" in page.budget.detail.text()


def test_escape_leaves_the_cell_as_it_was(qtbot, book, table):
    go(table, DUES, 0)
    qtbot.keyClick(table, "9")
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    assert planned(book, ExpenseCategory.DUES)[0] == 0
    assert book.undo_label is None


def test_an_amount_typed_into_the_year_is_spread_over_its_months(qtbot, book, table):
    type_cell(qtbot, table, MEALS, YEAR, "1000")
    assert sum(planned(book, ExpenseCategory.MEALS)) == 100_000
    assert book.undo_label == "Spread money over the year"


def test_a_cell_fills_the_months_to_its_right_or_all_of_them(qtbot, page, book, table):
    type_cell(qtbot, table, DUES, 9, "10")
    go(table, DUES, 9)
    qtbot.mouseClick(page.budget.fill_button, Qt.MouseButton.LeftButton)
    assert planned(book, ExpenseCategory.DUES) == [0] * 9 + [1000] * 3
    qtbot.mouseClick(page.budget.same_button, Qt.MouseButton.LeftButton)
    assert planned(book, ExpenseCategory.DUES) == [1000] * 12
    assert book.undo_label == "Same budget every month"
    book.undo()
    assert planned(book, ExpenseCategory.DUES) == [0] * 9 + [1000] * 3


def test_a_block_copied_from_a_spreadsheet_is_pasted_as_one_step(qtbot, book, table):
    QGuiApplication.clipboard().setText('10\t20,50\n\t"1,000"\n')
    go(table, DUES, 10)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert planned(book, ExpenseCategory.DUES)[10:] == [1000, 2050]
    assert planned(book, ExpenseCategory.TICKETS)[10:] == [0, 100_000]
    book.undo()
    assert not budget.is_planned(book, 2026)


def test_nonsense_in_the_clipboard_pastes_nothing_at_all(qtbot, book, table):
    QGuiApplication.clipboard().setText("10\tfoo")
    go(table, DUES, 0)
    with pytest.raises(InvalidError, match="foo"):
        table.paste()
    assert not budget.is_planned(book, 2026)


def test_selected_cells_are_copied_and_cleared_by_keys(qtbot, book, table):
    budget.spread_money(book, 2026, ExpenseCategory.DUES, 12_000)
    go(table, DUES, 0)
    for _step in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "10\t10\t10"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert planned(book, ExpenseCategory.DUES) == [0] * 3 + [1000] * 9
    assert book.undo_label == "Clear budget"


def test_control_leaps_to_the_edge_and_delete_clears_the_cell_one_stands_on(qtbot, book, table):
    budget.spread_money(book, 2026, ExpenseCategory.DUES, 12_000)
    budget.spread_money(book, 2026, ExpenseCategory.MEALS, 12_000)
    go(table, MEALS, 5)
    for key, cell in (
        (Qt.Key.Key_Right, (MEALS, YEAR)),
        (Qt.Key.Key_Left, (MEALS, 0)),
        (Qt.Key.Key_Up, (DUES, 0)),
        (Qt.Key.Key_End, (len(ExpenseCategory) - 1, YEAR)),
        (Qt.Key.Key_Home, (DUES, 0)),
    ):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        here = table.currentIndex()
        assert (here.row(), here.column()) == cell
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert planned(book, ExpenseCategory.DUES) == [0] + [1000] * 11
    assert planned(book, ExpenseCategory.MEALS) == [1000] * 12


def test_the_year_of_a_row_is_pasted_and_cleared_like_it_is_typed(qtbot, book, table):
    QGuiApplication.clipboard().setText("120\n240")
    go(table, DUES, YEAR)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert planned(book, ExpenseCategory.DUES) == [1000] * 12
    assert planned(book, ExpenseCategory.TICKETS) == [2000] * 12
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert planned(book, ExpenseCategory.DUES) == [0] * 12
    assert planned(book, ExpenseCategory.TICKETS) == [2000] * 12
    book.undo()
    book.undo()
    assert not budget.is_planned(book, 2026)


def test_totals_cannot_be_typed_into(table):
    last = table.budget.rowCount() - 1
    assert not table.budget.flags(table.budget.index(last, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not table.budget.setData(table.budget.index(last, 0), "5")


def test_more_spent_than_planned_is_said_in_words(page, book, table):
    budget.plan_money(book, {(NOVEMBER, ExpenseCategory.DUES): 5_000})
    budget.save_expense(
        book,
        Expense(day=datetime.date(2026, 11, 3), category=ExpenseCategory.DUES, amount_cents=6_000),
    )
    go(table, DUES, 10)
    assert page.budget.detail.text() == (
        "Dues, memberships, November 2026: planned 50, spent 60, over by 10."
    )
    spoken = table.budget.index(DUES, 10).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == page.budget.detail.text()
    month, year = page.budget.left
    assert month.text() == "November 2026: €10.00 more than the €50.00 planned"
    assert (month.objectName(), year.objectName()) == ("problem", "problem")
    assert not page.budget.money.grab().isNull()


def test_the_totals_stand_under_their_months_in_a_narrow_window(qtbot, page, book):
    budget.spread_money(book, 2026, ExpenseCategory.DUES, 99_999_999)
    page.resize(760, 600)
    grid = page.budget.money

    def november(view) -> int:
        return view.columnViewportPosition(10)

    qtbot.waitUntil(lambda: november(grid.table) == november(grid.totals))

    def in_sight() -> bool:
        room = grid.table.viewport().rect()
        return room.contains(grid.table.visualRect(grid.model.index(0, 10)).center())

    qtbot.waitUntil(in_sight)
    grid.table.horizontalScrollBar().setValue(0)
    assert november(grid.table) == november(grid.totals)
    assert grid.table.horizontalScrollBar().maximum() > 0


AT_1280, AT_1000 = (1074, 690), (794, 590)  # the page in windows of these widths


def plan_all(book) -> None:
    """A budget as they are: some lines in every month, and here and there more than planned."""
    for category, month in ((ExpenseCategory.MEALS, 80_00), (ExpenseCategory.TICKETS, 30_00)):
        budget.spread_money(book, 2026, category, 12 * month)
    budget.plan_money(book, {(NOVEMBER - 10, ExpenseCategory.DUES): 780_00})
    for month, cents in ((1, 9_150), (6, 14_490), (9, 86_290), (11, 6_150)):
        budget.save_expense(
            book,
            Expense(
                day=datetime.date(2026, month, 3),
                category=ExpenseCategory.MEALS,
                amount_cents=cents,
            ),
        )


def in_sight(table, rows: list[int], columns: list[int]) -> list[tuple[int, int]]:
    """The cells that can be seen whole."""
    room = table.viewport().rect()
    return [
        (row, column)
        for row in rows
        for column in columns
        if room.contains(table.visualRect(table.budget.index(row, column)))
    ]


def laid_out(qtbot, page, size: tuple[int, int]) -> None:
    page.resize(*size)
    table = page.budget.money.table
    qtbot.waitUntil(lambda: table.visualRect(table.currentIndex()).width() > 0)
    QApplication.processEvents()


def test_the_whole_year_and_all_its_lines_are_seen_in_a_window_of_1280(qtbot, page, book, table):
    plan_all(book)
    laid_out(qtbot, page, AT_1280)
    rows, columns = list(range(len(ExpenseCategory))), list(range(YEAR + 1))
    assert len(in_sight(table, rows, columns)) == len(rows) * len(columns)


def test_the_whole_year_and_ten_lines_are_seen_in_a_window_of_1000(qtbot, page, book, table):
    plan_all(book)
    laid_out(qtbot, page, AT_1000)
    go(table, 0, 10)
    type_cell(qtbot, table, DUES, 10, "12,50")
    page.budget.same_button.click()
    assert len(in_sight(table, [0], list(range(YEAR + 1)))) == YEAR + 1
    assert len(in_sight(table, list(range(len(ExpenseCategory))), [10])) >= 10


def nothing_cut(grid) -> bool:
    """Whether all columns that can be seen are seen whole, with the totals below them."""
    edges, below = (
        [view.columnViewportPosition(column) for column in range(YEAR + 1)]
        for view in (grid.table, grid.totals)
    )
    width, each = grid.table.viewport().width(), grid.table.columnWidth(YEAR)
    seen = [left for left in edges if -each < left < width]
    return seen[0] == 0 and width - 2 * YEAR < seen[-1] + each <= width and below == edges


@pytest.mark.parametrize("cents", [10_00, 123_456_50, 99_999_999_00])
def test_no_figure_is_ever_cut_wherever_one_scrolls_to(qtbot, page, book, table, cents):
    budget.spread_money(book, 2026, ExpenseCategory.DUES, 12 * cents)
    laid_out(qtbot, page, AT_1000)
    bar = table.horizontalScrollBar()
    for place in range(bar.maximum() + 1):
        bar.setValue(place)
        assert nothing_cut(page.budget.money)


@pytest.mark.parametrize("column", [0, 5, YEAR])
def test_no_figure_is_cut_when_figures_get_longer_or_shorter(qtbot, page, book, table, column):
    laid_out(qtbot, page, AT_1000)
    go(table, MEALS, column)
    for cents in (123_456_50, 1_234_50, 99_999_999_00, 12_345_678_00, 12_345_67, 10_00):
        budget.spread_money(book, 2026, ExpenseCategory.DUES, 12 * cents)
        QApplication.processEvents()
        assert nothing_cut(page.budget.money)
        assert (MEALS, column) in in_sight(table, [MEALS], [column])


def test_a_column_has_room_for_what_is_over_in_one_line_while_the_month_is_not(
    qtbot, page, book, table
):
    budget.plan_money(book, {(NOVEMBER, ExpenseCategory.DUES): 900_000_00})
    budget.save_expense(
        book,
        Expense(
            day=datetime.date(2026, 11, 3),
            category=ExpenseCategory.MEALS,
            amount_cents=888_888_88,
        ),
    )
    laid_out(qtbot, page, AT_1280)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() - 1)
    assert table.columnWidth(10) > QFontMetrics(font).horizontalAdvance("▲ 888,888.88")


def test_columns_stay_where_they_are_when_the_first_amount_is_typed(qtbot, page, table):
    laid_out(qtbot, page, AT_1280)
    before = [table.columnWidth(column) for column in range(YEAR + 1)]
    type_cell(qtbot, table, DUES, 10, "1234,50")
    assert [table.columnWidth(column) for column in range(YEAR + 1)] == before


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_names_of_the_lines_are_shown_whole(qtbot, session, language):
    i18n.use_language(language)
    page = PlanPage(session)
    qtbot.addWidget(page)
    page.tabs.setCurrentWidget(page.budget)
    page.show()
    for size in (AT_1280, AT_1000):
        laid_out(qtbot, page, size)
        for grid in (page.budget.money, page.budget.hours):
            grid.show()
            model = grid.model
            for row in range(len(model.keys)):
                shown = model.headerData(row, Qt.Orientation.Vertical)
                assert shown.replace("\n", " ") == model.row_name(row)
                assert shown.count("\n") <= 1


@pytest.mark.parametrize("column", [0, 5, YEAR])
def test_what_is_typed_into_a_narrow_cell_can_be_read(qtbot, page, book, table, column):
    plan_all(book)
    laid_out(qtbot, page, AT_1000)
    go(table, MEALS, column)
    qtbot.keyClick(table, "1")
    line = editor(table)
    qtbot.keyClicks(line, "234,50")
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text()) + 16
    assert table.viewport().rect().contains(line.geometry())


def test_every_control_of_the_budget_is_reached_by_tab_in_the_order_of_the_eye(qtbot, page, book):
    budget.spread_money(book, 2025, ExpenseCategory.DUES, 1200)
    part = page.budget
    assert stops(qtbot, page) == [
        *(page.back, page.month_box, page.year_box, page.forward, page.print_button),
        *(page.tabs.tabBar(), part.switch.button(0), part.copy_button, part.money.table),
        *(part.same_button, part.fill_button),
    ]
    part.new()
    expenses = part.expenses
    qtbot.keyClicks(expenses.note, "Wine")
    assert stops(qtbot, page)[6:] == [
        *(part.switch.button(2), expenses.day, expenses.amount, expenses.category, expenses.note),
        *(expenses.discard_button, expenses.save_button),
    ]


def test_the_keyboard_begins_in_the_grid_and_stays_there_when_a_button_goes(qtbot, page, book):
    assert page.first_field() is page.budget.money.table
    budget.spread_money(book, 2025, ExpenseCategory.DUES, 1200)
    page.budget.copy_button.setFocus()
    qtbot.keyClick(page.budget.copy_button, Qt.Key.Key_Space)
    assert page.focusWidget() is page.budget.money.table
    page.new()
    assert page.first_field() is page.budget.expenses.amount


def test_every_control_of_the_page_has_a_name(page):
    for widget in page.findChildren(QWidget):
        inside = isinstance(widget.parentWidget(), QComboBox) or widget.window() is not page
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or inside:
            continue
        if isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QSpinBox):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, widget


def test_the_grid_of_hours_counts_the_log(page, book):
    page.budget.switch.button(1).click()
    with book.edit("log") as edit:
        edit.put(Activity(day=datetime.date(2026, 11, 3), minutes=90, kind=ActivityKind.EVENT))
    model = page.budget.hours.model
    event = list(ActivityKind).index(ActivityKind.EVENT)
    assert model.index(event, 10).data(Qt.ItemDataRole.UserRole) == Line(0, 90)
    month, year = page.budget.left
    assert month.text() == "November 2026: 1:30 more than the 0:00 planned"
    budget.plan_time(
        book, {(NOVEMBER, ActivityKind.EVENT): 120, (NOVEMBER - 1, ActivityKind.EVENT): 60}
    )
    assert month.text() == "November 2026: 0:30 left of 2:00"
    assert year.text() == "2026: 1:30 left of 3:00"


def test_last_years_plan_is_offered_only_while_this_year_has_none(qtbot, page, book):
    assert not page.budget.copy_button.isVisible()
    budget.spread_money(book, 2025, ExpenseCategory.DUES, 1200)
    assert page.budget.copy_button.isVisible()
    assert page.budget.copy_button.text() == "Copy plan of 2025"
    qtbot.mouseClick(page.budget.copy_button, Qt.MouseButton.LeftButton)
    assert planned(book, ExpenseCategory.DUES) == [100] * 12
    assert not page.budget.copy_button.isVisible()


def test_expenses_are_typed_one_after_the_other(qtbot, page, book):
    page.new()
    part = page.budget.expenses
    assert part.isVisible()
    part.category.set_value(ExpenseCategory.GIFTS)
    for amount, note in (("12,50", "Book"), ("8", "Wine <i>red</i>")):
        qtbot.keyClicks(part.amount, amount)
        qtbot.keyClicks(part.note, note)
        qtbot.keyClick(part.note, Qt.Key.Key_Return)
    found = budget.expenses(book, NOVEMBER)
    assert [(one.amount_cents, one.note, one.category) for one in found] == [
        (800, "Wine <i>red</i>", ExpenseCategory.GIFTS),
        (1250, "Book", ExpenseCategory.GIFTS),
    ]
    assert part.sum.text() == "Expenses: €20.50"
    assert part.amount.text() == ""


def test_an_expense_chosen_in_the_list_is_changed_and_deleted(qtbot, page, book):
    first = budget.save_expense(
        book, Expense(day=datetime.date(2026, 11, 3), amount_cents=100, note="Old")
    )
    page.budget.switch.button(2).click()
    part = page.budget.expenses
    where = part.table.visualRect(part.model.index(0, 1)).center()
    qtbot.mouseClick(part.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert part.note.text() == "Old"
    part.note.selectAll()
    qtbot.keyClicks(part.note, "New")
    assert page.save()
    assert book.get(Expense, first.id).note == "New"
    qtbot.mouseClick(part.delete_button, Qt.MouseButton.LeftButton)
    assert part.empty.isVisible()
    book.undo()
    assert len(part.model.rows) == 1
    part.table.selectRow(0)
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert budget.expenses(book, NOVEMBER) == []


def test_an_expense_without_an_amount_is_marked_and_keeps_its_note(qtbot, page, book):
    page.new()
    part = page.budget.expenses
    qtbot.keyClicks(part.note, "Parking")
    page.budget.switch.button(0).click()
    assert page.budget.money.isVisible()  # what is new waits where it was typed
    assert page.save()
    assert page.has_draft()
    assert budget.expenses(book, NOVEMBER) == []
    page.tabs.setCurrentWidget(page.goals)
    assert not page.save_draft()
    assert part.isVisible()  # comes back with what has to be mended
    assert "how much" in part.form.fields["amount_cents"].problem
    assert part.note.text() == "Parking"
    qtbot.keyClicks(part.amount, "3")
    assert page.save_draft()
    assert budget.expenses(book, NOVEMBER)[0].note == "Parking"
    assert not page.has_draft()


def test_the_costs_of_activities_are_named_beside_the_expenses(page, book):
    page.budget.switch.button(2).click()
    part = page.budget.expenses
    assert not part.costs.isVisible()
    with book.edit("log") as edit:
        edit.put(Activity(day=datetime.date(2026, 11, 3), minutes=60, cost_cents=1_500))
    assert part.costs.isVisible()
    assert "€15.00" in part.costs.text()


def test_an_expense_can_be_given_up_and_adding_none_holds_nobody_up(qtbot, page, book):
    page.new()
    part = page.budget.expenses
    qtbot.mouseClick(part.save_button, Qt.MouseButton.LeftButton)
    assert "how much" in part.form.fields["amount_cents"].problem
    assert page.save()
    qtbot.keyClicks(part.note, "Parking")
    assert not page.save_draft()
    qtbot.mouseClick(part.discard_button, Qt.MouseButton.LeftButton)
    assert part.note.text() == ""
    assert part.form.fields["amount_cents"].problem is None
    qtbot.keyClicks(part.amount, "5")
    qtbot.keyClick(part.amount, Qt.Key.Key_Escape)
    assert page.save_draft()
    assert budget.expenses(book, NOVEMBER) == []
