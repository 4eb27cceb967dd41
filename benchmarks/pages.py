"""The pages of a full book: turning to them, narrowing them, and following what is saved."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure, show
from benchmarks.full_book import TODAY, make_full_book
from netplanner import activities, contacts, i18n, referrals
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity, ActivityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from netplanner.store import Book

CONTACTS, ACTIVITIES, REFERRALS = 10_000, 100_000, 10_000
FLOORS = 17  # some 100 ms
PAGES = ("today", "contacts", "activities", "referrals", "plan", "charts")
TIMES = 5


def measure(book: Book) -> list[Figure]:
    """CPU milliseconds up to the painted window, against painting the window once more."""
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.main_window import MainWindow
    from ui.session import Session

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    session = Session(book)
    session.today = lambda: TODAY  # type: ignore[method-assign]
    window = MainWindow(session)
    window.resize(1280, 800)
    window.show()

    def painted(*works: Callable[[], object]) -> float:
        """The slowest of some works, the median of several runs."""
        taken: list[list[float]] = [[] for _ in works]
        for _ in range(TIMES):
            for one, work in zip(taken, works, strict=True):
                start = time.process_time()
                work()
                for _ in range(3):
                    app.processEvents()
                one.append((time.process_time() - start) * 1000)
        return max(sorted(one)[TIMES // 2] for one in taken)

    def limited(what: str, value: float) -> Figure:
        return Figure(what=what, value=value, floor=floor, most_floors=FLOORS)

    for name in PAGES:
        window.open_page(name)
        app.processEvents()
    floor = painted(window.repaint)
    figures = [
        limited("any page turned to again", painted(*(_turn(window, name) for name in PAGES)))
    ]
    log: Any = window.page("activities")
    window.open_page("activities")
    months = [lambda: log.chooser.show_month(log.chooser.month - 1)]
    figures.append(limited("activities: another month", painted(*months)))
    figures.append(limited("activities: all months, then filters", painted(*_filters(log))))
    window.show_contact(1)
    people: Any = window.page()
    parts = [_part(window, at) for at in range(people.editor.tabs.count())]
    figures.append(limited("a contact with the longest story: any part", painted(*parts)))
    for name in PAGES:
        window.open_page(name)
        app.processEvents()
        figures.append(limited(f"{name}: the slowest of edits and undos", painted(*_edits(book))))
    window.close()
    return figures


def _turn(window: Any, name: str) -> Callable[[], object]:
    return lambda: window.open_page(name)


def _part(window: Any, at: int) -> Callable[[], object]:
    """Show a contact anew and go to a part of it."""

    def work() -> None:
        window.show_contact(2)
        window.show_contact(1)
        window.page().editor.tabs.setCurrentIndex(at)

    return work


def _filters(log: Any) -> list[Callable[[], object]]:
    chooser = log.chooser

    def narrow(text: str, kind: ActivityKind | None, person: int | None) -> Callable[[], object]:
        def work() -> None:
            chooser.search.setText(text)
            chooser.kind.set_value(kind)
            chooser.person.set_contact(person)
            chooser.search.returnPressed.emit()

        return work

    return [
        chooser.all_button.click,
        narrow("", ActivityKind.MEETING, None),
        narrow("", None, 1),
        narrow("coffee", None, None),
        narrow("qwertzu", None, None),
        narrow("", None, None),
    ]


def _edits(book: Book) -> list[Callable[[], object]]:
    """What is saved everywhere, and taken back; contact 1 has the longest story."""
    card = contacts.card(book, 5)
    assert card is not None
    other = replace(card, contact=replace(card.contact, notes="Met at the fair"))
    referral = Referral(direction=Direction.GIVEN, day=TODAY, partner_id=5, prospect_name="Q")
    activity = Activity(day=TODAY, minutes=30, notes="coffee")
    return [
        lambda: activities.save(book, activity, [5, 7]),
        book.undo,
        lambda: contacts.save(book, other),
        book.undo,
        lambda: referrals.save(book, referral),
        book.undo,
        lambda: contacts.remove(book, [1]),
        book.undo,
    ]


def run() -> bool:
    """Make a full book in a temporary folder and measure its window; whether limits held."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    i18n.use_language("en")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NETPLANNER_HOME"] = folder
        path = Path(folder) / "full.netplanner"
        figures = measure(make_full_book(path, CONTACTS, ACTIVITIES, REFERRALS))
    return show(f"Pages of {CONTACTS:,} people, {ACTIVITIES:,} activities", figures)


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
