"""The stopwatch on screen: one per book, shown in the status bar."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from netplanner import timer
from netplanner.i18n import _, show_minutes
from ui.icons import icon
from ui.widgets.basics import button, icon_button, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session

_WORTH_ASKING = 60  # seconds; less is thrown away without a question


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class RunningTimer(QObject):
    """The timer of the open book, kept in its file with every step."""

    changed = Signal()  # it was started, paused or put to zero
    ticked = Signal()  # a second has gone by

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.now: Callable[[], datetime.datetime] = _now  # tests put a clock of their own
        self._book = session.book.path
        self._file = timer.file_of(self._book)
        self._timer = timer.load(self._file)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.ticked)
        if self._timer.running:
            self._tick.start()

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.running

    @property
    def idle(self) -> bool:
        """Whether there is nothing to log."""
        return self._timer.idle

    @property
    def seconds(self) -> int:
        """The seconds counted."""
        return timer.elapsed(self._timer, self.now())

    @property
    def minutes(self) -> int:
        """The minutes to log: begun ones count whole."""
        return timer.minutes(self._timer, self.now())

    def start(self) -> None:
        """Count, or count on."""
        self._set(timer.started(self._timer, self.now()))

    def pause(self) -> None:
        """Stand still with what was counted."""
        self._set(timer.paused(self._timer, self.now()))

    def start_or_pause(self) -> None:
        """Pause what counts; count, or count on, otherwise."""
        if self.running:
            self.pause()
        else:
            self.start()

    def take_off(self, minutes: int) -> None:
        """Take off what was logged; what was counted since stays."""
        self._set(timer.without(self._timer, minutes, self.now()))

    def reset(self) -> None:
        """Back to zero."""
        self._set(timer.Timer())

    def _set(self, new: timer.Timer) -> None:
        if new == self._timer:
            return
        self._timer = new
        timer.keep(self._file, new, self._book)
        if new.running:
            self._tick.start()
        else:
            self._tick.stop()
        self.changed.emit()


def timer_of(session: Session) -> RunningTimer:
    """The one timer of the session's book."""
    found = session.findChild(RunningTimer)
    return found if isinstance(found, RunningTimer) else RunningTimer(session)


class TimerBar(QWidget):
    """Start, pause, log. `log_requested`: the time is to be turned into an entry."""

    log_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timer = timer_of(session)
        self.start_button = button(_("Start timer"), "timer")
        self.time = plain()
        font = self.time.font()
        font.setBold(True)
        self.time.setFont(font)
        self.time.setAccessibleName(_("Timer"))
        self.pause_button = icon_button("pause", _("Pause the timer"), flat=True)
        self.log_button = button(_("Log the time"), "check")
        self.discard_button = icon_button("x", _("Discard the timer"), flat=True)
        self.start_button.setObjectName("link")
        self.log_button.setObjectName("link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self.start_button,
            self.time,
            self.pause_button,
            self.log_button,
            self.discard_button,
        ):
            layout.addWidget(widget)
        self.start_button.clicked.connect(self.timer.start)
        self.pause_button.clicked.connect(self.timer.start_or_pause)
        self.log_button.clicked.connect(self.log_requested)
        self.discard_button.clicked.connect(self.discard)
        self.timer.changed.connect(self._show)
        self.timer.ticked.connect(self._show_time)
        self._show()

    def sizeHint(self) -> QSize:
        """As high as its highest button, hidden or not: starting the timer moves nothing."""
        high = max(one.sizeHint().height() for one in (self.start_button, self.pause_button))
        return super().sizeHint().expandedTo(QSize(0, high))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self.sizeHint().height()))

    def discard(self) -> None:
        """Put the timer to zero; asks first if there is more than a minute on it."""
        if self.timer.seconds < _WORTH_ASKING or self._confirmed():
            self.timer.reset()

    def _confirmed(self) -> bool:
        answer = QMessageBox.question(
            self,
            _("Discard the timer"),
            _("The timer shows {time}. Discard it without logging it?").format(
                time=show_minutes(self.timer.minutes)
            ),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard

    def _show(self) -> None:
        idle, running = self.timer.idle, self.timer.running
        focused = self.start_button.hasFocus() or self.discard_button.hasFocus()
        self.start_button.setVisible(idle)
        for widget in (self.time, self.pause_button, self.log_button, self.discard_button):
            widget.setVisible(not idle)
        tip = _("Pause the timer") if running else _("Go on with the timer")
        self.pause_button.setIcon(icon("pause" if running else "play"))
        self.pause_button.setToolTip(tip)
        self.pause_button.setAccessibleName(tip)
        if focused:  # what had the focus is hidden now
            (self.start_button if idle else self.pause_button).setFocus()
        self._show_time()

    def _show_time(self) -> None:
        minutes, seconds = divmod(self.timer.seconds, 60)
        self.time.setText(f"{show_minutes(minutes)}:{seconds:02}")
