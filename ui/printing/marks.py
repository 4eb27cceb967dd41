"""Marks drawn by hand inside the text of a report: bars, boxes, writing lines, row heights.

The templates place a mark as an image named `kind:width,height…` in points; a width of 0
is the whole width of the page. It is drawn as a vector in the line it stands in, and no image is
ever looked up.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

MARK = QTextFormat.ObjectTypes.UserObject.value + 1

INK = QColor("#1b1f27")
ACCENT = QColor("#2449b0")  # prints as a dark grey
FAINT = QColor("#e3e6eb")
RULE = QColor("#8d95a3")


def place(document: QTextDocument) -> None:
    """Turn the images of `document` that name a mark into marks. Call inside an edit block."""
    found = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().isImageFormat():
                found.append((fragment.position(), fragment.length(), fragment.charFormat()))
            part += 1
        block = block.next()
    cursor = QTextCursor(document)
    for position, length, form in found:
        form.setObjectType(MARK)
        form.setVerticalAlignment(form.VerticalAlignment.AlignMiddle)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


class Marks(QPyTextObject):
    """Knows the size of a mark and draws it; a row height has nothing to draw."""

    def intrinsicSize(
        self,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,  # noqa: A002 - Qt's name
    ) -> QSizeF:
        _kind, (width, height, *_rest) = _mark(format)
        unit = _unit(doc)
        across = doc.pageSize().width() - unit / 2
        return QSizeF(width * unit if width else across, height * unit)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,  # noqa: A002 - Qt's name
    ) -> None:
        kind, values = _mark(format)
        unit = _unit(doc)
        rect = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind == "box":
            painter.setPen(QPen(RULE, 0.75 * unit))
            painter.drawRoundedRect(rect, 1.5 * unit, 1.5 * unit)
        elif kind == "write":
            painter.setPen(QPen(RULE, 0.75 * unit))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        elif kind == "bar":
            _draw_bar(painter, rect, values[2], values[3], unit)
        painter.restore()


def _draw_bar(
    painter: QPainter, rect: QRectF, progress: float, expected: float, unit: float
) -> None:
    """How far a goal is, with a mark that stands out of the bar where it should be by today."""
    round_ = rect.height() / 2
    painter.setPen(QPen(RULE, 0.4 * unit))
    painter.setBrush(FAINT)
    painter.drawRoundedRect(rect, round_, round_)
    if progress > 0:
        done = QRectF(rect)
        done.setWidth(max(rect.width() * progress, rect.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ACCENT)
        painter.drawRoundedRect(done, round_, round_)
    if expected > 0:
        x = rect.left() + rect.width() * expected
        over = 1.8 * unit
        painter.setPen(QPen(QColor("white"), 2.6 * unit))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        painter.setPen(QPen(INK, 1.2 * unit))
        painter.drawLine(QPointF(x, rect.top() - over), QPointF(x, rect.bottom() + over))


def _mark(form: QTextFormat) -> tuple[str, list[float]]:
    kind, _colon, values = form.toImageFormat().name().partition(":")
    return kind, [float(value) for value in values.split(",")]


def _unit(document: QTextDocument) -> float:
    """A point on the device the document is laid out for."""
    device = document.documentLayout().paintDevice()
    return device.logicalDpiY() / 72
