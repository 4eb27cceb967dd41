"""Closed amounts in the form of a referral: any number of lines, each a day and an amount."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netplanner.i18n import _
from netplanner.model.referrals import ClosedBusiness
from netplanner.typing_in import show_money_typed
from ui.widgets.basics import icon_button, link, muted
from ui.widgets.fields import DayEdit, MoneyEdit
from ui.widgets.fields_form import mark

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent


class AmountLine(QWidget):
    """One closed amount."""

    edited = Signal()
    editingFinished = Signal()
    remove_wanted = Signal(object)

    def __init__(self, closed: ClosedBusiness, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._id = closed.id
        self.day = DayEdit(happened=True, today=today)
        self.day.setAccessibleName(_("Closed on"))
        self.day.set_day(closed.day)
        self._day_offered = self.day.text()
        self.amount = MoneyEdit()
        self.amount.setAccessibleName(_("Closed amount"))
        self.amount.set_cents(closed.amount_cents)
        self.remove = icon_button("x", _("Remove this amount"), flat=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day, 1)
        row.addWidget(self.amount, 1)
        row.addWidget(self.remove)
        self.day.edited.connect(self.edited)
        self.amount.edited.connect(self.edited)
        self.day.editingFinished.connect(self.editingFinished)
        self.amount.editingFinished.connect(self.editingFinished)
        self.remove.clicked.connect(self._remove)

    def _remove(self) -> None:
        self.remove_wanted.emit(self)

    @property
    def blank(self) -> bool:
        """Whether the line was added and nothing was typed into it."""
        return not (self._id or self.amount.text().strip()) and self.day.text() == self._day_offered

    @property
    def brings(self) -> bool:
        """Whether there is an amount in it the book does not have yet."""
        return not self._id and self.value() is not None

    def value(self) -> ClosedBusiness | None:
        """The amount; None while there is none or the line cannot be read."""
        day, cents = self.day.day(), self.amount.cents()
        if day is None or not cents:
            return None
        return ClosedBusiness(id=self._id, day=day, amount_cents=cents)

    def begin_anew(self) -> None:
        """What stands here is saved as a new amount."""
        self._id = 0

    def problem(self) -> str | None:
        """What cannot be saved of this line: an amount emptied is not one taken away."""
        if self.blank:
            return None
        if not self.amount.text().strip():
            return _("Give the amount, or take the line away with its cross.")
        if self.amount.cents() == 0:
            return _("Every closed amount has to be above zero.")
        return self.amount.problem() or self.day.problem()

    def to_mend(self) -> QWidget:
        """Where `problem` lies."""
        return self.amount if not self.amount.cents() else self.day

    def show_problem(self) -> None:
        """Mark what has to be mended, and nothing else."""
        wrong = self.to_mend() if self.problem() else None
        for field in (self.day, self.amount):
            mark(field, field is wrong)


class AmountsEdit(QWidget):
    """The lines, and a button for one more."""

    edited = Signal()
    editingFinished = Signal()

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._today = today
        self.lines: list[AmountLine] = []
        self.add_button = link(_("Add a closed amount"), "plus")
        self.add_button.clicked.connect(self._add_one)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.total = muted()
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        row.addWidget(self.total)
        self._box.addLayout(row)
        self.edited.connect(self._add_up)
        self.editingFinished.connect(self.show_problems)

    def set_amounts(self, closed: Sequence[ClosedBusiness]) -> None:
        """Show exactly these."""
        for line in self.lines:
            self._drop(line)
        self.lines = []
        for one in closed:
            self._append(one)
        self._add_up()

    def begin_anew(self) -> None:
        """The amounts shown are no longer in the book: they are saved as new ones."""
        for line in self.lines:
            line.begin_anew()

    def amounts(self) -> list[ClosedBusiness]:
        """The amounts that can be read; a line nothing was typed into is none."""
        return [value for line in self.lines if (value := line.value()) is not None]

    @property
    def brings(self) -> bool:
        """Whether there is an amount the book does not have yet."""
        return any(line.brings for line in self.lines)

    def text(self) -> str:
        """What is typed, in all lines."""
        return " ".join(f"{line.day.text()} {line.amount.text()}" for line in self.lines)

    def typed(self) -> tuple[tuple[str, str], ...]:
        """Day and amount of each line, as they stand."""
        return tuple((line.day.text(), line.amount.text()) for line in self.lines)

    def put(self, typed: Sequence[tuple[str, str]]) -> None:
        """New lines with what stood in them."""
        self.set_amounts([ClosedBusiness(day=self._today())] * len(typed))
        for line, (day, amount) in zip(self.lines, typed, strict=True):
            line.day.setText(day)
            line.amount.setText(amount)
        self._add_up()

    def problem(self) -> str | None:
        """What is wrong with the first line that cannot be saved."""
        return next((text for line in self.lines if (text := line.problem())), None)

    def show_problems(self) -> None:
        """Mark what has to be mended in each line."""
        for line in self.lines:
            line.show_problem()

    def _add_up(self) -> None:
        """What several amounts come to; one says it itself."""
        amounts = [one.amount_cents for one in self.amounts()]
        total = _("Total {amount}").format(amount=show_money_typed(sum(amounts)))
        self.total.setText(total if len(amounts) > 1 else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To what has to be mended. (With a focus proxy Tab would skip the lines.)"""
        wrong = next((line for line in self.lines if line.problem()), None)
        (wrong.to_mend() if wrong else self.add_button).setFocus(event.reason())

    def _append(self, closed: ClosedBusiness) -> AmountLine:
        line = AmountLine(closed, self._today)
        line.edited.connect(self.edited)
        line.editingFinished.connect(self.editingFinished)
        line.remove_wanted.connect(self._remove)
        self._box.insertWidget(len(self.lines), line)
        steps = (self.add_button, line.day, line.amount, line.remove, self.add_button)
        for before, after in pairwise(steps):  # Tab comes to the button after the last line
            QWidget.setTabOrder(before, after)
        self.lines.append(line)
        return line

    def _drop(self, line: AmountLine) -> None:
        line.hide()
        self._box.removeWidget(line)
        line.deleteLater()

    def _add_one(self) -> None:
        line = self._append(ClosedBusiness(day=self._today()))
        line.amount.setFocus()

    def _remove(self, line: AmountLine) -> None:
        self.lines.remove(line)
        self._drop(line)
        self._add_up()
        self.add_button.setFocus()
        if not line.blank:
            self.edited.emit()
        self.editingFinished.emit()
