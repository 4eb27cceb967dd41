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
_ROOMY = 340  # pixels of a row in which the chip says it in whole words


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
    return _("by {day}").format(day=due.strftime(pattern)), "good"


def short_due_words(due: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """The words of the due chip where there is little room, and its tone."""
    words, tone = due_words(due, today)
    if due is not None and due < today:
        words = _("{days} d late").format(days=(today - due).days)
    return words, tone


def name_parts(name: str, family: str) -> tuple[str, str, str]:
    """What stands before the family name, it, and what comes after; all of it if there is none.

    The list stands in the order of family names: they are what the eye looks for.
    """
    before, found, after = name.rpartition(family) if family else ("", name, "")
    return (before, found, after) if found else ("", name, "")


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
        say = due_words if ground.width() >= _ROOMY else short_due_words
        words, tone = say(row.due_on, self._today())
        chip = QRectF(0, 0, little.horizontalAdvance(words) + 16, little.height() + 4)
        chip.moveRight(right)
        # The name matters most and has the whole first line; all chips stand in the second.
        top = ground.center().y() - (big.height() + little.height() + 4) / 2
        below = QRectF(left, top + big.height() + 4, right - left, little.height())
        chip.moveTop(below.center().y() - chip.height() / 2)
        if not (row.line or words):
            top = ground.center().y() - big.height() / 2

        painter.setPen(QColor(t.text))
        at = left
        for part, font in zip(name_parts(name, row.family), (base, bold, base), strict=True):
            metrics, room = QFontMetrics(font), int(right - at) - star
            painter.setFont(font)
            shown = metrics.elidedText(part, _ELIDE, max(room, 0))
            painter.drawText(QRectF(at, top, max(room, 0), big.height()), shown)
            at += metrics.horizontalAdvance(shown)
            if shown != part:
                break
        if row.favourite:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.warn))
            painter.drawPolygon(_star(QRectF(at + 5, top + big.height() / 2 - 6.5, 13, 13)))
        painter.setFont(small)
        if row.line:
            painter.setPen(QColor(t.muted))
            below.setRight(chip.left() - 8 if words else right)
            painter.drawText(below, little.elidedText(row.line, _ELIDE, max(0, int(below.width()))))
        if words:
            _paint_chip(painter, chip, words, tone)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(260, self.row_height(option.fontMetrics))
