"""Line icons (Lucide) that take their colour from the theme and stay sharp at any scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

import resources
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def icon(name: str, token: str = "text", *, behind: bool = False) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of `token`, in every theme.

    In a wide place it stands at the left, or at the right if it comes `behind` a text.
    """
    return QIcon(_Engine(name, token, behind=behind))


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = (resources.ICONS / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, token: str = "text") -> None:
    """Paint an icon into `rect`, for delegates; in a wide one at its left, with room behind it."""
    square = QRectF(rect)
    square.setWidth(min(square.width(), square.height()))
    _renderer(name, getattr(theme.tokens(), token)).render(painter, square)


class _Engine(QIconEngine):
    """Paints in the theme's colour each time it is asked, so a new theme needs no new icons."""

    def __init__(self, name: str, token: str, *, behind: bool = False) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._behind = behind

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token, behind=self._behind)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._token
        if mode == QIcon.Mode.Disabled:
            token = "muted"
            painter.setOpacity(0.6)
        elif mode == QIcon.Mode.Selected and token in ("text", "muted"):
            token = "accent"
        if self._behind and rect.width() > rect.height():
            rect = QRect(rect.right() + 1 - rect.height(), rect.y(), rect.height(), rect.height())
        paint_icon(painter, rect, self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        if size.isEmpty():  # a button squeezed to nothing while its page is laid out
            return QPixmap()
        # The size comes in device-independent pixels (Qt 6.8 and later): allocate size × scale.
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


class IconLabel(QWidget):
    """An icon as a picture in a layout; it says nothing to screen readers."""

    def __init__(
        self, name: str, size: int = 20, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, self._token)
