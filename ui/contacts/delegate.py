"""How one contact looks in the list: picture, name, firm, star, and when they are due."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate

from netplanner.i18n import _, ngettext
from ui import theme
from ui.widgets.painting import initials, paint_avatar, paint_ground

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QStyleOptionViewItem

    from netplanner.contacts import Row

_ELIDE = Qt.TextElideMode.ElideRight


def due_words(due: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """The words of the due chip and its tone; no words when nothing is due."""
    if due is None:
        return "", "neutral"
    late = (today - due).days
    if late > 0:
        words = ngettext("{days} day late", "{days} days late", late).format(days=late)
        return words, "bad"
    if late == 0:
        return _("Today"), "warn"
    pattern = "%d/%m" if due.year == today.year else "%d/%m/%y"
    return due.strftime(pattern), "good"


def short_due_words(due: datetime.date | None, today: datetime.date) -> str:
    """The words of the due chip where there is little room."""
    if due is None or due >= today:
        return due_words(due, today)[0]
    return _("{days} d late").format(days=(today - due).days)


def _star(rect: QRectF) -> QPolygonF:
    """A star of five points in `rect`."""
    centre, radius = rect.center(), rect.width() / 2
    corners = []
    for corner in range(10):
        turn = math.pi * (corner / 5 - 0.5)
        reach = radius if corner % 2 == 0 else radius * 0.42
        corners.append(centre + QPointF(math.cos(turn), math.sin(turn)) * reach)
    return QPolygonF(corners)


def _paint_chip(painter: QPainter, chip: QRectF, words: str, tone: str) -> None:
    t = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(t, f"{tone}_soft")))
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    painter.setPen(QColor(getattr(t, tone)))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)


class ContactDelegate(QStyledItemDelegate):
    """Paints rows of `netplanner.contacts.Row`; text is drawn as it is, never as markup."""

    def __init__(
        self,
        today: Callable[[], datetime.date],
        photo: Callable[[int], QPixmap | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._photo = photo

    def row_height(self, metrics: QFontMetrics) -> int:
        """The height of every row, in pixels."""
        return metrics.height() * 2 + 24

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(4, 2, -4, -2)
        paint_ground(painter, ground, option.state)

        base: QFont = option.font
        bold, small = QFont(base), QFont(base)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(base.pointSizeF() - 1)
        big, little = QFontMetrics(bold), QFontMetrics(small)

        side = ground.height() - 18
        picture = QRectF(ground.left() + 10, ground.center().y() - side / 2, side, side)
        paint_avatar(
            painter, picture, initials(row.name), self._photo(row.id) if row.has_photo else None
        )

        left, right = picture.right() + 12, ground.right() - 10
        name = row.name or _("No name")
        star = 18 if row.favourite else 0
        words, tone = due_words(row.due_on, self._today())
        if left + little.horizontalAdvance(row.line + words) + 30 > right:
            words = short_due_words(row.due_on, self._today())
        chip = QRectF(0, 0, little.horizontalAdvance(words) + 16, little.height() + 6)
        chip.moveRight(right)
        beside = chip.left() - 8 if words else right
        whole = row.line or words
        top = ground.center().y() - (big.height() + (little.height() + 2 if whole else 0)) / 2
        chip.moveTop(ground.center().y() - chip.height() / 2)
        end = beside
        if words and left + big.horizontalAdvance(name) + star > beside:
            # The name matters most: where both do not fit, the chip goes down to the second line.
            chip.moveTop(min(top + big.height() - 1, ground.bottom() - chip.height() - 1))
            end = right

        painter.setFont(bold)
        painter.setPen(QColor(t.text))
        name = big.elidedText(name, _ELIDE, int(end - left) - star)
        painter.drawText(QRectF(left, top, end - left, big.height()), name)
        if row.favourite:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.warn))
            at = left + big.horizontalAdvance(name) + 5
            painter.drawPolygon(_star(QRectF(at, top + big.height() / 2 - 6.5, 13, 13)))
        painter.setFont(small)
        if row.line:
            painter.setPen(QColor(t.muted))
            below = QRectF(left, top + big.height() + 2, max(0, beside - left), little.height())
            painter.drawText(below, little.elidedText(row.line, _ELIDE, int(below.width())))
        if words:
            _paint_chip(painter, chip, words, tone)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(260, self.row_height(option.fontMetrics))
