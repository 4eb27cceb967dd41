"""What the screens do where the book can only be read: texts can be copied, nothing typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from netplanner.i18n import _

if TYPE_CHECKING:
    from ui.session import Session


def for_reading(*parts: QWidget) -> None:
    """Lines and notes of these parts can be read and copied; what is pressed or chosen is off."""
    for part in parts:
        widgets = (part, *part.findChildren(QWidget))
        for widget in widgets:
            if isinstance(widget, QPlainTextEdit):
                widget.setReadOnly(True)
            elif isinstance(widget, QAbstractButton | QAbstractSpinBox | QComboBox):
                widget.setEnabled(False)
        for line in (one for one in widgets if isinstance(one, QLineEdit)):
            line.setReadOnly(True)
            line.setClearButtonEnabled(False)  # last: it deletes a button
            for action in line.actions():
                action.setEnabled(False)


def foot(session: Session) -> tuple[QWidget, QHBoxLayout]:
    """The place of the buttons below a form, and its row; where one can only read all are off."""
    place = QWidget()
    place.setEnabled(not session.book.read_only)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    return place, row


def only_read(session: Session) -> bool:
    """Whether nothing can be begun, since the book can only be read; the status bar says so."""
    if session.book.read_only:
        session.message.emit(_("This book is open for reading only: nothing can be changed in it."))
    return session.book.read_only
