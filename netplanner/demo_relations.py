"""The depth of the example book: what its people know of each other, gave, asked and promised."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from netplanner.model.giving import Act, Answer, Ask, AskKind, Gift, Harvest, Light, Promise
from netplanner.model.knowing import Facet, FacetNote, OwnFacet, Side, StageChange
from netplanner.model.people import Stage

if TYPE_CHECKING:
    from netplanner.model.people import Contact
    from netplanner.store import Edit

_GIFTS = (
    Act.ADVICE,
    Act.INFORMATION,
    Act.INTRODUCTION,
    Act.INVITATION,
    Act.TESTIMONIAL,
    Act.THANK_YOU,
)


class _Story(NamedTuple):
    """What all of it is told with."""

    words: dict[str, Any]
    today: datetime.date
    chance: random.Random


def fill(edit: Edit, words: dict[str, Any], people: list[Contact], today: datetime.date) -> None:
    """Write it for the people the book has; partners know each other best."""
    story = _Story(words, today, random.Random(21))  # noqa: S311,RUF100 - the same every time
    edit.put_many(OwnFacet(facet=Facet(facet), note=note) for facet, note in words["own"].items())
    for number, person in enumerate(people):
        partner = person.cadence_days == 30
        _stages(edit, story, person, partner=partner)
        if partner or number % 4 == 0:
            _facets(edit, story, person)
        if partner:
            _given(edit, story, person, people)
    for number, person in enumerate(people[1:6]):
        due = today + datetime.timedelta(days=number * 3 - 4)
        said = today - datetime.timedelta(days=9)
        what = words["promises"][number % len(words["promises"])]
        kept = said + datetime.timedelta(days=4) if number % 2 else None
        edit.put(Promise(contact_id=person.id, day=said, what=what, due_on=due, kept_on=kept))


def _stages(edit: Edit, story: _Story, person: Contact, *, partner: bool) -> None:
    met = person.met_on or story.today
    told = story.words["evidence"]
    steps = [(30, Stage.VISIBILITY, told["visibility"])]
    if person.cadence_days is not None:
        steps.append((150, Stage.CREDIBILITY, told["credibility"]))
    if partner and person.id % 3 == 0:
        steps.append((400, Stage.PROFITABILITY, told["profitability"]))
    for days, stage, evidence in steps:
        day = met + datetime.timedelta(days=days)
        if day <= story.today:
            edit.put(StageChange(contact_id=person.id, day=day, stage=stage, evidence=evidence))


def _facets(edit: Edit, story: _Story, person: Contact) -> None:
    words, today, chance = story
    for side, often in ((Side.MINE, 0.75), (Side.THEIRS, 0.55)):
        for facet in Facet:
            if chance.random() > often:
                continue
            notes = words["facets"][side.value][facet.value]
            edit.put(
                FacetNote(
                    contact_id=person.id,
                    side=side,
                    facet=facet,
                    halves=chance.choice((1, 2, 2)),
                    note=chance.choice(notes),
                    source=chance.choice(words["sources"]),
                    confirmed_on=today - datetime.timedelta(days=chance.randrange(5, 900)),
                )
            )


def _given(edit: Edit, story: _Story, person: Contact, people: list[Contact]) -> None:
    words, today, chance = story
    met = person.met_on or today
    for _time in range(chance.randrange(1, 5)):
        day = today - datetime.timedelta(days=chance.randrange(3, 500))
        act = chance.choice(_GIFTS)
        other = chance.choice(people)
        if day < met or other.id == person.id:
            continue
        edit.put(
            Gift(
                contact_id=person.id,
                day=day,
                act=act,
                other_id=other.id if act is Act.INTRODUCTION else None,
                note=chance.choice(words["gifts"][act.value]),
            )
        )
    if person.id % 4 == 1:
        asked = today - datetime.timedelta(days=chance.randrange(20, 200))
        if asked > met:
            edit.put(
                Ask(
                    contact_id=person.id,
                    day=asked,
                    kind=AskKind.INTRODUCTION,
                    target=words["looking_for"],
                    light=Light.AMBER,
                    harvest=Harvest.NONE,
                    answer=chance.choice((Answer.YES, Answer.LATER)),
                )
            )
