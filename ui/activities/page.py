"""The activities page: the log by day with its sums, filters, and the form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netplanner import activities
from netplanner.i18n import _, ngettext, show_minutes, show_money, show_number
from netplanner.model.months import month_key
from netplanner.model.work import Activity
from ui import remember
from ui.activities.chooser import Chooser
from ui.activities.entry import EntryForm
from ui.activities.listing import ActivityView
from ui.errors import called_by_qt
from ui.icons import icon
from ui.timer import timer_of
from ui.widgets.basics import EmptyState, header, muted, page_layout
from ui.widgets.reading import only_read

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from netplanner.activities import ActivityRow
    from netplanner.store import Change
    from ui.session import Session


class ActivitiesPage(QWidget):
    """Where hours are logged and looked back at."""

    contact_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self._stale = True
        self._day = session.today()

        self.timer = timer_of(session)  # shown in the status bar
        self.form = EntryForm(session)
        self.view = ActivityView(session)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._list_side())
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([600, 330])
        remember.remember(self.splitter, "activities/splitter")

        layout = page_layout(self)
        layout.addLayout(header(_("Activities")))
        layout.addWidget(self.splitter, 1)

        self.timer.changed.connect(self._timer_changed)
        self.form.saved.connect(self._saved)
        self.form.timer_logged.connect(self.timer.take_off)
        self.form.left.connect(self._left)
        self.form.delete_wanted.connect(self._delete_one)
        self.view.opened.connect(self._open)
        self.view.delete_wanted.connect(self._delete)
        self.view.menu_wanted.connect(self._show_menu)
        session.changed.connect(self._changed)

    def _list_side(self) -> QWidget:
        self.chooser = Chooser(self._session)
        self.sum_label = muted()
        self.sum_label.setContentsMargins(2, 0, 2, 0)
        self.nothing = EmptyState(
            "clock", _("No activities yet"), _("Log the first in the form on the right.")
        )
        self.no_match = EmptyState(
            "search",
            _("No match"),
            _("No activity fits these filters."),
            _("Clear the filters"),
            is_main=False,
        )
        self.below = QStackedWidget()
        for widget in (self.view, self.nothing, self.no_match):
            self.below.addWidget(widget)
        side = QWidget()
        side.setMinimumWidth(360)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.chooser)
        layout.addWidget(self.sum_label)
        layout.addWidget(self.below, 1)
        self.chooser.changed.connect(self.reload)
        self.no_match.action.connect(self.chooser.clear_filters)
        return side

    # The list

    def reload(self) -> None:
        """Read list and sums anew, from the top."""
        self._read(keep_place=False)

    def _read(self, *, keep_place: bool) -> None:
        book, choice = self._session.book, self.chooser.choice
        self._stale = False
        self.view.show_choice(choice, keep_place=keep_place)
        total = activities.total(book, self.view.list_model.choice)
        count = ngettext("{count} activity", "{count} activities", total.count)
        parts = [
            count.format(count=show_number(total.count)),
            _("{time} hours").format(time=show_minutes(total.minutes)),
        ]
        if total.cents:
            parts.append(show_money(total.cents, self.view.list_model.currency))
        self.sum_label.setText(" · ".join(parts))
        if total.count:
            self.below.setCurrentWidget(self.view)
        elif choice.filtered:
            self.below.setCurrentWidget(self.no_match)
        else:
            self._say_nothing()

    def _say_nothing(self) -> None:
        text = _("Log the first in the form on the right.")
        if not activities.any_logged(self._session.book):
            self.nothing.set_texts(_("No activities yet"), text)
        else:
            self.nothing.set_texts(
                _("No activities in this month"), _("Turn to another month, or log one.")
            )
        self.below.setCurrentWidget(self.nothing)

    def show_month(self, month: int) -> None:
        """Turn to a month (`model.months`)."""
        self.chooser.show_month(month)

    # What the window and other pages ask for

    def new(self) -> None:
        """Begin a new activity, or go on with the one that is begun."""
        if only_read(self._session) or not self.save():
            return
        self.view.clearSelection()
        if self.form.activity_id or not self.form.dirty:
            self.form.cancel()
        else:
            self.form.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self) -> QWidget:
        """Where the keyboard is when the page is entered."""
        return self.form.minutes

    def focus_search(self) -> None:
        """Go to the search field."""
        self.chooser.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chooser.search.selectAll()

    def save(self) -> bool:
        """Save what is typed of the activity shown; False if a field is marked.

        A new one is logged by its button, Enter or Ctrl+S alone, and stays in its form until then.
        """
        return not (self.form.activity_id and self.form.dirty) or self.form.submit()

    def has_draft(self) -> bool:
        """Whether something new is typed and not logged."""
        return self.form.has_draft

    def save_draft(self) -> bool:
        """Log what is new; False if a field is marked."""
        return self.save() and self.form.save_drafts()

    def log_with(self, contact_id: int) -> None:
        """Begin an activity with this person."""
        if not only_read(self._session) and self.save():
            self.view.clearSelection()
            self.form.log_with(contact_id)

    def log_timer(self) -> None:
        """Stop the timer and put its minutes into the form, to be confirmed there."""
        if self.timer.idle or only_read(self._session) or not self.save():
            return
        self.timer.pause()
        self.view.clearSelection()
        self.form.log_minutes(self.timer.minutes)

    def _timer_changed(self) -> None:
        """Time that was thrown away is not offered any more."""
        if self.timer.idle and self.form.timed and not self.form.dirty:
            self.form.new()

    def show_activity(self, activity_id: int) -> None:
        """Show one activity in the list and in the form."""
        activity = self._session.book.get(Activity, activity_id)
        if activity is None or not self.save():
            return
        self.chooser.all_button.setChecked(False)
        self.chooser.month = month_key(activity.day)
        self.chooser.clear_filters()
        self.view.read_until(activity_id)
        self.view.select(activity_id)
        self.form.show_activity(activity_id)

    def refresh_theme(self) -> None:
        """Paint in the colours of another theme."""
        self.view.viewport().update()

    # The form

    def _open(self, activity_id: int) -> None:
        if activity_id == self.form.activity_id:
            return
        if self.save():
            self.form.show_activity(activity_id)
        else:
            self.view.select(self.form.activity_id)

    def _saved(self, activity_id: int) -> None:
        activity = self._session.book.get(Activity, activity_id)
        if activity is not None and not self.chooser.everything:
            month = month_key(activity.day)
            if month != self.chooser.month:
                self.show_month(month)
        self.view.clearSelection()
        self.view.bring_in_sight(activity_id)

    def _left(self) -> None:
        self.view.clearSelection()

    def _delete_one(self, activity_id: int) -> None:
        self._delete([activity_id])

    def _delete(self, ids: list[int]) -> None:
        if self.form.activity_id in ids:
            self.form.new()
        row = self.view.currentIndex().row()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        activities.remove(self._session.book, ids)
        self.view.go_near(row)
        if not self.view.isVisibleTo(self):  # it was the last one
            self.form.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        text = ngettext(
            "{count} activity was deleted. Undo brings it back.",
            "{count} activities were deleted. Undo brings them back.",
            len(ids),
        )
        self._session.message.emit(text.format(count=show_number(len(ids))))

    def _show_menu(self, row: ActivityRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._menu_chosen)
        for name, picture, text in (
            ("change", "pencil", _("Change")),
            ("again", "copy", _("Log again today")),
            ("delete", "trash-2", _("Delete")),
        ):
            self._add_choice(menu, name, picture, text, row.id)
            menu.actions()[-1].setEnabled(name == "change" or not self._session.book.read_only)
        if row.people:
            menu.addSeparator()
        for contact_id, name in row.people:
            text = _("Show {name}").format(name=name).replace("&", "&&")
            self._add_choice(menu, "contact", "user", text, contact_id)
        menu.popup(place)

    def _add_choice(self, menu: QMenu, name: str, picture: str, text: str, record_id: int) -> None:
        action = menu.addAction(icon(picture), text)
        action.setObjectName(name)
        action.setData(record_id)

    def _menu_chosen(self, action: QAction) -> None:
        record_id = action.data()
        if action.objectName() == "change":
            self._open(record_id)
        elif action.objectName() == "again":
            self._log_again(record_id)
        elif action.objectName() == "delete":
            ids = self.view.selected_ids()
            self._delete(ids if record_id in ids else [record_id])
        else:
            self.contact_requested.emit(record_id)

    def _log_again(self, activity_id: int) -> None:
        if self.save() and self.form.show_activity(activity_id):
            self.form.log_again()

    # Following the book

    def _changed(self, change: Change) -> None:
        if not change.touches("activity", "activity_person", "contact", "profile"):
            return
        self.form.follow(change)
        if self.isVisible():
            self._read(keep_place=True)
        else:
            self._stale = True

    def _begin_day(self) -> None:
        """The program may stay open overnight: "today" is another day then."""
        before, self._day = self._day, self._session.today()
        if before == self._day:
            return
        self.form.begin_day()
        if self.chooser.everything or self.chooser.month != month_key(before):
            self._read(keep_place=True)
        else:
            self.show_month(month_key(self._day))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self._begin_day()
        return super().event(event)

    @called_by_qt
    def showEvent(self, event: QShowEvent) -> None:
        self._begin_day()
        if self._stale:
            self._read(keep_place=True)
        super().showEvent(event)
