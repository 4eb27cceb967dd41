"""What people type into fields: lengths of time, amounts of money and days, in any usual form."""

from __future__ import annotations

import datetime
import re

from netplanner import i18n

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


_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]{0,2}))?|()[.,]([0-9]{1,2})")
_GROUPED = re.compile(
    r"([1-9][0-9]{0,2}(?:([.,'])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{0,2}))?"
)
_CURRENCY = re.compile(r"[€$£¥]|[A-Za-z]{3}")


def parse_money(text: str) -> int | None:
    """An amount in cents: `12`, `12,5`, `1.234,50`, `1,234.50`, `€ 12`. None: nonsense.

    A point or comma with exactly three digits behind it groups thousands, since no amount has
    thousandths: `1.234` is 1234 in every language.
    """
    text = re.sub(r"\s", "", text).replace("’", "'")
    text = _CURRENCY.sub("", text, count=1)
    sign, text = (-1, text[1:]) if text[:1] in ("-", "−") else (1, text)
    if found := _PLAIN.fullmatch(text):
        whole, cents = found[1] or "0", found[2] or found[4] or ""
    elif found := _GROUPED.fullmatch(text):
        whole, cents = re.sub(r"[.,']", "", found[1]), found[3] or ""
    else:
        return None
    amount = int(whole) * 100 + int(cents.ljust(2, "0"))
    return sign * amount if amount <= _MOST_CENTS else None


def show_money_typed(cents: int) -> str:
    """An amount as it stands in a field: `1,234.50` or `1.234,50`, without the currency."""
    return i18n.show_number(cents / 100, 2)


_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    )
    for number, name in enumerate(names.split(), 1)
}
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
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°)?[-/. ]*(?:of )?(?P<month>[a-z]{3,9})\.?"
        r"(?:[-/. ]*(?P<year>[0-9]{4}|[0-9]{2}))?",
        text,
    ) or re.fullmatch(
        r"(?P<month>[a-z]{3,9})\.? ?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: (?P<year>[0-9]{4}))?",
        text,
    )
    month = _MONTHS.get(found["month"][:3]) if found else None
    if found is None or month is None:
        return None
    return _day(_year(found["year"], today), month, int(found["day"]))


def _year(text: str | None, today: datetime.date) -> int:
    if not text:
        return today.year
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    if not 1900 <= year < 2200:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _moved(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days=days)
