"""Activities: logging the hours put into networking, and listing and adding them up."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from netplanner import contacts
from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.model.months import month_end, month_start
from netplanner.model.plan import ExpenseCategory
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose
from netplanner.store.search import begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netplanner.store import Book

DAY_MINUTES = 24 * 60
PAGE = 200  # rows read at once
SHORT = 2  # letters
FEW = 2_000  # so many activities are looked at one by one sooner than all that a word finds
_RECENT = 3000  # how many activities back an occasion is offered again

# The budget line a cost counts on unless the owner says otherwise (method.md §6.1, §6.2).
CATEGORY_OF = {
    ActivityKind.MEETING: ExpenseCategory.MEALS,
    ActivityKind.ONE_TO_ONE: ExpenseCategory.MEALS,
    ActivityKind.EVENT: ExpenseCategory.TICKETS,
    ActivityKind.TRAINING: ExpenseCategory.TRAINING,
    ActivityKind.TRAVEL: ExpenseCategory.TRAVEL,
    ActivityKind.GIVING: ExpenseCategory.GIFTS,
    ActivityKind.FOLLOW_UP: ExpenseCategory.GIFTS,
    ActivityKind.ONLINE: ExpenseCategory.COMMUNICATIONS,
    ActivityKind.SERVICE: ExpenseCategory.DONATION,
}


def category_of(kind: ActivityKind) -> ExpenseCategory:
    """The budget line a cost of this kind of activity usually counts on."""
    return CATEGORY_OF.get(kind, ExpenseCategory.OTHER)


# Writing


def problems(draft: Activity) -> dict[str, str]:
    """What keeps the activity from being saved: field name to sentence."""
    found = {}
    if draft.minutes < 1:
        found["minutes"] = _("Say how long it took, for example 45 or 1:15.")
    elif draft.minutes > DAY_MINUTES:
        found["minutes"] = _("A day has no more than 24 hours.")
    if draft.cost_cents < 0:
        found["cost"] = _("The cost cannot be below zero.")
    return found


def save(
    book: Book, activity: Activity, people: Iterable[int] = (), newcomers: Iterable[str] = ()
) -> int:
    """Save the activity with exactly these people and return its id.

    `newcomers` are the names of people who become contacts with it. `InvalidError` if `problems`
    finds any. An activity without cost keeps no budget line of its
    own, so that the usual one is offered when a cost is added.
    """
    if found := problems(activity):
        raise InvalidError(found)
    if not activity.cost_cents:
        activity = replace(activity, cost_category=category_of(activity.kind))
    with book.edit(N_("Change activity") if activity.id else N_("Log activity")) as edit:
        activity = edit.put(activity)
        made = [contacts.add_named(book, name) for name in newcomers]
        wanted = dict.fromkeys((*people, *made))
        rows = edit.query(
            "SELECT id, contact_id FROM activity_person WHERE activity_id = ?", (activity.id,)
        )
        edit.remove_ids(ActivityPerson, [row[0] for row in rows if row[1] not in wanted])
        present = {row[1] for row in rows}
        edit.put_many(
            ActivityPerson(activity_id=activity.id, contact_id=contact_id)
            for contact_id in wanted
            if contact_id not in present
        )
    return activity.id


def remove(book: Book, ids: Iterable[int]) -> None:
    """Delete activities; the people stay."""
    gone = list(ids)
    with book.edit(N_("Delete activities") if len(gone) > 1 else N_("Delete activity")) as edit:
        edit.remove_ids(Activity, gone)


# Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """What a list shows of one activity."""

    id: int
    day: datetime.date
    minutes: int
    kind: ActivityKind
    occasion: str
    cost_cents: int
    purposes: Purpose
    notes: str
    people: tuple[tuple[int, str], ...] = ()  # contact id and name


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a text finds, so that list and sums need not search for it one by one."""

    count: int
    ids: str = field(repr=False)  # a JSON list


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which activities a list is about; `month` as in `model.months`, None for all."""

    month: int | None = None
    kind: ActivityKind | None = None
    person: int | None = None
    text: str = ""  # begun words of occasion and notes, parts of what a contact is found by
    found: Found | None = None  # what the text finds, once `looked_up`

    @property
    def filtered(self) -> bool:
        """Whether more than the month narrows the list."""
        return self.kind is not None or self.person is not None or bool(self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many activities, how long they took and what they cost."""

    count: int = 0
    minutes: int = 0
    cents: int = 0


