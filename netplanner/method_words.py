"""What the method's own words are called on screen (method.md §2.1-2.3, §8.1-8.3).

Apart from `words`, which the first page waits for. The dictionaries keep the order of the method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netplanner.i18n import N_, _
from netplanner.model.giving import Act, Answer, AskKind, CapitalBand, Light
from netplanner.model.knowing import DepthBand, Facet
from netplanner.model.owner import TrustTime
from netplanner.model.people import Stage, View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

FACET_WORDS = {
    Facet.BUSINESS_GOALS: N_("Business goals"),
    Facet.PERSONAL_GOALS: N_("Personal goals"),
    Facet.ACCOMPLISHMENTS: N_("Accomplishments"),
    Facet.INTERESTS: N_("Interests and hobbies"),
    Facet.NETWORKS: N_("Networks"),
    Facet.SKILLS: N_("Skills"),
    Facet.FAMILY: N_("Family"),
    Facet.IDEAL_CLIENT: N_("Target client"),
}

# What to ask next, and what to tell when it is they who know less (method.md §2.2).
FACET_QUESTIONS = {
    Facet.BUSINESS_GOALS: N_("Ask: what do you want your business to reach this year?"),
    Facet.PERSONAL_GOALS: N_("Ask: which problem would you most like to be rid of?"),
    Facet.ACCOMPLISHMENTS: N_("Ask: which result are you proudest of?"),
    Facet.INTERESTS: N_("Ask: what do you do when you are not working?"),
    Facet.NETWORKS: N_("Ask: which groups do you belong to, and whom do you meet there?"),
    Facet.SKILLS: N_("Ask: what are you good at that few people know?"),
    Facet.FAMILY: N_("Ask: how are things at home?"),
    Facet.IDEAL_CLIENT: N_("Ask: how do I recognise a good client for you?"),
}
FACET_TELLING = {
    Facet.BUSINESS_GOALS: N_("Tell them what you want your business to reach this year."),
    Facet.PERSONAL_GOALS: N_("Tell them which problem you would most like to be rid of."),
    Facet.ACCOMPLISHMENTS: N_("Tell them of a result you are proud of."),
    Facet.INTERESTS: N_("Tell them what you do when you are not working."),
    Facet.NETWORKS: N_("Tell them which groups you belong to."),
    Facet.SKILLS: N_("Tell them what you are good at that few people know."),
    Facet.FAMILY: N_("Tell them something of your family."),
    Facet.IDEAL_CLIENT: N_("Tell them how to recognise a good client for you."),
}

DEPTH_WORDS = {
    DepthBand.SUPERFICIAL: N_("Superficial"),
    DepthBand.ACQUAINTANCE: N_("Acquaintance"),
    DepthBand.SOLID: N_("Solid"),
    DepthBand.DEEP: N_("Deep"),
}

STAGE_WORDS = {
    Stage.UNKNOWN: N_("Unknown"),
    Stage.VISIBILITY: N_("Visibility"),
    Stage.CREDIBILITY: N_("Credibility"),
    Stage.PROFITABILITY: N_("Profitability"),
    Stage.DAMAGED: N_("Damaged"),
}

VIEW_WORDS = {
    View.OPEN: N_("Not decided"),
    View.WOULD: N_("I would refer them"),
    View.WOULD_NOT: N_("I would not refer them"),
}

TRUST_WORDS = {
    TrustTime.SHORT: N_("Short: they decide quickly"),
    TrustTime.MEDIUM: N_("Medium"),
    TrustTime.LONG: N_("Long: they want to know me well"),
}

# What is noted by hand in an account: hours and referrals are records of their own.
ACT_WORDS = {
    Act.THANK_YOU: N_("Hand-written thank-you"),
    Act.INFORMATION: N_("Useful information"),
    Act.INVITATION: N_("Invitation to an event"),
    Act.INTRODUCTION: N_("Introduction of two people"),
    Act.ONE_TO_ONE: N_("One-to-one about them"),
    Act.TESTIMONIAL: N_("Testimonial or review"),
    Act.STAGE: N_("Occasion to speak in public"),
    Act.ADVICE: N_("Advice or help with their goal"),
    Act.PURCHASE: N_("Bought from them"),
    Act.NOMINATION: N_("Nominated for recognition"),
}

ASK_WORDS = {
    AskKind.REFERRAL: N_("A referral"),
    AskKind.INTRODUCTION: N_("An introduction"),
    AskKind.TESTIMONIAL: N_("A testimonial"),
    AskKind.ADVICE: N_("Advice"),
    AskKind.SPONSORSHIP: N_("Sponsorship"),
}

ANSWER_WORDS = {
    Answer.WAITING: N_("No answer yet"),
    Answer.YES: N_("Yes"),
    Answer.LATER: N_("Later"),
    Answer.NO: N_("No"),
}

LIGHT_WORDS = {
    Light.GREEN: N_("Ready to ask"),
    Light.AMBER: N_("Almost ready"),
    Light.RED: N_("Not yet"),
}

CAPITAL_WORDS = {
    CapitalBand.OVERDRAWN: N_("Overdrawn"),
    CapitalBand.THIN: N_("Thin"),
    CapitalBand.SOUND: N_("Sound"),
    CapitalBand.STRONG: N_("Strong"),
}

_WORDS: Mapping[type[Enum], Mapping[Any, str]] = {
    Facet: FACET_WORDS,
    DepthBand: DEPTH_WORDS,
    Stage: STAGE_WORDS,
    Act: ACT_WORDS,
    AskKind: ASK_WORDS,
    Answer: ANSWER_WORDS,
    Light: LIGHT_WORDS,
    CapitalBand: CAPITAL_WORDS,
}


def method_word(member: Enum) -> str:
    """What a member of one of these enums is called, in the language of the program."""
    return _(_WORDS[type(member)][member])
