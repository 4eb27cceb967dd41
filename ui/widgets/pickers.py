"""Fields one chooses people in: one person or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netplanner import contacts
from netplanner.i18n import _
from ui.widgets.person_edit import PersonEdit
from ui.widgets.tokens import TokenRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton

    from netplanner.store import Change
    from ui.session import Session


class ContactPicker(PersonEdit):
    """One contact, or none.

    Somebody new is made with the record that is being written (`later`), else at once.
    """

    edited = Signal()  # by the person

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        offer_new: bool = True,
        later: bool = False,
    ) -> None:
        super().__init__(session, parent, offer_new=offer_new)
        self._id: int | None = None
        self._later = later
        self._new = ""
        self.setPlaceholderText(_("Name or company"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._typed)
        self.picked.connect(self._take)
        self.editingFinished.connect(self._settle)
        session.changed.connect(self._follow)

    def contact_id(self) -> int | None:
        """The contact chosen; None for none, for a new one, or while `problem` says why not."""
        return self._id

    def new_name(self) -> str:
        """Whom to make a contact; empty if the one chosen is in the book."""
        return self._new

    def set_contact(self, contact_id: int | None) -> None:
        """Show a contact, or an empty field."""
        names = contacts.names(self._session.book, [contact_id]) if contact_id else {}
        self._id, self._new = contact_id if contact_id in names else None, ""
        self.setText(names.get(contact_id or 0, ""))
        self.setCursorPosition(0)

    def set_new(self, name: str) -> None:
        """Show somebody who is not in the book yet."""
        self._id, self._new = None, name
        self.setText(name)
        self.setCursorPosition(0)

    def problem(self) -> str | None:
        """What is wrong with the text, as a sentence."""
        if self._id is None and not self._new and self.text().strip():
            return _("No contact was chosen. Pick one from the list, or empty the field.")
        return None

    def _typed(self) -> None:
        self._id, self._new = None, ""
        self.edited.emit()

    def _take(self, contact_id: int, name: str) -> None:
        if contact_id:
            self._id, self._new = contact_id, ""
        elif self._later:
            self._id, self._new = None, name
            say_later(self._session, name)
        else:
            self._id, self._new = contacts.add_named(self._session.book, name), ""
            said = _("“{name}” is among your contacts now. Undo takes the contact away again.")
            self._session.message.emit(said.format(name=name))
        self.setText(name)
        self.edited.emit()

    def _settle(self) -> None:
        if self._id is None and not self._new and (found := self.exact()):
            self._take(*found)

    def _follow(self, change: Change) -> None:
        if self._id is not None and change.touches("contact"):
            self.set_contact(self._id)


def say_later(session: Session, name: str) -> None:
    """Say when somebody new becomes a contact."""
    session.message.emit(_("“{name}” becomes a contact when this is saved.").format(name=name))


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
    """Any number of contacts: a line to find them with, and below it a chip for each.

    Somebody new is made with the record that is being written.
    """

    edited = Signal()  # by the person
    editingFinished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._people: dict[int, str] = {}
        self._new: list[str] = []
        self.line = PersonEdit(session)
        self.line.setPlaceholderText(_("Add people by name or company"))
        self._row = TokenRow(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self._row)
        self.setFocusProxy(self.line)
        self.line.picked.connect(self._take)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self._row.removed.connect(self._remove)
        session.changed.connect(self._follow)

    def ids(self) -> tuple[int, ...]:
        """The contacts chosen, in the order they were, without those who are new."""
        return tuple(self._people)

    def new_names(self) -> tuple[str, ...]:
        """Whom to make contacts, in the order they were chosen."""
        return tuple(self._new)

    def set_ids(self, ids: Iterable[int], new_names: Iterable[str] = ()) -> None:
        """Show exactly these contacts; those that are no more are left out."""
        wanted = list(dict.fromkeys(ids))
        names = contacts.names(self._session.book, wanted) if wanted else {}
        self.line.clear()
        self._new = list(new_names)
        self._show({contact_id: names[contact_id] for contact_id in wanted if contact_id in names})

    def add(self, contact_id: int) -> None:
        """Add one contact; what is typed stays."""
        if contact_id not in self._people:
            names = contacts.names(self._session.book, [contact_id])
            self._show({**self._people, **names})

    def chips(self) -> list[QPushButton]:
        """The chips shown, one for each contact; pressing one removes the contact."""
        return self._row.chips

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
        new = [_("{name} (new)").format(name=name) for name in self._new]
        shown = [*people.values(), *new]
        self._row.show_tokens([(name, _("Remove {name}").format(name=name)) for name in shown])

    def _remove(self, place: int) -> None:
        if place >= len(self._people):
            del self._new[place - len(self._people)]
            self._show(self._people)
        else:
            gone = list(self._people)[place]
            self._show({key: name for key, name in self._people.items() if key != gone})
        self.edited.emit()

    def _take(self, contact_id: int, name: str) -> None:
        self.line.clear()
        if contact_id:
            self.add(contact_id)
        elif contacts.fold(name) not in map(contacts.fold, self._new):
            self._new.append(name)
            self._show(self._people)
            say_later(self._session, name)
        self.edited.emit()
        self.editingFinished.emit()

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
