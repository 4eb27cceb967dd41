"""Charts: the hours put in against the referrals given and received, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner import insight, whole_file
from netplanner.i18n import N_, _, show_minutes, show_money, show_month, show_number
from netplanner.model.months import month_key, month_start
from netplanner.words import word
from ui import theme
from ui.errors import called_by_qt
from ui.insight.month_card import Line, MonthCard
from ui.insight.saving import ask_path
from ui.records import Column, TableModel
from ui.widgets.basics import (
    EmptyState,
    button,
    card,
    header,
    heading,
    muted,
    page_layout,
)
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from netplanner.insight import MonthFigures, Stack
    from netplanner.model.work import ActivityKind
    from netplanner.store import Change
    from ui.charts import MonthChart
    from ui.session import Session

_YEAR = 12  # months
RANGES = ((_YEAR, N_("12 months")), (36, N_("3 years")), (0, N_("All months")))
_NOTHING = "–"


class ChartsPage(QWidget):
    """Chart, table of the same figures, and what is behind the marked month."""

    activities_requested = Signal(int)  # month key
    referrals_requested = Signal(int)
    page_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._figures: list[MonthFigures] = []
        self._stacks: list[Stack] = []
        self._month: int | None = None
        self.chart: MonthChart | None = None  # made when the page is first shown

        self.range = QComboBox()
        self.range.setAccessibleName(_("Months shown"))
        for months, text in RANGES:
            self.range.addItem(_(text), months)
        self.range.currentIndexChanged.connect(self._read)
        self.save_button = button(_("Save as…"), "download")
        self._save_menu = QMenu(self.save_button)
        self._save_menu.addAction(_("Picture (PNG)…"), self.save_png)
        self._save_menu.addAction(_("Drawing (SVG)…"), self.save_svg)
        self._save_menu.addAction(_("Table (CSV)…"), self.save_csv)
        self.save_button.setMenu(self._save_menu)

        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "chart-column",
            _("Nothing to draw yet"),
            _(
                "Log the time you spend on networking and the referrals you give and get. From the "
                "first entry on, every month has its bar here; after about six months you will see "
                "how referrals follow the hours."
            ),
            _("Log an activity"),
        )
        self.empty.action.connect(self._to_activities)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._content())

        layout = page_layout(self)
        layout.addLayout(header(_("Charts"), self.range, self.save_button))
        layout.addWidget(self.stack, 1)
        session.changed.connect(self._on_change)
        theme.changed.connect(self.refresh_theme)

    def _content(self) -> QWidget:
        chart_box = QVBoxLayout()
        chart_box.setSpacing(8)
        chart_box.addWidget(heading(_("Hours spent and referrals")))
        lag = muted(_("Referrals follow the work by months, not at once."))
        lag.setWordWrap(True)
        chart_box.addWidget(lag)
        self._chart_box = chart_box

        self.table = QTableView()
        as_lines(self.table, _("The figures of every month"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.activated.connect(self._table_activated)

        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(14)
        split.setChildrenCollapsible(False)
        split.addWidget(card(chart_box))
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([3000, 2000])  # shares: there is more room for the chart than it asks for

        self.month_card = MonthCard()
        self.month_card.show_activities.clicked.connect(self._request_activities)
        self.month_card.show_referrals.clicked.connect(self._request_referrals)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(split, 1)
        row.addWidget(self.month_card)
        return whole

    # -- reading

    def _on_change(self, change: Change) -> None:
        if change.touches("activity", "referral", "closed_business", "profile"):
            self._stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        if self.chart is None:
            self._stale = True
            return
        self._stale = False
        book, now = self._session.book, month_key(self._session.today())
        span = insight.whole_span(book, self._session.today())
        months = self.range.currentData()
        first, last = (now - months + 1, now) if months else span
        if months > _YEAR:  # before the first entry there is nothing to show but noughts
            first = max(first, min(span[0], now - _YEAR + 1))
        self._figures = insight.monthly(book, first, last)
        something = any(not one.empty for one in self._figures) or span[0] < now
        self.stack.setCurrentIndex(1 if something else 0)
        self.save_button.setEnabled(something)
        if something:
            self._show_figures()

    def _show_figures(self) -> None:
        if self.chart is None:
            return
        from ui.charts import MOST_COLOURS

        stacks = insight.stacks(self._figures, MOST_COLOURS)
        names = [_(insight.OTHER_KINDS) if one.kind is None else word(one.kind) for one in stacks]
        self._stacks = stacks
        self.chart.set_figures(self._figures, stacks, names, self._describe)
        model = TableModel(self._columns(), self.table)
        model.set_rows(reversed(self._figures))
        old, old_model = self.table.selectionModel(), self.table.model()
        self.table.setModel(model)
        if old is not None:
            old.deleteLater()
        if old_model is not None:
            old_model.deleteLater()
        self.table.selectionModel().currentRowChanged.connect(self._table_moved)
        self.table.resizeColumnsToContents()
        first, last = self._figures[0].month, self._figures[-1].month
        wanted = self._month if self._month is not None else last
        self._mark(wanted if first <= wanted <= last else last)

    def _columns(self) -> list[Column[MonthFigures]]:
        currency = self._session.book.profile.currency
        columns: list[Column[MonthFigures]] = [
            Column(title=N_("Month"), text=lambda one: show_month(month_start(one.month))),
            Column(title=N_("Given"), text=lambda one: str(one.given), right=True),
            Column(title=N_("Received"), text=lambda one: str(one.received), right=True),
            Column(title=N_("Hours"), text=lambda one: show_minutes(one.minutes), right=True),
            Column(
                title=N_("Closed business"),
                text=lambda one: show_money(one.closed_cents, currency) if one.closed_cents else "",
                right=True,
            ),
        ]
        from netplanner.words import KIND_WORDS

        columns += [
            Column(title=KIND_WORDS[kind], text=_minutes_of(kind), right=True)
            for kind in insight.kinds_used(self._figures)
        ]
        return columns

    def _describe(self, one: MonthFigures) -> str:
        """What a screen reader says of a month; give side first."""
        said = [
            f"{line.text}: {line.figure}" for line in self._lines(one) if line.figure != _NOTHING
        ]
        return "\n".join([show_month(month_start(one.month)), *said])

    def _lines(self, one: MonthFigures) -> list[Line]:
        """The month as the card shows it: a line for each entry of the legend, and the sums."""
        if self.chart is None:
            return []
        given, received, *bars = self.chart.legend()
        lines = [
            Line(given.text, show_number(one.given), given),
            Line(received.text, show_number(one.received), received),
        ]
        if one.closed_cents:
            currency = self._session.book.profile.currency
            lines.append(Line(_("Closed business"), show_money(one.closed_cents, currency)))
        lines.append(Line(_("Hours"), show_minutes(one.minutes)))
        named = {stack.kind for stack in self._stacks}
        small = [kind for kind in insight.kinds_used([one]) if kind not in named]
        for stack, entry in zip(self._stacks, bars, strict=True):
            kinds = small if stack.kind is None else [stack.kind]
            minutes = sum(one.minutes_by_kind.get(kind, 0) for kind in kinds)
            figure = show_minutes(minutes) if minutes else _NOTHING
            lines.append(Line(entry.text, figure, entry))
        lines += [
            Line(word(kind), show_minutes(one.minutes_by_kind[kind]), part=True) for kind in small
        ]
        return lines

    # -- the marked month

    def _mark(self, month: int) -> None:
        self._month = month
        if self.chart is None or not self._figures:
            return
        self.chart.mark(month)
        row = self._figures[-1].month - month
        model, selection = self.table.model(), self.table.selectionModel()
        if self.table.currentIndex().row() != row:
            index = model.index(row, 0)
            selection.setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.table.scrollTo(index)
        self._show_in_card(month)
        one = self._figure_of(month)
        self.month_card.show_activities.setEnabled(one.minutes > 0)
        self.month_card.show_referrals.setEnabled(bool(one.given or one.received))

    def _show_in_card(self, month: int) -> None:
        self.month_card.show_month(
            show_month(month_start(month)), self._lines(self._figure_of(month))
        )

    def _figure_of(self, month: int) -> MonthFigures:
        return self._figures[month - self._figures[0].month]

    def _hovered(self, month: int | None) -> None:
        """The month below the pointer, while it is there; else the one that is marked."""
        shown = self._month if month is None else month
        if (
            shown is not None
            and self._figures
            and (self._figures[0].month <= shown <= self._figures[-1].month)
        ):
            self._show_in_card(shown)

    def _month_asked(self, month: int) -> None:
        self._mark(month)
        for target in (self.month_card.show_activities, self.month_card.show_referrals):
            if target.isEnabled():
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def _table_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._mark(self._figures[-1].month - current.row())

    def _table_activated(self, index: QModelIndex) -> None:
        self._month_asked(self._figures[-1].month - index.row())

    def _request_activities(self) -> None:
        if self._month is not None:
            self.activities_requested.emit(self._month)

    def _request_referrals(self) -> None:
        if self._month is not None:
            self.referrals_requested.emit(self._month)

    def _to_activities(self) -> None:
        self.page_requested.emit("activities")

    # -- saving

    def save_png(self) -> None:
        """Ask where, and save the chart as a picture."""
        if self.chart is not None:
            from ui import chart_picture

            self._save("png", lambda chart: chart_picture.png(chart, self._title()))

    def save_svg(self) -> None:
        """Ask where, and save the chart as a drawing whose text stays text."""
        if self.chart is not None:
            from ui import chart_picture

            self._save("svg", lambda chart: chart_picture.svg(chart, self._title()))

    def save_csv(self) -> None:
        """Ask where, and save the figures as a table."""
        self._save("csv", lambda _chart: insight.csv_text(self._figures).encode("utf-8-sig"))

    def _save(self, suffix: str, data: Callable[[MonthChart], bytes]) -> None:
        if self.chart is None or not self._figures:
            return
        path = ask_path(self, suffix)
        if path is not None:
            whole_file.write(path, data(self.chart))
            self._session.message.emit(_("Saved as “{name}”.").format(name=path.name))

    def _title(self) -> str:
        first, last = self._figures[0].month, self._figures[-1].month
        return _("Hours spent and referrals, {first} to {last}").format(
            first=show_month(month_start(first)), last=show_month(month_start(last))
        )

    # -- what the window asks

    def refresh_theme(self) -> None:
        """Draw chart and legend in the colours of the theme."""
        if self.chart is not None:
            self.chart.refresh_theme()
            self._hovered(None)

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            from ui.charts import MonthChart

            self.chart = MonthChart()
            self.chart.month_marked.connect(self._mark)
            self.chart.month_requested.connect(self._month_asked)
            self.chart.month_hovered.connect(self._hovered)
            self._chart_box.addWidget(self.chart, 1)
        if self._stale:
            self._read()


def _minutes_of(kind: ActivityKind) -> Callable[[MonthFigures], str]:
    def text(one: MonthFigures) -> str:
        minutes = one.minutes_by_kind.get(kind, 0)
        return show_minutes(minutes) if minutes else ""

    return text
