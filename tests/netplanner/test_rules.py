"""The owner's constants of the method: kept in the book where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netplanner import rules
from netplanner.errors import InvalidError
from netplanner.model.rules import DEFAULT, RuleValue


def test_a_new_book_counts_with_the_starting_values(book):
    assert rules.of(book) == DEFAULT


def test_a_changed_value_is_kept_alone_and_undone(book):
    changed = replace(DEFAULT, half_life_days=180)
    rules.save(book, changed)
    assert rules.of(book) == changed
    assert [value.name for value in book.all(RuleValue)] == ["half_life_days"]
    book.undo()
    assert rules.of(book) == DEFAULT


def test_going_back_to_the_start_leaves_nothing_in_the_book(book):
    rules.save(book, replace(DEFAULT, half_life_days=180, full_hours=40))
    rules.save(book, replace(DEFAULT, full_hours=40))
    rules.save(book, DEFAULT)
    assert book.all(RuleValue) == []


def test_saving_what_stands_already_is_no_edit(book):
    rules.save(book, DEFAULT)
    assert book.undo_label is None


def test_nonsense_is_refused_with_a_sentence_for_each_value(book):
    with pytest.raises(InvalidError) as error:
        rules.save(book, replace(DEFAULT, half_life_days=0, depth_knowing=0.9))
    assert set(error.value.problems) == {
        "half_life_days",
        "depth_knowing",
        "depth_time",
        "depth_help",
    }
    assert rules.of(book) == DEFAULT
