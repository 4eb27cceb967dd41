"""What a contact has any number of: phones, e-mails, web, chat and postal addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netplanner import words
from netplanner.i18n import N_, _
from netplanner.model.people import Address, ContactPoint, PointKind
from ui.widgets.basics import icon_button, muted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_LABEL_WIDTH = 116


class LabelBox(QComboBox):
    """A label such as Work or Mobile, or any other word; the wheel leaves it alone."""

    edited = Signal()

    def __init__(self, labels: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = self._shown = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(_("Label"))
        line = self.lineEdit()
        assert line is not None  # it is editable
        line.setAccessibleName(_("Label"))
        line.setPlaceholderText(_("Label"))
        self.setFixedWidth(_LABEL_WIDTH)
        for label in labels:
            self.addItem(words.label_word(label), label)
        self.currentTextChanged.connect(self._say_edited)

    def label(self) -> str:
        """The label as the book keeps it: in its own words as long as nobody changes it."""
        text = self.currentText().strip()
        if text == self._shown:
            return self._kept
        number = self.findText(text)
        return str(self.itemData(number)) if number >= 0 else text

    def set_label(self, label: str) -> None:
        """Show a label."""
        self.setCurrentIndex(-1)
        self.setEditText(words.label_word(label))
        self._kept, self._shown = label, self.currentText().strip()

    def _say_edited(self) -> None:
        self.edited.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PointRow(QWidget):
    """One phone, mail, web or chat address with its label."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, point: ContactPoint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._point = point
        self.label = LabelBox(words.POINT_LABELS[point.kind])
        self.label.set_label(point.label)
        self.value = QLineEdit(point.value)
        self.value.setCursorPosition(0)  # of a long one, show how it begins
        self.value.setAccessibleName(words.word(point.kind))
        self.remove = icon_button("x", _("Remove"), flat=True)
        self.warning = muted()
        self.warning.setObjectName("warning")
        self.warning.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.value, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.warning)
        self.label.edited.connect(self.edited)
        self.value.textChanged.connect(self._typed)
        self.value.editingFinished.connect(self._check)
        self.remove.clicked.connect(self._remove)
        self._check()

    def show_point(self, point: ContactPoint) -> None:
        """Show another point, or the same one as it stands in the book by now."""
        self._point = point
        self.label.set_label(point.label)
        show_text(self.value, point.value)
        self._check()

    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        return [self.label, self.value, self.remove]

    def point(self) -> ContactPoint:
        """The row as it stands."""
        return replace(self._point, label=self.label.label(), value=self.value.text().strip())

    def _typed(self) -> None:
        self.warning.hide()
        self.edited.emit()

    def _check(self) -> None:
        text = self.value.text().strip()
        odd = ""
        if text and self._point.kind is PointKind.EMAIL and not _MAIL.fullmatch(text):
            odd = _("This does not look like an e-mail address.")
        elif text and self._point.kind is PointKind.PHONE and not re.search(r"\d", text):
            odd = _("There are no figures in this phone number.")
        self.warning.setText(odd)
        self.warning.setVisible(bool(odd))

    def _remove(self) -> None:
        self.removed.emit(self)


