"""The fields of a referral, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from netplanner.i18n import _
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.words import STATUS_WORDS
from ui.referrals.amounts import AmountsEdit
from ui.referrals.controls import Beside, DirectionPicker, LevelBox
from ui.widgets.basics import icon_button
from ui.widgets.fields import ChoiceBox, ContactPicker, DayEdit, Field, Form, MoneyEdit
from ui.widgets.notes import NotesEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netplanner.model.referrals import ClosedBusiness, Referral
    from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Every field as it stands, also what cannot be read."""

    direction: Direction
    day: str
    partner_id: int | None
    newcomer: str
    partner: str
    prospect: str
    phone: str
    email: str
    need: str
    level: int | None
    inside: bool
    value: str
    status: ReferralStatus | None
    thanked: str
    amounts: tuple[tuple[str, str], ...]
    unwon: ReferralStatus | None


class ReferralFields(QWidget):
    """The fields, and the status that follows from an amount."""

    edited = Signal()  # by the person; of the status its own signal tells

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._brought = False  # an amount the book does not have yet stands in the form
        self._unwon: ReferralStatus | None = None  # the status before that amount made it won
        self.form = Form()
        today = session.today
        self.direction = DirectionPicker()
        self.day = DayEdit(happened=True, today=today)
        self.partner = ContactPicker(session, later=True)
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

        add = self.form.add
        add("direction", Field(_("Direction"), self.direction), 0)
        add("day", Field(_("Date"), self.day), 0, 1)
        self.partner_field = add(
            "partner_id",
            Field(_("Given to"), Beside(self.partner, self.open_partner)),
            1,
            span=2,
        )
        self.partner_field.label.setBuddy(self.partner)
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
        self.thanked_field = add(
            "thanked_on",
            Field(_("Thanked on"), Beside(self.thanked, self.thanked_today)),
            7,
            1,
        )
        self.thanked_field.label.setBuddy(self.thanked)
        self.thanked.setAccessibleName(_("Thanked on"))
        add("closed", Field(_("Closed amounts, net of VAT"), self.amounts), 8, span=2)
        self.form.grid.setColumnStretch(0, 1)
        self.form.grid.setColumnStretch(1, 1)

        for line in (self.prospect, self.phone, self.email):
            line.textEdited.connect(self.edited)
        self.need.textChanged.connect(self.edited)
        self.inside.clicked.connect(self.edited)
        for field in (
            self.direction, self.day, self.partner, self.level, self.value, self.thanked,
        ):  # fmt: skip
            field.edited.connect(self.edited)
        self.amounts.edited.connect(self._amounts_edited)

    def typed(self) -> Typed:
        """What stands in the fields of a new referral."""
        return Typed(
            direction=self.direction.value(),
            day=self.day.text(),
            partner_id=self.partner.contact_id(),
            newcomer=self.partner.new_name(),
            partner=self.partner.text(),
            prospect=self.prospect.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            need=self.need.toPlainText(),
            level=self.level.value(),
            inside=self.inside.isChecked(),
            value=self.value.text(),
            status=self.status.value(),
            thanked=self.thanked.text(),
            amounts=self.amounts.typed(),
            unwon=self._unwon,
        )

    def put(self, typed: Typed) -> None:
        """Exactly what stood in the fields then."""
        blocked = self.need.blockSignals(True)
        self.direction.set_value(typed.direction)
        self.day.setText(typed.day)
        self.partner.set_contact(typed.partner_id)
        if typed.newcomer:
            self.partner.set_new(typed.newcomer)
        elif typed.partner_id is None:
            self.partner.setText(typed.partner)
        self.prospect.setText(typed.prospect)
        self.phone.setText(typed.phone)
        self.email.setText(typed.email)
        self.need.setPlainText(typed.need)
        self.need.blockSignals(blocked)
        self.level.set_value(typed.level)
        self.inside.setChecked(typed.inside)
        self.value.setText(typed.value)
        self.status.set_value(typed.status)
        self.thanked.setText(typed.thanked)
        self.amounts.put(typed.amounts)
        self._brought, self._unwon = self.amounts.brings, typed.unwon

    def put_referral(self, record: Referral, closed: Sequence[ClosedBusiness]) -> None:
        """This one."""
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
        self.amounts.set_amounts(closed)
        self._brought, self._unwon = False, None

    def draft(self, record: Referral) -> Referral | None:
        """The referral as the fields have it; None while there is no day."""
        day = self.day.day()
        if day is None:
            return None
        return replace(  # what no field shows stays as it is
            record,
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

    def names_nothing(self) -> bool:
        """Whether a new one need not be kept."""
        lines = (self.partner, self.prospect, self.phone, self.email, self.value, self.thanked)
        return not (
            any(line.text().strip() for line in lines)
            or self.need.toPlainText().strip()
            or any(one.amount.text().strip() for one in self.amounts.lines)
        )

    def _amounts_edited(self) -> None:
        """What brings money is won, and what does not after all is not; the owner has the say."""
        before, self._brought = self._brought, self.amounts.brings
        status = self.status.value()
        if self._brought and not before and status is not None and status.is_open:
            self._unwon = status
            self.status.set_value(ReferralStatus.WON)
        elif before and not self._brought and status is ReferralStatus.WON and self._unwon:
            self.status.set_value(self._unwon)
        self.edited.emit()

    def _thank_today(self) -> None:
        self.thanked.set_day(self._session.today())
        self.edited.emit()
