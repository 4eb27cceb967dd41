"""The contacts page: list and editor side by side, and what leads from one to the other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netplanner import contacts
from netplanner.i18n import _
from ui import remember
from ui.contacts.listing import ContactList
from ui.errors import called_by_qt
from ui.progress import busy
from ui.widgets.basics import EmptyState, header, page_layout, primary
from ui.widgets.reading import only_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from netplanner.model.people import Card
    from netplanner.store import Change
    from ui.banner import Banner, UndoBar
    from ui.contacts.editor import Editor
    from ui.session import Session


class ContactsPage(QWidget):
    """Everyone the owner knows."""

    import_requested = Signal()
    activity_opened = Signal(int)
    referral_opened = Signal(int)
    log_requested = Signal(int)  # the contact to log an activity with

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        opener: Callable[[QUrl], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self._opener = opener
        self._stale = True
        self._painted = False
        self._leaving = False
        self._before = 0  # whom a new contact, given up, leads back to
        self._deleted: list[int] = []  # by the last deletion: undone, they are shown again
        self._draft: Card | None = None  # a new contact that waits while another one is shown
        self.add_button = primary(_("New contact"), "plus")
        self.add_button.clicked.connect(self.new)
        self.add_button.setEnabled(not session.book.read_only)
        # With their parents from the start: what moves is styled twice.
        self.splitter = QSplitter(self)
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.list = ContactList(session, self.splitter)
        frame = QFrame(self.splitter)
        frame.setObjectName("card")
        frame.setMinimumWidth(470)
        frame_layout = QVBoxLayout(frame)
        frame_layout.setContentsMargins(16, 14, 0, 14)  # the editor keeps the right one
        self.beside = QStackedWidget(frame)
        frame_layout.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([330, 600])
        remember.remember(self.splitter, "contacts/splitter")

        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        inside = QWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._bars)
        whole.addWidget(inside, 1)
        layout = page_layout(inside)
        layout.addLayout(header(_("Contacts"), self.list.search, self.add_button))
        layout.addWidget(self.splitter, 1)

        for stop in (self.list.view, self.list.favourites, self.list.due, self.add_button):
            self.setTabOrder(self.list.search, stop)  # the last of them comes first

        self.list.current_changed.connect(self._go_to)
        self.list.narrowed.connect(self._follow_list)
        self.list.opened.connect(self._enter_editor)
        self.list.delete_wanted.connect(self.delete_selected)
        self.list.log_wanted.connect(self.log_requested)
        self.list.add_wanted.connect(self._add)
        self.list.import_wanted.connect(self.import_requested)
        session.changed.connect(self._changed)

    @cached_property
    def editor(self) -> Editor:
        """The right side, made when it is first needed: the list is painted before it."""
        from ui.contacts.editor import Editor

        editor = Editor(self._session, self._opener, self.beside)
        editor.saved.connect(self._saved)
        editor.left_new.connect(self._left)
        editor.contact_requested.connect(self.show_contact)
        editor.delete_wanted.connect(self.delete_shown)
        editor.dirty_changed.connect(self._tell_unsaved)
        editor.history.activity_opened.connect(self.activity_opened)
        editor.history.referral_opened.connect(self.referral_opened)
        editor.account.referral_opened.connect(self.referral_opened)
        editor.history.log_requested.connect(self.log_requested)
        self.beside.addWidget(editor)
        return editor

    @cached_property
    def nobody(self) -> EmptyState:
        """What stands in the place of the editor as long as nobody is selected."""
        nobody = EmptyState(
            "user", _("Nobody selected"), _("Select a contact on the left, or add a new one.")
        )
        nobody.setContentsMargins(0, 0, 16, 0)
        self.beside.addWidget(nobody)
        return nobody

    @cached_property
    def waiting(self) -> Banner:
        """The line above the page that says that a new contact waits to be finished."""
        from ui.banner import Banner

        waiting = Banner("user-plus", "", _("Go on with it"))
        waiting.action.connect(self._resume)
        waiting.hide()
        self._bars.addWidget(waiting)
        return waiting

    @cached_property
    def undo_bar(self) -> UndoBar:
        """The line above the page that says who was deleted, with the way back."""
        from ui.banner import UndoBar

        undo_bar = UndoBar(self._session)
        undo_bar.action.connect(self.list.view.setFocus)
        self._bars.addWidget(undo_bar)
        return undo_bar

    # What the window calls

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list.view if self.list.model.ids else self.list.search

    def new(self) -> None:
        """Begin a new contact, the cursor on the first name."""
        self._add("")

    def save(self) -> bool:
        """Put what was changed of a contact into the book; False if a marked field has to be
        mended first. A new contact stays as it is typed: `save_draft` puts it into the book."""
        return not self._has_editor() or self.editor.has_new() or self.editor.save()

    def has_draft(self) -> bool:
        """Whether a new contact is typed that is not in the book."""
        return self._draft is not None or (self._has_editor() and self.editor.has_new())

    def save_draft(self) -> bool:
        """Put the new contact into the book; False if a field has to be mended first."""
        return (self._draft is None or self._resume()) and self.save_shown()

    def save_shown(self) -> bool:
        """Put the contact shown into the book, be it new or not."""
        return not self._has_editor() or self.editor.save()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def show_due(self) -> None:
        """Show who is due, the most urgent first."""
        self._catch_up()
        self.list.show_due()

    def show_contact(self, contact_id: int) -> None:
        """Show one contact, wherever the list stands."""
        self._catch_up()
        if self._save_and_leave():
            self._show(contact_id)
            self.list.select(contact_id)

    def refresh_theme(self) -> None:
        """Paint in the colours of another theme."""
        self.list.view.viewport().update()

    # From one to the other

    def _add(self, name: str) -> None:
        if only_read(self._session):
            return
        self._catch_up()
        if self.has_draft():
            self._session.message.emit(_("Save or discard the new contact you began first."))
            if self._draft is not None:
                self._resume()
            else:
                self._enter_editor()
        elif self._save_and_leave():
            self._make_room()
            self.editor.new(name)

    def _make_room(self) -> None:
        """Show the editor for somebody who is not in the list."""
        self._before = self.list.current_id() or self._before
        self.list.select(0)
        self.beside.setCurrentWidget(self.editor)

    def _go_to(self, contact_id: int) -> None:
        if not self._painted:  # a list that is given the focus marks its first: no hurry
            return
        if self._editing() and contact_id == self.editor.contact_id:
            return
        if self._editing() and self.editor.has_changes():
            # Saving may move rows while the view is still busy with the click: mark them after it.
            QTimer.singleShot(0, self, self._mark_shown)
        if self._save_and_leave():
            self._show(contact_id)

    def _follow_list(self) -> None:
        """Who stands beside the list is in it, unless something is being typed about them."""
        typing = self._editing() and (self.editor.has_changes() or not self.editor.contact_id)
        if typing or not self.isVisible():
            return
        if not self.list.current_id():
            self.list.select_first()
        current = self.list.current_id()
        if not (self._editing() and current == self.editor.contact_id):
            self._show(current)

    def _save_and_leave(self) -> bool:
        """Before another contact is shown: a new one waits, of the others all is saved."""
        if self._has_editor() and self._draft is None and self.editor.has_new():
            return self._put_aside()
        self._leaving = True
        try:
            return self.save_shown()
        finally:
            self._leaving = False

    def _put_aside(self) -> bool:
        if not self.editor.may_wait():
            return False
        from ui.contacts.notice import brief

        self._draft = self.editor.draft()
        name = brief(self._draft.contact.name)
        said = (
            _("The new contact “{name}” is not saved yet.").format(name=name)
            if name
            else _("The new contact you began is not saved yet.")
        )
        self.waiting.text.setText(said)
        self.waiting.show()
        return True

    def _resume(self) -> bool:
        """Go on with the new contact that waits; False if a marked field keeps the person here."""
        draft = self._draft
        if draft is None or not self._save_and_leave():
            return False
        self._draft = None
        self.waiting.hide()
        self._make_room()
        self.editor.resume(draft)
        return True

    def _tell_unsaved(self) -> None:
        if self.isVisible():
            self._session.unsaved.emit(self.has_draft() or self.editor.has_changes())

    def _mark_shown(self) -> None:
        self.list.select(self.editor.contact_id if self._editing() else 0, reveal=False)

    def _show(self, contact_id: int) -> None:
        if contact_id:
            self.editor.show_contact(contact_id)
        self.beside.setCurrentWidget(self.editor if contact_id else self.nobody)

    def _has_editor(self) -> bool:
        return "editor" in self.__dict__  # where a cached property stands once it is made

    def _editing(self) -> bool:
        return self._has_editor() and self.beside.currentWidget() is self.editor

    def _enter_editor(self) -> None:
        if self._editing():
            self.editor.tabs.setCurrentIndex(0)
            self.editor.details.focus_name()

    def _saved(self, contact_id: int, new: bool) -> None:
        self._before = 0
        if not self._leaving:
            self.list.select(contact_id, reveal=new)

    def _left(self) -> None:
        before, self._before = self._before, 0
        if before and not self.list.current_id():
            self.list.select(before, reveal=False)
        self._show(self.list.current_id())

    # Deleting

    def delete_selected(self) -> None:
        """Delete the contacts selected in the list; asks first if they are many."""
        self._delete(self.list.selected_ids())

    def delete_shown(self) -> None:
        """Delete the contact in the editor."""
        if self.editor.contact_id:
            self._delete([self.editor.contact_id])

    def _delete(self, ids: list[int]) -> None:
        from ui.contacts import deleting

        if not ids or (len(ids) >= deleting.MANY and not deleting.confirmed(self, len(ids))):
            return
        book = self._session.book
        if self.editor.contact_id in ids:
            self.editor.discard()
        elif not self._save_and_leave():
            return
        heir = deleting.heir(self.list.model.ids, set(ids), self.editor.contact_id)
        said = deleting.farewell(book, ids)
        with busy():
            contacts.remove(book, ids)
        self._deleted = ids
        self._show(heir)
        self.list.select(heir)
        self.undo_bar.tell(said)
        QTimer.singleShot(0, self, self.list.reveal)  # the bar has taken room from the list

    # Following the book

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
            self.list.remember(change)
        else:
            self.list.changed(change)
        if self._has_editor():
            self.editor.changed(change)
        if self.isVisible():
            self._show_again(change)
            if not self._editing() and (back := self.list.current_id()):
                self._show(back)  # an undo or a redo brought back whom the list stands on

    def _show_again(self, change: Change) -> None:
        """Once a deletion is undone, go to whom it brought back."""
        touched = change.touched.get("contact", frozenset())
        if not self._deleted or not touched.issuperset(self._deleted):
            return
        if contacts.names(self._session.book, self._deleted) and not self.editor.has_changes():
            first, self._deleted = self._deleted[0], []
            self._show(first)
            self.list.select(first, reveal=False)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.list.reload()
            if self._painted:
                self._show_first()

    @Slot()
    def _begin(self) -> None:
        self._show_first()
        QTimer.singleShot(0, self, self.list.load_search)

    def _show_first(self) -> None:
        """Unless somebody is shown already, the first of the list."""
        if not self._editing():
            self.list.select_first()
        if not self._editing():  # nobody is there, or the list had marked its first already
            self._show(self.list.current_id())

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)  # the list is on the screen before the editor
