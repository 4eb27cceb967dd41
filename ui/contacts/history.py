"""The story of one contact: when they were last met, and all there was, on one time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts, method_words, words
from netplanner.contacts.story_words import moment_word
from netplanner.i18n import N_, _, ngettext, show_day, show_minutes
from netplanner.model.giving import Answer
from netplanner.model.referrals import ReferralStatus
from ui.contacts.delegate import due_words
from ui.contacts.details import MARGIN
from ui.errors import called_by_qt
from ui.records import Column, TableModel
from ui.widgets.basics import Chip, EmptyState, button, plain
from ui.widgets.fields import ChoiceBox
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netplanner.contacts import Moment, What
    from netplanner.model.people import Contact
    from ui.session import Session


def _extent(moment: Moment) -> str:
    if moment.what == "activity":
        said = show_minutes(moment.minutes)
    elif moment.what == "referral":
        said = words.word(ReferralStatus(moment.status))
    elif moment.what == "ask":
        said = method_words.method_word(Answer(moment.status))
    elif moment.what == "promise":
        said = _("Kept") if moment.status else _("Still open")
    else:
        said = ""
    return said


# What the time line may be narrowed to.
PARTS: tuple[tuple[tuple[What, ...], str], ...] = (
    (("activity",), N_("Activities")),
    (("referral",), N_("Referrals")),
    (("gift", "ask", "promise"), N_("Given, asked, promised")),
    (("stage",), N_("Where it stands")),
)


COLUMNS: tuple[Column[Moment], ...] = (
    Column(title=N_("Date"), text=lambda m: show_day(m.day), key=lambda m: m.day.toordinal()),
    Column(title=N_("What"), text=moment_word),
    Column(title=N_("About"), text=lambda m: m.text, tip=lambda m: m.text),
    Column(title=N_("Outcome"), text=_extent),
)


class _Table(QTableView):
    def fit(self) -> None:
        """In a narrow window the kind gives way, so that something is left of what it was about."""
        left = self.viewport().width() - self.columnWidth(0) - self.columnWidth(3)
        room = max(left * 2 // 5, left - self.sizeHintForColumn(2) - 1)
        self.setColumnWidth(1, min(self.sizeHintForColumn(1) + 1, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class History(QWidget):
    """Read only; a click or Enter on a line asks for the place where it can be changed."""

    record_opened = Signal(str, int)  # a gift, an ask, a promise or a stage, by `Moment.what`
    activity_opened = Signal(int)
    referral_opened = Signal(int)
    log_requested = Signal(int)  # the contact to log time with

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contact_id = 0
        self._contact: Contact | None = None  # to be read once this is seen
        self._moments: list[Moment] = []
        self.last = plain()
        self.last.setWordWrap(True)
        self.due = Chip()
        self.log = button(_("Log activity"), "plus")
        self.log.clicked.connect(self._log)
        self._make_table()
        self.empty = EmptyState(
            "clock", _("Nothing yet"), _("Activities and referrals with this person show up here.")
        )
        self.log.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        narrowing = self._narrowing()
        self.nothing = EmptyState(
            "search", _("Nothing found"), _("Nothing in this story is like that.")
        )
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.last)
        texts.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(self.log, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout()
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 16, MARGIN, 0)
        column_.setSpacing(12)
        column_.addLayout(top)
        column_.addLayout(narrowing)
        column_.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)  # once the stack has its place: it shows its first widget
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.nothing)

    def _make_table(self) -> None:
        self.model = TableModel(COLUMNS, self)
        self.view = _Table()
        self.view.setModel(self.model)
        as_lines(self.view, _("Story"))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # of the rows in sight: a long story has many
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)

    def _narrowing(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the story"))
        self.search.setAccessibleName(_("Search the story"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.part: ChoiceBox[tuple[What, ...]] = ChoiceBox(PARTS, _("Everything"))
        self.part.setAccessibleName(_("Part of the story"))
        self.part.edited.connect(self._narrow)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        narrowing.addWidget(self.search, 1)
        narrowing.addWidget(self.part)
        return narrowing

    def show_contact(self, contact: Contact) -> None:
        """Show what there was with this contact, now or once it is seen."""
        if contact.id != self._contact_id:
            self.search.clear()
            self.part.set_value(None)
        self._contact_id, self._contact = contact.id, contact
        if self.isVisible():
            self._read(contact)

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        if self._contact is not None:
            self._read(self._contact)
        super().showEvent(event)

    def _read(self, contact: Contact) -> None:
        self._contact = None  # read; what is shown later comes again
        book = self._session.book
        today = self._session.today()
        self._moments = contacts.history(book, contact.id) if contact.id else []
        last = contacts.last_contact(book, contact.id, today) if contact.id else None
        if last is None:
            self.last.setText(_("No conversation logged yet"))
        else:
            ago = (today - last).days
            text = _("Last spoken to {day}").format(day=show_day(last))
            if ago > 0:
                passed = ngettext("{count} day ago", "{count} days ago", ago).format(count=ago)
                text += " · " + passed.replace(" ", "\N{NO-BREAK SPACE}")
            self.last.setText(text)
        due = contacts.due_on(contact.cadence_days, last or contact.met_on, today)
        text, tone = due_words(due, today)
        if due is not None and due >= today:
            text = _("Due: {day}").format(day=show_day(due) if due > today else text)
        self.due.setText(text)
        self.due.set_tone(tone)
        self.due.setVisible(bool(text))
        self.log.setEnabled(bool(contact.id))
        self._narrow()

    def _narrow(self) -> None:
        """Show what has all the words searched for and belongs to the part chosen."""
        sought, part = contacts.fold(self.search.text()).split(), self.part.value()
        shown = [
            moment
            for moment in self._moments
            if (part is None or moment.what in part) and _has(moment, sought)
        ]
        self.model.set_rows(shown)
        self.view.fit()
        beside = self.nothing if self._moments else self.empty
        self._stack.setCurrentWidget(self.view if shown else beside)

    def _open(self, index: QModelIndex) -> None:
        moment: Moment | None = index.data(Qt.ItemDataRole.UserRole)
        if moment is not None and moment.what == "activity":
            self.activity_opened.emit(moment.id)
        elif moment is not None and moment.what == "referral":
            self.referral_opened.emit(moment.id)
        elif moment is not None:
            self.record_opened.emit(moment.what, moment.id)

    def _log(self) -> None:
        self.log_requested.emit(self._contact_id)


def _has(moment: Moment, sought: list[str]) -> bool:
    text = contacts.fold(" ".join((moment_word(moment), moment.text, _extent(moment))))
    return all(word in text for word in sought)
