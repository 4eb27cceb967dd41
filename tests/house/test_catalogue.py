"""The catalogues of messages are complete, and the tool that keeps them loses nothing."""

from __future__ import annotations

import gettext
import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def _load_tool():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


catalogue = _load_tool()


@pytest.mark.skipif(not catalogue.catalogues(), reason="nothing has been translated yet")
def test_every_message_of_the_program_is_translated() -> None:
    found = list(catalogue.check())
    if found:
        pytest.fail(
            "\n".join([f"{len(found)} faults, the first ones:", *found[:20]]), pytrace=False
        )


def test_every_language_the_program_offers_has_its_catalogue() -> None:
    from netplanner import i18n

    have = {po.parent.parent.name for po in catalogue.catalogues()}
    assert have <= set(i18n.LANGUAGES) - {"en"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small program with messages of every kind."""
    (tmp_path / "netplanner").mkdir()
    (tmp_path / "ui").mkdir()
    templates = tmp_path / "resources" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "netplanner" / "goals.py").write_text(
        'NAME = N_("Goal")\n'
        "def show(n):\n"
        "    # Translators: how many there are\n"
        '    return ngettext("{n} goal", "{n} goals", n), pgettext("month", "May")\n'
    )
    (tmp_path / "ui" / "page.py").write_text('def show():\n    return _("Delete {name}?")\n')
    (templates / "plan.html").write_text('<h1>{{ _("Plan") }}</h1>{% trans %}Notes{% endtrans %}')
    return tmp_path


def po_of(tree: Path) -> Path:
    return tree / "resources" / "locale" / "it" / "LC_MESSAGES" / "netplanner.po"


def translate(tree: Path, **words: str) -> None:
    """Fill in translations by English text, as a translator would in the file."""
    po = po_of(tree)
    text = po.read_text(encoding="utf-8")
    for english, italian in words.items():
        before = f'msgid "{english}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, f'msgid "{english}"\nmsgstr "{italian}"')
    po.write_text(text, encoding="utf-8")


def test_messages_come_from_code_and_templates(tree: Path) -> None:
    list(catalogue.update(tree))
    text = po_of(tree).read_text(encoding="utf-8")
    for message in ("Goal", "Delete {name}?", "Plan", "Notes", "May"):
        assert f'msgid "{message}"' in text
    assert 'msgid_plural "{n} goals"' in text
    assert 'msgctxt "month"' in text
    assert "#. Translators: how many there are" in text
    assert "#: netplanner/goals.py\n" in text
    assert str(tree) not in text
    assert "@" not in text


def test_a_second_update_changes_nothing(tree: Path) -> None:
    list(catalogue.update(tree))
    translate(tree, Plan="Piano")
    list(catalogue.update(tree))
    first = po_of(tree).read_bytes()
    list(catalogue.update(tree))
    assert po_of(tree).read_bytes() == first
    assert b"Piano" in first


def test_a_translation_survives_the_message_leaving_and_coming_back(tree: Path) -> None:
    page = tree / "ui" / "page.py"
    code = page.read_text()
    list(catalogue.update(tree))
    translate(tree, **{"Delete {name}?": "Eliminare {name}?"})
    page.write_text("")
    list(catalogue.update(tree))
    assert '#~ msgstr "Eliminare {name}?"' in po_of(tree).read_text(encoding="utf-8")
    page.write_text(code)
    list(catalogue.update(tree))
    text = po_of(tree).read_text(encoding="utf-8")
    assert '\nmsgstr "Eliminare {name}?"' in text
    assert "#~" not in text


def test_a_new_message_never_takes_the_translation_of_one_like_it(tree: Path) -> None:
    list(catalogue.update(tree))
    translate(tree, **{"Delete {name}?": "Eliminare {name}?"})
    (tree / "ui" / "page.py").write_text('def show():\n    return _("Delete {names}?")\n')
    list(catalogue.update(tree))
    text = po_of(tree).read_text(encoding="utf-8")
    assert 'msgid "Delete {names}?"\nmsgstr ""' in text
    assert "fuzzy" not in text


def test_the_check_names_what_is_missing_wrong_or_left_over(tree: Path) -> None:
    list(catalogue.update(tree))
    translate(tree, Plan="Piano", **{"Delete {name}?": "Eliminare {nome}?"})
    (tree / "netplanner" / "more.py").write_text('def f():\n    return _("More")\n')
    text = po_of(tree).read_text(encoding="utf-8")
    po_of(tree).write_text(f'{text}\nmsgid "Gone"\nmsgstr "Sparito"\n', encoding="utf-8")
    found = list(catalogue.check(tree))
    assert "it: other placeholders: 'Delete {name}?' -> 'Eliminare {nome}?'" in found
    assert "it: not translated: 'Goal'" in found
    assert "it: not in the catalogue: 'More'" in found
    assert "it: no longer in the sources, run update: 'Gone'" in found
    assert not [line for line in found if "'Plan'" in line]


def test_a_compiled_catalogue_answers(tree: Path) -> None:
    list(catalogue.update(tree))
    translate(tree, Plan="Perché no")
    list(catalogue.compile_all(tree))
    spoken = gettext.translation("netplanner", tree / "resources" / "locale", ["it"])
    assert spoken.gettext("Plan") == "Perché no"
    assert list(catalogue.compile_all(tree)) == []  # it is up to date
