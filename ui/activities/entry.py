"""The form an activity is logged and changed in, made to be filled in a few seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from netplanner import activities
from netplanner.errors import InvalidError
from netplanner.i18n import _
from netplanner.model.work import Activity, ActivityKind
from ui.activities.entry_fields import EntryFields, Typed
from ui.widgets.basics import button, heading, icon_button, primary
from ui.widgets.reading import foot, for_reading
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from netplanner.store import Change
    from ui.session import Session


class EntryForm(EntryFields):
    """One activity: a new one, or one of the list. Enter and Ctrl+S save it.

    A new one that was begun waits while the form shows something else, and comes back after it.
    """

    saved = Signal(int)  # the activity's id
    delete_wanted = Signal(int)
    timer_logged = Signal(int)  # the minutes the timer had put into the entry just saved
    left = Signal()  # the activity shown was left for a new one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("card")
        self._last_kind = ActivityKind.ONE_TO_ONE
        self._activity = self._fresh()
        self._waiting: list[tuple[Typed, int]] = []  # with the minutes the timer had put in
        self._timed = 0

        self.head = heading("")
        self.save_button = primary(_("Log activity"))
        self.cancel_button = button(_("Discard"))
        self.again_button = icon_button("copy", _("Log again today"))
        self.delete_button = icon_button("trash-2", _("Delete this activity"))
        for one in (self.save_button, self.cancel_button):
            one.setAutoDefault(True)  # Enter on it presses it, and does not save
        self._lay_out()
        self._connect()
        self._base: Typed | None = self.typed()  # what need not be saved
        self._empty: Typed | None = self._base
        self.new()

    def _connect(self) -> None:
        self.edited.connect(self._show_buttons)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        self.again_button.clicked.connect(self.log_again)
        self.delete_button.clicked.connect(self._delete)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("plain")
        box = QVBoxLayout(inner)
        box.setContentsMargins(14, 4, 14, 8)
        box.addWidget(self.form)
        box.addStretch()
        self._scroll = FormScroll()
        self._scroll.setWidget(inner)
        below, buttons = foot(self._session)
        below.setObjectName("plain")
        buttons.setContentsMargins(14, 0, 14, 14)
        buttons.setSpacing(8)
        buttons.addWidget(self.delete_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        top = QHBoxLayout()
        top.setContentsMargins(14, 14, 14, 0)
        top.addWidget(self.head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(below)

    # What is in the form

    @property
    def activity_id(self) -> int:
        """The activity being changed; 0 for a new one."""
        return self._activity.id

    @property
    def dirty(self) -> bool:
        """Whether something was typed that the book does not hold.

        What a button put in is not typed: whoever leaves without a word of his own logs nothing.
        """
        return self.typed() != self._base

    @property
    def begun(self) -> bool:
        """Whether there is anything in a new entry, typed or put in."""
        return not self.activity_id and self.typed() != self._empty

    @property
    def has_draft(self) -> bool:
        """Whether something new was typed that no button has logged yet, shown or waiting."""
        return bool(self._waiting) or (self.dirty and not self.activity_id)

    def new(self) -> None:
        """What waits, else an empty form for today; the kind last logged stays."""
        self._show_activity(self._fresh(), ())
        if self._waiting:
            typed, self._timed = self._waiting.pop()
            self.put(typed)
            self._base = None
            self._show_buttons()

    def make_room(self) -> None:
        """Let what was begun wait, if there is anything, and show an empty form."""
        if self.dirty and not self.activity_id:
            self._waiting.append((self.typed(), self._timed))
            self._session.message.emit(_("What you had begun waits, and comes back after this."))
        self._show_activity(self._fresh(), ())

    def save_drafts(self) -> bool:
        """Log all that is new; False if a field is marked."""
        while self.has_draft:
            if self.activity_id or not self.dirty:
                self.new()
            if not self.submit():
                return False
        return True

    def begin_day(self) -> None:
        """A form nobody has touched since yesterday is for today."""
        if not self.activity_id and not self.begun and self._begun_on != self._session.today():
            self.new()

    def show_activity(self, activity_id: int) -> bool:
        """Show an activity of the book; False if it is there no more."""
        activity = self._session.book.get(Activity, activity_id)
        if activity is None:
            return False
        people = activities.people_of(self._session.book, [activity_id]).get(activity_id, ())
        if activity_id != self.activity_id:
            self.make_room()
        self._show_activity(activity, tuple(contact_id for contact_id, _name in people))
        return True

    def log_again(self) -> None:
        """A new activity like the one shown, today; what was typed into that one is saved first."""
        shown, people = self._activity, self.people.ids()
        if self.dirty and self.activity_id:
            shown = self.draft(shown)
            if not self.submit():
                return
        self._show_activity(replace(shown, id=0, day=self._session.today()), people)
        self._base = None  # as it stands it may be saved
        self._show_buttons()
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.minutes.selectAll()

    def log_with(self, contact_id: int) -> None:
        """An activity with this person: the one that is begun if it has nobody yet, else a new one.

        Whoever looked the name up in between goes on where he was.
        """
        if self.activity_id:
            self.new()
        if self.dirty and contact_id not in self.people.ids() and self.people.chips():
            self.make_room()
        typed = self.dirty
        self.people.add(contact_id)
        if typed:
            self._session.message.emit(_("Added to the activity you had begun."))
        else:
            self._base = self.typed()
        self._show_buttons()
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def log_minutes(self, minutes: int) -> None:
        """The timer's minutes: into the entry being typed if it has none yet, else a new one."""
        if self.activity_id:
            self.new()
        if self.dirty and self.minutes.text().strip() and self.minutes.minutes() != minutes:
            self.make_room()
        typed = self.dirty
        self.day.set_day(self._session.today())
        self.minutes.set_minutes(minutes)
        self._timed = minutes
        if not typed:
            self._base = self.typed()
        self._show_buttons()
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def timed(self) -> bool:
        """Whether the minutes in the form are the timer's."""
        return bool(self._timed)

    def _fresh(self) -> Activity:
        return Activity(day=self._session.today(), kind=self._last_kind)

    def _show_activity(self, activity: Activity, people: tuple[int, ...]) -> None:
        self._activity = activity
        self._timed = 0
        self._begun_on = self._session.today()
        self.put_activity(activity, people)
        self.form.problems({})
        if self._session.book.read_only:
            for_reading(self.form)
        self._base = self._empty = self.typed()
        self._scroll.to_top()
        self._name_it()
        self._show_buttons()

    def _name_it(self) -> None:
        known = bool(self.activity_id)
        self.head.setText(_("Change activity") if known else _("New activity"))
        self.save_button.setText(_("Save") if known else _("Log activity"))
        self.again_button.setVisible(known)
        self.delete_button.setVisible(known)

    def _show_buttons(self) -> None:
        known = bool(self.activity_id)
        self.cancel_button.setText(_("Close") if known and not self.dirty else _("Discard"))
        self.cancel_button.setEnabled(self.begun or known)
        self.save_button.setEnabled(self.dirty or not known)
        if self.isVisible():
            self._session.unsaved.emit(self.dirty or self.has_draft)

    # Saving

    def submit(self) -> bool:
        """Save what is in the form and make it ready for the next; False if a field is marked."""
        found = self.form.nonsense()
        draft = self.draft(self._activity)
        found = {**activities.problems(draft), **found}
        if self.form.problems(found):
            return False
        try:
            activity_id = activities.save(
                self._session.book, draft, self.people.ids(), self.people.new_names()
            )
        except InvalidError as error:
            self.form.problems(error.problems)
            return False
        self._after_saving(draft, activity_id)
        return True

    def _after_saving(self, draft: Activity, activity_id: int) -> None:
        new, timed = not draft.id, self._timed
        if new:
            self._last_kind = draft.kind
        fresh = self._fresh()
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        # Several in a row are often of the same day: it stays.
        self._show_activity(replace(fresh, day=draft.day) if new else fresh, ())
        if self._waiting:
            self.new()
        if timed:
            self.timer_logged.emit(timed)
        self.saved.emit(activity_id)
        if had_focus:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.message.emit(_("Activity logged.") if new else _("Activity saved."))

    def cancel(self) -> None:
        """Leave what was typed, or the activity shown, for what waits or an empty form."""
        self.new()
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _delete(self) -> None:
        if self.activity_id:
            self.delete_wanted.emit(self.activity_id)

    def follow(self, change: Change) -> None:
        """Show what the book says now of the activity shown, unless something else was typed."""
        if not self.activity_id or not change.touches("activity", "activity_person"):
            return
        there = self._session.book.get(Activity, self.activity_id)
        if there is None:  # undone or deleted: what was typed may still be logged
            typed = self.dirty
            self._activity = replace(self._activity, id=0)
            if typed:
                self._name_it()
                self._show_buttons()
            else:
                self.new()
        elif not self.dirty:
            self.show_activity(self.activity_id)

    def _saves(self, event: QEvent) -> bool:
        """Whether this is Ctrl+S, and here is something it could save."""
        save = QKeySequence.StandardKey.Save
        return isinstance(event, QKeyEvent) and event.matches(save) and (self.begun or self.dirty)

    def event(self, event: QEvent) -> bool:
        # The window's Ctrl+S saves what was typed; here it also logs what a button put in.
        if event.type() == QEvent.Type.ShortcutOverride and self._saves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._saves(event):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and (self.begun or self.activity_id):
            if not self.dirty:  # what was typed goes by the button alone
                self.cancel()
        else:
            super().keyPressEvent(event)
