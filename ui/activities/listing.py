"""The list of activities: under each day its entries, read by the page as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from netplanner import activities
from netplanner.activities import ActivityRow, Choice
from netplanner.i18n import _, locale_name, show_minutes, show_money
from netplanner.words import word
from ui import theme
from ui.widgets.painting import paint_ground

if TYPE_CHECKING:
    import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.session import Session

Index = QModelIndex | QPersistentModelIndex


def day_text(day: datetime.date, today: datetime.date) -> str:
    """A day as the heading of its entries: `Tuesday 24 November`, with the year if another."""
    form = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    text = QLocale(locale_name()).toString(QDate(day.year, day.month, day.day), form)
    return text[:1].upper() + text[1:]


def people_text(row: ActivityRow) -> str:
    """The names of the people, with commas."""
    return ", ".join(name for _id, name in row.people)


class Heading:
    """A day and the minutes of its entries."""

    __slots__ = ("day", "minutes")

    def __init__(self, day: datetime.date, minutes: int) -> None:
        self.day = day
        self.minutes = minutes


class ActivityModel(QAbstractListModel):
    """Headings and entries in one column; asks the book for more when the end is reached."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.currency = session.book.profile.currency
        self.choice = Choice()
        self.items: list[Heading | ActivityRow] = []
        self._more = False

    def load(self, choice: Choice, *, at_least: int = activities.PAGE) -> None:
        """Show the activities chosen, the first `at_least` at once."""
        choice = activities.looked_up(self._session.book, choice)
        self.beginResetModel()
        self.choice = choice
        self.currency = self._session.book.profile.currency
        self.items = []
        self._append(activities.rows(self._session.book, choice, limit=at_least), at_least)
        self.endResetModel()

    @property
    def loaded(self) -> int:
        """How many activities were read so far."""
        return sum(isinstance(item, ActivityRow) for item in self.items)

    def row_of(self, activity_id: int) -> int:
        """The place of this activity among those read, or -1."""
        for number, item in enumerate(self.items):
            if isinstance(item, ActivityRow) and item.id == activity_id:
                return number
        return -1

    def at(self, index: Index) -> ActivityRow | None:
        """The activity at `index`; None for a heading or nowhere."""
        item = self.items[index.row()] if index.isValid() else None
        return item if isinstance(item, ActivityRow) else None

    def _append(self, rows: list[ActivityRow], wanted: int) -> int:
        """Add rows at the end with headings of new days; how many items that made."""
        self._more = len(rows) == wanted
        if not rows:
            return 0
        sums = activities.day_minutes(self._session.book, self.choice, rows[-1].day, rows[0].day)
        last = self.items[-1].day if self.items else None
        before = len(self.items)
        for row in rows:
            if row.day != last:
                last = row.day
                self.items.append(Heading(last, sums.get(last, 0)))
            self.items.append(row)
        return len(self.items) - before

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        last = self.items[-1]
        assert isinstance(last, ActivityRow)
        rows = activities.rows(self._session.book, self.choice, before=last)
        kept = list(self.items)
        count = self._append(rows, activities.PAGE)
        new, self.items = self.items, kept
        if count:
            self.beginInsertRows(QModelIndex(), len(kept), len(kept) + count - 1)
            self.items = new
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.at(index) is None:  # the arrow keys pass over headings
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(item)
        return None

    def _spoken(self, item: Heading | ActivityRow) -> str:
        if isinstance(item, Heading):
            return f"{self.heading(item)}, {show_minutes(item.minutes)}"
        cost = show_money(item.cost_cents, self.currency) if item.cost_cents else ""
        parts = (word(item.kind), item.occasion, people_text(item), show_minutes(item.minutes))
        return ", ".join(filter(None, (*parts, cost)))

    def heading(self, item: Heading) -> str:
        """The day of a heading in words."""
        today = self._session.today()
        text = day_text(item.day, today)
        near = {0: _("Today"), 1: _("Yesterday")}.get((today - item.day).days)
        return f"{near} · {text}" if near else text


