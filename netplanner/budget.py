"""The budget of money and of hours: planned, spent and left, month by month (method.md §6).

Money is spent by expenses and by the costs of activities, hours by activities; both are read
from the log. Months are keys of `model.months`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.method.budget import Line, spread, total
from netplanner.model.months import month_end, month_start, year_months
from netplanner.model.plan import Expense, ExpenseCategory
from netplanner.model.work import ActivityKind
from netplanner.store.tables import Expenses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netplanner.store import Book

K = TypeVar("K", ExpenseCategory, ActivityKind)

# `month` is computed by SQLite and covered by the indexes that these sums walk along.
_PLANNED_MONEY = "SELECT month, category, cents FROM money_budget WHERE month BETWEEN ? AND ?"
_PLANNED_TIME = "SELECT month, kind, minutes FROM time_budget WHERE month BETWEEN ? AND ?"
_SPENT_MONEY = """
    SELECT month, category, sum(amount_cents) FROM expense
        WHERE month BETWEEN ?1 AND ?2 GROUP BY month, category
    UNION ALL
    SELECT month, cost_category, sum(cost_cents) FROM activity
        WHERE month BETWEEN ?1 AND ?2 AND cost_cents <> 0 GROUP BY month, cost_category
"""
_SPENT_TIME = (
    "SELECT month, kind, sum(minutes) FROM activity WHERE month BETWEEN ? AND ?"
    " GROUP BY month, kind"
)


@dataclass(frozen=True, slots=True)
class Grid(Generic[K]):
    """Planned and spent of one year: a row for each category or kind, twelve months each."""

    rows: Mapping[K, tuple[Line, ...]]

    def line(self, key: K, month: int) -> Line:
        """The cell of a row in a month (any key of `model.months`; its year is not looked at)."""
        return self.rows[key][month % 12]

    def year(self, key: K) -> Line:
        """The whole year of a row."""
        return total(self.rows[key])

    def month(self, month: int) -> Line:
        """All rows of a month."""
        return total(row[month % 12] for row in self.rows.values())

    @property
    def whole(self) -> Line:
        """All rows of the whole year."""
        return total(self.year(key) for key in self.rows)

    def until(self, month: int) -> Line:
        """All rows from January to `month`, included."""
        return total(self.month(number) for number in range(month % 12 + 1))

    @property
    def empty(self) -> bool:
        """Whether nothing was planned or spent in the whole year."""
        return all(line.empty for row in self.rows.values() for line in row)


@dataclass(frozen=True, slots=True)
class YearBudget:
    """The budget of a year: cents by category, minutes by kind of activity."""

    year: int
    money: Grid[ExpenseCategory]
    time: Grid[ActivityKind]


def year_budget(book: Book, year: int) -> YearBudget:
    """The budget of the year with what was spent of it."""
    months = year_months(year)
    span = (months[0], months[-1])
    return YearBudget(
        year,
        Grid(
            _rows(ExpenseCategory, book.query(_PLANNED_MONEY, span), book.query(_SPENT_MONEY, span))
        ),
        Grid(_rows(ActivityKind, book.query(_PLANNED_TIME, span), book.query(_SPENT_TIME, span))),
    )


def _rows(
    keys: type[K],
    planned: list[tuple[int, str, int]],
    spent: list[tuple[int, str, int]],
) -> dict[K, tuple[Line, ...]]:
    rows = {key: [Line()] * 12 for key in keys}
    for month, key, amount in planned:
        row = rows[keys(key)]
        row[month % 12] = Line(amount, row[month % 12].spent)
    for month, key, amount in spent:
        row = rows[keys(key)]
        row[month % 12] = Line(row[month % 12].planned, row[month % 12].spent + amount)
    return {key: tuple(row) for key, row in rows.items()}


# Planning


def plan_money(
    book: Book,
    amounts: Mapping[tuple[int, ExpenseCategory], int],
    label: str = N_("Change money budget"),
) -> None:
    """Plan cents for (month, category); 0 takes the plan away. One undo step named `label`."""
    _check(amounts.values())
    _plan(book, ("money_budget", "category", "cents"), amounts, label)


def plan_time(
    book: Book,
    minutes: Mapping[tuple[int, ActivityKind], int],
    label: str = N_("Change hours budget"),
) -> None:
    """Plan minutes for (month, kind); 0 takes the plan away. One undo step named `label`."""
    _check(minutes.values())
    _plan(book, ("time_budget", "kind", "minutes"), minutes, label)


def _check(amounts: Iterable[int]) -> None:
    if any(amount < 0 for amount in amounts):
        raise InvalidError({"planned": _("A budget cannot be below zero.")})


def _plan(
    book: Book,
    columns: tuple[str, str, str],
    amounts: Mapping[tuple[int, ExpenseCategory], int] | Mapping[tuple[int, ActivityKind], int],
    label: str,
) -> None:
    table, column, unit = columns
    put = (
        f"INSERT INTO {table} (month, {column}, {unit}) VALUES (?, ?, ?)"
        f" ON CONFLICT (month, {column}) DO UPDATE SET {unit} = excluded.{unit}"
    )
    take = f"DELETE FROM {table} WHERE month = ? AND {column} = ?"
    with book.edit(label) as edit:
        for (month, key), amount in amounts.items():
            if amount:
                edit.query(put, (month, key.value, amount))
            else:
                edit.query(take, (month, key.value))


def spread_money(book: Book, year: int, category: ExpenseCategory, cents: int) -> None:
    """Spread a year's amount over its twelve months, to the cent."""
    shares = zip(year_months(year), spread(cents), strict=True)
    plan_money(
        book,
        {(month, category): share for month, share in shares},
        N_("Spread money over the year"),
    )


