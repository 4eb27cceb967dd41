"""Closed amounts in the form of a referral: any number of lines, each a day and an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netplanner.i18n import _
from netplanner.model.referrals import ClosedBusiness
from netplanner.typing_in import show_money_typed
from ui.widgets.basics import icon_button, link, muted
from ui.widgets.fields import DayEdit, MoneyEdit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence


class AmountLine(QWidget):
    """One closed amount."""

    edited = Signal()
    remove_wanted = Signal(object)

    def __init__(self, closed: ClosedBusiness, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._id = closed.id
        self.day = DayEdit(past=True, today=today)
        self.day.setAccessibleName(_("Closed on"))
        self.day.set_day(closed.day)
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
        self.remove.clicked.connect(self._remove)

    def _remove(self) -> None:
        self.remove_wanted.emit(self)

    def value(self) -> ClosedBusiness | None:
        """The amount; None while the line is empty or cannot be read."""
        day, cents = self.day.day(), self.amount.cents()
        if day is None or not cents:
            return None
        return ClosedBusiness(id=self._id, day=day, amount_cents=cents)

    def problem(self) -> str | None:
        """What cannot be read in this line."""
        if not self.amount.text().strip():
            return None  # an empty line says nothing
        return self.amount.problem() or self.day.problem()


class AmountsEdit(QWidget):
    """The lines, and a button for one more."""

    edited = Signal()
    added = Signal()

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
        self.setFocusProxy(self.add_button)

    def set_amounts(self, closed: Sequence[ClosedBusiness]) -> None:
        """Show exactly these."""
        for line in self.lines:
            self._drop(line)
        self.lines = []
        for one in closed:
            self._append(one)
        self._add_up()

    def amounts(self) -> list[ClosedBusiness]:
        """The amounts that can be read; empty lines are left out."""
        return [value for line in self.lines if (value := line.value()) is not None]

    def problem(self) -> str | None:
        """What is wrong with the first line that cannot be read."""
        return next((text for line in self.lines if (text := line.problem())), None)

    def _add_up(self) -> None:
        """What several amounts come to; one says it itself."""
        amounts = [one.amount_cents for one in self.amounts()]
        total = _("Total {amount}").format(amount=show_money_typed(sum(amounts)))
        self.total.setText(total if len(amounts) > 1 else "")

    def _append(self, closed: ClosedBusiness) -> AmountLine:
        line = AmountLine(closed, self._today)
        line.edited.connect(self.edited)
        line.remove_wanted.connect(self._remove)
        self._box.insertWidget(len(self.lines), line)
        self.lines.append(line)
        return line

    def _drop(self, line: AmountLine) -> None:
        line.hide()
        self._box.removeWidget(line)
        line.deleteLater()

    def _add_one(self) -> None:
        line = self._append(ClosedBusiness(day=self._today()))
        line.amount.setFocus()
        self.added.emit()

    def _remove(self, line: AmountLine) -> None:
        self.lines.remove(line)
        self._drop(line)
        self.add_button.setFocus()
        self.edited.emit()
