"""A chart as a file: title, legend and plot, light whatever the theme, since it goes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from netplanner.i18n import _
from ui import theme
from ui.chart_parts import paint_legend

if TYPE_CHECKING:
    from ui.charts import MonthChart

_LEAST = QSize(900, 420)
_MARGIN = 16


def png(chart: MonthChart, title: str) -> bytes:
    """The chart with title and legend as PNG, at twice the screen's density."""
    size = _size(chart)
    image = QImage(size * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    _paint(chart, painter, size, title, pen_scale=2)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes str
    return bytes(buffer.data().data())


def svg(chart: MonthChart, title: str) -> bytes:
    """The same as SVG. Not by pyqtgraph's exporter, which fails on Qt 6.11."""
    from PySide6.QtSvg import QSvgGenerator

    size = _size(chart)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(chart.logicalDpiX())
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(chart, painter, size, title)
    painter.end()
    return bytes(buffer.data().data())


def _size(chart: MonthChart) -> QSize:
    """In points of the screen: what it has there, and the title and legend above."""
    return chart.size().expandedTo(_LEAST) + QSize(0, 90)


def _paint(
    chart: MonthChart, painter: QPainter, size: QSize, title: str, *, pen_scale: int = 1
) -> None:
    tokens = theme.LIGHT
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(tokens.surface))
    font = QFont(chart.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    painter.drawText(QPointF(_MARGIN, 26), title)
    painter.setFont(chart.font())
    metrics = painter.fontMetrics()
    right = size.width() - _MARGIN
    with chart.on_paper(pen_scale=pen_scale):
        y = paint_legend(painter, chart.legend(), QPointF(_MARGIN, 50), right, tokens)
        top = y + 14 + metrics.height()
        referrals = _("Referrals")
        painter.drawText(QPointF(_MARGIN, top - 4), _("Hours"))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(referrals), top - 4), referrals)
        chart.paint_plot(
            painter, QRectF(8, top, size.width() - _MARGIN, int(size.height() - top - 8))
        )
