"""The chips below a line: what was chosen in it, each taken away by a click or with the keyboard.

They stand outside the way of Tab, so that who types on after Tab takes nothing away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSizePolicy, QWidget

from netplanner.i18n import _
from ui.widgets.basics import token
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAKE_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_BACK = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up)


class TokenRow(QWidget):
    """The chips of one line; the row is hidden while there are none.

    In the empty line Backspace takes the last one away and Left goes to it. On a chip Left and
    Right go from one to the next, Delete and Backspace take it away, and whatever is typed goes
    into the line.
    """

    removed = Signal(int)  # its place

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self._line = line
        self.chips: list[QPushButton] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line.installEventFilter(self)
        self.hide()

    def show_tokens(self, tokens: Sequence[tuple[str, str]]) -> None:
        """Show exactly these: what stands on the chip, and its name for a screen reader."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(text, name) for text, name in tokens]
        self.setVisible(bool(tokens))
        self.updateGeometry()

    def _chip(self, text: str, name: str) -> QPushButton:
        chip = token(text, name)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.setToolTip(_("Remove"))
        chip.clicked.connect(self._clicked)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton) and chip in self.chips:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.removed.emit(self.chips.index(chip))

    def _take_away(self, place: int) -> None:
        """Take a chip away and go to the one that is in its place then, else to the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)  # never to the next field
        self.removed.emit(place)
        if self.chips:
            self._go_to(min(place, len(self.chips) - 1))

    def _go_to(self, place: int) -> None:
        there = self.chips[place] if 0 <= place < len(self.chips) else self._line
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self._line:
            return self._line_key(event)
        if watched in self.chips:
            return self._chip_key(event, [chip is watched for chip in self.chips].index(True))
        return False

    def _line_key(self, event: QKeyEvent) -> bool:
        if self._line.text() or self._line.isReadOnly() or not self.chips:
            return False
        if event.key() == Qt.Key.Key_Left:
            self._go_to(len(self.chips) - 1)
        elif event.key() == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self.removed.emit(len(self.chips) - 1)
        else:
            return event.key() == Qt.Key.Key_Backspace  # held down it empties the line alone
        return True

    def _chip_key(self, event: QKeyEvent, place: int) -> bool:
        if event.key() in _TAKE_AWAY:
            self._take_away(place)
        elif event.key() == Qt.Key.Key_Left:
            self._go_to(max(place - 1, 0))
        elif event.key() == Qt.Key.Key_Right:
            self._go_to(place + 1)
        elif event.key() in _BACK:
            self._go_to(-1)
        elif event.text().isprintable() and event.text():
            self._go_to(-1)
            QApplication.sendEvent(self._line, event)
        else:
            return False  # Ctrl+S, Enter and the like are the form's
        return True
