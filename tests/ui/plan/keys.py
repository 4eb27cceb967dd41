"""Walking a page by the Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.plan.page import PlanPage


def stops(qtbot: QtBot, page: PlanPage) -> list[QWidget]:
    """Where Tab comes to, from the first control of the page until it comes back there."""
    page.back.setFocus()
    found = [page.back]
    while True:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        if page.focusWidget() in found:
            return found
        found.append(page.focusWidget())
