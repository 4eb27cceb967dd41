"""What one sees of printing: the preview with its choice of month, and where to save a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from netplanner import settings
from netplanner.errors import NetPlannerError
from netplanner.i18n import _, show_month
from netplanner.model.months import month_key, month_start
from netplanner.reports import goals, monthly_plan
from ui import printing
from ui.printing import paper
from ui.printing.sheets import monthly_plan_sheets
from ui.saving import ask_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from ui.session import Session

_MONTHS_BACK, _MONTHS_AHEAD = 12, 12


class PlanPreview(QPrintPreviewDialog):
    """The plan as it will be printed, for the month chosen above it."""

    def __init__(self, session: Session, month: int, parent: QWidget | None = None) -> None:
        self._printer = plan_printer()
        super().__init__(self._printer, parent)
        self._session = session
        self._refused = False  # by the printer, or where the file was to go
        self.setWindowTitle(_("Print monthly plan"))
        self.setSizeGripEnabled(True)
        self.resize(940, 760)

        self.month = QComboBox()
        for key, name in _months(session.today(), month):
            self.month.addItem(name, key)
        self.month.setCurrentIndex(self.month.findData(month))
        label = QLabel(_("&Month"))
        label.setBuddy(self.month)
        save = QPushButton(_("Save as &PDF…"))
        save.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 4)
        row.addWidget(label)
        row.addWidget(self.month)
        row.addStretch(1)
        row.addWidget(save)
        whole = self.layout()
        assert isinstance(whole, QBoxLayout)
        whole.insertLayout(0, row)

        pages = self.findChild(QPrintPreviewWidget)
        assert pages is not None
        self._pages = pages
        self.paintRequested.connect(self._draw)
        self.accepted.connect(self._say_printed)
        self.month.currentIndexChanged.connect(self._show_month)
        save.clicked.connect(self._save)
        self._show_month()

    def chosen(self) -> int:
        """The month chosen, as a key of `model.months`."""
        return int(self.month.currentData())

    @Slot()
    def _show_month(self) -> None:
        self._printer.setDocName(printing.plan_title(self.chosen()))
        self._pages.updatePreview()

    @Slot()
    def _save(self) -> None:
        chosen = self._printer.pageLayout().pageSize().id()
        names = (name for name, size in paper.PAPERS.items() if size == chosen)
        export_monthly_plan(self._session, self, self.chosen(), next(names, None))

    @Slot(QPrinter)
    def _draw(self, printer: QPrinter) -> None:
        plan = monthly_plan.collect(self._session.book, self.chosen(), self._session.today())
        wanted = None
        if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
            wanted = range(printer.fromPage() - 1, max(printer.toPage(), printer.fromPage()))
        self._refused = True
        if printer.paintEngine().type() is QPaintEngine.Type.Pdf:  # of the preview it is a picture
            paper.write_pdf(
                lambda device: monthly_plan_sheets(plan, device),
                Path(printer.outputFileName()),
                layout=printer.pageLayout(),
                title=printer.docName(),
                author=plan.profile.owner or plan.profile.business,
                pages=wanted,
            )
        else:
            sheets = monthly_plan_sheets(plan, printer)
            painter = QPainter()
            if not painter.begin(printer):
                raise NetPlannerError(
                    _("The printer does not take the plan. Choose another printer, or save a PDF.")
                )
            paper.draw(sheets, printer, painter, wanted)
            painter.end()
        self._refused = False

    @Slot()
    def _say_printed(self) -> None:
        if self._refused:
            return
        if file := self._printer.outputFileName():
            _say_where(self._session, Path(file))
        else:
            self._session.message.emit(
                _("Sent to the printer “{name}”.").format(name=self._printer.printerName())
            )


def plan_printer() -> QPrinter:
    """The usual printer, set to the paper of the settings and to both sides of a sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator(paper.CREATOR)
    printer.setPageLayout(paper.page(settings.load().paper))
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def print_monthly_plan(session: Session, parent: QWidget, month: int | None) -> PlanPreview:
    """Open the preview; it is gone once closed."""
    preview = PlanPreview(session, month or month_key(session.today()), parent)
    preview.finished.connect(preview.deleteLater)
    preview.open()
    return preview


def export_monthly_plan(
    session: Session, parent: QWidget, month: int | None, size: str | None = None
) -> Path | None:
    """Ask which month, if not given, and where; write the PDF; None when it was cancelled.

    `size` is `A4`, `Letter` or None for that of the settings.
    """
    if month is None:
        today = month_key(session.today())
        month = _choose(parent, _("Month"), _months(session.today(), today), today)
    if month is None:
        return None
    name = _("plan-{month}.pdf").format(month=f"{month_start(month):%Y-%m}")
    path = ask_path(parent, _("Save monthly plan as PDF"), name, _("PDF (*.pdf)"))
    if path is not None:
        size = size or settings.load().paper
        printing.write_monthly_plan(session.book, month, path, size, session.today())
        _say_where(session, path)
    return path


def export_goals(session: Session, parent: QWidget, year: int | None) -> Path | None:
    """Ask which year, if there is a choice, and where; write the PDF; None when cancelled."""
    if year is None:
        this = session.today().year
        years = [(year, str(year)) for year in goals.years(session.book, this)]
        year = _choose(parent, _("Year"), years, this) if len(years) > 1 else this
    if year is None:
        return None
    name = _("goals-{year}.pdf").format(year=year)
    path = ask_path(parent, _("Save goals as PDF"), name, _("PDF (*.pdf)"))
    if path is not None:
        usual = settings.load().paper
        printing.write_goals(session.book, year, path, usual, session.today())
        _say_where(session, path)
    return path


def _months(today: datetime.date, wanted: int) -> list[tuple[int, str]]:
    """The months to choose from, a year back and a year ahead, and the one wanted."""
    now = month_key(today)
    first, last = min(now - _MONTHS_BACK, wanted), max(now + _MONTHS_AHEAD, wanted)
    names = ((key, show_month(month_start(key))) for key in range(first, last + 1))
    return [(key, name[:1].upper() + name[1:]) for key, name in names]


def _choose(
    parent: QWidget, label: str, choices: Sequence[tuple[int, str]], chosen: int
) -> int | None:
    names = [name for _key, name in choices]
    at = [key for key, _name in choices].index(chosen)
    name, agreed = QInputDialog.getItem(parent, _("Save as PDF"), label, names, at, False)
    return choices[names.index(name)][0] if agreed else None


def _say_where(session: Session, path: Path) -> None:
    session.message.emit(_("Saved as PDF: {path}").format(path=path))
