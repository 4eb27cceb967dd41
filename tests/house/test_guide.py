"""The guide speaks of menus and keys the program has, in both languages, and shows its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from netplanner import i18n
from tests.house.sources import ROOT
from ui.actions import MENUS, Command

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "docs" / "guide"
GUIDES = {"en": "README.md", "it": "it.md"}
SHIFT = {"en": "Shift", "it": "Maiusc"}


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A language, which the program speaks then, and the text of its guide."""
    i18n.use_language(request.param)
    text = (FOLDER / GUIDES[request.param]).read_text(encoding="utf-8")
    return request.param, " ".join(text.split())


def commands() -> Iterator[tuple[str, Command]]:
    for title, items in MENUS:
        for item in items:
            if isinstance(item, Command):
                yield title, item


def shown(text: str) -> str:
    return i18n._(text).replace("&", "")


def test_every_command_the_guide_names_stands_in_that_menu(guide: tuple[str, str]) -> None:
    _language, text = guide
    named = set(re.findall(r"\*([^*▸]+ ▸ [^*▸]+)\*", text))
    assert len(named) > 5
    assert named <= {f"{shown(title)} ▸ {shown(command.text)}" for title, command in commands()}


def test_every_shortcut_of_the_menus_stands_in_the_guide(guide: tuple[str, str]) -> None:
    language, text = guide
    keys = {command.keys for _title, command in commands() if command.keys}
    told = text.split("|---|---|")[1]
    pages = {f"Ctrl+{number}" for number in range(1, 7)}
    missing = {key for key in keys - pages if key.replace("Shift", SHIFT[language]) not in told}
    assert missing == set()


def test_both_guides_have_the_same_parts_and_each_its_own_pictures() -> None:
    parts = {}
    for language, name in GUIDES.items():
        text = (FOLDER / name).read_text(encoding="utf-8")
        pictures = re.findall(r"\]\(pictures/(\w+)-(\w+)\.png\)", text)
        assert {spoken for _shot, spoken in pictures} == {language}
        for shot, spoken in pictures:
            assert (FOLDER / "pictures" / f"{shot}-{spoken}.png").stat().st_size < 80_000
        parts[language] = (text.count("\n## "), [shot for shot, _spoken in pictures])
    assert parts["en"] == parts["it"]
