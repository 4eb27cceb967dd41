"""The sidebar: the pages as a list, so that arrow keys and screen readers know them as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netplanner.i18n import _
from ui.icons import IconLabel, icon
from ui.widgets.basics import heading

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = Qt.ItemDataRole.UserRole


class Sidebar(QFrame):
    """The name of the program, the pages, and Settings at the foot."""

    page_chosen = Signal(str)  # by the arrow keys, which go on from here, or by a click
    page_entered = Signal()  # by a click or Enter: what follows is meant for the page
    settings_wanted = Signal()

    def __init__(
        self, pages: Iterable[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """`pages` are (name, text to show, icon)."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        brand = QHBoxLayout()
        brand.setContentsMargins(10, 0, 0, 0)
        brand.setSpacing(8)
        brand.addWidget(IconLabel("handshake", 24, "accent"))
        name = heading("NetPlanner")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() + 2)
        name.setFont(font)
        brand.addWidget(name, 1)

        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        for page, text, icon_name in pages:
            item = QListWidgetItem(icon(icon_name, "muted"), f" {text}")
            item.setData(_NAME, page)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            self.list.addItem(item)
        # Not the current row: a list without one makes its first row current with the focus.
        self.list.itemSelectionChanged.connect(self._chosen)
        self.list.itemClicked.connect(self._entered)
        self.list.itemActivated.connect(self._entered)

        self.settings = QPushButton(icon("settings", "muted"), " " + _("Settings"))
        self.settings.setIconSize(QSize(20, 20))
        self.settings.setAccessibleName(_("Settings"))
        self.settings.clicked.connect(self.settings_wanted)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(4)
        layout.addLayout(brand)
        layout.addSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.settings)
        self.setFixedWidth(max(206, self.list.sizeHintForColumn(0) + 40))

    def mark(self, name: str) -> None:
        """Show which page is open, or that none of the list is, without asking for it."""
        was_blocked = self.list.blockSignals(True)
        self.list.clearSelection()
        self.list.setCurrentRow(-1)
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)
        self.list.blockSignals(was_blocked)
        self._embolden()

    @Slot()
    def _chosen(self) -> None:
        self._embolden()
        current = self.list.currentItem()
        for item in self.list.selectedItems():
            if item is current:
                self.page_chosen.emit(item.data(_NAME))
            elif current is not None:
                # The page was not left and its row marked again; Qt goes on with the key it was
                # busy with and selects the other row once more.
                self.mark(current.data(_NAME))

    @Slot()
    def _entered(self) -> None:
        self.page_entered.emit()

    def _embolden(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            font = self.list.font()
            font.setWeight(QFont.Weight.DemiBold if item.isSelected() else QFont.Weight.Normal)
            item.setFont(font)
