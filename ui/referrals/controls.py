"""Controls only the form of a referral has: who gave it, how much effort it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from netplanner import referrals
from netplanner.i18n import N_, _
from netplanner.model.referrals import Direction
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceBox, ContactPicker, DayEdit

_I_DID = {Direction.GIVEN: N_("I gave it"), Direction.RECEIVED: N_("I received it")}
_LEVELS = tuple((level, text) for level, text in referrals.LEVEL_WORDS.items())


class DirectionPicker(QWidget):
    """Given or received, as two buttons; given stands first."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons: dict[Direction, QPushButton] = {}
        self._group = QButtonGroup(self)
        for direction in Direction:
            one = button(_(_I_DID[direction]))
            one.setCheckable(True)
            self._group.addButton(one)
            row.addWidget(one)
            self.buttons[direction] = one
        row.addStretch()
        self._group.buttonClicked.connect(self._clicked)
        self.setFocusProxy(self.buttons[Direction.GIVEN])

    def value(self) -> Direction:
        """The direction chosen."""
        received = self.buttons[Direction.RECEIVED].isChecked()
        return Direction.RECEIVED if received else Direction.GIVEN

    def set_value(self, direction: Direction) -> None:
        """Choose this one."""
        self.buttons[direction].setChecked(True)

    def _clicked(self) -> None:
        self.edited.emit()


class Beside(QWidget):
    """A field with a button beside it, as one control of the form."""

    editingFinished = Signal()

    def __init__(self, field: DayEdit | ContactPicker, more: QWidget) -> None:
        super().__init__()
        self._field = field
        field.editingFinished.connect(self.editingFinished)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(field, 1)
        row.addWidget(more)
        self.setFocusProxy(field)

    def text(self) -> str:
        """What is typed."""
        return self._field.text()

    def problem(self) -> str | None:
        """What the field cannot read."""
        return self._field.problem()


class LevelBox(ChoiceBox[int]):
    """The five levels with the words of the method."""

    def __init__(self) -> None:
        super().__init__(())
        for level, text in _LEVELS:
            self._values.append(level)
            self.addItem(f"{level}  {_(text)}")
