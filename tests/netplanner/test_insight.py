"""The figures behind the chart, on a real book."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING

from netplanner import insight
from netplanner.model.months import month_key
from netplanner.model.referrals import ClosedBusiness, Direction, Referral
from netplanner.model.work import Activity, ActivityKind

if TYPE_CHECKING:
    from netplanner.store import Book

NOVEMBER = month_key(datetime.date(2026, 11, 1))


def _log(book: Book, day: datetime.date, minutes: int, kind: ActivityKind) -> None:
    with book.edit("log") as edit:
        edit.put(Activity(day=day, minutes=minutes, kind=kind))


def _refer(book: Book, day: datetime.date, direction: Direction, *amounts: int) -> None:
    with book.edit("refer") as edit:
        referral = edit.put(Referral(day=day, direction=direction, prospect_name="Rossi"))
        for cents in amounts:
            edit.put(ClosedBusiness(referral_id=referral.id, day=day, amount_cents=cents))


def test_minutes_are_summed_by_month_and_kind(book: Book) -> None:
    _log(book, datetime.date(2026, 11, 1), 30, ActivityKind.ONE_TO_ONE)
    _log(book, datetime.date(2026, 11, 30), 45, ActivityKind.ONE_TO_ONE)
    _log(book, datetime.date(2026, 11, 30), 60, ActivityKind.EVENT)
    _log(book, datetime.date(2026, 10, 31), 15, ActivityKind.EVENT)
    october, november = insight.monthly(book, NOVEMBER - 1, NOVEMBER)
    assert october.minutes_by_kind == {ActivityKind.EVENT: 15}
    assert november.minutes_by_kind == {ActivityKind.ONE_TO_ONE: 75, ActivityKind.EVENT: 60}
    assert november.minutes == 135


def test_what_lies_after_the_last_month_is_left_out(book: Book) -> None:
    _log(book, datetime.date(2026, 12, 1), 30, ActivityKind.EVENT)
    (november,) = insight.monthly(book, NOVEMBER, NOVEMBER)
    assert november.empty


def test_months_without_entries_are_there_and_empty(book: Book) -> None:
    figures = insight.monthly(book, NOVEMBER - 11, NOVEMBER)
    assert [one.month for one in figures] == list(range(NOVEMBER - 11, NOVEMBER + 1))
    assert all(one.empty for one in figures)


def test_given_and_received_are_counted_apart(book: Book) -> None:
    _refer(book, datetime.date(2026, 11, 3), Direction.GIVEN)
    _refer(book, datetime.date(2026, 11, 4), Direction.GIVEN)
    _refer(book, datetime.date(2026, 11, 5), Direction.RECEIVED)
    (november,) = insight.monthly(book, NOVEMBER, NOVEMBER)
    assert (november.given, november.received) == (2, 1)


def test_closed_business_is_what_the_owner_closed_not_what_partners_closed(book: Book) -> None:
    _refer(book, datetime.date(2026, 11, 3), Direction.GIVEN, 990_00)
    _refer(book, datetime.date(2026, 11, 5), Direction.RECEIVED, 100_00, 50_50)
    (november,) = insight.monthly(book, NOVEMBER, NOVEMBER)
    assert november.closed_cents == 150_50


def test_the_whole_span_reaches_from_the_first_entry_to_this_month(book: Book) -> None:
    today = datetime.date(2026, 11, 24)
    assert insight.whole_span(book, today) == (NOVEMBER, NOVEMBER)
    _refer(book, datetime.date(2024, 2, 5), Direction.RECEIVED)
    assert insight.whole_span(book, today) == (month_key(datetime.date(2024, 2, 1)), NOVEMBER)


def test_a_slip_in_a_year_does_not_draw_two_thousand_years(book: Book) -> None:
    _log(book, datetime.date(202, 1, 1), 30, ActivityKind.EVENT)
    first, last = insight.whole_span(book, datetime.date(2026, 11, 24))
    assert last == NOVEMBER
    assert last - first == 599


def test_small_kinds_are_stacked_together_and_nothing_is_lost(book: Book) -> None:
    for number, kind in enumerate(ActivityKind):
        _log(book, datetime.date(2026, 11, 2), 10 * (number + 1), kind)
    figures = insight.monthly(book, NOVEMBER, NOVEMBER)
    stacks = insight.stacks(figures, 6)
    assert [one.kind for one in stacks] == [
        ActivityKind.ONLINE,
        ActivityKind.TRAINING,
        ActivityKind.SERVICE,
        ActivityKind.PLANNING,
        ActivityKind.TRAVEL,
        None,
    ]
    assert sum(one.total for one in stacks) == figures[0].minutes == 780


def test_the_csv_has_iso_months_and_decimal_points_in_every_language(book: Book) -> None:
    _log(book, datetime.date(2026, 11, 2), 75, ActivityKind.ONE_TO_ONE)
    _refer(book, datetime.date(2026, 11, 5), Direction.RECEIVED, 1_234_50)
    rows = list(
        csv.reader(io.StringIO(insight.csv_text(insight.monthly(book, NOVEMBER, NOVEMBER))))
    )
    assert rows[0][0] == "Month"
    assert rows[0][-1] == "Hours: One-to-one"
    assert rows[1] == ["2026-11", "0", "1", "1234.50", "1.25", "1.25"]


def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_text() -> None:
    assert insight._safe("=1+1") == "'=1+1"
    assert insight._safe("Hours") == "Hours"
