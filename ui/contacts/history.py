"""The history of one contact: when they were last met, and all activities and referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts, words
from netplanner.i18n import N_, _, ngettext, show_day, show_minutes
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.model.work import ActivityKind
from ui.contacts.delegate import due_words
from ui.records import Column, TableModel
from ui.widgets.basics import Chip, EmptyState, button, plain

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from netplanner.contacts import Moment
    from netplanner.model.people import Contact
    from ui.session import Session


def _what(moment: Moment) -> str:
    if moment.what == "activity":
        return words.word(ActivityKind(moment.kind))
    if moment.kind == Direction.GIVEN:
        return _("Referral given")
    return _("Referral received")


def _extent(moment: Moment) -> str:
    if moment.what == "activity":
        return show_minutes(moment.minutes)
    return words.word(ReferralStatus(moment.status))


COLUMNS: tuple[Column[Moment], ...] = (
    Column(title=N_("Date"), text=lambda m: show_day(m.day), key=lambda m: m.day.toordinal()),
    Column(title=N_("What"), text=_what),
    Column(title=N_("About"), text=lambda m: m.text, tip=lambda m: m.text),
    Column(title=N_("Time, status"), text=_extent),
)


class _Table(QTableView):
    def fit(self) -> None:
        """In a narrow window the kind gives way, so that something is left of what it was about."""
        left = self.viewport().width() - self.columnWidth(0) - self.columnWidth(3)
        self.setColumnWidth(1, min(self.sizeHintForColumn(1) + 1, left // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class History(QWidget):
    """Read only; a click or Enter on a line asks for the page where it can be changed."""

    activity_opened = Signal(int)
    referral_opened = Signal(int)
    log_requested = Signal(int)  # the contact to log time with

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contact_id = 0
        self.last = plain()
        self.due = Chip()
        self.log = button(_("Log activity"), "plus")
        self.log.clicked.connect(self._log)
        self.model = TableModel(COLUMNS, self)
        self.view = _Table()
        self.view.setAccessibleName(_("History"))
        self.view.setModel(self.model)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.empty = EmptyState(
            "clock", _("Nothing yet"), _("Activities and referrals with this person show up here.")
        )
        self.log.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.last)
        texts.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(self.log, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout()
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 16, 0, 0)
        column_.setSpacing(12)
        column_.addLayout(top)
        column_.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)  # once the stack has its place: it shows its first widget
        self._stack.addWidget(self.empty)

    def show_contact(self, contact: Contact) -> None:
        """Read and show what was done with this contact."""
        book = self._session.book
        self._contact_id = contact.id
        today = self._session.today()
        moments = contacts.history(book, contact.id) if contact.id else []
        last = contacts.last_contact(book, contact.id, today) if contact.id else None
        if last is None:
            self.last.setText(_("No conversation logged yet"))
        else:
            ago = (today - last).days
            text = _("Last spoken to {day}").format(day=show_day(last))
            if ago > 0:
                text += " · " + ngettext("{count} day ago", "{count} days ago", ago).format(
                    count=ago
                )
            self.last.setText(text)
        due = contacts.due_on(contact.cadence_days, last or contact.met_on, today)
        text, tone = due_words(due, today)
        self.due.setText(_("Due: {day}").format(day=text) if tone in ("good", "warn") else text)
        self.due.set_tone(tone)
        self.due.setVisible(bool(text))
        self.log.setEnabled(bool(contact.id))
        self.model.set_rows(moments)
        self.view.fit()
        self._stack.setCurrentWidget(self.view if moments else self.empty)

    def _open(self, index: QModelIndex) -> None:
        moment: Moment | None = index.data(Qt.ItemDataRole.UserRole)
        if moment is not None and moment.what == "activity":
            self.activity_opened.emit(moment.id)
        elif moment is not None:
            self.referral_opened.emit(moment.id)

    def _log(self) -> None:
        self.log_requested.emit(self._contact_id)
