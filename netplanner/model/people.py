"""People: a contact, the ways to reach them, and the whole card that forms and imports pass on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from netplanner.model.knowing import FacetNote, StageChange


class PointKind(StrEnum):
    """What kind of address a contact point is."""

    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    CHAT = "chat"


class Stage(IntEnum):
    """Where the relationship stands in their eyes; never a sum of its parts (method.md §2.1)."""

    DAMAGED = -1
    UNKNOWN = 0
    VISIBILITY = 1
    CREDIBILITY = 2
    PROFITABILITY = 3


class View(StrEnum):
    """My own view of them, apart from theirs of me: would I refer them?"""

    OPEN = ""
    WOULD = "would"
    WOULD_NOT = "would_not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person the owner knows, or a firm when only `firm` is filled."""

    id: int = 0
    uid: str = ""  # stable across exports and imports; given by the first save
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    firm: str = ""
    department: str = ""
    job_title: str = ""
    trade: str = ""
    birthday: str = ""  # ISO, `1980-02-29`, or `--02-29` when the year is not known
    met_how: str = ""
    met_on: datetime.date | None = None
    introduced_by_id: int | None = None  # another contact
    cadence_days: int | None = None  # None: nothing is due
    notes: str = ""
    favourite: bool = False
    sort_name: str = ""  # folded, kept by `contacts.save`: the order of every list
    search_text: str = ""  # folded, kept by `contacts.save`: what search as you type looks in
    my_view: View = View.OPEN
    sphere: str = ""  # the trades around the same client, or the circle they move in
    can_do: str = ""  # what I can do for them
    looks_for: str = ""  # whom they look for
    reviewed_on: datetime.date | None = None  # when what is noted of them was last looked through

    @property
    def name(self) -> str:
        """The name to show: the person's, else nickname, else firm; may be empty."""
        person = " ".join(
            part
            for part in (self.prefix, self.given, self.middle, self.family, self.suffix)
            if part
        )
        return person or self.nickname or self.firm


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """One labelled phone, e-mail, web or chat address of a contact."""

    id: int = 0
    contact_id: int = 0
    kind: PointKind
    label: str = ""  # `work`, `home`, `mobile` … or any word of the owner
    value: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One labelled postal address of a contact."""

    id: int = 0
    contact_id: int = 0
    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word the owner put on a contact."""

    id: int = 0
    contact_id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A contact's picture, JPEG or PNG, at most one each."""

    id: int = 0
    contact_id: int = 0
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A contact with everything that hangs on it: what the editor shows and an import brings."""

    contact: Contact
    points: tuple[ContactPoint, ...] = ()
    addresses: tuple[Address, ...] = ()
    tags: tuple[str, ...] = ()
    photo: bytes | None = field(default=None, repr=False)
    facets: tuple[FacetNote, ...] = ()  # at most one a side and facet
    stages: tuple[StageChange, ...] = ()  # oldest first; the last is where it stands

    @property
    def stage(self) -> Stage:
        """Where the relationship stands in their eyes."""
        return self.stages[-1].stage if self.stages else Stage.UNKNOWN

    def values(self, kind: PointKind) -> tuple[str, ...]:
        """The values of the points of one kind, in the owner's order."""
        return tuple(point.value for point in self.points if point.kind is kind)
