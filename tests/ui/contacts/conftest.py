"""What the tests of the contacts page begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.contacts.page import ContactsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ui.session import Session


@pytest.fixture
def opened() -> list[QUrl]:
    """The addresses handed to the system."""
    return []


@pytest.fixture
def show(qtbot: QtBot, session: Session, opened: list[QUrl]) -> Callable[[], ContactsPage]:
    """Opens the page."""

    def make() -> ContactsPage:
        page = ContactsPage(session, opener=opened.append)
        qtbot.addWidget(page)
        page.resize(1074, 750)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: page.beside.currentWidget() is not None)
        return page

    return make
