"""What takes long says so: by the pointer, or by a box with a way out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from netplanner.i18n import _
from ui.widgets.basics import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.tasks import Task

_WIDTH = 360
_MOMENT = 0.25  # seconds; a box that flashes up and goes says nothing


@contextmanager
def busy() -> Iterator[None]:
    """The pointer says that one has to wait, for what takes a second at most."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def show_while(task: Task, words: str, parent: QWidget) -> None:
    """Keep the window waiting for the task, with a Cancel; nothing is shown of a short one."""
    from PySide6.QtWidgets import QProgressBar, QProgressDialog  # not at the start

    if task.is_over_within(_MOMENT):
        return
    box = QProgressDialog(parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setLabel(plain(words))
    bar = QProgressBar()
    bar.setAccessibleName(words)
    box.setBar(bar)
    box.setRange(0, 0)
    box.setMinimumWidth(_WIDTH)
    box.setCancelButtonText(_("Cancel"))
    box.canceled.connect(task.cancel)
    for end in (task.finished, task.failed, task.cancelled):
        end.connect(box.close)
    box.show()
