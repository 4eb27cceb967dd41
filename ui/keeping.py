"""Notices when a splitter or the head of a table is moved; apart from what the start asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHeaderView, QSplitter

if TYPE_CHECKING:
    from collections.abc import Callable


def keep_in_mind(widget: QSplitter | QHeaderView, keep: Callable[[], object]) -> None:
    """Call `keep` whenever the person moves the widget's parts."""
    keeper = _Keeper(widget, keep)
    if isinstance(widget, QSplitter):
        widget.splitterMoved.connect(keeper.moved)
    else:
        widget.sectionResized.connect(keeper.moved)
        widget.sectionMoved.connect(keeper.moved)
        widget.sortIndicatorChanged.connect(keeper.moved)


class _Keeper(QObject):
    """Belongs to the widget it keeps in mind, and goes with it."""

    def __init__(self, widget: QSplitter | QHeaderView, keep: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._keep = keep

    @Slot()
    def moved(self, *_what: Any) -> None:
        """The widget was moved."""
        if self._widget.isVisible():  # not while a page is being put together
            self._keep()
