"""The lines of the first page that come from the book: a person, a referral, a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netplanner.i18n import _, language, ngettext, show_day, show_minutes, show_number
from netplanner.model.plan import GoalStatus, Measure
from netplanner.words import word
from ui.widgets.basics import Chip, OneLine, icon_button, muted, plain
from ui.widgets.flow import FlowLayout
from ui.widgets.painting import GOAL_TONES, paint_progress

if TYPE_CHECKING:
    import datetime

    from netplanner.goals import GoalStanding
    from netplanner.plans import PersonDue
    from netplanner.referrals import ReferralRow

_LONGEST_WORD = 32  # signs
_CHIP_HEIGHT = 20  # a name stands level with the chip beside it
_RUNNING = (
    GoalStatus.AT_RISK,
    GoalStatus.BEHIND,
    GoalStatus.ON_TRACK,
    GoalStatus.TOO_EARLY,
    GoalStatus.DONE,
)


class Name(OneLine):
    """A name in bold that is shortened where there is no room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), _CHIP_HEIGHT))


def _texts(name: str, about: str, chip: Chip | None) -> QVBoxLayout:
    """The name with its chip, below it where there is no room, and what is to be known."""
    words = muted(" ".join(map(_not_endless, about.split(" "))))
    words.setWordWrap(True)
    words.setMinimumWidth(40)  # a word that cannot be broken does not widen the page
    box = QVBoxLayout()
    box.setSpacing(2)
    bold = Name(name)
    if chip is None:
        box.addWidget(bold)
    else:
        bold.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head = FlowLayout(spacing=8)
        head.addWidget(bold)
        head.addWidget(chip)
        box.addLayout(head)
    if about:
        box.addWidget(words)
    return box


class PersonLine(QWidget):
    """Somebody whose cadence has come round."""

    log_wanted = Signal(int)
    open_wanted = Signal(int)

    def __init__(self, person: PersonDue) -> None:
        super().__init__()
        self._id = person.contact_id
        waiting = waiting_words(person)
        chip = Chip(waiting, "warn" if person.neglected else "neutral") if waiting else None
        about = " · ".join(filter(None, (never_words(person), _whole(person.phone))))
        texts = _texts(person.name or _("No name"), about, chip)
        self.log = icon_button("clock", _("Log time with {name}").format(name=person.name))
        show = icon_button("user", _("Show {name}").format(name=person.name))
        self.log.clicked.connect(self._log)
        show.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addLayout(texts, 1)
        row.addWidget(self.log)
        row.addWidget(show)

    def _log(self) -> None:
        self.log_wanted.emit(self._id)

    def _open(self) -> None:
        self.open_wanted.emit(self._id)


def waiting_words(person: PersonDue) -> str:
    """How many days there was no conversation, and how many there should be; may be nothing."""
    if person.waiting is None:
        return ""
    text = ngettext("{days} day, every {cadence}", "{days} days, every {cadence}", person.waiting)
    return text.format(days=show_number(person.waiting), cadence=show_number(person.cadence))


def never_words(person: PersonDue) -> str:
    """That there never was a conversation, in words; nothing where there was one."""
    if person.last_on is not None:
        return ""
    if person.waiting is None:
        text = ngettext(
            "no contact noted yet, every {days} day",
            "no contact noted yet, every {days} days",
            person.cadence,
        )
        return text.format(days=show_number(person.cadence))
    return _("no contact noted since you met")


def _not_endless(word: str) -> str:
    """A word as long as words are, or its beginning."""
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"


def _whole(phone: str) -> str:
    """A phone that is not broken at the end of a line."""
    return phone.replace(" ", "\N{NO-BREAK SPACE}")


class _DoneButton(QPushButton):
    """A button whose line goes when it is pressed; the next moves up under the mouse."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the second of two clicks was meant for the line that is gone


class ReferralLine(QWidget):
    """A received referral that waits for a first contact or a thank-you."""

    done_wanted = Signal(object)  # the ReferralRow
    open_wanted = Signal(int)

    def __init__(self, row: ReferralRow, today: datetime.date) -> None:
        super().__init__()
        self._row = row
        chip = None
        if row.late(today):
            days = (today - row.day).days
            late = ngettext("{days} day without contact", "{days} days without contact", days)
            chip = Chip(late.format(days=show_number(days)), "bad")
        if row.thanks_owed:
            pattern = _("say thank you to {name}") if row.partner else _("say thank you")
        else:
            pattern = _("from {name}") if row.partner else ""
        partner = pattern.format(name=row.partner)
        day = "" if chip is not None else show_day(row.day)
        phone = "" if row.thanks_owed else _whole(row.phone)
        about = " · ".join(filter(None, (partner, day, phone)))
        texts = _texts(row.prospect or row.partner or _("No name"), about, chip)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.addLayout(texts, 1)
        self.done = _DoneButton(_("Thanked") if row.thanks_owed else _("Contacted"))
        self.done.setAccessibleName(
            _("{what}: {name}").format(what=self.done.text(), name=row.prospect or row.partner)
        )
        self.done.clicked.connect(self._done)
        show = icon_button("handshake", _("Show this referral"))
        show.clicked.connect(self._open)
        line.addWidget(self.done)
        line.addWidget(show)

    def _done(self) -> None:
        self.done_wanted.emit(self._row)

    def _open(self) -> None:
        self.open_wanted.emit(self._row.id)


class GoalLine(QWidget):
    """A goal with its bar, and the mark of where it should be by today."""

    def __init__(self, standing: GoalStanding, currency: str) -> None:
        super().__init__()
        self._standing = standing
        goal = standing.goal
        figures = _("{value} of {target}").format(
            value=show_value(goal.measure, standing.value, currency),
            target=show_value(goal.measure, goal.target, currency),
        )
        head = QHBoxLayout()
        head.addWidget(Name(goal.title), 1)
        head.addWidget(plain(figures))
        head.addWidget(Chip(word(standing.status), GOAL_TONES[standing.status]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(_Bar(standing))
        expected = _("by today: {expected}").format(
            expected=show_value(goal.measure, standing.expected_value, currency)
        )
        self.setAccessibleName(f"{goal.title}, {figures}, {expected}, {word(standing.status)}")


class _Bar(QWidget):
    def __init__(self, standing: GoalStanding) -> None:
        super().__init__()
        self._standing = standing
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_progress(painter, QRectF(0, 8, self.width(), 8), self._standing)


def urgency(standing: GoalStanding) -> int:
    """The place of a goal among the others: what needs the owner most comes first."""
    return _RUNNING.index(standing.status) if standing.status in _RUNNING else len(_RUNNING)


def show_value(measure: Measure, value: int, currency: str) -> str:
    """A goal's value; amounts without Babel, which would slow down the start of the program.

    Qt leaves the point out of an Italian `4.938 €`.
    """
    if measure is Measure.CLOSED_BUSINESS:
        number, sign = show_number(value / 100), _symbol(currency)
        return f"{number}\N{NO-BREAK SPACE}{sign.strip()}" if language() == "it" else sign + number
    return show_minutes(value) if measure is Measure.HOURS else show_number(value)


def _symbol(currency: str) -> str:
    return {"EUR": "€", "GBP": "£", "USD": "$"}.get(currency, f"{currency} ")
