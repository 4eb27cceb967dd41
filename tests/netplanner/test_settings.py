"""Settings of this computer, and the owner's profile in the book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from netplanner import owner, settings
from netplanner.errors import InvalidError
from netplanner.model.owner import Profile
from netplanner.model.people import Contact
from netplanner.settings import Settings


def test_settings_come_back_as_they_were_saved():
    told = Settings(
        language="it",
        theme="dark",
        paper="Letter",
        last_book=Path("/a “quoted” \\ book.netplanner"),
        recent_books=(Path("/a.netplanner"), Path("/perché.netplanner")),
    )
    assert settings.save(told)
    assert settings.load() == told


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"theme = [", b"theme = 7\nrecent_books = 'x'\nlast_book=1"]
)
def test_a_broken_settings_file_counts_as_none(content):
    settings.settings_file().parent.mkdir(parents=True)
    settings.settings_file().write_bytes(content)
    assert settings.load() == Settings()


def test_a_setting_that_makes_no_sense_takes_its_default_and_leaves_the_others():
    settings.settings_file().parent.mkdir(parents=True)
    settings.settings_file().write_text('language = "tlh"\ntheme = "dark"\npaper = "A0"\n')
    assert settings.load() == Settings(theme="dark")


def test_settings_that_cannot_be_written_do_not_raise(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("NETPLANNER_HOME", str(tmp_path / "file"))
    assert not settings.save(Settings())


def test_the_book_opened_last_comes_first_and_once(tmp_path):
    one, two = tmp_path / "1.netplanner", tmp_path / "2.netplanner"
    told = Settings().with_book(one).with_book(two).with_book(one)
    assert told.recent_books == (one, two)
    assert told.last_book == one


def test_only_so_many_recent_books_are_kept(tmp_path):
    told = Settings()
    for number in range(20):
        told = told.with_book(tmp_path / str(number))
    assert len(told.recent_books) == settings.MOST_RECENT
    assert told.recent_books[0] == tmp_path / "19"


def test_without_a_home_of_its_own_the_program_uses_the_folders_of_the_system(monkeypatch):
    monkeypatch.delenv("NETPLANNER_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert settings.default_book().parent.name == "netplanner"
    assert settings.demo_book().parent == settings.default_book().parent


def test_the_profile_is_saved_as_one_edit_that_undo_takes_back(book):
    owner.save(book, replace(book.profile, business="Rossi Legno", currency="CHF"))
    assert book.profile.business == "Rossi Legno"
    assert book.undo_label == "Change settings"
    book.undo()
    assert book.profile == Profile()


def test_saving_an_unchanged_profile_is_no_edit(book):
    owner.save(book, book.profile)
    assert book.undo_label is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("currency", "EURO"),
        ("currency", "E1R"),
        ("working_days", 0),
        ("day_minutes", 0),
        ("day_minutes", 1441),
        ("hour_value_cents", -1),
        ("on_track_margin", -1),
        ("at_risk_margin", 101),
        ("at_risk_margin", 5),
    ],
)
def test_nonsense_in_the_profile_is_named_at_its_field_and_not_saved(book, field, value):
    with pytest.raises(InvalidError) as caught:
        owner.save(book, replace(book.profile, **{field: value}))
    assert set(caught.value.problems) == {field}
    assert book.profile == Profile()


def test_a_book_is_fresh_until_somebody_puts_something_in(book):
    assert owner.is_fresh(book)
    owner.save(book, replace(book.profile, owner="Anna"))
    assert not owner.is_fresh(book)
    book.undo()
    with book.edit("Add contact") as edit:
        edit.put(Contact(given="Bruno"))
    assert not owner.is_fresh(book)


def test_settings_written_by_hand_are_read_like_our_own(tmp_path):
    written = settings.Settings(language="it", theme="dark", last_book=tmp_path / 'a "b" \\ è.x')
    settings.save(written)
    ours = settings.load()
    text = "# by hand\nlanguage='it'\ntheme   = \"dark\" # night\n"
    settings.settings_file().write_text(text, encoding="utf-8")
    by_hand = settings.load()
    assert (ours.language, ours.theme, ours.last_book) == ("it", "dark", written.last_book)
    assert (by_hand.language, by_hand.theme, by_hand.last_book) == ("it", "dark", None)
