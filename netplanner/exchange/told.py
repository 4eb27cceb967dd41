"""Facts that have no field of their own, as lines for the notes: days, relations, what one likes.

Programs name them in English (`X-SPOUSE`, `_$!<Mother>!$_`); the owner reads them in the language
in use. What somebody named himself stays as it is.
"""

from __future__ import annotations

from netplanner.i18n import N_, _

_WORDS = {
    "anniversary": N_("Anniversary"),
    "assistant": N_("Assistant"),
    "assistant's name": N_("Assistant"),
    "assistant's phone": N_("Assistant's phone"),
    "brother": N_("Brother"),
    "child": N_("Child"),
    "children": N_("Children"),
    "co-worker": N_("Colleague"),
    "colleague": N_("Colleague"),
    "company's phone": N_("Company's phone"),
    "daughter": N_("Daughter"),
    "expertise": N_("Expertise"),
    "father": N_("Father"),
    "friend": N_("Friend"),
    "hobby": N_("Hobby"),
    "interest": N_("Interest"),
    "maiden name": N_("Maiden name"),
    "manager": N_("Manager"),
    "manager's name": N_("Manager"),
    "mother": N_("Mother"),
    "neighbor": N_("Neighbour"),
    "parent": N_("Parent"),
    "partner": N_("Partner"),
    "phone": N_("Phone"),
    "referred by": N_("Referred by"),
    "related": N_("Related"),
    "relative": N_("Relative"),
    "sister": N_("Sister"),
    "son": N_("Son"),
    "spouse": N_("Spouse"),
}


def told(word: str, text: str) -> str:
    """`Spouse: Anna`, the word in the language in use if programs write it so."""
    known = _WORDS.get(word.casefold())
    return f"{_(known) if known else word[:1].upper() + word[1:]}: {text}"
