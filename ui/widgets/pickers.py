"""Fields one finds people in: by a few letters of name or firm, one person or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts
from netplanner.i18n import _
from netplanner.model.people import Card, Contact
from ui.widgets.basics import token
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from netplanner.store import Change
    from ui.session import Session

_OFFERED = 12
_LOOKED_AT = 200  # of which those whose name begins as typed come first
_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


def dress_popup(popup: QAbstractItemView) -> None:
    """Make the list a completer offers look like that of a choice box."""
    popup.setObjectName("completion")
    popup.setItemDelegate(QStyledItemDelegate(popup))  # the style sheet speaks to no other
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    popup.setTextElideMode(Qt.TextElideMode.ElideRight)


def _begins(typed: str, name: str) -> bool:
    """Whether every word typed begins a word of the name."""
    words = contacts.fold(name).split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())


class PersonEdit(QLineEdit):
    """A line that offers people as one types. Enter or Tab takes the one that is lit.

    A name nobody has is offered as a new contact, taken by Enter alone.
    """

    picked = Signal(int, str)  # id, name

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, offer_new: bool = True
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._offer_new = offer_new and not session.book.read_only
        self._missed = ""  # a text nobody matched: longer ones need not be looked up
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_OFFERED + 1)
        self._completer.setWidget(self)  # and not setCompleter, which would write into the line
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]  # stub: not overloaded
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        dress_popup(self._popup)
        self.textEdited.connect(self._offer)
        session.changed.connect(self._look_again)

    def exact(self) -> tuple[int, str] | None:
        """The one contact called just what is typed; None if there is none or more than one."""
        wanted = contacts.fold(self.text())
        if not wanted:
            return None
        found = [
            (contact_id, name)
            for contact_id, name, _firm in contacts.matching(self._session.book, wanted, 50)
            if contacts.fold(name) == wanted
        ]
        return found[0] if len(found) == 1 else None

    def _look_again(self, change: Change) -> None:
        if change.touches("contact"):
            self._missed = ""

    def _offer(self, text: str) -> None:
        typed = contacts.fold(text)
        self._model.clear()
        if not typed:
            self._popup.hide()
            return
        found = []
        if not (self._missed and typed.startswith(self._missed)):
            found = contacts.matching(self._session.book, typed, _LOOKED_AT)
            self._missed = "" if found else typed
            found = sorted(found, key=lambda person: not _begins(typed, person[1]))[:_OFFERED]
        for contact_id, name, firm in found:
            self._add(f"{name} · {firm}" if firm and firm != name else name, contact_id, name)
        if self._offer_new and all(contacts.fold(name) != typed for _id, name, _firm in found):
            name = " ".join(text.split())
            self._add(_("Add “{name}” as a new contact").format(name=name), 0, name)
        if self.isVisible() and self._model.rowCount():
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def _add(self, text: str, contact_id: int, name: str) -> None:
        item = QStandardItem(text)
        item.setData(contact_id, _ID)
        item.setData(name, _NAME)
        self._model.appendRow(item)

    def _pick(self, index: QModelIndex) -> None:
        contact_id, name = index.data(_ID), index.data(_NAME)
        self._popup.hide()
        if not contact_id:
            contact_id = self._save_new(name)
        self.picked.emit(contact_id, name)

    def _save_new(self, name: str) -> int:
        given, _blank, family = name.rpartition(" ")
        if not given:
            given, family = family, ""
        return contacts.save(self._session.book, Card(contact=Contact(given=given, family=family)))

    def _lit(self) -> QModelIndex | None:
        index = self._popup.currentIndex()
        return index if self._popup.isVisible() and index.isValid() else None

    def event(self, event: QEvent) -> bool:
        # Before the focus moves on with Tab, which never reaches keyPressEvent.
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:  # type: ignore[attr-defined]  # a QKeyEvent
            lit = self._lit()
            if lit is not None and lit.data(_ID):
                self._pick(lit)
            self._popup.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (lit := self._lit()):
            self._pick(lit)
            event.accept()
            return
        super().keyPressEvent(event)


class ContactPicker(PersonEdit):
    """One contact, or none."""

    edited = Signal()  # by the person

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, offer_new: bool = True
    ) -> None:
        super().__init__(session, parent, offer_new=offer_new)
        self._id: int | None = None
        self.setPlaceholderText(_("Name or firm"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._typed)
        self.picked.connect(self._take)
        self.editingFinished.connect(self._settle)
        session.changed.connect(self._follow)

    def contact_id(self) -> int | None:
        """The contact chosen; None for none, or while `problem` says why not."""
        return self._id

    def set_contact(self, contact_id: int | None) -> None:
        """Show a contact, or an empty field."""
        names = contacts.names(self._session.book, [contact_id]) if contact_id else {}
        self._id = contact_id if contact_id in names else None
        self.setText(names.get(contact_id or 0, ""))
        self.setCursorPosition(0)

    def problem(self) -> str | None:
        """What is wrong with the text, as a sentence."""
        if self._id is None and self.text().strip():
            return _("No contact was chosen. Pick one from the list, or empty the field.")
        return None

    def _typed(self) -> None:
        self._id = None
        self.edited.emit()

    def _take(self, contact_id: int, name: str) -> None:
        self._id = contact_id
        self.setText(name)
        self.edited.emit()

    def _settle(self) -> None:
        if self._id is None and (found := self.exact()):
            self._take(*found)

    def _follow(self, change: Change) -> None:
        if self._id is not None and change.touches("contact"):
            self.set_contact(self._id)


class ContactFilter(ContactPicker):
    """Narrows a list to one contact: offers nobody new, keeps no name that narrows nothing."""

    def __init__(self, session: Session, placeholder: str, name: str) -> None:
        super().__init__(session, offer_new=False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)

    def _settle(self) -> None:
        super()._settle()
        if self.contact_id() is None:
            self.clear()


class PeoplePicker(QWidget):
    """Any number of contacts: a line to find them with, and below it a chip for each."""

    edited = Signal()  # by the person
    editingFinished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._people: dict[int, str] = {}
        self.line = _PeopleLine(session)
        self.line.setPlaceholderText(_("Add people by name or firm"))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._chips.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self._chips)
        self.setFocusProxy(self.line)
        self.line.picked.connect(self._take)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self.line.taken_back.connect(self._take_back)
        session.changed.connect(self._follow)

    def ids(self) -> tuple[int, ...]:
        """The contacts chosen, in the order they were."""
        return tuple(self._people)

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show exactly these contacts; those that are no more are left out."""
        wanted = list(dict.fromkeys(ids))
        names = contacts.names(self._session.book, wanted) if wanted else {}
        self.line.clear()
        self._show({contact_id: names[contact_id] for contact_id in wanted if contact_id in names})

    def add(self, contact_id: int) -> None:
        """Add one contact."""
        self.set_ids((*self._people, contact_id))

    def chips(self) -> list[QPushButton]:
        """The chips shown, one for each contact; pressing one removes the contact."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def text(self) -> str:
        """What is typed and not chosen yet."""
        return self.line.text()

    def problem(self) -> str | None:
        """What is wrong with the text, as a sentence."""
        if self.line.text().strip():
            return _("Nobody was chosen. Pick someone from the list, or empty the field.")
        return None

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _show(self, people: dict[int, str]) -> None:
        self._people = people
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        before: QWidget = self.line
        for contact_id, name in people.items():
            chip = self._chip(contact_id, name)
            self._flow.addWidget(chip)
            self.setTabOrder(before, chip)
            before = chip
        self._chips.setVisible(bool(people))
        self._chips.updateGeometry()

    def _chip(self, contact_id: int, name: str) -> QPushButton:
        chip = token(name, _("Remove {name}").format(name=name))
        chip.setProperty("contact", contact_id)
        chip.setToolTip(_("Remove"))
        chip.clicked.connect(self._remove)
        return chip

    def _remove(self) -> None:
        contact_id = self.sender().property("contact")
        self._show({key: name for key, name in self._people.items() if key != contact_id})
        self.line.setFocus()
        self.edited.emit()

    def _take(self, contact_id: int, name: str) -> None:
        self.line.clear()
        if contact_id not in self._people:
            self._show({**self._people, contact_id: name})
        self.edited.emit()
        self.editingFinished.emit()

    def _take_back(self) -> None:
        if self._people:
            self._show(dict(list(self._people.items())[:-1]))
            self.edited.emit()

    def _typed(self) -> None:
        self.edited.emit()

    def _settle(self) -> None:
        if found := self.line.exact():
            self._take(*found)
        else:
            self.editingFinished.emit()

    def _follow(self, change: Change) -> None:
        if self._people and change.touches("contact"):
            names = contacts.names(self._session.book, list(self._people))
            now = {key: names[key] for key in self._people if key in names}
            if now != self._people:
                self._show(now)


class _PeopleLine(PersonEdit):
    """Backspace in the empty line takes the last person back."""

    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
