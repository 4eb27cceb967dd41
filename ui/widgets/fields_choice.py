"""Fields one picks from: a box of words, and the four purposes as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from netplanner.i18n import _
from netplanner.model.work import Purpose
from netplanner.words import PURPOSE_WORDS
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

V = TypeVar("V")


class ChoiceBox(QComboBox, Generic[V]):
    """One of (value, message id) pairs. Values stay Python's: Qt would turn a word enum into text.

    `first_text` is already translated and stands for None, e.g. "All kinds".
    """

    edited = Signal()  # by the person

    def __init__(
        self,
        choices: Iterable[tuple[V, str]],
        first_text: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[V | None] = []
        if first_text is not None:
            self._values.append(None)
            self.addItem(first_text)
        for value, message in choices:
            self._values.append(value)
            self.addItem(_(message))
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(self._activated)

    def value(self) -> V | None:
        """The value chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: V | None) -> None:
        """Choose `value`; one that is not offered leaves the box as it is."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def _activated(self) -> None:
        self.edited.emit()

    # Qt overrides

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 12)  # a word is seen whole in a narrow box
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a form must not change what it passes over


class PurposePicker(QWidget):
    """The four purposes of networking, any of them, as chips that can be pressed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self)
        self.chips: dict[Purpose, QPushButton] = {}
        for purpose, message in PURPOSE_WORDS.items():
            chip = QPushButton(_(message))
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setObjectName("toggle")
            chip.clicked.connect(self._clicked)
            layout.addWidget(chip)
            self.chips[purpose] = chip
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(next(iter(self.chips.values())))

    def purposes(self) -> Purpose:
        """The purposes chosen, as a set."""
        chosen = Purpose.NONE
        for purpose, chip in self.chips.items():
            if chip.isChecked():
                chosen |= purpose
        return chosen

    def set_purposes(self, purposes: Purpose) -> None:
        """Choose exactly these."""
        for purpose, chip in self.chips.items():
            chip.setChecked(purpose in purposes)

    def _clicked(self) -> None:
        self.edited.emit()
