from __future__ import annotations

import datetime

import pytest

from netplanner import budget
from netplanner.errors import InvalidError
from netplanner.method.budget import Line
from netplanner.model.plan import Expense, ExpenseCategory
from netplanner.model.work import Activity, ActivityKind

JANUARY = 2026 * 12
NOVEMBER = JANUARY + 10


def day(number: int, month: int = 11, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, number)


def test_an_empty_book_has_a_budget_of_nothing(book):
    year = budget.year_budget(book, 2026)
    assert year.money.empty
    assert year.time.empty
    assert list(year.money.rows) == list(ExpenseCategory)
    assert list(year.time.rows) == list(ActivityKind)


def test_money_spent_is_expenses_and_the_costs_of_activities_on_their_category(book):
    budget.plan_money(book, {(NOVEMBER, ExpenseCategory.MEALS): 10_000})
    with book.edit("log") as edit:
        edit.put(Expense(day=day(1), category=ExpenseCategory.MEALS, amount_cents=2_000))
        edit.put(Expense(day=day(30), category=ExpenseCategory.MEALS, amount_cents=500))
        edit.put(Expense(day=day(1, 12), category=ExpenseCategory.MEALS, amount_cents=70))
        edit.put(Expense(day=day(30, 11, 2025), category=ExpenseCategory.MEALS, amount_cents=9))
        edit.put(
            Activity(day=day(5), minutes=60, cost_cents=1_500, cost_category=ExpenseCategory.MEALS)
        )
        edit.put(
            Activity(day=day(5), minutes=60, cost_cents=800, cost_category=ExpenseCategory.TRAVEL)
        )
    money = budget.year_budget(book, 2026).money
    assert money.line(ExpenseCategory.MEALS, NOVEMBER) == Line(10_000, 4_000)
    assert money.line(ExpenseCategory.TRAVEL, NOVEMBER) == Line(0, 800)
    assert money.year(ExpenseCategory.MEALS) == Line(10_000, 4_070)
    assert money.month(NOVEMBER) == Line(10_000, 4_800)
    assert money.until(NOVEMBER - 1) == Line(0, 0)
    assert money.whole == Line(10_000, 4_870)
    assert budget.activity_costs(book, NOVEMBER) == 2_300


def test_hours_spent_come_from_the_log_by_kind(book):
    budget.plan_time(book, {(NOVEMBER, ActivityKind.EVENT): 240})
    with book.edit("log") as edit:
        edit.put(Activity(day=day(3), minutes=100, kind=ActivityKind.EVENT))
        edit.put(Activity(day=day(9), minutes=50, kind=ActivityKind.EVENT))
        edit.put(Activity(day=day(9), minutes=20, kind=ActivityKind.TRAVEL))
    time = budget.year_budget(book, 2026).time
    assert time.line(ActivityKind.EVENT, NOVEMBER) == Line(240, 150)
    assert time.month(NOVEMBER) == Line(240, 170)


def test_planning_a_cell_again_replaces_it_and_nothing_takes_it_away(book):
    cell = (NOVEMBER, ExpenseCategory.GIFTS)
    budget.plan_money(book, {cell: 100})
    budget.plan_money(book, {cell: 250})
    assert budget.year_budget(book, 2026).money.whole.planned == 250
    budget.plan_money(book, {cell: 0})
    assert not budget.is_planned(book, 2026)
    book.undo()
    assert budget.year_budget(book, 2026).money.whole.planned == 250


def test_planning_what_is_planned_already_is_no_step_of_undo(book):
    cell = (NOVEMBER, ExpenseCategory.GIFTS)
    budget.plan_money(book, {cell: 100}, "first")
    budget.plan_money(book, {cell: 100}, "again")
    assert book.undo_label == "first"


def test_a_budget_below_zero_is_refused(book):
    with pytest.raises(InvalidError):
        budget.plan_money(book, {(NOVEMBER, ExpenseCategory.GIFTS): -1})
    with pytest.raises(InvalidError):
        budget.plan_time(book, {(NOVEMBER, ActivityKind.EVENT): -1})


def test_a_year_spread_over_its_months_adds_up_to_the_cent_and_is_one_undo(book):
    budget.spread_money(book, 2026, ExpenseCategory.DUES, 100_000)
    budget.spread_time(book, 2026, ActivityKind.MEETING, 3_001)
    year = budget.year_budget(book, 2026)
    assert year.money.year(ExpenseCategory.DUES).planned == 100_000
    assert {line.planned for line in year.money.rows[ExpenseCategory.DUES]} == {8_333, 8_334}
    assert year.time.year(ActivityKind.MEETING).planned == 3_001
    book.undo()
    book.undo()
    assert not budget.is_planned(book, 2026)


def test_a_year_copied_replaces_what_the_other_year_had(book):
    budget.plan_money(book, {(JANUARY - 12, ExpenseCategory.DUES): 500})
    budget.plan_time(book, {(JANUARY - 1, ActivityKind.EVENT): 90})
    budget.plan_money(book, {(NOVEMBER, ExpenseCategory.GIFTS): 1})
    budget.copy_year(book, 2025, 2026)
    year = budget.year_budget(book, 2026)
    assert year.money.line(ExpenseCategory.DUES, JANUARY).planned == 500
    assert year.money.whole.planned == 500
    assert year.time.line(ActivityKind.EVENT, JANUARY + 11).planned == 90
    assert budget.year_budget(book, 2025).money.whole.planned == 500


def test_expenses_of_a_month_come_latest_first(book):
    first = budget.save_expense(book, Expense(day=day(1), amount_cents=100, note=" Coffee "))
    last = budget.save_expense(book, Expense(day=day(30), amount_cents=200))
    budget.save_expense(book, Expense(day=day(31, 10), amount_cents=300))
    assert budget.expenses(book, NOVEMBER) == [last, first]
    assert first.note == "Coffee"


def test_deleted_expenses_come_back_by_undo(book):
    kept = [budget.save_expense(book, Expense(day=day(n), amount_cents=n)) for n in (2, 1)]
    budget.remove_expenses(book, kept)
    assert budget.expenses(book, NOVEMBER) == []
    assert book.undo_label == "Delete expenses"
    book.undo()
    assert budget.expenses(book, NOVEMBER) == kept


def test_an_expense_of_nothing_is_refused(book):
    with pytest.raises(InvalidError) as refusal:
        budget.save_expense(book, Expense(day=day(1)))
    assert list(refusal.value.problems) == ["amount_cents"]
