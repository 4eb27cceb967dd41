"""Calling and writing to somebody, where the system has a program for it and where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics, QGuiApplication

from netplanner.errors import NetPlannerError
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from ui.contacts.head import Head, name_lines, web_url

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

CARD = Card(
    contact=Contact(id=1, given="Ada"),
    points=(
        ContactPoint(kind=PointKind.PHONE, value="+39 333 12-34"),
        ContactPoint(kind=PointKind.EMAIL, value="ada@example.org"),
        ContactPoint(kind=PointKind.WEBSITE, value="example.org"),
    ),
)


def none_there(_url: QUrl) -> bool:
    """A system without a program for any address."""
    return False


@pytest.mark.parametrize(("way", "copied"), [("phone", "+393331234"), ("mail", "ada@example.org")])
def test_an_address_no_program_opens_is_copied_and_the_owner_told(
    qtbot: QtBot, way: str, copied: str
) -> None:
    head = Head(none_there)
    qtbot.addWidget(head)
    head.show_card(CARD)
    with qtbot.captureExceptions() as raised:
        getattr(head, way).click()
    assert isinstance(raised[0][1], NetPlannerError)
    assert copied in str(raised[0][1])
    assert QGuiApplication.clipboard().text() == copied


def test_a_website_no_program_opens_is_copied_whole(qtbot: QtBot) -> None:
    head = Head(none_there)
    qtbot.addWidget(head)
    head.show_card(CARD)
    entry = next(action for action in head.more_menu().actions() if "example.org" in action.text())
    with qtbot.captureExceptions() as raised:
        entry.trigger()
    assert isinstance(raised[0][1], NetPlannerError)
    url = web_url("example.org")
    assert url is not None
    assert QGuiApplication.clipboard().text() == url.toString()


def test_a_long_name_takes_two_lines_and_only_an_endless_one_is_cut(qapp) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance("Magdalen Johathan")
    name = "Magdalen Johathan Wiegand"
    assert name_lines(name, width, metrics) == ("Magdalen Johathan", "Wiegand")
    assert name_lines("Ada Rossi", width, metrics) == ("Ada Rossi",)
    (endless,) = name_lines("w" * 10_000, width, metrics)
    assert endless.endswith("…")
    assert name_lines(name * 400, width, metrics)[1].endswith("…")
