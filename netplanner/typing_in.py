"""What people type into fields: lengths of time, amounts of money and days, in any usual form."""

from __future__ import annotations

import datetime
import re

from netplanner import i18n
from netplanner.written_days import month_called, whole_year

_LONGEST = 40  # of a number; Python refuses to read one of 5,000 figures
_MOST_CENTS = 10**13  # a hundred thousand million: beyond it lies a slip of the keyboard

_CLOCK = re.compile(
    r"([0-9]{1,3}) ?(?:[:.]|h(?:ours?|rs?)?(?: and)?|or[ae](?: e)?) ?([0-5]?[0-9])"
    r"(?: ?(?:m|mins?|minutes?|minut[io]|'))?"
)
_HOURS = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?h(?:ours?|rs?)?|"
    r"([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?or[ae]"
)
_MINUTES = re.compile(r"([0-9]{1,5}) ?(?:m|min|mins|minutes?|minut[io]|')?")


def parse_minutes(text: str) -> int | None:
    """A length of time in minutes: `45`, `1:15`, `1h15`, `1h`, `1,5h`, `45 min`. None: nonsense."""
    text = " ".join(text.lower().split())
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _HOURS.fullmatch(text):
        return round(float((found[1] or found[2]).replace(",", ".")) * 60)
    if "." not in text and (found := _CLOCK.fullmatch(text)):
        return int(found[1]) * 60 + int(found[2])
    return None


def parse_hours(text: str) -> int | None:
    """Minutes where one thinks in hours: a bare number means them (`20`, `1.5`), else as above."""
    found = _number(text, decimals=2)
    if found is None or len(found[0]) > 5:
        return parse_minutes(text)
    return round(float(f"{found[0]}.{found[1]}") * 60)


def parse_count(text: str) -> int | None:
    """A whole number, with or without separators of thousands. None: nonsense, or `1.5`."""
    found = _number(text, decimals=0)
    return int(found[0]) if found is not None and len(found[0]) < 10 else None


_CURRENCY = re.compile(
    r"(?P<before>[€$£¥]|[a-z]{3}(?![a-z]))?(?P<rest>.*?)(?P<after>[€$£¥]|(?<![a-z])[a-z]{3})?"
)


def parse_money(text: str) -> int | None:
    """An amount in cents: `12`, `12,5`, `1.234,50`, `1,234.50`, `1 234,50`, `€ 12`. None: nonsense.

    One currency may stand before or behind it. `1.234` is read as the language in use writes it.
    """
    text = " ".join(text.lower().split())
    outer, text = _signed(text)
    found = _CURRENCY.fullmatch(text)
    if found is None or (found["before"] and found["after"]):
        return None
    if month_called(found["before"] or found["after"] or ""):
        return None  # `5 feb` is a day in the wrong field
    inner, text = _signed(found["rest"].strip()) if found["before"] else (1, found["rest"].strip())
    number = _number(text, decimals=2)
    if number is None or (outer < 0 and inner < 0):
        return None
    amount = int(number[0]) * 100 + int(number[1].ljust(2, "0"))
    return outer * inner * amount if amount <= _MOST_CENTS else None


def _signed(text: str) -> tuple[int, str]:
    return (-1, text[1:].lstrip()) if text[:1] in ("-", "−") else (1, text)


_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]*))?|()[.,]([0-9]+)")
_GROUPED = re.compile(
    r"([1-9][0-9]{0,2}(?:([., '])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]*))?"
)


def _number(text: str, *, decimals: int) -> tuple[str, str] | None:
    """The figures before and behind the decimal sign; None if more than `decimals` are behind it.

    Either sign may be the decimal one, and groups of three may stand apart by a point, a comma, a
    blank or an apostrophe. Where a lone sign could be both, as in `1.234`, the language decides.
    """
    text = " ".join(text.split()).replace("’", "'")
    if len(text) > _LONGEST:
        return None
    grouped, plain = _GROUPED.fullmatch(text), _PLAIN.fullmatch(text)
    decimal_sign = i18n.show_number(0, 1)[1]
    if grouped and not (plain and decimal_sign in text):
        whole, behind = re.sub(r"[., ']", "", grouped[1]), grouped[3] or ""
    elif plain:
        whole, behind = plain[1] or "0", plain[2] or plain[4] or ""
    else:
        return None
    return (whole, behind) if len(behind) <= decimals else None


def show_money_typed(cents: int) -> str:
    """An amount as it stands in a field: `1,234.50` or `1.234,50`, without the currency."""
    return i18n.show_number(cents / 100, 2)


_NEAR = {
    "today": 0,
    "oggi": 0,
    "yesterday": -1,
    "ieri": -1,
    "tomorrow": 1,
    "domani": 1,
}


def parse_day(text: str, today: datetime.date, *, past: bool = False) -> datetime.date | None:
    """A day: `24/11/2026`, `24.11.26`, `24/11`, `24`, `2026-11-24`, `24 nov`, `yesterday`, `-1`.

    What is left out is that of `today`; the day stands before the month. None: nonsense. With
    `past`, for what has happened, a month or year left out is the one before if that is nearer:
    `28/12` typed in January is of the year gone by.
    """
    day = _parse_day(text, today)
    if not past or day is None or day <= today or text.lstrip().startswith("+"):
        return day
    month_before = today.replace(day=1) - datetime.timedelta(days=1)
    for earlier in (month_before.replace(day=1), datetime.date(today.year - 1, 1, 1)):
        other = _parse_day(text, earlier)
        if other is not None and other <= today and today - other < day - today:
            return other
    return day


def _parse_day(text: str, today: datetime.date) -> datetime.date | None:
    text = " ".join(text.lower().replace(",", " ").split())
    if text in _NEAR:
        return today + datetime.timedelta(days=_NEAR[text])
    if found := re.fullmatch(r"([+-][0-9]{1,4})", text):
        return _moved(today, int(found[1]))
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})", text):
        return _day(_year(found[3], today), int(found[2]), int(found[1]))
    parts = r"([0-9]{1,2})(?:[-/. ]+([0-9]{1,2}))?(?:[-/. ]+([0-9]{4}|[0-9]{2}))?"
    if found := re.fullmatch(parts, text):
        month = int(found[2]) if found[2] else today.month
        return _day(_year(found[3], today), month, int(found[1]))
    return _named_month(text, today)


def _named_month(text: str, today: datetime.date) -> datetime.date | None:
    found = re.fullmatch(
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°)?[-/. ]*(?:of )?(?P<month>[^\W\d_]{3,10})\.?"
        r"(?:[-/. ]*(?P<year>[0-9]{4}|[0-9]{2}))?",
        text,
    ) or re.fullmatch(
        r"(?P<month>[^\W\d_]{3,10})\.? ?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
        r"(?: (?P<year>[0-9]{4}))?",
        text,
    )
    month = month_called(found["month"]) if found else 0
    if found is None or not month:
        return None
    return _day(_year(found["year"], today), month, int(found["day"]))


def _year(text: str | None, today: datetime.date) -> int:
    if not text:
        return today.year
    return int(text) if len(text) == 4 else whole_year(int(text))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    if not 1900 <= year < 2200:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _moved(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days=days)
