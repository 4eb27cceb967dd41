"""The monthly plan as it will be printed, with all there is to do about it in one row above it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from netplanner import settings
from netplanner.errors import NetPlannerError
from netplanner.i18n import _, show_percent
from netplanner.reports import monthly_plan
from ui import printing, remember
from ui.printing import dialogs, paper
from ui.printing.sheets import monthly_plan_sheets
from ui.widgets import basics

if TYPE_CHECKING:
    from ui.session import Session

_FIRST_SIZE = QSize(820, 640)  # with its frame on a screen of 768 lines
_GEOMETRY = "preview/geometry"


class PlanPreview(QDialog):
    """The plan of the month chosen; where a PDF was saved is said here, in front of the person."""

    def __init__(self, session: Session, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.printer = plan_printer()
        self._session = session
        self._saved: Path | None = None
        self.setWindowTitle(_("Print monthly plan"))
        self.setSizeGripEnabled(True)
        self.pages = QPrintPreviewWidget(self.printer, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._what_to_do(month))
        layout.addWidget(self._how_to_look())
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._where_it_is())
        remember.restore_geometry(self, _GEOMETRY, _FIRST_SIZE)

        self.pages.paintRequested.connect(self._draw)
        self.pages.previewChanged.connect(self._show_place)
        self.month.currentIndexChanged.connect(self._show_month)
        self.finished.connect(self._keep_geometry)
        self._show_month()

    def chosen(self) -> int:
        """The month chosen, as a key of `model.months`."""
        return int(self.month.currentData())

    # -- parts

    def _what_to_do(self, month: int) -> QWidget:
        self.month = QComboBox()
        for key, name in dialogs.months(self._session.today(), month):
            self.month.addItem(name, key)
        self.month.setCurrentIndex(self.month.findData(month))
        label = QLabel(_("&Month"))
        label.setBuddy(self.month)
        self.page_setup = basics.button(_("Page &setup…"), "settings")
        self.page_setup.clicked.connect(self._set_page_up)
        self.save = basics.button(_("Save as &PDF…"), "file-down")
        self.save.clicked.connect(self._save)
        self.print_button = basics.primary(_("P&rint…"), "printer")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self._print)
        return _row(
            [label, self.month], [self.page_setup, self.save, self.print_button], (12, 10, 12, 6)
        )

    def _how_to_look(self) -> QWidget:
        smaller = basics.icon_button("minus", _("Zoom out"), flat=True)
        smaller.clicked.connect(self._smaller)
        self.zoom = basics.muted()
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("100%") + 8)
        larger = basics.icon_button("plus", _("Zoom in"), flat=True)
        larger.clicked.connect(self._larger)
        whole = basics.link(_("Whole page"))
        whole.clicked.connect(self.pages.fitInView)
        wide = basics.link(_("Page width"))
        wide.clicked.connect(self.pages.fitToWidth)
        self.back = basics.icon_button("chevron-left", _("Page before"), flat=True)
        self.back.clicked.connect(self._turn_back)
        self.place = basics.muted()
        self.on = basics.icon_button("chevron-right", _("Next page"), flat=True)
        self.on.clicked.connect(self._turn_on)
        return _row(
            [smaller, self.zoom, larger, whole, wide],
            [self.back, self.place, self.on],
            (12, 0, 12, 6),
        )

    def _where_it_is(self) -> QWidget:
        self.said = basics.plain()
        self.open_button = basics.link(_("Open"), "external-link")
        self.open_button.clicked.connect(self._open)
        self.saved = _row([self.said, self.open_button], [], (12, 6, 12, 6))
        self.saved.hide()
        return self.saved

    # -- looking

    @Slot()
    def _show_month(self) -> None:
        self.printer.setDocName(printing.plan_title(self.chosen()))
        self.saved.hide()  # it was of another month
        self.pages.updatePreview()

    @Slot()
    def _show_place(self) -> None:
        here, pages = self.pages.currentPage(), self.pages.pageCount()
        self.place.setText(_("Page {page} of {pages}").format(page=here, pages=pages))
        self.back.setEnabled(here > 1)
        self.on.setEnabled(here < pages)
        self.zoom.setText(show_percent(self.pages.zoomFactor()))

    @Slot()
    def _turn_back(self) -> None:
        self.pages.setCurrentPage(self.pages.currentPage() - 1)
        self._show_place()

    @Slot()
    def _turn_on(self) -> None:
        self.pages.setCurrentPage(self.pages.currentPage() + 1)
        self._show_place()

    @Slot()
    def _smaller(self) -> None:
        self.pages.zoomOut()

    @Slot()
    def _larger(self) -> None:
        self.pages.zoomIn()

    # -- doing

    @Slot()
    def _set_page_up(self) -> None:
        if _is_native(self.printer):
            changed = QPageSetupDialog(self.printer, self).exec() == QDialog.DialogCode.Accepted
        else:
            changed = self._choose_paper()
        if changed:
            self.pages.updatePreview()

    def _choose_paper(self) -> bool:
        """Without a printer there is nothing to set up but the paper; Qt's own dialog refuses."""
        names = [(name, name) for name in paper.PAPERS]
        chosen = dialogs.choose(
            self, _("Page setup"), _("&Paper"), names, self._paper() or names[0][0], agree=_("Use")
        )
        if chosen is not None:
            self.printer.setPageSize(QPageSize(paper.PAPERS[chosen]))
        return chosen is not None

    def _paper(self) -> str | None:
        size = self.printer.pageLayout().pageSize().id()
        return next((name for name, known in paper.PAPERS.items() if known == size), None)

    @Slot()
    def _save(self) -> None:
        path = dialogs.export_monthly_plan(self._session, self, self.chosen(), self._paper())
        if path is not None:
            self._saved = path
            self.said.setText(_("Saved as “{name}”.").format(name=path.name))
            self.said.setToolTip(basics.tip(str(path)))
            self.saved.show()

    @Slot()
    def _open(self) -> None:
        path = str(self._saved)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            raise NetPlannerError(
                _("No program on this computer opens a PDF. The file is at “{path}”.").format(
                    path=path
                )
            )

    @Slot()
    def _print(self) -> None:
        if not _is_native(self.printer) and sys.platform in ("win32", "darwin"):
            raise NetPlannerError(  # there Qt's dialog refuses without a word
                _("There is no printer on this computer. Save the plan as PDF instead.")
            )
        if QPrintDialog(self.printer, self).exec() == QDialog.DialogCode.Accepted:
            self.send()

    def send(self) -> None:
        """Print the plan as the printer is set; NetPlannerError where it refuses."""
        self._draw(self.printer)
        if file := self.printer.outputFileName():
            dialogs.say_where(self._session, Path(file))
        else:
            self._session.message.emit(
                _("Sent to the printer “{name}”.").format(name=self.printer.printerName())
            )
        self.accept()

    @Slot(QPrinter)
    def _draw(self, printer: QPrinter) -> None:
        plan = monthly_plan.collect(self._session.book, self.chosen(), self._session.today())
        wanted = None
        if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
            wanted = range(printer.fromPage() - 1, max(printer.toPage(), printer.fromPage()))
        if printer.paintEngine().type() is QPaintEngine.Type.Pdf:  # of the preview it is a picture
            paper.write_pdf(
                lambda device: monthly_plan_sheets(plan, device),
                Path(printer.outputFileName()),
                layout=printer.pageLayout(),
                title=printer.docName(),
                author=plan.profile.owner or plan.profile.business,
                pages=wanted,
            )
            return
        sheets = monthly_plan_sheets(plan, printer)
        painter = QPainter()
        if not painter.begin(printer):
            raise NetPlannerError(
                _("The printer does not take the plan. Choose another printer, or save a PDF.")
            )
        paper.draw(sheets, printer, painter, wanted)
        painter.end()

    @Slot()
    def _keep_geometry(self) -> None:
        remember.keep_geometry(self, _GEOMETRY)


def plan_printer() -> QPrinter:
    """The usual printer, set to the paper of the settings and to both sides of a sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator(paper.CREATOR)
    printer.setPageLayout(paper.page(settings.load().paper))
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def open_preview(session: Session, parent: QWidget, month: int) -> PlanPreview:
    """Open the preview; it is gone once closed."""
    preview = PlanPreview(session, month, parent)
    preview.finished.connect(preview.deleteLater)
    preview.open()
    return preview


def _is_native(printer: QPrinter) -> bool:
    return printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def _row(left: list[QWidget], right: list[QWidget], margins: tuple[int, int, int, int]) -> QWidget:
    """Widgets side by side, some at the left and some at the right."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return result
