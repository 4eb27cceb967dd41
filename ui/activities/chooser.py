"""What stands above the list: the month to look at, and the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from netplanner.activities import Choice
from netplanner.i18n import _, show_month
from netplanner.model.months import month_key, month_start
from netplanner.words import KIND_WORDS
from ui.icons import icon
from ui.widgets.basics import button, heading, icon_button
from ui.widgets.fields import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.pickers import ContactFilter

if TYPE_CHECKING:
    from netplanner.model.work import ActivityKind
    from ui.session import Session

_PAUSE = 150  # milliseconds after the last key before the log is searched
_FIRST, _LAST = 1900 * 12, 2200 * 12 - 1  # the months one can turn to


class Chooser(QWidget):
    """Which activities the list shows: a month or all, of a kind, with a person, by words."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.month = month_key(session.today())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._months())
        layout.addLayout(self._filters())
        self._show_month()

    def _months(self) -> QWidget:
        self.previous_button = icon_button("chevron-left", _("Previous month"))
        self.next_button = icon_button("chevron-right", _("Next month"))
        self.month_label = heading("")
        self.month_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        widest = self.month_label.fontMetrics().horizontalAdvance("September 2026")
        self.month_label.setMinimumWidth(widest)
        self.this_button = button(_("This month"))
        self.all_button = button(_("All"))
        self.all_button.setCheckable(True)
        row = QWidget()
        flow = FlowLayout(row, 4)  # two lines where the window is narrow or the words are long
        flow.addWidget(_side_by_side(self.previous_button, self.month_label, self.next_button))
        flow.addWidget(_side_by_side(self.this_button, self.all_button, spacing=4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        self.previous_button.clicked.connect(self._turn_back)
        self.next_button.clicked.connect(self._turn_on)
        self.this_button.clicked.connect(self._turn_to_today)
        self.all_button.clicked.connect(self._choose)
        return row

    def _filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))  # more words do not fit a narrow window
        self.search.setAccessibleName(_("Search activities"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.kind: ChoiceBox[ActivityKind] = ChoiceBox(KIND_WORDS.items(), _("All kinds"))
        self.kind.setAccessibleName(_("Kind shown"))
        self.kind.setMinimumContentsLength(8)
        self.person = ContactFilter(self._session, _("Anyone"), _("Person shown"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 4)
        row.addWidget(self.kind, 3)
        row.addWidget(self.person, 3)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._choose)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._choose)
        self.kind.edited.connect(self._choose)
        self.person.edited.connect(self._choose)
        return row

    @property
    def everything(self) -> bool:
        """Whether all months are shown."""
        return self.all_button.isChecked()

    @property
    def choice(self) -> Choice:
        """Which activities are shown."""
        return Choice(
            month=None if self.everything else self.month,
            kind=self.kind.value(),
            person=self.person.contact_id(),
            text=self.search.text(),
        )

    def show_month(self, month: int) -> None:
        """Turn to a month (`model.months`)."""
        self.month = max(_FIRST, min(month, _LAST))
        self.all_button.setChecked(False)
        self._choose()

    def clear_filters(self) -> None:
        """Whatever kind, person and words."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.kind.set_value(None)
        self.person.set_contact(None)
        self._choose()

    def _turn_back(self) -> None:
        self.show_month(self.month - 1)

    def _turn_on(self) -> None:
        self.show_month(self.month + 1)

    def _turn_to_today(self) -> None:
        self.show_month(month_key(self._session.today()))

    def _choose(self) -> None:
        self._typing.stop()
        self._show_month()
        self.changed.emit()

    def _show_month(self) -> None:
        text = show_month(month_start(self.month))
        self.month_label.setText(text[:1].upper() + text[1:])
        self.month_label.setEnabled(not self.everything)
        this = month_key(self._session.today())
        self.this_button.setEnabled(self.everything or self.month != this)


def _side_by_side(*widgets: QWidget, spacing: int = 2) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return group
