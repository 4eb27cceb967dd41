"""Contacts from tables (CSV) as address books export them and as people keep them.

Encoding, separator and the row with the headings are found out; the columns are known by name.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from netplanner.exchange.dates import read_birthday, read_day
from netplanner.exchange.encoding import clean, decode_file, unmarked
from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.table_words import Column, columns_of, label_of, plain_words
from netplanner.exchange.told import told
from netplanner.i18n import _
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

_SEPARATORS = ",;\t|"
_ROWS_LOOKED_AT = 30  # LinkedIn puts up to five lines of explanation before the headings
_SEVERAL = " ::: "  # what Google puts between several values of a cell
_MOST_OPEN_QUOTES = 100
_LONGEST_CELL = 2**31 - 1
_TEXT_FIELDS = (
    *("uid", "given", "family", "middle", "prefix", "suffix", "nickname"),
    *("firm", "department", "job_title", "trade", "notes"),
)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_DAY_FIRST_HEADINGS = re.compile(
    r"\b(cognome|compleanno|nascita|telefono|societa|azienda|nachname|vorname|geburtstag"
    r"|geburtsdatum|prenom|naissance|apellidos|cumpleanos|nacimiento|achternaam|verjaardag)\b"
)
_OF_LINES = frozenset({"street", "label", "formatted"})  # the other parts of an address are words
_LISTED = re.compile(r"[;,\n]")
_WHOLE = {  # no comma or semicolon in a list may leave less than this behind
    PointKind.EMAIL: re.compile(r"[^\s@<>]+@[^\s@<>]+"),
    PointKind.PHONE: re.compile(r"(?=(?:\D*\d){6})[^a-z]{6,25}", re.IGNORECASE),
}
_SIGNS = {PointKind.EMAIL: "@", PointKind.PHONE: r"\d", PointKind.WEBSITE: r"\w\.\w"}
_NOTHING = frozenset({"0", "-", "--", "n/a", "n/d", "n.d.", "nan", "none", "null"})  # no number
_MISTAKE = re.compile(r"#(?:N/[AD]|REF!|RIF!|NAME\?|NOME\?|VALUE!|VALORE!|DIV/0!|NUM!)")  # Excel's
_SHORTENED = re.compile(r"\+?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)  # 3,93E+11
_DECIMALS = re.compile(r"(?<=\d{5})[.,]0{1,2}$")  # of a phone kept as a number
_DRESSED = frozenset({"'+", "'0", "'=", "'-", "'@"})
_AS_NUMBER = re.compile(r"=\+?\d[\d ]*")
_NO_SMTP = re.compile(r"/o=", re.IGNORECASE)  # an Exchange address, of no use outside its house
_NOBODYS_TAGS = re.compile(r"\*?\s*my ?contacts|\* .*|unfiled", re.IGNORECASE)


def read_table(data: bytes) -> Iterator[FoundCard | Problem]:
    """The rows of `data` as cards, in their order, and what could not be understood."""
    csv.field_size_limit(_LONGEST_CELL)
    text = decode_file(data).replace("\r\n", "\n").replace("\r", "\n")
    found = _headings(text)
    if found is None:
        if text.strip():
            yield Problem(
                line=1,
                reason=_(
                    "No column of this table has a known name. Name them in the first line, "
                    "for example: First name, Last name, Company, Phone, E-mail."
                ),
            )
        return
    separator, heading_line, headings = found
    columns = columns_of(headings)
    rows = list(_rows(text, separator, heading_line))
    month_first = _month_first(headings, columns, rows)
    for line, cells in rows:
        words = [cell.strip() for cell in cells]
        if not any(words) or words == headings:  # joined files repeat their headings
            continue
        row = Row(headings, columns, month_first)
        card = row.read(line, cells)
        for reason in row.problems:
            yield Problem(line=line, reason=reason)
        if card is not None:
            yield card
        else:
            yield Problem(line=line, reason=_("There is no name and no way to reach anybody."))


def _headings(text: str) -> tuple[str, int, list[str]] | None:
    """(separator, line on which the headings end, headings): where most columns are known.

    `csv.Sniffer` guesses from the first lines' shape and is wrong on `;`, tabs and quoted line
    ends; known names are the better sign.
    """
    best: tuple[int, str, int, list[str]] | None = None
    start = text[:200_000]
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(start), delimiter=separator, skipinitialspace=True)
        for cells in islice(reader, _ROWS_LOOKED_AT):
            known = len({column for column in columns_of(cells) if column is not None})
            enough = known >= 2 or (known == 1 and len(cells) <= 2 and not best)
            if enough and (best is None or known > best[0]):
                best = (known, separator, reader.line_num, [cell.strip() for cell in cells])
    return best[1:] if best else None


def _rows(text: str, separator: str, after: int) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each row after the headings.

    A quotation mark that is never closed makes everything after it one cell: such a row is read
    without its quotation marks, and the rows behind it as usual.
    """
    lines = text.split("\n")
    start = after
    for _time in range(_MOST_OPEN_QUOTES):
        began = start + 1
        rest = "\n".join(lines[start:])
        cells: list[str] = []
        last = None
        reader = csv.reader(io.StringIO(rest), delimiter=separator, skipinitialspace=True)
        for cells in reader:
            if last is not None:
                yield last
            last = began, cells
            began = start + reader.line_num + 1
        if last is None:
            return
        if "\n" not in (cells or [""])[-1] or rest.rstrip().endswith('"'):
            yield last
            return
        start = last[0]
        yield last[0], lines[start - 1].replace('"', "").split(separator)


