"""What there was with a contact, newest first: work, referrals, gifts, asks, promises, stages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from netplanner.method.cadence import TWO_WAY

if TYPE_CHECKING:
    from netplanner.store import Book


What = Literal["activity", "referral", "gift", "ask", "promise", "stage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing on the time line of a contact.

    `kind` is the value of its kind, direction, act or stage; `status` that of a referral, the
    answer to an ask, the day a promise was kept.
    """

    what: What
    id: int  # of the record
    day: datetime.date
    kind: str
    text: str  # occasion and notes, prospect and need, a note, a target, a promise, the evidence
    minutes: int = 0
    status: str = ""


# Whether an activity is a two-way contact, and the last of the contact `c` up to the day `?1`.
IS_TWO_WAY = "kind IN ({})".format(", ".join(f"'{kind.value}'" for kind in TWO_WAY))
LAST_CONTACT = f"""
    SELECT max(day) FROM activity_person JOIN activity ON activity.id = activity_id
    WHERE contact_id = c.id AND day <= ?1 AND {IS_TWO_WAY}
"""
_HISTORY = """
SELECT 'activity', a.id, a.day, a.kind, a.occasion, a.notes, a.minutes, ''
FROM activity_person AS p JOIN activity AS a ON a.id = p.activity_id WHERE p.contact_id = ?1
UNION ALL
SELECT 'referral', id, day, direction, prospect_name, need, 0, status
FROM referral WHERE partner_id = ?1
UNION ALL
SELECT 'gift', gift.id, day, act, trim(ifnull(other.given, '') || ' ' || ifnull(other.family, '')),
    note, 0, ''
FROM gift LEFT JOIN contact AS other ON other.id = other_id WHERE gift.contact_id = ?1
UNION ALL
SELECT 'ask', id, day, kind, target, '', 0, answer FROM ask WHERE contact_id = ?1
UNION ALL
SELECT 'promise', id, day, '', what, '', 0, ifnull(kept_on, '') FROM promise WHERE contact_id = ?1
UNION ALL
SELECT 'stage', id, day, stage, evidence, '', 0, '' FROM stage_change WHERE contact_id = ?1
ORDER BY 3 DESC, 1, 2 DESC LIMIT ?2
"""


def history(book: Book, contact_id: int, limit: int = 500) -> list[Moment]:
    """The newest `limit` moments with this contact."""
    return [
        Moment(
            what=row[0],
            id=row[1],
            day=datetime.date.fromisoformat(row[2]),
            kind=str(row[3]),
            text=" · ".join(filter(None, (row[4], " ".join(row[5].split())))),
            minutes=row[6],
            status=row[7],
        )
        for row in book.query(_HISTORY, (contact_id, limit))
    ]


def last_contact(book: Book, contact_id: int, today: datetime.date) -> datetime.date | None:
    """The day of the last two-way contact up to `today`, None if there was none."""
    query = f"SELECT ({LAST_CONTACT}) FROM contact AS c WHERE c.id = ?2"
    found = book.query(query, (today.isoformat(), contact_id))
    return datetime.date.fromisoformat(found[0][0]) if found and found[0][0] else None


def due_on(
    cadence_days: int | None, last: datetime.date | None, today: datetime.date
) -> datetime.date | None:
    """The day from which a contact is due (method.md §8.5); at once if there never was one."""
    if cadence_days is None:
        return None
    return today if last is None else last + datetime.timedelta(days=cadence_days)
