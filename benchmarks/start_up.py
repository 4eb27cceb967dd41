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
from netplanner import cli
def wait(*_):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    paint = type(window).paintEvent
    def painted(self, event):
        QTimer.singleShot(0, tell)  # once the window and all in it are painted
        paint(self, event)
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


def start(code: str, arguments: list[str], environment: dict[str, str]) -> dict[str, Any]:
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
        told: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
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
        environment["NETPLANNER_HOME"] = str(Path(folder) / "home")
        arguments = ["--book", str(book), "--language", "en"]
        bare, real = [], []
        for _ in range(RUNS + 1):
            bare.append(start(BARE, [], environment))
            real.append(start(REAL, arguments, environment))
        bare, real = bare[1:], real[1:]  # the first run fills the file cache
    heavy = sorted({name for told in real for name in told["heavy"]})
    ratios = [one["cpu"] / other["cpu"] for one, other in zip(real, bare, strict=True)]

    def median(told: list[dict[str, Any]], key: str) -> float:
        return statistics.median(one[key] for one in told)

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
        Figure(
            what=f"heavy libraries in memory then: {', '.join(heavy) or 'none'}",
            value=len(heavy),
            unit="",
            limit=0,
        ),
    ]


def run() -> bool:
    """Measure and tell; whether all limits are held."""
    return show("Start-up", measure())


if __name__ == "__main__":
    raise SystemExit(not run())
