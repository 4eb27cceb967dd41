"""Which phones, mails and addresses are the same, however they are written.

By a loose key a person is recognised. What is dropped as a double must be the same for certain:
two extensions of one office are two numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netplanner.contacts import digits, fold
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netplanner.model.people import Address, ContactPoint

_EXTENSION = re.compile(r";|\b(?:ext|int)\b", re.IGNORECASE)  # and nothing that runs: no hang
_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_SAME_DIGITS = 9  # `+39 333 1234567` and `333 1234567` may be one number
_FEWEST = 7  # digits that name a subscriber without the country


def point_key(point: ContactPoint) -> tuple[PointKind, str]:
    """What two ways to reach somebody have in common if they may be the same."""
    value = point.value
    if point.kind is PointKind.PHONE:
        number = digits(_EXTENSION.split(value, maxsplit=1)[0].strip() or value)
        return point.kind, number[-_SAME_DIGITS:] or fold(value)
    if point.kind is PointKind.EMAIL:
        return point.kind, value.lower()
    if point.kind is PointKind.WEBSITE:
        return point.kind, _SCHEME.sub("", value.rstrip("/")).lower()
    return point.kind, fold(value)


class Points:
    """The ways to reach one person in their order, each once."""

    def __init__(self, points: Iterable[ContactPoint] = ()) -> None:
        self._points: list[ContactPoint] = []
        self.keys: set[tuple[PointKind, str]] = set()
        self._known: set[tuple[str, ...]] = set()
        for point in points:
            self.add(point)

    def __iter__(self) -> Iterator[ContactPoint]:
        return iter(self._points)

    def add(self, point: ContactPoint) -> bool:
        """Add it unless it is there; whether it was new."""
        key = point_key(point)
        if point.kind is not PointKind.PHONE:
            if key in self.keys:
                return False
        elif not self._is_new_number(point):
            return False
        self.keys.add(key)
        self._points.append(point)
        return True

    def _is_new_number(self, point: ContactPoint) -> bool:
        """Whether the phone is no other one: with the same country or one of them without."""
        number, *rest = _EXTENSION.split(point.value.strip(), maxsplit=1)
        if not digits(number):
            number, rest = point.value.strip(), []
        line = ("fax" if "fax" in point.label.lower() else "", digits("".join(rest)))
        figures = digits(number)
        if not figures:
            figures = fold(number)
        whole = number.startswith("+") or figures.startswith("00")
        figures = figures.lstrip("0")  # the prefix of calls abroad, or the one within the country
        if (*line, figures) in self._known:
            return False
        endings = [figures[at:] for at in range(1, len(figures) - _FEWEST + 1)] if whole else []
        if any((*line, "national", ending) in self._known for ending in endings):
            return False
        if not whole:
            if (*line, "ending", figures) in self._known:
                return False
            self._known.add((*line, "national", figures))
        self._known.update((*line, "ending", ending) for ending in endings)
        self._known.add((*line, figures))
        return True


class Addresses:
    """The postal addresses of one person in their order, each once for home and for work."""

    def __init__(self, addresses: Iterable[Address] = ()) -> None:
        self._addresses: list[Address] = []
        self._labels: dict[str, set[str]] = {}
        for address in addresses:
            self.add(address)

    def __iter__(self) -> Iterator[Address]:
        return iter(self._addresses)

    def add(self, address: Address) -> bool:
        """Add it unless it is there; whether it was new. One without a label may be either."""
        parts = (
            address.po_box,
            address.extended,
            address.street,
            address.postal_code,
            address.city,
        )
        labels = self._labels.setdefault(fold(" ".join(parts)), set())
        if address.label in labels or "" in labels or (labels and not address.label):
            return False
        labels.add(address.label)
        self._addresses.append(address)
        return True
