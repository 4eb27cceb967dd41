from __future__ import annotations

from dataclasses import replace

from netplanner.method.proactive import Practice, Sign, dispersed, signs
from netplanner.model.rules import Rules

RULES = Rules()
PRACTICE = Practice(
    has_plan=True,
    days_since_goal=30,
    planned=True,
    spent=True,
    coverage=0.8,
    has_target=True,
    days_since_request=30,
)


def lit(**changes: object) -> set[Sign]:
    return {sign for sign, on in signs(RULES, replace(PRACTICE, **changes)).items() if on}


def test_all_five_signs_can_be_seen():
    assert lit() == set(Sign)


def test_each_sign_stands_for_itself():
    assert set(Sign) - lit(has_plan=False) == {Sign.PLAN}
    assert set(Sign) - lit(days_since_goal=31) == {Sign.GOAL}
    assert set(Sign) - lit(days_since_goal=None) == {Sign.GOAL}
    assert set(Sign) - lit(planned=False) == {Sign.BUDGET}
    assert set(Sign) - lit(spent=False) == {Sign.BUDGET}
    assert set(Sign) - lit(coverage=0.79) == {Sign.EVERY_DAY}
    assert set(Sign) - lit(has_target=False) == {Sign.TARGET}
    assert set(Sign) - lit(days_since_request=None) == {Sign.TARGET}


def test_an_hour_for_nobody_and_nothing_is_scattered():
    assert dispersed(RULES, serves_something=False)
    assert not dispersed(RULES, serves_something=True)


def test_an_event_is_scattered_when_nobody_met_there_hears_again_in_time():
    met = {"serves_something": True, "people_met": 3}
    assert not dispersed(RULES, **met, days_since_event=30)
    assert dispersed(RULES, **met, days_since_event=31)
    assert not dispersed(RULES, **met, days_since_event=31, followed_up=True)
