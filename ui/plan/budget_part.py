"""Budget: the money grid, the hours grid and the expenses, with what is left of month and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import budget
from netplanner.i18n import N_, _, show_minutes, show_money
from ui.errors import called_by_qt
from ui.plan.budget_grid import BudgetGrid
from ui.plan.budget_model import YEAR, HoursModel, MoneyModel
from ui.plan.expenses_part import ExpensesPart
from ui.widgets.basics import button, muted, plain, tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netplanner.method.budget import Line
    from netplanner.store import Change
    from ui.session import Session

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN = 24  # pixels between what is left of the month and of the year
TABLES = ("money_budget", "time_budget", "expense", "activity", "profile")


class BudgetPart(QWidget):
    """Twelve months of money and of hours: planned, spent and left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._month = 0
        self._stale = True
        self._problem = ""  # what is wrong with the open cell

        self.money = BudgetGrid(MoneyModel(session.book, self), _("Money budget"))
        self.hours = BudgetGrid(HoursModel(session.book, self), _("Hours budget"))
        self.expenses = ExpensesPart(session)
        self.stack = QStackedWidget()
        for widget in (self.money, self.hours, self.expenses):
            self.stack.addWidget(widget)
        self.legend = muted(
            _(
                "Type what you plan; below it stands what was spent, ▲ more than planned. "
                "An amount typed into the year is spread over its months."
            )
        )
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._above())
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._below())
        layout.addWidget(self.legend)

        self.switch.idClicked.connect(self._switched)
        self.same_button.clicked.connect(self._same)
        self.fill_button.clicked.connect(self._fill)
        self.copy_button.clicked.connect(self._copy_year)
        for grid in (self.money, self.hours):
            grid.moved.connect(self._moved)
            grid.problem.connect(self._take_problem)

    def _above(self) -> QHBoxLayout:
        """Which of the three is shown, and what is left of the month and of the year."""
        self.switch = QButtonGroup(self)
        switches = QHBoxLayout()
        switches.setSpacing(6)
        for number, text in enumerate((_("Money"), _("Hours"), _("Expenses"))):
            choice = QPushButton(text)
            choice.setCheckable(True)
            choice.setAutoDefault(False)
            self.switch.addButton(choice, number)
            switches.addWidget(choice)
        self.switch.button(0).setChecked(True)
        self.left = (plain(), plain())
        self._left_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for label in self.left:
            self._left_row.addWidget(label, 0, _RIGHT)
        self.copy_button = button("", "copy")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(switches)
        row.addStretch()
        row.addLayout(self._left_row)
        row.addWidget(self.copy_button)
        return row

    def _below(self) -> QWidget:
        """The current cell in words, and what can be done with it."""
        self.detail = plain()
        self.detail.setWordWrap(True)
        self.same_button = button(_("Same every month"))
        self.same_button.setToolTip(
            tip(_("Plan in every month of the year what is planned in this one"))
        )
        self.fill_button = button(_("Fill to the right"))
        self.fill_button.setToolTip(
            tip(_("Plan in the months that follow what is planned in this one"))
        )
        self._cell = QWidget()
        row = QHBoxLayout(self._cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.detail, 1)
        row.addWidget(self.same_button)
        row.addWidget(self.fill_button)
        return self._cell

    # What the page asks

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        grid = self._grid
        return grid.table if grid is not None else self.expenses.first_field()

    def show_month(self, month: int) -> None:
        """Show the year of this month, with the month standing out."""
        self._month = month
        self._stale = True
        if self.isVisible():
            self.reload()

    def take(self, change: Change) -> None:
        """Show what a change of the book means for the budget."""
        if change.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self.reload()

    def new(self) -> None:
        """A new expense."""
        self.switch.button(2).setChecked(True)
        self._switched()
        self.expenses.new()

    def save(self) -> bool:
        """Save what is typed; False if a field is marked."""
        return all(self._finish(number) for number in range(3))

    def has_draft(self) -> bool:
        """Whether a new expense is typed and not added yet."""
        return self.expenses.has_draft()

    def save_draft(self) -> bool:
        """Add the expense typed; False if a field is marked."""
        return self.expenses.save_draft() or self._bring(2)

    def _finish(self, number: int) -> bool:
        """Save what is typed in one of the three; if that cannot be, it comes into sight."""
        done = (self.money.table.finish, self.hours.table.finish, self.expenses.save)[number]()
        return done or self._bring(number)

    def _bring(self, number: int) -> bool:
        """Show the part that has something to mend; False, as it is not done."""
        self.switch.button(number).setChecked(True)
        self.stack.setCurrentIndex(number)
        self._show_part()
        return False

    def reload(self) -> None:
        """Read the year again."""
        self._stale = False
        year = self._month // 12
        found = budget.year_budget(self._session.book, year)
        moved = self.money.model.month != self._month
        for grid in (self.money, self.hours):
            grid.model.month = self._month
        self.money.model.show_year(year, found.money)
        self.hours.model.show_year(year, found.time)
        if moved:
            for grid in (self.money, self.hours):
                grid.go_to(self._month % 12)
        self.expenses.show_month(self._month)
        self.copy_button.setText(_("Copy plan of {year}").format(year=year - 1))
        self._show_part()

    # Inside

    @property
    def _grid(self) -> BudgetGrid | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, BudgetGrid) else None

    def _switched(self) -> None:
        """Go to the part chosen; what is typed is saved first."""
        number = self.switch.checkedId()
        if number == self.stack.currentIndex() or self._finish(self.stack.currentIndex()):
            self.stack.setCurrentIndex(number)
            self._show_part()

    def _show_part(self) -> None:
        """Show what goes with the part in sight."""
        for choice in self.switch.buttons():  # Tab comes to the chosen one, the arrows to the rest
            by = Qt.FocusPolicy.StrongFocus if choice.isChecked() else Qt.FocusPolicy.ClickFocus
            choice.setFocusPolicy(by)
        grid = self._grid
        self._cell.setVisible(grid is not None)
        self.legend.setVisible(
            grid is not None
            and not grid.model.grid.whole.planned
            and not self._session.book.read_only
        )
        self.copy_button.setVisible(
            grid is not None
            and not self._session.book.read_only
            and not budget.is_planned(self._session.book, self._month // 12)
            and budget.is_planned(self._session.book, self._month // 12 - 1)
        )
        self._sum_up()
        self._show_cell()

    def _sum_up(self) -> None:
        of_hours = self._grid is self.hours
        grid = (self.hours if of_hours else self.money).model
        figures = grid.grid
        show: Callable[[int], str] = show_minutes if of_hours else self._money
        lines = (figures.month(self._month), figures.whole)
        names = (grid.column_name(self._month % 12), grid.column_name(YEAR))
        for line, name, label in zip(lines, names, self.left, strict=True):
            label.setText(_left(line, name[:1].upper() + name[1:], show))
            _mark(label, line.over)
        self._place_left()

    def _place_left(self) -> None:
        """Month and year beside each other, or above each other where there is no room."""
        buttons = [b for b in (*self.switch.buttons(), self.copy_button) if not b.isHidden()]
        used = sum(button.sizeHint().width() + 8 for button in buttons)
        month, year = (label.sizeHint().width() for label in self.left)
        beside = used + month + _BETWEEN + year <= self.width()
        way = QBoxLayout.Direction
        self._left_row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._left_row.setSpacing(_BETWEEN if beside else 0)

    def _moved(self) -> None:
        self._problem = ""
        self._show_cell()

    def _take_problem(self, sentence: str) -> None:
        self._problem = sentence
        self._show_cell()

    def _show_cell(self) -> None:
        """The current cell in words, or what is wrong with it; and what the buttons would fill."""
        grid = self._grid
        if grid is None:
            return
        here = grid.table.currentIndex()
        plannable = here.isValid() and here.column() != YEAR and not self._session.book.read_only
        self.fill_button.setEnabled(plannable and here.column() < YEAR - 1)
        self.same_button.setEnabled(plannable)
        words = grid.model.describe(here) if here.isValid() else ""
        self.detail.setText(self._problem or words)
        _mark(self.detail, bool(self._problem))

    def _fill(self) -> None:
        if (grid := self._grid) is not None:
            here = grid.table.currentIndex()
            columns = range(here.column(), YEAR)
            grid.model.fill(here.row(), here.column(), columns, N_("Fill budget to the right"))

    def _same(self) -> None:
        if (grid := self._grid) is not None:
            here = grid.table.currentIndex()
            grid.model.fill(here.row(), here.column(), range(YEAR), N_("Same budget every month"))

    def _copy_year(self) -> None:
        year = self._month // 12
        self.first_field().setFocus()  # the button is about to go
        budget.copy_year(self._session.book, year - 1, year)

    def _money(self, cents: int) -> str:
        return show_money(cents, self._session.book.profile.currency)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_left()

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._month:
            self.reload()


def _left(line: Line, when: str, show: Callable[[int], str]) -> str:
    """What is left of a month or a year, or by how much it is over, in words."""
    if line.empty:
        return _("{when}: nothing planned").format(when=when)
    text = (
        _("{when}: {amount} more than the {planned} planned")
        if line.over
        else _("{when}: {amount} left of {planned}")
    )
    return text.format(when=when, amount=show(abs(line.left)), planned=show(line.planned))


def _mark(label: QLabel, marked: bool) -> None:
    name = "problem" if marked else ""
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)
