"""The plan of a month and its year: goals, and the budget of money and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QSpinBox, QTabWidget, QWidget

from netplanner.i18n import _
from ui.errors import called_by_qt
from ui.plan.budget_part import BudgetPart
from ui.plan.goals_part import GoalsPart
from ui.widgets.basics import button, header, icon_button, page_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from netplanner.store import Change
    from ui.session import Session


class PlanPage(QWidget):
    """Goals and budget of the month chosen."""

    print_requested = Signal(int)  # the month, as in model.months
    export_goals_requested = Signal(int)  # the year

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        today = session.today()

        self.back = icon_button("chevron-left", _("Month before"))
        self.back.setShortcut(QKeySequence("Alt+Left"))
        self.forward = icon_button("chevron-right", _("Month after"))
        self.forward.setShortcut(QKeySequence("Alt+Right"))
        self.month_box = QComboBox()
        self.month_box.setAccessibleName(_("Month"))
        self.month_box.addItems([month_name(number) for number in range(1, 13)])
        self.month_box.setMaxVisibleItems(12)
        self.month_box.setCurrentIndex(today.month - 1)
        self.year_box = QSpinBox()
        self.year_box.setAccessibleName(_("Year"))
        self.year_box.setRange(1950, 2150)
        self.year_box.setGroupSeparatorShown(False)
        self.year_box.setValue(today.year)
        self.year_box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.print_button = button(_("Print monthly plan…"), "printer")

        self.goals = GoalsPart(session)
        self.budget = BudgetPart(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.goals, _("Goals"))
        self.tabs.addTab(self.budget, _("Budget"))
        self.tabs.setAccessibleName(_("Parts of the plan"))
        self.tabs.tabBar().setAccessibleName(_("Parts of the plan"))

        layout = page_layout(self)
        layout.addLayout(
            header(
                _("Plan"),
                self.back,
                self.month_box,
                self.year_box,
                self.forward,
                self.print_button,
            )
        )
        layout.addWidget(self.tabs, 1)

        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.month_box.currentIndexChanged.connect(self._month_chosen)
        self.year_box.valueChanged.connect(self._month_chosen)
        self.print_button.clicked.connect(self._print)
        self.goals.export_requested.connect(self._export)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.goals.form.edited_changed.connect(self._tell_unsaved)
        self.budget.expenses.edited_changed.connect(self._tell_unsaved)
        session.changed.connect(self._take)

    @property
    def month(self) -> int:
        """The month chosen, as in `model.months`."""
        return self.year_box.value() * 12 + self.month_box.currentIndex()

    def show_month(self, month: int) -> None:
        """Choose another month."""
        boxes = (self.month_box, self.year_box)
        for box in boxes:
            box.blockSignals(True)
        self.year_box.setValue(month // 12)
        self.month_box.setCurrentIndex(month % 12)
        for box in boxes:
            box.blockSignals(False)
        self._month_chosen()

    # What the window calls

    def first_field(self) -> QWidget:
        """Where the keyboard begins: in the goals or the budget."""
        part = self.goals if self.tabs.currentWidget() is self.goals else self.budget
        return part.first_field()

    def new(self) -> None:
        """A new goal, or in the budget a new expense."""
        if self.tabs.currentWidget() is self.goals:
            self.goals.new()
        else:
            self.budget.new()

    def save(self) -> bool:
        """Save what is changed; False if a field is marked. What is new waits for its button."""
        return all(self._stay_with(part, part.save()) for part in (self.goals, self.budget))

    def has_draft(self) -> bool:
        """Whether a goal or an expense is typed that is not in the book yet."""
        return self.goals.has_draft() or self.budget.has_draft()

    def save_draft(self) -> bool:
        """Save what is new as well; False if a field is marked."""
        return all(self._stay_with(part, part.save_draft()) for part in (self.goals, self.budget))

    def _stay_with(self, part: QWidget, saved: bool) -> bool:
        """Show the part with a marked field; whether there is none."""
        if not saved:
            self.tabs.setCurrentWidget(part)
        return saved

    def refresh_theme(self) -> None:
        """Paint in the colours of the theme."""
        self.update()

    # Inside

    def _month_chosen(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def _show(self) -> None:
        self._stale = False
        self.goals.show_month(self.month)
        self.budget.show_month(self.month)

    def _take(self, change: Change) -> None:
        if self.isVisible():
            self.goals.take(change)
            self.budget.take(change)
        else:
            self._stale = True

    def _tell_unsaved(self) -> None:
        """Say it of both parts: one is saved while the other still waits for its button."""
        if self.isVisible():
            self._session.unsaved.emit(self.goals.form.edited or self.budget.expenses.edited)

    def _go_back(self) -> None:
        self.show_month(self.month - 1)

    def _go_forward(self) -> None:
        self.show_month(self.month + 1)

    def _tab_changed(self) -> None:
        """What is changed on the other part is saved; where a field is marked, it comes back."""
        for part in (self.goals, self.budget):
            if part is not self.tabs.currentWidget():
                self._stay_with(part, part.save())

    def _print(self) -> None:
        if self.save():
            self.print_requested.emit(self.month)

    def _export(self) -> None:
        if self.save():
            self.export_goals_requested.emit(self.year_box.value())

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()


def month_name(number: int) -> str:
    """The name of a month, 1 January … 12 December, with a capital."""
    name = QLocale().standaloneMonthName(number)
    return name[:1].upper() + name[1:]
