"""The sheet for a one-to-one as PDF: two sides, asked for on the page of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from netplanner import settings
from netplanner.i18n import _
from netplanner.reports import briefing
from ui.printing import paper as press
from ui.printing.dialogs import say_where
from ui.printing.sheets import foot, whole
from ui.saving import ask_path
from ui.widgets.basics import heading, muted

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from netplanner.reports.briefing import Briefing
    from ui.session import Session


def briefing_sheets(sheet: Briefing, device: QPagedPaintDevice) -> press.Sheets:
    """The sheet on two pages, always; what is left of the second is lines to write on."""
    page = press.room(device)

    def laid_out(html: str) -> press.Document:
        return press.lay_out(html, device, QSizeF(page.width(), -1))

    front = laid_out(briefing.know_side(sheet))
    fewest, most = briefing.LINES
    back = laid_out(briefing.give_side(sheet, fewest))
    for lines in range(most, fewest, -1):
        longer = laid_out(briefing.give_side(sheet, lines))
        if longer.size().height() <= page.height():
            back = longer
            break
    return press.Sheets(
        pages=[[whole(front)], [whole(back)]],
        foot=foot(sheet.profile.business or sheet.profile.owner),
        scale=min(1.0, *(page.height() / side.size().height() for side in (front, back))),
    )


def write_briefing(sheet: Briefing, path: Path, paper: str) -> None:
    """Write the sheet as a PDF of two pages; what was at `path` is replaced at the end."""
    press.application()
    press.write_pdf(
        lambda device: briefing_sheets(sheet, device),
        path,
        layout=press.page(paper),
        title=_("One-to-one with {name}").format(name=sheet.name),
        author=sheet.profile.owner or sheet.profile.business,
    )


class BriefingDialog(QDialog):
    """Asks what may stand on paper. What the two know of each other does only if ticked."""

    def __init__(self, session: Session, contact_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Sheet for a one-to-one"))
        self._session, self._contact_id = session, contact_id
        self.private = QCheckBox(_("Print what I know of them and what was said"))
        said = muted(
            _(
                "Unticked, there is room to write by hand; of them only what you promised and "
                "gave is on paper."
            )
        )
        said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(_("Save as PDF…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(heading(_("Two sides: what to ask, what to tell, what is open")))
        column.addWidget(self.private)
        column.addWidget(said)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def accept(self) -> None:
        session = self._session
        sheet = briefing.collect(
            session.book, self._contact_id, session.today(), private=self.private.isChecked()
        )
        if sheet is not None:
            name = _("one-to-one-{name}.pdf").format(name=_file_name(sheet.name))
            path = ask_path(self, self.windowTitle(), name, _("PDF (*.pdf)"))
            if path is None:
                return
            write_briefing(sheet, path, settings.load().paper)
            say_where(session, path)
        super().accept()


def _file_name(name: str) -> str:
    """The name with what no file system minds."""
    plain = "".join(letter if letter.isalnum() or letter in " -'" else " " for letter in name)
    short = "-".join(plain.split()).encode()[:120].decode(errors="ignore")  # of 255 bytes
    return short or "contact"
