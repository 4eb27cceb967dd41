from __future__ import annotations

import pytest

from netplanner.model.people import PointKind
from netplanner.model.plan import ExpenseCategory, GoalStatus, Measure
from netplanner.model.referrals import Direction, ReferralStatus
from netplanner.model.work import ActivityKind, Purpose
from netplanner.words import ADDRESS_LABELS, LABEL_WORDS, POINT_LABELS, label_word, word

ENUMS = (
    ActivityKind,
    Direction,
    ExpenseCategory,
    GoalStatus,
    Measure,
    PointKind,
    Purpose,
    ReferralStatus,
)


@pytest.mark.parametrize("enum", ENUMS)
def test_every_member_has_a_word_of_its_own(enum):
    members = [member for member in enum if member]  # no purpose is no word
    words = [word(member) for member in members]
    assert all(words)
    assert len(set(words)) == len(members)


def test_kinds_and_categories_of_the_same_value_keep_their_own_words():
    assert word(ActivityKind.TRAVEL) == "Travel"
    assert word(ExpenseCategory.TRAVEL) == "Transport, parking, lodging"


def test_several_purposes_are_listed_in_the_order_of_the_method():
    assert word(Purpose.COMMUNITY | Purpose.BUSINESS) == "Business, Community"
    assert word(Purpose.NONE) == ""


def test_a_label_the_program_knows_is_translated_and_any_other_stays_as_typed():
    assert label_word(" WORK ") == "Work"
    assert label_word("Summer house") == "Summer house"
    assert label_word("") == ""


def test_every_label_offered_has_a_word():
    offered = {*ADDRESS_LABELS, *(label for labels in POINT_LABELS.values() for label in labels)}
    assert offered <= set(LABEL_WORDS)
    assert set(POINT_LABELS) == set(PointKind)
