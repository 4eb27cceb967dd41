"""The list of contacts: its order, the rows it paints, search as one types, and who looks alike.

Made for 100,000 contacts: ids come from a covering index, rows are read by the page, and the
folded texts that are searched lie in memory.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from netplanner.contacts.cards import digits, fold, is_phone
from netplanner.contacts.history import LAST_CONTACT, due_on
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netplanner.model.people import Card
    from netplanner.store import Book

_WITHOUT_ZERO = 6  # figures that say enough of a phone without the zeros one dials before them
_SAMPLE, _RARE = 1000, 3  # a word in fewer than one of three of the first thousand texts is rare
MANY = 500  # from here on, reading every search text is faster than picking the touched ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the list shows of one contact."""

    id: int
    name: str  # person, nickname or firm; failing all, a way to reach them
    line: str  # the firm, else what they do
    family: str = ""  # the part of the name the list is sorted by
    favourite: bool = False
    has_photo: bool = False
    due_on: datetime.date | None = None  # by cadence (method.md §8.5)


def sorted_ids(book: Book, *, favourites: bool = False) -> list[int]:
    """The ids of all contacts, or of the favourites, by name."""
    where = "WHERE favourite" if favourites else ""
    return [row[0] for row in book.query(f"SELECT id FROM contact {where} ORDER BY sort_name, id")]


_ROWS = """
SELECT c.id, c.prefix, c.given, c.middle, c.family, c.suffix, c.nickname, c.firm, c.job_title,
    c.trade, c.favourite, c.cadence_days,
    EXISTS (SELECT 1 FROM photo WHERE contact_id = c.id),
    CASE WHEN c.cadence_days IS NOT NULL THEN ifnull(({last}), c.met_on) END,
    CASE WHEN c.given || c.family || c.nickname || c.firm = '' THEN (
        SELECT value FROM contact_point WHERE contact_id = c.id ORDER BY position LIMIT 1
    ) END
FROM contact AS c WHERE c.id IN ({marks})
"""


def rows(book: Book, ids: Sequence[int], today: datetime.date) -> dict[int, Row]:
    """The rows of these contacts, by id: one page of the list."""
    found = {}
    sql = _ROWS.format(last=LAST_CONTACT, marks=", ".join("?" * len(ids)))
    for row in book.query(sql, (today.isoformat(), *ids)):
        *person, nickname, firm, job, trade, favourite, cadence, photo_, last, way = row[1:]
        name = " ".join(filter(None, person)) or nickname or firm
        lines = (firm, job, trade) if name != firm else (trade, job)
        found[row[0]] = Row(
            id=row[0],
            name=name or way or "",
            line=next(filter(None, lines), ""),
            family=person[3],
            favourite=bool(favourite),
            has_photo=bool(photo_),
            due_on=due_on(cadence, last and datetime.date.fromisoformat(last), today),
        )
    return found


def photo(book: Book, contact_id: int) -> bytes | None:
    """The contact's picture, JPEG or PNG."""
    found = book.query("SELECT data FROM photo WHERE contact_id = ?", (contact_id,))
    return found[0][0] if found else None


