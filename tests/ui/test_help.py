"""The help: the guide, the keys, and the words of Qt's own dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from netplanner import i18n
from ui import app
from ui.actions import MENUS, Command
from ui.help import GuideDialog, ShortcutsDialog, native, show_guide
from ui.qt_words import MissingWords


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_asking_twice_for_the_guide_shows_one(parent):
    show_guide(parent)
    show_guide(parent)
    (guide,) = parent.findChildren(GuideDialog)
    assert guide.isVisible()


def test_every_key_of_the_menus_is_in_the_list_of_keys(parent):
    dialog = ShortcutsDialog(parent)
    listed = {dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())}
    commands = [item for _menu, items in MENUS for item in items if isinstance(item, Command)]
    assert {native(command.keys) for command in commands if command.keys} <= listed


def test_the_dialog_for_files_speaks_italian_throughout(qapp, qtbot):
    i18n.use_language("it")
    words = MissingWords(qapp)
    qapp.installTranslator(words)
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        texts = {label.text() for label in dialog.findChildren(QLabel)}
    finally:
        qapp.removeTranslator(words)
    assert {"&Cerca in:", "&Tipo di file:"} <= texts


def test_the_program_fills_the_gaps_of_qts_catalogue_in_italian_only(qapp):
    for language, expected in (("en", 0), ("it", 1)):
        before = len(qapp.findChildren(MissingWords))
        app.make_app(language)
        assert len(qapp.findChildren(MissingWords)) - before == expected
    for translator in qapp.findChildren(MissingWords):
        qapp.removeTranslator(translator)