def spread_time(book: Book, year: int, kind: ActivityKind, minutes: int) -> None:
    """Spread a year's minutes over its twelve months, to the minute."""
    shares = zip(year_months(year), spread(minutes), strict=True)
    plan_time(
        book, {(month, kind): share for month, share in shares}, N_("Spread hours over the year")
    )


def copy_year(book: Book, year: int, target: int) -> None:
    """Plan `target` as `year` was planned, money and hours; what was planned there gives way."""
    shift, months = (target - year) * 12, year_months(target)
    with book.edit(N_("Copy budget of the year before")) as edit:
        for table, column, unit in (
            ("money_budget", "category", "cents"),
            ("time_budget", "kind", "minutes"),
        ):
            edit.query(f"DELETE FROM {table} WHERE month BETWEEN ? AND ?", (months[0], months[-1]))
            edit.query(
                f"INSERT INTO {table} (month, {column}, {unit})"
                f" SELECT month + ?1, {column}, {unit} FROM {table}"
                " WHERE month + ?1 BETWEEN ?2 AND ?3",
                (shift, months[0], months[-1]),
            )


def is_planned(book: Book, year: int) -> bool:
    """Whether any money or hours are planned for the year."""
    months = year_months(year)
    return any(
        book.query(
            f"SELECT 1 FROM {table} WHERE month BETWEEN ? AND ? LIMIT 1", (months[0], months[-1])
        )
        for table in ("money_budget", "time_budget")
    )


# Expenses


def problems(expense: Expense) -> dict[str, str]:
    """What keeps the expense from being saved: field name → sentence."""
    if expense.amount_cents <= 0:
        return {"amount_cents": _("Say how much it was, for example 12.50.")}
    return {}


def save_expense(book: Book, expense: Expense) -> Expense:
    """Save the expense and return it with its id; `InvalidError` if `problems` finds any."""
    if found := problems(expense):
        raise InvalidError(found)
    with book.edit(N_("Change expense") if expense.id else N_("Add expense")) as edit:
        return edit.put(replace(expense, note=expense.note.strip()))


def remove_expenses(book: Book, expenses: Iterable[Expense]) -> None:
    """Delete expenses."""
    gone = [expense.id for expense in expenses]
    with book.edit(N_("Delete expenses") if len(gone) > 1 else N_("Delete expense")) as edit:
        edit.remove_ids(Expense, gone)


def expenses(book: Book, month: int) -> list[Expense]:
    """The expenses of a month, the latest first."""
    return book.all(
        Expense,
        Expenses.day.between(month_start(month), month_end(month)),
        order_by=[Expenses.day.desc(), Expenses.id.desc()],
    )


def activity_costs(book: Book, month: int) -> int:
    """Cents the month's activities cost: spent as well, though no expense was entered."""
    return int(
        book.query(
            "SELECT ifnull(sum(cost_cents), 0) FROM activity WHERE month = ? AND cost_cents <> 0",
            (month,),
        )[0][0]
    )