class ActivityDelegate(QStyledItemDelegate):
    """Paints a heading, or an entry in two lines with time and cost on the right."""

    def __init__(self, model: ActivityModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        if isinstance(self._model.items[index.row()], Heading):
            return QSize(200, line + 22)
        return QSize(200, line * 2 + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._model.items[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        font = QFont(option.font)
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, font, item)
        else:
            paint_ground(painter, rect.adjusted(4, 1, -4, -1), option.state)
            self._paint_entry(painter, rect.adjusted(16, 0, -16, 0), font, item)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, font: QFont, item: Heading) -> None:
        tokens = theme.tokens()
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() - 0.5)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        rect = rect.adjusted(16, 8, -16, 0)
        text = show_minutes(item.minutes)
        width = QFontMetricsF(font).horizontalAdvance(text)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, text)
        left = QRectF(rect.left(), rect.top(), rect.width() - width - 12, rect.height())
        day = QFontMetricsF(font).elidedText(
            self._model.heading(item), Qt.TextElideMode.ElideRight, left.width()
        )
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | middle, day)

    def _paint_entry(self, painter: QPainter, rect: QRectF, font: QFont, item: ActivityRow) -> None:
        tokens = theme.tokens()
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() - 1)
        big_metrics, small_metrics = QFontMetricsF(bold), QFontMetricsF(small)
        first, second = big_metrics.height(), small_metrics.height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

        def line(y: float, height: float, text: str, end: str, metrics: QFontMetricsF) -> None:
            area = QRectF(rect.left(), y, rect.width(), height)
            width = metrics.horizontalAdvance(end)
            painter.drawText(area, right, end)
            area.setWidth(rect.width() - width - (12 if end else 0))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, left, elided)

        people = people_text(item)
        head = item.occasion or people or word(item.kind)
        rest = (
            word(item.kind) if head != word(item.kind) else "",
            people if head != people else "",
            " ".join(item.notes.split()),
        )
        cost = show_money(item.cost_cents, self._model.currency) if item.cost_cents else ""
        text = " · ".join(filter(None, rest))
        height = first + second + 2 if text or cost else first
        top = rect.center().y() - height / 2
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        line(top, first, head, show_minutes(item.minutes), big_metrics)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        line(top + first + 2, second, text, cost, small_metrics)


class ActivityView(QListView):
    """The list itself: Enter or a click opens an entry in the form, Delete deletes."""

    opened = Signal(int)
    delete_wanted = Signal(list)
    menu_wanted = Signal(object, object)  # ActivityRow, where on the screen

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.list_model = ActivityModel(session, self)
        self.setModel(self.list_model)
        self.setItemDelegate(ActivityDelegate(self.list_model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Activities"))
        self.clicked.connect(self._clicked)

    def selected_ids(self) -> list[int]:
        """The activities selected, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        items = (self.list_model.items[row] for row in rows)
        return [item.id for item in items if isinstance(item, ActivityRow)]

    def select(self, activity_id: int) -> None:
        """Select this activity alone, or none if it was not read."""
        row = self.list_model.row_of(activity_id)
        if row < 0:
            self.clearSelection()
            return
        index = self.list_model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def read_until(self, activity_id: int) -> None:
        """Read on until this activity is in the list, or the list is read to its end."""
        nowhere = QModelIndex()
        while self.list_model.row_of(activity_id) < 0 and self.list_model.canFetchMore(nowhere):
            self.list_model.fetchMore(nowhere)

    def bring_in_sight(self, activity_id: int) -> None:
        """Scroll to this activity, if it was read."""
        if (row := self.list_model.row_of(activity_id)) >= 0:
            self.scrollTo(self.list_model.index(row))

    def go_near(self, row: int) -> None:
        """Make the entry at `row` current, or the nearest above."""
        items = self.list_model.items
        places = [place for place, item in enumerate(items) if isinstance(item, ActivityRow)]
        if places and row >= 0:
            near = min(places, key=lambda place: (abs(place - row), place))
            self.selectionModel().setCurrentIndex(
                self.list_model.index(near), self.selectionModel().SelectionFlag.ClearAndSelect
            )

    def show_choice(self, choice: Choice, *, keep_place: bool) -> None:
        """Read the list anew; with `keep_place`, what was selected and in sight stays so."""
        ids, place = self.selected_ids(), self.verticalScrollBar().value()
        loaded = self.list_model.loaded if keep_place else 0
        self.list_model.load(choice, at_least=max(activities.PAGE, loaded))
        if keep_place:
            model = self.selectionModel()
            for activity_id in ids:
                if (row := self.list_model.row_of(activity_id)) >= 0:
                    model.select(self.list_model.index(row), model.SelectionFlag.Select)
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        row = self.list_model.at(index)
        if row is not None and len(self.selectedIndexes()) == 1:
            self.opened.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list_model.at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row.id)
        elif event.key() == Qt.Key.Key_Delete and (ids := self.selected_ids()):
            self.delete_wanted.emit(ids)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == event.Reason.Keyboard:
            index = self.currentIndex()
        row = self.list_model.at(index)
        if row is not None:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            keyboard = event.reason() == event.Reason.Keyboard
            self.menu_wanted.emit(row, place if keyboard else event.globalPos())
