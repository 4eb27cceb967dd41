"""Expenses of a month: the list, and the form that takes the next in a few keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner import budget
from netplanner.i18n import N_, _, show_day, show_money
from netplanner.model.months import month_end, month_key, month_start
from netplanner.model.plan import Expense, ExpenseCategory
from netplanner.words import CATEGORY_WORDS, word
from ui.records import Column, TableModel
from ui.widgets.basics import EmptyState, button, card, heading, muted, plain, primary
from ui.widgets.fields import ChoiceBox, DayEdit, Field, Form, MoneyEdit
from ui.widgets.reading import foot, for_reading, only_read
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    import datetime

    from PySide6.QtGui import QKeyEvent

    from ui.session import Session


class ExpensesPart(QWidget):
    """What was spent in the month beside the costs of activities."""

    edited_changed = Signal()  # something is typed, or all that was is saved or dropped

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._month = 0
        self._currency = session.book.profile.currency
        self._expense = Expense(day=session.today())
        self._edited = False
        self._loading = False

        self.model: TableModel[Expense] = TableModel(
            [
                Column(
                    title=N_("Date"),
                    text=lambda row: show_day(row.day),
                    key=lambda row: row.day.toordinal(),
                ),
                Column(title=N_("Budget line"), text=lambda row: word(row.category)),
                Column(title=N_("Note"), text=lambda row: row.note),
                Column(
                    title=N_("Amount"),
                    text=self._money,
                    right=True,
                    key=lambda row: row.amount_cents,
                ),
            ]
        )
        self._make_table()
        self.empty = EmptyState(
            "wallet",
            _("No expenses this month"),
            _(
                "Enter dues, tickets, gifts and what else you paid. The cost of an activity "
                "is entered with the activity and counts here by itself."
            ),
        )
        self.left = QStackedWidget()
        self.left.addWidget(self.table)
        self.left.addWidget(self.empty)
        self.sum = plain()
        self.costs = muted()
        self.costs.setWordWrap(True)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.left, 1)
        below.addWidget(self.sum)
        below.addWidget(self.costs)
        side = QWidget()
        side.setLayout(below)

        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("plan_expenses")
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(side)
        self.splitter.addWidget(self._form())
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([600, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_selected)

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        as_lines(self.table, _("Expenses"))
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        head = self.table.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column in (0, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumWidth(300)

    def _form(self) -> QWidget:
        self.head = heading(_("New expense"))
        self.day = DayEdit(past=True, today=self._session.today)
        self.category: ChoiceBox[ExpenseCategory] = ChoiceBox(CATEGORY_WORDS.items())
        self.amount = MoneyEdit()
        self.note = QLineEdit()
        self.form = Form()
        self.form.add("day", Field(_("Date"), self.day), 0)
        self.form.add("amount_cents", Field(_("Amount"), self.amount), 0, 1)
        self.form.add("category", Field(_("Budget line"), self.category), 1, span=2)
        self.form.add("note", Field(_("Note"), self.note), 2, span=2)
        self.save_button = primary(_("Add"))
        self.new_button = button(_("New expense"), "plus")
        self.discard_button = button(_("Discard"))
        self.delete_button = button(_("Delete"), "trash-2")
        below, buttons = foot(self._session)
        buttons.addWidget(self.delete_button)
        buttons.addStretch()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout()
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.form)
        layout.addWidget(below)
        layout.addStretch()
        frame = card(layout)
        frame.setMinimumWidth(320)

        for field in (self.day, self.amount, self.category):
            field.edited.connect(self._touched)
        self.note.textEdited.connect(self._touched)
        for line in (self.day, self.amount, self.note):
            line.returnPressed.connect(self._save_and_next)
        self.save_button.clicked.connect(self._save_and_next)
        self.discard_button.clicked.connect(self.discard)
        self.new_button.clicked.connect(self.new)
        self.delete_button.clicked.connect(self.delete_shown)
        return frame

    # What the page asks

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.table if self._session.book.read_only else self.amount

    def show_month(self, month: int) -> None:
        """Show the expenses of this month."""
        self._month = month
        if self._expense.id == 0 and not self._edited:
            self._show(Expense(day=self._day_to_offer()))
        self.reload()

    def new(self) -> None:
        """Start a new expense; what is typed is saved first."""
        if not only_read(self._session) and self.save_draft():
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self._show(Expense(day=self._day_to_offer()))
            self.amount.setFocus()

    @property
    def edited(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._edited

    def has_draft(self) -> bool:
        """Whether something is typed that the book does not have; it waits here for its button."""
        return self._edited and self._expense.id == 0

    def save(self) -> bool:
        """Save what is changed; False if a field is marked. What is new waits for its button."""
        return self.has_draft() or self.save_draft()

    def save_draft(self) -> bool:
        """Save all that is typed; False if a field is marked. Nothing typed is nothing to do."""
        return not self._edited or self._write()

    def discard(self) -> None:
        """Back to what the book says; a new expense is given up."""
        self._show(self._expense if self._expense.id else Expense(day=self._day_to_offer()))
        self.amount.setFocus()

    def _write(self) -> bool:
        draft = replace(
            self._expense,
            day=self.day.day() or self._expense.day,
            category=self.category.value() or ExpenseCategory.OTHER,
            amount_cents=self.amount.cents() or 0,
            note=self.note.text(),
        )
        if self.form.problems({**budget.problems(draft), **self.form.nonsense()}):
            return False
        self._show(budget.save_expense(self._session.book, draft))
        self._select_shown()
        return True

    def reload(self) -> None:
        """Read the expenses again; what is being typed stays typed."""
        book = self._session.book
        self._currency = book.profile.currency
        self._loading = True
        self.model.set_rows(budget.expenses(book, self._month))
        self._loading = False
        self.left.setCurrentWidget(self.table if self.model.rows else self.empty)
        self.sum.setText(
            _("Expenses: {sum}").format(
                sum=show_money(sum(row.amount_cents for row in self.model.rows), self._currency)
            )
        )
        costs = budget.activity_costs(book, self._month)
        self.costs.setText(
            _("Activities cost another {sum} this month.").format(
                sum=show_money(costs, self._currency)
            )
        )
        self.costs.setVisible(costs > 0)
        self._follow_book()

    # Inside

    def _follow_book(self) -> None:
        """Show again what the book has of the expense in the form."""
        if self._expense.id:
            current = self._session.book.get(Expense, self._expense.id)
            if self._edited:
                if current is None:  # what is typed would be added anew
                    self._expense = replace(self._expense, id=0)
            elif current is None or month_key(current.day) != self._month:
                self._show(Expense(day=self._day_to_offer()))
            else:
                self._show(current)
        self._select_shown()

    def _day_to_offer(self) -> datetime.date:
        first, last = month_start(self._month), month_end(self._month)
        return min(max(self._session.today(), first), last)

    def _show(self, expense: Expense) -> None:
        self._expense = expense
        self._set_edited(False)
        known = expense.id != 0
        self.head.setText(_("Expense") if known else _("New expense"))
        self.day.set_day(expense.day)
        self.category.set_value(expense.category)
        self.amount.set_cents(expense.amount_cents)
        self.note.setText(expense.note)
        self.save_button.setText(_("Save") if known else _("Add"))
        self.delete_button.setVisible(known)
        self.form.problems({})
        if self._session.book.read_only:
            for_reading(self.form)

    def _touched(self) -> None:
        self._set_edited(True)

    def _set_edited(self, edited: bool) -> None:
        self._edited = edited
        self.edited_changed.emit()
        self.discard_button.setVisible(edited)
        self.new_button.setVisible(not edited and self._expense.id != 0)  # there is room for one

    def _save_and_next(self) -> None:
        """Save, and go on with the next: the same day and category, nothing else."""
        added = self._expense.id == 0
        # Add with nothing typed says what is missing; it is no draft to hold the page for
        if (self._write() if added else self.save()) and added:
            last = self._expense
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self._show(Expense(day=last.day, category=last.category))
            self.amount.setFocus()

    def _row_changed(self, current: QModelIndex) -> None:
        expense = self.model.row(current)
        if self._loading or expense is None or expense.id == self._expense.id:
            return
        if self.save_draft():
            self._show(expense)
        QTimer.singleShot(0, self, self._select_shown)  # after the click has selected its row

    def _select_shown(self) -> None:
        row = self.model.row_of(self._expense.id) if self._expense.id else -1
        self._loading = True
        if row >= 0:
            if self.table.currentIndex().row() != row:
                self.table.selectRow(row)
        else:
            self.table.clearSelection()
        self._loading = False

    def delete_shown(self) -> None:
        """Delete the expense in the form; undo brings it back."""
        if self._expense.id:
            self._remove([self._expense])

    def delete_selected(self) -> None:
        """Delete the expenses selected in the list."""
        rows = self.table.selectionModel().selectedRows()
        chosen = [row for index in rows if (row := self.model.row(index)) is not None]
        if chosen:
            self._remove(chosen)

    def _remove(self, expenses: list[Expense]) -> None:
        self._set_edited(False)
        budget.remove_expenses(self._session.book, expenses)

    def _money(self, expense: Expense) -> str:
        return show_money(expense.amount_cents, self._currency)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._edited:
            self.discard()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(760, 420)
