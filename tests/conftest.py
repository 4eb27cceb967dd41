"""What every test may ask for: a book in a real file, a session on it, a steady world around."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "Europe/Rome"

import datetime
from typing import TYPE_CHECKING

import pytest

from netplanner import i18n
from netplanner.store import Book, Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ui.session import Session

TODAY = datetime.date(2026, 11, 24)  # a Tuesday


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings, state and the default book go to a folder of the test's own; English is spoken."""
    monkeypatch.setenv("NETPLANNER_HOME", str(tmp_path / "home"))
    i18n.use_language("en")
    yield
    i18n.use_language("en")


@pytest.fixture
def changes() -> list[Change]:
    """What the book's one listener has heard."""
    return []


@pytest.fixture
def book(tmp_path: Path, changes: list[Change]) -> Iterator[Book]:
    book = Book.create(tmp_path / "book.netplanner", listener=changes.append)
    yield book
    book.close()


@pytest.fixture
def session(qtbot, book: Book, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session on `book` that lives on 24 November 2026."""
    from ui.session import Session

    session = Session(book)
    monkeypatch.setattr(session, "today", lambda: TODAY)
    yield session
    session.close()
