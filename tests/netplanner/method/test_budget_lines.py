from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.budget import Line, spread, total

lines = st.lists(st.builds(Line, st.integers(0, 10**9), st.integers(0, 10**9)))


def test_what_is_left_goes_below_zero_when_it_is_over():
    assert Line(100, 130).left == -30
    assert Line(100, 130).over
    assert not Line(100, 100).over


@given(lines)
def test_what_is_left_of_all_is_the_sum_of_what_is_left_of_each(some):
    assert total(some).left == sum(line.left for line in some)


@given(st.integers(0, 10**12), st.integers(1, 40))
def test_an_amount_spread_adds_up_to_itself_in_parts_that_differ_by_one_at_most(amount, parts):
    shares = spread(amount, parts)
    assert sum(shares) == amount
    assert len(shares) == parts
    assert max(shares) - min(shares) <= 1
    assert list(shares) == sorted(shares, reverse=True)
