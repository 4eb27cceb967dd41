"""How one goal looks in the list: what has been reached, and the mark of where it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate

from netplanner.i18n import _, show_day
from netplanner.words import word
from ui import theme
from ui.plan.units import show_short
from ui.widgets.painting import GOAL_TONES, paint_ground, paint_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from netplanner.goals import GoalStanding

_ELIDE = Qt.TextElideMode.ElideRight


def reached(standing: GoalStanding, currency: str) -> str:
    """`4 of 8`, in the unit of the measure."""
    goal = standing.goal
    return _("{value} of {target}").format(
        value=show_short(goal.measure, standing.value, currency),
        target=show_short(goal.measure, goal.target, currency),
    )


def _expected(standing: GoalStanding, currency: str) -> str:
    return show_short(standing.goal.measure, standing.expected_value, currency)


def sentence(standing: GoalStanding, currency: str) -> str:
    """The whole row in words, for those who hear it."""
    goal = standing.goal
    return _("{title}. {measure}: {reached}, by today {expected}. {status}. Due {day}.").format(
        title=goal.title,
        measure=word(goal.measure),
        reached=reached(standing, currency),
        expected=_expected(standing, currency),
        status=word(standing.status),
        day=show_day(goal.due_on),
    )


def second_line(
    standing: GoalStanding, currency: str, metrics: QFontMetrics, room: float
) -> tuple[str, str]:
    """What stands left and right below the title in `room` pixels.

    When it is due and how far it is always stand there; what is measured, and where it should be
    by today, if there is room.
    """
    goal = standing.goal
    measure, due, figures = word(goal.measure), show_day(goal.due_on), reached(standing, currency)
    longer = figures
    if 0 < standing.expected < 1:
        longer = _("{reached}  (by today {expected})").format(
            reached=figures, expected=_expected(standing, currency)
        )
    choices = (
        (f"{measure} · {due}", longer),
        (_("due {day}").format(day=due), longer),
        (due, longer),
        (f"{measure} · {due}", figures),
        (due, figures),
    )
    for what, how_far in choices:
        if metrics.horizontalAdvance(what) + metrics.horizontalAdvance(how_far) + 16 < room:
            return what, how_far
    return choices[-1]


class GoalDelegate(QStyledItemDelegate):
    """Paints a `GoalStanding`; text is drawn as it is, never as markup."""

    def __init__(self, currency: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._currency = currency

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        standing: GoalStanding = index.data(Qt.ItemDataRole.UserRole)
        goal, t = standing.goal, theme.tokens()
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(4, 3, -4, -3)
        paint_ground(painter, ground, option.state)
        inner = ground.adjusted(12, 9, -12, -10)

        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(option.font.pointSizeF() - 1)
        big, little = QFontMetrics(bold), QFontMetrics(small)

        right = self._paint_chip(painter, inner, standing, small) - 10
        painter.setFont(bold)
        painter.setPen(QColor(t.text))
        width = int(right - inner.left())
        line = QRectF(inner.left(), inner.top(), width, big.height())
        painter.drawText(line, big.elidedText(goal.title, _ELIDE, width))

        top = line.bottom() + 4
        what, figures = second_line(standing, self._currency(), little, inner.width())
        painter.setFont(small)
        taken = little.horizontalAdvance(figures) + 2
        painter.drawText(
            QRectF(inner.right() - taken, top, taken, little.height()),
            Qt.AlignmentFlag.AlignRight,
            figures,
        )
        painter.setPen(QColor(t.muted))
        width = max(0, int(inner.width() - taken - 12))
        painter.drawText(
            QRectF(inner.left(), top, width, little.height()),
            little.elidedText(what, _ELIDE, width),
        )
        paint_progress(
            painter, QRectF(inner.left(), inner.bottom() - 8, inner.width(), 8), standing
        )
        painter.restore()

    def _paint_chip(
        self, painter: QPainter, inner: QRectF, standing: GoalStanding, font: QFont
    ) -> float:
        """Paint the status at the right; where it begins."""
        t, tone, metrics = theme.tokens(), GOAL_TONES[standing.status], QFontMetrics(font)
        text = word(standing.status)
        width = metrics.horizontalAdvance(text) + 16
        chip = QRectF(inner.right() - width, inner.top() - 2, width, metrics.height() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.hover if tone == "neutral" else getattr(t, f"{tone}_soft")))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(QColor(t.muted if tone == "neutral" else getattr(t, tone)))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        return chip.left()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(280, option.fontMetrics.height() * 2 + 52)
