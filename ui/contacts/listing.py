"""The left side of the contacts page: everyone by name, found as one types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts
from netplanner.i18n import _, ngettext, show_number
from ui.contacts.delegate import ContactDelegate, due_words
from ui.contacts.list_view import ListView, SearchBox
from ui.contacts.thumbnails import Thumbnails
from ui.icons import icon
from ui.records import PagedModel
from ui.widgets.basics import EmptyState, button, icon_button, link, muted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QMenu

    from netplanner.store import Change
    from ui.session import Session

_REST = 200  # milliseconds without a key in the search


class ContactList(QWidget):
    """The list, its state line and what it says when there is nothing to show."""

    current_changed = Signal(int)  # the contact to show beside, 0 for none
    narrowed = Signal()  # by a search at rest or a filter: who was current may be hidden by it
    opened = Signal()  # Enter: to the editor
    delete_wanted = Signal()
    log_wanted = Signal(int)  # an activity with this contact
    add_wanted = Signal(str)  # a name to begin with, or nothing
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._search = contacts.Search()
        self._all: list[int] = []
        self._quiet = False
        self._wanted = 0  # the current contact, even while a search hides it
        self._follow = QTimer(self)  # who is shown follows a search once its typing rests
        self._follow.setSingleShot(True)
        self._follow.setInterval(_REST)
        self._follow.timeout.connect(self.narrowed)

        self.search = SearchBox()
        self.search.textChanged.connect(self._search_changed)
        self.search.moved.connect(self._move)
        self.search.chosen.connect(self._choose)

        # With their parents from the start: what moves is styled twice.
        frame = QFrame(self)
        frame.setObjectName("card")
        self.state = muted()
        self.favourites = icon_button("star", _("Show favourites only"), flat=True)
        self.due = icon_button("bell", _("Show who is due only"), flat=True)
        for one in (self.favourites, self.due):
            one.setCheckable(True)
            one.toggled.connect(self._narrowed)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 6, 0)
        top.addWidget(self.state, 1)
        top.addWidget(self.due)
        top.addWidget(self.favourites)

        self.model = PagedModel(self._read, self._say, self)
        self.view = ListView(frame)
        self._thumbnails = Thumbnails(session, self)
        self._thumbnails.unpacked.connect(self.view.viewport().update)
        self.delegate = ContactDelegate(session.today, self._thumbnails.photo, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setModel(self.model)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.view.delete_wanted.connect(self.delete_wanted)
        self.view.opened.connect(self.opened)
        self.view.menu_wanted.connect(self._offer)
        self.view.typed.connect(self._begin_search)
        self.view.selectionModel().selectionChanged.connect(self._say_state)

        self._stack = QStackedLayout()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.setSpacing(2)
        inside.addLayout(top)
        inside.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setMinimumWidth(260)

    @cached_property
    def none_yet(self) -> EmptyState:
        """What stands in the place of the list as long as nobody is in the book."""
        none_yet = EmptyState(
            "users",
            _("No contacts yet"),
            _(
                "Add the people you know, or bring them along from your phone or address book: "
                "choose a file, or drop it on this window."
            ),
            _("Import contacts…"),
        )
        none_yet.action.connect(self.import_wanted)
        self.add_first = button(_("Add contact"), "user-plus")
        self.add_first.clicked.connect(self._add_empty)
        return self._stacked(none_yet, self.add_first)

    @cached_property
    def no_match(self) -> EmptyState:
        """What stands in the place of the list when a search finds nobody."""
        no_match = EmptyState("search", _("No match"), "", _("Clear search"))
        no_match.action.connect(self.search.clear)
        self.add_typed = link("", "user-plus")
        self.add_typed.clicked.connect(self._add_typed)
        return self._stacked(no_match, self.add_typed)

    @cached_property
    def no_favourites(self) -> EmptyState:
        """What stands in the place of the list when only favourites are wanted and none are."""
        no_favourites = EmptyState(
            "star", _("No favourites yet"), _("Mark people with the star."), _("Show everyone")
        )
        no_favourites.action.connect(self.favourites.toggle)
        return self._stacked(no_favourites)

    @cached_property
    def nobody_due(self) -> EmptyState:
        """What stands in the place of the list when only who is due is wanted and nobody is."""
        nobody_due = EmptyState(
            "circle-check",
            _("Nobody is due"),
            _("A cadence, on the Relationship tab, says how often you would like to talk."),
            _("Show everyone"),
        )
        nobody_due.action.connect(self.due.toggle)
        return self._stacked(nobody_due)

    def _stacked(self, state: EmptyState, extra: QPushButton | None = None) -> EmptyState:
        column = state.layout()
        assert isinstance(column, QVBoxLayout)
        if extra is not None:
            column.insertWidget(column.count() - 1, extra, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.addWidget(state)
        for stop in (extra, state.button):  # the last of them comes first
            if stop is not None:
                self.setTabOrder(self.search, stop)
        return state

    # What is shown

    def reload(self) -> None:
        """Read the order anew and show it, keeping the current contact if it is still there."""
        book = self._session.book
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(self.delegate.row_height(metrics))
        self._all = contacts.sorted_ids(book, favourites=self.favourites.isChecked())
        if self.due.isChecked():
            from netplanner import plans

            wanted = set(self._all)
            due = plans.due_ids(book, self._session.today())
            self._all = [contact_id for contact_id in due if contact_id in wanted]
        self._filter()

    def show_due(self) -> None:
        """Show who is due and nobody else, the most urgent first."""
        self.search.clear()
        self.favourites.setChecked(False)
        self.due.setChecked(True)

    @Slot()
    def _narrowed(self) -> None:
        self.reload()
        self.narrowed.emit()

    @Slot()
    def _search_changed(self) -> None:
        self._filter()
        self._follow.start()

    def changed(self, change: Change) -> None:
        """Follow an edit, an undo or a redo."""
        if change.touches("photo"):
            self._thumbnails.forget()
        touched = change.touched.get("contact", frozenset())
        if touched:
            self._search.update(self._session.book, touched)
            self.reload()
        elif self.due.isChecked() and change.touches("activity", "activity_person"):
            self.reload()
        elif change.touches("activity", "activity_person", "photo", "contact_point"):
            self.model.refresh()

    def remember(self, change: Change) -> None:
        """Take note of a change while nobody looks; `reload` shows it."""
        if change.touches("photo"):
            self._thumbnails.forget()
        self._search.update(self._session.book, change.touched.get("contact", frozenset()))

    @Slot()
    def load_search(self) -> None:
        """Read what the search looks through, unless it is there already; order it a moment later,
        so that the first key finds it ready."""
        if not self._search.loaded:
            self._search.load(self._session.book)
            QTimer.singleShot(0, self, self._arrange_search)

    @Slot()
    def _arrange_search(self) -> None:
        self._search.arrange(self._all)

    def _filter(self) -> None:
        query = self.search.text()
        if query.strip():
            self.load_search()
            ids = self._search.find(query, self._all)
        else:
            ids = self._all
        self._quiet = True
        self.model.set_ids(ids)
        self._quiet = False
        if self._wanted:
            self._mark(self._wanted)
        self._say_state()

    def _say_state(self) -> None:
        found, everyone = len(self.model.ids), len(self._all)
        searching = bool(self.search.text().strip())
        selected = self.view.selected_count()
        if selected > 1:
            words = _("{count} of {all} selected")
        elif searching:
            words = _("{found} of {all}")
        elif self.due.isChecked():
            words = ngettext("{count} person due", "{count} people due", everyone)
        elif self.favourites.isChecked():
            words = ngettext("{count} favourite", "{count} favourites", everyone)
        else:
            words = ngettext("{count} contact", "{count} contacts", everyone)
        self.state.setText(
            words.format(
                count=show_number(selected if selected > 1 else everyone),
                found=show_number(found),
                all=show_number(everyone),
            )
        )
        if found:
            self._stack.setCurrentWidget(self.view)
        elif searching:
            text = self.search.text().strip()
            self.no_match.set_texts(
                _("No match"), _("Nobody is found by “{text}”.").format(text=text)
            )
            offer, metrics = _("Add “{text}” as a contact"), self.add_typed.fontMetrics()
            room = self.width() - metrics.horizontalAdvance(offer.format(text="")) - 64
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 40))
            self.add_typed.setText(offer.format(text=short).replace("&", "&&"))  # & is no shortcut
            self._stack.setCurrentWidget(self.no_match)
        elif self.due.isChecked():
            self._stack.setCurrentWidget(self.nobody_due)
        elif self.favourites.isChecked():
            self._stack.setCurrentWidget(self.no_favourites)
        else:
            self._stack.setCurrentWidget(self.none_yet)

    def menu(self) -> QMenu:
        """What can be done with the contacts selected."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        ids = self.selected_ids()
        if len(ids) == 1:
            log = menu.addAction(icon("clock"), _("Log activity"))
            log.triggered.connect(self._log)
            menu.addSeparator()
        delete = (
            _("Delete contact")
            if len(ids) == 1
            else ngettext("Delete {count} contact…", "Delete {count} contacts…", len(ids)).format(
                count=show_number(len(ids))
            )
        )
        gone = menu.addAction(icon("trash-2", "bad"), delete, self.delete_wanted.emit)
        gone.setEnabled(not self._session.book.read_only)
        return menu

    def _log(self) -> None:
        self.log_wanted.emit(self.selected_ids()[0])

    def _offer(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _read(self, ids: Sequence[int]) -> Mapping[int, contacts.Row]:
        return contacts.rows(self._session.book, ids, self._session.today())

    def _say(self, row: contacts.Row) -> str:
        words = due_words(row.due_on, self._session.today())[0]
        return ", ".join(part for part in (row.name, row.line, words) if part)

    # Which one is meant

    def current_id(self) -> int:
        """The current contact, 0 for none."""
        number = self.view.currentIndex().row()
        return self.model.ids[number] if 0 <= number < len(self.model.ids) else 0

    def selected_ids(self) -> list[int]:
        """The selected contacts, in the list's order."""
        return [self.model.ids[index.row()] for index in self.view.selectionModel().selectedRows()]

    def select(self, contact_id: int, *, reveal: bool = True) -> None:
        """Make a contact current; with `reveal` a search that hides it is left. 0 is nobody."""
        self._wanted = contact_id
        if contact_id and reveal and self.model.row_of(contact_id) < 0:
            self.search.clear()
            self.favourites.setChecked(False)
            self.due.setChecked(False)
        if contact_id and self.model.row_of(contact_id) >= 0:
            self._mark(contact_id)
        else:
            self._quiet = True
            self.view.clearSelection()
            self.view.selectionModel().clearCurrentIndex()
            self._quiet = False

    @Slot()
    def reveal(self) -> None:
        """Scroll to the current contact."""
        self.view.scrollTo(self.view.currentIndex())

    def select_first(self) -> None:
        """Make the first contact current, if there is one."""
        if self.model.ids:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _mark(self, contact_id: int) -> None:
        number = self.model.row_of(contact_id)
        if number < 0:
            return
        index = self.model.index(number, 0)
        self._quiet = True
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._quiet = False
        self.view.scrollTo(index)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self._wanted = self.current_id()
            self.current_changed.emit(self._wanted)

    def _move(self, rows: int) -> None:
        count = len(self.model.ids)
        if count:
            at = self.view.currentIndex().row()
            target = min(max(at + rows, 0), count - 1) if at >= 0 else 0
            self.view.setCurrentIndex(self.model.index(target, 0))

    def _begin_search(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()
        self.search.insert(text)

    def _choose(self) -> None:
        if not self.model.ids:
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.opened.emit()

    def _add_empty(self) -> None:
        self.add_wanted.emit("")

    def _add_typed(self) -> None:
        self.add_wanted.emit(self.search.text().strip())
