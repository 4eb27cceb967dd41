"""Budget: the money grid, the hours grid and the expenses, with what is left of month and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import budget
from netplanner.i18n import N_, _, show_minutes, show_money
from ui.plan.budget_grid import BudgetGrid
from ui.plan.budget_model import YEAR, HoursModel, MoneyModel
from ui.plan.expenses_part import ExpensesPart
from ui.widgets.basics import button, card, muted, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from netplanner.method.budget import Line
    from netplanner.store import Change
    from ui.session import Session

_RIGHT = Qt.AlignmentFlag.AlignRight
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
        self.switch = QButtonGroup(self)
        switches = QHBoxLayout()
        switches.setSpacing(6)
        for number, (text, widget) in enumerate(
            ((_("Money"), self.money), (_("Hours"), self.hours), (_("Expenses"), self.expenses))
        ):
            self.stack.addWidget(widget)
            choice = QPushButton(text)
            choice.setCheckable(True)
            choice.setAutoDefault(False)
            self.switch.addButton(choice, number)
            switches.addWidget(choice)
        self.switch.button(0).setChecked(True)

        self.fill_button = button(_("Fill to the right"))
        self.same_button = button(_("Same every month"))
        self.copy_button = button("", "copy")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addLayout(switches)
        tools.addStretch()
        for tool in (self.copy_button, self.fill_button, self.same_button):
            tools.addWidget(tool)

        self.detail = plain()
        self.detail.setWordWrap(True)
        self.legend = muted(
            _(
                "Type what you plan; below it stands what was spent, ▲ more than planned. "
                "An amount typed into the year is spread over its months."
            )
        )
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(tools)
        layout.addWidget(self._summary())
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.legend)

        self.switch.idClicked.connect(self._switched)
        self.fill_button.clicked.connect(self._fill)
        self.same_button.clicked.connect(self._same)
        self.copy_button.clicked.connect(self._copy_year)
        for grid in (self.money, self.hours):
            grid.moved.connect(self._moved)
            grid.problem.connect(self._take_problem)

    def _summary(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(4, 1)
        for column, text in enumerate((_("Planned"), _("Spent"), _("Left")), 1):
            grid.addWidget(muted(text), 0, column, _RIGHT)
        self._names = (plain(), plain())
        self.figures = tuple((plain(), plain(), plain()) for _row in range(2))
        for row in range(2):
            grid.addWidget(self._names[row], row + 1, 0)
            for column in range(3):
                grid.addWidget(self.figures[row][column], row + 1, column + 1, _RIGHT)
        frame = card(grid)
        grid.setContentsMargins(16, 8, 16, 8)
        return frame

    # What the page asks

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

    def _finish(self, number: int) -> bool:
        """Save what is typed in one of the three; if that cannot be, it comes into sight."""
        done = (self.money.table.finish, self.hours.table.finish, self.expenses.save)[number]()
        if not done:
            self.switch.button(number).setChecked(True)
            self.stack.setCurrentIndex(number)
            self._show_part()
        return done

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
        grid = self._grid
        for widget in (self.fill_button, self.same_button, self.detail):
            widget.setVisible(grid is not None)
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
        for line, name, label, row in zip(lines, names, self._names, self.figures, strict=True):
            label.setText(name[:1].upper() + name[1:])
            _show_line(line, row, show)

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
        budget.copy_year(self._session.book, year - 1, year)

    def _money(self, cents: int) -> str:
        return show_money(cents, self._session.book.profile.currency)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._month:
            self.reload()


def _show_line(
    line: Line, labels: tuple[QLabel, QLabel, QLabel], show: Callable[[int], str]
) -> None:
    """Planned, spent and left; what is over says so, in colour and in words."""
    planned, spent, left = labels
    planned.setText(show(line.planned))
    spent.setText(show(line.spent))
    left.setText(
        _("{amount} over").format(amount=show(-line.left)) if line.over else show(line.left)
    )
    _mark(left, line.over)


def _mark(label: QLabel, marked: bool) -> None:
    name = "problem" if marked else ""
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)
