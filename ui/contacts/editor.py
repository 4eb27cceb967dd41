"""The right side of the contacts page: one contact as a draft, saved when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts
from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.model.people import Card, Contact
from ui.contacts.account import Account
from ui.contacts.details import MARGIN, Details
from ui.contacts.head import Head
from ui.contacts.history import History
from ui.contacts.knowing import Knowing
from ui.contacts.notice import Notice
from ui.contacts.relationship import Relationship
from ui.widgets.basics import button, primary
from ui.widgets.cursor import cursor_of, put_cursor
from ui.widgets.reading import foot, for_reading
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QKeyEvent

    from netplanner.store import Change
    from ui.session import Session

_TABLES = ("contact", "contact_point", "address", "tag", "photo", "facet", "stage_change")
_OF_THE_STORY = (
    "activity",
    "activity_person",
    "referral",
    "gift",
    "ask",
    "promise",
    "stage_change",
)
_EMPTY = Card(contact=Contact())
_HINT_DELAY = 250  # milliseconds without a key before looking for doubles


class Editor(QWidget):
    """Shows one contact. What is typed is a draft until `save`; nothing of it is ever dropped."""

    saved = Signal(int, bool)  # the contact that was put into the book, and whether it is new
    left_new = Signal()  # a new contact was given up, or the one shown was deleted
    dirty_changed = Signal()  # whether anything is typed that is not in the book
    contact_requested = Signal(int)
    delete_wanted = Signal()

    def __init__(
        self,
        session: Session,
        opener: Callable[[QUrl], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._card = _EMPTY  # as it stands in the book
        self._clean = _EMPTY  # the draft right after it was filled from `_card`
        self._odd: dict[str, str] = {}  # what came into the book so and cannot be saved again
        self._filling = False
        self._saving = False
        self._dirty = False  # as of the last thing the person did

        self.head = Head(opener)
        self.details = Details()
        self.relationship = Relationship(session)
        self.knowing = Knowing(session)
        self.account = Account(session)
        self.history = History(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._parts: tuple[Details | Relationship | Knowing, ...] = (
            self.details,
            self.relationship,
            self.knowing,
        )
        self._areas = [FormScroll(), FormScroll()]
        for area, part in zip(self._areas, (self.details, self.relationship), strict=True):
            area.setWidget(part)
            area.stand_in(MARGIN)
        self.tabs.addTab(self._areas[0], _("Details"))
        self.tabs.addTab(self._areas[1], _("Relationship"))
        self.tabs.addTab(self.knowing, _("Know each other"))
        self.tabs.addTab(self.account, _("Account"))
        self.tabs.addTab(self.history, _("Story"))

        self._lay_out()
        self._hint = QTimer(self)
        self._hint.setSingleShot(True)
        self._hint.setInterval(_HINT_DELAY)
        self._hint.timeout.connect(self.look_for_doubles)
        for part in (self.head, *self._parts):
            part.edited.connect(self._edited)
        self.details.grown.connect(self._reveal_later)
        self.tabs.currentChanged.connect(self._buttons_last)
        self.head.delete_wanted.connect(self.delete_wanted)
        self.head.log_wanted.connect(self.history.log.click)
        self.history.record_opened.connect(self._open_record)
        self.head.read_only = session.book.read_only
        self.history.log.setVisible(not session.book.read_only)
        self._fill(_EMPTY)

    def _lay_out(self) -> None:
        self.notice = Notice()
        self.notice.double_wanted.connect(self._open_double)

        self.discard_button = button(_("Discard"))
        self.discard_button.clicked.connect(self.discard)
        self.save_button = primary(_("Save"))
        self.save_button.clicked.connect(self.save)
        for one in (self.discard_button, self.save_button):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in its field
        below, buttons = foot(self._session)
        buttons.addStretch()
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.save_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, MARGIN, 0)
        top.setSpacing(14)
        top.addWidget(self.head)
        top.addWidget(self.notice)
        buttons.setContentsMargins(0, 0, MARGIN, 0)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addWidget(below)

    # What is shown

    @property
    def contact_id(self) -> int:
        """The contact shown, 0 for a new one."""
        return self._card.contact.id

    def show_contact(self, contact_id: int) -> None:
        """Show a contact of the book. Call `save` before: a draft is not looked after here."""
        card = contacts.card(self._session.book, contact_id)
        if card is not None:
            self._fill(card)

    def new(self, known: str = "") -> None:
        """Begin a new contact of whom `known` is known: a name, a mail or a phone."""
        self._fill(_EMPTY)
        self.tabs.setCurrentIndex(0)
        self.details.begin(known.strip())

    def resume(self, draft: Card) -> None:
        """Go on with a new contact that had to wait."""
        contact = replace(_EMPTY.contact, uid=draft.contact.uid)
        self._fill(replace(_EMPTY, contact=contact))
        self.tabs.setCurrentIndex(0)
        self._type(draft)
        self._find_again()
        self.details.focus_name()

    def draft(self) -> Card:
        """The contact as it stands in the fields."""
        card = self._card
        for part in self._parts:
            card = part.filled(card)
        contact = replace(card.contact, favourite=self.head.star.isChecked())
        return replace(card, contact=contact, photo=self.head.photo.photo())

    def has_changes(self) -> bool:
        """Whether anything is typed that is not in the book."""
        return self.draft() != self._clean or self._nonsense() != self._odd

    def has_new(self) -> bool:
        """Whether what is typed is a contact the book does not have yet."""
        return not self.contact_id and self.has_changes()

    def may_wait(self) -> bool:
        """Whether the draft can be put aside; what no card can hold is marked and stays here."""
        self.relationship.settle()
        self._mark(nonsense := self._nonsense())
        return not nonsense

    def _nonsense(self) -> dict[str, str]:
        return self.relationship.nonsense() | self.knowing.nonsense()

    def _fill(self, card: Card) -> None:
        self._filling = True
        if card.contact.id != self.contact_id:
            for area in self._areas:
                area.to_top()
        self._card = card
        self.head.show_card(card)
        for part in self._parts:
            part.show_card(card)
        if self._session.book.read_only:
            for_reading(*self._parts, self.head.photo, self.head.star)
        self._filling = False
        self._clean, self._odd = self.draft(), self._nonsense()
        self.notice.say("")
        self._mark({})
        self.history.show_contact(self._card.contact)
        self.account.show_contact(self.contact_id)
        self._edited()

    def _edited(self) -> None:
        if self._filling:
            return
        before, self._dirty = self._dirty, self.has_changes()
        if not self._dirty and (self.save_button.hasFocus() or self.discard_button.hasFocus()):
            self._begin_again()  # a button that is switched off would hand on the focus anywhere
        self.save_button.setEnabled(self._dirty)
        self.discard_button.setEnabled(self._dirty or not self.contact_id)
        self.head.follow(self.draft())
        if not self.contact_id and self._dirty:
            self._hint.start()
        if before != self._dirty:
            self.dirty_changed.emit()

    def _begin_again(self) -> None:
        """Put the cursor into the first field of the part shown."""
        if self.tabs.currentWidget() is self._areas[1]:
            self.relationship.tags.input.setFocus()
        elif self.tabs.currentWidget() is self.knowing:
            self.knowing.stops()[0].setFocus()
        else:
            self.details.focus_name()

    # Saving

    def save(self) -> bool:
        """Put the draft into the book; False if a field is marked and keeps the person here."""
        if not self.has_changes():
            self._mark({})
            return True
        self.relationship.settle()
        draft = self.draft()
        if found := self._nonsense() | contacts.problems(draft):
            self._mark(found)
            return False
        new = not self.contact_id
        self._saving = True
        try:
            contact_id = contacts.save(self._session.book, draft)
        except BookError:  # perhaps since another program has changed this contact
            self._follow()
            raise
        finally:
            self._saving = False
        self._hint.stop()
        at = cursor_of(field := self.focusWidget())
        self.show_contact(contact_id)
        put_cursor(field, at)
        self.saved.emit(contact_id, new)
        return True

    def discard(self) -> None:
        """Back to what the book says; a new contact is given up."""
        if self.contact_id:
            self._fill(self._card)
        else:
            self._hint.stop()
            self._fill(_EMPTY)
            self.left_new.emit()

    def changed(self, change: Change) -> None:
        """Follow an edit, an undo or a redo of others; a draft is kept and the person told."""
        if self._saving:
            return
        if change.touches(*_OF_THE_STORY):
            self.history.show_contact(self._card.contact)
            self.knowing.sum_up_again()
        if self.contact_id and change.touches(*_TABLES):
            self._follow()
        elif change.touches("contact"):
            self._find_again()
        self.account.changed(change)

    def _open_record(self, what: str, record_id: int) -> None:
        """Go to where a line of the story can be changed."""
        if what == "stage":
            self.tabs.setCurrentWidget(self._areas[1])
            self.relationship.stage.setFocus()
        else:
            self.tabs.setCurrentWidget(self.account)
            self.account.open_record(what, record_id)

    def _follow(self) -> None:
        """Show what the book says by now of the contact shown, with what was typed upon it."""
        if not self.contact_id:
            return
        card = contacts.card(self._session.book, self.contact_id)
        if card == self._card:
            return
        dirty = self._dirty  # not asked anew: the introducer's field may have followed already
        if card is not None and not dirty:
            self._fill(card)
        elif card is not None:
            self._put_upon(card)
            changed = _(
                "This contact was changed meanwhile. Save keeps what you typed, "
                "Discard shows the new version."
            )
            self.notice.say(changed)
        elif dirty:
            self._card = replace(
                _EMPTY, contact=replace(_EMPTY.contact, uid=self._card.contact.uid)
            )
            self.notice.say(
                _("This contact was deleted meanwhile. Save adds it again with what you typed.")
            )
        else:
            self._fill(_EMPTY)
            self.left_new.emit()

    def _find_again(self) -> None:
        """Go on with a contact that was deleted and is back, with what was typed upon it."""
        uid = self._card.contact.uid
        found = contacts.id_of(self._session.book, uid) if uid and not self.contact_id else 0
        if found and (card := contacts.card(self._session.book, found)):
            self._put_upon(card)
            self.notice.say("")

    def _put_upon(self, card: Card) -> None:
        if self._nonsense():  # which no card can hold: the fields stay as they are
            self._card = card
            return
        typed, before = self.draft(), self._clean
        self._fill(card)
        self._type(contacts.rebased(typed, before, self._clean))

    def _type(self, card: Card) -> None:
        """Put the card into the fields, as if it had been typed."""
        self._filling = True
        self.head.show_card(card)
        for part in self._parts:
            part.show_card(card)
        self._filling = False
        self._edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, as in the other forms; Escape leaves a new contact nobody typed into."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit | QComboBox | QPlainTextEdit):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and not (self.contact_id or self.has_changes()):
            self.discard()
        else:
            super().keyPressEvent(event)

    def _buttons_last(self) -> None:
        """Tab comes to the buttons after the fields, also after those made only when shown."""
        if self.tabs.currentWidget() is self.knowing:
            self.setTabOrder(self.knowing.stops()[-1], self.discard_button)
            self.setTabOrder(self.discard_button, self.save_button)

    def _mark(self, found: dict[str, str]) -> None:
        tabs = tuple(part.fields for part in self._parts)
        marked = [
            (number, fields[name].widget)
            for number, fields in enumerate(tabs)
            for name in fields
            if name in found
        ]
        if marked:  # before the marks: the field that is left looks at itself again
            self.tabs.setCurrentIndex(marked[0][0])
            marked[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal_later()
        for fields in tabs:
            for name, field in fields.items():
                field.set_problem(found.get(name))

    def _reveal_later(self) -> None:
        area = self.tabs.currentWidget()
        if isinstance(area, FormScroll):
            area.show_cursor_later()

    # Notices

    def look_for_doubles(self) -> None:
        """While adding: say so if somebody like this is in the book already."""
        if not self.contact_id:
            self.notice.say_double(self._session.book, self.draft())

    def _open_double(self, double_id: int) -> None:
        """Leave the new contact for the one it doubles, taking along what that one lacks."""
        typed = self.draft()
        self._hint.stop()
        self._fill(_EMPTY)
        self.contact_requested.emit(double_id)
        if self.contact_id != double_id:
            return
        self._type(contacts.completed(self._card, typed))
