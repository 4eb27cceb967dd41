"""Which referrals are listed: of a direction, a status, a time, with a partner."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from netplanner.i18n import N_, _, show_month
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.referrals import Wanted
from netplanner.words import DIRECTION_WORDS, STATUS_WORDS
from ui.icons import icon
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceBox
from ui.widgets.pickers import ContactFilter

if TYPE_CHECKING:
    from ui.session import Session

MONTH, YEAR, TWELVE, OPEN = "month", "year", "twelve", "open"
_PERIODS = (
    (MONTH, N_("This month")),
    (YEAR, N_("This year")),
    (TWELVE, N_("Last 12 months")),
)
_STATUSES: tuple[tuple[ReferralStatus | str, str], ...] = (
    (OPEN, N_("Open")),
    *STATUS_WORDS.items(),
)


class Chooser(QWidget):
    """The filters above the list, and the line to search in, which the page puts at its head."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._month: int | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search referrals") + "  (Ctrl+F)")
        self.search.setAccessibleName(_("Search referrals"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(280)
        self.search.setMinimumWidth(232)
        self.search.textChanged.connect(self._choose)

        self.direction: ChoiceBox[Direction] = ChoiceBox(
            tuple(DIRECTION_WORDS.items()), _("Both ways")
        )
        self.direction.setAccessibleName(_("Direction shown"))
        self.status: ChoiceBox[ReferralStatus | str] = ChoiceBox(_STATUSES, _("Every status"))
        self.status.setAccessibleName(_("Status shown"))
        self.period: ChoiceBox[str] = ChoiceBox(_PERIODS, _("All time"))
        self.period.setAccessibleName(_("Period shown"))
        self.partner = ContactFilter(session, _("All partners"), _("Partner shown"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for narrow in (self.direction, self.status, self.period):
            narrow.setMinimumContentsLength(6)  # the form beside needs the room
        grid.addWidget(self.direction, 0, 0)
        grid.addWidget(self.status, 0, 1)
        grid.addWidget(self.period, 1, 0)
        grid.addWidget(self.partner, 1, 1)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)
        for edited in (
            self.direction.edited,
            self.status.edited,
            self.period.edited,
            self.partner.edited,
        ):
            edited.connect(self._choose)

        self.month_button = button("", "x")
        self.month_button.clicked.connect(self._all_months)
        self.month_button.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(grid)
        box.addWidget(self.month_button)

    def wanted(self) -> Wanted:
        """Which referrals to list."""
        today = self._session.today()
        first = last = None
        period = self.period.value()
        if self._month is not None:
            first, last = month_start(self._month), month_end(self._month)
        elif period == MONTH:
            first, last = today.replace(day=1), month_end(month_key(today))
        elif period == YEAR:
            first, last = datetime.date(today.year, 1, 1), datetime.date(today.year, 12, 31)
        elif period == TWELVE:
            first = month_start(month_key(today) - 11)
        status = self.status.value()
        return Wanted(
            direction=self.direction.value(),
            status=status if isinstance(status, ReferralStatus) else None,
            open_only=status == OPEN,
            first=first,
            last=last,
            partner_id=self.partner.contact_id(),
            text=self.search.text(),
        )

    def show_month(self, month: int) -> None:
        """The referrals of one month (a key of `model.months`), whatever they are like."""
        self.clear()
        self._month = month
        self.month_button.setText(show_month(month_start(month)))
        self.month_button.setAccessibleName(
            _("Only {month}; show all months").format(month=self.month_button.text())
        )
        self.month_button.show()
        self.changed.emit()

    def clear(self) -> None:
        """Whatever there is."""
        self._month = None
        self.month_button.hide()
        self.direction.set_value(None)
        self.status.set_value(None)
        self.period.set_value(None)
        self.partner.set_contact(None)
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.changed.emit()

    def focus_search(self) -> None:
        """Go to the line to search in."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _choose(self) -> None:
        if self._month is not None and self.period.value() is not None:
            self._month = None
            self.month_button.hide()
        self.changed.emit()

    def _all_months(self) -> None:
        self._month = None
        self.period.setFocus()  # before the button goes
        self.month_button.hide()
        self.changed.emit()
