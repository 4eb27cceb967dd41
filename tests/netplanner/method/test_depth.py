from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.depth import (
    band,
    depth,
    facet_value,
    help_so_far,
    hours_together,
    known,
)
from netplanner.model.knowing import DepthBand, Facet
from netplanner.model.rules import Rules

RULES = Rules()
TODAY = datetime.date(2026, 11, 25)
shares = st.floats(0, 1)
hours = st.floats(0, 500)
helps = st.sampled_from((0.0, 0.5, 1.0))


@pytest.mark.parametrize(
    ("of_them", "of_me", "together", "help_", "expected"),
    [
        (0.25, 0.25, 2, 0, 20.0),
        (0.625, 0.375, 3, 0.5, 42.7),
        (0.875, 0.125, 6, 0.5, 36.0),
        (1, 0, 40, 1, 37.4),
        (0.5, 0.5, 10, 1, 56.2),
        (0.875, 0.875, 6, 1, 76.2),
        (1, 1, 50, 1, 100.0),
    ],
)
def test_depth_is_that_of_the_method(of_them, of_me, together, help_, expected):
    assert round(depth(RULES, of_them, of_me, together, help_), 1) == expected  # method.md §9


@given(shares, hours, helps)
def test_knowing_one_way_only_is_never_deep(one, together, help_):
    for of_them, of_me in ((one, 0), (0, one)):
        assert band(RULES, depth(RULES, of_them, of_me, together, help_)) in (
            DepthBand.SUPERFICIAL,
            DepthBand.ACQUAINTANCE,
        )


@given(shares, shares, hours, helps, st.floats(0, 100))
def test_more_knowing_and_more_hours_never_make_it_less_deep(of_them, of_me, together, help_, more):
    here = depth(RULES, of_them, of_me, together, help_)
    assert 0 <= here <= 100.0001
    assert depth(RULES, of_them, of_me, together + more, help_) >= here
    assert depth(RULES, 1, of_me, together, help_) >= here
    assert depth(RULES, of_me, of_them, together, help_) == pytest.approx(here)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (24.4, DepthBand.SUPERFICIAL),
        (25, DepthBand.ACQUAINTANCE),
        (49.4, DepthBand.ACQUAINTANCE),
        (49.6, DepthBand.SOLID),  # shown as 50
        (50, DepthBand.SOLID),
        (74.4, DepthBand.SOLID),
        (75, DepthBand.DEEP),
        (100, DepthBand.DEEP),
    ],
)
def test_the_bands_of_depth(value, expected):
    assert band(RULES, value) is expected


def test_a_fact_not_confirmed_for_two_years_counts_half():
    fresh, old = datetime.date(2024, 11, 26), datetime.date(2024, 11, 20)
    assert facet_value(RULES, 1, fresh, TODAY) == 1
    assert facet_value(RULES, 1, old, TODAY) == 0.5
    assert facet_value(RULES, 0.5, old, TODAY) == 0.25
    assert facet_value(RULES, 1, None, TODAY) == 0.5  # nobody knows when


def test_eight_facets_make_the_whole():
    assert known([1.0] * len(Facet)) == 1
    assert known([1, 0.5]) == 1.5 / 8
    assert known([]) == 0


def test_an_hour_among_many_counts_a_quarter():
    assert hours_together(RULES, 60, 120) == 1.5


def test_help_is_none_one_way_or_both():
    assert help_so_far(given=False, received=False) == 0
    assert help_so_far(given=True, received=False) == help_so_far(given=False, received=True) == 0.5
    assert help_so_far(given=True, received=True) == 1
