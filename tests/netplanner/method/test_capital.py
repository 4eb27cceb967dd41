from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.capital import (
    Entry,
    ask_cost,
    balance,
    band,
    charged,
    faded,
    overall,
    statement,
)
from netplanner.model.giving import AskKind, CapitalBand
from netplanner.model.rules import Rules

RULES = Rules()
START = datetime.date(2025, 1, 1)


def day(number: int) -> datetime.date:
    return START + datetime.timedelta(days=number)


ENTRIES = tuple(
    Entry(day=day(number), points=points)
    for number, points in ((0, 5), (40, 2), (90, 8), (150, -5), (200, 3))
)
entries = st.lists(
    st.builds(Entry, day=st.integers(0, 2000).map(day), points=st.integers(-20, 20).map(float)),
    max_size=12,
)


@pytest.mark.parametrize(("on", "expected"), [(200, 9.84), (365, 7.19), (730, 3.60)])
def test_the_balance_is_that_of_the_method(on, expected):
    assert round(balance(RULES, ENTRIES, day(on)), 2) == expected  # method.md §9


@pytest.mark.parametrize(("days", "left"), [(90, 8.43), (180, 7.10), (365, 5.00), (730, 2.50)])
def test_ten_points_fade_as_the_method_says(days, left):
    assert round(faded(RULES, 10, days), 2) == left  # method.md §9


@pytest.mark.parametrize(("half_life", "covered"), [(180, 122), (365, 247), (730, 495)])
def test_a_gift_of_level_four_covers_asking_for_a_referral_for_so_long(half_life, covered):
    rules = Rules(half_life_days=half_life)
    cost = ask_cost(rules, AskKind.REFERRAL)
    assert faded(rules, 8, covered - 1) > cost > faded(rules, 8, covered + 1)  # method.md §8.2


@given(st.floats(0, 1000), st.integers(0, 5000), st.integers(0, 5000))
def test_what_was_given_only_ever_fades(points, days, more):
    assert 0 <= faded(RULES, points, days + more) <= faded(RULES, points, days) <= points


@given(entries, st.integers(0, 2000), st.integers(1, 2000))
def test_fading_is_even_handed_and_later_entries_do_not_count(all_entries, on, later):
    here = balance(RULES, all_entries, day(on))
    mirrored = [Entry(day=entry.day, points=-entry.points) for entry in all_entries]
    assert balance(RULES, mirrored, day(on)) == pytest.approx(-here)
    assert balance(
        RULES, [*all_entries, Entry(day=day(on + later), points=99)], day(on)
    ) == pytest.approx(here)


@given(entries, st.integers(0, 2500))
def test_what_is_left_of_the_lines_adds_up_to_the_balance(all_entries, on):
    lines = statement(RULES, all_entries, day(on))
    here = balance(RULES, all_entries, day(on))
    assert sum(line.left for line in lines) == pytest.approx(here, abs=1e-6)
    for line in lines:
        until = [entry for entry in all_entries if entry.day <= line.entry.day]
        if line is lines[-1]:
            assert line.balance == pytest.approx(balance(RULES, until, line.entry.day), abs=1e-6)
    assert [line.entry.day for line in lines] == sorted(line.entry.day for line in lines)


def test_asking_and_what_came_of_it_are_charged_once():
    assert charged(ask_cost(RULES, AskKind.REFERRAL), 8) == 8
    assert charged(ask_cost(RULES, AskKind.REFERRAL), 4) == 5


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (-0.1, CapitalBand.OVERDRAWN),
        (0, CapitalBand.THIN),
        (4.9, CapitalBand.THIN),
        (5, CapitalBand.SOUND),
        (15, CapitalBand.SOUND),
        (15.1, CapitalBand.STRONG),
    ],
)
def test_the_bands_of_the_balance(value, expected):
    assert band(RULES, value) is expected


def test_the_account_of_all_tells_its_parts():
    whole = overall([-1.0, 2.0, 6.0, 20.0], given_lately=1, given=12, asked=8)
    assert whole == (0.25, 4.0, 1, 1.5)
    assert overall([3.0], given_lately=1, given=5, asked=0).give_to_ask is None
    assert overall([], given_lately=0, given=0, asked=0) is None
