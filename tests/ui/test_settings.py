"""The settings dialog: typed into as an owner would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea

from netplanner import i18n, settings
from netplanner.model.owner import Profile
from ui import theme
from ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot, session):
    dialog = SettingsDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    theme.apply(qtbot_app(), "light")


def qtbot_app():
    from PySide6.QtWidgets import QApplication

    return QApplication.instance()


def press(dialog, which):
    box = dialog.findChild(QDialogButtonBox)
    box.button(which).click()


def fill(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_what_is_typed_is_saved_into_the_book_as_one_edit(dialog, session, qtbot):
    fill(qtbot, dialog.business, "Rossi Legno")
    fill(qtbot, dialog.owner, "Anna Rossi")
    fill(qtbot, dialog.trade, "Joiner")
    fill(qtbot, dialog.looking_for, "Architects")
    fill(qtbot, dialog.currency.lineEdit(), "chf")
    fill(qtbot, dialog.day_minutes, "7:30")
    fill(qtbot, dialog.hour_value, "45,50")
    qtbot.mouseClick(dialog.days.checks[5], Qt.MouseButton.LeftButton)
    dialog.at_risk.setValue(30)
    press(dialog, QDialogButtonBox.StandardButton.Save)
    assert session.book.profile == Profile(
        business="Rossi Legno",
        owner="Anna Rossi",
        trade="Joiner",
        looking_for="Architects",
        currency="CHF",
        day_minutes=450,
        hour_value_cents=4550,
        working_days=0b0111111,
        at_risk_margin=30,
    )
    session.book.undo()
    assert session.book.profile == Profile()
    assert session.book.undo_label is None


@pytest.mark.parametrize(("typed", "minutes"), [("8", 480), ("7,5", 450), ("6:15", 375)])
def test_a_bare_number_of_hours_means_hours(dialog, session, qtbot, typed, minutes):
    fill(qtbot, dialog.day_minutes, typed)
    press(dialog, QDialogButtonBox.StandardButton.Save)
    assert session.book.profile.day_minutes == minutes


@pytest.mark.parametrize(
    ("field", "typed", "name"),
    [
        ("hour_value", "much", "hour_value_cents"),
        ("day_minutes", "long", "day_minutes"),
        ("day_minutes", "30:00", "day_minutes"),
        ("day_minutes", "45", "day_minutes"),
        ("day_minutes", "nan", "day_minutes"),
    ],
)
def test_nonsense_is_marked_at_its_field_and_nothing_is_lost(dialog, qtbot, field, typed, name):
    fill(qtbot, dialog.business, "Rossi Legno")
    fill(qtbot, getattr(dialog, field), typed)
    press(dialog, QDialogButtonBox.StandardButton.Save)
    assert dialog.isVisible()
    assert [key for key, item in dialog.form.fields.items() if item.problem] == [name]
    assert dialog.business.text() == "Rossi Legno"
    assert dialog.session.book.profile == Profile()


def test_the_hint_beside_the_hours_shows_hours(dialog, qtbot):
    fill(qtbot, dialog.day_minutes, "long")
    press(dialog, QDialogButtonBox.StandardButton.Save)
    assert "8, 7:30 or 7h30" in dialog.form.fields["day_minutes"].problem


def test_all_settings_are_seen_without_scrolling_where_the_screen_has_room(dialog, qtbot):
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_week_without_working_days_is_marked(dialog, session):
    for check in dialog.days.checks:
        check.setChecked(False)
    press(dialog, QDialogButtonBox.StandardButton.Save)
    assert dialog.form.fields["working_days"].problem == "Choose at least one working day."


def test_a_theme_shows_at_once_and_goes_with_cancel(dialog):
    before = theme.wish()
    theme.apply(qtbot_app(), "light")
    dialog.theme.set_value("dark")
    dialog.theme.edited.emit()
    assert theme.tokens() is theme.DARK
    press(dialog, QDialogButtonBox.StandardButton.Cancel)
    assert theme.wish() == before
    assert settings.load().theme == "system"


def test_another_theme_says_nothing_of_the_language(dialog, session, qtbot):
    i18n.use_language("it")  # asked for on the command line, for this time
    dialog.theme.set_value("dark")
    with qtbot.assertNotEmitted(session.message):
        press(dialog, QDialogButtonBox.StandardButton.Save)


def test_language_theme_and_paper_are_kept_on_this_computer(dialog, session, qtbot):
    dialog.language.set_value("it")
    dialog.theme.set_value("dark")
    dialog.paper.set_value("Letter")
    with qtbot.waitSignal(session.message):
        press(dialog, QDialogButtonBox.StandardButton.Save)
    told = settings.load()
    assert (told.language, told.theme, told.paper) == ("it", "dark", "Letter")
    assert session.book.undo_label is None
