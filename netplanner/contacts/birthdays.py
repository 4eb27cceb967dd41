"""Birthdays as people type them, with or without the year, and as the book keeps them."""

from __future__ import annotations

import datetime
import re

from netplanner.i18n import N_
from netplanner.written_days import month_called, whole_year

NO_BIRTHDAY = N_("This is no date. Write for example 29/02/1980 or 29/02.")
LEAP_YEAR = 2000  # where a birthday without year is looked up, so that 29 February is one

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_ISO_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_FIGURES = re.compile(r"(\d{1,2})[./ -]+(\d{1,2})(?:[./ -]+(\d{4}|\d{2}))?[.]?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|°)?[. -]*(?:of )?([^\W\d_]+)[., -]*(\d{4}|\d{2})?"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)[. ]+(\d{1,2})(?:st|nd|rd|th)?[., ]*(\d{4})?")


def is_birthday(text: str) -> bool:
    """Whether `text` is `YYYY-MM-DD` or `--MM-DD` and names a day of the calendar."""
    return bool(re.fullmatch(r"(\d{4}|-)-\d\d-\d\d", text, re.ASCII)) and text == parse_birthday(
        text
    )


def parse_birthday(text: str) -> str | None:
    """What a person typed, as the book keeps it: `1980-02-29`, `--02-29`; None if it is no day.

    Day before month, as in both our languages: `29/02/1980`, `29.2.80`, `29/02`, `29 Feb 1980`;
    also `February 29, 1980` and the two forms of the book.
    """
    typed = " ".join(text.lower().split())
    if not typed:
        return ""
    year, month, day = "", 0, 0
    if found := _ISO.fullmatch(typed):
        year, month, day = found[1], int(found[2]), int(found[3])
    elif found := _ISO_NO_YEAR.fullmatch(typed):
        month, day = int(found[1]), int(found[2])
    elif found := _FIGURES.fullmatch(typed):
        day, month, year = int(found[1]), int(found[2]), found[3] or ""
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month, year = int(found[1]), month_called(found[2]), found[3] or ""
    elif found := _MONTH_FIRST.fullmatch(typed):
        day, month, year = int(found[2]), month_called(found[1]), found[3] or ""
    if len(year) == 2:
        year = str(whole_year(int(year), birth=True))
    try:
        date = datetime.date(int(year or LEAP_YEAR), month, day)
    except ValueError:
        return None
    return date.isoformat() if year else f"--{date:%m-%d}"


def show_birthday(birthday: str) -> str:
    """A kept birthday as it is typed: `29/02/1980`, `29/02`; anything else as it stands."""
    if not is_birthday(birthday):
        return birthday
    if birthday.startswith("--"):
        return f"{birthday[5:7]}/{birthday[2:4]}"
    return f"{birthday[8:10]}/{birthday[5:7]}/{birthday[:4]}"
