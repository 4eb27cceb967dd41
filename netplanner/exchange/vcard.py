"""vCards 2.1, 3.0 and 4.0 read card by card: tolerant, linear, and each card on its own.

A card that is broken, cut off or without its END gives what it holds and leaves its neighbours
alone. Nothing a card refers to is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.exchange import vcard_lines as lines
from netplanner.exchange.encoding import Charsets, decode_lines, needs_repair, repair
from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.vcard_draft import Draft
from netplanner.exchange.vcard_properties import TAKES
from netplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_vcards(data: bytes) -> Iterator[FoundCard | Problem]:
    """The cards of `data` in their order, and between them what could not be understood."""
    draft: Draft | None = None
    inner = 0  # how deep we are in cards within the card (AGENT)
    agent = False  # whether the line before may bring such a card
    for number, line, parts in _properties(data):
        take = TAKES.get(parts[0].name) if parts else None
        if take and parts:  # nearly every line, so it is asked first
            if draft and not inner:
                take(draft, number, *parts)
                draft.last = parts[0]
            agent = False
            continue
        mark = _mark(parts)
        if mark == "BEGIN" and draft and agent:
            inner += 1
        elif mark == "BEGIN":
            if draft:
                yield from _ended(draft, complete=False)
            draft, inner = Draft(number), 0
        elif mark == "END" and inner:
            inner -= 1
        elif mark == "END" and draft:
            yield from _ended(draft, complete=True)
            draft = None
        elif mark == "AGENT":
            inner += 1 if draft else 0
        elif draft and not inner:
            draft.pass_over(number, line, parts[0] if parts else None)
        agent = parts is not None and parts[0].name == "AGENT" and not parts[1].strip()
    if draft:
        yield from _ended(draft, complete=False)


def _properties(data: bytes) -> Iterator[tuple[int, str, tuple[lines.Head, str] | None]]:
    """(line number, line, its head and raw value) of each logical line."""
    text = lines.straightened(decode_lines(data))
    charsets = Charsets(text) if needs_repair(text) else None
    for number, line in lines.logical_lines(text):
        parts = lines.split(line)
        if charsets and parts and not parts[0].charset and needs_repair(parts[1]):
            parts = parts[0], repair(parts[1], charsets.of(number))
        yield number, line, parts


def _mark(parts: tuple[lines.Head, str] | None) -> str:
    """`BEGIN`, `END` or `AGENT` if a card begins, ends, or begins within another."""
    if parts is None or parts[0].name not in _MARKS:
        return ""
    name, value = parts[0].name, parts[1].strip().upper()
    return name if value == _MARKS[name] else ""


_MARKS = {"BEGIN": "VCARD", "END": "VCARD", "AGENT": "BEGIN:VCARD"}


def _ended(draft: Draft, *, complete: bool) -> Iterator[FoundCard | Problem]:
    yield from draft.problems
    if not complete:
        yield Problem(line=draft.line, reason=_("This card has no end. What it holds was read."))
    found = draft.found()
    if found:
        yield found
    else:
        yield Problem(line=draft.line, reason=_("This card is empty."))
