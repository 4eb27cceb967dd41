"""The dialog of an import: progress with a way out first, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netplanner.errors import NetPlannerError
from netplanner.exchange import importing
from netplanner.i18n import N_, _, ngettext, show_number
from ui import pictures, remember
from ui.exchange.summary import COUNTS, Line, as_text, known_of, lines_of, outcome_of, totals
from ui.records import Column, TableModel
from ui.widgets import basics
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from netplanner.exchange.importing import Imported
    from ui.session import Session
    from ui.tasks import Task

_WIDTH = 600
_RIM = 40  # of the window, above and below the dialog with its frame
_MOST_WRAPPED = 200  # lines; the height of each has to be asked, which takes seconds for thousands


class ImportDialog(QDialog):
    """Imports on being made; closing it while it works asks the work to stop."""

    def __init__(
        self, session: Session, paths: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import contacts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._session = session
        self._lines: list[Line] = []
        self._imported: list[Imported] = []

        self.status = basics.plain(_names(paths))
        self.status.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # until the first word of the work, which may wait for another
        self.bar.setAccessibleName(_("Progress of the import"))
        self.cancel = basics.button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)

        self.outcome = basics.heading("")
        self.outcome.setWordWrap(True)
        self.counts = {name: basics.title("") for name in COUNTS}
        self.hint = basics.muted()
        self.hint.setWordWrap(True)
        self.known = basics.plain()
        self.show_known = basics.link(_("Show which"))
        self.show_known.clicked.connect(self._list_known)
        self.left_out = basics.plain()
        self.table = _table(self, several=len(paths) > 1)
        self.copy = basics.button(_("Copy list"), "copy")
        self.copy.clicked.connect(self._copy)
        self.close_button = basics.primary(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)

        self._pages = QStackedWidget()
        self._pages.addWidget(self._progress_page())
        self._pages.addWidget(self._summary_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(self._pages)

        files = list(paths)
        book = session.book

        def work(task: Task) -> list[Imported]:
            return importing.import_files(book, files, task.report, pictures.kept)

        self._task: Task | None = session.tasks.start(work, book.close)
        self._task.progress.connect(self._show_progress)
        self._task.finished.connect(self._show_summary)
        self._task.failed.connect(self._show_failure)
        self._task.cancelled.connect(self._end_cancelled)

    @property
    def working(self) -> bool:
        """Whether the import is still under way."""
        return self._task is not None

    def _progress_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(basics.heading(_("Importing contacts…")))
        layout.addWidget(self.status)
        layout.addWidget(self.bar)
        layout.addWidget(basics.muted(_("Until it is done, Cancel leaves the book as it was.")))
        layout.addStretch()
        layout.addLayout(_row(self.cancel))
        return page

    def _summary_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.outcome)
        self.figures = _figures(self.counts)
        self.figures.hide()
        layout.addWidget(self.figures)
        layout.addLayout(self._known_row())
        layout.addWidget(self.hint)
        layout.addWidget(self.left_out)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addLayout(_row(self.copy, self.close_button))
        return page

    def _known_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.known)
        row.addWidget(self.show_known)
        row.addStretch()
        for widget in (self.known, self.show_known):
            widget.hide()
        return row

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _show_summary(self, imported: list[Imported]) -> None:
        self._task = None
        sums = totals(imported)
        self.outcome.setText(outcome_of(sums))
        for name, label in self.counts.items():
            label.setText(show_number(sums[name]))
        self.figures.show()
        changed = sums["added"] or sums["updated"]
        hint = _("Undo (Ctrl+Z) takes the whole import back.") if changed else ""
        self._imported = imported
        self.known.setText(known_of(imported))
        for widget in (self.known, self.show_known):
            widget.setVisible(bool(self.known.text()))
        self._show_lines(lines_of(imported), hint)
        self._session.message.emit(self.outcome.text())

    @Slot(object)
    def _show_failure(self, error: BaseException) -> None:
        self._task = None
        if not isinstance(error, NetPlannerError):
            self.reject()
            raise error
        self.outcome.setText(_("Nothing was imported."))
        self._show_lines([], str(error))

    @Slot()
    def _end_cancelled(self) -> None:
        self._task = None
        self._session.message.emit(_("The import was cancelled. The book is as it was."))
        super().reject()

    def _show_lines(self, lines: list[Line], hint: str) -> None:
        self._lines = lines
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        model = self.table.model()
        assert isinstance(model, TableModel)
        model.set_rows([])  # rows that stay would keep the height they have
        if len(lines) > _MOST_WRAPPED:
            rows = self.table.verticalHeader()
            rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            rows.setDefaultSectionSize(self.table.fontMetrics().height() + 14)
            self.table.setWordWrap(False)
        model.set_rows(lines)
        self.left_out.setText(
            ngettext("{n} note from the file:", "{n} notes from the files:", len(lines)).format(
                n=show_number(len(lines))
            )
        )
        for widget in (self.left_out, self.table, self.copy):
            widget.setVisible(bool(lines))
        self._pages.setCurrentIndex(1)
        if lines:
            self._grow(680, 520)
        self.close_button.setFocus()

    def _grow(self, width: int, height: int) -> None:
        """Take more room around the middle of the window, not downwards out of it."""
        wanted = QRect(0, 0, max(self.width(), width), height)
        if parent := self.parentWidget():
            room = parent.window().geometry()
            wanted.setHeight(min(height, room.height() - _RIM))
            wanted.moveCenter(room.center())
            self.setGeometry(wanted)
            remember.fit_on_screen(self)
        else:
            self.resize(wanted.size())

    @Slot()
    def _list_known(self) -> None:
        self.show_known.hide()
        self._show_lines(lines_of(self._imported, known=True), self.hint.text())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._lines))

    def reject(self) -> None:
        if self._task is None:
            super().reject()
            return
        self.cancel.setEnabled(False)
        self.status.setText(_("Cancelling…"))
        self._task.cancel()


def _table(parent: QObject, *, several: bool) -> QTableView:
    columns = [
        Column[Line](title=N_("File"), text=lambda line: line.file),
        Column[Line](
            title=N_("Line"), text=lambda line: str(line.line or ""), key=lambda line: line.line,
            right=True,
        ),
        Column[Line](
            title=N_("What happened"), text=lambda line: line.reason, tip=lambda line: line.reason,
        ),
    ]  # fmt: skip
    table = QTableView()
    table.setModel(TableModel(columns if several else columns[1:], parent))
    as_lines(table, _("Notes from the import"))
    table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
    table.setWordWrap(True)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _figures(counts: dict[str, QLabel]) -> QWidget:
    figures = QWidget()
    row = QHBoxLayout(figures)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for name, label in counts.items():
        layout = QVBoxLayout()
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(basics.muted(_(COUNTS[name])))
        row.addWidget(basics.card(layout))
    return figures


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def _names(paths: Sequence[Path]) -> str:
    shown = ", ".join(path.name for path in paths[:3])
    return f"{shown}, …" if len(paths) > 3 else shown