class Search:
    """The folded texts of all contacts, in memory, and what of them a query finds."""

    def __init__(self) -> None:
        self.loaded = False
        self._texts: dict[int, str] = {}
        self._in_order: list[str] = []  # the texts of `_ids`, in the same order
        self._joined = ""  # they all, each on its line, and where each begins
        self._starts: list[int] = []
        self._ids: Sequence[int] = ()
        self._last: tuple[list[str], list[int]] | None = None  # the words and ids found last

    def load(self, book: Book) -> None:
        """Read every text; some 200 ms for 100,000 contacts, so not before the first paint."""
        self._texts = dict(book.query("SELECT id, search_text FROM contact"))
        self.loaded = True
        self._forget()

    def update(self, book: Book, ids: Collection[int]) -> None:
        """Follow a change of these contacts."""
        if not self.loaded:
            return
        self._forget()
        if len(ids) > MANY:
            self.load(book)
            return
        marks = ", ".join("?" * len(ids))
        for contact_id in ids:
            self._texts.pop(contact_id, None)
        self._texts.update(
            book.query(f"SELECT id, search_text FROM contact WHERE id IN ({marks})", list(ids))
        )

    def arrange(self, ids: Sequence[int]) -> None:
        """Put the texts into the order of `ids`, as `find` does with ids it has not seen.

        They are made anew, one behind the other: what lies in the order it is looked through is
        found three times as soon.
        """
        self._forget()
        self._ids = ids
        get = self._texts.get
        texts = [get(contact_id, "") for contact_id in ids]
        self._joined = "\n".join(texts)
        anew = self._joined.split("\n")
        self._in_order = anew if len(anew) == len(texts) else texts  # a break in a text: as it is

    def find(self, query: str, ids: Sequence[int]) -> list[int]:
        """Those of `ids` in whose text every word of `query` occurs, in the order of `ids`.

        Three or more figures with nothing but what stands between figures are one phone number, of
        which the book may know another beginning: `07700 900…` is `+44 7700 900…`.
        """
        words = _words(query)
        if ids is not self._ids:
            self.arrange(ids)
        if self._last is not None and _narrows(words, self._last[0]):
            places = self._last[1]
            rest = words
        else:
            first, *rest = words or [""]
            places = self._having(first)
        for word in rest:
            in_order = self._in_order
            places = [place for place in places if word in in_order[place]]
        self._last = (words, places)
        return [ids[place] for place in places]

    def _having(self, word: str) -> list[int]:
        """The places of the texts in which `word` occurs.

        What is rare is found soonest in one long text, what is in most of them one by one.
        """
        texts = self._in_order
        often = sum(word in text for text in texts[:_SAMPLE]) * _RARE >= _SAMPLE
        if often or len(texts) <= _SAMPLE:
            return [place for place, text in enumerate(texts) if word in text]
        if not self._starts:  # not before it is needed: the first letters are in most texts
            self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        joined, starts, places = self._joined, self._starts, []
        at = joined.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            places.append(place)
            at = joined.find(word, starts[place + 1])
        return places

    def _forget(self) -> None:
        self._last = None
        self._ids = ()
        self._in_order = []
        self._joined = ""
        self._starts = []


def _words(query: str) -> list[str]:
    if is_phone(query):
        figures = digits(query)
        plain = figures.lstrip("0")
        return [plain if len(plain) >= _WITHOUT_ZERO else figures]
    return sorted(fold(query).split(), key=len, reverse=True)  # the longest finds the fewest


def _narrows(words: list[str], before: list[str]) -> bool:
    return all(any(old in word for word in words) for old in before)


def alike(book: Book, card: Card) -> list[int]:
    """Other contacts with the same name, or with a mail or phone of this card; at most five."""
    contact = card.contact
    found: list[int] = []
    person = " ".join(filter(None, (contact.family, contact.given, contact.middle)))
    wanted = fold(person or contact.nickname or contact.firm)
    if wanted and not (contact.given or contact.family) and not contact.firm:
        wanted = ""  # a nickname alone says nothing
    if wanted and (not person or (contact.given and contact.family)):
        query = "SELECT id FROM contact WHERE sort_name = ? ORDER BY id LIMIT 6"
        found += [row[0] for row in book.query(query, (wanted,))]
    shared = [fold(mail) for mail in card.values(PointKind.EMAIL) if "@" in mail]
    shared += [
        figures for phone in card.values(PointKind.PHONE) if len(figures := digits(phone)) >= 7
    ]
    for text in shared:
        query = "SELECT id FROM contact WHERE instr(search_text, ?) LIMIT 6"
        found += [row[0] for row in book.query(query, (text,))]
    return [known for known in dict.fromkeys(found) if known != contact.id][:5]
