"""The form of one referral."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
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
from ui.referrals.editor_fields import ReferralFields, Typed
from ui.widgets.basics import Chip, OneLine, button, primary, sized
from ui.widgets.reading import foot, for_reading
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.session import Session


class ReferralEditor(ReferralFields):
    """Shows and changes one referral; `save` says whether all is well.

    A new one that was begun waits while the form shows another.
    """

    saved = Signal(int)
    discarded = Signal()
    delete_wanted = Signal(int)
    contact_requested = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._record: Referral | None = None
        self._waiting: Typed | None = None
        self.dirty = False

        self.head = sized(OneLine(), 1)
        self.hint = Chip()
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.hint)

        self.edited.connect(self._edited)
        self.status.edited.connect(self._status_edited)
        self.open_partner.clicked.connect(self._show_partner)
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

    # -- what is shown

    @property
    def record_id(self) -> int:
        """The id of the referral shown; 0 while it is new or none is."""
        return self._record.id if self._record else 0

    @property
    def waits(self) -> bool:
        """Whether a new referral that was begun gave way to another."""
        return self._waiting is not None

    @property
    def has_draft(self) -> bool:
        """Whether something new was typed that no button has saved yet, shown or waiting."""
        return self.waits or self._is_draft()

    def _is_draft(self) -> bool:
        new = self._record is not None and not self._record.id
        return new and self.dirty and not self.names_nothing()

    def go_on(self) -> None:
        """Show what was begun: where it is, or what waits."""
        if self._waiting is not None:
            self._show(Referral(day=self._session.today()))
            self.put(self._waiting)
            self._waiting = None
            self.dirty = True
            self._tell()
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the field a referral begins with."""
        self.direction.buttons[self.direction.value()].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_new(
        self, direction: Direction = Direction.GIVEN, partner_id: int | None = None
    ) -> None:
        """An empty form; given is asked first."""
        self._show(Referral(day=self._session.today(), direction=direction, partner_id=partner_id))
        self._scroll.to_top()
        self.focus_first()

    def show_referral(self, referral_id: int) -> bool:
        """The referral as the book has it; False if it is gone."""
        record = self._session.book.get(Referral, referral_id)
        if record is None:
            return False
        if self._is_draft():
            self._waiting = self.typed()
            self._session.message.emit(_("The referral you began waits for you to go on with it."))
        self._show(record)
        return True

    def keep_what_was_deleted(self) -> None:
        """If the referral shown is gone from the book, what was typed into it becomes a new one."""
        if self._record is None or self._session.book.get(Referral, self._record.id) is not None:
            return
        self._record = replace(self._record, id=0)
        self.amounts.begin_anew()
        self._session.message.emit(
            _("This referral was deleted meanwhile. Save adds it again with what you typed.")
        )
        self._tell()

    def clear(self) -> None:
        """Show none, and forget what was typed."""
        self._record = None
        self.dirty = False
        self._tell_unsaved()

    def _show(self, record: Referral) -> None:
        self._record = record
        closed = referrals.closed_of(self._session.book, record.id) if record.id else ()
        self.put_referral(record, closed)
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
        self.partner_field.label.setText(_("Received from") if received else _("Given to"))
        self.thanked_field.label.setText(_("I thanked on") if received else _("Thanked me on"))
        known = contacts.names(self._session.book, [record.partner_id or 0])
        name = record.prospect_name or known.get(record.partner_id or 0, "")
        self.head.setText(name if record.id else _("New referral"))
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.delete_button.setVisible(bool(record.id))
        changed = self.dirty or not record.id
        if not changed and (self.save_button.hasFocus() or self.discard_button.hasFocus()):
            self.focus_first()  # else the focus would fall out of the page
        self.discard_button.setEnabled(changed)
        self.save_button.setEnabled(changed)
        self._tell_unsaved()
        self.open_partner.setEnabled(self.partner.contact_id() is not None)

    def _tell_unsaved(self) -> None:
        if self.isVisible():
            self._session.unsaved.emit(self.has_draft or (self.dirty and bool(self.record_id)))

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

    def _show_partner(self) -> None:
        partner_id = self.partner.contact_id()
        if partner_id is not None:
            self.contact_requested.emit(partner_id)

    def _delete(self) -> None:
        if self.record_id:
            self.dirty = False
            self.delete_wanted.emit(self.record_id)

    def save(self) -> bool:
        """Save what was typed; False, with the field marked, if something is wrong."""
        if self._record is None or (not self.dirty and self._record.id):
            return True
        draft, amounts = self.draft(self._record), self.amounts.amounts()
        newcomer = self.partner.new_name()
        found = referrals.problems(draft, amounts, newcomer) if draft is not None else {}
        found = {**found, **self.form.nonsense()}
        self.amounts.show_problems()
        if self.form.problems(found) or draft is None:
            return False
        saved = referrals.save(self._session.book, draft, amounts, newcomer)
        self.dirty = False
        self.saved.emit(saved)
        return True

    def save_drafts(self) -> bool:
        """Save what is new; False if a field is marked."""
        while self.has_draft:
            if not self._is_draft():
                self.go_on()
            if not self.save():
                return False
        return True

    def leave(self) -> bool:
        """Save what was typed before something else is shown; a new one stays as it is."""
        return not (self.record_id and self.dirty) or self.save()

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
