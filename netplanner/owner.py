"""The owner's profile: what may be said in it, and saving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _

if TYPE_CHECKING:
    from netplanner.model.owner import Profile
    from netplanner.store import Book

CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "AUD", "BGN", "BRL", "CAD", "CNY", "CZK", "DKK", "HUF", "INR",
    "JPY", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "TRY", "ZAR",
)  # fmt: skip


def problems(profile: Profile) -> dict[str, str]:
    """What keeps the profile from being saved: field name to sentence."""
    found = {}
    if not (
        len(profile.currency) == 3 and profile.currency.isascii() and profile.currency.isalpha()
    ):
        found["currency"] = _("A currency has three letters, such as EUR or USD.")
    if not profile.working_days & 0b1111111:
        found["working_days"] = _("Choose at least one working day.")
    if not 0 < profile.day_minutes <= 24 * 60:
        found["day_minutes"] = _("A working day has more than 0 and at most 24 hours.")
    if profile.hour_value_cents < 0:
        found["hour_value_cents"] = _("The value of an hour cannot be below zero.")
    if not 0 <= profile.on_track_margin <= 100:
        found["on_track_margin"] = _("Write a number of points from 0 to 100.")
    if not 0 <= profile.at_risk_margin <= 100:
        found["at_risk_margin"] = _("Write a number of points from 0 to 100.")
    elif profile.at_risk_margin < profile.on_track_margin:
        found["at_risk_margin"] = _("A goal at risk is further behind than one on track.")
    return found


def save(book: Book, profile: Profile) -> None:
    """Save the profile as one undoable edit; `InvalidError` if it cannot be saved."""
    found = problems(profile)
    if found:
        raise InvalidError(found)
    if profile == book.profile:
        return
    with book.edit(N_("Change settings")) as edit:
        edit.put(profile)


def is_fresh(book: Book) -> bool:
    """Whether nobody has put anything into the book yet: no owner, no business, no contact."""
    profile = book.profile
    if profile.owner or profile.business:
        return False
    return not book.query("SELECT EXISTS (SELECT 1 FROM contact)")[0][0]
