"""Today: the people who are due, the referrals that wait, the goals, and how the month goes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netplanner import today as subject
from netplanner.i18n import _, locale_name, ngettext, show_minutes, show_number
from ui.errors import called_by_qt
from ui.today.parts import Figure, Part, StepLine
from ui.widgets.basics import OneLine, button, card, heading, muted, page_layout, primary, sized
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from netplanner.model.owner import Profile
    from netplanner.referrals import ReferralRow
    from netplanner.store import Change
    from ui.session import Session

PEOPLE, REFERRALS, GOALS = 6, 6, 5  # lines shown; the pages behind have the rest


class TodayPage(QWidget):
    """The page the day begins with; every line of it leads to something to do."""

    log_requested = Signal(int)  # a contact, or 0
    referral_requested = Signal()  # a new one
    referral_opened = Signal(int)
    contact_requested = Signal(int)
    due_requested = Signal()  # everyone who is due
    page_requested = Signal(str)
    import_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._day = session.today()  # the day the page tells of
        self._painted = False
        self._has_parts = False

        self.greeting = sized(OneLine(), 7)
        self.date = muted()
        self.referral_button = button(_("New referral"), "handshake")
        self.referral_button.clicked.connect(self.referral_requested)
        self.log_button = primary(_("Log activity"), "plus")
        self.log_button.clicked.connect(self._log)
        for one in (self.referral_button, self.log_button):
            one.setEnabled(not session.book.read_only)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.greeting, 1)  # where the titles of the other pages stand
        top.addWidget(self.referral_button)
        top.addWidget(self.log_button)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(self.date)

        self._scroll = FormScroll()
        layout = page_layout(self)
        margins = layout.contentsMargins()
        margin = margins.right()
        head.setContentsMargins(0, 0, margin, 0)
        margins.setRight(0)  # of the page; the scroll bar stands in it, right of the cards
        layout.setContentsMargins(margins)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._build_steps()
        self._build_figures()
        self._column.addStretch()
        self._scroll.setWidget(inside)
        self._scroll.stand_in(margin)
        session.changed.connect(self._on_change)

    def _build_steps(self) -> None:
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(heading(_("First steps")))
        intro = muted(
            _("Networking grows like a field: know people well, give first, do a little every day.")
        )
        intro.setWordWrap(True)
        box.addWidget(intro)
        self._steps_box = QVBoxLayout()
        box.addLayout(self._steps_box)
        self._steps: QWidget | None = None
        self.steps = card(box)
        self._column.addWidget(self.steps)

    def _build_figures(self) -> None:
        self.hours = Figure(_("Hours this month"))
        self.exchanged = Figure(_("Referrals given this month"))
        self.habit = Figure(_("Active days"))
        row = QHBoxLayout()
        row.setSpacing(14)
        for one in (self.hours, self.exchanged, self.habit):
            box = QVBoxLayout()
            box.addWidget(one)
            row.addWidget(card(box), 1)
        self._column.addLayout(row)

    def _build_parts(self) -> None:
        self.people = Part(_("People to get in touch with"), _("All contacts"))
        self.people.more_wanted.connect(self._to_contacts)
        self.people.rest_wanted.connect(self.due_requested)
        self.waiting = Part(_("Referrals that wait for you"), _("All referrals"))
        for wish in (self.waiting.more_wanted, self.waiting.rest_wanted):
            wish.connect(self._to_referrals)
        self.goals = Part(_("Goals"), _("Plan"))
        for wish in (self.goals.more_wanted, self.goals.rest_wanted):
            wish.connect(self._to_plan)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self.waiting)
        right.addWidget(self.goals)
        right.addStretch()
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.people)
        left.addStretch()
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.insertLayout(self._column.count() - 1, grid)  # above the stretch

    # -- reading

    def _on_change(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        book, today = self._session.book, self._session.today()
        self._day = today
        profile = book.profile
        name = profile.owner.split(" ")[0]
        self.greeting.setText(_("Hello, {name}").format(name=name) if name else _("Today"))
        date = QDate(today.year, today.month, today.day)
        self.date.setText(QLocale(locale_name()).toString(date, "dddd d MMMM yyyy"))
        self._show_steps()
        self._show_figures(profile)
        if self._has_parts:
            self._show_parts()

    def _show_parts(self) -> None:
        """What costs most: at the start of the program it comes after the first paint."""
        if not self._has_parts:
            self._has_parts = True
            self._build_parts()
        self._show_people()
        self._show_waiting()
        self._show_goals()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes where the eye goes: people, referrals, then the links to what is behind them."""
        parts = (self.people, self.waiting, self.goals)
        stops = [self.log_button, *(stop for part in parts for stop in part.stops())]
        for before, after in pairwise([*stops, *(part.more for part in parts)]):
            self.setTabOrder(before, after)

    def _show_steps(self) -> None:
        done = subject.first_steps(self._session.book)
        self.steps.setVisible(not done.all_done)
        if self._steps is not None:
            self._steps.hide()
            self._steps_box.removeWidget(self._steps)
            self._steps.deleteLater()
            self._steps = None
        if done.all_done:
            return
        self._steps = QWidget()
        box = QVBoxLayout(self._steps)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for text, action, is_done, answer in (
            (
                _("Bring in the contacts you already have"),
                _("Import contacts"),
                done.contacts,
                self.import_requested,
            ),
            (
                _("Log the time of your last conversation"),
                _("Log activity"),
                done.activities,
                self._log,
            ),
            (
                _("Note a referral: one you gave, or one you got"),
                _("New referral"),
                done.referrals,
                self.referral_requested,
            ),
            (_("Set yourself a goal"), _("Set a goal"), done.goals, self._to_plan),
        ):
            step = StepLine(text, action, done=is_done)
            step.wanted.connect(answer)
            step.button.setEnabled(not self._session.book.read_only)
            box.addWidget(step)
        self._steps_box.addWidget(self._steps)

    def _show_figures(self, profile: Profile) -> None:
        book, today = self._session.book, self._session.today()
        month = subject.month_so_far(book, today)
        self.hours.value.setText(show_minutes(month.spent))
        planned = _("of {hours} planned").format(hours=show_minutes(month.planned))
        self.hours.note.setText(planned if month.planned else _("no hours planned yet"))
        self.exchanged.value.setText(show_number(month.given))
        received = ngettext("and {count} received", "and {count} received", month.received)
        self.exchanged.note.setText(received.format(count=show_number(month.received)))
        covered = subject.coverage(book, profile, today)
        self.habit.value.setText(_("{days} of {all}").format(days=covered.days, all=covered.of))
        self.habit.note.setText(_("working days with an activity or a referral"))
        self.habit.chip.setText(_("Every day"))
        self.habit.chip.setVisible(covered.every_day)

    def _show_people(self) -> None:
        from netplanner import plans
        from ui.today.lines import PersonLine

        book, today = self._session.book, self._session.today()
        due = plans.due(book, today, PEOPLE)
        if not self.people.is_new(due):
            return
        lines: list[QWidget] = []
        for person in due.people:
            one = PersonLine(person)
            one.log_wanted.connect(self.log_requested)
            one.open_wanted.connect(self.contact_requested)
            one.log.setEnabled(not book.read_only)
            lines.append(one)
        self.people.show_lines(
            lines,
            _(
                "Nobody is due today. Give the people who matter a cadence, for example every 30 "
                "days, and they will be named here in time."
            ),
            _more_words(due.total - len(due.people)),
        )

    def _show_waiting(self) -> None:
        from netplanner import referrals
        from ui.today.lines import ReferralLine

        book, today = self._session.book, self._session.today()
        rows, count = referrals.to_act_on(book, REFERRALS), referrals.count_to_act_on(book)
        if not self.waiting.is_new((rows, count, today)):
            return
        lines: list[QWidget] = []
        for row in rows:
            one = ReferralLine(row, today)
            one.done_wanted.connect(self._done)
            one.open_wanted.connect(self.referral_opened)
            one.done.setEnabled(not book.read_only)
            lines.append(one)
        self.waiting.show_lines(
            lines,
            _(
                "No referral waits for you. Those you receive stand here until the first contact, "
                "within 48 hours, and until you have said thank you."
            ),
            _more_words(count - len(lines)),
        )

    def _show_goals(self) -> None:
        from netplanner import goals
        from ui.today.lines import GoalLine, urgency

        book, today = self._session.book, self._session.today()
        profile = book.profile
        standings = [
            goals.standing(book, goal, today, profile)
            for goal in goals.in_period(book, today, today)
        ]
        standings.sort(key=urgency)
        if not self.goals.is_new((standings, profile.currency)):
            return
        self.goals.show_lines(
            [GoalLine(one, profile.currency) for one in standings[:GOALS]],
            _("No goal runs today. One or two are enough, best of what you can do yourself."),
            _more_words(len(standings) - GOALS),
        )

    # -- doing

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        if self.log_button.isEnabled():
            return self.log_button
        return self.people.more if self._has_parts else self

    def new(self) -> None:
        """Ctrl+N logs an activity: the one thing done every day."""
        self._log()

    def refresh_theme(self) -> None:
        """Bars and icons paint themselves in the theme's colours."""
        self.update()

    def _log(self) -> None:
        self.log_requested.emit(0)

    def _done(self, row: ReferralRow) -> None:
        from netplanner import referrals
        from netplanner.model.referrals import ReferralStatus

        if row.thanks_owed:
            referrals.thank(self._session.book, row.id, self._session.today())
        else:
            referrals.set_status(self._session.book, row.id, ReferralStatus.CONTACTED)
        self.waiting.focus_first()  # the button pressed is gone

    def _to_contacts(self) -> None:
        self.page_requested.emit("contacts")

    def _to_referrals(self) -> None:
        self.page_requested.emit("referrals")

    def _to_plan(self) -> None:
        self.page_requested.emit("plan")

    def event(self, event: QEvent) -> bool:
        woken = event.type() == QEvent.Type.WindowActivate and self.isVisible()
        if woken and self._day != self._session.today():  # the program stayed open overnight
            self._read()
        return super().event(event)

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._day != self._session.today():
            self._read()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._show_parts)


def _more_words(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext("and {count} more", "and {count} more", count).format(count=show_number(count))
