"""The one place where an error meets the owner."""

from __future__ import annotations

import logging
import sys
import threading
from functools import wraps
from traceback import format_exception
from typing import TYPE_CHECKING, ParamSpec

from netplanner.errors import NetPlannerError
from netplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_Given = ParamSpec("_Given")
log = logging.getLogger(__name__)
_showing = False


def install() -> None:
    """Slots raise freely: Qt passes what they raise to `sys.excepthook`."""
    sys.excepthook = show
    threading.excepthook = lambda args: log.error("In a thread", exc_info=args.exc_value)


def called_by_qt(override: Callable[_Given, None]) -> Callable[_Given, None]:
    """For an override such as `showEvent` that may fail: its error goes to `sys.excepthook`.

    Qt passes it there by itself only from slots: what an override lets out gets words of PySide
    before it, and may end the process. The owner is told when the override is done, since no
    dialog can be opened in the middle of showing or painting a widget.
    """

    @wraps(override)
    def guarded(*given: _Given.args, **named: _Given.kwargs) -> None:
        try:
            override(*given, **named)
        except Exception as error:  # whatever it is, it is told
            from PySide6.QtCore import QTimer

            failed = error  # its name ends with this block
            QTimer.singleShot(0, lambda: sys.excepthook(type(failed), failed, failed.__traceback__))

    return guarded


def show(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
) -> None:
    """Tell the owner, in one sentence if it is an error of theirs to mend, else with details."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMessageBox

    global _showing  # noqa: PLW0603 - an error while painting comes again and again
    if not isinstance(error, NetPlannerError):
        log.error("Unexpected error", exc_info=(kind, error, trace))
    if _showing or QApplication.instance() is None:
        return
    box = QMessageBox(QApplication.activeWindow())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("NetPlanner")
    if isinstance(error, NetPlannerError):
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(str(error))
    else:
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(_("This should not have happened. What was saved is safe."))
        box.setInformativeText(
            _("If it happens again, copy the details and send them to those who make NetPlanner.")
        )
        box.setDetailedText("".join(format_exception(kind, error, trace)))
    _showing = True
    try:
        box.exec()
    finally:
        _showing = False
