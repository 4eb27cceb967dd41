"""The contact list with 100,000 people, painted and searched, against a list of a screenful."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contacts_book import make_book
from benchmarks.figures import Figure, show
from netplanner import contacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from netplanner.store import Book

CONTACTS = 100_000
LIST_MS, KEY_MS = 60, 30
QUERIES = ("mariani", "anna ricci", "333 12 34", "qwertzu")  # hits, two words, figures, a miss


def measure(book: Book) -> list[Figure]:
    """CPU milliseconds of painting the list, of each key of a search, and of their floors."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.contacts.listing import ContactList
    from ui.session import Session

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    session = Session(book)
    panel = ContactList(session)
    panel.resize(330, 650)
    panel.show()
    panel.reload()
    for _ in range(5):
        app.processEvents()  # shown, laid out; the texts are read after the first paint

    def painted(work: Callable[[], object], times: int) -> float:
        taken = []
        for _ in range(times):
            start = time.process_time()
            work()
            app.processEvents()
            taken.append((time.process_time() - start) * 1000)
        return sorted(taken)[times // 2]

    few = contacts.sorted_ids(book)[:16]
    floor = painted(lambda: panel.model.set_ids(few), 9)
    listed = painted(panel.reload, 9)
    search = contacts.Search()
    start = time.process_time()
    search.load(book)
    load = (time.process_time() - start) * 1000
    ids = contacts.sorted_ids(book)
    start = time.process_time()
    search.arrange(ids)
    arranged = (time.process_time() - start) * 1000

    figures = [
        Figure(what="list painted from its query on", value=listed, floor=floor, limit=LIST_MS),
        Figure(what="search texts read, once, after the first paint", value=load),
        Figure(what="and put into the order of the list, a moment later", value=arranged),
    ]
    for query in QUERIES:
        slowest = 0.0
        for length in range(1, len(query) + 1):
            best = float("inf")
            for _ in range(3):
                panel.search.blockSignals(True)
                panel.search.setText(query[: length - 1])
                panel.search.blockSignals(False)
                panel._search._last = None  # what the run before found must not help
                panel._filter()
                app.processEvents()
                text = query[:length]
                best = min(best, painted(lambda text=text: panel.search.setText(text), 1))
            slowest = max(slowest, best)
        figures.append(
            Figure(
                what=f"slowest key of “{query}”, painted", value=slowest, floor=floor, limit=KEY_MS
            )
        )
    search.find("a", ids)
    figures.append(Figure(what="a pasted miss, searched", value=_pasted(search, ids), limit=KEY_MS))
    panel.close()
    session.close()
    return figures


def _pasted(search: contacts.Search, ids: list[int]) -> float:
    best = float("inf")
    for _ in range(5):
        search.find("anna", ids)  # so that nothing is narrowed from a miss before
        start = time.process_time()
        search.find("qwertzuiop", ids)
        best = min(best, (time.process_time() - start) * 1000)
    return best


def run() -> bool:
    """Make a book of full size in a temporary folder, measure it, say so; whether limits held."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NETPLANNER_HOME"] = folder
        book = make_book(Path(folder) / "large.netplanner", CONTACTS)
        return show(f"Contact list, {CONTACTS:,} people", measure(book))


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