def rows(
    book: Book,
    choice: Choice,
    *,
    before: ActivityRow | None = None,
    limit: int = PAGE,
) -> list[ActivityRow]:
    """At most `limit` activities, the newest first; those that come after the row `before`."""
    where, values = _where(looked_up(book, choice))
    if before is not None:
        where += " AND (day, id) < (?, ?)"
        values += [before.day.isoformat(), before.id]
    found = book.query(
        "SELECT id, day, minutes, kind, occasion, cost_cents, purposes, notes FROM activity "
        f"WHERE {where} ORDER BY day DESC, id DESC LIMIT ?",
        [*values, limit],
    )
    people = people_of(book, [row[0] for row in found])
    return [
        ActivityRow(
            id=row[0],
            day=datetime.date.fromisoformat(row[1]),
            minutes=row[2],
            kind=ActivityKind(row[3]),
            occasion=row[4],
            cost_cents=row[5],
            purposes=Purpose(row[6]),
            notes=row[7],
            people=people.get(row[0], ()),
        )
        for row in found
    ]


def people_of(book: Book, ids: Sequence[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """The people of these activities: activity id to pairs of contact id and name."""
    pairs = book.query(
        "SELECT activity_id, contact_id FROM activity_person "
        "WHERE activity_id IN (SELECT value FROM json_each(?)) ORDER BY activity_person.id",
        (json.dumps(list(ids)),),
    )
    names: dict[int, str] = {}
    wanted = list(dict.fromkeys(contact_id for _activity, contact_id in pairs))
    for start in range(0, len(wanted), 500):
        names |= contacts.names(book, wanted[start : start + 500])
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for activity_id, contact_id in pairs:
        person = (contact_id, names.get(contact_id, ""))
        found[activity_id] = (*found.get(activity_id, ()), person)
    return found


def day_minutes(
    book: Book, choice: Choice, first: datetime.date, last: datetime.date
) -> dict[datetime.date, int]:
    """The minutes of each day from `first` to `last`, of the activities chosen."""
    where, values = _where(looked_up(book, choice))
    found = book.query(
        f"SELECT day, sum(minutes) FROM activity WHERE {where} AND day BETWEEN ? AND ? "
        "GROUP BY day",
        [*values, first.isoformat(), last.isoformat()],
    )
    return {datetime.date.fromisoformat(day): minutes for day, minutes in found}


def total(book: Book, choice: Choice) -> Total:
    """What the activities chosen come to."""
    choice = looked_up(book, choice)
    where, values = _where(choice, by_id=True)
    if choice.filtered:
        count, minutes, cents = book.query(
            f"SELECT count(*), total(minutes), total(cost_cents) FROM activity WHERE {where}",
            values,
        )[0]
    else:  # two questions, since each is answered from an index alone
        count, minutes = book.query(
            f"SELECT count(*), total(minutes) FROM activity WHERE {where}", values
        )[0]
        where = "1" if choice.month is None else "month = ?"
        cents = book.query(
            f"SELECT total(cost_cents) FROM activity WHERE {where} AND cost_cents <> 0",
            [] if choice.month is None else [choice.month],
        )[0][0]
    return Total(count=count, minutes=int(minutes), cents=int(cents))


def any_logged(book: Book) -> bool:
    """Whether there is any activity at all."""
    return bool(book.query("SELECT EXISTS (SELECT 1 FROM activity)")[0][0])


def _where(choice: Choice, *, by_id: bool = False) -> tuple[str, list[Any]]:
    """The condition a choice stands for, and its values; its text must be `looked_up`.

    `by_id`: for a question that needs all of the activities anyway, and none of their order.
    """
    conditions: list[str] = ["1"]
    values: list[Any] = []
    if choice.month is not None:
        conditions.append("activity.day BETWEEN ? AND ?")
        values += [month_start(choice.month).isoformat(), month_end(choice.month).isoformat()]
    if choice.kind is not None:
        conditions.append("activity.kind = ?")
        values.append(choice.kind.value)
    if choice.person is not None:
        conditions.append(
            "activity.id IN (SELECT activity_id FROM activity_person WHERE contact_id = ?)"
        )
        values.append(choice.person)
    if choice.found is not None:
        # +: of many that are found, the newest are sooner met in the order of their days
        plus = "" if by_id or choice.found.count <= FEW else "+"
        conditions.append(f"{plus}activity.id IN (SELECT value FROM json_each(?))")
        values.append(choice.found.ids)
    return " AND ".join(conditions), values


# What a word finds among few activities, which are looked at one by one, and among all.
_AMONG_FEW = """
    SELECT rowid AS id FROM activity_text
    WHERE activity_text MATCH ? AND +rowid IN (SELECT id FROM activity WHERE {where})
    UNION
    SELECT +activity.id FROM activity  -- +: or it would go through all of them by their ids
    CROSS JOIN activity_person AS p ON p.activity_id = activity.id
    CROSS JOIN contact AS c ON c.id = p.contact_id
    WHERE {where} AND instr(c.search_text, ?)
"""
_AMONG_ALL = """
    SELECT id FROM (
        SELECT rowid AS id FROM activity_text WHERE activity_text MATCH ?
        UNION
        SELECT activity_id FROM activity_person {in_order}
        WHERE contact_id IN (SELECT id FROM contact WHERE instr(search_text, ?))
    ) AS activity WHERE {where}
"""


def looked_up(book: Book, choice: Choice) -> Choice:
    """The choice with what its text finds, for asking more than once about it."""
    words = [word for word in contacts.fold(choice.text).split() if any(map(str.isalnum, word))]
    if choice.found is not None or not words:  # nothing is found by the “&” of a firm
        return choice
    few = choice.month is not None or choice.person is not None
    for word in sorted(words, key=len, reverse=True):  # the longest finds the fewest
        if few:
            where, values = _where(choice)
            sql, asked = _AMONG_FEW.format(where=where), [begun(word), *values, *values, word]
        else:
            where, values = _where(Choice(found=choice.found))
            # so few letters stand in most names: then it is best to go through all in order
            in_order = "INDEXED BY activity_person_activity" if len(word) <= SHORT else ""
            sql = _AMONG_ALL.format(where=where, in_order=in_order)
            asked = [begun(word), word, *values]
        ((count, ids),) = book.query(f"SELECT count(*), json_group_array(id) FROM ({sql})", asked)
        choice = replace(choice, found=Found(count=count, ids=ids))
        few = few or count <= FEW
    return choice


# What was written before


def occasions(book: Book, text: str, limit: int = 12) -> list[str]:
    """Groups and events written before in which every word of `text` occurs; the latest first."""
    words = contacts.fold(text).split()
    found = book.query(
        "SELECT occasion FROM activity WHERE occasion <> '' ORDER BY day DESC, id DESC LIMIT ?",
        (_RECENT,),
    )
    seen: dict[str, str] = {}
    for (occasion,) in found:
        seen.setdefault(contacts.fold(occasion), occasion)
    return [occasion for folded, occasion in seen.items() if all(word in folded for word in words)][
        :limit
    ]


def last_with(book: Book, occasion: str) -> Activity | None:
    """The latest activity of this group or event, for what it usually is."""
    found = book.query(
        "SELECT id FROM activity WHERE occasion = ? ORDER BY day DESC, id DESC LIMIT 1", (occasion,)
    )
    return book.get(Activity, found[0][0]) if occasion and found else None
