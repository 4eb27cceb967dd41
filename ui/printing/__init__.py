"""Paper: the monthly plan and the goals, printed or written as PDF, with a window or without.

What draws is loaded by the functions that need it, since no page needs it to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netplanner.i18n import _, show_month
from netplanner.model.months import month_start

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from netplanner.store import Book


def report_plan(
    book: Book, month: int, path: Path, paper: str | None, today: datetime.date
) -> None:
    """Write the plan of `month` (a key of `model.months`) as PDF, for the command line.

    `paper` is `A4`, `Letter` or None for what is usual here. Raises NetPlannerError when `path`
    cannot be written.
    """
    write_monthly_plan(book, month, path, paper or usual_paper(), today)


def report_goals(
    book: Book, year: int, path: Path, paper: str | None, today: datetime.date
) -> None:
    """Write the goals of `year` as PDF; see `report_plan`."""
    write_goals(book, year, path, paper or usual_paper(), today)


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
        paper=paper,
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
        paper=paper,
        title=goals_title(year),
        author=report.profile.owner or report.profile.business,
    )


def plan_title(month: int) -> str:
    """The title of a monthly plan, as the PDF and the print job carry it."""
    return _("Networking plan, {month}").format(month=show_month(month_start(month)))


def goals_title(year: int) -> str:
    """The title of a year's goals."""
    return _("Networking goals {year}").format(year=year)


def usual_paper() -> str:
    """The paper of this computer's region: Letter where inches are used, else A4."""
    from PySide6.QtCore import QLocale

    inches = QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if QLocale.system().measurementSystem() is inches else "A4"
