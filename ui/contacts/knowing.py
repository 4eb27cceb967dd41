"""The part of the editor on knowing each other: what I know of them, what they know of me."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netplanner import contacts, method_words, rules
from netplanner.i18n import N_, _, show_day, show_number
from netplanner.model.knowing import Facet, FacetNote, Side
from ui.contacts.details import MARGIN
from ui.contacts.rings import Level, Ring
from ui.errors import called_by_qt
from ui.icons import IconLabel
from ui.widgets.basics import Chip, heading, line, link, muted, plain
from ui.widgets.fields import DayEdit, Field
from ui.widgets.flow import FlowLayout
from ui.widgets.reading import for_reading
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

    from netplanner.model.people import Card
    from ui.session import Session

_SIDES = ((Side.MINE, N_("What I know of them")), (Side.THEIRS, N_("What they know of me")))
_LEVELS = (N_("unknown"), N_("partly known"), N_("known"))
_TONES = {
    "superficial": "neutral",
    "acquaintance": "neutral",
    "solid": "accent",
    "deep": "good",
}


class Knowing(QWidget):
    """Eight facets in two columns; built when it is first seen."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contact_id = 0
        self._card: Card | None = None
        self._reviewed: datetime.date | None = None
        self.cells: dict[tuple[Side, Facet], Cell] = {}
        self._cell: Cell | None = None  # the one whose source and day are shown below
        self.fields: dict[str, Field] = {}

    # Built when seen

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        if not self.cells:
            self._build()
            if self._card is not None:
                self.show_card(self._card)
        super().showEvent(event)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 16, 8, 4)
        column.setSpacing(12)
        column.addLayout(self._summary())
        column.addLayout(self._grid())
        column.addWidget(line())
        column.addLayout(self._care())
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        self.area = FormScroll()
        self.area.setWidget(inside)
        self.area.stand_in(MARGIN)
        whole.addWidget(self.area, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, MARGIN, 0)
        below.addWidget(line())
        below.addWidget(self._about())
        whole.addLayout(below)
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)
        if self._session.book.read_only:
            for_reading(self)

    def _summary(self) -> QVBoxLayout:
        self.rings = {side: Ring() for side, _title in _SIDES}
        self.figure = heading("")
        self.band = Chip()
        self.made_of = muted()
        rings = QHBoxLayout()
        rings.setSpacing(16)  # as the columns below, of which these are the heads
        for side, title in _SIDES:
            rings.addWidget(self.rings[side])
            beside = heading(_(title))
            beside.setWordWrap(True)
            beside.setMinimumWidth(60)
            rings.addWidget(beside, 1)
        depth = FlowLayout(None, 8)
        for part in (self.figure, self.band, self.made_of):
            depth.addWidget(part)
        self.question = plain()
        self.question.setWordWrap(True)
        hint = QHBoxLayout()
        hint.setSpacing(8)
        hint.addWidget(IconLabel("lightbulb", 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(self.question, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(depth)
        column.addLayout(hint)
        column.addLayout(rings)
        return column

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, facet in enumerate(Facet):
            row = place * 2
            for number, (side, title) in enumerate(_SIDES):
                name = method_words.method_word(facet)
                grid.setColumnStretch(number, 1)
                grid.addWidget(muted(name), row, number)
                cell = Cell(side, facet, f"{name} · {_(title)}", self._session)
                cell.edited.connect(self._cell_edited)
                cell.entered.connect(self._look_at)
                self.cells[side, facet] = cell
                grid.addWidget(cell, row + 1, number)
        return grid

    def _about(self) -> QWidget:
        self.about = muted()
        self.source = QLineEdit()
        self.source.setPlaceholderText(_("They told me, I saw their work, a friend said so…"))
        self.confirmed = DayEdit(optional=True, happened=True, today=self._session.today)
        self.fields["confirmed_on"] = Field(_("Confirmed on"), self.confirmed)
        self.source.textEdited.connect(self._about_edited)
        self.confirmed.edited.connect(self._about_edited)
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.about, 0, 0, 1, 2)
        grid.addWidget(Field(_("How I know"), self.source), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fields["confirmed_on"], 1, 1, Qt.AlignmentFlag.AlignTop)
        return part

    def _care(self) -> QVBoxLayout:
        care = muted(
            _(
                "Only what they told you and would be glad you remember; never health, religion or "
                "politics. It stays in your book: printed only where you tick it, never exported."
            )
        )
        care.setWordWrap(True)
        self.reviewed = muted()
        self.review = link(_("Looked through today"))
        self.review.clicked.connect(self._review)
        row = QHBoxLayout()
        row.addWidget(self.reviewed)
        row.addWidget(self.review)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(care)
        column.addLayout(row)
        return column

    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        cells = [self.cells[side, facet] for facet in Facet for side, _title in _SIDES]
        stops = [stop for cell in cells for stop in (cell.level, cell.note)]
        return [*stops, self.source, self.confirmed, self.review]

    # What is shown and typed

    def show_card(self, card: Card) -> None:
        """Fill the fields, now or once they are seen."""
        self._card = card
        other = card.contact.id != self._contact_id
        self._contact_id = card.contact.id
        self._reviewed = card.contact.reviewed_on
        if not self.cells:
            return
        if other:
            self.area.to_top()
        notes = {(note.side, note.facet): note for note in card.facets}
        for key, cell in self.cells.items():
            cell.show_note(notes.get(key))
        self._look_at(self.cells[Side.MINE, Facet.BUSINESS_GOALS])
        self._show_reviewed()
        self._sum_up()

    def filled(self, card: Card) -> Card:
        """The card with what stands in the fields."""
        if not self.cells:
            return replace(card, facets=_drafted(card.facets))
        contact = replace(card.contact, reviewed_on=self._reviewed)
        notes = [cell.note_typed() for cell in self.cells.values()]
        return replace(card, contact=contact, facets=_drafted(notes))

    def nonsense(self) -> dict[str, str]:
        """What was typed and cannot be read, by field."""
        field = self.fields.get("confirmed_on")
        sentence = field.nonsense() if field is not None else None
        return {"confirmed_on": sentence} if sentence else {}

    def sum_up_again(self) -> None:
        """Count the hours together anew: an activity or a referral was changed."""
        if self.cells:
            self._sum_up()

    def _sum_up(self) -> None:
        book, today = self._session.book, self._session.today()
        counted = rules.of(book)
        notes = _drafted(cell.note_typed() for cell in self.cells.values())
        depth = contacts.depth(book, counted, self._contact_id, notes, today)
        self.rings[Side.MINE].set_share(depth.of_them)
        self.rings[Side.THEIRS].set_share(depth.of_me)
        self.figure.setText(_("Depth {figure}").format(figure=show_number(round(depth.value))))
        self.band.setText(method_words.method_word(depth.band))
        self.band.set_tone(_TONES[depth.band])
        help_ = (_("no help yet"), _("help one way"), _("help both ways"))[round(depth.help * 2)]
        self.made_of.setText(
            _("{hours} h together · {help}").format(hours=show_number(depth.hours, 1), help=help_)
        )
        question = contacts.next_question(counted, notes, today)
        if question is None:
            self.question.setText(_("You know each other well. Look after what you know."))
        elif question.side is Side.THEIRS:
            self.question.setText(_(method_words.FACET_TELLING[question.facet]))
        else:
            self.question.setText(_(method_words.FACET_QUESTIONS[question.facet]))

    def _cell_edited(self, cell: Cell) -> None:
        self._look_at(cell)
        self._sum_up()
        self.edited.emit()

    def _look_at(self, cell: Cell) -> None:
        self._cell = cell
        self.about.setText(cell.accessibleName())
        if self.source.text() != cell.source:
            self.source.setText(cell.source)
        self.confirmed.set_day(cell.confirmed_on)
        self.fields["confirmed_on"].set_problem(None)

    def _about_edited(self) -> None:
        if self._cell is not None:
            self._cell.source = self.source.text()
            if self.confirmed.problem() is None:
                self._cell.confirmed_on = self.confirmed.day()
            self._sum_up()
            self.edited.emit()

    def _review(self) -> None:
        self._reviewed = self._session.today()
        self._show_reviewed()
        self.edited.emit()

    def _show_reviewed(self) -> None:
        if self._reviewed is None:
            self.reviewed.setText(_("Never looked through"))
        else:
            self.reviewed.setText(_("Looked through on {day}").format(day=show_day(self._reviewed)))
        again = self._reviewed != self._session.today()
        self.review.setEnabled(again and not self._session.book.read_only)


class Cell(QWidget):
    """What one side knows of one facet: how much, and a note."""

    edited = Signal(object)  # itself
    entered = Signal(object)

    def __init__(self, side: Side, facet: Facet, name: str, session: Session) -> None:
        super().__init__()
        self._side, self._facet, self._session = side, facet, session
        self._id = 0
        self.source = ""
        self.confirmed_on: datetime.date | None = None
        self.level = Level()
        self.note = QLineEdit()
        self.note.setAccessibleName(name)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.level)
        row.addWidget(self.note, 1)
        self.level.edited.connect(self._edited)
        self.note.textEdited.connect(self._typed)
        for part in (self.level, self.note):
            part.installEventFilter(self)
        self._say_level()

    def show_note(self, note: FacetNote | None) -> None:
        """Show a note, or that there is none."""
        note = note or FacetNote(side=self._side, facet=self._facet)
        self._id, self.source, self.confirmed_on = note.id, note.source, note.confirmed_on
        self.level.set_halves(note.halves)
        self.note.setText(note.note)
        self.note.setCursorPosition(0)
        self._say_level()

    def note_typed(self) -> FacetNote:
        """The note as it stands in the fields."""
        return FacetNote(
            id=self._id,
            side=self._side,
            facet=self._facet,
            halves=self.level.halves,
            note=self.note.text(),
            source=self.source,
            confirmed_on=self.confirmed_on,
        )

    def _typed(self) -> None:
        if self.level.halves == 0 and self.note.text().strip():
            self.level.set_halves(1)
        self._edited()

    def _edited(self) -> None:
        self.confirmed_on = self._session.today()
        self._say_level()
        self.edited.emit(self)

    def _say_level(self) -> None:
        level = _(_LEVELS[self.level.halves])
        self.level.setAccessibleName(f"{self.accessibleName()}: {level}")
        self.level.setToolTip(level)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        return super().eventFilter(watched, event)


def _drafted(notes: Iterable[FacetNote]) -> tuple[FacetNote, ...]:
    """The notes in one form, whether they come from the fields or from the book: those that say
    something, single blanks, those of the book first."""
    tidy = (
        replace(
            note,
            contact_id=0,
            note=" ".join(note.note.split()),
            source=" ".join(note.source.split()),
        )
        for note in notes
    )
    kept = [note for note in tidy if note.halves or note.note or note.source]
    return tuple(sorted(kept, key=lambda note: (note.id == 0, note.id)))
