"""What the owner would like others to know: one line a facet, told in one-to-ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from netplanner.contacts.knowing import own_facets, save_own_facets
from netplanner.i18n import _
from netplanner.method_words import method_word
from netplanner.model.knowing import Facet
from ui.widgets.basics import heading, muted
from ui.widgets.fields import Field, Form
from ui.widgets.reading import for_reading

if TYPE_CHECKING:
    from ui.session import Session


class OwnProfileDialog(QDialog):
    """Saved together or not at all, as one edit that can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What others should know of me"))
        self._session = session
        notes = own_facets(session.book)
        self.edits: dict[Facet, QLineEdit] = {}
        form = Form()
        for row, facet in enumerate(Facet):
            self.edits[facet] = QLineEdit(notes.get(facet, ""))
            self.edits[facet].setCursorPosition(0)
            form.add(facet.value, Field(method_word(facet), self.edits[facet]), row)
        said = muted(
            _(
                "To be known is half of a deep relationship. The sheet for a one-to-one says what "
                "the other does not know yet."
            )
        )
        said.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading(_("What others should know of me")))
        column.addWidget(said)
        column.addWidget(form)
        column.addWidget(buttons)
        if session.book.read_only:
            for_reading(form)
            buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        self.resize(560, self.sizeHint().height())

    def accept(self) -> None:
        notes = {facet: " ".join(edit.text().split()) for facet, edit in self.edits.items()}
        save_own_facets(self._session.book, notes)
        super().accept()