def _month_first(
    headings: list[str], columns: list[Column | None], rows: Iterable[tuple[int, list[str]]]
) -> bool:
    """Whether `3/4/1980` is the 4th of March here: by the other birthdays, else the language."""
    birthdays = {at for at, column in enumerate(columns) if column and column.role == "birthday"}
    for _line, cells in rows:
        for at in birthdays:
            found = _SLASHED.match(cells[at].strip()) if at < len(cells) else None
            if found and int(found[1]) > 12:
                return False
            if found and int(found[2]) > 12:
                return True
    return not _DAY_FIRST_HEADINGS.search(plain_words(" ".join(headings)))


@dataclass(slots=True)
class Row:
    """One row, or one entry of a directory, while its cells are read."""

    headings: list[str]
    columns: list[Column | None]
    month_first: bool
    once: dict[str, str] = field(default_factory=dict)
    points: list[tuple[Column, ContactPoint]] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)  # kind, number
    addresses: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    firms: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    pairs: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    tags: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)  # what of the row was left out
    met_on: datetime.date | None = None

    def read(self, line: int, cells: list[str], *, is_group: bool = False) -> FoundCard | None:
        """The row as a card; None if it names nobody."""
        for heading, column, cell in zip(self.headings, self.columns, cells, strict=False):
            if cell and (value := clean(_unwrapped(cell))):
                self._take(heading, column, value)
        self._take_firms()
        self._take_pairs()
        birthday = self._birthday()
        points = tuple(self._labelled())
        texts: dict[str, Any] = {name: self.once.get(name, "") for name in _TEXT_FIELDS}
        texts["uid"] = texts["uid"] or _linkedin_uid(points)
        met_how = "LinkedIn" if self.met_on else ""
        contact = Contact(**texts, birthday=birthday, met_on=self.met_on, met_how=met_how)
        shown = self.once.get("shown", "")
        reachable = any(point.kind is not PointKind.WEBSITE for point in points)
        if not (contact.name or shown or reachable):
            return None
        return FoundCard(
            line=line,
            card=Card(
                contact=contact,
                points=points,
                addresses=tuple(self._postal()),
                tags=tuple(dict.fromkeys(self.tags)),
            ),
            shown_name=shown,
            is_group=is_group,
            remarks=tuple(self.remarks),
        )

    def _take(self, heading: str, column: Column | None, value: str) -> None:
        unlikely = column and not column.sure and not _likely(column, value)
        if column is None or column.role == "remark" or unlikely:
            if not set(value) <= set("0/"):  # Outlook writes 0/0/00 for no day
                self.remarks.append(told(heading, value) if heading else value)
            return
        match column.role:
            case "ignored":
                pass
            case "point" | "number":
                for part in _several(PointKind(column.part), value):
                    self._take_point(column, part.strip())
            case "label":
                self.labels[column.part, column.number] = value
            case "address":
                place = self.addresses.setdefault((column.label, column.number), {})
                place.setdefault(column.part, []).append(value)
            case "organization":
                self.firms[column.number][column.part] = value
            case "pair":
                self.pairs[column.label, column.number][column.part] = value
            case "tags":
                words = re.split(":::|[;,]", value)
                self.tags += [
                    word.strip()
                    for word in words
                    if word and not _NOBODYS_TAGS.fullmatch(word.strip())
                ]
            case "connected":
                self.met_on = read_day(value, month_first=True)
            case _:
                self._take_text(heading, column.role, value)

    def _take_text(self, heading: str, role: str, value: str) -> None:
        """Of two columns for one field the first counts; the other is not lost."""
        own = self.once.setdefault(role, value)
        if own == value:
            return
        if role == "notes":
            self.once[role] = f"{own}\n{value}"
        else:
            self.remarks.append(told(heading, value))

    def _take_point(self, column: Column, value: str) -> None:
        kind, value = PointKind(column.part), unmarked(value)
        if value.casefold() in _NOTHING:
            return
        if kind is PointKind.PHONE:
            if _SHORTENED.fullmatch(value):
                self.problems.append(
                    _(
                        "“{value}” is a phone number that a spreadsheet has shortened; it was left "
                        "out. Make the column a column of text and save the table again."
                    ).format(value=value)
                )
                return
            value = _DECIMALS.sub("", value)
        if kind is PointKind.EMAIL:
            if _NO_SMTP.match(value):
                return
            if value.endswith(">") and "<" in value:
                value = value[value.rindex("<") + 1 : -1].strip()
        if value:
            self.points.append((column, ContactPoint(kind=kind, label=column.label, value=value)))

    def _take_firms(self) -> None:
        for number, (_key, firm) in enumerate(sorted(self.firms.items())):
            if number == 0:
                for part, value in firm.items():
                    self.once.setdefault(part, value)
            else:
                self.remarks.append(_("Also at: {firm}").format(firm=", ".join(firm.values())))

    def _take_pairs(self) -> None:
        for pair in self.pairs.values():
            label, value = pair.get("label", "").strip("* "), pair.get("value", "")
            if plain_words(label) in {"birthday", "compleanno"}:
                self.once.setdefault("birthday", value)
            elif value:
                self.remarks.append(told(label, value) if label else value)

    def _birthday(self) -> str:
        if "birth_month" in self.once and "birth_day" in self.once:
            year = self.once.get("birth_year", "")
            parts = f"{self.once['birth_month']}/{self.once['birth_day']}"
            return read_birthday(f"{parts}/{year}" if year else parts, month_first=True)
        written = self.once.get("birthday", "")
        birthday = read_birthday(written, month_first=self.month_first)
        if not birthday and written.strip("0-/. :"):
            self.remarks.append(_("Birthday: {text}").format(text=written))
        return birthday

    def _labelled(self) -> Iterator[ContactPoint]:
        for column, point in self.points:
            label = self.labels.get((column.part, column.number)) if column.number else None
            yield replace(point, label=label_of(label)) if label else point

    def _postal(self) -> Iterator[Address]:
        for (label, _number), place in self.addresses.items():
            parts: dict[str, Any] = {
                part: ("\n" if part in _OF_LINES else ", ").join(dict.fromkeys(values))
                for part, values in place.items()
            }
            label_written = parts.pop("label", "")
            whole = parts.pop("formatted", "")
            if whole and not parts:
                parts = {"street": whole}
            if parts:
                yield Address(label=label or label_of(label_written), **parts)


