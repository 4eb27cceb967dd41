"""The owner's constants of the method: those the book changed, kept beside the starting values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.errors import InvalidError
from netplanner.i18n import N_, _
from netplanner.model.rules import (
    ABOVE_ZERO,
    ADD_UP_TO_ONE,
    RISING,
    SHARES,
    Rules,
    RuleValue,
    changed,
    nonsense,
    with_values,
)

if TYPE_CHECKING:
    from netplanner.store import Book


def of(book: Book) -> Rules:
    """The constants of the method as the owner of this book counts with them."""
    numbers = "SELECT name, value FROM rule_value WHERE typeof(value) IN ('real', 'integer')"
    return with_values(dict(book.query(numbers)))


def save(book: Book, rules: Rules) -> None:
    """Keep the owner's constants, as one undoable edit; `InvalidError` names those that cannot be.

    What equals its starting value is not kept: a better starting value of a later version serves
    whoever never changed it.
    """
    if wrong := nonsense(rules):
        raise InvalidError({name: sentence(name) for name in wrong})
    wanted = changed(rules)
    kept = {value.name: value for value in book.all(RuleValue)}
    if wanted == {name: value.value for name, value in kept.items()}:
        return
    with book.edit(N_("Change settings")) as edit:
        edit.remove_ids(RuleValue, [value.id for name, value in kept.items() if name not in wanted])
        edit.put_many(
            RuleValue(id=kept[name].id if name in kept else 0, name=name, value=value)
            for name, value in wanted.items()
        )


def sentence(name: str) -> str:
    """What is wrong with a constant that `model.rules.nonsense` named."""
    if any(name in names for names in ADD_UP_TO_ONE):
        return _("These weights are shares of one: together they make 100 %.")
    if any(name in names for names in RISING):
        return _("These values rise from one to the next.")
    if name in SHARES:
        return _("Write a share from 0 to 100 %.")
    if name in ABOVE_ZERO:
        return _("Write a number above zero.")
    return _("Write a number that is not below zero.")
