"""Referrals given and received: totals, list and form side by side."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import referrals
from netplanner.i18n import N_, _, show_month, show_number
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.referrals import Wanted
from netplanner.words import DIRECTION_WORDS, STATUS_WORDS
from ui import remember
from ui.icons import icon
from ui.referrals.editor import ReferralEditor
from ui.referrals.listing import ReferralList
from ui.referrals.totals import TotalsCard
from ui.widgets.basics import (
    EmptyState,
    button,
    card,
    header,
    muted,
    page_layout,
    primary,
)
from ui.widgets.fields import ChoiceBox
from ui.widgets.pickers import ContactFilter
from ui.widgets.reading import for_reading, only_read

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from netplanner.store import Change
    from ui.session import Session

MONTH, YEAR, TWELVE, OPEN = "month", "year", "twelve", "open"
_PERIODS = (
    (MONTH, N_("This month")),
    (YEAR, N_("This year")),
    (TWELVE, N_("Last 12 months")),
)
_STATUSES: tuple[tuple[ReferralStatus | str, str], ...] = (
    (OPEN, N_("Open")),
    *STATUS_WORDS.items(),
)
_MOST = 2000  # lines listed; the totals count all


class ReferralsPage(QWidget):
    """The page; given stands first everywhere."""

    contact_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._month: int | None = None
        self._currency = session.book.profile.currency

        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search referrals") + "  (Ctrl+F)")
        self.search.setAccessibleName(_("Search referrals"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(280)
        self.search.setMinimumWidth(232)
        self.search.textChanged.connect(self._filter)
        self.new_button = primary(_("New referral"), "plus")
        self.new_button.clicked.connect(self._new)

        self.totals = {direction: TotalsCard(direction) for direction in Direction}
        sums = QHBoxLayout()
        sums.setSpacing(14)
        for one in self.totals.values():
            sums.addWidget(one, 1)

        self.splitter = QSplitter()
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._left())
        self.splitter.addWidget(self._right())
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([460, 540])
        remember.remember(self.splitter, "referrals/splitter")

        layout = page_layout(self)
        layout.addLayout(header(_("Referrals"), self.search, self.new_button))
        layout.addLayout(sums)
        layout.addWidget(self.splitter, 1)
        if session.book.read_only:
            for_reading(self.new_button, self.nothing)
        session.changed.connect(self._on_change)

    def _left(self) -> QWidget:
        self.direction: ChoiceBox[Direction] = ChoiceBox(
            tuple(DIRECTION_WORDS.items()), _("Given and received")
        )
        self.direction.setAccessibleName(_("Direction shown"))
        self.status: ChoiceBox[ReferralStatus | str] = ChoiceBox(_STATUSES, _("Every status"))
        self.status.setAccessibleName(_("Status shown"))
        self.period: ChoiceBox[str] = ChoiceBox(_PERIODS, _("All time"))
        self.period.setAccessibleName(_("Period shown"))
        self.partner = ContactFilter(self._session, _("All partners"), _("Partner shown"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for narrow in (self.direction, self.status, self.period):
            narrow.setMinimumContentsLength(6)  # the form beside needs the room
        grid.addWidget(self.direction, 0, 0)
        grid.addWidget(self.status, 0, 1)
        grid.addWidget(self.period, 1, 0)
        grid.addWidget(self.partner, 1, 1)
        for edited in (self.direction.edited, self.status.edited, self.period.edited):
            edited.connect(self._filter)
        self.partner.edited.connect(self._filter)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)

        self.month_button = button("", "x")
        self.month_button.clicked.connect(self._all_months)
        self.month_button.hide()
        self.more = muted()
        self.more.setWordWrap(True)
        self.more.hide()

        self.list = ReferralList(self._session.today, self._currency_now)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.delete_wanted.connect(self._delete_current)
        self.none = EmptyState(
            "search",
            _("No match"),
            _("No referral is like that. Take a filter away or search for something else."),
        )
        self.left_stack = QStackedWidget()
        self.left_stack.addWidget(self.list)
        self.left_stack.addWidget(self.none)

        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(grid)
        box.addWidget(self.month_button)
        box.addWidget(self.left_stack, 1)
        box.addWidget(self.more)
        return left

    def _right(self) -> QWidget:
        self.editor = ReferralEditor(self._session)
        self.editor.saved.connect(self._saved)
        self.editor.discarded.connect(self._discarded)
        self.editor.delete_wanted.connect(self._delete_shown)
        self.editor.contact_requested.connect(self.contact_requested)
        self.nothing = EmptyState("handshake", "", "", _("New referral"))
        self.nothing.action.connect(self._new)
        box = QVBoxLayout()
        box.addWidget(self.editor)
        self.right_stack = QStackedWidget()
        empty = QVBoxLayout()
        empty.addWidget(self.nothing)
        self.right_stack.addWidget(card(empty))
        self.right_stack.addWidget(card(box))
        return self.right_stack

    # -- what the window asks

    def new(self, direction: Direction = Direction.GIVEN, partner_id: int | None = None) -> None:
        """An empty form; given is asked first."""
        if only_read(self._session) or not self.editor.leave():
            return
        self.list.choose(0)
        self.right_stack.setCurrentIndex(1)
        self.editor.show_new(direction, partner_id)

    def _new(self) -> None:
        self.new()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def save(self) -> bool:
        """Save what was typed; False if a field is marked."""
        return self.editor.leave()

    def refresh_theme(self) -> None:
        """Paint the list in the colours of the theme."""
        self.list.viewport().update()

    def show_month(self, month: int) -> None:
        """List the referrals of one month (a key of `model.months`)."""
        self._month = month
        self.month_button.setText(show_month(month_start(month)))
        self.month_button.setAccessibleName(
            _("Only {month}; show all months").format(month=self.month_button.text())
        )
        self.month_button.show()
        self.direction.set_value(None)
        self.status.set_value(None)
        self.period.set_value(None)
        self.partner.set_contact(None)
        self.search.clear()
        self._read()
        self._choose_first()

    def show_referral(self, referral_id: int) -> None:
        """Show one referral in the form."""
        if self.editor.leave() and self.editor.show_referral(referral_id):
            self.right_stack.setCurrentIndex(1)
            self.list.choose(referral_id)

    # -- reading

    def _currency_now(self) -> str:
        return self._currency

    def _wanted(self) -> Wanted:
        today = self._session.today()
        first = last = None
        period = self.period.value()
        if self._month is not None:
            first, last = month_start(self._month), month_end(self._month)
        elif period == MONTH:
            first, last = today.replace(day=1), month_end(month_key(today))
        elif period == YEAR:
            first, last = datetime.date(today.year, 1, 1), datetime.date(today.year, 12, 31)
        elif period == TWELVE:
            first = month_start(month_key(today) - 11)
        status = self.status.value()
        return Wanted(
            direction=self.direction.value(),
            status=status if isinstance(status, ReferralStatus) else None,
            open_only=status == OPEN,
            first=first,
            last=last,
            partner_id=self.partner.contact_id(),
            text=self.search.text(),
        )

    def _filter(self) -> None:
        if self._month is not None and self.period.value() is not None:
            self._month = None
            self.month_button.hide()
        self._read()

    def _all_months(self) -> None:
        self._month = None
        self.month_button.hide()
        self._read()
        self.period.setFocus()

    def _read(self) -> None:
        self._stale = False
        book, wanted = self._session.book, self._wanted()
        self._currency = book.profile.currency
        totals = referrals.totals(book, wanted)
        for direction, one in totals.items():
            self.totals[direction].show_totals(one, self._currency)
        rows = referrals.rows(book, wanted, _MOST)
        current = self.editor.record_id
        self.list.rows.set_rows(rows)
        self.list.choose(current)
        count = sum(one.count for one in totals.values())
        narrowed = wanted != Wanted()
        self.left_stack.setCurrentIndex(1 if not rows and narrowed else 0)
        if rows or narrowed:
            self.nothing.set_texts(
                _("No referral chosen"), _("Choose one in the list, or begin a new one.")
            )
        else:
            self.nothing.set_texts(
                _("Give first"),
                _(
                    "A referral is an introduction: you tell a prospect about a partner, or a "
                    "partner tells a prospect about you. Begin with one you can give."
                ),
            )
        self.more.setVisible(count > len(rows))
        self.more.setText(
            _("The newest {shown} of {count} are listed; narrow the search to see others.").format(
                shown=show_number(len(rows)), count=show_number(count)
            )
        )

    def _on_change(self, change: Change) -> None:
        if not change.touches("referral", "closed_business", "contact", "profile"):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Read again; what is being typed stays."""
        current = self.editor.record_id
        if current and not self.editor.dirty and not self.editor.show_referral(current):
            self.right_stack.setCurrentIndex(0)
            self.editor.clear()
        self._read()

    def _choose_first(self) -> None:
        if self.list.rows.items:
            self.list.setCurrentIndex(self.list.rows.index(1))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the list and the form

    def _chosen(self, referral_id: int) -> None:
        if referral_id == self.editor.record_id and self.right_stack.currentIndex() == 1:
            return
        if not self.editor.leave():
            self.list.choose(self.editor.record_id)
        elif self.editor.show_referral(referral_id):
            self.right_stack.setCurrentIndex(1)
            self.list.choose(referral_id)

    def _opened(self, _referral_id: int) -> None:
        self.editor.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, referral_id: int) -> None:
        self.editor.show_referral(referral_id)
        self._read()

    def _discarded(self) -> None:
        current = self.editor.record_id or self.list.current_id()
        if not current or not self.editor.show_referral(current):
            self.editor.clear()
            self.right_stack.setCurrentIndex(0)

    def _delete_shown(self, referral_id: int) -> None:
        """Nothing is shown afterwards: a second click must not delete the next one."""
        self._delete(referral_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, referral_id: int) -> None:
        self.editor.clear()
        self.right_stack.setCurrentIndex(0)
        referrals.remove(self._session.book, [referral_id])
        self._session.message.emit(_("The referral was deleted. Undo brings it back."))

    def _delete_current(self) -> None:
        row, referral_id = self.list.currentIndex().row(), self.list.current_id()
        if not referral_id:
            return
        self._delete(referral_id)
        items = self.list.rows.items
        for near in (row, row - 1):
            if 0 <= near < len(items) and not isinstance(items[near], Direction):
                self.list.setCurrentIndex(self.list.rows.index(near))
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
