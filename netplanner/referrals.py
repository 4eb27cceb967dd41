"""Referrals: saving them with what they brought, listing and counting them, given side first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner import contacts
from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.store.search import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from netplanner.store import Book

PROMISE_DAYS = 2  # first contact within 48 hours of a referral received (method.md §2.4)
LEVELS = range(1, 6)

# What each level adds to the one before it; the effort of the giver, never a chance of winning
# (method.md §2.4).
LEVEL_WORDS = {
    1: N_("Contact details passed on; the prospect expects the call"),
    2: N_("A card, material or the website handed over too"),
    3: N_("A personal testimonial given too"),
    4: N_("A call made too and a meeting arranged"),
    5: N_("Introduced in person"),
}
OPEN = tuple(status for status in ReferralStatus if status.is_open)
_OPEN = ", ".join(f"'{status.value}'" for status in OPEN)
_DONE_WELL = f"'{ReferralStatus.WON.value}'"
_SILENT = f"'{ReferralStatus.NO_ANSWER.value}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which referrals to list; what is empty does not narrow."""

    direction: Direction | None = None
    status: ReferralStatus | None = None
    open_only: bool = False
    first: datetime.date | None = None
    last: datetime.date | None = None
    partner_id: int | None = None
    text: str = ""  # begun words of prospect and need, parts of partner, phone and mail


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """A line of the list. Amounts in cents."""

    id: int
    direction: Direction
    day: datetime.date
    partner_id: int | None
    partner: str  # the name; empty when there is none, or none any more
    prospect: str
    phone: str  # of the prospect
    level: int
    status: ReferralStatus
    value_cents: int
    closed_cents: int
    thanked_on: datetime.date | None

    def late(self, today: datetime.date) -> bool:
        """Whether the promise of a first contact within 48 hours is broken."""
        return (
            self.direction is Direction.RECEIVED
            and self.status is ReferralStatus.TO_CONTACT
            and (today - self.day).days > PROMISE_DAYS
        )

    @property
    def thanks_owed(self) -> bool:
        """Whether something came of it and the giver has not been thanked."""
        return (
            self.direction is Direction.RECEIVED
            and self.thanked_on is None
            and (self.status is ReferralStatus.WON or self.closed_cents > 0)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the listed referrals of one direction come to. Amounts in cents."""

    count: int = 0
    open: int = 0
    won: int = 0
    expected_cents: int = 0  # of those still open
    closed_cents: int = 0


def problems(
    referral: Referral, closed: Sequence[ClosedBusiness] = (), newcomer: str = ""
) -> dict[str, str]:
    """What keeps the referral from being saved, with a partner to be made or without: field
    name → sentence."""
    found: dict[str, str] = {}
    if referral.partner_id is None and not newcomer and not referral.prospect_name.strip():
        found["prospect_name"] = _("Say who the partner is, or who the prospect is.")
    if referral.level not in LEVELS:
        found["level"] = _("A level is a number from 1 to 5.")
    if referral.value_cents < 0:
        found["value_cents"] = _("The expected value cannot be below zero.")
    if referral.thanked_on is not None and referral.thanked_on < referral.day:
        found["thanked_on"] = _("The thank-you is earlier than the referral.")
    if any(one.amount_cents <= 0 for one in closed):
        found["closed"] = _("Every closed amount has to be above zero.")
    return found


def save(
    book: Book,
    referral: Referral,
    closed: Sequence[ClosedBusiness] | None = None,
    newcomer: str = "",
) -> int:
    """Save the referral, and its closed amounts unless `closed` is None; the referral's id.

    Amounts that are not in `closed` any more are deleted. `newcomer` is the name of a partner who
    becomes a contact with it. `InvalidError` if `problems` finds any.
    """
    if found := problems(referral, closed or (), newcomer):
        raise InvalidError(found)
    clean = replace(
        referral,
        prospect_name=referral.prospect_name.strip(),
        prospect_phone=referral.prospect_phone.strip(),
        prospect_email=referral.prospect_email.strip(),
        need=referral.need.strip(),
    )
    with book.edit(N_("Change referral") if referral.id else N_("Add referral")) as edit:
        if newcomer:
            clean = replace(clean, partner_id=contacts.add_named(book, newcomer))
        saved = edit.put(clean)
        if closed is not None:
            kept = {one.id for one in closed}
            gone = [one.id for one in closed_of(book, saved.id) if one.id not in kept]
            edit.remove_ids(ClosedBusiness, gone)
            for one in closed:
                edit.put(replace(one, referral_id=saved.id))
    return saved.id


def set_status(book: Book, referral_id: int, status: ReferralStatus) -> None:
    """Move the referral on; nothing happens if it is gone or stands there already."""
    referral = book.get(Referral, referral_id)
    if referral is not None and referral.status is not status:
        with book.edit(N_("Change status of referral")) as edit:
            edit.put(replace(referral, status=status))


def thank(book: Book, referral_id: int, day: datetime.date) -> None:
    """Note that the giver was thanked on `day`."""
    referral = book.get(Referral, referral_id)
    if referral is not None:
        with book.edit(N_("Note thank-you")) as edit:
            edit.put(replace(referral, thanked_on=day))


def remove(book: Book, ids: Iterable[int]) -> None:
    """Delete referrals with their closed amounts."""
    gone = list(ids)
    with book.edit(N_("Delete referrals") if len(gone) > 1 else N_("Delete referral")) as edit:
        edit.remove_ids(Referral, gone)


def closed_of(book: Book, referral_id: int) -> list[ClosedBusiness]:
    """What the referral brought, oldest first."""
    found = book.query(
        "SELECT id, day, amount_cents FROM closed_business WHERE referral_id = ? ORDER BY day, id",
        (referral_id,),
    )
    return [
        ClosedBusiness(
            id=number,
            referral_id=referral_id,
            day=datetime.date.fromisoformat(day),
            amount_cents=cents,
        )
        for number, day, cents in found
    ]


def rows(book: Book, wanted: Wanted, limit: int = 2000) -> list[ReferralRow]:
    """The newest `limit` referrals that `wanted` asks for, newest first."""
    where, values = _where(wanted)
    return _rows(book, f"WHERE {where} ORDER BY r.day DESC, r.id DESC LIMIT ?", [*values, limit])


def totals(book: Book, wanted: Wanted) -> dict[Direction, Totals]:
    """What all that `wanted` asks for comes to, given first; both directions are always there."""
    where, values = _where(wanted)
    found = book.query(
        "SELECT r.direction, COUNT(*),"
        f" SUM(r.status IN ({_OPEN})), SUM(r.status = {_DONE_WELL}),"
        f" SUM(CASE WHEN r.status IN ({_OPEN}) THEN r.value_cents ELSE 0 END),"
        " SUM((SELECT IFNULL(SUM(amount_cents), 0) FROM closed_business"
        "      WHERE referral_id = r.id))"
        f" FROM referral r WHERE {where} GROUP BY r.direction",
        values,
    )
    by_direction = {row[0]: row[1:] for row in found}
    result = {}
    for direction in Direction:
        count, open_, won, expected, closed = by_direction.get(direction.value, (0, 0, 0, 0, 0))
        result[direction] = Totals(
            count=count, open=open_, won=won, expected_cents=expected, closed_cents=closed
        )
    return result


def open_referrals(book: Book, limit: int = 2000) -> list[ReferralRow]:
    """Those in which something is still to be done, the longest waiting first.

    Who does not answer comes after those who may.
    """
    return _rows(
        book,
        f"WHERE r.status IN ({_OPEN}) ORDER BY r.status = {_SILENT}, r.day, r.id LIMIT ?",
        [limit],
    )


_WAITS = (
    "r.direction = 'received' AND (r.status = 'to_contact' OR (r.thanked_on IS NULL AND"
    f" (r.status = {_DONE_WELL} OR r.id IN (SELECT referral_id FROM closed_business))))"
)


def to_act_on(book: Book, limit: int = 50) -> list[ReferralRow]:
    """Received referrals that wait for the owner: first contacts to make, then thanks to give."""
    return _rows(
        book,
        f"WHERE {_WAITS} ORDER BY r.status <> 'to_contact', r.day, r.id LIMIT ?",
        [limit],
    )


def count_to_act_on(book: Book) -> int:
    """How many there are of them all."""
    return int(book.query(f"SELECT COUNT(*) FROM referral r WHERE {_WAITS}")[0][0])


def _where(wanted: Wanted) -> tuple[str, list[Any]]:
    parts, values = ["1"], list[object]()
    for condition, value in (
        ("r.direction = ?", wanted.direction and wanted.direction.value),
        ("r.status = ?", wanted.status and wanted.status.value),
        ("r.day >= ?", wanted.first and wanted.first.isoformat()),
        ("r.day <= ?", wanted.last and wanted.last.isoformat()),
        ("r.partner_id = ?", wanted.partner_id),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    if wanted.open_only:
        parts.append(f"r.status IN ({_OPEN})")
    for word in contacts.fold(wanted.text).split():
        if not any(letter.isalnum() for letter in word):
            continue  # the “&” of a firm
        parts.append(
            "(r.id IN (SELECT rowid FROM referral_text WHERE referral_text MATCH ?)"
            " OR r.partner_id IN (SELECT id FROM contact WHERE instr(search_text, ?))"
            " OR instr(replace(r.prospect_phone, ' ', ''), ?)"
            " OR instr(lower(r.prospect_email), ?))"
        )
        values += [begun(word), word, word, word]
    return " AND ".join(parts), values


def _rows(book: Book, rest: str, values: Sequence[Any]) -> list[ReferralRow]:
    found = book.query(
        "SELECT r.id, r.direction, r.day, r.partner_id, r.prospect_name, r.prospect_phone,"
        " r.level, r.status, r.value_cents, r.thanked_on,"
        " (SELECT IFNULL(SUM(amount_cents), 0) FROM closed_business WHERE referral_id = r.id)"
        f" FROM referral r {rest}",
        values,
    )
    partners = contacts.names(book, sorted({row[3] for row in found if row[3] is not None}))
    return [
        ReferralRow(
            id=row[0],
            direction=Direction(row[1]),
            day=datetime.date.fromisoformat(row[2]),
            partner_id=row[3],
            partner=partners.get(row[3], ""),
            prospect=row[4],
            phone=row[5],
            level=row[6],
            status=ReferralStatus(row[7]),
            value_cents=row[8],
            thanked_on=datetime.date.fromisoformat(row[9]) if row[9] else None,
            closed_cents=row[10],
        )
        for row in found
    ]
