"""What the moments of a story are called; apart from the story, which is read without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner import method_words, words
from netplanner.i18n import _
from netplanner.model.giving import Act, AskKind
from netplanner.model.people import Stage
from netplanner.model.referrals import Direction
from netplanner.model.work import ActivityKind

if TYPE_CHECKING:
    from netplanner.contacts.history import Moment


def moment_word(moment: Moment) -> str:
    """What a moment is, in the language of the program."""
    kind = moment.kind
    if moment.what == "activity":
        said = words.word(ActivityKind(kind))
    elif moment.what == "referral":
        said = _("Referral given") if kind == Direction.GIVEN else _("Referral received")
    elif moment.what == "gift":
        said = method_words.method_word(Act(kind))
    elif moment.what == "ask":
        said = _("Asked: {what}").format(what=method_words.method_word(AskKind(kind)))
    elif moment.what == "promise":
        said = _("Promise")
    else:
        said = method_words.method_word(Stage(int(kind)))
    return said
