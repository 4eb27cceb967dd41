"""Errors in what Qt calls: told as any other, and never the end of the program."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QWidget

from netplanner.errors import BookError
from tests.house.sources import ROOT
from ui.errors import called_by_qt


class Page(QWidget):
    """Reads when it is shown, as the pages do."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    @called_by_qt
    def showEvent(self, event: object) -> None:
        raise self._error


def test_an_error_while_a_page_is_shown_is_told_in_its_own_words(qtbot) -> None:
    page = Page(BookError("The book is in use by another program."))
    qtbot.addWidget(page)
    with qtbot.captureExceptions() as told:
        page.show()
        qtbot.waitUntil(lambda: bool(told))
    assert [str(error) for _kind, error, _trace in told] == [
        "The book is in use by another program."
    ]


def test_a_fault_while_a_page_is_shown_does_not_end_the_program() -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from ui.errors import called_by_qt

class Page(QWidget):
    @called_by_qt
    def showEvent(self, event):
        ((_one,),) = []

sys.excepthook = lambda kind, error, trace: print(kind.__name__)
app = QApplication([])
tabs = QTabWidget()
tabs.addTab(QWidget(), "first")
tabs.addTab(Page(), "second")
tabs.show()
QTimer.singleShot(0, lambda: tabs.setCurrentIndex(1))
QTimer.singleShot(100, app.quit)
app.exec()
print("ended")
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.split() == ["ValueError", "ended"]
