"""Contacts: saving, finding, listing and removing people with everything that hangs on them."""

from netplanner.contacts.birthdays import NO_BIRTHDAY, is_birthday, parse_birthday, show_birthday
from netplanner.contacts.cards import (
    SECTION,
    add_named,
    card,
    completed,
    count,
    digits,
    fold,
    indexed,
    is_phone,
    matching,
    names,
    problems,
    remove,
    save,
    tag_names,
)
from netplanner.contacts.history import Moment, What, due_on, history, last_contact
from netplanner.contacts.knowing import Depth, Question, depth, known, next_question
from netplanner.contacts.listing import Row, Search, alike, photo, rows, sorted_ids
from netplanner.contacts.rebasing import rebased

__all__ = [
    "NO_BIRTHDAY",
    "SECTION",
    "Depth",
    "Moment",
    "Question",
    "Row",
    "Search",
    "What",
    "add_named",
    "alike",
    "card",
    "completed",
    "count",
    "depth",
    "digits",
    "due_on",
    "fold",
    "history",
    "indexed",
    "is_birthday",
    "is_phone",
    "known",
    "last_contact",
    "matching",
    "names",
    "next_question",
    "parse_birthday",
    "photo",
    "problems",
    "rebased",
    "remove",
    "rows",
    "save",
    "show_birthday",
    "sorted_ids",
    "tag_names",
]
