"""The field of the group or event an activity belonged to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from netplanner import activities
from ui.widgets.person_edit import dress_popup

if TYPE_CHECKING:
    from ui.session import Session


class OccasionEdit(QLineEdit):
    """A line that offers the groups and events logged before."""

    picked = Signal(str)  # one of those offered

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        if (popup := completer.popup()) is not None:
            dress_popup(popup)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        completer.activated.connect(self.picked)

    def _offer(self, text: str) -> None:
        found = activities.occasions(self._session.book, text) if text.strip() else []
        self._known.setStringList(found)
