"""Two things one paints to show knowledge: a ring of a share, a circle of nothing, half or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from netplanner.i18n import show_percent
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WHOLE = 360 * 16  # Qt counts sixteenths of a degree
_TOP = 90 * 16


class Ring(QWidget):
    """A share 0..1 as a ring, with its figure inside; words beside it say of what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setFixedSize(56, 56)

    def set_share(self, share: float) -> None:
        """Show a share."""
        self.share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(t.border), 6))
        painter.drawEllipse(place)
        if self.share > 0:
            pen = QPen(QColor(t.accent), 6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(place, _TOP, -round(_WHOLE * self.share))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(t.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, show_percent(self.share))


class Level(QAbstractButton):
    """How much is known: an empty circle, a half one, a full one. Pressing it goes on by one."""

    edited = Signal()  # by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.halves = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._go_on)

    def set_halves(self, halves: int) -> None:
        """Show how much is known: 0, 1 or 2 halves."""
        self.halves = halves
        self.update()

    def _go_on(self) -> None:
        self.set_halves((self.halves + 1) % 3)
        self.edited.emit()

    def sizeHint(self) -> QSize:
        return QSize(30, 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        colour = QColor(t.accent if self.isEnabled() else t.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 18.0
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self.hasFocus():
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(place.adjusted(-4, -4, 4, 4))
        painter.setPen(QPen(colour if self.halves else QColor(t.muted), 1.75))
        painter.setBrush(QColor(t.field))
        painter.drawEllipse(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self.halves:
            painter.drawPie(place, _TOP, -_WHOLE * self.halves // 2)
