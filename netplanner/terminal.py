"""What the command line writes: results to stdout, one sentence on stderr when something failed."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from netplanner.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator


def say(sentence: str, code: int) -> int:
    """Say on stderr why the program ends; its exit code."""
    print(f"netplanner: {sentence}", file=sys.stderr)  # noqa: T201 - this is the command line
    return code


def out(line: str) -> None:
    """Write a line of the result; `NetPlannerError` where that cannot be."""
    with _speaking():
        print(line)  # noqa: T201 - this is the command line


def flush() -> None:
    """Write what is still held back, while it can be said that it failed."""
    if sys.stdout is not None:
        with _speaking():
            sys.stdout.flush()


def write_no_more() -> None:
    """Let go of what is held back: Python would try again at its end, and complain of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _speaking() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # the reader has had enough: no error
        raise
    except OSError as error:
        write_no_more()
        raise NetPlannerError(
            _("The output cannot be written: {reason}.").format(reason=reason(error))
        ) from error
