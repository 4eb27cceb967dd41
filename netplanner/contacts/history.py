"""What was done with a contact: activities and referrals, newest first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from netplanner.store import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One activity or referral of a contact; `kind` is the value of its kind or direction."""

    what: Literal["activity", "referral"]
    id: int  # of the activity or referral
    day: datetime.date
    kind: str
    text: str  # occasion and notes, or prospect and need
    minutes: int = 0
    status: str = ""


_HISTORY = """
SELECT 'activity', a.id, a.day, a.kind, a.occasion, a.notes, a.minutes, ''
FROM activity_person AS p JOIN activity AS a ON a.id = p.activity_id WHERE p.contact_id = ?1
UNION ALL
SELECT 'referral', id, day, direction, prospect_name, need, 0, status
FROM referral WHERE partner_id = ?1
ORDER BY 3 DESC, 1, 2 DESC LIMIT ?2
"""


def history(book: Book, contact_id: int, limit: int = 500) -> list[Moment]:
    """The newest `limit` activities and referrals with this contact."""
    return [
        Moment(
            what=row[0],
            id=row[1],
            day=datetime.date.fromisoformat(row[2]),
            kind=row[3],
            text=" · ".join(filter(None, (row[4], " ".join(row[5].split())))),
            minutes=row[6],
            status=row[7],
        )
        for row in book.query(_HISTORY, (contact_id, limit))
    ]


def last_contact(book: Book, contact_id: int) -> datetime.date | None:
    """The day of the last activity with this contact, None if there was none."""
    query = """
        SELECT max(day) FROM activity_person
        JOIN activity ON activity.id = activity_id WHERE contact_id = ?
    """
    day = book.query(query, (contact_id,))[0][0]
    return datetime.date.fromisoformat(day) if day else None
