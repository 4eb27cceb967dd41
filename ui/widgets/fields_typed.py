"""Fields one types a day, an amount or a length of time into, in any usual form."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from netplanner import i18n
from netplanner.i18n import N_, _
from netplanner.typing_in import parse_day, parse_minutes, parse_money, show_money_typed
from ui import theme
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


STILL_TO_COME = N_("This day is still to come.")


class TypedEdit(QLineEdit):
    """A line whose text means something: tidied when it is left, kept as typed if nonsense."""

    edited = Signal()  # by the person, not by the program

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    def problem(self) -> str | None:
        """What is wrong with the text, as a sentence; None if it can be read or is empty."""
        return None

    def _tidy(self) -> None:
        """Write the meaning in its usual form."""


class MoneyEdit(TypedEdit):
    """An amount of money, in cents; an empty field is 0."""

    def __init__(self, parent: QWidget | None = None, *, negative: bool = False) -> None:
        super().__init__(parent)
        self._negative = negative
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(show_money_typed(0))

    def cents(self) -> int | None:
        """The amount; None if the text makes no sense as one."""
        text = self.text().strip()
        cents = parse_money(text) if text else 0
        return None if cents is not None and cents < 0 and not self._negative else cents

    def set_cents(self, cents: int) -> None:
        """Show an amount; nothing for 0."""
        self.setText(show_money_typed(cents) if cents else "")

    def problem(self) -> str | None:
        if self.cents() is None:
            return _("This is no amount. Write for example 12.50.")
        return None

    def _tidy(self) -> None:
        cents = self.cents()
        if cents is not None and self.text().strip():
            self.setText(show_money_typed(cents))


class MinutesEdit(TypedEdit):
    """A length of time, in minutes; an empty field is 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("0:45")

    def minutes(self) -> int | None:
        """The length; None if the text makes no sense as one."""
        text = self.text().strip()
        return parse_minutes(text) if text else 0

    def set_minutes(self, minutes: int) -> None:
        """Show a length; nothing for 0."""
        self.setText(i18n.show_minutes(minutes) if minutes else "")

    def problem(self) -> str | None:
        if self.minutes() is None:
            return _("This is no length of time. Write 45, 1:15 or 1h15.")
        return None

    def _tidy(self) -> None:
        minutes = self.minutes()
        if minutes:
            self.setText(i18n.show_minutes(minutes))


class DayEdit(TypedEdit):
    """A day, typed or picked from a calendar; the arrow keys go on by a day.

    `today` gives what is left out of a day half typed; tests and sessions pass their own. With
    `past` the day mostly is one of something that happened: see `parse_day`. With `happened` it
    cannot be any other, and a day still to come is a problem.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        past: bool = False,
        happened: bool = False,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._past = past or happened
        self._happened = happened
        self._today = today
        self._popup: _CalendarPopup | None = None
        self.setPlaceholderText(_("dd/mm/yyyy"))
        self._action = QAction(icon("calendar", "muted"), _("Calendar"), self)
        self._action.triggered.connect(self.show_calendar)
        self.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)

    def day(self) -> datetime.date | None:
        """The day; None if the field is empty or makes no sense (`problem` tells)."""
        text = self.text().strip()
        return parse_day(text, self._today(), past=self._past) if text else None

    def set_day(self, day: datetime.date | None) -> None:
        """Show a day, or an empty field."""
        self.setText(i18n.show_day(day) if day else "")

    def problem(self) -> str | None:
        day = self.day()
        if day is not None and self._happened and day > self._today():
            return _(STILL_TO_COME)
        if day is not None or (self._optional and not self.text().strip()):
            return None
        if not self.text().strip():
            return _("Give a day.")
        return _("This is no day. Write for example 24/11 or 24/11/2026.")

    def show_calendar(self) -> None:
        """Open the calendar below the field."""
        if self._popup is not None:  # made anew each time, in the colours of the theme
            self._popup.deleteLater()
        self._popup = _CalendarPopup(self)
        self._popup.picked.connect(self._take)
        self._popup.open_at(self.day() or self._today())

    def _take(self, day: datetime.date) -> None:
        if day != self.day():
            self.set_day(day)
            self.edited.emit()
        self.setFocus()
        self.editingFinished.emit()

    def _tidy(self) -> None:
        if day := self.day():
            self.set_day(day)

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("00/00/0000") + 58
        return QSize(width, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        steps = {
            Qt.Key.Key_Up.value: 1,
            Qt.Key.Key_Down.value: -1,
            Qt.Key.Key_PageUp.value: 7,
            Qt.Key.Key_PageDown.value: -7,
        }
        if event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.show_calendar()
        elif (step := steps.get(event.key())) and (day := self.day() or self._today()):
            self.set_day(day + datetime.timedelta(days=step))
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class _CalendarPopup(QFrame):
    """A calendar that closes when a day is picked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self._field = parent
        self._calendar = QCalendarWidget()
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        plain = QTextCharFormat()  # red would say that a Saturday is wrong
        plain.setForeground(QColor(theme.tokens().text))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, plain)
        self._calendar.setAccessibleName(_("Calendar"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._calendar)
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)

    def open_at(self, day: datetime.date) -> None:
        """Show the month of `day` under the field, on the screen the field is on."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        field = self._field
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self._calendar.setFocus()

    def _pick(self, date: QDate) -> None:
        if self.isVisible():  # a double click says it twice
            self.hide()
            self.picked.emit(datetime.date(date.year(), date.month(), date.day()))
