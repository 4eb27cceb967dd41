"""Whether another program has written to the book since this one last looked."""

from __future__ import annotations

import threading

import apsw

_WHERE, _LENGTH = 24, 16  # of the file: the bytes by which SQLite itself sees that it has changed


class Watch:
    """The state in which this program, by whatever of its threads, last saw or left the file."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._lock = threading.Lock()
        self._seen: bytes | None = _state(connection)

    def look(self, connection: apsw.Connection) -> bool:
        """Take the file as it is now for seen; whether another program has written to it.

        Costs a microsecond and waits for nobody.
        """
        with self._lock:
            before, self._seen = self._seen, _state(connection)
            return before != self._seen

    def commit(self, connection: apsw.Connection) -> None:
        """End the transaction of the connection; what this program writes, it has seen."""
        with self._lock:
            others = connection.pragma("data_version")
            connection.execute("COMMIT")
            left = _state(connection)
            try:
                alone = connection.pragma("data_version") == others
            except apsw.Error:  # somebody is writing this very moment; what was saved is saved
                alone = False
            self._seen = left if alone else None


def _state(connection: apsw.Connection) -> bytes:
    # Through SQLite: another handle on the file, once closed, would take its locks away.
    return connection.read("main", 0, _WHERE, _LENGTH)[1]
