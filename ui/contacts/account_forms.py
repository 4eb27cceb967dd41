"""The small dialogs of the account: what one gave, what one asked, what one promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from netplanner import account, method_words, rules
from netplanner.i18n import _
from netplanner.model.giving import Act, Answer, Ask, AskKind, Gift, Harvest, Promise
from ui.errors import called_by_qt
from ui.widgets.basics import button, muted
from ui.widgets.fields import ChoiceBox, ContactPicker, DayEdit, Field, Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session

    Record = Gift | Ask | Promise


class RecordDialog(QDialog):
    """A new record, or one to change or delete; saved as one edit."""

    def __init__(
        self,
        session: Session,
        title: str,
        draft: Callable[[], Record],
        save: Callable[[Record], object],
        parent: QWidget | None = None,
    ) -> None:
        """`draft` is the record as it stands in the fields of `form`; `save` puts it into the
        book."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._session, self._draft, self._save = session, draft, save
        self.form = Form()
        self.said = muted()
        self.said.setWordWrap(True)
        self.said.hide()
        self.delete = button(_("Delete"), "trash-2")
        self.delete.clicked.connect(self._delete)
        self.delete.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.delete)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(self.said)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(440)

    def add(self, name: str, label: str, widget: QWidget) -> Field:
        """The next field of the form."""
        return self.form.add(name, Field(label, widget), len(self.form.fields))

    def say(self, sentence: str) -> None:
        """A quiet sentence below the form, or none."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    @Slot()
    def _delete(self) -> None:
        account.remove(self._session.book, self._draft())
        super().accept()

    # Qt

    @called_by_qt
    def showEvent(self, event: object) -> None:
        self.delete.setVisible(bool(self._draft().id))
        next(iter(self.form.fields.values())).widget.setFocus()
        super().showEvent(event)  # type: ignore[arg-type]  # a QShowEvent

    def accept(self) -> None:
        draft = self._draft()
        found = self.form.nonsense() | account.problems(draft, self._session.today())
        if not self.form.problems(found):
            self._save(draft)
            super().accept()


def _day_edit(session: Session, record: Record) -> DayEdit:
    edit = DayEdit(past=True, today=session.today)
    edit.set_day(record.day)
    return edit


def _words(edit: QLineEdit) -> str:
    return " ".join(edit.text().split())


def gift_dialog(session: Session, gift: Gift, parent: QWidget | None = None) -> RecordDialog:
    """What I did for somebody; an introduction links two contacts."""
    act: ChoiceBox[Act] = ChoiceBox(method_words.ACT_WORDS.items())
    act.set_value(gift.act)
    other = ContactPicker(session)
    other.set_contact(gift.other_id)
    day, note = _day_edit(session, gift), QLineEdit(gift.note)

    def draft() -> Gift:
        chosen = act.value() or gift.act
        introduced = other.contact_id() if chosen is Act.INTRODUCTION else None
        typed = day.day() or gift.day
        return replace(gift, act=chosen, other_id=introduced, day=typed, note=_words(note))

    def save(record: Record) -> None:
        if isinstance(record, Gift):
            account.give(session.book, record, session.today())

    def show_other() -> None:
        introduced.setVisible(act.value() is Act.INTRODUCTION)

    dialog = RecordDialog(session, _("What I gave"), draft, save, parent)
    dialog.add("act", _("What I gave"), act)
    introduced = dialog.add("other_id", _("Introduced to"), other)
    dialog.add("day", _("Date"), day)
    dialog.add("note", _("Note"), note)
    act.edited.connect(show_other)
    show_other()
    return dialog


def promise_dialog(session: Session, made: Promise, parent: QWidget | None = None) -> RecordDialog:
    """What I said I would do for somebody."""
    what, day = QLineEdit(made.what), _day_edit(session, made)
    due = DayEdit(optional=True, today=session.today)
    due.set_day(made.due_on)

    def draft() -> Promise:
        return replace(made, what=_words(what), day=day.day() or made.day, due_on=due.day())

    def save(record: Record) -> None:
        if isinstance(record, Promise):
            account.promise(session.book, record, session.today())

    dialog = RecordDialog(session, _("What I promised"), draft, save, parent)
    dialog.add("what", _("What I promised"), what)
    dialog.add("day", _("Promised on"), day)
    dialog.add("due_on", _("Until"), due)
    return dialog


def ask_dialog(session: Session, asked: Ask, parent: QWidget | None = None) -> RecordDialog:
    """What I asked somebody for. It says kindly when that is early, and never forbids."""
    book = session.book
    kind: ChoiceBox[AskKind] = ChoiceBox(method_words.ASK_WORDS.items())
    kind.set_value(asked.kind)
    target, day = QLineEdit(asked.target), _day_edit(session, asked)
    target.setPlaceholderText(_("The client or the person I asked for"))
    offered = QCheckBox(_("They asked how they can help"))
    offered.setChecked(asked.offered)
    answer: ChoiceBox[Answer] = ChoiceBox(method_words.ANSWER_WORDS.items())
    answer.set_value(asked.answer)

    def draft() -> Ask:
        return replace(
            asked,
            kind=kind.value() or asked.kind,
            target=_words(target),
            offered=offered.isChecked(),
            day=day.day() or asked.day,
            answer=answer.value() or Answer.WAITING,
        )

    def save(record: Record) -> None:
        if isinstance(record, Ask):
            account.ask(book, rules.of(book), record, session.today())

    def judge() -> None:
        """Say what this ask would be; an old one keeps what it was."""
        found = asked if asked.id else account.judged(book, rules.of(book), draft())
        dialog.say(_harvest_sentence(found.harvest))

    dialog = RecordDialog(session, _("What I asked for"), draft, save, parent)
    dialog.add("kind", _("What I asked for"), kind)
    dialog.add("target", _("For whom"), target)
    dialog.add("offered", "", offered)
    dialog.add("day", _("Date"), day)
    dialog.add("answer", _("Their answer"), answer)
    for edited in (kind.edited, target.textEdited, offered.toggled, day.editingFinished):
        edited.connect(judge)
    judge()
    return dialog


def _harvest_sentence(harvest: Harvest) -> str:
    if harvest is Harvest.TOO_EARLY:
        return _("This may be too early to ask. It can be noted all the same.")
    if harvest is Harvest.TOO_MUCH:
        return _("This may be too much to ask just now. It can be noted all the same.")
    return ""
