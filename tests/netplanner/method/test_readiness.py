from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplanner.method.readiness import (
    MUST,
    Readiness,
    Reason,
    Standing,
    harvest,
    readiness,
)
from netplanner.model.giving import Harvest, Light
from netplanner.model.owner import TrustTime
from netplanner.model.people import Stage
from netplanner.model.rules import Rules

RULES = Rules()
READY = Standing(
    stage=Stage.CREDIBILITY,
    balance=8,
    cost=5,
    best_deposit=4,
    conversations=3,
    one_to_ones=1,
    days_known=90,
    days_since_contact=20,
    cadence_days=30,
    obligations=0,
    days_since_ask=None,
    names_target=True,
)
LACKING = {
    Reason.STAGE: {"stage": Stage.VISIBILITY},
    Reason.BALANCE: {"balance": 4.9},
    Reason.DEPOSIT: {"best_deposit": 2.9},
    Reason.CONVERSATIONS: {"one_to_ones": 0},
    Reason.TIME: {"days_known": 89},
    Reason.CONTACT: {"days_since_contact": 31},
    Reason.OBLIGATION: {"obligations": 1},
    Reason.ASKED_LATELY: {"days_since_ask": 59},
    Reason.TARGET: {"names_target": False},
}
reasons = st.sets(st.sampled_from(list(Reason)))


def light(standing: Standing, trust: TrustTime = TrustTime.MEDIUM) -> Readiness:
    return readiness(RULES, standing, trust)


def lacking(missing: set[Reason], **rest: object) -> Standing:
    changes: dict[str, object] = dict(rest)
    for reason in missing:
        changes.update(LACKING[reason])
    return replace(READY, **changes)


def test_it_is_time_to_ask_when_nothing_fails():
    assert light(READY) == (Light.GREEN, ())


@given(reasons)
def test_every_condition_that_fails_is_named(missing):
    assert set(light(lacking(missing)).failed) == missing


@given(reasons)
def test_the_light_follows_from_the_reasons(missing):
    others = missing - MUST
    expected = (
        Light.GREEN
        if not missing
        else Light.AMBER
        if not missing & MUST and len(others) <= 2
        else Light.RED
    )
    assert light(lacking(missing)).light is expected


@given(reasons, st.booleans())
def test_an_open_obligation_caps_the_light_at_amber(missing, offered):
    standing = lacking(missing | {Reason.OBLIGATION}, offered=offered)
    assert light(standing).light is not Light.GREEN


@given(reasons)
def test_what_was_offered_may_be_taken_up(missing):
    assert light(lacking(missing - {Reason.OBLIGATION}, offered=True)).light is Light.GREEN


def test_who_was_hurt_is_not_asked():
    assert light(replace(READY, stage=Stage.DAMAGED)).light is Light.RED


@pytest.mark.parametrize(
    ("trust", "days"), [(TrustTime.SHORT, 30), (TrustTime.MEDIUM, 90), (TrustTime.LONG, 180)]
)
def test_trades_that_need_trust_wait_longer(trust, days):
    assert light(replace(READY, days_known=days), trust).light is Light.GREEN
    assert light(replace(READY, days_known=days - 1), trust).failed == (Reason.TIME,)


def test_what_is_not_known_is_no_reason_to_ask():
    unknown = replace(READY, days_known=None, days_since_contact=None)
    assert light(unknown).failed == (Reason.TIME, Reason.CONTACT)


def test_without_a_cadence_any_conversation_is_in_touch():
    assert light(replace(READY, cadence_days=None, days_since_contact=300)).light is Light.GREEN


def test_asking_again_so_soon_is_asking_too_much():
    again = light(lacking({Reason.ASKED_LATELY, Reason.STAGE}))
    assert harvest(again, asked_in_last_year=True) is Harvest.TOO_MUCH


def test_an_empty_account_is_too_much_for_who_was_asked_this_year_else_too_early():
    empty = light(lacking({Reason.BALANCE}))
    assert harvest(empty, asked_in_last_year=True) is Harvest.TOO_MUCH
    assert harvest(empty, asked_in_last_year=False) is Harvest.TOO_EARLY


def test_only_what_trust_needs_makes_an_ask_too_early():
    assert harvest(light(lacking({Reason.TIME})), asked_in_last_year=False) is Harvest.TOO_EARLY
    assert harvest(light(lacking({Reason.TARGET})), asked_in_last_year=True) is Harvest.NONE
    assert harvest(light(READY), asked_in_last_year=True) is Harvest.NONE
