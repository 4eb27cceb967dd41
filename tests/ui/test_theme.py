"""Colours and icons: legible, complete, and the same everywhere."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel

import resources
from ui import theme
from ui.icons import icon
from ui.widgets.basics import Chip, EmptyState, plain
from ui.widgets.painting import initials, paint_avatar

READ_TOGETHER = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "sidebar"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "sidebar"),
    ("muted", "hover"),
    ("accent", "accent_soft"),
    ("accent", "surface"),
    ("accent_text", "accent"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("bad", "surface"),
)


@pytest.fixture
def app(qapp):
    yield qapp
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_text_stands_out_from_its_ground(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_chart_colour_is_another_and_stands_out_from_the_card(tokens):
    assert len(set(tokens.series)) == len(tokens.series) >= 12
    for colour in tokens.series[:2]:
        assert contrast(colour, tokens.surface) >= 2.2


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_token_unfilled_and_names_images_that_exist(tokens):
    sheet = theme.style_sheet(tokens)
    assert "@" not in sheet
    images = re.findall(r"url\(([^)]*)\)", sheet)
    assert images
    for image in images:
        assert QImage(image).isNull() is False


def test_light_and_dark_change_palette_and_tokens_and_say_so(app, qtbot):
    theme.apply(app, "light")
    with qtbot.waitSignal(theme.changed):
        theme.apply(app, "dark")
    assert theme.tokens() is theme.DARK
    assert theme.wish() == "dark"
    ground = app.palette().color(QPalette.ColorRole.Window)
    assert ground == QColor(theme.DARK.window)


def test_a_desktop_that_says_nothing_counts_as_light(app):
    theme.apply(app, "dark")
    assert app.styleHints().colorScheme() != Qt.ColorScheme.Light
    theme.apply(app, "system")
    assert theme.tokens() is theme.LIGHT


def test_a_theme_nobody_knows_counts_as_the_system_s(app):
    theme.apply(app, "sepia")
    assert theme.wish() == "system"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen_asks_for(app, scale):
    pixmap = icon("users").pixmap(QSize(20, 20), scale)
    assert pixmap.width() == 20 * scale
    assert pixmap.devicePixelRatio() == scale


def ink(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the most opaque pixel."""
    image = picture.pixmap(QSize(64, 64), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(64) for y in range(64))
    return max(pixels, key=lambda pixel: pixel.alpha()).name()


def test_an_icon_made_before_takes_the_colour_of_the_new_theme(app):
    theme.apply(app, "light")
    users = icon("users", "accent")
    assert ink(users) == theme.LIGHT.accent
    theme.apply(app, "dark")
    assert ink(users) == theme.DARK.accent


def test_an_icon_of_a_chosen_row_takes_the_accent(app):
    theme.apply(app, "light")
    assert ink(icon("users", "muted"), QIcon.Mode.Selected) == theme.LIGHT.accent


def test_every_icon_can_be_drawn():
    names = [file.stem for file in resources.ICONS.glob("*.svg")]
    assert len(names) > 20
    for name in names:
        assert not icon(name).pixmap(QSize(24, 24)).isNull()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Maria Bianchi", "AB"),
        ("plato", "P"),
        ("", ""),
        ("  Zoë  ", "Z"),
        ("Studio & Figli", "SF"),
        ("— ?", ""),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_a_photo_fills_the_circle_without_being_squeezed(app):
    photo = QImage(100, 50, QImage.Format.Format_RGB32)
    photo.fill(QColor("red"))
    target = QImage(40, 40, QImage.Format.Format_ARGB32)
    target.fill(Qt.GlobalColor.transparent)
    painter = QPainter(target)
    paint_avatar(painter, QRectF(0, 0, 40, 40), "AB", photo)
    painter.end()
    assert target.pixelColor(20, 1).name() == "#ff0000"
    assert target.pixelColor(0, 0).alpha() == 0


def test_markup_in_a_label_or_chip_is_shown_as_text(app, qtbot):
    for label in (plain("<b>Anna</b>"), Chip("<b>Anna</b>")):
        qtbot.addWidget(label)
        assert isinstance(label, QLabel)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_state_offers_its_one_action(app, qtbot):
    state = EmptyState("users", "No contacts yet", "Add one.", "New contact")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.action):
        state.button.click()


def test_a_chip_changes_its_tone(app, qtbot):
    theme.apply(app, "light")
    chip = Chip("Late", "neutral")
    qtbot.addWidget(chip)
    chip.show()
    before = chip.grab().toImage()
    chip.set_tone("bad")
    assert chip.grab().toImage() != before
    assert QApplication.instance() is app
