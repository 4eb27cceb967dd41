"""The real program starts on a real X server, paints its window and leaves when it is closed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Runs the program as the command line does, but looks at the screen once its event loop runs, and
# closes the window when something is painted there.
DRIVER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netplanner.cli import main

real = QApplication.exec

def look():
    for window in QApplication.topLevelWidgets():
        if not (window.isVisible() and window.windowHandle() and window.windowHandle().isExposed()):
            continue
        picture = window.screen().grabWindow(window.winId()).toImage()
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        }
        if len(colours) > 20:
            picture.save(sys.argv[1])
            print("painted by", QApplication.platformName(), flush=True)
            timer.stop()
            window.close()

def exec_and_look():
    global timer
    timer = QTimer(interval=100)
    timer.timeout.connect(look)
    timer.start()
    return real()

QApplication.exec = staticmethod(exec_and_look)
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of the test's own."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("no Xvfb: sh netplanner.sh test installs it")
    process = subprocess.Popen(
        [server, "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    number = process.stdout.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    process.terminate()
    process.communicate()


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_program_starts_paints_and_quits_on_a_real_screen(
    language: str, display: str, tmp_path: Path
) -> None:
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "NETPLANNER_HOME": str(tmp_path / "home"),
    }
    picture = tmp_path / "window.png"
    arguments = ["--book", str(tmp_path / "own.netplanner"), "--language", language]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(picture), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "painted by xcb\n", done.stderr
    assert "Traceback" not in done.stderr
    assert picture.stat().st_size > 1000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have one")
def test_without_a_screen_the_window_is_refused_in_a_sentence(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "netplanner", "--book", str(tmp_path / "own.netplanner")],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("netplanner: There is no screen")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
