"""From the command to the first usable window with 10,000 contacts, against a bare window."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.contacts_book import make_book
from benchmarks.figures import Figure, show

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
RUNS = 9
PAGES = ("today", "contacts", "activities", "referrals", "plan", "charts")
Told = dict[str, Any]  # what `TELL` prints
TELL = """
import json, os, sys, time
def tell():
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    heavy = {"numpy", "pyqtgraph", "jinja2", "PySide6.QtPrintSupport"} & set(sys.modules)
    print(json.dumps({
        "cpu": time.process_time() * 1000, "wall": (time.time() - float(sys.argv[1])) * 1000,
        "peak": int(peak.split()[1]) / 1024, "heavy": sorted(heavy),
    }), flush=True)
    os._exit(0)
"""
BARE = """
from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, QTimer, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Rows(QAbstractTableModel):
    def rowCount(self, parent=None): return 1000
    def columnCount(self, parent=None): return 6
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return f"{index.row()}:{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)
app = QApplication([])
window = QMainWindow()
table = Table()
table.setModel(Rows())
window.setCentralWidget(table)
window.resize(1180, 760)
window.show()
app.exec()
"""
REAL = """
import os
from netplanner import cli
def wait(*_):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    paint = type(window).paintEvent
    def painted(self, event):
        if os.environ.get("UNTIL") != "filled":
            QTimer.singleShot(0, tell)  # once the window and all in it are painted
        paint(self, event)
        if os.environ.get("UNTIL") == "filled":  # once the page of last time is there, too
            QTimer.singleShot(0, lambda: (self.page().repaint(), tell()))
    type(window).paintEvent = painted
    return running()
def watched(options):
    global running
    import gc
    gc.disable()  # as the program does itself before it imports Qt
    from PySide6.QtWidgets import QApplication
    running, QApplication.exec = QApplication.exec, wait
    return window(options)
window, cli._window = cli._window, watched
sys.exit(cli.main(sys.argv[2:]))
"""


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a real X screen: the one there is, or one made for the while."""
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb"):
        yield dict(os.environ)
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    display = f":{server.stdout.readline().strip()}"
    try:
        yield os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def start(code: str, arguments: list[str], environment: dict[str, str]) -> Told:
    """Start a window in a process of its own; what it told at its first usable moment."""
    result = subprocess.run(
        [sys.executable, "-c", TELL + code, str(time.time()), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    try:
        told: Told = json.loads(result.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise SystemExit(f"The window did not start:\n{result.stderr}") from None
    return told


def measure() -> list[Figure]:
    """Bare and real windows by turns, so that a noisy machine is noisy for both."""
    for package in ("netplanner", "ui", "resources"):  # as an installed program would be
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory() as folder, screen() as environment:
        book = Path(folder) / "ten_thousand.netplanner"
        make_book(book, 10_000).close()
        arguments = ["--book", str(book), "--language", "en"]
        homes = {page: left_on(page, Path(folder) / page) for page in PAGES}
        bare: list[Told] = []
        real: dict[str, list[Told]] = {page: [] for page in PAGES}
        filled: dict[str, list[Told]] = {page: [] for page in PAGES}
        for _ in range(RUNS + 1):
            bare.append(start(BARE, [], environment))
            for page, home in homes.items():
                real[page].append(start(REAL, arguments, environment | home))
                whole = environment | home | {"UNTIL": "filled"}
                filled[page].append(start(REAL, arguments, whole))
    figures = window_figures(bare[1:], real["today"][1:])  # the first filled the file cache
    floor = median(bare[1:], "cpu")
    for page in PAGES[1:]:
        figures += page_figures(page, floor, real[page][1:], filled[page][1:])
    heavy = sorted({name for page in PAGES for told in real[page] for name in told["heavy"]})
    many = f"heavy libraries in memory then: {', '.join(heavy) or 'none'}"
    return [*figures, Figure(what=many, value=len(heavy), unit="", limit=0)]


def left_on(page: str, home: Path) -> dict[str, str]:
    """The environment of somebody who left the program on this page last time."""
    home.mkdir()
    variables = {"NETPLANNER_HOME": str(home)}
    code = f"from ui import remember; remember.set_value('window/page', {page!r})"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=os.environ | variables)
    return variables


def median(told: list[Told], key: str) -> float:
    """The median of one figure of several runs."""
    return statistics.median(one[key] for one in told)


def page_figures(page: str, floor: float, real: list[Told], filled: list[Told]) -> list[Figure]:
    """A start on another page: its window, and without a limit when the page is filled."""
    return [
        Figure(
            what=f"the same, last time on {page}",
            value=median(real, "cpu"),
            floor=floor,
            most_floors=1.35,
        ),
        Figure(what=f"until {page} is filled", value=median(filled, "cpu"), floor=floor),
    ]


def window_figures(bare: list[Told], real: list[Told]) -> list[Figure]:
    """The figures of the first usable window, on Today."""
    ratios = [one["cpu"] / other["cpu"] for one, other in zip(real, bare, strict=True)]
    return [
        Figure(
            what="first usable window, CPU",
            value=median(real, "cpu"),
            floor=median(bare, "cpu"),
            most_floors=1.35,
        ),
        Figure(
            what="first usable window, by the clock",
            value=median(real, "wall"),
            unit="ms",
            floor=median(bare, "wall"),
        ),
        Figure(
            what="CPU, median of the ratios of neighbours",
            value=statistics.median(ratios),
            unit="x",
            limit=1.35,
        ),
        Figure(
            what="memory at the first usable window",
            value=median(real, "peak"),
            unit="MiB",
            floor=median(bare, "peak"),
            limit=95,
        ),
    ]


def run() -> bool:
    """Measure and tell; whether all limits are held."""
    return show("Start-up", measure())


if __name__ == "__main__":
    raise SystemExit(not run())
