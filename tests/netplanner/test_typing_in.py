"""What people type is understood as they mean it, or not at all."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner import i18n
from netplanner.contacts import parse_birthday
from netplanner.exchange.dates import read_birthday, read_day
from netplanner.typing_in import (
    parse_count,
    parse_day,
    parse_hours,
    parse_minutes,
    parse_money,
    show_money_typed,
)

TODAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45), ("1:15", 75), ("1h15", 75), ("1h", 60), ("1,5h", 90), ("1.5h", 90),
        ("1h 15m", 75), ("1 h 15 min", 75), ("90'", 90), ("45 min", 45), ("2 ore", 120),
        ("1 ora", 60), ("0:05", 5), ("  30  ", 30), ("1H15", 75), ("45 minuti", 45), ("24h", 1440),
        ("1 ora e 15", 75), ("1 ora 15 minuti", 75), ("1 hour 15 minutes", 75), ("1h30'", 90),
        ("2 hours and 5 min", 125), ("1 hr 15", 75),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_in_any_usual_form(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "abc", "1:75", "-5", "1:2:3", "h", "1.5", "٣", "999999999"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert parse_minutes(text) is None


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12", 1200), ("12,5", 1250), ("12.50", 1250), ("1.234,50", 123450), ("1,234.50", 123450),
        ("1.234.567", 123456700), ("€ 12", 1200), ("1234.5", 123450), ("1 234", 123400),
        ("1’234.50", 123450), ("1'234'567", 123456700), ("1\u202f234,50", 123450), ("7eur", 700),
        ("$-3", -300), ("−3 €", -300), ("CHF 1'000.05", 100005),
        ("12 €", 1200), ("1'234.50", 123450), ("1 234,50", 123450), (",5", 50), ("0,05", 5),
        ("-3", -300), ("12,", 1200), ("EUR 7", 700), ("0", 0), ("1234567,8", 123456780),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_either_separator(text: str, cents: int) -> None:
    assert parse_money(text) == cents


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "1,2,3", "1.23.456", "1,234,50", "12..5", "0,500", "1.2345", "--1", "9" * 40,
        ".", "5feb10", "5 feb", "12 3", "1 2345", "€ 5 €", "EUR 5 EUR", "-€ -5", "5 euros", "1'23",
        "9" * 9000,
    ],
)  # fmt: skip
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("language", "grouped", "unclear"), [("en", "1,234", "1.234"), ("it", "1.234", "1,234")]
)
def test_a_lone_sign_before_three_figures_is_read_as_the_language_writes_it(
    language: str, grouped: str, unclear: str
) -> None:
    i18n.use_language(language)
    assert parse_money(grouped) == 123400
    assert parse_count(grouped) == 1234
    assert parse_hours(grouped) == 1234 * 60
    assert parse_money(unclear) is None  # thousandths: a slip, and a dear one if guessed wrong
    assert parse_count(unclear) is None
    assert parse_hours(unclear) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("12", 12), (" 8 ", 8), ("1 234", 1234), ("1.234.567", 1234567), ("0", 0), ("1'000", 1000)],
)
def test_what_is_counted_is_a_whole_number(text: str, count: int) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["1.5", "1,5", "-1", "ten", "", "1e3", "٣", "9" * 9000, "12.0"])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert parse_count(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20", 1200), ("1.5", 90), ("1,5", 90), ("1:30", 90), ("45m", 45), ("1h30", 90), ("0", 0)],
)
def test_a_bare_number_where_hours_are_planned_means_hours(text: str, minutes: int) -> None:
    assert parse_hours(text) == minutes


@pytest.mark.parametrize("text", ["-1", "5feb", "1.5.5", "1:75", "9" * 9000])
def test_what_are_no_hours_is_none(text: str) -> None:
    assert parse_hours(text) is None


@pytest.mark.parametrize("language", ["en", "it"])
@given(cents=st.integers(min_value=-(10**12), max_value=10**12))
def test_an_amount_shown_in_a_field_is_read_back(language: str, cents: int) -> None:
    i18n.use_language(language)
    assert parse_money(show_money_typed(cents)) == cents


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/11/2026", (2026, 11, 24)), ("24.11.26", (2026, 11, 24)), ("4-1-2026", (2026, 1, 4)),
        ("24/11", (2026, 11, 24)), ("3", (2026, 11, 3)), ("2026-11-24", (2026, 11, 24)),
        ("24112026", (2026, 11, 24)), ("241126", (2026, 11, 24)), ("24 nov", (2026, 11, 24)),
        ("24 novembre 2025", (2025, 11, 24)), ("Nov 24, 2025", (2025, 11, 24)),
        ("3 gen", (2026, 1, 3)), ("1st of May 2027", (2027, 5, 1)), ("today", (2026, 11, 24)),
        ("ieri", (2026, 11, 23)), ("tomorrow", (2026, 11, 25)), ("-1", (2026, 11, 23)),
        ("+7", (2026, 12, 1)), ("29/2/2024", (2024, 2, 29)), ("5 8 80", (1980, 8, 5)),
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_usual_form(text: str, day: tuple[int, int, int]) -> None:
    assert parse_day(text, TODAY) == datetime.date(*day)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("28/12", (2027, 1, 5), (2026, 12, 28)),
        ("28 dic", (2027, 1, 5), (2026, 12, 28)),
        ("30", (2026, 11, 3), (2026, 10, 30)),
        ("28", (2027, 1, 5), (2026, 12, 28)),
        ("31", (2026, 12, 5), (2026, 12, 31)),  # there is no 31 November
        ("28/11", (2026, 11, 24), (2026, 11, 28)),
        ("28/12/2027", (2027, 1, 5), (2027, 12, 28)),
        ("+20", (2027, 1, 5), (2027, 1, 25)),
        ("domani", (2027, 1, 5), (2027, 1, 6)),
    ],
)
def test_what_has_happened_is_looked_for_near_and_in_the_past(text, today, day) -> None:
    found = parse_day(text, datetime.date(*today), past=True)
    assert found == datetime.date(*day)


@pytest.mark.parametrize(
    "text", ["", "x", "31/2", "32", "11/24/2026", "29/2/2026", "24 foo", "0/0/0", "1/1/0001", "/"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text, TODAY) is None


@given(day=st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_a_day_shown_in_a_field_is_read_back(day: datetime.date) -> None:
    assert parse_day(i18n.show_day(day), TODAY) == day


@given(text=st.text(max_size=20))
def test_no_text_makes_reading_it_fail(text: str) -> None:
    parse_day(text, TODAY)
    parse_minutes(text)
    parse_hours(text)
    parse_count(text)
    parse_money(text)


@pytest.mark.parametrize("year", ["05", "20", "21", "69", "80"])
def test_a_birthday_of_two_figures_is_of_the_same_year_typed_and_imported(year: str) -> None:
    assert parse_birthday(f"3/4/{year}") == read_birthday(f"3/4/{year}")
    assert parse_birthday(f"3 apr {year}") == read_birthday(f"3 apr {year}")


@pytest.mark.parametrize("year", ["21", "26", "69", "70", "99"])
def test_a_day_of_two_figures_is_of_the_same_year_typed_and_imported(year: str) -> None:
    assert parse_day(f"3/4/{year}", TODAY) == read_day(f"3/4/{year}")


@pytest.mark.parametrize("month", ["märz", "agosto", "août", "dezember", "set"])
def test_a_month_is_called_the_same_typed_and_imported(month: str) -> None:
    assert parse_day(f"3 {month} 2021", TODAY) == read_day(f"3 {month} 2021")
