"""The account with a contact: what was given, received and asked, what is still open, and whether
it is time to ask (method.md §8.2, §8.3)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from netplanner.errors import BookError, InvalidError
from netplanner.i18n import N_, _, show_day
from netplanner.method import capital, readiness
from netplanner.method.cadence import TWO_WAY
from netplanner.method.scorecard import capital as worth
from netplanner.method.scorecard import referral_capital
from netplanner.model.giving import Act, Ask, AskKind, Gift, Promise
from netplanner.model.people import Stage
from netplanner.model.referrals import Referral

if TYPE_CHECKING:
    from netplanner.model.rules import Rules
    from netplanner.store import Book

YEAR = datetime.timedelta(days=365)


class What(StrEnum):
    """What a line of the account is."""

    GIFT = "gift"
    GIVEN = "given"  # a referral
    RECEIVED = "received"  # a referral
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that moved the account; `points` above 0 were given."""

    what: What
    id: int  # of the gift, referral or ask
    day: datetime.date
    kind: str  # value of `Act` or `AskKind`; the level of a referral
    text: str
    points: float


class Line(NamedTuple):
    """An item, what is left of its points today, and the balance it left on its day."""

    item: Item
    left: float
    balance: float


class Open(StrEnum):
    """What is owed until it is done; it does not fade."""

    THANKS = "thanks"
    REPORT = "report"  # the giver of a referral has not heard what came of it
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something still to be done for a contact; `id` is the referral's or the promise's."""

    what: Open
    id: int
    text: str
    day: datetime.date  # since when, or when a promise is due
    due: bool  # a promise may still have time
    until: datetime.date | None = None  # of a promise that has a day


_RESULT = "('won', 'lost', 'not_a_fit')"
_ITEMS = """
SELECT 'gift', gift.id, gift.day, act, note,
    trim(ifnull(other.given, '') || ' ' || ifnull(other.family, '')), NULL
FROM gift LEFT JOIN contact AS other ON other.id = other_id WHERE gift.contact_id = ?1
UNION ALL
SELECT direction, id, day, level, prospect_name, '',
    (SELECT id FROM ask WHERE ask.referral_id = referral.id LIMIT 1)
FROM referral WHERE partner_id = ?1
UNION ALL
SELECT 'ask', id, day, kind, target, '', referral_id FROM ask WHERE contact_id = ?1
ORDER BY 3, 2
"""
_OPEN = f"""
SELECT 'promise', id, what, ifnull(due_on, day), due_on IS NULL OR due_on <= ?2, due_on
FROM promise WHERE contact_id = ?1 AND kept_on IS NULL AND day <= ?2
UNION ALL
SELECT 'thanks', id, prospect_name, day, 1, NULL FROM referral
WHERE partner_id = ?1 AND direction = 'received' AND thanked_on IS NULL AND day <= ?2
UNION ALL
SELECT 'report', id, prospect_name, day, 1, NULL FROM referral
WHERE partner_id = ?1 AND direction = 'received' AND told_on IS NULL AND day <= ?2
    AND status IN {_RESULT}
