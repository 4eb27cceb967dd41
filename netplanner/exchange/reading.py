"""One file of contacts, whatever its name and state, read into cards."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from netplanner.errors import NetPlannerError
from netplanner.exchange.found import FoundCard, Problem, ReadFile
from netplanner.exchange.ldif import BEGINNING, read_ldif
from netplanner.exchange.table import read_table
from netplanner.exchange.vcard import read_vcards
from netplanner.i18n import _
from netplanner.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES = 250_000_000
MOST_PROBLEMS = 1000  # of one file; nobody reads further
_BEGIN = re.compile(rb"BEGIN[\0 ]*:[\0 ]*V\0?C\0?A\0?R\0?D", re.IGNORECASE)
_WIDE_BEGIN = re.compile(rb"\0{1,3}".join(b"%c" % sign for sign in b"BEGIN:VCARD"), re.IGNORECASE)
_FOREIGN = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"SQLite format 3\0",
)
_EVERY = 256  # cards between two reports of progress


class NoContactsError(NetPlannerError):
    """The file is of a kind that holds no contacts."""


def read_file(path: Path, progress: Callable[[float], object] | None = None) -> ReadFile:
    """Read contacts from a vCard, CSV or LDIF file, told apart by content.

    `progress` is called now and then with the share read, 0 to 1, and may raise to stop.
    `NetPlannerError` if the file cannot be read or is nothing of the kind.
    """
    data = _bytes(path)
    if _BEGIN.search(data) or _WIDE_BEGIN.search(data):
        found = read_vcards(data)
    elif data.startswith(_FOREIGN):
        raise NoContactsError(
            _(
                "“{path}” holds no contacts that can be read. Save it as vCard (.vcf) or CSV in "
                "the program it comes from, and import that file."
            ).format(path=path)
        )
    elif BEGINNING.match(data):
        found = read_ldif(data)
    else:
        found = read_table(data)
    cards: list[FoundCard] = []
    problems: list[Problem] = []
    lines = 1 + max(data.count(b"\n"), data.count(b"\r"))
    for count, item in enumerate(found):
        if isinstance(item, FoundCard):
            cards.append(item)
        elif len(problems) < MOST_PROBLEMS:
            problems.append(item)
        if progress and count % _EVERY == 0:
            progress(min(item.line / lines, 1.0))
    if not cards and not problems:
        problems = [Problem(line=1, reason=_("There are no contacts in this file."))]
    return ReadFile(path=path, cards=tuple(cards), problems=tuple(problems))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a folder, or a device that never ends
            raise NetPlannerError(_("“{path}” is not a file.").format(path=path))
        size = status.st_size
        if size > MOST_BYTES:
            raise NetPlannerError(
                _(
                    "“{path}” is too large ({size} MB; at most {most} MB). Split it into smaller "
                    "files and import them one after the other."
                ).format(path=path, size=size // 1_000_000, most=MOST_BYTES // 1_000_000)
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NetPlannerError(
            _("“{path}” was not found. Has it been moved?").format(path=path)
        ) from error
    except OSError as error:
        raise NetPlannerError(
            _("“{path}” cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error
