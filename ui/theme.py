"""Colours: two sets of tokens that feed the palette, the style sheet and the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

THEMES = ("system", "light", "dark")
STYLE = ("-style", "fusion")  # arguments of the QApplication


class Tokens(NamedTuple):
    """The colours of one theme, as `#rrggbb`; text on its ground is at least 4.5:1 in contrast."""

    dark: bool
    window: str  # the page behind the cards
    surface: str  # cards, tables, menus
    sidebar: str
    text: str
    muted: str  # text of second rank
    border: str
    accent: str
    accent_text: str  # text on accent
    accent_soft: str  # selected rows
    hover: str
    field: str  # the inside of fields
    good: str
    warn: str
    bad: str
    good_soft: str  # the grounds of chips
    warn_soft: str
    bad_soft: str
    series: tuple[str, ...]  # chart colours, the first eight safe for colour-blind eyes


LIGHT = Tokens(
    dark=False,
    window="#f6f7f9",
    surface="#ffffff",
    sidebar="#eef0f4",
    text="#1b1f27",
    muted="#5d6675",
    border="#dde1e8",
    accent="#2f5bd8",
    accent_text="#ffffff",
    accent_soft="#e4ebfd",
    hover="#e6e9ef",
    field="#ffffff",
    good="#17764a",
    warn="#985600",
    bad="#b3261e",
    good_soft="#dff3e7",
    warn_soft="#fcefd8",
    bad_soft="#fbe3e1",
    series=(
        "#2f5bd8",
        "#e0913a",
        "#2a9d8f",
        "#b5478f",
        "#d9b62c",
        "#6fb1e8",
        "#8a4b2a",
        "#7a6bc4",
        "#8c96a5",
        "#c4524a",
        "#7ea64b",
        "#3d4a63",
    ),
)

DARK = Tokens(
    dark=True,
    window="#16181d",
    surface="#1f2228",
    sidebar="#1a1c22",
    text="#e7e9ee",
    muted="#a2aab8",
    border="#343943",
    accent="#7d9dff",
    accent_text="#10131a",
    accent_soft="#26314f",
    hover="#272b33",
    field="#262a31",
    good="#63d297",
    warn="#f0b35b",
    bad="#ff8a80",
    good_soft="#1d3a2b",
    warn_soft="#41331c",
    bad_soft="#45241f",
    series=(
        "#7d9dff",
        "#e0913a",
        "#3fbfae",
        "#d672b4",
        "#e6cb5a",
        "#8cc7f5",
        "#b87a55",
        "#a597ec",
        "#8f99a8",
        "#e5766d",
        "#9cc46a",
        "#c3cbda",
    ),
)


class _Signals(QObject):
    changed = Signal()  # the tokens are others now


_signals = _Signals()
changed = _signals.changed
_tokens = LIGHT
_wish = "system"
_dressed = False


def tokens() -> Tokens:
    """The colours in use."""
    return _tokens


def wish() -> str:
    """What the owner asked for: `light`, `dark` or `system`."""
    return _wish


def apply(app: QApplication, theme: str, *, styled: bool = False) -> None:
    """Show the whole program in `theme`; `system` follows the desktop, light where it says nothing.

    The first call also sets the style, unless the program was started with `STYLE`: Python would
    meet the class QStyle, which costs 4 ms of the start. Later calls cost about 50 ms, since every
    widget is polished.
    """
    global _wish, _dressed  # noqa: PLW0603 - one program shows one theme at a time
    if not _dressed:
        _dressed = True
        if not styled:
            app.setStyle("Fusion")
        font = app.font()
        if 0 < font.pointSizeF() < 10:  # X11 without a desktop says 9, too small for a dense page
            font.setPointSizeF(10)
            app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(_follow_system)
    _wish = theme if theme in THEMES else "system"
    hints = app.styleHints()  # title bars follow on Windows and macOS
    if _wish == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if _wish == "dark" else Qt.ColorScheme.Light)
    _show(app, DARK if _is_dark() else LIGHT)


def _is_dark() -> bool:
    if _wish != "system":
        return _wish == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _follow_system() -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if _wish == "system" and isinstance(app, QApplication):
        _show(app, DARK if _is_dark() else LIGHT)


def _show(app: QApplication, wanted: Tokens) -> None:
    global _tokens  # noqa: PLW0603 - see apply
    if wanted is _tokens and app.styleSheet():
        return
    _tokens = wanted
    app.setPalette(palette(wanted))
    app.setStyleSheet(style_sheet(wanted))
    changed.emit()


def palette(t: Tokens) -> QPalette:
    """The Qt palette of the tokens, for everything the style sheet leaves alone."""
    role = QPalette.ColorRole
    result = QPalette()
    for which, colour in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.field),
        (role.AlternateBase, t.window),
        (role.Text, t.text),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.BrightText, t.bad),
        (role.ToolTipBase, t.surface),
        (role.ToolTipText, t.text),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.accent_text),
        (role.Accent, t.accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.PlaceholderText, t.muted),
        (role.Light, t.surface),
        (role.Midlight, t.hover),
        (role.Mid, t.border),
        (role.Dark, t.border),
        (role.Shadow, t.border),
    ):
        result.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return result


def style_sheet(t: Tokens) -> str:
    """The style sheet: `resources/theme.qss` with `@token` filled in.

    Images cannot be recoloured by a style sheet: `@images` is a folder with the few that it needs.
    """
    text = (resources.ROOT / "theme.qss").read_text(encoding="utf-8")
    images = resources.ICONS / "theme" / ("dark" if t.dark else "light")
    text = text.replace("@images", images.as_posix())
    for name in sorted(Tokens._fields, key=len, reverse=True):
        if name not in ("dark", "series"):
            text = text.replace(f"@{name}", getattr(t, name))
    return text
