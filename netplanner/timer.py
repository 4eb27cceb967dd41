"""A stopwatch for the activity under way, kept in a small file so that it outlives the program.

Pure functions: what time it is is an argument, where the file lies too.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netplanner import settings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Seconds counted so far, and since when (UTC) it is running; None while it stands."""

    seconds: int = 0
    since: datetime.datetime | None = None

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self.since is not None

    @property
    def idle(self) -> bool:
        """Whether nothing was counted."""
        return self.since is None and self.seconds == 0


def elapsed(timer: Timer, now: datetime.datetime) -> int:
    """The seconds counted by `now`. A clock that was moved back never takes any away."""
    running = (now - timer.since).total_seconds() if timer.since else 0
    return timer.seconds + max(0, int(running))


def minutes(timer: Timer, now: datetime.datetime) -> int:
    """The whole minutes counted by `now`, begun ones included; at least 1."""
    return max(1, -(-elapsed(timer, now) // 60))


def started(timer: Timer, now: datetime.datetime) -> Timer:
    """The timer counting on from `now`."""
    return timer if timer.running else replace(timer, since=now)


def paused(timer: Timer, now: datetime.datetime) -> Timer:
    """The timer standing, with all it has counted."""
    return Timer(seconds=elapsed(timer, now))


def without(timer: Timer, minutes: int, now: datetime.datetime) -> Timer:
    """The timer after `minutes` of it were logged: what a running one counted since stays."""
    if not timer.running:
        return Timer()
    return Timer(seconds=max(0, elapsed(timer, now) - minutes * 60), since=now)


def file_of(book: Path) -> Path:
    """Where the timer of the book at `book` is kept: each book has its own."""
    name = hashlib.sha256(str(book.absolute()).encode(errors="surrogateescape")).hexdigest()
    return settings.state_folder() / f"timer-{name[:16]}.json"


def load(file: Path) -> Timer:
    """The timer kept in `file`; a fresh one if there is none or it makes no sense."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        since = found["since"]
        start = datetime.datetime.fromisoformat(since) if since else None
        if start is not None and start.tzinfo is None:
            return Timer()
        return Timer(seconds=max(0, int(found["seconds"])), since=start)
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Timer()


def keep(file: Path, timer: Timer, book: Path) -> bool:
    """Keep the timer in `file`; False where this computer does not allow it."""
    part = file.with_suffix(".part")
    try:
        if timer.idle:
            file.unlink(missing_ok=True)
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        text = {
            "seconds": timer.seconds,
            "since": timer.since.isoformat() if timer.since else None,
            "book": str(book),
        }
        part.write_text(json.dumps(text), encoding="utf-8", errors="replace")
        part.replace(file)
    except OSError:
        return False
    return True
