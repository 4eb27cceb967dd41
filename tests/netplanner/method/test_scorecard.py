from __future__ import annotations

import pytest

from netplanner.method.scorecard import (
    WEEK,
    capital,
    referral_act,
    referral_capital,
    week_points,
)
from netplanner.model.giving import Act
from netplanner.model.rules import Rules

RULES = Rules()


@pytest.mark.parametrize("act", Act)
def test_every_act_has_its_points(act):
    assert WEEK[act] > 0
    assert capital(RULES, act) >= 0


def test_greetings_and_calls_earn_no_capital():
    assert capital(RULES, Act.GREETING) == capital(RULES, Act.CALL) == 0


def test_a_referral_is_worth_what_its_level_took():
    assert [referral_capital(RULES, level) for level in range(1, 6)] == [4, 4, 6, 8, 10]
    assert [WEEK[referral_act(level)] for level in range(1, 6)] == [8, 8, 10, 12, 15]


def test_the_owner_may_value_an_act_otherwise():
    assert capital(Rules(capital_advice=3), Act.ADVICE) == 3


def test_the_points_of_a_week_add_up():
    week = [(Act.CALL, 5), (Act.ONE_TO_ONE, 2), (Act.SERVICE, 1.5)]
    assert week_points(week) == 5 * 2 + 2 * 8 + 1.5 * 4
    assert week_points([]) == 0
