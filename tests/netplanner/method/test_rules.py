from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.model.rules import DEFAULT, Rules, changed, nonsense, with_values

NAMES = [field.name for field in fields(Rules)]


def test_the_starting_values_make_sense():
    assert nonsense(DEFAULT) == frozenset()
    assert changed(DEFAULT) == {}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"half_life_days": 0}, {"half_life_days"}),
        ({"half_life_days": -365}, {"half_life_days"}),
        ({"full_hours": math.nan}, {"full_hours"}),
        ({"ask_referral": math.inf}, {"ask_referral"}),
        ({"depth_knowing": 0.7}, {"depth_knowing", "depth_time", "depth_help"}),
        ({"depth_knowing": 1.6, "depth_time": -0.75}, {"depth_knowing", "depth_time"}),
        ({"solid_from": 80}, {"acquaintance_from", "solid_from", "deep_from"}),
        ({"partner_days": 60}, {"partner_days", "developing_days", "casual_days", "dormant_days"}),
    ],
)
def test_a_constant_changed_to_nonsense_is_named(changes, wrong):
    assert wrong <= nonsense(replace(DEFAULT, **changes))


@given(st.dictionaries(st.sampled_from([*NAMES, "of_tomorrow"]), st.floats(allow_nan=True)))
def test_whatever_a_book_holds_the_rules_can_be_counted_with(values):
    assert nonsense(with_values(values)) == frozenset()


def test_the_owners_values_stand_in_place_of_the_starting_ones():
    rules = with_values({"half_life_days": 180.0, "of_tomorrow": 3.0})
    assert rules == replace(DEFAULT, half_life_days=180.0)
    assert changed(rules) == {"half_life_days": 180.0}


def test_nonsense_in_the_book_leaves_the_sensible_values_alone():
    rules = with_values({"half_life_days": 180.0, "depth_knowing": 0.9})
    assert rules == replace(DEFAULT, half_life_days=180.0)