ORDER BY 4, 2
"""
_KINDS = ", ".join(f"'{kind.value}'" for kind in TWO_WAY)
_TALKS = f"""
SELECT count(*), ifnull(sum(kind = 'one2one'), 0), min(day), max(day)
FROM activity_person JOIN activity ON activity.id = activity_id
WHERE contact_id = ?1 AND day <= ?2 AND kind IN ({_KINDS})
"""


def items(book: Book, counted: Rules, contact_id: int) -> list[Item]:
    """All that moved the account with a contact, oldest first.

    A referral that came of an ask is charged together with it, on the line of the ask.
    """
    rows = book.query(_ITEMS, (contact_id,))
    levels = {row[1]: row[3] for row in rows if row[0] == What.RECEIVED}
    return [
        Item(
            what=What(what),
            id=record_id,
            day=datetime.date.fromisoformat(day),
            kind=str(kind),
            text=" · ".join(filter(None, (text, other))),
            points=_points(
                counted, What(what), kind, levels.get(link) if what == What.ASK else link
            ),
        )
        for what, record_id, day, kind, text, other, link in rows
    ]


def _points(counted: Rules, what: What, kind: str, link: int | None) -> float:
    """`link` is the level of the referral that came of an ask, or the ask a referral came of."""
    if what is What.GIFT:
        return worth(counted, Act(kind))
    if what is What.GIVEN:
        return referral_capital(counted, int(kind))
    if what is What.RECEIVED:
        return 0.0 if link else -referral_capital(counted, int(kind))
    cost = capital.ask_cost(counted, AskKind(kind))
    return -capital.charged(cost, referral_capital(counted, link) if link else 0)


def statement(book: Book, counted: Rules, contact_id: int, day: datetime.date) -> tuple[Line, ...]:
    """The account as of `day`, newest first."""
    known = [item for item in items(book, counted, contact_id) if item.day <= day]
    entries = [capital.Entry(day=item.day, points=item.points) for item in known]
    lines = capital.statement(counted, entries, day)
    return tuple(
        Line(item, line.left, line.balance) for item, line in zip(known, lines, strict=True)
    )[::-1]


def balance(book: Book, counted: Rules, contact_id: int, day: datetime.date) -> float:
    """What is left of all that was given and taken, as of `day`."""
    return sum(line.left for line in statement(book, counted, contact_id, day))


def obligations(book: Book, contact_id: int, day: datetime.date) -> list[Obligation]:
    """What is still owed to a contact, the oldest first: thanks, results, promises."""
    return [
        Obligation(
            what=Open(what),
            id=record_id,
            text=text,
            day=datetime.date.fromisoformat(since),
            due=bool(due),
            until=datetime.date.fromisoformat(until) if until else None,
        )
        for what, record_id, text, since, due, until in book.query(
            _OPEN, (contact_id, day.isoformat())
        )
    ]


def said(obligation: Obligation) -> str:
    """What is owed, as a sentence."""
    day = show_day(obligation.day)
    if obligation.what is Open.THANKS:
        return _("Thank them for the referral “{name}” of {day}").format(
            name=obligation.text, day=day
        )
    if obligation.what is Open.REPORT:
        return _("Tell them what came of “{name}”").format(name=obligation.text)
    if obligation.until:
        return _("You promised: {what} (until {day})").format(what=obligation.text, day=day)
    return _("You promised: {what} ({day})").format(what=obligation.text, day=day)


def standing(
    book: Book,
    counted: Rules,
    contact_id: int,
    *,
    kind: AskKind,
    names_target: bool,
    offered: bool,
    day: datetime.date,
) -> readiness.Standing:
    """Where the relationship stands for an ask of this kind on `day`.

    `BookError` if the contact is in the book no more.
    """
    iso = day.isoformat()
    lines = statement(book, counted, contact_id, day)
    given = [line.item.points for line in lines if day - line.item.day <= YEAR]
    asks = [line.item.day for line in lines if line.item.what is What.ASK]
    ((talks, one_to_ones, first, last),) = book.query(_TALKS, (contact_id, iso))
    found = book.query(
        "SELECT met_on, cadence_days, (SELECT stage FROM stage_change WHERE contact_id = contact.id"
        " AND day <= ?2 ORDER BY day DESC, id DESC LIMIT 1) FROM contact WHERE id = ?1",
        (contact_id, iso),
    )
    if not found:
        raise BookError(
            _(
                "This contact was deleted meanwhile. Everything else in the book is safe; Undo may "
                "bring it back."
            )
        )
    ((met_on, cadence_days, stage),) = found
    since_met = [_days(value, day) for value in (met_on, first) if value and value <= iso]
    return readiness.Standing(
        stage=Stage(stage or 0),
        balance=sum(line.left for line in lines),
        cost=capital.ask_cost(counted, kind),
        best_deposit=max(given, default=0.0),
        conversations=talks,
        one_to_ones=one_to_ones,
        days_known=max(since_met, default=None),
        days_since_contact=_days(last, day) if last else None,
        cadence_days=cadence_days,
        obligations=sum(one.due for one in obligations(book, contact_id, day)),
        days_since_ask=min(((day - asked).days for asked in asks), default=None),
        names_target=names_target,
        offered=offered,
    )


def _days(iso: str, day: datetime.date) -> int:
    return (day - datetime.date.fromisoformat(iso)).days


def asked_in_last_year(book: Book, contact_id: int, day: datetime.date) -> bool:
    """Whether anything was asked of the contact within the year before `day`."""
    found = book.query(
        "SELECT EXISTS (SELECT 1 FROM ask WHERE contact_id = ? AND day BETWEEN ? AND ?)",
        (contact_id, (day - YEAR).isoformat(), day.isoformat()),
    )
    return bool(found[0][0])


# Recording


def problems(record: Gift | Ask | Promise, today: datetime.date) -> dict[str, str]:
    """What keeps a record from being saved: field name to sentence."""
    found: dict[str, str] = {}
    if record.day > today:
        found["day"] = _("This day is still to come.")
    if isinstance(record, Gift):
        if record.other_id is not None and record.other_id == record.contact_id:
            found["other_id"] = _("Nobody is introduced to themselves.")
        if record.act is Act.INTRODUCTION and record.other_id is None and not record.note.strip():
            found["other_id"] = _("Say whom you introduced them to.")
    if isinstance(record, Promise) and not record.what.strip():
        found["what"] = _("Say what you promised.")
    return found


def give(book: Book, gift: Gift, today: datetime.date) -> int:
    """Save what was done for a contact; its id. `InvalidError` if `problems` finds any."""
    return _save(book, gift, today, N_("Note what you gave"))


def promise(book: Book, made: Promise, today: datetime.date) -> int:
    """Save a promise; its id. `InvalidError` if `problems` finds any."""
    return _save(book, made, today, N_("Note a promise"))


def ask(book: Book, counted: Rules, asked: Ask, today: datetime.date) -> int:
    """Save an ask with the light as it is on its day; its id.

    The light is that of the first saving: what comes later does not make an ask timely.
    `InvalidError` if `problems` finds any; an ask at the wrong time is no problem.
    """
    if not asked.id and not problems(asked, today):
        asked = judged(book, counted, asked)
    return _save(book, asked, today, N_("Note what you asked"))


def judged(book: Book, counted: Rules, asked: Ask) -> Ask:
    """The ask with the light as it is on its day, and with what that makes of it."""
    found = ready(book, counted, asked)
    earlier = asked_in_last_year(book, asked.contact_id, asked.day)
    return replace(
        asked,
        light=found.light,
        harvest=readiness.harvest(found, asked_in_last_year=earlier),
    )


def ready(book: Book, counted: Rules, asked: Ask) -> readiness.Readiness:
    """Whether it is time for this ask on its day."""
    found = standing(
        book,
        counted,
        asked.contact_id,
        kind=asked.kind,
        names_target=bool(asked.target.strip()),
        offered=asked.offered,
        day=asked.day,
    )
    return readiness.readiness(counted, found, book.profile.trust_time)


def _save(book: Book, record: Gift | Ask | Promise, today: datetime.date, label: str) -> int:
    if found := problems(record, today):
        raise InvalidError(found)
    with book.edit(label) as edit:
        return edit.put(record).id


def remove(book: Book, record: Gift | Ask | Promise) -> None:
    """Delete a record of the account."""
    with book.edit(N_("Delete from the account")) as edit:
        edit.remove(record)


def settle(book: Book, obligation: Obligation, day: datetime.date) -> None:
    """Note that what was owed was done on `day`."""
    labels = {
        Open.THANKS: N_("Thanked"),
        Open.REPORT: N_("Told what came of it"),
        Open.PROMISE: N_("Promise kept"),
    }
    with book.edit(labels[obligation.what]) as edit:
        if obligation.what is Open.PROMISE:
            made = book.get(Promise, obligation.id)
            if made is not None:
                edit.put(replace(made, kept_on=day))
        else:
            referral = book.get(Referral, obligation.id)
            if referral is not None and obligation.what is Open.THANKS:
                edit.put(replace(referral, thanked_on=day))
            elif referral is not None:
                edit.put(replace(referral, told_on=day))
