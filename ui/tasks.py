"""Work that would make a screen stutter, done in the background, one task at a time."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside the work once the person has cancelled it."""


class Task(QObject):
    """One piece of work: report progress with it, ask it to stop."""

    progress = Signal(int, int)  # done, total
    finished = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception it raised
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._over = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def end(self) -> None:
        """Called in the work's thread when there is nothing left to do."""
        self._over.set()

    def is_over_within(self, seconds: float) -> bool:
        """Wait that long at most for the work to end; its signals arrive later."""
        return self._over.wait(seconds)

    def report(self, done: int, total: int) -> None:
        """Called by the work, in its thread; raises `Cancelled` once asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.progress.emit(done, total)


class Tasks(QObject):
    """Runs tasks in one worker, so that two of them never meet in the book."""

    _ended = Signal(object, object)  # Task, Future

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued, for work that is done before the caller has connected to its task.
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _executor(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # not before there is work

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")

    def start(self, work: Callable[[Task], Any], release: Callable[[], object]) -> Task:
        """Do `work(task)` in the background; the task's signals arrive in this thread.

        `release` is called in the worker at the end, to close its connection to the book.
        """
        task = Task(self)

        def run() -> Any:
            try:
                return work(task)
            finally:
                release()
                task.end()

        future = self._executor.submit(run)
        future.add_done_callback(lambda done: self._ended.emit(task, done))
        return task

    def close(self) -> None:
        """Wait until nothing is under way."""
        self._executor.shutdown()

    def _finish(self, task: Task, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, Cancelled):
            task.cancelled.emit()
        elif error is not None:
            task.failed.emit(error)
        else:
            task.finished.emit(future.result())
        task.deleteLater()
