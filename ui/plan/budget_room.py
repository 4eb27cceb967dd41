"""How the room of the budget's grid is shared out: whole columns and whole rows, nothing cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netplanner.method.budget import Line
    from ui.plan.units import Unit

_LEAST_COLUMN = 40  # pixels; a month has a name above it
_BESIDE_FIGURES = 6  # pixels left and right of a figure
_SMALLER = (0, 1)  # points; a year without room may have some in smaller figures
_OVER = "▲ "  # the sign says it too, since not every eye tells the colours apart


def figure_fonts(font: QFont, smaller: float = 0, *, total: bool = False) -> tuple[QFont, QFont]:
    """The fonts of what is planned, and below it of what was spent."""
    planned, spent = QFont(font), QFont(font)
    planned.setPointSizeF(font.pointSizeF() - smaller)
    spent.setPointSizeF(planned.pointSizeF() - 1)
    if total and not smaller:  # bold figures would take back the room
        planned.setWeight(QFont.Weight.DemiBold)
    return planned, spent


def spent_text(line: Line, unit: Unit) -> str:
    """What was spent, with the sign of more than was planned; nothing for nothing."""
    return (_OVER if line.over else "") + unit.show(line.spent) if line.spent else ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of columns in pixels, how many of them are in sight at once, and how many points
    smaller their figures are."""

    widths: tuple[int, ...]
    in_sight: int
    smaller: float = 0


def columns_for(columns: Sequence[Sequence[Line]], unit: Unit, font: QFont, room: int) -> Columns:
    """All columns of these lines in `room`; where they do not fit, as many whole ones as do."""
    for smaller in _SMALLER:
        needed = [_width_of(lines, unit, font, smaller) for lines in columns]
        if sum(needed) <= room:
            return Columns(shared_out(needed, room), len(columns), smaller)
    width = in_whole(max(_width_of(lines, unit, font) for lines in columns), room)
    return Columns((width,) * len(columns), max(1, room // width))


def _width_of(lines: Iterable[Line], unit: Unit, font: QFont, smaller: float = 0) -> int:
    """The room the widest figure in these lines takes."""
    planned, spent = figure_fonts(font, smaller, total=True)
    above, below = QFontMetrics(planned), QFontMetrics(spent)
    widest = max(
        max(
            above.horizontalAdvance(unit.show(line.planned)),
            below.horizontalAdvance(spent_text(line, unit)),
        )
        for line in lines
    )
    return max(_LEAST_COLUMN, widest + _BESIDE_FIGURES)


def shared_out(needed: Sequence[int], room: int) -> tuple[int, ...]:
    """`room` shared out evenly, to none less than it needs; there must be enough for all."""
    share, rest, left = 0, room, len(needed)
    for need in sorted(needed, reverse=True):
        share = rest // left
        if need <= share:
            break
        rest -= need
        left -= 1
    return tuple(max(need, share) for need in needed)


def in_whole(least: int, room: int) -> int:
    """The size of things of at least `least` so that a whole number of them fills `room`."""
    return max(least, room // max(1, room // least))


def in_two_lines(text: str, metrics: QFontMetrics) -> tuple[str, int]:
    """`text` broken where its longer line is shortest, and how wide that is."""
    words = text.split()
    best, width = text, metrics.horizontalAdvance(text)
    for number in range(1, len(words)):
        lines = " ".join(words[:number]), " ".join(words[number:])
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        if wide < width:
            best, width = "\n".join(lines), wide
    return best, width
