from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method import goals
from netplanner.model.owner import Profile
from netplanner.model.plan import Goal, GoalStatus, Measure
from netplanner.model.work import Purpose

PROFILE = Profile()  # on track within 10 points, at risk beyond 25
START = datetime.date(2026, 6, 1)  # a Monday
# four weeks of five days: each working day is five points
GOAL = Goal(
    title="Talk",
    measure=Measure.ONE_TO_ONES,
    target=100,
    start_on=START,
    due_on=datetime.date(2026, 6, 26),
    purposes=Purpose.NONE,
)
HALF = datetime.date(2026, 6, 15)  # ten of twenty working days have passed


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100, GoalStatus.DONE),
        (130, GoalStatus.DONE),
        (50, GoalStatus.ON_TRACK),
        (40, GoalStatus.ON_TRACK),
        (39, GoalStatus.BEHIND),
        (25, GoalStatus.BEHIND),
        (24, GoalStatus.AT_RISK),
        (0, GoalStatus.AT_RISK),
    ],
)
def test_ten_points_behind_are_on_track_and_more_than_twenty_five_are_a_risk(value, status):
    assert goals.expected(GOAL, PROFILE, HALF) == 0.5
    assert goals.status(GOAL, value, PROFILE, HALF) is status


def test_the_owner_sets_the_margins():
    strict = Profile(on_track_margin=0, at_risk_margin=5)
    assert goals.status(GOAL, 49, strict, HALF) is GoalStatus.BEHIND
    assert goals.status(GOAL, 44, strict, HALF) is GoalStatus.AT_RISK


def test_before_its_start_a_goal_has_not_started():
    day = START - datetime.timedelta(days=1)
    assert goals.status(GOAL, 0, PROFILE, day) is GoalStatus.NOT_STARTED


def test_after_its_due_day_a_goal_is_reached_or_not():
    late = GOAL.due_on + datetime.timedelta(days=1)
    assert goals.status(GOAL, 99, PROFILE, late) is GoalStatus.MISSED
    assert goals.status(GOAL, 100, PROFILE, late) is GoalStatus.DONE


@pytest.mark.parametrize("measure", [Measure.REFERRALS_RECEIVED, Measure.CLOSED_BUSINESS])
def test_what_depends_on_others_is_not_judged_before_the_lag_is_over(measure):
    goal = Goal(
        title="Harvest",
        measure=measure,
        target=100,
        start_on=datetime.date(2026, 1, 1),
        due_on=datetime.date(2026, 12, 31),
        purposes=Purpose.NONE,
    )
    lag = datetime.timedelta(days=goals.LAG_DAYS)
    young, grown = goal.start_on + lag - datetime.timedelta(days=1), goal.start_on + lag
    assert goals.status(goal, 0, PROFILE, young) is GoalStatus.TOO_EARLY
    assert goals.status(goal, 0, PROFILE, grown) is GoalStatus.AT_RISK
    assert goals.status(goal, 100, PROFILE, young) is GoalStatus.DONE


def test_a_target_of_nothing_is_never_reached():
    assert goals.progress(5, 0) == 0


@given(st.integers(0, 300), st.integers(0, 60))
def test_doing_more_never_makes_the_status_worse(value, offset):
    day = START + datetime.timedelta(days=offset)
    order = [GoalStatus.AT_RISK, GoalStatus.BEHIND, GoalStatus.ON_TRACK, GoalStatus.DONE]
    order = [GoalStatus.MISSED, *order]
    now = goals.status(GOAL, value, PROFILE, day)
    more = goals.status(GOAL, value + 1, PROFILE, day)
    assert order.index(more) >= order.index(now)
