"""The chart of hours against referrals, by pyqtgraph, which loads when the first is made."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from netplanner.i18n import _, show_number
from netplanner.model.work import ActivityKind
from ui import theme
from ui.chart_parts import SOME_MONTHS, YEARS_ONLY, LegendEntry, axes, month_ticks
from ui.widgets.basics import muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netplanner.insight import MonthFigures, Stack

MOST_COLOURS = 6  # more would no longer be told apart

# Which of the theme's chart colours each kind has, in every span of months. The first eight are
# safe for colour-blind eyes and go to what most hours are spent on; red is near that of a line.
_COLOURS = {
    ActivityKind.MEETING: 0,
    ActivityKind.EVENT: 5,
    ActivityKind.ONE_TO_ONE: 1,
    ActivityKind.FOLLOW_UP: 2,
    ActivityKind.REFERRAL_WORK: 7,
    ActivityKind.GIVING: 10,
    ActivityKind.PREPARATION: 11,
    ActivityKind.ONLINE: 9,
    ActivityKind.TRAINING: 6,
    ActivityKind.SERVICE: 3,
    ActivityKind.PLANNING: 4,
}
_GREY = 8  # what is small together


def _colour(kind: ActivityKind | None, tokens: theme.Tokens) -> str:
    if kind is ActivityKind.TRAVEL:
        return tokens.muted  # the twelfth, seldom long enough to be seen
    return tokens.series[_GREY if kind is None else _COLOURS[kind]]


class MonthChart(QWidget):
    """Hours as stacked bars, referrals given and received as lines on an axis of their own.

    Left, Right, Home and End move the marked month, Enter asks for it; so do hover and click.
    """

    month_marked = Signal(int)
    month_requested = Signal(int)
    month_hovered = Signal(object)  # its key, or None when the pointer has left

    def __init__(self, parent: QWidget | None = None) -> None:
        import pyqtgraph as pg  # 0.2-0.8 s with numpy: never before the first chart

        super().__init__(parent)
        self._pg = pg
        self._figures: Sequence[MonthFigures] = ()
        self._stacks: Sequence[Stack] = ()
        self._names: Sequence[str] = ()
        self._describe: Callable[[MonthFigures], str] = _nothing
        self._marked: int | None = None  # index, not month key
        self._hovered: int | None = None  # likewise
        self._band: Any = None
        self._tokens = theme.tokens()
        self._pen_scale = 1  # pens are in device pixels; a denser picture needs thicker ones
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hours and referrals by month"))
        self.setMinimumSize(320, 180)

        self._plot: Any = pg.PlotWidget(self)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setAccessibleName(self.accessibleName())
        self._plot.showAxis("right")
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setMouseTracking(True)
        self._plot.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(0)
        captions = QHBoxLayout()
        captions.setContentsMargins(6, 2, 6, 2)
        captions.addWidget(muted(_("Hours")))
        captions.addStretch()
        captions.addWidget(muted(_("Referrals")))
        layout.addLayout(captions)
        layout.addWidget(self._plot, 1)

    def set_figures(
        self,
        figures: Sequence[MonthFigures],
        stacks: Sequence[Stack],
        names: Sequence[str],
        describe: Callable[[MonthFigures], str],
    ) -> None:
        """Draw `figures`; `names` are words for `stacks`, `describe` tells a month in words."""
        month = self.marked()
        self._figures, self._stacks, self._names = figures, stacks, names
        self._describe = describe
        self._marked = self._index_of(month)
        self._hover(None)  # another month may stand below the pointer now
        self._draw()

    def marked(self) -> int | None:
        """The key of the marked month."""
        return None if self._marked is None else self._figures[self._marked].month

    def mark(self, month: int) -> None:
        """Mark `month`, if it is shown; tells nobody."""
        self._set_marked(self._index_of(month), tell=False)

    def legend(self) -> list[LegendEntry]:
        """Lines first, then the parts of the bars from the lowest up."""
        given, received = self._line_colours()
        bars = [
            LegendEntry(name, _colour(stack.kind, self._tokens))
            for name, stack in zip(self._names, self._stacks, strict=True)
        ]
        return [
            LegendEntry(_("Referrals given"), given, "o"),
            LegendEntry(_("Referrals received"), received, "s"),
            *bars,
        ]

    def refresh_theme(self) -> None:
        """Draw again in the colours of the theme; pyqtgraph reads its own only at creation."""
        self._tokens = theme.tokens()
        self._draw()

    # -- drawing

    def _line_colours(self) -> tuple[str, str]:
        return self._tokens.text, self._tokens.bad

    def _draw(self) -> None:
        pg, plot, tokens = self._pg, self._plot, self._tokens
        plot.clear()
        self._band = None
        plot.setBackground(tokens.surface)
        if not self._figures:
            return
        xs = list(range(len(self._figures)))
        sums = [0.0] * len(xs)
        counts = [max(one.given, one.received) for one in self._figures]
        hours = [one.minutes / 60 for one in self._figures]
        step, count_step, divisions = axes(max(hours), max(counts))
        scale = step / count_step  # referrals are drawn on the grid of the hours
        self._axis_ticks(step, count_step, divisions)
        thin, thick = self._pen_scale, (2 if len(xs) <= SOME_MONTHS else 1.25) * self._pen_scale
        for level in range(divisions + 1):
            line = pg.InfiniteLine(level * step, angle=0, pen=pg.mkPen(tokens.border, width=thin))
            line.setZValue(-20)
            plot.addItem(line, ignoreBounds=True)
        edge = pg.mkPen(tokens.surface, width=thin) if len(xs) <= YEARS_ONLY else pg.mkPen(None)
        for stack in self._stacks:
            colour = _colour(stack.kind, tokens)
            heights = [minutes / 60 for minutes in stack.minutes]
            bars = pg.BarGraphItem(
                x=xs, y0=sums, height=heights, width=0.62, brush=pg.mkBrush(colour), pen=edge
            )
            plot.addItem(bars)
            sums = [below + height for below, height in zip(sums, heights, strict=True)]
        given, received = self._line_colours()
        # received is dashed and square, so that the two are told apart without colour
        for values, colour, symbol, style in (
            ([one.received for one in self._figures], received, "s", Qt.PenStyle.DashLine),
            ([one.given for one in self._figures], given, "o", Qt.PenStyle.SolidLine),
        ):
            plot.addItem(
                pg.PlotDataItem(
                    xs,
                    [value * scale for value in values],
                    pen=pg.mkPen(colour, width=thick, style=style),
                    shadowPen=pg.mkPen(tokens.surface, width=2.5 * thick),
                    symbol=symbol if len(xs) <= SOME_MONTHS else None,
                    symbolSize=8,
                    symbolBrush=pg.mkBrush(tokens.surface if symbol == "o" else colour),
                    symbolPen=pg.mkPen(colour, width=2),
                    useCache=False,  # cached symbols would be pictures in the SVG
                )
            )
        plot.setXRange(-0.6, len(xs) - 0.4, padding=0)
        top = divisions * step  # with room for the symbols that stand on both ends
        plot.setYRange(-0.03 * top, 1.04 * top, padding=0)
        self._show_band()

    def _axis_ticks(self, step: float, count_step: int, divisions: int) -> None:
        pg, tokens = self._pg, self._tokens
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 1, 7))
        levels = range(divisions + 1)
        digits = 0 if step >= 1 else 2 if step < 0.5 else 1
        ticks = {
            "left": [(n * step, show_number(n * step, digits)) for n in levels],
            "right": [(n * step, show_number(n * count_step)) for n in levels],
            "bottom": month_ticks([one.month for one in self._figures]),
        }
        for side, values in ticks.items():
            axis = self._plot.getAxis(side)
            axis.setTickFont(font)
            axis.setStyle(tickLength=0, tickTextOffset=6)
            axis.setTextPen(tokens.muted)
            axis.setPen(pg.mkPen(None))
            axis.setTickPen(pg.mkPen(None))
            axis.setTicks([values])
        # month and year make two lines; pyqtgraph reckons with one
        lines = 1 + any("\n" in text for _place, text in ticks["bottom"])
        self._plot.getAxis("bottom").setHeight(lines * QFontMetricsF(font).height() + 10)

    def _show_band(self) -> None:
        if self._band is not None:
            self._plot.removeItem(self._band)
            self._band = None
        if self._marked is None:
            return
        pg, tokens = self._pg, self._tokens
        self._band = pg.LinearRegionItem(
            (self._marked - 0.5, self._marked + 0.5),
            movable=False,
            brush=pg.mkBrush(tokens.accent_soft),
            pen=pg.mkPen(None),
        )
        self._band.setZValue(-30)
        self._plot.addItem(self._band, ignoreBounds=True)

    # -- the marked month

    def _index_of(self, month: int | None) -> int | None:
        if month is None or not self._figures:
            return None
        index = month - self._figures[0].month
        return index if 0 <= index < len(self._figures) else None

    def _set_marked(self, index: int | None, *, tell: bool = True) -> None:
        if index == self._marked:
            return
        self._marked = index
        self._show_band()
        if index is None:
            return
        self.setAccessibleDescription(self._describe(self._figures[index]))
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        if tell:
            self.month_marked.emit(self._figures[index].month)

    def _index_at(self, x: float, y: float) -> int | None:
        view = self._plot.getViewBox()
        scene = self._plot.mapToScene(QPointF(x, y).toPoint())
        if not self._figures or not view.sceneBoundingRect().contains(scene):
            return None
        index = round(view.mapSceneToView(scene).x())
        return index if 0 <= index < len(self._figures) else None

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.month_hovered.emit(None if index is None else self._figures[index].month)

    # -- as a picture

    @contextmanager
    def on_paper(self, *, pen_scale: int = 1) -> Iterator[None]:
        """Light and without the mark of the month, which is of the screen."""
        self._tokens, self._pen_scale = theme.LIGHT, pen_scale
        self._draw()
        if self._band is not None:
            self._band.hide()
        try:
            yield
        finally:
            self._tokens, self._pen_scale = theme.tokens(), 1
            self._draw()

    def paint_plot(self, painter: QPainter, at: QRectF) -> None:
        """Paint bars, lines and axes at another size than that of the screen."""
        old = self._plot.size()
        self._plot.resize(at.size().toSize())
        source = self._plot.viewport().rect()
        self._plot.render(painter, QRectF(at.topLeft(), QSizeF(source.size())), source)
        self._plot.resize(old)

    # -- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            at = event.position()
            self._hover(self._index_at(at.x(), at.y()))
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonRelease:
            at = event.position()
            index = self._index_at(at.x(), at.y())
            if index is not None and event.button() == Qt.MouseButton.LeftButton:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._set_marked(index)
                self.month_requested.emit(self._figures[index].month)
        elif kind == QEvent.Type.Leave:
            self._hover(None)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._figures) - 1
        here = last + 1 if self._marked is None else self._marked
        moves = {
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Right: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if last >= 0 and key in moves:
            self._set_marked(moves[key])
        elif self._marked is not None and key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.month_requested.emit(self._figures[self._marked].month)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _nothing(_figures: MonthFigures) -> str:
    return ""
