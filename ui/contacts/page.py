"""The contacts page: list and editor side by side, and what leads from one to the other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netplanner import contacts
from netplanner.i18n import _, ngettext, show_number
from ui import remember
from ui.contacts.listing import ContactList
from ui.progress import busy
from ui.widgets.basics import EmptyState, header, page_layout, primary
from ui.widgets.reading import only_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from netplanner.store import Change
    from ui.contacts.editor import Editor
    from ui.session import Session

MANY = 2  # from here on a deletion is asked about first


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
        frame_layout.setContentsMargins(16, 14, 16, 14)
        self.beside = QStackedWidget(frame)
        frame_layout.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([330, 600])
        remember.remember(self.splitter, "contacts/splitter")
        self.setFocusProxy(self.list.view)

        layout = page_layout(self)
        layout.addLayout(header(_("Contacts"), self.list.search, self.add_button))
        layout.addWidget(self.splitter, 1)

        for stop in (self.list.view, self.list.favourites, self.add_button):
            self.setTabOrder(self.list.search, stop)  # the last of them comes first

        self.list.current_changed.connect(self._go_to)
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
        self.beside.addWidget(nobody)
        return nobody

    # What the window calls

    def new(self) -> None:
        """Begin a new contact, the cursor on the first name."""
        self._add("")

    def save(self) -> bool:
        """Put the draft into the book; False if a marked field keeps the person here."""
        return not self._has_editor() or self.editor.save()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

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
        if self._save_and_leave():
            self._before = self.list.current_id() or self._before
            self.list.select(0)
            self.beside.setCurrentWidget(self.editor)
            self.editor.new(name)

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

    def _save_and_leave(self) -> bool:
        self._leaving = True
        try:
            return self.save()
        finally:
            self._leaving = False

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
        if not ids or (len(ids) >= MANY and not self._confirmed(len(ids))):
            return
        book = self._session.book
        gone = set(ids)
        if self.editor.contact_id in gone:
            self.editor.discard()
        elif not self._save_and_leave():
            return
        name = contacts.names(book, ids[:1])[ids[0]] if len(ids) == 1 else ""
        heir = self._heir(gone)
        with busy():
            contacts.remove(book, ids)
        self._deleted = ids
        self._show(heir)
        self.list.select(heir)
        done = (
            _("{name} was deleted. Undo brings everything back.").format(name=name or _("No name"))
            if len(ids) == 1
            else ngettext(
                "{count} contact was deleted. Undo brings everything back.",
                "{count} contacts were deleted. Undo brings everything back.",
                len(ids),
            ).format(count=show_number(len(ids)))
        )
        self._session.message.emit(done)

    def _heir(self, gone: set[int]) -> int:
        """Who is current when these are gone: the next in the list, else the one before."""
        ids = self.list.model.ids
        places = [place for place, contact_id in enumerate(ids) if contact_id in gone]
        if not places:  # a search hides them
            return 0 if self.editor.contact_id in gone else self.editor.contact_id
        after = (contact_id for contact_id in ids[places[0] :] if contact_id not in gone)
        before = ids[places[0] - 1] if places[0] else 0
        return next(after, before)

    def _confirmed(self, many: int) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            ngettext("Delete {count} contact?", "Delete {count} contacts?", many).format(
                count=show_number(many)
            )
        )
        box.setInformativeText(
            _("Their phones, e-mails, tags and photos go too. Undo brings everything back.")
        )
        delete = box.addButton(_("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is delete

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

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)  # the list is on the screen before the editor
