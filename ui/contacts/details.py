"""The first part of the editor: who somebody is and how they are reached."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from netplanner.contacts import is_phone
from netplanner.i18n import N_, _
from netplanner.model.people import PointKind
from ui.contacts.points import AddressRows, PointRows, show_text
from ui.widgets.basics import link
from ui.widgets.fields import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.notes import NotesEdit

if TYPE_CHECKING:
    from netplanner.model.people import Card

MARGIN = 16  # right of all there is of a contact; a scroll bar stands in it
# Two columns, in reading order; the name of the field in the record and its label.
_NAME = (
    ("given", N_("First name")),
    ("family", N_("Last name")),
)
_WORK = (
    ("firm", N_("Company")),
    ("job_title", N_("Job title")),
    ("trade", N_("Trade")),
    ("department", N_("Department")),
)
_MORE = (
    ("prefix", N_("Prefix")),
    ("middle", N_("Middle name")),
    ("suffix", N_("Suffix")),
    ("nickname", N_("Nickname")),
)
_ADD = (
    (PointKind.PHONE, N_("Phone")),
    (PointKind.EMAIL, N_("E-mail")),
    (PointKind.WEBSITE, N_("Website")),
    (PointKind.CHAT, N_("Chat")),
)


_KINDS = tuple(kind for kind, _title in _ADD)


class Details(QWidget):
    """Name, work, points, addresses and notes of one card."""

    edited = Signal()
    grown = Signal()  # a row was added, and has the focus

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.edits: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 16, 8, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for column, (name, title) in enumerate(_NAME):
            grid.addWidget(self._text_field(name, title), 0, column)
        self.more_names = self._more_names()
        grid.addWidget(self.more_names, 1, 0, 1, 2)
        for place, (name, title) in enumerate(_WORK):
            grid.addWidget(self._text_field(name, title), 2 + place // 2, place % 2)
        row = 2 + len(_WORK) // 2

        self.points = {kind: PointRows(kind) for kind in _KINDS}
        self.addresses = AddressRows()
        blocks: list[PointRows | AddressRows] = [*self.points.values(), self.addresses]
        for rows in blocks:
            rows.edited.connect(self.edited)
            rows.grown.connect(self._order_tabs)
            rows.grown.connect(self.grown)
            grid.addWidget(rows, row, 0, 1, 2)
            row += 1
        grid.addWidget(self._add_buttons(), row, 0, 1, 2)

        self.notes = NotesEdit(4, grows=True)
        self.notes.textChanged.connect(self.edited)
        self.fields["notes"] = Field(_("Notes"), self.notes)
        grid.addWidget(self.fields["notes"], row + 1, 0, 1, 2)
        grid.setRowStretch(row + 1, 1)

    def _more_names(self) -> QWidget:
        """The parts of a name few people have, in reach of a button."""
        more = QWidget()
        row = QHBoxLayout(more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for name, title in _MORE:
            row.addWidget(self._text_field(name, title), 1)
        return more

    def _text_field(self, name: str, title: str) -> Field:
        edit = QLineEdit()
        edit.textChanged.connect(self.edited)
        self.edits[name] = edit
        self.fields[name] = Field(_(title), edit)
        return self.fields[name]

    def _add_buttons(self) -> QWidget:
        self.add_buttons: dict[str, QPushButton] = {}
        buttons = QWidget()
        row = FlowLayout(buttons, 2)
        for kind, title in _ADD:
            add = link(_(title), "plus")
            add.setAccessibleName(_("Add: {what}").format(what=_(title)))
            add.clicked.connect(self.points[kind].add)
            self.add_buttons[kind.value] = add
            row.addWidget(add)
        address = link(_("Address"), "plus")
        address.setAccessibleName(_("Add: {what}").format(what=_("Address")))
        address.clicked.connect(self.addresses.add)
        self.add_buttons["address"] = address
        row.addWidget(address)
        names = link(_("More names"), "plus")
        names.clicked.connect(self._show_more_names)
        self.add_buttons["names"] = names
        row.addWidget(names)
        return buttons

    def _show_more_names(self) -> None:
        self._offer_names(shown=True)
        self.grown.emit()
        self.edits["prefix"].setFocus()

    def _offer_names(self, *, shown: bool) -> None:
        self.more_names.setVisible(shown)
        self.add_buttons["names"].setVisible(not shown)

    def show_card(self, card: Card) -> None:
        """Fill the fields."""
        for name, edit in self.edits.items():
            show_text(edit, getattr(card.contact, name))
        more = [self.edits[name] for name, _title in _MORE]
        self._offer_names(shown=any(edit.text() or edit.hasFocus() for edit in more))
        for kind, rows in self.points.items():
            usual = kind in (PointKind.PHONE, PointKind.EMAIL)
            rows.set_points(card.points, empty_row=usual)
        self.addresses.set_addresses(card.addresses)
        self.notes.setPlainText(card.contact.notes)
        self._order_tabs()

    def filled(self, card: Card) -> Card:
        """The card with what stands in the fields."""
        text = {name: " ".join(edit.text().split()) for name, edit in self.edits.items()}
        contact = replace(
            card.contact,
            prefix=text["prefix"],
            given=text["given"],
            middle=text["middle"],
            family=text["family"],
            suffix=text["suffix"],
            nickname=text["nickname"],
            firm=text["firm"],
            department=text["department"],
            job_title=text["job_title"],
            trade=text["trade"],
            notes=self.notes.toPlainText().strip(),
        )
        return replace(
            card,
            contact=contact,
            points=tuple(point for kind in _KINDS for point in self.points[kind].points()),
            addresses=self.addresses.addresses(),
        )

    def _order_tabs(self) -> None:
        """Tab goes from top to bottom, though rows come and go."""
        stops: list[QWidget] = [self.edits[name] for name, _title in (*_NAME, *_MORE, *_WORK)]
        stops += [stop for kind in _KINDS for row in self.points[kind].rows for stop in row.stops()]
        stops += [stop for block in self.addresses.rows for stop in block.stops()]
        stops += [*self.add_buttons.values(), self.notes]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def begin(self, known: str) -> None:
        """Put what is known of a new contact where it belongs; the cursor goes to the name."""
        first, _blank, rest = known.partition(" ")
        if "@" in first and not rest:
            self.points[PointKind.EMAIL].rows[0].value.setText(known)
        elif is_phone(known):
            self.points[PointKind.PHONE].rows[0].value.setText(known)
        else:
            self.edits["given"].setText(first)
            self.edits["family"].setText(rest)
        self.focus_name()

    def focus_name(self) -> None:
        """Put the cursor where a new contact begins."""
        self.edits["given"].setFocus(Qt.FocusReason.OtherFocusReason)
