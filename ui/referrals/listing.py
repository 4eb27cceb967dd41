"""The list of referrals: given first, then received, each under its own heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from netplanner.i18n import _, ngettext, show_day, show_money, show_number
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.referrals import ReferralRow
from netplanner.words import word
from ui import theme
from ui.widgets.painting import paint_ground

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QItemSelection, QObject
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.records import Index

Item = Direction | ReferralRow
_ELIDE = Qt.TextElideMode.ElideRight
_GOOD = (ReferralStatus.WON,)
_BAD = (ReferralStatus.LOST, ReferralStatus.NOT_A_FIT)


def status_tone(status: ReferralStatus) -> str:
    """The tone of a status: what it says is in its word, the colour only helps."""
    if status in _GOOD:
        return "good"
    if status in _BAD or not status.is_open:
        return "neutral"
    return "accent"


def chip_of(row: ReferralRow, today: datetime.date) -> tuple[str, str]:
    """The one chip a row shows, and its tone: what has to be done, else where it stands."""
    if row.late(today):
        days = (today - row.day).days
        text = ngettext("{days} day, not contacted", "{days} days, not contacted", days)
        return text.format(days=show_number(days)), "bad"
    if row.thanks_owed:
        return _("Say thank you"), "warn"
    return word(row.status), status_tone(row.status)


def lines_of(row: ReferralRow, currency: str) -> tuple[str, str]:
    """The two lines of a row: who it is about, and what is known of it."""
    person = row.partner or _("no partner")
    pattern = _("to {name}") if row.direction is Direction.GIVEN else _("from {name}")
    parts = [pattern.format(name=person)] if row.prospect else []
    parts.append(show_day(row.day))
    if row.closed_cents:
        amount = show_money(row.closed_cents, currency)
        parts.append(_("closed {amount}").format(amount=amount))
    elif row.value_cents:
        parts.append(show_money(row.value_cents, currency))
    parts.append(_("level {level}").format(level=row.level))
    return row.prospect or person, " · ".join(parts)


class ReferralModel(QAbstractListModel):
    """Headings and rows; headings cannot be chosen."""

    def __init__(
        self, today: Callable[[], datetime.date], currency: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._currency = currency
        self.items: list[Item] = []

    def set_rows(self, rows: Sequence[ReferralRow]) -> None:
        """Show these, each direction under its heading."""
        items: list[Item] = []
        for direction in Direction:
            if mine := [row for row in rows if row.direction is direction]:
                items += [direction, *mine]
        if [getattr(item, "id", item) for item in items] == [
            getattr(item, "id", item) for item in self.items
        ]:
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def index_of(self, referral_id: int) -> QModelIndex:
        """Where this referral stands; an invalid index if it is not listed."""
        for number, item in enumerate(self.items):
            if isinstance(item, ReferralRow) and item.id == referral_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(item, Direction):
                return word(item)
            first, second = lines_of(item, self._currency())
            return f"{first}, {second}, {chip_of(item, self._today())[0]}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.items[index.row()], Direction):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class ReferralDelegate(QStyledItemDelegate):
    """Paints the list; text is drawn as it is, never as markup."""

    def __init__(
        self, today: Callable[[], datetime.date], currency: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._currency = currency

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, ReferralRow):
            self._paint_row(painter, option, item)
        else:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(theme.tokens().muted))
            place = QRectF(option.rect).adjusted(14, 4, -10, -2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ReferralRow) -> None:
        t = theme.tokens()
        ground = QRectF(option.rect).adjusted(4, 2, -4, -2)
        paint_ground(painter, ground, option.state)
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(option.font.pointSizeF() - 1)
        big, little = QFontMetrics(bold), QFontMetrics(small)
        first, second = lines_of(row, self._currency())
        words, tone = chip_of(row, self._today())

        width = little.horizontalAdvance(words) + 16
        top = ground.center().y() - (big.height() + little.height() + 2) / 2
        chip = QRectF(ground.right() - 10 - width, top - 1, width, little.height() + 5)
        painter.setPen(Qt.PenStyle.NoPen)
        under = t.hover if tone == "neutral" else getattr(t, f"{tone}_soft")
        if option.state & QStyle.StateFlag.State_Selected and tone in ("neutral", "accent"):
            under = t.surface  # else it would vanish in the colour of the chosen row
        painter.setBrush(QColor(under))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setFont(small)
        painter.setPen(QColor(t.muted if tone == "neutral" else getattr(t, tone)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

        left = ground.left() + 10
        room = max(0, int(chip.left() - 8 - left))
        painter.setFont(bold)
        painter.setPen(QColor(t.text))
        painter.drawText(QRectF(left, top, room, big.height()), big.elidedText(first, _ELIDE, room))
        room = int(ground.width() - 20)
        painter.setFont(small)
        painter.setPen(QColor(t.muted))
        below = QRectF(left, top + big.height() + 4, room, little.height())
        painter.drawText(below, little.elidedText(second, _ELIDE, room))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(Qt.ItemDataRole.UserRole), ReferralRow):
            return QSize(240, option.fontMetrics.height() * 2 + 24)
        return QSize(240, option.fontMetrics.height() + 16)


class ReferralList(QListView):
    """The list itself."""

    chosen = Signal(int)  # another referral is current
    opened = Signal(int)  # Enter or a double click
    delete_wanted = Signal()

    def __init__(
        self,
        today: Callable[[], datetime.date],
        currency: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = ReferralModel(today, currency, self)
        self.setModel(self.rows)
        self.setItemDelegate(ReferralDelegate(today, currency, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Referrals"))
        self.setMinimumWidth(280)
        self.activated.connect(self._activated)

    def current_id(self) -> int:
        """The id of the referral chosen, 0 if none is."""
        item = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return item.id if isinstance(item, ReferralRow) else 0

    def choose(self, referral_id: int) -> None:
        """Make this referral current without telling; none, if it is not listed."""
        blocked = self.blockSignals(True)
        index = self.rows.index_of(referral_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self.blockSignals(blocked)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if referral_id := self.current_id():
            self.chosen.emit(referral_id)

    def _activated(self, _index: QModelIndex) -> None:
        if referral_id := self.current_id():
            self.opened.emit(referral_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
