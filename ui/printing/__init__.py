"""Paper: the monthly plan and the goals, printed or written as PDF, with a window or without.

What draws is loaded by the functions that need it, since no page needs it to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner import settings
from netplanner.i18n import _, show_month
from netplanner.model.months import month_key, month_start

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from netplanner.store import Book
    from ui.session import Session


def report_plan(
    book: Book, month: int, path: Path, paper: str | None, today: datetime.date
) -> None:
    """Write the plan of `month` (a key of `model.months`) as PDF, for the command line.

    `paper` is `A4`, `Letter` or None for that of the settings. Raises NetPlannerError when `path`
    cannot be written.
    """
    write_monthly_plan(book, month, path, paper or settings.load().paper, today)


def report_goals(
    book: Book, year: int, path: Path, paper: str | None, today: datetime.date
) -> None:
    """Write the goals of `year` as PDF; see `report_plan`."""
    write_goals(book, year, path, paper or settings.load().paper, today)


def write_monthly_plan(
    book: Book, month: int, path: Path, paper: str, today: datetime.date
) -> None:
    """Write the monthly plan as a PDF of two pages; what was at `path` is replaced at the end."""
    from netplanner.reports import monthly_plan
    from ui.printing import paper as press
    from ui.printing.sheets import monthly_plan_sheets

    press.application()
    plan = monthly_plan.collect(book, month, today)
    press.write_pdf(
        lambda device: monthly_plan_sheets(plan, device),
        path,
        layout=press.page(paper),
        title=plan_title(month),
        author=plan.profile.owner or plan.profile.business,
    )


def write_goals(book: Book, year: int, path: Path, paper: str, today: datetime.date) -> None:
    """Write the goals of the year as PDF; what was at `path` is replaced at the end."""
    from netplanner.reports import goals
    from ui.printing import paper as press
    from ui.printing.sheets import goals_sheets

    press.application()
    report = goals.collect(book, year, today)
    press.write_pdf(
        lambda device: goals_sheets(report, device),
        path,
        layout=press.page(paper),
        title=goals_title(year),
        author=report.profile.owner or report.profile.business,
    )


def plan_title(month: int) -> str:
    """The title of a monthly plan, as the PDF and the print job carry it."""
    return _("Networking plan, {month}").format(month=show_month(month_start(month)))


def goals_title(year: int) -> str:
    """The title of a year's goals."""
    return _("Networking goals {year}").format(year=year)


def print_monthly_plan(session: Session, parent: QWidget, month: int | None = None) -> None:
    """Open the preview of the plan, this month's if none is given, with printer and page setup."""
    from ui.printing import preview

    preview.open_preview(session, parent, month or month_key(session.today()))


def export_monthly_plan(session: Session, parent: QWidget, month: int | None = None) -> None:
    """Ask where, and which month if none is given, and write the plan as PDF."""
    from ui.printing import dialogs

    dialogs.export_monthly_plan(session, parent, month)


def export_goals(session: Session, parent: QWidget, year: int | None = None) -> None:
    """Ask where, and which year if there are several, and write the goals as PDF."""
    from ui.printing import dialogs

    dialogs.export_goals(session, parent, year)
