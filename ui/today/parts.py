"""What stands on the first page before the book is read: steps, figures, cards for lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netplanner.i18n import _
from ui.icons import IconLabel
from ui.widgets.basics import Chip, card, heading, line, link, muted, plain


class StepLine(QWidget):
    """One of the first steps: done, or with a button that leads there."""

    wanted = Signal()

    def __init__(self, text: str, action: str, *, done: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(
            IconLabel("circle-check" if done else "square", 18, "good" if done else "muted")
        )
        words = muted(text) if done else plain(text)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        self.button = link(action)
        self.button.clicked.connect(self.wanted)
        if done:
            row.addWidget(Chip(_("Done"), "good"))
        else:
            row.addWidget(self.button)


class Figure(QWidget):
    """A figure with the words that explain it."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.value = heading("")
        font = self.value.font()
        font.setPointSizeF(font.pointSizeF() + 6)
        self.value.setFont(font)
        self.note = muted()
        self.note.setWordWrap(True)
        self.chip = Chip("", "good")
        self.chip.hide()
        top = QHBoxLayout()
        top.addWidget(self.value)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(muted(label))
        box.addLayout(top)
        box.addWidget(self.note)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)


class Part(QWidget):
    """A card with a heading whose lines are made anew each time it is read."""

    more_wanted = Signal()
    rest_wanted = Signal()  # those for whom there is no room

    def __init__(self, head: str, more: str) -> None:
        super().__init__()
        self.more = link(more)
        self.more.clicked.connect(self.more_wanted)
        top = QHBoxLayout()
        top.addWidget(heading(head))
        top.addStretch()
        top.addWidget(self.more)
        self._lines: QWidget | None = None
        self._told: object = None
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        self._box.addLayout(top)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(self._box))
        self._box.setContentsMargins(16, 8, 16, 12)  # the link has room of its own above it

    def focus_first(self) -> None:
        """Go to the first button of the lines, or to the link where there is none."""
        buttons = self._lines.findChildren(QPushButton) if self._lines is not None else []
        (buttons[0] if buttons else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab goes among the lines, in order."""
        found = self._lines.findChildren(QAbstractButton) if self._lines is not None else []
        return list(found)

    def is_new(self, told: object) -> bool:
        """Whether `told`, what the lines are made of, is other than the time before.

        Lines that would be the same stay, and with them the place of the keyboard in them.
        """
        before, self._told = self._told, told
        return before != told

    def show_lines(self, lines: list[QWidget], nothing: str, rest: str = "") -> None:
        """Show these, or say what `nothing` says; `rest` tells of those without room."""
        if self._lines is not None:
            self._lines.hide()  # it is drawn until Qt deletes it
            self._box.removeWidget(self._lines)
            self._lines.deleteLater()
        self._lines = QWidget()
        box = QVBoxLayout(self._lines)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for number, one in enumerate(lines):
            if number:
                box.addWidget(line())
            box.addWidget(one)
        if not lines:
            words = muted(nothing)
            words.setWordWrap(True)
            box.addWidget(words)
        elif rest:
            others = link(rest)
            others.clicked.connect(self.rest_wanted)
            box.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._lines)
