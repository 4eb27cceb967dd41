"""Knowing each other: what is kept of it in the book, and what it says of a relationship."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from netplanner import account, activities, contacts, referrals
from netplanner.exchange.dump import dump
from netplanner.model.giving import Act, Gift
from netplanner.model.knowing import DepthBand, Facet, FacetNote, Side
from netplanner.model.people import Card, Contact
from netplanner.model.referrals import Direction, Referral
from netplanner.model.rules import DEFAULT
from netplanner.model.work import Activity, ActivityKind

TODAY = datetime.date(2026, 11, 25)
LONG_AGO = datetime.date(2023, 1, 1)
MINE, THEIRS = Side.MINE, Side.THEIRS


def note(facet: Facet, side: Side = MINE, halves: int = 2, **rest) -> FacetNote:
    return FacetNote(side=side, facet=facet, halves=halves, **({"confirmed_on": TODAY} | rest))


@pytest.fixture
def anna(book) -> int:
    return contacts.save(book, Card(contact=Contact(given="Anna")))


def learn(book, contact_id: int, *notes: FacetNote) -> None:
    card = contacts.card(book, contact_id)
    contacts.save(book, replace(card, facets=(*card.facets, *notes)))


def depth(book, contact_id: int) -> contacts.Depth:
    notes = contacts.card(book, contact_id).facets
    return contacts.depth(book, DEFAULT, contact_id, notes, TODAY)


def test_what_one_knows_is_kept_with_the_card_and_taken_back_with_it(book, anna):
    hobby = note(Facet.INTERESTS, note="Vela", source="Me lo ha detto", confirmed_on=TODAY)
    learn(book, anna, hobby)
    (kept,) = contacts.card(book, anna).facets
    assert replace(kept, id=0, contact_id=0) == hobby
    book.undo()
    assert contacts.card(book, anna).facets == ()


def test_a_note_that_is_emptied_goes(book, anna):
    learn(book, anna, note(Facet.FAMILY), note(Facet.SKILLS))
    card = contacts.card(book, anna)
    contacts.save(book, replace(card, facets=card.facets[1:]))
    assert [kept.facet for kept in contacts.card(book, anna).facets] == [Facet.SKILLS]


def test_a_deleted_contact_takes_the_notes_along_and_brings_them_back(book, anna):
    learn(book, anna, note(Facet.FAMILY, note="Due figli: Mia, Nico"))
    contacts.remove(book, [anna])
    assert book.all(FacetNote) == []
    book.undo()
    assert [kept.note for kept in book.all(FacetNote)] == ["Due figli: Mia, Nico"]


def test_nothing_private_is_in_the_dump(book, anna):
    learn(book, anna, note(Facet.FAMILY, note="Segreto"))
    assert "Segreto" not in "".join(dump(book))


def test_who_was_never_met_is_no_depth_at_all(book, anna):
    assert depth(book, anna) == (0, DepthBand.SUPERFICIAL, 0, 0, 0, 0)


def test_hours_alone_count_in_full_and_among_many_a_quarter(book, anna):
    for kind in (ActivityKind.ONE_TO_ONE, ActivityKind.MEETING, ActivityKind.ONLINE):
        activities.save(book, Activity(day=TODAY, minutes=120, kind=kind), [anna])
    tomorrow = TODAY + datetime.timedelta(days=1)
    activities.save(book, Activity(day=tomorrow, minutes=600), [anna])
    assert depth(book, anna).hours == 2.5


def test_help_is_what_was_given_and_what_was_received(book, anna):
    activities.save(book, Activity(day=TODAY, minutes=30, kind=ActivityKind.GIVING), [anna])
    assert depth(book, anna).help == 0.5
    referrals.save(
        book, Referral(direction=Direction.RECEIVED, day=TODAY, partner_id=anna, prospect_name="X")
    )
    assert depth(book, anna).help == 1


def test_knowing_counts_for_both_sides_and_less_when_it_is_old(book, anna):
    learn(
        book,
        anna,
        *(note(facet) for facet in Facet),
        *(note(facet, THEIRS, confirmed_on=LONG_AGO) for facet in Facet),
    )
    found = depth(book, anna)
    assert (found.of_them, found.of_me) == (1, 0.5)
    assert found.band is DepthBand.ACQUAINTANCE


def test_the_first_question_is_for_their_goals():
    assert contacts.next_question(DEFAULT, (), TODAY) == (MINE, Facet.BUSINESS_GOALS, False)


def test_the_side_that_knows_less_is_looked_at_first():
    notes = (note(Facet.BUSINESS_GOALS),)
    assert contacts.next_question(DEFAULT, notes, TODAY) == (THEIRS, Facet.BUSINESS_GOALS, False)


def test_unknown_comes_before_partly_known():
    notes = (note(Facet.BUSINESS_GOALS, halves=1), note(Facet.FAMILY, THEIRS))
    assert contacts.next_question(DEFAULT, notes, TODAY).facet is Facet.PERSONAL_GOALS


def test_what_was_known_long_ago_is_to_be_confirmed():
    notes = [note(facet, side) for facet in Facet for side in Side]
    assert contacts.next_question(DEFAULT, notes, TODAY) is None
    old = [
        replace(one, confirmed_on=LONG_AGO) if one.facet is Facet.SKILLS else one for one in notes
    ]
    assert contacts.next_question(DEFAULT, old, TODAY) == (MINE, Facet.SKILLS, True)


def test_a_gift_is_help(book):
    anna = contacts.save(book, Card(contact=Contact(given="Anna")))
    day = datetime.date(2026, 11, 24)
    account.give(book, Gift(contact_id=anna, day=day, act=Act.ADVICE), day)
    assert contacts.depth(book, DEFAULT, anna, (), day).help == 0.5
