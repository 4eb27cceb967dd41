"""The PDFs of the example book, against drawing the same pages that are laid out already."""

from __future__ import annotations

import datetime
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from benchmarks.figures import Figure, cpu_ms, show
from netplanner import demo, i18n
from netplanner.model.months import month_key
from netplanner.reports import monthly_plan
from ui import printing
from ui.printing import paper
from ui.printing.sheets import monthly_plan_sheets

if TYPE_CHECKING:
    from netplanner.store import Book

PLAN_MS = 150
TODAY = datetime.date(2026, 11, 24)


def measure(book: Book, folder: Path) -> list[Figure]:
    """CPU milliseconds: the first PDF with all it loads, then the slower of both papers."""
    month = month_key(TODAY)
    start = time.process_time()
    printing.write_monthly_plan(book, month, folder / "plan.pdf", "A4", TODAY)
    first = (time.process_time() - start) * 1000

    def plan(size: str) -> float:
        return cpu_ms(
            lambda: printing.write_monthly_plan(book, month, folder / "p.pdf", size, TODAY)
        )

    return [
        Figure(what="monthly plan, the first in a run", value=first),
        Figure(
            what="monthly plan, program running",
            value=max(plan("A4"), plan("Letter")),
            floor=_drawing(monthly_plan.collect(book, month, TODAY)),
            limit=PLAN_MS,
        ),
        Figure(
            what="goals of the year",
            value=cpu_ms(
                lambda: printing.write_goals(book, TODAY.year, folder / "g.pdf", "A4", TODAY)
            ),
        ),
    ]


def _drawing(plan: monthly_plan.MonthlyPlan) -> float:
    """What two pages cost Qt at least: their text laid out once, then drawn into a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(paper.RESOLUTION)
    sheets = monthly_plan_sheets(plan, writer)

    def draw() -> None:
        into = QBuffer()
        into.open(QIODevice.OpenModeFlag.WriteOnly)
        device = QPdfWriter(into)
        device.setResolution(paper.RESOLUTION)
        painter = QPainter(device)
        paper.draw(sheets, device, painter)
        painter.end()

    return cpu_ms(draw)


def run() -> bool:
    """Measure the example book in English; whether the limits are held."""
    i18n.use_language("en")
    paper.application()
    with tempfile.TemporaryDirectory() as folder:
        book = demo.make(Path(folder) / "demo.netplanner", TODAY)
        good = show("Documents", measure(book, Path(folder)))
        book.close()
    return good


if __name__ == "__main__":
    raise SystemExit(not run())
