"""Asks what to save as PDF and where, and says where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QDialog, QInputDialog, QLayout, QWidget

from netplanner import settings
from netplanner.i18n import _, show_month
from netplanner.model.months import month_key, month_start
from netplanner.reports import goals
from ui import printing
from ui.saving import ask_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from ui.session import Session

_MONTHS_BACK, _MONTHS_AHEAD = 12, 12
_WIDTH = 400  # of a question: its title is to be read whole

_T = TypeVar("_T")


def export_monthly_plan(
    session: Session, parent: QWidget, month: int | None, size: str | None = None
) -> Path | None:
    """Ask which month, if not given, and where; write the PDF; None when it was cancelled.

    `size` is `A4`, `Letter` or None for that of the settings.
    """
    heading = _("Save monthly plan as PDF")
    if month is None:
        today = month_key(session.today())
        month = choose(
            parent, heading, _("The plan of which &month?"), months(session.today(), today), today
        )
    if month is None:
        return None
    name = _("plan-{month}.pdf").format(month=f"{month_start(month):%Y-%m}")
    path = ask_path(parent, heading, name, _("PDF (*.pdf)"))
    if path is not None:
        size = size or settings.load().paper
        printing.write_monthly_plan(session.book, month, path, size, session.today())
        say_where(session, path)
    return path


def export_goals(session: Session, parent: QWidget, year: int | None) -> Path | None:
    """Ask which year, if there is a choice, and where; write the PDF; None when cancelled."""
    heading = _("Save goals as PDF")
    if year is None:
        this = session.today().year
        years = [(year, str(year)) for year in goals.years(session.book, this)]
        if len(years) > 1:
            year = choose(parent, heading, _("The goals of which &year?"), years, this)
        else:
            year = this
    if year is None:
        return None
    name = _("goals-{year}.pdf").format(year=year)
    path = ask_path(parent, heading, name, _("PDF (*.pdf)"))
    if path is not None:
        usual = settings.load().paper
        printing.write_goals(session.book, year, path, usual, session.today())
        say_where(session, path)
    return path


def months(today: datetime.date, wanted: int) -> list[tuple[int, str]]:
    """The months to choose from, a year back and a year ahead, and the one wanted."""
    now = month_key(today)
    first, last = min(now - _MONTHS_BACK, wanted), max(now + _MONTHS_AHEAD, wanted)
    names = ((key, show_month(month_start(key))) for key in range(first, last + 1))
    return [(key, name[:1].upper() + name[1:]) for key, name in names]


def choose(
    parent: QWidget,
    title: str,
    question: str,
    choices: Sequence[tuple[_T, str]],
    chosen: _T,
    *,
    agree: str = "",
) -> _T | None:
    """Ask for one of `choices`, pairs of what is meant and its name; None when cancelled."""
    names = [name for _key, name in choices]
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setComboBoxItems(names)
    dialog.setTextValue(names[[key for key, _name in choices].index(chosen)])
    dialog.setOkButtonText(agree or _("Save…"))
    dialog.setCancelButtonText(_("Cancel"))
    if whole := dialog.layout():  # Qt's own is as narrow as the question and cannot be widened
        whole.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
    dialog.resize(_WIDTH, dialog.sizeHint().height())
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    name = dialog.textValue()
    dialog.deleteLater()
    return choices[names.index(name)][0] if agreed else None


def say_where(session: Session, path: Path) -> None:
    """Name the PDF in the status bar."""
    session.message.emit(_("Saved as PDF: {path}").format(path=path))
