"""The units one plans in: a count, money, hours. How each is typed and how it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netplanner.goals import show_value
from netplanner.i18n import N_, _, show_minutes, show_number
from netplanner.model.plan import Measure
from netplanner.typing_in import parse_count, parse_hours, parse_money
from ui.widgets.fields_typed import TypedEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_NO_CENTS = re.compile(r"[.,]00(?![0-9])")


@dataclass(frozen=True, slots=True)
class Unit:
    """`parse` answers None to nonsense and to less than nothing; `nonsense` is a message id."""

    parse: Callable[[str], int | None]
    show: Callable[[int], str]
    nonsense: str


def parse_amount(text: str) -> int | None:
    """Cents, never below 0."""
    cents = parse_money(text)
    return cents if cents is not None and cents >= 0 else None


def show_amount(cents: int) -> str:
    """An amount without its currency, and without cents where there are none."""
    return show_number(cents / 100, 2 if cents % 100 else 0)


def show_short(measure: Measure, value: int, currency: str) -> str:
    """A value of a goal with its unit, money without cents where there are none."""
    text = show_value(measure, value, currency)
    return _NO_CENTS.sub("", text) if measure is Measure.CLOSED_BUSINESS else text


COUNT = Unit(parse_count, show_number, N_("This is no whole number. Write for example 12."))
MONEY = Unit(parse_amount, show_amount, N_("This is no amount. Write for example 12.50."))
HOURS = Unit(parse_hours, show_minutes, N_("These are no hours. Write 5, 1:30 or 45m."))


def unit_of(measure: Measure) -> Unit:
    """The unit a measure counts in."""
    if measure is Measure.CLOSED_BUSINESS:
        return MONEY
    return HOURS if measure is Measure.HOURS else COUNT


class UnitEdit(TypedEdit):
    """A line for a value in a unit that may change; an empty line is 0."""

    def __init__(self, unit: Unit = COUNT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_unit(self, unit: Unit) -> None:
        """Read what is typed in another unit from now on."""
        self._unit = unit

    def value(self) -> int | None:
        """The value in cents, minutes or pieces; None if the text makes no sense."""
        text = self.text().strip()
        return self._unit.parse(text) if text else 0

    def set_value(self, value: int) -> None:
        """Show a value; nothing for 0."""
        self.setText(self._unit.show(value) if value else "")

    def problem(self) -> str | None:
        return _(self._unit.nonsense) if self.value() is None else None

    def _tidy(self) -> None:
        if value := self.value():
            self.set_value(value)
