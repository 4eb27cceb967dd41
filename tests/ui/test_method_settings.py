"""The constants of the method, changed and put back as a person does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from netplanner import rules
from netplanner.model.owner import TrustTime
from netplanner.model.rules import DEFAULT
from ui.settings.dialog import SettingsDialog
from ui.settings.method import GROUPS, MethodDialog


def shown(qtbot, dialog):
    """The dialog, shown; it outlives its closing, for the test to look at."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot, session) -> MethodDialog:
    return shown(qtbot, MethodDialog(session))


def press(qtbot, dialog, which) -> None:
    box = dialog.findChild(QDialogButtonBox)
    qtbot.mouseClick(box.button(which), Qt.MouseButton.LeftButton)


def write(qtbot, dialog, name: str, text: str) -> None:
    box = dialog.boxes[name]
    box.selectAll()
    qtbot.keyClicks(box, text)


SAVE, CANCEL = QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel


def test_every_constant_stands_beside_its_starting_value(dialog):
    names = [name for _title, _said, constants in GROUPS for name, _label, _unit in constants]
    assert list(dialog.boxes) == names
    assert dialog.boxes["depth_knowing"].text() == "60 %"
    hint = dialog.form.fields["full_hours"].widget.accessibleDescription()
    assert hint == "Starting value 50 h"


def test_opening_and_saving_changes_nothing(dialog, session, qtbot):
    press(qtbot, dialog, SAVE)
    assert session.book.undo_label is None


def test_a_changed_constant_is_kept_in_the_book(dialog, session, qtbot):
    write(qtbot, dialog, "full_hours", "40")
    press(qtbot, dialog, SAVE)
    assert rules.of(session.book) == replace(DEFAULT, full_hours=40)


def test_one_button_puts_the_starting_values_back(session, qtbot):
    rules.save(session.book, replace(DEFAULT, full_hours=40, deep_from=80))
    dialog = shown(qtbot, MethodDialog(session))
    assert dialog.boxes["deep_from"].value() == 80
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    press(qtbot, dialog, SAVE)
    assert rules.of(session.book) == DEFAULT


@pytest.mark.parametrize(
    ("name", "text", "with_it"),
    [
        ("full_hours", "0", ()),
        ("depth_knowing", "70", ("depth_time", "depth_help")),
        ("solid_from", "80", ("acquaintance_from", "deep_from")),
    ],
)
def test_nonsense_is_marked_where_it_stands(dialog, qtbot, name, text, with_it):
    write(qtbot, dialog, name, text)
    press(qtbot, dialog, SAVE)
    assert dialog.isVisible()
    assert {key for key, field in dialog.form.fields.items() if field.problem} == {
        name,
        *with_it,
    }


def test_nonsense_saves_nothing(dialog, session, qtbot):
    write(qtbot, dialog, "full_hours", "0")
    write(qtbot, dialog, "facet_months", "12")
    press(qtbot, dialog, SAVE)
    assert rules.of(session.book) == DEFAULT


def test_the_trust_time_of_the_trade_is_kept(dialog, session, qtbot):
    dialog.trust.set_value(TrustTime.LONG)
    write(qtbot, dialog, "full_hours", "40")
    press(qtbot, dialog, SAVE)
    assert session.book.profile.trust_time is TrustTime.LONG
    session.book.undo()
    assert session.book.profile.trust_time is TrustTime.MEDIUM
    assert rules.of(session.book) == DEFAULT


def test_cancel_leaves_the_book_alone(dialog, session, qtbot):
    write(qtbot, dialog, "full_hours", "40")
    press(qtbot, dialog, CANCEL)
    assert rules.of(session.book) == DEFAULT


def test_the_settings_lead_to_the_constants(qtbot, session):
    settings = shown(qtbot, SettingsDialog(session))
    qtbot.mouseClick(settings.method, Qt.MouseButton.LeftButton)
    assert settings.findChild(MethodDialog).isVisible()


def test_a_value_finer_than_its_box_is_kept_unless_touched(session, qtbot):
    fine = replace(DEFAULT, group_share=0.125, half_life_days=182.5)
    rules.save(session.book, fine)
    dialog = shown(qtbot, MethodDialog(session))
    write(qtbot, dialog, "full_hours", "40")
    press(qtbot, dialog, SAVE)
    assert rules.of(session.book) == replace(fine, full_hours=40)
