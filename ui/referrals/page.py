"""Referrals given and received: totals, list and form side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import referrals
from netplanner.i18n import _, show_number
from netplanner.model.referrals import Direction
from netplanner.referrals import Wanted
from ui import remember
from ui.errors import called_by_qt
from ui.referrals.chooser import Chooser
from ui.referrals.editor import ReferralEditor
from ui.referrals.listing import ReferralList
from ui.referrals.totals import TotalsCard
from ui.widgets.basics import (
    EmptyState,
    card,
    header,
    muted,
    page_layout,
    primary,
)
from ui.widgets.reading import for_reading, only_read

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from netplanner.store import Change
    from ui.session import Session

_MOST = 2000  # lines listed; the totals count all


class ReferralsPage(QWidget):
    """The page; given stands first everywhere."""

    contact_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._currency = session.book.profile.currency

        self.chooser = Chooser(session)
        self.chooser.changed.connect(self._read)
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

        self.begin = EmptyState(
            "handshake",
            _("Give first"),
            _(
                "A referral is an introduction: you tell a prospect about a partner, or a "
                "partner tells a prospect about you. Begin with one you can give."
            ),
            _("New referral"),
        )
        self.begin.action.connect(self._new)
        empty = QVBoxLayout()
        empty.addWidget(self.begin)
        self.body = QStackedWidget()
        self.body.addWidget(self.splitter)
        self.body.addWidget(card(empty))

        layout = page_layout(self)
        layout.addLayout(header(_("Referrals"), self.chooser.search, self.new_button))
        layout.addLayout(sums)
        layout.addWidget(self.body, 1)
        if session.book.read_only:
            for_reading(self.new_button, self.begin)
        session.changed.connect(self._on_change)

    def _left(self) -> QWidget:
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
            _("Clear the filters"),
            is_main=False,
        )
        self.none.action.connect(self.chooser.clear)
        self.first = EmptyState(
            "handshake", _("No referrals yet"), _("Those you save are listed here.")
        )
        self.left_stack = QStackedWidget()
        for widget in (self.list, self.none, self.first):
            self.left_stack.addWidget(widget)

        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.chooser)
        box.addWidget(self.left_stack, 1)
        box.addWidget(self.more)
        return left

    def _right(self) -> QWidget:
        self.editor = ReferralEditor(self._session)
        self.editor.saved.connect(self._saved)
        self.editor.discarded.connect(self._discarded)
        self.editor.delete_wanted.connect(self._delete_shown)
        self.editor.contact_requested.connect(self.contact_requested)
        self.nothing = EmptyState(
            "handshake",
            _("No referral chosen"),
            _("Choose one in the list, or begin a new one."),
        )
        box = QVBoxLayout()
        box.addWidget(self.editor)
        self.right_stack = QStackedWidget()
        empty = QVBoxLayout()
        empty.addWidget(self.nothing)
        self.right_stack.addWidget(card(empty))
        self.right_stack.addWidget(card(box))
        self.right_stack.currentChanged.connect(self._show_begin)
        return self.right_stack

    # -- what the window asks

    def new(self, direction: Direction = Direction.GIVEN, partner_id: int | None = None) -> None:
        """An empty form, or what was begun; given is asked first."""
        if only_read(self._session) or not self.editor.leave():
            return
        self.list.choose(0)
        self.right_stack.setCurrentIndex(1)
        if self.editor.has_draft:
            self.editor.go_on()
        else:
            self.editor.show_new(direction, partner_id)
        self._show_begin()

    def _new(self) -> None:
        self.new()

    def first_field(self) -> QWidget:
        """Where the keyboard is when the page is entered."""
        if self.right_stack.currentIndex() == 1 and not self.editor.record_id:
            return self.editor.direction
        if self.body.currentIndex() == 1 and self.begin.button is not None:
            return self.begin.button
        return self.list if self.list.rows.items else self.chooser.direction

    def focus_search(self) -> None:
        """Go to the search field."""
        self.chooser.focus_search()

    def save(self) -> bool:
        """Save what is typed of the referral shown; False if a field is marked.

        A new one is saved by its button, Enter or Ctrl+S alone, and stays in its form until then.
        """
        return self.editor.leave()

    def has_draft(self) -> bool:
        """Whether something new is typed and not saved."""
        return self.editor.has_draft

    def save_draft(self) -> bool:
        """Save what is new; False if a field is marked."""
        if self.editor.has_draft:
            self.right_stack.setCurrentIndex(1)
        return self.save() and self.editor.save_drafts()

    def refresh_theme(self) -> None:
        """Paint the list in the colours of the theme."""
        self.list.viewport().update()

    def show_month(self, month: int) -> None:
        """List the referrals of one month (a key of `model.months`)."""
        self.chooser.show_month(month)
        self._choose_first()

    def show_referral(self, referral_id: int) -> None:
        """Show one referral in the form."""
        if self.editor.leave() and self.editor.show_referral(referral_id):
            self.right_stack.setCurrentIndex(1)
            self.list.choose(referral_id)

    # -- reading

    def _currency_now(self) -> str:
        return self._currency

    def _read(self) -> None:
        self._stale = False
        book, wanted = self._session.book, self.chooser.wanted()
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
        self.left_stack.setCurrentWidget(
            self.list if rows else self.none if narrowed else self.first
        )
        self.more.setVisible(count > len(rows))
        self.more.setText(
            _("The newest {shown} of {count} are listed; narrow the search to see others.").format(
                shown=show_number(len(rows)), count=show_number(count)
            )
        )

        self._show_begin()

    def _show_begin(self) -> None:
        """An empty book says how to begin, and nothing else; a page has one first thing to do."""
        empty = self.left_stack.currentWidget() is self.first
        begins = empty and self.right_stack.currentIndex() == 0
        self.body.setCurrentIndex(1 if begins else 0)
        self.new_button.setVisible(not begins)
        waits = self.editor.waits
        self.new_button.setText(_("Go on with the new one") if waits else _("New referral"))

    def _on_change(self, change: Change) -> None:
        if not change.touches("referral", "closed_business", "contact", "profile"):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Read again; what is being typed stays."""
        current = self.editor.record_id
        if current and self.editor.dirty:
            self.editor.keep_what_was_deleted()
        elif current and not self.editor.show_referral(current):
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
            self._show_begin()

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
            self._go_home()

    def _go_home(self) -> None:
        """Where the keyboard is when the form is gone: not out of the page."""
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete_shown(self, referral_id: int) -> None:
        """Nothing is shown afterwards: a second click must not delete the next one."""
        self._delete(referral_id)
        self._go_home()

    def _delete(self, referral_id: int) -> None:
        if self.editor.record_id == referral_id:
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

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
