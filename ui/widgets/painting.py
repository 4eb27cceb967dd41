"""What several lists and lines paint by hand: the ground of a row, a person, the bar of a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle

from netplanner.model.plan import GoalStatus
from ui import theme

if TYPE_CHECKING:
    from netplanner.goals import GoalStanding

GOAL_TONES = {
    GoalStatus.DONE: "good",
    GoalStatus.ON_TRACK: "good",
    GoalStatus.BEHIND: "warn",
    GoalStatus.AT_RISK: "bad",
    GoalStatus.MISSED: "bad",
    GoalStatus.NOT_STARTED: "neutral",
    GoalStatus.TOO_EARLY: "neutral",
}


def paint_ground(painter: QPainter, ground: QRectF, state: QStyle.StateFlag) -> None:
    """Show whether a row of a list is chosen, under the mouse, or has the focus."""
    t = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(t.accent_soft))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(t.hover))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(t.accent), 2))
    painter.drawRoundedRect(ground, 8, 8)


_HUES = (215, 150, 25, 280, 340, 190, 45, 105)


def initials(name: str) -> str:
    """At most two letters for a name: the first of its first and of its last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    picked = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in picked).upper()


def paint_avatar(
    painter: QPainter, rect: QRectF, letters: str, photo: QPixmap | QImage | None = None
) -> None:
    """Paint a round picture into `rect`: the photo, or `letters` on a colour of their own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if photo is not None and not photo.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        circle = QPainterPath()
        circle.addEllipse(rect)
        painter.setClipPath(circle)
        side = min(photo.width(), photo.height())
        source = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
        if isinstance(photo, QImage):
            painter.drawImage(rect, photo, source)
        else:
            painter.drawPixmap(rect, photo, source)
    else:
        dark = theme.tokens().dark
        hue = _HUES[sum(map(ord, letters)) % len(_HUES)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromHsl(hue, 90, 70 if dark else 215))
        painter.drawEllipse(rect)
        font = QFont(painter.font())
        font.setPixelSize(max(1, round(rect.height() * 0.38)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor.fromHsl(hue, 140, 215 if dark else 70))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


def paint_progress(painter: QPainter, bar: QRectF, standing: GoalStanding) -> None:
    """The bar of what is reached, and a mark that stands out of it where it should be by today."""
    t = theme.tokens()
    tone = GOAL_TONES[standing.status]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.border))
    radius = bar.height() / 2
    painter.drawRoundedRect(bar, radius, radius)
    share = min(1.0, standing.progress)
    if share > 0:
        painter.setBrush(QColor(t.accent if tone == "neutral" else getattr(t, tone)))
        done = QRectF(bar.left(), bar.top(), max(bar.height(), bar.width() * share), bar.height())
        painter.drawRoundedRect(done, radius, radius)
    if 0 < standing.expected < 1:
        x = bar.left() + bar.width() * standing.expected
        painter.setPen(QPen(QColor(t.surface), 4))  # parts the mark from the bar
        painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        painter.setPen(QPen(QColor(t.text), 2))
        painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.bottom() + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.text))
        top = bar.top() - 3
        painter.drawPolygon(
            QPolygonF([QPointF(x - 4, top - 4), QPointF(x + 4, top - 4), QPointF(x, top + 1)])
        )