class PointRows(QWidget):
    """All points of one kind, one row each."""

    edited = Signal()
    grown = Signal()  # there are other rows than before

    def __init__(self, kind: PointKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.rows: list[PointRow] = []
        self.heading = muted(words.word(kind))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_points(self, points: Iterable[ContactPoint], *, empty_row: bool) -> None:
        """Show these; with `empty_row` there is a row to type in even if there are none.

        Rows stay, and with them the cursor in one of them.
        """
        wanted = [point for point in points if point.kind is self.kind]
        if empty_row and not wanted:
            wanted = [ContactPoint(kind=self.kind, label=words.POINT_LABELS[self.kind][0])]
        _shorten(self._column, self.rows, len(wanted))
        for row, point in zip(self.rows, wanted, strict=False):
            row.show_point(point)
        for point in wanted[len(self.rows) :]:
            self._append(point)
        self.setVisible(bool(self.rows))

    def points(self) -> tuple[ContactPoint, ...]:
        """The points with a value."""
        return tuple(point for row in self.rows if (point := row.point()).value)

    def add(self) -> None:
        """One more row, ready to type in."""
        row = self._append(self._blank())
        self.show()
        self.grown.emit()
        row.value.setFocus()
        self.edited.emit()

    def _blank(self) -> ContactPoint:
        offered = words.POINT_LABELS[self.kind]
        used = {row.label.label() for row in self.rows}
        label = next((label for label in offered if label not in used), offered[0])
        return ContactPoint(kind=self.kind, label=label)

    def _append(self, point: ContactPoint) -> PointRow:
        row = PointRow(point)
        row.edited.connect(self.edited)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # now, and not with the next event: the focus may go there at once
        self.heading.setBuddy(self.rows[0].value)
        return row

    def _remove(self, row: PointRow) -> None:
        self.rows.remove(row)
        _drop(self._column, row)
        self.setVisible(bool(self.rows))
        if self.rows:
            self.rows[-1].value.setFocus()
        self.edited.emit()


class AddressRow(QWidget):
    """One postal address with its label."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, address: Address, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = LabelBox(words.ADDRESS_LABELS)
        self.remove = icon_button("x", _("Remove"), flat=True)
        self.fields: dict[str, QLineEdit] = {}
        for name, title in _ADDRESS_FIELDS.items():
            field = QLineEdit()
            field.setPlaceholderText(_(title))
            field.setAccessibleName(_(title))
            field.textChanged.connect(self.edited)
            self.fields[name] = field
        self.fields["postal_code"].setMaximumWidth(110)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.fields["street"], 0, 1, 1, 3)
        grid.addWidget(self.remove, 0, 4)
        grid.addWidget(self.fields["postal_code"], 1, 1)
        grid.addWidget(self.fields["city"], 1, 2, 1, 2)
        grid.addWidget(self.fields["region"], 2, 1, 1, 2)
        grid.addWidget(self.fields["country"], 2, 3)
        grid.addWidget(self.fields["extended"], 3, 1, 1, 2)
        grid.addWidget(self.fields["po_box"], 3, 3)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 2)  # as wide as the two before it
        self.show_address(address)
        self.label.edited.connect(self.edited)
        self.remove.clicked.connect(self._remove)

    def show_address(self, address: Address) -> None:
        """Show another address, or the same one as it stands in the book by now."""
        self._address = address
        self.label.set_label(address.label)
        for name, field in self.fields.items():
            show_text(field, getattr(address, name))
        for name in ("extended", "po_box"):  # seldom: only where the address has them
            self.fields[name].setVisible(bool(address.extended or address.po_box))

    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        return [self.label, *self.fields.values(), self.remove]

    def address(self) -> Address:
        """The address as it stands."""
        text = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(
            self._address,
            label=self.label.label(),
            po_box=text["po_box"],
            extended=text["extended"],
            street=text["street"],
            city=text["city"],
            region=text["region"],
            postal_code=text["postal_code"],
            country=text["country"],
        )

    def is_empty(self) -> bool:
        """Whether nothing but the label is filled in."""
        return not any(field.text().strip() for field in self.fields.values())

    def _remove(self) -> None:
        self.removed.emit(self)


class AddressRows(QWidget):
    """All postal addresses, one block each."""

    edited = Signal()
    grown = Signal()  # there are other rows than before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AddressRow] = []
        self.heading = muted(_("Postal address"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_addresses(self, addresses: Iterable[Address]) -> None:
        """Show these; rows stay, and with them the cursor in one of them."""
        wanted = list(addresses)
        _shorten(self._column, self.rows, len(wanted))
        for row, address in zip(self.rows, wanted, strict=False):
            row.show_address(address)
        for address in wanted[len(self.rows) :]:
            self._append(address)
        self.setVisible(bool(self.rows))

    def addresses(self) -> tuple[Address, ...]:
        """The addresses with anything in them."""
        return tuple(row.address() for row in self.rows if not row.is_empty())

    def add(self) -> None:
        """One more address, ready to type in."""
        used = {row.label.label() for row in self.rows}
        label = next((known for known in words.ADDRESS_LABELS if known not in used), "other")
        row = self._append(Address(label=label))
        self.show()
        self.grown.emit()
        row.fields["street"].setFocus()
        self.edited.emit()

    def _append(self, address: Address) -> AddressRow:
        row = AddressRow(address)
        row.edited.connect(self.edited)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # now, and not with the next event: the focus may go there at once
        return row

    def _remove(self, row: AddressRow) -> None:
        self.rows.remove(row)
        _drop(self._column, row)
        self.setVisible(bool(self.rows))
        self.edited.emit()


_ADDRESS_FIELDS = {
    "street": N_("Street and number"),
    "postal_code": N_("Postcode"),
    "city": N_("City"),
    "region": N_("Province or region"),
    "country": N_("Country"),
    "extended": N_("Floor, door, care of"),
    "po_box": N_("PO box"),
}


def show_text(line: QLineEdit, text: str) -> None:
    """Put `text` into the line; of a long one, show how it begins."""
    line.setText(text)
    line.setCursorPosition(0)


_Row = TypeVar("_Row", PointRow, AddressRow)


def _shorten(column: QVBoxLayout, rows: list[_Row], length: int) -> None:
    """Leave so many rows; the cursor goes from one that is dropped to the last that is left."""
    for row in rows[length:]:
        if length and any(stop.hasFocus() for stop in row.stops()):
            rows[length - 1].stops()[1].setFocus()
        _drop(column, row)
    del rows[length:]


def _drop(column: QVBoxLayout, row: QWidget) -> None:
    column.removeWidget(row)
    row.hide()
    row.deleteLater()
