"""A vCard while its lines are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from netplanner.exchange.encoding import clean, repair
from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.told import told
from netplanner.exchange.vcard_lines import value_text
from netplanner.exchange.vcard_words import PASSED_OVER
from netplanner.i18n import _
from netplanner.model.people import Address, Card, Contact, ContactPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netplanner.exchange.vcard_lines import Head


def _is_speech(head: Head, line: str) -> bool:
    """Whether a line like a property, `Monday: 9 to 12`, is somebody's text."""
    known = head.name in PASSED_OVER or head.name.startswith("X-") or head.group
    return not known and line.partition(":")[2].startswith(" ")


@dataclass(slots=True)
class Draft:
    """A card while its lines are read. Of what may stand once only, the first counts."""

    line: int
    once: dict[str, str] = field(default_factory=dict)  # the fields of the contact
    name: list[str] = field(default_factory=list)
    points: list[tuple[str, ContactPoint]] = field(default_factory=list)  # with their group
    addresses: list[tuple[str, Address]] = field(default_factory=list)
    postal_labels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    nicknames: dict[str, None] = field(default_factory=dict)  # in their order, each once
    tags: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)  # of a group: X-ABLabel
    shown_name: str = ""
    department: str = ""  # of a property of its own, beside ORG
    photo: bytes | None = None
    has_photo: bool = False
    is_group: bool = False
    is_firm: bool = False
    remarks: list[str] = field(default_factory=list)
    dates: list[tuple[str, str, str]] = field(default_factory=list)  # group, label, text
    relations: list[tuple[str, str, str]] = field(default_factory=list)  # group, label, text
    problems: list[Problem] = field(default_factory=list)
    last: Head | None = None  # the property read last; None after what was not understood

    def problem(self, line: int, reason: str) -> None:
        """Note that something of the card is left out."""
        self.problems.append(Problem(line=line, reason=reason))

    def pass_over(self, line: int, text: str, head: Head | None) -> None:
        """A line that brings nothing: an unknown property, a comment, or no property at all."""
        raw, text = text, clean(repair(text))
        last = self.last
        in_note = last is not None and last.name == "NOTE" and last.encoding != "BASE64"
        if head is not None and in_note and _is_speech(head, raw):
            head = None
        if head is not None or text.startswith("#") or not text:
            self.last = head or last
        elif last is not None and in_note:
            self.notes.append(clean(value_text(last, raw)))  # a note with bare line ends
        elif self.last is not None or not self.problems:  # one problem tells of a run of lines
            self.problem(line, _("This line was not understood."))
            self.last = None

    def found(self) -> FoundCard | None:
        """The card, or None if there was nothing in it."""
        held = (self.name, self.once, self.points, self.addresses, self.postal_labels, self.notes)
        more = (self.nicknames, self.tags, self.shown_name, self.has_photo, self.is_group)
        if not (any(held) or any(more) or self.remarks or self.dates or self.relations):
            return None
        if self.postal_labels and not self.addresses:
            self.addresses = [("", Address(street=text)) for text in self.postal_labels]
        if self.department and not self.once.get("department"):
            self.once["department"] = self.department
        family, given, middle, prefix, suffix = (*self.name, "", "", "", "", "")[:5]
        contact = Contact(
            family=family,
            given=given,
            middle=middle,
            prefix=prefix,
            suffix=suffix,
            nickname=", ".join(self.nicknames),
            notes="\n".join(self.notes),
            **self.once,  # type: ignore[arg-type]  # only text fields are put there
        )
        card = Card(
            contact=contact,
            points=self._labelled_points(),
            addresses=tuple(self._with_label(address, group) for group, address in self.addresses),
            tags=tuple(dict.fromkeys(self.tags)),
            photo=self.photo,
        )
        return FoundCard(
            line=self.line,
            card=card,
            shown_name=self.shown_name,
            has_photo=self.has_photo,
            is_group=self.is_group,
            is_firm=self.is_firm,
            remarks=(*self.remarks, *dict.fromkeys(self._told())),  # Evolution says them twice
        )

    def _labelled_points(self) -> tuple[ContactPoint, ...]:
        labels = self.labels
        if not labels:
            return tuple([point for _group, point in self.points])
        return tuple(
            ContactPoint(kind=point.kind, value=point.value, label=labels[group])
            if labels.get(group)
            else point
            for group, point in self.points
        )

    def _with_label(self, address: Address, group: str) -> Address:
        label = self.labels.get(group) if group else None
        return replace(address, label=label) if label else address

    def _told(self) -> Iterator[str]:
        """Days and relations as lines for the notes."""
        for group, label, text in self.dates:
            yield told(self.labels.get(group) or label or "anniversary", text)
        for group, label, text in self.relations:
            yield told(self.labels.get(group) or label or "related", text)
