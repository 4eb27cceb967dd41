"""Tags as chips: typed with completion of those in use, taken off with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from netplanner.contacts import fold
from netplanner.i18n import _
from ui.widgets.basics import token
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent


class _Input(QLineEdit):
    left = Signal()
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma) and self.text():
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TagField(QWidget):
    """The tags of one contact."""

    edited = Signal()

    def __init__(self, known: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._tags: list[str] = []
        self.chips: list[QPushButton] = []
        self.input = _Input()
        self.input.setPlaceholderText(_("Add a tag"))
        self.input.setAccessibleName(_("Add a tag"))
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._pick, Qt.ConnectionType.QueuedConnection)
        self.input.setCompleter(completer)
        self.input.textEdited.connect(self._typed)
        self.input.left.connect(self._take)
        self.input.taken_back.connect(self._take_back)
        self.input.installEventFilter(self)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.input)
        column.addWidget(self._row)
        self._row.hide()
        self.setFocusProxy(self.input)

    def tags(self) -> tuple[str, ...]:
        """The tags, with what is being typed as the last."""
        typed = " ".join(self.input.text().split())
        if typed and not self._has(typed):
            return (*self._tags, typed)
        return tuple(self._tags)

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these."""
        self._tags = list(tags)
        self.input.clear()
        self._show()

    def add(self, text: str) -> None:
        """Put one on; one that is there already, in any case, is left alone."""
        for part in text.split(","):
            tag = " ".join(part.split())
            if tag and not self._has(tag):
                self._tags.append(next((k for k in self._known() if fold(k) == fold(tag)), tag))
        self._show()

    def _has(self, tag: str) -> bool:
        return fold(tag) in map(fold, self._tags)

    def _typed(self, text: str) -> None:
        if "," in text:
            self._take()
        self.edited.emit()

    def _take(self) -> None:
        text = self.input.text()
        if text.strip():
            self.input.clear()
            self.add(text)
            self.edited.emit()

    def _pick(self, text: str) -> None:
        self.input.clear()
        self.add(text)
        self.edited.emit()

    def _take_back(self) -> None:
        if self._tags:
            self._tags.pop()
            self._show()
            self.edited.emit()

    def _remove(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton) and sender in self.chips:
            del self._tags[self.chips.index(sender)]
            self._show()
            self.input.setFocus()
            self.edited.emit()

    def _show(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        before: QWidget = self.input
        for tag in self._tags:
            chip = token(tag, _("Remove tag {name}").format(name=tag))
            chip.clicked.connect(self._remove)
            self._flow.addWidget(chip)
            self.setTabOrder(before, chip)
            before = chip
            self.chips.append(chip)
        self._row.setVisible(bool(self._tags))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._words.setStringList(self._known())
        return False