def _several(kind: PointKind, value: str) -> list[str]:
    """The values of one cell: as Google parts them, or as people write `a@x.it; b@x.it`."""
    parts = value.split(_SEVERAL)
    if len(parts) == 1 and kind in _WHOLE:
        listed = [part.strip() for part in _LISTED.split(value) if part.strip()]
        if all(_WHOLE[kind].fullmatch(part) for part in listed):
            return listed
    return parts


def _likely(column: Column, value: str) -> bool:
    """Whether `value` can be what its column was guessed to hold."""
    if column.role == "number":  # of a phone, of a membership, of the row: by its length
        return _WHOLE[PointKind.PHONE].fullmatch(value) is not None
    return column.role != "point" or bool(re.search(_SIGNS[PointKind(column.part)], value))


def _unwrapped(cell: str) -> str:
    """A cell without the dress that keeps spreadsheets from reading a phone as a number.

    What a formula that failed leaves is nothing.
    """
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    if cell[0] == "#" and _MISTAKE.fullmatch(cell):
        return ""
    return cell[1:] if cell[:2] in _DRESSED or _AS_NUMBER.fullmatch(cell) else cell


def _linkedin_uid(points: Iterable[ContactPoint]) -> str:
    """What tells a LinkedIn connection from another of the same name: the profile's address."""
    for point in points:
        if point.kind is PointKind.WEBSITE and "linkedin.com/in/" in point.value.lower():
            profile = point.value.lower().partition("linkedin.com/in/")[2]
            return "linkedin:" + re.split(r"[/?#]", profile)[0]
    return ""
