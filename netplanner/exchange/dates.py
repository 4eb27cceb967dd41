"""Birthdays and other days, as people and programs write them."""

from __future__ import annotations

import datetime
import re

from netplanner.written_days import month_called, whole_year

_AFTER_DAY = r"(?:[T Z+].*|-\d\d:\d\d|\d{6}Z?)?$"  # a time, a zone, or LDAP's time without a T
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)" + _AFTER_DAY, re.DOTALL)
_NO_YEAR = re.compile(r"--?(\d\d)-?(\d\d)" + _AFTER_DAY, re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_TIME = re.compile(r"[T ,]+\d{1,2}:\d\d.*$", re.DOTALL)
_LONGEST = 100  # a longer text is a story
_EARLIEST_YEAR = 1605  # Apple writes 1604 where the year is not known


def read_birthday(text: str, *, month_first: bool = False) -> str:
    """`YYYY-MM-DD`, or `--MM-DD` without a year; nothing if `text` names no day.

    `month_first` tells what `3/4/1980` means; `1980` alone, a month alone or `0/0/00` is no day.
    """
    return _read(text, month_first=month_first, birth=True)


def read_day(text: str, *, month_first: bool = False) -> datetime.date | None:
    """A full day of late, or None."""
    written = _read(text, month_first=month_first, birth=False)
    return datetime.date.fromisoformat(written) if written and written[0] != "-" else None


def without_year(birthday: str) -> str:
    """The birthday with its year left out."""
    return f"--{birthday[-5:]}" if birthday else ""


def _read(text: str, *, month_first: bool, birth: bool) -> str:
    text = text.strip()
    if len(text) > _LONGEST:
        return ""
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
        return _written(year, month, day)
    if found := _NO_YEAR.match(text):
        return _written(0, int(found[1]), int(found[2]))
    words = _WORDS.findall(_TIME.sub("", text))
    year, month, day = _by_words(words, month_first=month_first)
    if 0 < year < 100:
        year = whole_year(year, birth=birth)
    return _written(year, month, day)


def _written(year: int, month: int, day: int) -> str:
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if year >= _EARLIEST_YEAR else f"--{month:02}-{day:02}"


def _by_words(words: list[str], *, month_first: bool) -> tuple[int, int, int]:
    """(year or 0, month, day) of `12 March 1980`, `3/12/80`, `1980.3.12`; zeroes if unclear."""
    month = next((number for word in words if (number := month_called(word))), None)
    numbers = [word for word in words if word.isdecimal()]
    if any(len(number) > 4 for number in numbers):
        return 0, 0, 0
    year = 0
    if len(numbers) == (2 if month else 3):
        place = 0 if len(numbers[0]) == 4 else -1
        written = numbers.pop(place)
        year = int(written) or (2000 if len(written) <= 2 else 0)
        month_first = month_first or place == 0
    if month and len(numbers) == 1:
        return year, month, int(numbers[0])
    if month or len(numbers) != 2:
        return 0, 0, 0
    first, second = int(numbers[0]), int(numbers[1])
    if first > 12:
        month_first = False
    elif second > 12:
        month_first = True
    return (year, first, second) if month_first else (year, second, first)
