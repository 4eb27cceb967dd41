"""A line above the pages that says what is special about this book."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import IconLabel
from ui.widgets.basics import link, plain


class Banner(QFrame):
    """A sentence, and at most one thing to do about it."""

    action = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action_text: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = plain(sentence)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon_name, 18, "warn"))
        row.addWidget(self.text, 1)
        if action_text:
            self.button = link(action_text)
            self.button.clicked.connect(self.action)
            row.addWidget(self.button)
