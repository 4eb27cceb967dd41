"""Where the relationship stands in their eyes, by what one can tell, and how it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from netplanner import method_words
from netplanner.i18n import _, show_day
from netplanner.model.knowing import StageChange
from netplanner.model.people import Stage
from ui.widgets.basics import muted
from ui.widgets.fields import ChoiceBox, DayEdit

if TYPE_CHECKING:
    from ui.session import Session

_SHOWN = 4  # of the changes before


class StageField(QWidget):
    """A stage chosen anew asks for its evidence and its day; the changes before stay listed."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stages: tuple[StageChange, ...] = ()
        self.stage: ChoiceBox[Stage] = ChoiceBox(method_words.STAGE_WORDS.items())
        self.stage.setAccessibleName(_("Where it stands in their eyes"))
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(_("By what you can tell: they saw my work, referred me…"))
        self.evidence.setAccessibleName(_("By what you can tell"))
        self.day = DayEdit(happened=True, today=session.today)
        self.day.setAccessibleName(_("Since"))
        self.before = muted()
        self.before.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.stage, 0, 0)
        grid.addWidget(self.day, 0, 1)
        grid.addWidget(self.evidence, 1, 0, 1, 2)
        grid.addWidget(self.before, 2, 0, 1, 2)
        self.setFocusProxy(self.stage)
        self.stage.edited.connect(self._chosen)
        self.evidence.textEdited.connect(self.edited)
        self.day.edited.connect(self.edited)

    def set_stages(self, stages: tuple[StageChange, ...]) -> None:
        """Show where it stands after these changes, the oldest first."""
        typed = stages[-1] if stages and not stages[-1].id else None  # chosen, and not saved yet
        stages = stages[:-1] if typed else stages
        self._stages = stages
        shown = typed or (stages[-1] if stages else None)
        self.stage.set_value(shown.stage if shown else Stage.UNKNOWN)
        self.evidence.setText(typed.evidence if typed else "")
        self.day.set_day(typed.day if typed else self._session.today())
        self.before.setText("\n".join(_line(change) for change in stages[: -_SHOWN - 1 : -1]))
        self.before.setVisible(bool(stages))
        self._ask_for_evidence()

    def stages(self) -> tuple[StageChange, ...]:
        """The changes, with the one that stands in the fields."""
        stage = self.stage.value()
        if stage is None or stage is self._stands():
            return self._stages
        new = StageChange(
            day=self.day.day() or self._session.today(),
            stage=stage,
            evidence=" ".join(self.evidence.text().split()),
        )
        return (*self._stages, new)

    def problem(self) -> str | None:
        """What is wrong with the day of a change, as a sentence."""
        if self.stage.value() is self._stands():
            return None
        day = self.day.day()
        if day is not None and self._stages and day < self._stages[-1].day:
            return _("Since {day} it stands elsewhere: a later change needs a later day.").format(
                day=show_day(self._stages[-1].day)
            )
        return self.day.problem()

    def _stands(self) -> Stage:
        return self._stages[-1].stage if self._stages else Stage.UNKNOWN

    def _chosen(self) -> None:
        self._ask_for_evidence()
        self.edited.emit()

    def _ask_for_evidence(self) -> None:
        asked = self.stage.value() is not self._stands()
        self.evidence.setVisible(asked)
        self.day.setVisible(asked)


def _line(change: StageChange) -> str:
    line = _("{stage} since {day}").format(
        stage=method_words.method_word(change.stage), day=show_day(change.day)
    )
    return f"{line}: {change.evidence}" if change.evidence else line
