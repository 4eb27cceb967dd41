"""Where the cursor stands in a field, to be put back once the text was put in anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def cursor_of(field: QWidget | None) -> int:
    """Where the cursor stands in a field one types into; 0 in any other."""
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else 0


def put_cursor(field: QWidget | None, at: int) -> None:
    """Put the cursor where it was, as far as the text still reaches."""
    if isinstance(field, QLineEdit):
        field.setCursorPosition(at)
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(cursor)
