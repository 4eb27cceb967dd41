"""Puts reports on pages, alike for preview, printer and PDF, and writes the PDF safely.

A page is a list of slices of laid-out documents; whoever makes the sheets decides what stands
where. Text is set in the font of `resources/fonts`, whatever the computer has.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

import resources
from netplanner import whole_file
from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from ui.printing import marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN_MM = 14.0
FOOTER_PT = 18.0
RESOLUTION = 1200
CREATOR = "NetPlanner"


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a laid-out document, from `start` on for `height`, put at `top` of a page."""

    document: QTextDocument
    start: float
    height: float
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """A report ready to draw: its pages, and what stands in the foot of each."""

    pages: Sequence[Sequence[Slice]]
    foot: str
    scale: float = 1.0  # below 1 only on paper too small for the report's least size


class Document(QTextDocument):
    """Holds a report's text. It opens no file, whatever a name in it asks for."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        return QImage(1, 1, QImage.Format.Format_Mono)  # None would make Qt open the file itself


def point(device: QPagedPaintDevice) -> float:
    """The size of a typographic point on the device."""
    return device.logicalDpiY() / 72


def room(device: QPagedPaintDevice) -> QSizeF:
    """What a page holds between the margins, above the foot."""
    return QSizeF(device.width(), device.height() - FOOTER_PT * point(device))


def lay_out(html: str, device: QPagedPaintDevice, page: QSizeF) -> Document:
    """A report's text laid out for `device`; a page height of -1 makes one long page."""
    load_fonts()
    document = Document()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    font = QFont(resources.PAPER_FONT)
    font.setPointSizeF(9)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    layout = document.documentLayout()
    layout.registerHandler(marks.MARK, marks.Marks(document))
    layout.setPaintDevice(device)
    document.setPageSize(page)
    once = QTextCursor(document)  # one edit, hence one layout: a tenth of the time
    once.beginEditBlock()
    document.setHtml(html)
    marks.place(document)
    once.endEditBlock()
    return document


@functools.cache
def load_fonts() -> None:
    """Make the paper font known to Qt, once."""
    for name in ("InterPaper-Regular.otf", "InterPaper-SemiBold.otf"):
        QFontDatabase.addApplicationFont(str(resources.FONTS / name))


def draw(
    sheets: Sheets, device: QPagedPaintDevice, painter: QPainter, pages: range | None = None
) -> None:
    """Draw the sheets, or only the `pages` (from 0) of them; the device starts a page for each."""
    for number in pages or range(len(sheets.pages)):
        if pages is not None and number >= len(sheets.pages):
            break
        if number != (pages.start if pages else 0):
            device.newPage()
        for part in sheets.pages[number]:
            _draw_slice(part, painter, sheets.scale)
        _draw_foot(sheets, number, device, painter)


def page(paper: str) -> QPageLayout:
    """An upright page with our margins; NetPlannerError if there is no such paper."""
    if paper not in PAPERS:
        raise NetPlannerError(
            _("There is no paper called {paper}. Choose A4 or Letter.").format(paper=paper)
        )
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size, upright = QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait
    return QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter)


def write_pdf(
    compose: Callable[[QPagedPaintDevice], Sheets],
    path: Path,
    *,
    layout: QPageLayout,
    title: str,
    author: str,
    pages: range | None = None,
) -> None:
    """Write a PDF beside `path`, then put it in its place.

    Raises NetPlannerError when that cannot be done; what lay at `path` stays as it was. The PDF
    is made in memory first: Qt cuts a file short on a full disk and says nothing.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(layout)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    if hasattr(writer, "setAuthor"):  # Qt 6.9
        writer.setAuthor(author)
    sheets = compose(writer)
    painter = QPainter(writer)
    draw(sheets, writer, painter, pages)
    painter.end()
    whole_file.write(path, bytes(buffer.data().data()))


def application() -> QGuiApplication:
    """The running application, or one without a screen, for the command line."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return _screenless()


@functools.cache
def _screenless() -> QGuiApplication:
    return QGuiApplication(["netplanner", "-platform", "offscreen"])


def _draw_slice(part: Slice, painter: QPainter, scale: float) -> None:
    painter.save()
    painter.scale(scale, scale)
    painter.translate(0, part.top - part.start)
    clip = QRectF(0, part.start, part.document.pageSize().width(), part.height)
    painter.setClipRect(clip)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip
    part.document.documentLayout().draw(painter, context)
    painter.restore()


def _draw_foot(sheets: Sheets, number: int, device: QPagedPaintDevice, painter: QPainter) -> None:
    foot = QRectF(
        0, device.height() - FOOTER_PT * point(device), device.width(), FOOTER_PT * point(device)
    )
    painter.save()
    font = QFont(resources.PAPER_FONT)
    font.setPointSizeF(8)
    painter.setFont(font)
    painter.setPen(QColor("#555d6b"))
    low = Qt.AlignmentFlag.AlignBottom
    painter.drawText(foot, low | Qt.AlignmentFlag.AlignLeft, sheets.foot)
    count = _("Page {page} of {pages}").format(page=number + 1, pages=len(sheets.pages))
    painter.drawText(foot, low | Qt.AlignmentFlag.AlignRight, count)
    painter.restore()
