"""A field of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class NotesEdit(QPlainTextEdit):
    """Free text. Tab goes on to the next field; Ctrl+Enter is left to the form, which saves."""

    def __init__(self, lines: int, *, grows: bool = False) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * lines + 20
        self.setMinimumHeight(height)
        if not grows:
            self.setMaximumHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
