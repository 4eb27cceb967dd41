"""The card beside the chart: what its colours mean, and the figures of one month, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from netplanner.i18n import _
from ui.chart_parts import LegendEntry, LegendMark
from ui.widgets.basics import button, heading, muted, plain
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 276
_INDENT = 12  # of what is part of the line above


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the card: its mark in the chart if it has one, a word and a figure."""

    text: str
    figure: str
    entry: LegendEntry | None = None
    part: bool = False  # of the line above


class MonthCard(QFrame):
    """Legend and figures in one, so that neither takes room from the chart."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = heading("")
        self.show_activities = button(_("Show activities"), "clock")
        self.show_referrals = button(_("Show referrals"), "handshake")
        self._rows: QWidget | None = None
        self.lines = FormScroll()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.lines, 1)
        box.addWidget(self.show_activities)
        box.addWidget(self.show_referrals)
        self.setFixedWidth(_WIDTH)

    def show_month(self, name: str, lines: Sequence[Line]) -> None:
        """Show the month called `name`."""
        self.title.setText(name)
        here = self.lines.verticalScrollBar().value()
        if self._rows is not None:
            self._rows.hide()  # it is drawn until Qt deletes it
        self._rows = _grid(lines)
        self.lines.setWidget(self._rows)  # deletes the one before
        self.lines.verticalScrollBar().setValue(here)

    def said(self) -> list[tuple[str, str]]:
        """Word and figure of each line, as they are shown."""
        labels = [] if self._rows is None else self._rows.findChildren(QLabel)
        texts = [label.text() for label in labels]
        return list(zip(texts[::2], texts[1::2], strict=True))


def _grid(lines: Sequence[Line]) -> QWidget:
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(0, 0, 4, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, line in enumerate(lines):
        word = muted(line.text) if line.part else plain(line.text)
        word.setWordWrap(True)
        if line.part:
            word.setIndent(_INDENT)
        figure = muted(line.figure) if line.part else plain(line.figure)
        if line.entry is not None:
            mark = QVBoxLayout()
            mark.setContentsMargins(0, 2, 0, 0)
            mark.addWidget(LegendMark(line.entry))
            grid.addLayout(mark, row, 0, top)
        grid.addWidget(word, row, 1, top)
        grid.addWidget(figure, row, 2, top | Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(lines), 1)
    return rows
