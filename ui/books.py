"""Opening books so that one window writes to each, and handing files to the window that does."""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from netplanner import settings
from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.store import Book
from netplanner.whole_file import is_there
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATIENCE = 1000  # milliseconds a window has to answer


class InUseError(BookError):
    """Another window of NetPlanner has this book open."""


def open_session(path: Path) -> Session:
    """A session on the book at `path`, made new if there is none; `BookError` if it cannot be.

    The lock that keeps other windows away belongs to the session and goes with `close_session`.
    """
    lock = _lock(path)
    try:
        book = Book.open(path) if is_there(path) else Book.create(path)
    except BaseException:
        lock.unlock()
        raise
    session = Session(book)
    _locks[session] = lock
    return session


def new_session(path: Path) -> Session:
    """A session on a new book; `BookError` if there is a file already."""
    if is_there(path):
        raise BookError(
            _("“{path}” exists already. It was left as it was. Choose another name.").format(
                path=path
            )
        )
    return open_session(path)


def close_session(session: Session) -> None:
    """Close the book and let other windows have it."""
    session.close()
    lock = _locks.pop(session, None)
    if lock is not None:
        lock.unlock()
    session.deleteLater()


_locks: dict[Session, QLockFile] = {}


def _key(path: Path) -> str:
    """The same for every spelling of the same path."""
    spelled = os.fsencode(os.path.normcase(path.resolve()))
    return f"{zlib.crc32(spelled):08x}{zlib.adler32(spelled):08x}"


def _lock(path: Path) -> QLockFile:
    # Not beside the book: that folder may be synchronised, shared or read-only.
    folder = settings.state_folder()
    with contextlib.suppress(OSError):  # no lock is better than no book
        folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / f"{_key(path)}.lock"))
    lock.setStaleLockTime(0)  # only a dead process makes a lock stale, never its age
    if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
        raise InUseError(
            _("“{path}” is open in another window of NetPlanner. Go on there.").format(path=path)
        )
    return lock


# -- one window for each book -------------------------------------------------------------------


def hand_over(path: Path, files: Iterable[Path]) -> bool:
    """Give `files` to the window that has the book open, and bring it to the front."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_server_name(path))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"\0".join([b"", *(os.fsencode(file.absolute()) for file in files)]) + b"\n")
    done = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return done


class Door(QObject):
    """Hears when a second start of the program wants this book."""

    knocked = Signal(list)  # of the files (Path) to import; may be empty

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # The lock says that no living window has the book: a socket left over is of a dead one.
        QLocalServer.removeServer(_server_name(path))
        self._server.listen(_server_name(path))

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if socket.canReadLine() or socket.waitForReadyRead(_PATIENCE):
                names = bytes(socket.readAll().data()).rstrip(b"\n").split(b"\0")
                self.knocked.emit([Path(os.fsdecode(name)) for name in names if name])
            socket.deleteLater()


def _server_name(path: Path) -> str:
    return f"netplanner-{_key(path)}"
