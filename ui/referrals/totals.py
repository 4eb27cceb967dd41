"""What the referrals listed come to, a card for each direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netplanner.i18n import _, ngettext, show_money, show_number
from netplanner.model.referrals import Direction
from ui.widgets.basics import card, heading, muted, plain

if TYPE_CHECKING:
    from netplanner.referrals import Totals


class TotalsCard(QWidget):
    """How many of one direction, and what they come to."""

    def __init__(self, direction: Direction) -> None:
        super().__init__()
        self._direction = direction
        self.head = heading("")
        self.counts = plain()
        self.amounts = muted()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.head)
        row.addWidget(self.counts)
        row.addStretch()
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.amounts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(box))

    def show_totals(self, totals: Totals, currency: str) -> None:
        """Show these."""
        if self._direction is Direction.GIVEN:
            text = ngettext("{count} referral given", "{count} referrals given", totals.count)
        else:
            text = ngettext("{count} referral received", "{count} referrals received", totals.count)
        self.head.setText(text.format(count=show_number(totals.count)))
        still_open = ngettext("{count} open", "{count} open", totals.open)
        won = ngettext("{count} won", "{count} won", totals.won)
        self.counts.setText(
            " · ".join(
                (
                    still_open.format(count=show_number(totals.open)),
                    won.format(count=show_number(totals.won)),
                )
            )
        )
        self.amounts.setText(
            " · ".join(
                (
                    _("expected {amount}").format(
                        amount=show_money(totals.expected_cents, currency)
                    ),
                    _("closed {amount}").format(amount=show_money(totals.closed_cents, currency)),
                )
            )
        )
