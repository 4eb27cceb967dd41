"""Copying the whole book to another place."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from netplanner.errors import BookError
from netplanner.model.people import Contact
from netplanner.store import Book, backup

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such modes")


class GivenUpError(Exception):
    """The owner has pressed Cancel."""


@pytest.fixture
def book(tmp_path):
    """A book with Anna in a folder of its own."""
    (tmp_path / "books").mkdir()
    book = Book.create(tmp_path / "books" / "my.netplanner")
    with book.edit("add") as edit:
        edit.put(Contact(uid="1", given="Anna"))
    yield book
    book.close()


@pytest.fixture
def target(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "copy.netplanner"


def given_names(path: Path, key: str = "") -> list[str]:
    copy = Book.open(path, key=key)
    names = [contact.given for contact in copy.all(Contact)]
    copy.close()
    return names


def test_a_backup_is_a_whole_book_and_replaces_the_older_one(book, target):
    target.write_text("older")
    book.backup(target)
    assert given_names(target) == ["Anna"]
    assert list(target.parent.iterdir()) == [target]


def test_a_backup_of_a_book_with_a_password_has_the_same_password(tmp_path, target):
    book = Book.create(tmp_path / "secret.netplanner", key="word")
    with book.edit("add") as edit:
        edit.put(Contact(uid="1", given="Nascosta"))
    book.backup(target)
    book.close()
    assert b"Nascosta" not in target.read_bytes()
    assert given_names(target, key="word") == ["Nascosta"]


@posix
def test_a_backup_is_for_its_owner_alone(book, target):
    book.backup(target)
    assert target.stat().st_mode & 0o777 == 0o600


@posix
def test_a_backup_that_was_shared_stays_shared(book, target):
    target.write_text("older")
    target.chmod(0o640)
    book.backup(target)
    assert target.stat().st_mode & 0o777 == 0o640


@posix
def test_a_link_to_the_backup_stays_a_link(book, target, tmp_path):
    link = tmp_path / "link.netplanner"
    link.symlink_to(target)
    book.backup(link)
    assert link.is_symlink()
    assert given_names(target) == ["Anna"]


def test_a_backup_that_cannot_be_written_says_where(book, tmp_path):
    with pytest.raises(BookError, match="nowhere"):
        book.backup(tmp_path / "nowhere" / "backup.netplanner")


def test_a_backup_given_up_leaves_the_older_one(book, target):
    with book.edit("add") as edit:
        edit.put_many(Contact(uid=f"n{number}") for number in range(3_000))
    target.write_text("older")

    def give_up():
        raise GivenUpError

    with pytest.raises(GivenUpError):
        book.backup(target, give_up)
    assert target.read_text() == "older"
    assert list(target.parent.iterdir()) == [target]


def test_what_a_killed_program_left_of_a_backup_is_no_obstacle(book, target):
    for left in (".part", ".part-journal"):
        target.with_name(target.name + left).write_bytes(b"half")
    book.backup(target)
    assert given_names(target) == ["Anna"]
    assert list(target.parent.iterdir()) == [target]


def test_a_damaged_book_is_named_and_the_older_backup_kept(book, target):
    with book.edit("add") as edit:
        edit.put_many(Contact(uid=f"n{number}", notes="x" * 900) for number in range(3_000))
    path = book.path
    book.close()
    content = bytearray(path.read_bytes())
    content[400_000:1_600_000] = random.Random(1).randbytes(1_200_000)
    path.write_bytes(content)
    target.write_text("older")
    damaged = Book.open(path)  # so large that it is not read whole first
    with pytest.raises(BookError, match=r"my\.netplanner” is damaged"):
        damaged.backup(target)
    damaged.close()
    assert target.read_text() == "older"
    assert list(target.parent.iterdir()) == [target]


def test_a_copy_the_disk_has_spoiled_does_not_replace_the_older_one(book, target, monkeypatch):
    monkeypatch.setattr(backup, "OFTEN", 100)
    with book.edit("add") as edit:
        edit.put_many(Contact(uid=f"n{number}") for number in range(3_000))
    target.write_text("older")

    def spoil():
        for part in target.parent.glob("*.part"):
            if part.stat().st_size:  # written, and being read again
                with part.open("rb+") as file:
                    file.seek(4096)
                    file.write(b"spoiled" * 50_000)

    with pytest.raises(BookError, match="something else"):
        book.backup(target, spoil)
    assert target.read_text() == "older"
    assert list(target.parent.iterdir()) == [target]
