"""The stopwatch: it counts, stands, and outlives the program; no clock can make it go back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from netplanner import timer
from netplanner.timer import Timer

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def later(minutes: float) -> datetime.datetime:
    return NOON + datetime.timedelta(minutes=minutes)


def test_it_counts_only_while_it_runs() -> None:
    running = timer.started(Timer(), NOON)
    standing = timer.paused(running, later(10))
    assert timer.elapsed(standing, later(60)) == 600
    again = timer.started(standing, later(60))
    assert timer.elapsed(again, later(65)) == 900
    assert again.running
    assert not standing.running


def test_starting_twice_loses_nothing() -> None:
    running = timer.started(Timer(), NOON)
    assert timer.started(running, later(5)) == running


def test_what_was_logged_goes_and_what_was_counted_since_stays() -> None:
    running = timer.started(Timer(), NOON)
    rest = timer.without(running, 20, later(25))
    assert rest.running
    assert timer.elapsed(rest, later(26)) == 360
    assert timer.without(timer.paused(running, later(19.5)), 20, later(25)).idle


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (59, 1), (60, 1), (61, 2), (3600, 60)])
def test_a_begun_minute_counts_whole(seconds: int, minutes: int) -> None:
    assert timer.minutes(Timer(seconds=seconds), NOON) == minutes


def test_a_clock_moved_back_takes_nothing_away() -> None:
    running = timer.started(Timer(seconds=30), NOON)
    assert timer.elapsed(running, later(-600)) == 30
    assert timer.paused(running, later(-600)).seconds == 30


def test_it_goes_on_while_the_program_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "new" / "timer.json"
    running = timer.started(Timer(seconds=7), NOON)
    assert timer.keep(file, running, Path("my.netplanner"))
    found = timer.load(file)
    assert found == running
    assert timer.elapsed(found, later(2)) == 127


def test_an_idle_timer_leaves_no_file(tmp_path: Path) -> None:
    file = tmp_path / "timer.json"
    timer.keep(file, timer.started(Timer(), NOON), Path("b"))
    timer.keep(file, Timer(), Path("b"))
    assert not file.exists()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"seconds": "x", "since": null}', '{"seconds": 1}',
     '{"seconds": 1, "since": "2026-11-24T12:00:00"}', '{"seconds": 1, "since": 5}',
     '{"seconds": 1e999, "since": null}'],
)  # fmt: skip
def test_a_file_that_makes_no_sense_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "timer.json"
    file.write_text(text)
    assert timer.load(file) == Timer()


def test_a_folder_that_cannot_be_written_does_not_stop_the_timer(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not timer.keep(blocked / "timer.json", timer.started(Timer(), NOON), Path("b"))


def test_each_book_has_a_timer_of_its_own() -> None:
    assert timer.file_of(Path("a.netplanner")) != timer.file_of(Path("b.netplanner"))
