"""The form of one referral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts, referrals
from netplanner.i18n import _, ngettext
from netplanner.model.referrals import Direction, Referral, ReferralStatus
from netplanner.words import STATUS_WORDS
from ui.referrals.amounts import AmountsEdit
from ui.referrals.controls import Beside, DirectionPicker, LevelBox
from ui.widgets.basics import Chip, OneLine, button, icon_button, primary, sized
from ui.widgets.fields import ChoiceBox, ContactPicker, DayEdit, Field, Form, MoneyEdit
from ui.widgets.notes import NotesEdit
from ui.widgets.reading import foot, for_reading
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.session import Session


class ReferralEditor(QWidget):
    """Shows and changes one referral; `save` says whether all is well."""

    saved = Signal(int)
    discarded = Signal()
    delete_wanted = Signal(int)
    contact_requested = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Referral | None = None
        self.dirty = False
        self._brought = False  # an amount the book does not have yet stands in the form
        self._unwon: ReferralStatus | None = None  # the status before that amount made it won

        self.head = sized(OneLine(), 1)
        self.hint = Chip()
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.hint)

        self.form = Form()
        self._build_fields()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch()
        self._scroll = FormScroll()
        self._scroll.setWidget(inside)

        self.delete_button = button(_("Delete"), "trash-2")
        self.delete_button.clicked.connect(self._delete)
        self.discard_button = button(_("Discard"))
        self.discard_button.clicked.connect(self.discard)
        self.save_button = primary(_("Save"))
        self.save_button.clicked.connect(self.save)
        below, buttons = foot(session)
        buttons.addWidget(self.delete_button)
        buttons.addStretch()
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.save_button)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(below)

    def _build_fields(self) -> None:
        today = self._session.today
        self.direction = DirectionPicker()
        self.day = DayEdit(happened=True, today=today)
        self.partner = ContactPicker(self._session)
        self.prospect = QLineEdit()
        self.phone = QLineEdit()
        self.email = QLineEdit()
        self.need = NotesEdit(2)
        self.level = LevelBox()
        self.inside = QCheckBox(_("Inside: the partners buy for themselves"))
        self.value = MoneyEdit()
        self.status: ChoiceBox[ReferralStatus] = ChoiceBox(tuple(STATUS_WORDS.items()))
        self.thanked = DayEdit(optional=True, happened=True, today=today)
        self.thanked_today = icon_button("check", _("Thanked today"))
        self.thanked_today.clicked.connect(self._thank_today)
        self.amounts = AmountsEdit(today)
        self.open_partner = icon_button("user", _("Show the partner's contact"))
        self.open_partner.clicked.connect(self._show_partner)

        add = self.form.add
        add("direction", Field(_("Direction"), self.direction), 0)
        add("day", Field(_("Date"), self.day), 0, 1)
        self._partner_field = add(
            "partner_id",
            Field(_("Given to"), Beside(self.partner, self.open_partner)),
            1,
            span=2,
        )
        self._partner_field.label.setBuddy(self.partner)
        self.partner.setAccessibleName(_("Partner"))
        add("prospect_name", Field(_("Prospect"), self.prospect), 2)
        add("status", Field(_("Status"), self.status), 2, 1)
        add("prospect_phone", Field(_("Phone"), self.phone), 3)
        add("prospect_email", Field(_("E-mail"), self.email), 3, 1)
        add("need", Field(_("What they need"), self.need), 4, span=2)
        hint = _("How much effort the giver made, not how likely it is to be won.")
        add("level", Field(_("Level"), self.level, hint), 5, span=2)
        self.inside.setAccessibleName(self.inside.text())
        self.form.grid.addWidget(self.inside, 6, 0, 1, 2)
        add("value_cents", Field(_("Expected value"), self.value), 7)
        self._thanked_field = add(
            "thanked_on",
            Field(_("Thanked on"), Beside(self.thanked, self.thanked_today)),
            7,
            1,
        )
        self._thanked_field.label.setBuddy(self.thanked)
        self.thanked.setAccessibleName(_("Thanked on"))
        add("closed", Field(_("Closed amounts, net of VAT"), self.amounts), 8, span=2)
        self.form.grid.setColumnStretch(0, 1)
        self.form.grid.setColumnStretch(1, 1)

        for line in (self.prospect, self.phone, self.email):
            line.textEdited.connect(self._edited)
        self.need.textChanged.connect(self._edited)
        self.inside.clicked.connect(self._edited)
        for field in (
            self.direction, self.day, self.partner, self.level, self.value, self.thanked,
        ):  # fmt: skip
            field.edited.connect(self._edited)
        self.status.edited.connect(self._status_edited)
        self.amounts.edited.connect(self._amounts_edited)

    # -- what is shown

    @property
    def record_id(self) -> int:
        """The id of the referral shown; 0 while it is new or none is."""
        return self._record.id if self._record else 0

    def show_new(
        self, direction: Direction = Direction.GIVEN, partner_id: int | None = None
    ) -> None:
        """An empty form; given is asked first."""
        self._show(Referral(day=self._session.today(), direction=direction, partner_id=partner_id))
        self._scroll.to_top()
        self.direction.buttons[direction].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_referral(self, referral_id: int) -> bool:
        """The referral as the book has it; False if it is gone."""
        record = self._session.book.get(Referral, referral_id)
        if record is None:
            return False
        self._show(record)
        return True

    def clear(self) -> None:
        """Show none, and forget what was typed."""
        self._record = None
        self.dirty = False

    def _show(self, record: Referral) -> None:
        self._record = record
        blocked = self.need.blockSignals(True)
        self.direction.set_value(record.direction)
        self.day.set_day(record.day)
        self.partner.set_contact(record.partner_id)
        self.prospect.setText(record.prospect_name)
        self.phone.setText(record.prospect_phone)
        self.email.setText(record.prospect_email)
        for line in (self.prospect, self.phone, self.email):
            line.setCursorPosition(0)  # the beginning of a long one is seen
        self.need.setPlainText(record.need)
        self.need.blockSignals(blocked)
        self.level.set_value(record.level)
        self.inside.setChecked(record.inside)
        self.value.set_cents(record.value_cents)
        self.status.set_value(record.status)
        self.thanked.set_day(record.thanked_on)
        closed = referrals.closed_of(self._session.book, record.id) if record.id else ()
        self.amounts.set_amounts(closed)
        self._brought, self._unwon = False, None
        self.form.problems({})
        if self._session.book.read_only:
            for_reading(self.form)
        self.dirty = False
        self._tell()

    def _tell(self) -> None:
        """Heading, hint, words that depend on the direction, and buttons."""
        record = self._record
        if record is None:
            return
        received = self.direction.value() is Direction.RECEIVED
        self._partner_field.label.setText(_("Received from") if received else _("Given to"))
        self._thanked_field.label.setText(_("I thanked on") if received else _("Thanked me on"))
        known = contacts.names(self._session.book, [record.partner_id or 0])
        name = record.prospect_name or known.get(record.partner_id or 0, "")
        self.head.setText(name if record.id else _("New referral"))
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.delete_button.setVisible(bool(record.id))
        self.discard_button.setEnabled(self.dirty or not record.id)
        self.save_button.setEnabled(self.dirty or not record.id)
        self.open_partner.setEnabled(self.partner.contact_id() is not None)

    def _hint(self) -> str:
        """What the owner promised and has not done yet."""
        day, status = self.day.day(), self.status.value()
        if self.direction.value() is Direction.GIVEN or day is None:
            return ""
        days = (self._session.today() - day).days
        if status is ReferralStatus.TO_CONTACT and days > referrals.PROMISE_DAYS:
            self.hint.set_tone("bad")
            return ngettext(
                "{days} day without a first contact", "{days} days without a first contact", days
            ).format(days=days)
        won = status is ReferralStatus.WON or bool(self.amounts.amounts())
        if won and self.thanked.day() is None:
            self.hint.set_tone("warn")
            return _("Say thank you")
        return ""

    # -- changing

    def _edited(self) -> None:
        self.dirty = True
        self._tell()

    def _status_edited(self) -> None:
        """A status moves often and alone, so it is saved at once where nothing else was typed."""
        alone = not self.dirty and self.record_id
        self._unwon = None
        self._edited()
        if alone:
            self.save()

    def _amounts_edited(self) -> None:
        """What brings money is won, and what does not after all is not; the owner has the say."""
        before, self._brought = self._brought, self.amounts.brings
        status = self.status.value()
        if self._brought and not before and status is not None and status.is_open:
            self._unwon = status
            self.status.set_value(ReferralStatus.WON)
        elif before and not self._brought and status is ReferralStatus.WON and self._unwon:
            self.status.set_value(self._unwon)
        self._edited()

    def _thank_today(self) -> None:
        self.thanked.set_day(self._session.today())
        self._edited()

    def _show_partner(self) -> None:
        partner_id = self.partner.contact_id()
        if partner_id is not None:
            self.contact_requested.emit(partner_id)

    def _delete(self) -> None:
        if self.record_id:
            self.dirty = False
            self.delete_wanted.emit(self.record_id)

    def draft(self) -> Referral | None:
        """The referral as the form has it; None while there is none, or no day."""
        record, day = self._record, self.day.day()
        if record is None or day is None:
            return None
        return Referral(
            id=record.id,
            direction=self.direction.value(),
            day=day,
            partner_id=self.partner.contact_id(),
            prospect_name=self.prospect.text(),
            prospect_phone=self.phone.text(),
            prospect_email=self.email.text(),
            need=self.need.toPlainText(),
            level=self.level.value() or record.level,
            inside=self.inside.isChecked(),
            value_cents=self.value.cents() or 0,
            status=self.status.value() or record.status,
            thanked_on=self.thanked.day(),
        )

    def save(self) -> bool:
        """Save what was typed; False, with the field marked, if something is wrong."""
        if not self.dirty and (self._record is None or self._record.id):
            return True
        draft, amounts = self.draft(), self.amounts.amounts()
        found = referrals.problems(draft, amounts) if draft is not None else {}
        found = {**found, **self.form.nonsense()}
        self.amounts.show_problems()
        if self.form.problems(found) or draft is None:
            return False
        saved = referrals.save(self._session.book, draft, amounts)
        self.dirty = False
        self.saved.emit(saved)
        return True

    def leave(self) -> bool:
        """Before something else is shown: a new form that names nothing is dropped, else saved."""
        if not self.record_id and self._names_nothing():
            self.dirty = False
        return not self.dirty or self.save()

    def _names_nothing(self) -> bool:
        lines = (self.partner, self.prospect, self.phone, self.email, self.value, self.thanked)
        return not (
            any(line.text().strip() for line in lines)
            or self.need.toPlainText().strip()
            or any(one.amount.text().strip() for one in self.amounts.lines)
        )

    def discard(self) -> None:
        """Forget what was typed."""
        self.dirty = False
        self.discarded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, as in the form of an activity; in the field of many lines Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit | QComboBox | QPlainTextEdit):
            self.save()
        else:
            super().keyPressEvent(event)
