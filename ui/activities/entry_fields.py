"""The fields of an activity, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from netplanner import activities
from netplanner.i18n import _
from netplanner.model.plan import ExpenseCategory
from netplanner.model.work import Activity, ActivityKind, Purpose
from netplanner.words import CATEGORY_WORDS, KIND_WORDS
from ui.activities.occasion import OccasionEdit
from ui.widgets.fields import (
    ChoiceBox,
    DayEdit,
    Field,
    Form,
    MinutesEdit,
    MoneyEdit,
    PeoplePicker,
    PurposePicker,
)
from ui.widgets.notes import NotesEdit

if TYPE_CHECKING:
    import datetime

    from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Every field as it stands, also what cannot be read."""

    day: datetime.date | str  # as typed where it is no day
    minutes: str
    kind: ActivityKind | None
    people: tuple[int, ...]
    newcomers: tuple[str, ...]
    name: str  # of somebody not chosen yet
    occasion: str
    cost: str
    category: ExpenseCategory | None
    purposes: Purpose
    notes: str
    category_chosen: bool = field(compare=False)  # by the owner, and no guess


class EntryFields(QFrame):
    """The fields, with sensible guesses of one from another."""

    edited = Signal()  # by whomever

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known = False  # an activity of the book is not guessed at
        self._category_chosen = False
        self.day = DayEdit(past=True, today=session.today)
        self.minutes = MinutesEdit()
        self.minutes.setPlaceholderText(_("45 or 1:15"))
        self.kind: ChoiceBox[ActivityKind] = ChoiceBox(KIND_WORDS.items())
        self.people = PeoplePicker(session)
        self.occasion = OccasionEdit(session)
        self.cost = MoneyEdit()
        self.category: ChoiceBox[ExpenseCategory] = ChoiceBox(CATEGORY_WORDS.items())
        self.category.setMinimumContentsLength(8)  # the list beside needs the room
        self.purposes = PurposePicker()
        self.notes = NotesEdit(3)

        self.form = Form()
        self.form.add("day", Field(_("Date"), self.day), 0, 0)
        self.form.add("minutes", Field(_("Time spent"), self.minutes), 0, 1)
        self.form.add("kind", Field(_("Kind"), self.kind), 1, span=2)
        self.form.add("people", Field(_("People"), self.people), 2, span=2)
        self.form.add("occasion", Field(_("Group or event"), self.occasion), 3, span=2)
        self.form.add("cost", Field(_("Cost"), self.cost), 4, 0)
        self.form.add("category", Field(_("Budget line"), self.category), 4, 1)
        self.form.add("purposes", Field(_("What for"), self.purposes), 5, span=2)
        self.form.add("notes", Field(_("Notes"), self.notes), 6, span=2)
        self.form.grid.setColumnStretch(0, 2)
        self.form.grid.setColumnStretch(1, 3)

        self.kind.edited.connect(self._kind_chosen)
        self.category.edited.connect(self._choose_category)
        self.occasion.picked.connect(self._occasion_chosen)
        for signal in (
            self.day.textChanged,
            self.minutes.textChanged,
            self.occasion.textChanged,
            self.cost.textChanged,
            self.notes.textChanged,
            self.people.edited,
            self.purposes.edited,
            self.kind.currentIndexChanged,
            self.category.currentIndexChanged,
        ):
            signal.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()

    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(
            day=self.day.day() or self.day.text(),
            minutes=self.minutes.text(),
            kind=self.kind.value(),
            people=self.people.ids(),
            newcomers=self.people.new_names(),
            name=self.people.text().strip(),
            occasion=self.occasion.text(),
            cost=self.cost.text(),
            category=self.category.value(),
            purposes=self.purposes.purposes(),
            notes=self.notes.toPlainText(),
            category_chosen=self._category_chosen,
        )

    def put(self, typed: Typed) -> None:
        """Exactly what stood in the fields then."""
        if isinstance(typed.day, str):
            self.day.setText(typed.day)
        else:
            self.day.set_day(typed.day)
        self.minutes.setText(typed.minutes)
        self.kind.set_value(typed.kind)
        self.people.set_ids(typed.people, typed.newcomers)
        self.people.line.setText(typed.name)
        self.occasion.setText(typed.occasion)
        self.cost.setText(typed.cost)
        self.category.set_value(typed.category)
        self.purposes.set_purposes(typed.purposes)
        self.notes.setPlainText(typed.notes)
        self._category_chosen = typed.category_chosen

    def put_activity(self, activity: Activity, people: tuple[int, ...]) -> None:
        """This one."""
        self._known = bool(activity.id)
        self._category_chosen = bool(activity.cost_cents)
        self.day.set_day(activity.day)
        self.minutes.set_minutes(activity.minutes)
        self.kind.set_value(activity.kind)
        self.people.set_ids(people)
        self.occasion.setText(activity.occasion)
        self.occasion.setCursorPosition(0)  # the beginning of a long one is seen
        self.cost.set_cents(activity.cost_cents)
        category = activity.cost_category if activity.cost_cents else None
        self.category.set_value(category or activities.category_of(activity.kind))
        self.purposes.set_purposes(activity.purposes)
        self.notes.setPlainText(activity.notes)

    def draft(self, activity: Activity) -> Activity:
        """The activity as the fields have it."""
        return replace(
            activity,
            day=self.day.day() or self._session.today(),
            minutes=self.minutes.minutes() or 0,
            kind=self.kind.value() or activity.kind,
            occasion=" ".join(self.occasion.text().split()),
            cost_cents=self.cost.cents() or 0,
            cost_category=self.category.value() or ExpenseCategory.OTHER,
            purposes=self.purposes.purposes(),
            notes=self.notes.toPlainText().strip(),
        )

    # Sensible guesses

    def _kind_chosen(self) -> None:
        kind = self.kind.value()
        if kind is not None and not self._category_chosen:
            self.category.set_value(activities.category_of(kind))

    def _choose_category(self) -> None:
        self._category_chosen = True

    def _occasion_chosen(self, occasion: str) -> None:
        """A group or event logged before usually is of the same kind and for the same again."""
        last = activities.last_with(self._session.book, occasion)
        if last is None or self._known:
            return
        self.kind.set_value(last.kind)
        self._kind_chosen()
        if self.purposes.purposes() == Purpose.NONE:
            self.purposes.set_purposes(last.purposes)
            self.edited.emit()
