"""Tags as chips: typed with completion of those in use, taken off as all chips are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from netplanner.contacts import fold
from netplanner.i18n import _
from ui.widgets.tokens import TokenRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent


class _Input(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma) and self.text():
            self.left.emit()
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
        self.input.installEventFilter(self)
        self._row = TokenRow(self.input)
        self._row.removed.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.input)
        column.addWidget(self._row)
        self.setFocusProxy(self.input)

    @property
    def chips(self) -> list[QPushButton]:
        """The chips shown, one for each tag."""
        return self._row.chips

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

    def _remove(self, place: int) -> None:
        del self._tags[place]
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        name = _("Remove tag {name}")
        self._row.show_tokens([(tag, name.format(name=tag)) for tag in self._tags])

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._words.setStringList(self._known())
        return False
