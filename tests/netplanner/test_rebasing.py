"""Typing into a contact that is changed elsewhere meanwhile."""

from __future__ import annotations

import datetime
from dataclasses import replace

from netplanner.contacts import rebased
from netplanner.model.knowing import Facet, FacetNote, Side, StageChange
from netplanner.model.people import Address, Card, Contact, ContactPoint, PointKind, Stage

PHONE = ContactPoint(id=1, contact_id=7, kind=PointKind.PHONE, label="mobile", value="1")
MAIL = ContactPoint(id=2, contact_id=7, kind=PointKind.EMAIL, label="work", value="a@b.it")
HOME = Address(id=1, contact_id=7, label="home", city="Bologna")
BEFORE = Card(
    contact=Contact(id=7, uid="u", given="Anna", trade="Lawyer"),
    points=(PHONE, MAIL),
    addresses=(HOME,),
    tags=("partner",),
)


def test_what_was_typed_and_what_came_in_stand_side_by_side():
    added = replace(PHONE, id=0, value="2")
    typed = replace(
        BEFORE,
        contact=replace(BEFORE.contact, notes="typed"),
        points=(PHONE, added, MAIL),
        tags=("partner", "mine"),
    )
    came = replace(MAIL, id=9, value="c@d.it")
    office = replace(HOME, id=3, label="work")
    now = replace(
        BEFORE,
        contact=replace(BEFORE.contact, firm="Studio", search_text="studio"),
        points=(PHONE, MAIL, came),
        addresses=(HOME, office),
        tags=("partner", "linkedin"),
        photo=b"face",
    )
    assert rebased(typed, BEFORE, now) == Card(
        contact=replace(now.contact, notes="typed"),
        points=(PHONE, added, MAIL, came),
        addresses=(HOME, office),
        tags=("partner", "mine", "linkedin"),
        photo=b"face",
    )


def test_a_field_typed_into_keeps_what_was_typed():
    typed = replace(
        BEFORE, contact=replace(BEFORE.contact, trade="Notary"), points=(replace(PHONE, value="3"),)
    )
    now = replace(
        BEFORE,
        contact=replace(BEFORE.contact, trade="Judge"),
        points=(replace(PHONE, value="4"), MAIL),
    )
    both = rebased(typed, BEFORE, now)
    assert both.contact.trade == "Notary"
    assert [point.value for point in both.points] == ["3"]  # the mail was taken away here


def test_what_was_taken_away_elsewhere_does_not_come_back_unless_it_was_typed_over():
    typed = replace(BEFORE, points=(replace(PHONE, value="3"), MAIL), addresses=(HOME,))
    now = replace(BEFORE, points=(), addresses=(), tags=())
    both = rebased(typed, BEFORE, now)
    assert [point.value for point in both.points] == ["3"]
    assert (both.addresses, both.tags) == ((), ())


def test_a_card_nobody_typed_into_is_as_it_is_now():
    now = replace(BEFORE, contact=replace(BEFORE.contact, given="Anna Maria"), points=(MAIL,))
    assert rebased(BEFORE, BEFORE, now) == now


def test_what_is_known_of_somebody_is_kept_facet_by_facet():
    hobby = FacetNote(id=1, side=Side.MINE, facet=Facet.INTERESTS, halves=2, note="sails")
    club = replace(hobby, id=2, facet=Facet.NETWORKS, note="Rotary")
    before = replace(BEFORE, facets=(hobby, club))
    skill = replace(hobby, id=0, facet=Facet.SKILLS, note="sings")
    typed = replace(before, facets=(replace(hobby, note="rows"), skill))
    elsewhere = replace(hobby, id=3, facet=Facet.FAMILY, note="Mia")
    now = replace(before, facets=(replace(hobby, note="swims"), club, elsewhere))
    both = {note.facet: note for note in rebased(typed, before, now).facets}
    assert {facet: note.note for facet, note in both.items()} == {
        Facet.INTERESTS: "rows",  # typed here
        Facet.FAMILY: "Mia",  # came in; the club was emptied here
        Facet.SKILLS: "sings",
    }
    assert both[Facet.INTERESTS].id == 1


def test_a_stage_chosen_comes_after_those_that_came_in():
    day = datetime.date(2026, 11, 1)
    came = StageChange(id=5, day=day, stage=Stage.VISIBILITY)
    mine = StageChange(day=day, stage=Stage.CREDIBILITY)
    now = replace(BEFORE, stages=(came,))
    assert rebased(replace(BEFORE, stages=(mine,)), BEFORE, now).stages == (came, mine)
