"""The part of the editor on the account: what was given and asked, what is owed, when to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner import account, method_words, rules
from netplanner.account import Line, Open, What
from netplanner.i18n import N_, _, ngettext, show_day, show_number
from netplanner.method import capital
from netplanner.method.readiness import Reason
from netplanner.model.giving import Act, Ask, AskKind, CapitalBand, Gift, Light, Promise
from ui.contacts.account_forms import ask_dialog, gift_dialog, promise_dialog
from ui.contacts.details import MARGIN
from ui.errors import called_by_qt
from ui.icons import IconLabel
from ui.records import Column, TableModel
from ui.widgets.basics import Chip, EmptyState, button, card, heading, link, muted, plain
from ui.widgets.fields import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.scroll import FormScroll
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from netplanner.account import Obligation
    from netplanner.store import Change
    from ui.session import Session

TABLES = ("gift", "ask", "promise", "referral", "activity", "activity_person", "contact")
MORE_TABLES = ("stage_change", "rule_value", "profile")
_OWED_SHOWN = 6
SHOWN_AT_MOST = 15  # points of balance: more precision would be false (method.md §8.2)

# What each failed condition asks for, in words of giving (method.md §8.3).
REMEDIES = {
    Reason.STAGE: N_("They do not know yet how good your work is: show it, keep your promises."),
    Reason.BALANCE: N_("Give something first: advice, an introduction, a referral."),
    Reason.DEPOSIT: N_("Nothing of weight was given within a year: help with one of their goals."),
    Reason.CONVERSATIONS: N_("Talk more: two conversations, one of them a one-to-one."),
    Reason.TIME: N_("You have known each other for a short time only: let trust grow."),
    Reason.CONTACT: N_("You have not spoken for long: be in touch before you ask."),
    Reason.OBLIGATION: N_("Do first what is still open."),
    Reason.ASKED_LATELY: N_("You asked not long ago: let some time pass."),
    Reason.TARGET: N_("Say precisely whom you are looking for."),
}
_TONES = {Light.GREEN: "good", Light.AMBER: "warn", Light.RED: "neutral"}
_BANDS = {
    CapitalBand.OVERDRAWN: "warn",
    CapitalBand.THIN: "neutral",
    CapitalBand.SOUND: "good",
    CapitalBand.STRONG: "good",
}
_KINDS: dict[str, type[Gift | Ask | Promise]] = {"gift": Gift, "ask": Ask, "promise": Promise}
_SETTLE = {Open.THANKS: N_("Thanked"), Open.REPORT: N_("Told"), Open.PROMISE: N_("Kept")}


def _what(line: Line) -> str:
    item = line.item
    if item.what is What.GIFT:
        return method_words.method_word(Act(item.kind))
    if item.what is What.ASK:
        return _("Asked: {what}").format(what=method_words.method_word(AskKind(item.kind)))
    if item.what is What.GIVEN:
        return _("Referral given, level {level}").format(level=item.kind)
    return _("Referral received, level {level}").format(level=item.kind)


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else ''}{show_number(points, 0 if points == int(points) else 1)}"


COLUMNS: tuple[Column[Line], ...] = (
    Column(title=N_("Date"), text=lambda line: show_day(line.item.day)),
    Column(title=N_("What"), text=_what),
    Column(title=N_("About"), text=lambda line: line.item.text, tip=lambda line: line.item.text),
    Column(title=N_("Points"), text=lambda line: _signed(line.item.points), right=True),
    Column(title=N_("Balance"), text=lambda line: show_number(line.balance, 1), right=True),
)


class Account(QWidget):
    """Built when it is first seen. Each thing noted here is saved at once, as its own edit."""

    referral_opened = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contact_id = 0
        self._built = False
        self._stale = True  # what the book says is read while somebody looks at it

    def show_contact(self, contact_id: int) -> None:
        """Show the account with a contact; 0 for somebody who is not in the book yet."""
        self._contact_id = contact_id
        if self._built:
            self.area.to_top()
        self._read_if_seen()

    def changed(self, change: Change) -> None:
        """Follow an edit, an undo or a redo."""
        if change.touches(*TABLES, *MORE_TABLES):
            self._read_if_seen()

    def _read_if_seen(self) -> None:
        self._stale = True
        if self._built and self.isVisible():
            self._read()

    # Built when seen

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        if not self._built:
            self._build()
            self._built = True
        if self._stale:
            self._read()
        super().showEvent(event)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 16, 8, 4)
        column.setSpacing(12)
        column.addLayout(self._top())
        self._open_rows = QVBoxLayout()
        self._open_rows.setSpacing(6)
        owed = QVBoxLayout()
        owed.setSpacing(8)
        owed.addWidget(heading(_("Still open")))
        owed.addLayout(self._open_rows)
        self.owed = card(owed)
        column.addWidget(self.owed)
        self.ready = self._readiness()
        column.addWidget(self.ready)
        column.addWidget(self._table())
        column.addStretch()
        self.area = FormScroll()
        self.area.setWidget(inside)
        self.area.stand_in(MARGIN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _top(self) -> QVBoxLayout:
        self.figure = heading("")
        self.band = Chip()
        self.meaning = muted()
        balance = FlowLayout(None, 8)
        for part in (self.figure, self.band, self.meaning):
            balance.addWidget(part)
        self.gave = button(_("I gave…"), "gift")
        self.asked = button(_("I asked…"), "megaphone")
        self.promised = button(_("I promised…"), "calendar-check")
        self.gave.clicked.connect(self._give)
        self.asked.clicked.connect(self._ask)
        self.promised.clicked.connect(self._promise)
        buttons = FlowLayout(None, 8)
        for noting in (self.gave, self.asked, self.promised):
            buttons.addWidget(noting)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(balance)
        column.addLayout(buttons)
        return column

    def _readiness(self) -> QWidget:
        self.kind: ChoiceBox[AskKind] = ChoiceBox(method_words.ASK_WORDS.items())
        self.kind.setAccessibleName(_("What you would ask for"))
        self.kind.edited.connect(self._judge)
        self.light = Chip()
        self._reasons = QGridLayout()
        self._reasons.setColumnStretch(1, 1)
        self._reasons.setHorizontalSpacing(8)
        self._reasons.setVerticalSpacing(6)
        head = FlowLayout(None, 10)
        for part in (heading(_("Ready to ask?")), self.kind, self.light):
            head.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._reasons)
        return card(column)

    def _table(self) -> QWidget:
        self.model = TableModel(COLUMNS, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        as_lines(self.view, _("Statement"))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # of the rows in sight: a long story has many
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.view.setMinimumHeight(220)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.empty = EmptyState(
            "gift",
            _("Nothing yet"),
            _("Note what you give: the account is credited before it is drawn on."),
        )
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addWidget(self.empty)
        return both

    # Read

    def _read(self) -> None:
        self._stale = False
        book, today = self._session.book, self._session.today()
        counted = rules.of(book)
        lines = account.statement(book, counted, self._contact_id, today)
        balance = sum(line.left for line in lines)
        most = f"{SHOWN_AT_MOST}+"
        shown = most if balance > SHOWN_AT_MOST else show_number(balance, 1)
        band = capital.band(counted, balance)
        self.figure.setText(_("Balance {figure}").format(figure=shown))
        self.band.setText(method_words.method_word(band))
        self.band.set_tone(_BANDS[band])
        sown = band in (CapitalBand.SOUND, CapitalBand.STRONG)
        self.meaning.setText(_("You have sown here.") if sown else _("Give before you ask."))
        self.model.set_rows(lines)
        self.view.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        for part in (self.gave, self.asked, self.promised):
            part.setEnabled(bool(self._contact_id) and not book.read_only)
        self.ready.setVisible(bool(self._contact_id))  # of somebody new nothing can be told
        self._show_owed(account.obligations(book, self._contact_id, today))
        self._judge()

    def _show_owed(self, owed: list[Obligation]) -> None:
        _clear(self._open_rows)
        self.owed.setVisible(bool(owed))
        for obligation in owed[:_OWED_SHOWN]:
            row = QHBoxLayout()
            row.setSpacing(10)
            text = plain(account.said(obligation))
            text.setWordWrap(True)
            done = link(_(_SETTLE[obligation.what]), "check")
            done.setAccessibleName(f"{done.text()}: {text.text()}")
            done.setProperty("obligation", obligation)
            done.setEnabled(not self._session.book.read_only)
            done.clicked.connect(self._settle)
            row.addWidget(text, 1)
            row.addWidget(done)
            self._open_rows.addLayout(row)
        if (more := len(owed) - _OWED_SHOWN) > 0:
            said = ngettext("and {count} more", "and {count} more", more)
            self._open_rows.addWidget(muted(said.format(count=show_number(more))))

    def _judge(self) -> None:
        """Show the light for the kind of ask chosen, as if it named its target."""
        book, today = self._session.book, self._session.today()
        wanted = Ask(
            contact_id=self._contact_id,
            day=today,
            kind=self.kind.value() or AskKind.REFERRAL,
            target=book.profile.looking_for,
        )
        _clear(self._reasons)
        if not self._contact_id:
            self.light.setText(method_words.method_word(Light.RED))
            self.light.set_tone(_TONES[Light.RED])
            return
        found = account.ready(book, rules.of(book), wanted)
        self.light.setText(method_words.method_word(found.light))
        self.light.set_tone(_TONES[found.light])
        for number, reason in enumerate(found.failed):
            sentence = muted(_(REMEDIES[reason]))
            sentence.setWordWrap(True)
            icon = IconLabel("circle-alert" if found.light is Light.RED else "info", 16, "muted")
            self._reasons.addWidget(icon, number, 0, Qt.AlignmentFlag.AlignTop)
            self._reasons.addWidget(sentence, number, 1)

    # Note

    def _give(self) -> None:
        self._edit(Gift(contact_id=self._contact_id, day=self._session.today(), act=Act.ADVICE))

    def _ask(self) -> None:
        kind = self.kind.value() or AskKind.REFERRAL
        self._edit(Ask(contact_id=self._contact_id, day=self._session.today(), kind=kind))

    def _promise(self) -> None:
        self._edit(Promise(contact_id=self._contact_id, day=self._session.today()))

    def _edit(self, record: Gift | Ask | Promise) -> None:
        if isinstance(record, Gift):
            gift_dialog(self._session, record, self).open()
        elif isinstance(record, Ask):
            ask_dialog(self._session, record, self).open()
        else:
            promise_dialog(self._session, record, self).open()

    def _settle(self) -> None:
        sender = self.sender()
        if sender is not None:
            obligation = sender.property("obligation")
            account.settle(self._session.book, obligation, self._session.today())

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self.model.row(index)
        if line is None or self._session.book.read_only:
            return
        item = line.item
        if item.what in (What.GIVEN, What.RECEIVED):
            self.referral_opened.emit(item.id)
        else:
            self.open_record(item.what.value, item.id)

    def open_record(self, what: str, record_id: int) -> None:
        """Open a gift, an ask or a promise to change or delete it."""
        kinds: dict[str, type[Gift | Ask | Promise]] = {
            "gift": Gift,
            "ask": Ask,
            "promise": Promise,
        }
        record = self._session.book.get(kinds[what], record_id)
        if record is not None and not self._session.book.read_only:
            self._edit(record)


def _clear(layout: QVBoxLayout | QGridLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
