"""The real files of address books, read as their expectations say."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from netplanner import contacts
from netplanner.exchange.doubles import Points
from netplanner.exchange.importing import dry_run_json, import_files
from netplanner.model.people import Contact, ContactPoint

if TYPE_CHECKING:
    from netplanner.store import Book

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "contacts"
pytestmark = pytest.mark.skipif(
    not (SAMPLES / "score.py").exists(), reason="the samples do not lie beside the checkout"
)


def files() -> list[Path]:
    return sorted(path for path in (SAMPLES / "files").rglob("*.*") if path.is_file())


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SAMPLES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", ["vcard", "csv"])
def test_at_least_99_of_100_fields_are_right_and_none_is_made_up(kind: str) -> None:
    results = {}
    for path in files():
        answer = json.loads(dry_run_json(path))
        results["files/" + path.relative_to(SAMPLES / "files").as_posix()] = answer
    expected = [
        entry
        for entry in json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
        if entry["kind"] == kind and entry["set"] == "open" and "LargeFile" not in entry["file"]
    ]
    total, wrong, _each = scorer().score(results, expected)
    assert total["core_ok"] >= 0.99 * total["core"], wrong
    assert total["files_count_ok"] == total["files"], wrong
    assert total["spurious"] == 0, wrong


def test_all_samples_come_in_as_one_edit_and_a_second_time_bring_nothing(book: Book) -> None:
    first = import_files(book, files())
    assert sum(each.added for each in first) > 1000
    for contact in book.all(Contact):
        card = contacts.card(book, contact.id)
        assert card is not None
        assert contacts.problems(card) == {}
        assert tuple(Points(card.points)) == card.points
    before = (book.all(Contact), book.all(ContactPoint))
    again = import_files(book, files())
    assert [(each.added, each.updated) for each in again if each.added or each.updated] == []
    assert (book.all(Contact), book.all(ContactPoint)) == before
    book.undo()
    assert book.all(Contact) == []
