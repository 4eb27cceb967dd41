"""What a chart is read by: its legend, the labels below it, and the steps of its axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netplanner.i18n import locale_name
from netplanner.model.months import month_start
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

# How long every month, every quarter, then every half-year has its own label.
_FEW_MONTHS, SOME_MONTHS, YEARS_ONLY = 14, 36, 60


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A word of the legend with its mark: a bar's colour, or a line's with its symbol."""

    text: str
    colour: str
    symbol: str = ""  # pyqtgraph's name of it; empty for a bar


class LegendMark(QWidget):
    """The mark of a legend entry as a small picture."""

    def __init__(self, entry: LegendEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setFixedSize(18, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(1, 1, 16, 12), self._entry, theme.tokens().surface)


def paint_legend(
    painter: QPainter,
    entries: Sequence[LegendEntry],
    at: QPointF,
    right: float,
    tokens: theme.Tokens,
) -> float:
    """Paint the legend in lines that end before `right`; the last base line."""
    metrics = painter.fontMetrics()
    x, y = at.x(), at.y()
    for entry in entries:
        width = 22 + metrics.horizontalAdvance(entry.text) + 18
        if x + width > right and x > at.x():
            x, y = at.x(), y + metrics.height() + 4
        paint_mark(painter, QRectF(x, y - 11, 16, 12), entry, tokens.surface)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QPointF(x + 22, y), entry.text)
        x += width
    return y


def paint_mark(painter: QPainter, rect: QRectF, entry: LegendEntry, ground: str) -> None:
    """The mark of a legend entry: a filled bar, or a piece of line with its symbol."""
    painter.save()
    if entry.symbol:
        _paint_line_mark(painter, rect, entry, ground)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(entry.colour)))
        painter.drawRoundedRect(rect.adjusted(2, 0, -2, 0), 2, 2)
    painter.restore()


def _paint_line_mark(painter: QPainter, rect: QRectF, entry: LegendEntry, ground: str) -> None:
    colour = QColor(entry.colour)
    square = entry.symbol == "s"
    style = Qt.PenStyle.DashLine if square else Qt.PenStyle.SolidLine
    middle = rect.center()
    painter.setPen(QPen(colour, 2, style))
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    painter.setPen(QPen(colour, 2))
    painter.setBrush(QBrush(colour if square else QColor(ground)))
    dot = QRectF(middle.x() - 3.5, middle.y() - 3.5, 7, 7)
    if square:
        painter.drawRect(dot)
    else:
        painter.drawEllipse(dot)


def month_ticks(months: Sequence[int]) -> list[tuple[float, str]]:
    """Labels below the months: all, those of a quarter or half-year, or years, as room allows."""
    locale = QLocale(locale_name())
    if len(months) > YEARS_ONLY:
        every = math.ceil(len(months) / 12 / 12)
        starts = [(n, month // 12) for n, month in enumerate(months) if month % 12 == 0]
        return [(n, str(year)) for n, year in starts if year % every == 0]
    ticks: list[tuple[float, str]] = []
    for n, month in enumerate(months):
        day = month_start(month)
        name = locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
        if len(months) <= _FEW_MONTHS:
            # beside January the first month needs no year, and would have no room for it
            dated = day.month == 1 or (n == 0 and day.month != 12)
            ticks.append((n, f"{name}\n{day.year}" if dated else name))
        elif month % (3 if len(months) <= SOME_MONTHS else 6) == 0:
            ticks.append((n, f"{name}\n{day.year}" if day.month == 1 else name))
    return ticks


def axes(most_hours: float, most_referrals: int) -> tuple[float, int, int]:
    """Steps of both axes and how many of them, so that one grid serves both with little waste."""
    best: tuple[float, float, int, int] | None = None
    for divisions in (3, 4, 5, 6):
        step = _nice(max(most_hours, 1) / divisions, (0.25, 0.5))
        count_step = int(_nice(max(most_referrals, 1) / divisions, ()))
        waste = step * divisions / max(most_hours, 1) + count_step * divisions / max(
            most_referrals, 1
        )
        if best is None or waste < best[0]:
            best = (waste, step, count_step, divisions)
    if best is None:  # pragma: no cover - the loop above always finds one
        raise AssertionError
    return best[1], best[2], best[3]


def _nice(least: float, small: tuple[float, ...]) -> float:
    for step in small:
        if step >= least:
            return step
    power = 1.0
    while True:
        for factor in (1, 2, 5):
            if factor * power >= least:
                return factor * power
        power *= 10
