"""A line that finds people by a few letters of name or company, and offers to add somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QWidget,
)

from netplanner import contacts
from netplanner.i18n import _
from ui import theme
from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

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


class _OfferDelegate(QStyledItemDelegate):
    """Sets the line that adds somebody new apart from the people found."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.row() > 0 and not index.data(_ID):
            painter.setPen(QColor(theme.tokens().border))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class PersonEdit(QLineEdit):
    """A line that offers people as one types. Enter or Tab takes the one that is lit.

    A name nobody has is offered as a new contact, taken by Enter alone. Below people who were
    found that line takes one more press of the arrow key: who goes down to the one that is lit
    already does not make a new contact.
    """

    picked = Signal(int, str)  # id, 0 for somebody new; name

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, offer_new: bool = True
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._offer_new = offer_new and not session.book.read_only
        self._missed = ""  # a text nobody matched: longer ones need not be looked up
        self._at_the_end = False  # the arrow key was pressed once on the last person found
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_OFFERED + 1)
        self._completer.setWidget(self)  # and not setCompleter, which would write into the line
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]  # stub: not overloaded
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        dress_popup(self._popup)
        self._popup.setItemDelegate(_OfferDelegate(self._popup))
        self._popup.installEventFilter(self)
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
        self._at_the_end = False
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
        if not contact_id:
            item.setIcon(icon("plus", "accent"))
        item.setData(contact_id, _ID)
        item.setData(name, _NAME)
        self._model.appendRow(item)

    def _pick(self, index: QModelIndex) -> None:
        contact_id, name = index.data(_ID), index.data(_NAME)
        self._popup.hide()
        self.picked.emit(contact_id, name)

    def _lit(self) -> QModelIndex | None:
        index = self._popup.currentIndex()
        return index if self._popup.isVisible() and index.isValid() else None

    def _stays(self) -> bool:
        """Whether the arrow key, pressed on the last person found, leaves it lit this once."""
        row = self._popup.currentIndex().row()
        is_last = 0 <= row == self._model.rowCount() - 2 and self._model.item(row).data(_ID)
        below = self._model.item(row + 1) if is_last else None
        if below is None or below.data(_ID) or self._at_the_end:
            return False
        self._at_the_end = True
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._popup and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                return self._stays()
            if event.key() == Qt.Key.Key_Up:
                self._at_the_end = False
        return super().eventFilter(watched, event)

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
