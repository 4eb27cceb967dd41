from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.cadence import neglected, overdue, urgency, warmth, weight
from netplanner.model.rules import DEFAULT


def late(days: int, cadence_days: int) -> float:
    return urgency(DEFAULT, days, cadence_days)


@pytest.mark.parametrize(("days", "expected"), [(15, 0.71), (30, 0.50), (60, 0.25)])
def test_warmth_is_that_of_the_method(days, expected):
    assert round(warmth(overdue(days, 30)), 2) == expected  # method.md §9


def test_neglect_begins_beyond_one_and_a_half_cadences():
    assert not neglected(DEFAULT, overdue(45, 30))
    assert neglected(DEFAULT, overdue(46, 30))


def test_somebody_never_spoken_with_is_due_but_not_neglected():
    assert overdue(None, 30) == 1
    assert not neglected(DEFAULT, overdue(None, 30))


def test_partners_come_before_casual_contacts_that_are_as_late():
    assert [weight(DEFAULT, days) for days in (7, 30, 31, 60, 90, 120, 365)] == [
        3,
        3,
        2,
        2,
        1,
        1,
        0.5,
    ]
    assert late(60, 30) > late(120, 60) > late(240, 120) > late(730, 365)


@given(st.integers(0, 3000), st.integers(1, 730))
def test_a_day_more_never_warms_nor_makes_less_urgent(days, cadence):
    assert warmth(overdue(days + 1, cadence)) <= warmth(overdue(days, cadence))
    assert late(days + 1, cadence) >= late(days, cadence)
