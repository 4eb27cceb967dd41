"""The second part of the editor: how one knows somebody and how often one wants to meet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from netplanner import contacts, method_words
from netplanner.i18n import N_, _, show_number
from ui.contacts.stage import StageField
from ui.contacts.tags import TagField
from ui.widgets.fields import ChoiceBox, ContactPicker, DayEdit, Field, TypedEdit
from ui.widgets.fields_typed import STILL_TO_COME

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from netplanner.model.people import Card, View
    from ui.session import Session

PRESETS = (30, 60, 120, 365)  # the tiers of method.md §8.5, in days
_MOST_DAYS = 3650
_LINES = (
    ("sphere", N_("Sphere")),
    ("can_do", N_("What I can do for them")),
    ("looks_for", N_("Whom they look for")),
)
_DAYS = re.compile(r"([0-9]{1,9}) ?(?:d|g|gg|days?|giorn[io])?")


class _Days(TypedEdit):
    """A number of days, 1 to 3650; an empty field is none."""

    def days(self) -> int | None:
        """The days; None if the field is empty, 0 or makes no sense (`problem` tells)."""
        found = _DAYS.fullmatch(self.text().strip().lower())
        return (int(found[1]) or None) if found else None

    def problem(self) -> str | None:
        found = _DAYS.fullmatch(self.text().strip().lower())
        if not self.text().strip() or (found and int(found[1]) <= _MOST_DAYS):
            return None
        return _("Write a number of days, at most {most}, or leave it empty.").format(
            most=show_number(_MOST_DAYS)
        )

    def _tidy(self) -> None:
        if self.problem() is None:
            self.setText(str(self.days() or ""))


class _Birthday(TypedEdit):
    """A day with or without its year, kept as typed if it is none."""

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._today = today

    def problem(self) -> str | None:
        birthday = contacts.parse_birthday(self.text())
        if birthday is None:
            return _(contacts.NO_BIRTHDAY)
        # a day without its year begins with a sign that sorts before any figure
        return _(STILL_TO_COME) if birthday > self._today().isoformat() else None

    def _tidy(self) -> None:
        if kept := contacts.parse_birthday(self.text()):
            self.setText(contacts.show_birthday(kept))


class Cadence(QWidget):
    """Every how many days one wants to be in touch: typed, or one of the tiers of the method."""

    edited = Signal()
    editingFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = _Days()
        self.days.setPlaceholderText(_("None"))
        self.days.setFixedWidth(96)
        self.days.setAccessibleName(_("Keep in touch every (days)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.days)
        self.presets: dict[int, QPushButton] = {}
        for days in PRESETS:
            preset = QPushButton(show_number(days))
            preset.setObjectName("link")
            preset.setAccessibleName(_("Every {days} days").format(days=show_number(days)))
            preset.setToolTip(preset.accessibleName())
            preset.setProperty("days", days)
            preset.clicked.connect(self._preset)
            self.presets[days] = preset
            row.addWidget(preset)
        row.addStretch()
        self.days.textChanged.connect(self._say_edited)
        self.days.editingFinished.connect(self.editingFinished)
        self.setFocusProxy(self.days)

    def value(self) -> int | None:
        """Days, or None."""
        return None if self.problem() else self.days.days()

    def text(self) -> str:
        """What is typed."""
        return self.days.text()

    def problem(self) -> str | None:
        """What is wrong with the text, as a sentence."""
        return self.days.problem()

    def set_value(self, days: int | None) -> None:
        """Show a cadence."""
        self.days.setText(str(days or ""))

    def _preset(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.set_value(int(sender.property("days")))
            self.editingFinished.emit()

    def _say_edited(self) -> None:
        self.edited.emit()


class Relationship(QWidget):
    """Tags, cadence, where the two stand and what each could do, and how the acquaintance began."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tags = TagField(self._known_tags)
        self.cadence = Cadence()
        self.birthday = _Birthday(session.today)
        self.birthday.setPlaceholderText(_("29/02/1980 or 29/02"))
        self.met_how = QLineEdit()
        self.met_how.setPlaceholderText(_("Where and on what occasion"))
        self.met_on = DayEdit(optional=True, happened=True, today=session.today)
        self.introduced_by = ContactPicker(session)
        self.stage = StageField(session)
        self.my_view: ChoiceBox[View] = ChoiceBox(method_words.VIEW_WORDS.items())
        self.lines = {name: QLineEdit() for name, _title in _LINES}
        self.fields = {
            "tags": Field(_("Tags"), self.tags),
            "cadence_days": Field(_("Keep in touch every (days)"), self.cadence),
            "birthday": Field(_("Birthday"), self.birthday),
            "met_how": Field(_("How we met"), self.met_how),
            "met_on": Field(_("When we met"), self.met_on),
            "introduced_by_id": Field(_("Introduced by"), self.introduced_by),
            "stage": Field(_("Where it stands in their eyes"), self.stage),
            "my_view": Field(_("Where it stands in mine"), self.my_view),
        } | {name: Field(_(title), self.lines[name]) for name, title in _LINES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 16, 8, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.fields["tags"], 0, 0, 1, 2)
        grid.addWidget(self.fields["cadence_days"], 1, 0, 1, 2)
        grid.addWidget(self.fields["stage"], 2, 0, 1, 2)
        grid.addWidget(self.fields["my_view"], 3, 0)
        grid.addWidget(self.fields["sphere"], 3, 1)
        grid.addWidget(self.fields["can_do"], 4, 0, 1, 2)
        grid.addWidget(self.fields["looks_for"], 5, 0, 1, 2)
        grid.addWidget(self.fields["met_how"], 6, 0, 1, 2)
        grid.addWidget(self.fields["met_on"], 7, 0)
        grid.addWidget(self.fields["introduced_by_id"], 7, 1)
        grid.addWidget(self.fields["birthday"], 8, 0)
        grid.setRowStretch(9, 1)
        for field in self.fields.values():
            grid.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.tags.edited.connect(self.edited)
        self.cadence.edited.connect(self.edited)
        self.birthday.textChanged.connect(self.edited)
        self.met_how.textChanged.connect(self.edited)
        self.met_on.edited.connect(self.edited)
        self.introduced_by.edited.connect(self.edited)
        self.stage.edited.connect(self.edited)
        self.my_view.edited.connect(self.edited)
        for edit in self.lines.values():
            edit.textChanged.connect(self.edited)

    def show_card(self, card: Card) -> None:
        """Fill the fields."""
        contact = card.contact
        self.tags.set_tags(card.tags)
        self.cadence.set_value(contact.cadence_days)
        self.birthday.setText(contacts.show_birthday(contact.birthday))
        self.met_how.setText(contact.met_how)
        self.met_on.set_day(contact.met_on)
        self.introduced_by.set_contact(contact.introduced_by_id)
        self.stage.set_stages(card.stages)
        self.my_view.set_value(contact.my_view)
        for name, edit in self.lines.items():
            edit.setText(getattr(contact, name))
            edit.setCursorPosition(0)

    def filled(self, card: Card) -> Card:
        """The card with what stands in the fields; a birthday that is none stays as typed."""
        view = self.my_view.value()
        typed = self.birthday.text().strip()
        birthday = contacts.parse_birthday(typed)
        contact = replace(
            card.contact,
            cadence_days=self.cadence.value(),
            birthday=typed if birthday is None else birthday,
            met_how=" ".join(self.met_how.text().split()),
            met_on=self.met_on.day(),
            introduced_by_id=self.introduced_by.contact_id(),
            my_view=card.contact.my_view if view is None else view,
            sphere=self._line("sphere"),
            can_do=self._line("can_do"),
            looks_for=self._line("looks_for"),
        )
        return replace(card, contact=contact, tags=self.tags.tags(), stages=self.stage.stages())

    def _line(self, name: str) -> str:
        return " ".join(self.lines[name].text().split())

    def settle(self) -> None:
        """Take a name typed in full, where the field was not left yet."""
        picker = self.introduced_by
        if picker.contact_id() is None and (found := picker.exact()):
            picker.set_contact(found[0])

    def nonsense(self) -> dict[str, str]:
        """What was typed and cannot be read, by field."""
        return {
            name: sentence
            for name in ("cadence_days", "birthday", "met_on", "introduced_by_id", "stage")
            if (sentence := self.fields[name].nonsense())
        }

    def _known_tags(self) -> list[str]:
        return contacts.tag_names(self._session.book)
