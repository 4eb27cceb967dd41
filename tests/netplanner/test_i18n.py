"""Days, money, hours and numbers as each language writes them."""

from __future__ import annotations

import datetime

import pytest

from netplanner import i18n

DAY = datetime.date(2026, 3, 5)


def plain(text: str) -> str:
    """`text` with the blanks that must not break shown as ordinary ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "money", "number", "month"),
    [
        ("en", "€1,234.50", "1,234.5", "March 2026"),
        ("it", "1.234,50 €", "1.234,5", "marzo 2026"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(language, money, number, month):
    i18n.use_language(language)
    assert plain(i18n.show_money(123450, "EUR")) == money
    assert i18n.show_number(1234.5, 1) == number
    assert i18n.show_month(DAY) == month
    assert i18n.show_day(DAY) == "05/03/2026"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0:00"), (5, "0:05"), (75, "1:15"), (-90, "-1:30"), (6000, "100:00")]
)
def test_a_length_of_time_is_shown_in_hours_and_minutes(minutes, shown):
    assert i18n.show_minutes(minutes) == shown


def test_a_language_without_a_catalogue_is_read_in_english():
    i18n.use_language("fr")
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "it_IT.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANGUAGE": "de:it:en"}, "it"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_says_which_language_to_speak(monkeypatch, environment, spoken):
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert i18n.system_language() == spoken
