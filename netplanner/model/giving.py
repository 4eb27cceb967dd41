"""Giving and asking: the acts that build a relationship, and what one asks for (method.md §2.3)."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What one does for a relationship, in the order of method.md §2.3."""

    GREETING = "greeting"
    CALL = "call"
    THANK_YOU = "thank_you"
    INFORMATION = "information"
    INVITATION = "invitation"
    INTRODUCTION = "introduction"
    ONE_TO_ONE = "one2one"  # one that is about them
    TESTIMONIAL = "testimonial"
    STAGE = "stage"  # an occasion to speak in public, or in the media
    ADVICE = "advice"  # advice or hands-on help with their goal
    PURCHASE = "purchase"
    REFERRAL_1_2 = "referral_1_2"
    REFERRAL_3 = "referral_3"
    REFERRAL_4 = "referral_4"
    REFERRAL_5 = "referral_5"
    NOMINATION = "nomination"
    SERVICE = "service"  # per two hours; its capital is the group's
    LEARNING = "learning"  # per hour
    NEW_PERSON = "new_person"  # met, and followed up within 24 hours


class AskKind(StrEnum):
    """What one may ask somebody for (method.md §8.2)."""

    ADVICE = "advice"
    TESTIMONIAL = "testimonial"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    SPONSORSHIP = "sponsorship"


class CapitalBand(StrEnum):
    """What the balance of an account of social capital means (method.md §8.2)."""

    OVERDRAWN = "overdrawn"
    THIN = "thin"
    SOUND = "sound"
    STRONG = "strong"
