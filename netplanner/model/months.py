"""Months as integers, `year * 12 + month - 1`: what totals, budgets and charts count by."""

from __future__ import annotations

import datetime


def month_key(day: datetime.date) -> int:
    """The key of the month `day` lies in."""
    return day.year * 12 + day.month - 1


def month_start(key: int) -> datetime.date:
    """The first day of the month."""
    return datetime.date(key // 12, key % 12 + 1, 1)


def month_end(key: int) -> datetime.date:
    """The last day of the month."""
    import calendar  # it brings `locale`, and the start of the program asks for no month's end

    year, month = key // 12, key % 12 + 1
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def year_months(year: int) -> range:
    """The keys of the twelve months of `year`."""
    return range(year * 12, year * 12 + 12)
