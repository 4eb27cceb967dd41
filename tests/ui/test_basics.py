"""The small things pages are built of."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from ui.widgets.basics import icon_button, tip


def _seen(text: str) -> str:
    """What a tooltip shows: Qt takes it for markup only if there are tags in it."""
    if not text.startswith("<qt>"):
        assert "<" not in text
        assert "&lt;" not in text
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


@pytest.mark.parametrize(
    "name", ["Ugo D'Angelo", "<b>Anna</b>", "Bianchi & Verdi", "&lt;i&gt;", "<!-- x", 'Ada "Lady"']
)
def test_a_tooltip_shows_a_name_as_it_is(qapp, name) -> None:
    assert _seen(tip(name)) == name
    assert _seen(tip(" ".join([name] * 20))) == " ".join([name] * 20)


def test_a_tooltip_of_a_whole_story_does_not_fill_the_screen(qapp) -> None:
    assert len(_seen(tip("long " * 2000))) <= 600


def test_a_button_that_is_an_icon_says_a_name_as_it_is(qtbot) -> None:
    button = icon_button("user", "Show <b>Ugo D'Angelo</b>")
    qtbot.addWidget(button)
    assert _seen(button.toolTip()) == "Show <b>Ugo D'Angelo</b>"
    assert button.accessibleName() == "Show <b>Ugo D'Angelo</b>"
