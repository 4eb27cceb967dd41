from __future__ import annotations

from netplanner.method.scorecard import STARTING, referral_act, referral_capital, week_points
from netplanner.model.giving import Act


def test_every_act_has_its_points():
    assert set(STARTING) == set(Act)


def test_greetings_earn_no_capital():
    assert STARTING[Act.GREETING].capital == STARTING[Act.CALL].capital == 0
    assert STARTING[Act.GREETING].activity > 0


def test_a_referral_is_worth_what_its_level_took():
    assert [referral_capital(STARTING, level) for level in range(1, 6)] == [4, 4, 6, 8, 10]
    assert [STARTING[referral_act(level)].activity for level in range(1, 6)] == [8, 8, 10, 12, 15]


def test_the_points_of_a_week_add_up():
    week = [(Act.CALL, 5), (Act.ONE_TO_ONE, 2), (Act.SERVICE, 1.5)]
    assert week_points(STARTING, week) == 5 * 2 + 2 * 8 + 1.5 * 4
    assert week_points(STARTING, []) == 0
