from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.farming import Reading, Season, index, reading, sowing_share
from netplanner.model.rules import Rules

RULES = Rules()
SEASON = Season(
    minutes=1200,
    tending_minutes=900,
    sowing_minutes=300,
    people_met=10,
    spoken_again=4,
    events=5,
    pitched=1,
)


def test_the_index_weighs_tending_following_up_and_not_selling():
    assert index(RULES, SEASON) == pytest.approx(100 * (0.5 * 0.75 + 0.3 * 0.4 + 0.2 * 0.8))


def test_there_is_no_index_below_ten_hours_or_five_people():
    assert index(RULES, replace(SEASON, minutes=599)) is None
    assert index(RULES, replace(SEASON, minutes=600)) is not None
    assert index(RULES, replace(SEASON, people_met=4)) is None
    assert index(RULES, replace(SEASON, people_met=5)) is not None


def test_who_went_to_no_event_sold_at_none():
    assert index(RULES, replace(SEASON, events=0, pitched=0)) == pytest.approx(
        index(RULES, replace(SEASON, pitched=0))
    )


@given(st.integers(0, 5), st.integers(0, 10), st.integers(0, 1200))
def test_the_index_lies_within_its_scale_and_selling_lowers_it(pitched, again, tending):
    season = replace(SEASON, pitched=pitched, spoken_again=again, tending_minutes=tending)
    value = index(RULES, season)
    assert -1e-9 <= value <= 100 + 1e-9
    assert value <= index(RULES, replace(season, pitched=0)) + 1e-9


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (39.4, Reading.HUNTING),
        (40, Reading.MIXED),
        (70, Reading.MIXED),
        (70.6, Reading.FARMING),
    ],
)
def test_what_the_index_means(value, expected):
    assert reading(RULES, value) is expected


def test_the_share_of_hours_that_sow():
    assert sowing_share(SEASON) == 0.25
    assert sowing_share(replace(SEASON, minutes=0, sowing_minutes=0)) is None
