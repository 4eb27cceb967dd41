"""The form of one goal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netplanner import goals
from netplanner.i18n import _
from netplanner.method.goals import LAGGING
from netplanner.model.months import month_end, month_start
from netplanner.model.plan import Goal, Measure
from netplanner.model.work import Purpose
from netplanner.words import MEASURE_WORDS
from ui.plan.units import UnitEdit, unit_of
from ui.widgets.basics import button, heading, icon_button, muted, primary
from ui.widgets.fields import ChoiceBox, DayEdit, Field, Form, PurposePicker
from ui.widgets.reading import foot, for_reading

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.session import Session


class GoalForm(QWidget):
    """Shows one goal to change; nothing is written before `save`."""

    saved = Signal(object)  # the Goal as it now stands
    edited_changed = Signal()  # something is typed, or all that was is saved or dropped
    discarded = Signal()  # nothing typed is kept
    delete_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._goal: Goal | None = None
        self._edited = False

        self.head = heading(_("New goal"))
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("e.g. Two one-to-ones a week"))
        self.measure: ChoiceBox[Measure] = ChoiceBox(MEASURE_WORDS.items())
        self.target = UnitEdit()
        self.counted = UnitEdit()
        self.counted.setPlaceholderText("0")
        self.start_on = DayEdit(today=session.today)
        self.due_on = DayEdit(today=session.today)
        self.purposes = PurposePicker()
        self.form = Form()
        self.form.grid.setColumnStretch(0, 4)
        self.form.grid.setColumnStretch(1, 3)
        self.form.add("title", Field(_("Goal"), self.title), 0, span=2)
        self.form.add("measure", Field(_("Measured by"), self.measure), 1)
        self.form.add("target", Field(_("How many"), self.target), 1, 1)
        self.advice = muted(
            _(
                "This depends on others. Set a goal as well for what is in your own hands, "
                "such as one-to-ones or referrals given."
            )
        )
        self.advice.setWordWrap(True)
        self.form.grid.addWidget(self.advice, 2, 0, 1, 2)
        self.form.add("counted", Field(_("Counted so far"), self.counted), 3)
        self.form.grid.addWidget(self._counter(), 3, 1)
        self.form.add("start_on", Field(_("Starts on"), self.start_on), 4)
        self.form.add("due_on", Field(_("Due on"), self.due_on), 4, 1)
        self.form.add("purposes", Field(_("What for"), self.purposes), 5, span=2)

        self.save_button = primary(_("Save"))
        self.discard_button = button(_("Discard"))
        self.delete_button = button(_("Delete"), "trash-2")
        below, buttons = foot(session)
        buttons.addWidget(self.delete_button)
        buttons.addStretch()
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.form)
        layout.addWidget(below)
        layout.addStretch()

        self.title.textEdited.connect(self._touched)
        for field in (
            self.measure,
            self.target,
            self.counted,
            self.start_on,
            self.due_on,
            self.purposes,
        ):
            field.edited.connect(self._touched)
        self.measure.edited.connect(self._show_measure)
        for line in (self.title, self.target, self.counted, self.start_on, self.due_on):
            line.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discarded)
        self.delete_button.clicked.connect(self.delete_requested)

    def _counter(self) -> QWidget:
        """One more or one less than what stands beside it."""
        self.less = icon_button("minus", _("One less"))
        self.more = icon_button("plus", _("One more"))
        self.counter = QWidget()
        row = QHBoxLayout(self.counter)
        row.setContentsMargins(0, self.form.fields["counted"].label.sizeHint().height() + 4, 0, 0)
        row.addWidget(self.less)
        row.addWidget(self.more)
        row.addStretch()
        self.form.grid.setAlignment(self.counter, Qt.AlignmentFlag.AlignTop)
        self.less.clicked.connect(self._count_down)
        self.more.clicked.connect(self._count_up)
        return self.counter

    @property
    def goal(self) -> Goal | None:
        """The goal shown, as the book has it; id 0 for a new one."""
        return self._goal

    @property
    def edited(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._edited

    def show_new(self, month: int) -> None:
        """Offer a new goal for the month."""
        self.show_goal(
            Goal(start_on=month_start(month), due_on=month_end(month), purposes=Purpose.NONE)
        )

    def show_goal(self, goal: Goal) -> None:
        """Show `goal`; what was typed before and not saved is gone."""
        self._goal = goal
        self._set_edited(False)
        self.head.setText(_("Goal") if goal.id else _("New goal"))
        self.title.setText(goal.title)
        self.title.setCursorPosition(0)
        self.measure.set_value(goal.measure)
        self._show_measure()
        self.target.set_value(goal.target)
        self.start_on.set_day(goal.start_on)
        self.due_on.set_day(goal.due_on)
        self.purposes.set_purposes(goal.purposes)
        self.counted.set_value(goal.counted)
        if not goal.counted and self.less.hasFocus():
            self.more.setFocus()
        self.less.setEnabled(goal.counted > 0)
        self.delete_button.setVisible(goal.id != 0)
        self.form.problems({})
        if self._session.book.read_only:
            for_reading(self.form)

    def forget_id(self) -> None:
        """The book no longer has the goal: what is typed would be added anew."""
        if self._goal is not None:
            self._goal = replace(self._goal, id=0)
            self.head.setText(_("New goal"))
            self.delete_button.hide()

    def save(self) -> bool:
        """Save what was typed; False if a field is marked. Nothing typed is nothing to do."""
        if self._goal is None or not self._edited:
            return True
        draft = self._draft()
        found = {**goals.problems(draft), **self.form.nonsense()}
        if draft.measure is not Measure.BY_HAND:
            found.pop("counted", None)  # out of sight
        if self.form.problems(found):
            return False
        goal = goals.save(self._session.book, draft)
        self.show_goal(goal)
        self.saved.emit(goal)
        return True

    def _draft(self) -> Goal:
        assert self._goal is not None
        return replace(
            self._goal,
            title=self.title.text(),
            measure=self.measure.value() or self._goal.measure,
            target=self.target.value() or 0,
            counted=(self.counted.value() or 0)
            if self.measure.value() is Measure.BY_HAND
            else self._goal.counted,
            start_on=self.start_on.day() or self._goal.start_on,
            due_on=self.due_on.day() or self._goal.due_on,
            purposes=self.purposes.purposes(),
        )

    def _show_measure(self) -> None:
        measure = self.measure.value() or Measure.ONE_TO_ONES
        self.target.set_unit(unit_of(measure))
        label = {
            Measure.CLOSED_BUSINESS: _("How much, {currency}").format(
                currency=self._session.book.profile.currency
            ),
            Measure.HOURS: _("How many hours"),
        }.get(measure, _("How many"))
        self.form.fields["target"].label.setText(label)
        self.target.setAccessibleName(label)
        self.advice.setVisible(measure in LAGGING)
        for widget in (self.form.fields["counted"], self.counter):
            widget.setVisible(measure is Measure.BY_HAND)

    def _touched(self) -> None:
        self._set_edited(True)

    def _set_edited(self, edited: bool) -> None:
        self._edited = edited
        self.edited_changed.emit()
        if not edited and self.save_button.hasFocus():
            self.title.setFocus()  # a button put out of use would pass the keys to who knows whom
        self.save_button.setEnabled(edited)
        self.discard_button.setEnabled(edited or self._goal is None or self._goal.id == 0)

    def _count_up(self) -> None:
        self._count(1)

    def _count_down(self) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        if self.save() and self._goal is not None and self._goal.measure is Measure.BY_HAND:
            self.show_goal(goals.count_by_hand(self._session.book, self._goal, step))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.discard_button.isEnabled():
            self.discarded.emit()
        else:
            super().keyPressEvent(event)
