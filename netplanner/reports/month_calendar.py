"""The calendar of the monthly plan: which weeks a month has, and what lies on each day of it.

A field of the calendar has room for a few words, so an entry begins with what one looks for: the
person, or the group or event one goes to.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner import contacts, goals, words
from netplanner.i18n import N_, _
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.work import Activity, ActivityKind
from netplanner.reports import templates
from netplanner.store.tables import Activities

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from netplanner.model.owner import Profile
    from netplanner.store import Book

NAMES_IN_ENTRY = 2
_ENTRY_LENGTHS = (54, 30)  # characters, of one or two entries in a day and of more
_LINE_LENGTH = 15  # characters of a line in the calendar, at least

# Shorter than on screen: beside a name there is room for one word.
SHORT_KINDS = {
    ActivityKind.MEETING: N_("group"),
    ActivityKind.EVENT: N_("event"),
    ActivityKind.ONE_TO_ONE: N_("one-to-one"),
    ActivityKind.FOLLOW_UP: N_("follow-up"),
    ActivityKind.REFERRAL_WORK: N_("referrals"),
    ActivityKind.GIVING: N_("help"),
    ActivityKind.PREPARATION: N_("preparation"),
    ActivityKind.ONLINE: N_("online"),
    ActivityKind.TRAINING: N_("training"),
    ActivityKind.SERVICE: N_("volunteering"),
    ActivityKind.PLANNING: N_("planning"),
    ActivityKind.TRAVEL: N_("travel"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line in a day of the calendar."""

    text: str
    due: bool = False  # a goal's due day, not an activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One field of the calendar."""

    day: datetime.date
    in_month: bool
    works: bool
    entries: tuple[Entry, ...] = ()


def weeks_of(
    month: int, profile: Profile, entries: dict[datetime.date, tuple[Entry, ...]]
) -> tuple[tuple[Day, ...], ...]:
    """The rows of the calendar, Monday to Sunday, with what lies on each day of the month."""
    first = month_start(month)
    return tuple(
        tuple(
            Day(
                day=day,
                in_month=day.month == first.month,
                works=profile.works_on(day.weekday()),
                entries=entries.get(day, ()) if day.month == first.month else (),
            )
            for day in week
        )
        for week in calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    )


def entries_of(book: Book, month: int) -> dict[datetime.date, tuple[Entry, ...]]:
    """What lies on the days of the month: first the goals due, then the activities."""
    days: defaultdict[datetime.date, list[Entry]] = defaultdict(list)
    for goal in goals.in_month(book, month):
        if month_key(goal.due_on) == month:
            text = _("Due: {goal}").format(goal=goal.title or words.word(goal.measure))
            days[goal.due_on].append(Entry(text=text, due=True))
    people = defaultdict(list)
    for activity, contact in book.query(
        "SELECT activity_id, contact_id FROM activity_person WHERE activity_id IN"
        " (SELECT id FROM activity WHERE month = ?) ORDER BY id",
        (month,),
    ):
        people[activity].append(contact)
    shown = {contact for those in people.values() for contact in those[:NAMES_IN_ENTRY]}
    names = _untitled_names(book, list(shown))
    for activity in book.all(
        Activity,
        Activities.day.between(month_start(month), month_end(month)),
        order_by=[Activities.day, Activities.id],
    ):
        with_whom = people[activity.id]
        who = ", ".join(names[contact] for contact in with_whom[:NAMES_IN_ENTRY])
        if len(with_whom) > NAMES_IN_ENTRY:
            who += f" +{len(with_whom) - NAMES_IN_ENTRY}"
        days[activity.day].append(Entry(text=_entry_of(activity, who)))
    return {day: tuple(entries) for day, entries in days.items()}


def shown_entries(entries: Sequence[Entry], lines: int) -> tuple[list[Entry], int]:
    """The entries of a day that go on about `lines` lines, shortened, and how many are left out."""
    length = _ENTRY_LENGTHS[len(entries) > 2]
    shown: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        free = lines if number == len(entries) else lines - 1  # one says how many more there are
        if free < 1:
            break
        text = templates.cut(entry.text, min(length, free * _LINE_LENGTH))
        shown.append(replace(entry, text=text))
        lines -= -(-len(text) // _LINE_LENGTH)
    return shown, len(entries) - len(shown)


def weekday_names() -> list[str]:
    """Monday to Sunday, short, in the owner's language."""
    from babel.dates import get_day_names

    from netplanner.i18n import locale_name

    names = get_day_names("abbreviated", locale=locale_name())
    return [str(names[number]) for number in range(7)]


def _entry_of(activity: Activity, who: str) -> str:
    """The person first, then what; of an event its name first, of a group none of its members."""
    occasion = activity.occasion.strip()
    what = occasion or _(SHORT_KINDS[activity.kind])
    if activity.kind is ActivityKind.MEETING or not who:
        parts = [what]
    elif activity.kind is ActivityKind.EVENT:
        parts = [what, who]
    else:
        parts = [who, what]
    text = ": ".join(parts)
    return text[:1].upper() + text[1:]


def _untitled_names(book: Book, ids: list[int]) -> dict[int, str]:
    """Given and family name of each contact: a title takes the room of the name."""
    marks = ", ".join("?" * len(ids))
    rows = book.query(f"SELECT id, given, family FROM contact WHERE id IN ({marks})", ids)
    whole = contacts.names(book, ids)
    return {row[0]: " ".join(filter(None, row[1:])) or whole[row[0]] for row in rows}
