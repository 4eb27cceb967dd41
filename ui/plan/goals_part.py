"""Goals: the list with how each stands, and the form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import goals
from netplanner.i18n import N_, _
from netplanner.model.plan import Goal, Measure
from ui.plan.goal_form import GoalForm
from ui.plan.goal_row import GoalDelegate, sentence
from ui.records import Column, TableModel
from ui.widgets.basics import EmptyState, button, card, primary
from ui.widgets.fields import ChoiceBox
from ui.widgets.reading import for_reading, only_read

if TYPE_CHECKING:
    from netplanner.goals import GoalStanding
    from netplanner.store import Change
    from ui.session import Session

TABLES = ("goal", "activity", "referral", "closed_business", "contact", "profile")
_MONTH, _YEAR = "month", "year"


class GoalsPart(QWidget):
    """The goals that run in the month chosen, or in its year."""

    export_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._month = 0
        self._loading = False  # the program, and not the person, moves through the list
        self._adding = False  # the form offers a new goal
        self._currency = session.book.profile.currency

        self.span: ChoiceBox[str] = ChoiceBox(
            [(_MONTH, N_("Goals of the month")), (_YEAR, N_("Goals of the year"))]
        )
        self.span.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.span.setAccessibleName(_("Which goals"))
        self.new_button = primary(_("New goal"), "plus")
        self.export_button = button(_("Export goals to PDF…"), "file-down")
        tools = QHBoxLayout()
        tools.setSpacing(10)
        tools.addWidget(self.span)
        tools.addStretch()
        tools.addWidget(self.export_button)
        tools.addWidget(self.new_button)

        self.model: TableModel[GoalStanding] = TableModel([Column(title="", text=self._sentence)])
        self.list = QListView()
        self.list.setAccessibleName(_("Goals"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(GoalDelegate(self._in_currency, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setMinimumWidth(300)
        self.empty = EmptyState(
            "target",
            _("No goals yet"),
            _(
                "Say what you want to reach this month, such as eight one-to-ones. "
                "NetPlanner counts it from your log and shows where you should be by today."
            ),
            _("New goal"),
        )
        self.left = QStackedWidget()
        self.left.addWidget(self.list)
        self.left.addWidget(self.empty)

        self.form = GoalForm(session)
        self._lay_out(tools)
        self._connect()
        if session.book.read_only:
            for_reading(self.new_button, self.empty)

    def _lay_out(self, tools: QHBoxLayout) -> None:
        inside = QVBoxLayout()
        inside.addWidget(self.form)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(card(inside))
        self.side.setMinimumWidth(330)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("plan_goals")
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tools)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.span.currentIndexChanged.connect(self.reload)
        self.new_button.clicked.connect(self.new)
        self.empty.action.connect(self.new)
        self.export_button.clicked.connect(self.export_requested)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.form.saved.connect(self._show_saved)
        self.form.discarded.connect(self.discard)
        self.form.delete_requested.connect(self.delete)
        for key, slot in (
            (QKeySequence.StandardKey.Delete, self.delete),
            (QKeySequence("+"), self._one_more),
            (QKeySequence("-"), self._one_less),
        ):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    # What the page asks

    def first_field(self) -> QWidget:
        """Where the keyboard begins: the list, or how to begin one."""
        if self.model.rows:
            return self.list
        if self.side.isVisibleTo(self):
            return self.form.title
        begin = self.empty.button
        return begin if begin is not None and begin.isEnabled() else self.span

    def show_month(self, month: int) -> None:
        """Show the goals of this month, or of its year."""
        self._month = month
        self.reload()

    def new(self) -> None:
        """Start a new goal; what is typed is saved first."""
        if not only_read(self._session) and self.form.save():
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
            self._adding = True
            self.form.show_new(self._month)
            self._show_side(True)
            self.form.title.setFocus()

    def has_draft(self) -> bool:
        """Whether a new goal is typed; it waits in the form for its button."""
        return self.form.edited and self.form.goal is not None and self.form.goal.id == 0

    def save(self) -> bool:
        """Save what is changed; False if a field is marked. What is new waits for its button."""
        return self.has_draft() or self.form.save()

    def save_draft(self) -> bool:
        """Save all that is typed, new or not; False if a field is marked."""
        return self.form.save()

    def take(self, change: Change) -> None:
        """Show what a change of the book means for the goals."""
        if change.touches(*TABLES):
            self.reload()

    def reload(self) -> None:
        """Read the goals again; the one shown stays shown, what is being typed stays typed."""
        book, today, profile = self._session.book, self._session.today(), self._session.book.profile
        self._currency = profile.currency
        found = (
            goals.in_year(book, self._month // 12)
            if self.span.value() == _YEAR
            else goals.in_month(book, self._month)
        )
        self._loading = True
        self.model.set_rows(
            goals.standing(book, goal, today, profile, self._month) for goal in found
        )
        self._loading = False
        self.left.setCurrentWidget(self.list if found else self.empty)
        self.new_button.setVisible(bool(found))  # the empty list has its own
        self._show_form()

    # Inside

    def _show_form(self) -> None:
        shown = self.form.goal
        row = self._row_of(shown.id) if shown is not None and shown.id else -1
        if row >= 0:
            self._select(row)
        if self.form.edited:
            if shown is not None and self._session.book.get(Goal, shown.id) is None:
                self.form.forget_id()
        elif row >= 0:
            self.form.show_goal(self.model.rows[row].goal)
        elif self.model.rows and not self._adding:
            self._select(0)
            self.form.show_goal(self.model.rows[0].goal)
        else:
            self.form.show_new(self._month)
        # An empty list says itself what to do; the form comes when it is asked for.
        self._show_side(bool(self.model.rows) or self._adding or self.form.edited)

    def _show_side(self, shown: bool) -> None:
        """Show the form, or the button of the empty list that leads to it."""
        self.side.setVisible(shown)
        if self.empty.button is not None:
            self.empty.button.setVisible(not shown)

    def _select(self, row: int) -> None:
        index = self.model.index(row, 0)
        self._loading = True
        self.list.setCurrentIndex(index)
        self._loading = False

    def _row_of(self, goal_id: int) -> int:
        for number, standing in enumerate(self.model.rows):
            if standing.goal.id == goal_id:
                return number
        return -1

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        standing = self.model.row(current)
        shown = self.form.goal
        if self._loading or standing is None:
            return
        if shown is not None and shown.id == standing.goal.id:
            return
        wanted = standing.goal.id
        if not self.form.save():  # stay with what has to be mended
            QTimer.singleShot(0, self, self._select_shown)  # after the click has selected its row
            return
        self._adding = False
        row = self._row_of(wanted)
        if row >= 0:
            self.form.show_goal(self.model.rows[row].goal)
            self._select(row)

    def _select_shown(self) -> None:
        row = self._row_of(self.form.goal.id) if self.form.goal is not None else -1
        if row >= 0:
            self._select(row)
        else:
            self.list.clearSelection()

    def _show_saved(self, goal: Goal) -> None:
        self._adding = False
        row = self._row_of(goal.id)
        if row >= 0:
            self._select(row)
            self.list.scrollTo(self.model.index(row, 0))
        elif self.span.value() == _MONTH and self._runs_in_year(goal):
            self.span.set_value(_YEAR)  # a goal just typed must not vanish

    def _runs_in_year(self, goal: Goal) -> bool:
        return goal.start_on.year <= self._month // 12 <= goal.due_on.year

    def discard(self) -> None:
        """Back to what the book says; a new goal is given up."""
        self._adding = False
        if self.form.goal is not None:
            self.form.show_goal(self.form.goal)
        self._show_form()
        self.first_field().setFocus()

    def delete(self) -> None:
        """Delete the goal shown; undo brings it back."""
        goal = self.form.goal
        if goal is None or goal.id == 0:
            return
        row = self._row_of(goal.id)
        self.form.show_new(self._month)  # or it would be kept as a goal being typed
        goals.remove(self._session.book, [goal])
        if self.model.rows:
            row = min(max(row, 0), len(self.model.rows) - 1)
            self.form.show_goal(self.model.rows[row].goal)
            self._select(row)
        self.first_field().setFocus()

    def _one_more(self) -> None:
        self._count(1)

    def _one_less(self) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        standing = self.model.row(self.list.currentIndex())
        if standing is not None and standing.goal.measure is Measure.BY_HAND and self.form.save():
            goals.count_by_hand(self._session.book, standing.goal, step)

    def _sentence(self, standing: GoalStanding) -> str:
        return sentence(standing, self._currency)

    def _in_currency(self) -> str:
        return self._currency
