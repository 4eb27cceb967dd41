"""Where things stood on this screen: geometry, splitters, columns, the last page.

Kept in `window.ini` beside the settings; losing it costs nothing but a few drags of the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication

from netplanner import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

_FIRST_SIZE = QSize(1180, 760)  # of the main window


def _store() -> QSettings:
    # Qt keeps one cache per file behind all objects of the same path, so this is cheap.
    return QSettings(str(settings.config_folder() / "window.ini"), QSettings.Format.IniFormat)


def value(key: str, default: str = "") -> str:
    """What was remembered as text under `key`."""
    found = _store().value(key, default)
    return found if isinstance(found, str) else default


def set_value(key: str, text: str) -> None:
    """Remember `text` under `key`."""
    _store().setValue(key, text)


def remember(widget: QSplitter | QHeaderView, key: str) -> None:
    """Put a splitter or a header as it was left last time, and keep it in mind from now on.

    Call it when the widget has its parts: a splitter its panes, a header its model.
    """
    state = _store().value(key)
    if isinstance(state, QByteArray) and not state.isEmpty():
        widget.restoreState(state)
    from ui.keeping import keep_in_mind

    keep_in_mind(widget, lambda: _store().setValue(key, widget.saveState()))


def restore_geometry(
    window: QWidget, key: str = "window/geometry", first: QSize = _FIRST_SIZE
) -> None:
    """Put a window where it was, on a screen that is there; a first time, in a size that fits."""
    state = _store().value(key)
    if not (isinstance(state, QByteArray) and window.restoreGeometry(state)):
        window.resize(first)
    fit_on_screen(window)


def fit_on_screen(window: QWidget) -> None:
    """No larger than its screen, and wholly on it: the screen of yesterday may be unplugged."""
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    wanted = window.geometry()
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    fitting = QRect(left, top, size.width(), size.height())
    if fitting != wanted:
        window.setGeometry(fitting)


def keep_geometry(window: QWidget, key: str = "window/geometry") -> None:
    """Keep in mind where a window stands."""
    _store().setValue(key, window.saveGeometry())
