"""What the month's plan asks of the book beyond goals and budget: the people who are due."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from netplanner import contacts, rules
from netplanner.contacts.history import IS_TWO_WAY, LAST_CONTACT
from netplanner.method import cadence

if TYPE_CHECKING:
    from netplanner.model.rules import Rules
    from netplanner.store import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDue:
    """Somebody whose cadence has come round."""

    contact_id: int
    name: str
    phone: str  # the first of the contact's phones, or empty
    last_on: datetime.date | None  # the last two-way contact
    waiting: int | None  # days since then, before the first since the day you met; None: no record
    cadence: int  # days
    overdue: float  # cadences gone by: 1 is due today
    neglected: bool  # whether this relationship has waited too long (method.md §8.5)


class Due(NamedTuple):
    """The most urgent of those who are due, and how many there are of them all."""

    people: list[PersonDue]
    total: int


_WEIGHT = " ".join(f"WHEN cadence_days <= ?{n} THEN ?{n + 1}" for n in (4, 6, 8))
_RECENT = "-2 years"  # most are found among so many days, from an index; the rest one by one
# MATERIALIZED: else SQLite looks up the last conversation anew wherever `last_on` is named
_DUE = f"""
    WITH recent AS MATERIALIZED (
        SELECT contact_id, max(day) AS last_on FROM activity
        CROSS JOIN activity_person ON activity_id = activity.id
        WHERE day BETWEEN date(?1, '{_RECENT}') AND ?1 AND {IS_TWO_WAY}
        GROUP BY contact_id
    ), spoken AS MATERIALIZED (
        SELECT id, cadence_days, sort_name, met_on,
            ifnull(recent.last_on, ({LAST_CONTACT})) AS last_on
        FROM contact AS c LEFT JOIN recent ON recent.contact_id = c.id
        WHERE cadence_days IS NOT NULL
    ), left_alone AS (
        SELECT *, CAST(julianday(?1) - julianday(ifnull(last_on, met_on)) AS INTEGER) AS waiting
        FROM spoken
    ), due AS (
        SELECT *, ifnull(1.0 * waiting / cadence_days, {cadence.NEVER}) AS overdue,
            count(*) OVER () AS total
        FROM left_alone
        WHERE waiting >= cadence_days OR waiting IS NULL
    )
    SELECT total, id, last_on, waiting, cadence_days, overdue, (
        SELECT value FROM contact_point WHERE contact_id = due.id AND kind = 'phone'
        ORDER BY position LIMIT 1
    ) FROM due
    ORDER BY (overdue - 1) * CASE {_WEIGHT} ELSE ?3 END DESC, sort_name, id
    LIMIT ?2
"""


def due(book: Book, today: datetime.date, limit: int = 12) -> Due:
    """Who is due by cadence, the most urgent first (method.md §8.5).

    The last contact is the latest two-way activity with the person up to `today`; before the
    first one, time counts from the day you met.
    """
    counted = rules.of(book)
    rows = _rows(book, counted, today, limit)
    names = contacts.names(book, [row[1] for row in rows])
    people = [
        PersonDue(
            contact_id=contact_id,
            name=names[contact_id],
            phone=phone or "",
            last_on=datetime.date.fromisoformat(last_on) if last_on else None,
            waiting=waiting,
            cadence=cadence_days,
            overdue=overdue,
            neglected=cadence.neglected(counted, overdue),
        )
        for _total, contact_id, last_on, waiting, cadence_days, overdue, phone in rows
    ]
    return Due(people, rows[0][0] if rows else 0)


def due_ids(book: Book, today: datetime.date) -> list[int]:
    """Everyone who is due by cadence, in the order of `due`."""
    return [row[1] for row in _rows(book, rules.of(book), today, -1)]


def _rows(book: Book, counted: Rules, today: datetime.date, limit: int) -> list[tuple[Any, ...]]:
    tiers = [value for tier in cadence.tiers(counted) for value in tier]
    return book.query(_DUE, (today.isoformat(), limit, counted.dormant_weight, *tiers))
