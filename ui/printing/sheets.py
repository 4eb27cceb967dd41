"""Makes the sheets of each report, choosing what fits by the height of the page at hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from netplanner.reports import goals, monthly_plan
from ui.printing.paper import Sheets, Slice, lay_out, point, room

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice

    from netplanner.goals import GoalStanding
    from netplanner.reports.goals import GoalsReport
    from netplanner.reports.monthly_plan import MonthlyPlan, Room
    from ui.printing.paper import Document

_PEOPLE_ROOMS = [  # people, referrals, budget lines
    (12, 8, 14), (12, 8, 11), (12, 7, 9), (11, 6, 8), (10, 6, 7), (9, 5, 7),
    (8, 5, 6), (8, 4, 5), (7, 4, 4), (6, 3, 4), (5, 3, 3), (3, 2, 2), (1, 1, 1),
]  # fmt: skip
_WEEK_HEIGHT = (34.0, 120.0)  # points, the least and the most
_GOOD_WEEK_HEIGHT = 54.0  # below it rather a goal less
_DAY_HEIGHT, _LINE_HEIGHT = 15.0, 9.8  # of the number of a day, of a line below it
_REVIEW_HEIGHT = (46.0, 110.0)
_ROW_HEIGHT = (11.0, 20.0)


def monthly_plan_sheets(plan: MonthlyPlan, device: QPagedPaintDevice) -> Sheets:
    """The monthly plan on two pages, always: rows give way, never the size of the letters."""
    second = [
        monthly_plan.Room(
            people=people, referrals=referrals, lines=lines, review_height=_REVIEW_HEIGHT[0]
        )
        for people, referrals, lines in _PEOPLE_ROOMS
    ]
    month = _Side(lambda chosen: monthly_plan.month_side(plan, chosen), device)
    month.fill_calendar(len(plan.weeks))
    people = _Side(lambda chosen: monthly_plan.people_side(plan, chosen), device)
    people.fit(second)
    people.grow("review_height", _REVIEW_HEIGHT[1], 2)
    people.grow("row_height", _ROW_HEIGHT[1], people.room.people + people.room.referrals)
    return Sheets(
        pages=[[whole(month.document)], [whole(people.document)]],
        foot=foot(plan.profile.business or plan.profile.owner),
        scale=min(1.0, *(room(device).height() / side.height for side in (month, people))),
    )


def whole(document: Document, top: float = 0.0) -> Slice:
    """A document in one piece."""
    return Slice(document, 0.0, document.size().height(), top)


def foot(owner: str) -> str:
    """What stands at the foot of each page."""
    name = " ".join(owner.split())[:60]
    return f"NetPlanner · {name}" if name else "NetPlanner"


class _Side:
    """One side of the plan, laid out again until it fills the page."""

    def __init__(self, html: Callable[[Room], str], device: QPagedPaintDevice) -> None:
        self._html = html
        self._device = device
        self._page = room(device).height()

    def fit(self, rooms: list[Room]) -> None:
        """Take the first of `rooms`, which get ever smaller, that fits, else the last."""
        taken = {}

        def fits(number: int) -> bool:
            taken[number] = self._laid_out(rooms[number])
            return taken[number].size().height() <= self._page

        number = 0 if fits(0) else bisect_left(range(len(rooms)), True, lo=1, key=fits)
        number = min(number, len(rooms) - 1)
        self.room, self.document = rooms[number], taken[number]

    def fill_calendar(self, weeks: int) -> None:
        """Make all weeks equally high, so that they fill the page, and put into each day what
        goes into that height.
        """
        for goals_shown in range(monthly_plan.GOALS_ON_PAPER, 0, -1):
            bare = monthly_plan.Room(goals=goals_shown, day_lines=0, week_height=_WEEK_HEIGHT[0])
            self._take(bare)
            high = min(bare.week_height + self._left / weeks, _WEEK_HEIGHT[1])
            if high >= _GOOD_WEEK_HEIGHT:
                break
        if high <= bare.week_height:
            return
        for lines in range(int((high - _DAY_HEIGHT) / _LINE_HEIGHT), -1, -1):
            self._take(replace(bare, day_lines=lines, week_height=high))
            if self.height <= self._page:
                break

    def grow(self, field: str, most: float, rows: int) -> None:
        """Share the height left over among `rows` rows, while they take it and it does fit.

        A row that its text already makes taller takes nothing, so another round may follow.
        """
        for _round in range(3):
            have: float = getattr(self.room, field)
            wanted = min(have + self._left / rows, most)
            if wanted - have < 0.5:
                break
            taller = replace(self.room, **{field: wanted})  # type: ignore[arg-type] # a height, a float
            document = self._laid_out(taller)
            if document.size().height() > self._page:
                break
            self.room, self.document = taller, document

    @property
    def height(self) -> float:
        return self.document.size().height()

    @property
    def _left(self) -> float:
        """Points left over on the page, but for one, since lines are rounded up."""
        return (self._page - self.height) / point(self._device) - 1

    def _take(self, chosen: Room) -> None:
        self.room, self.document = chosen, self._laid_out(chosen)

    def _laid_out(self, chosen: Room) -> Document:
        return lay_out(self._html(chosen), self._device, QSizeF(self._device.width(), -1))


def goals_sheets(report: GoalsReport, device: QPagedPaintDevice) -> Sheets:
    """The goals on as many pages as they need: the table breaks between rows, a block never.

    What is left of a page gives its goals more lines to write on.
    """
    page = room(device)
    table = lay_out(goals.summary(report), device, page)
    pages = [
        [Slice(table, number * page.height(), page.height())] for number in range(table.pageCount())
    ]
    top = table.size().height() - (table.pageCount() - 1) * page.height()
    fewest, most = goals.NOTES_ON_PAPER

    def laid_out(standing: GoalStanding, notes: int) -> Document:
        html = goals.block(report, standing, notes)
        return lay_out(html, device, QSizeF(page.width(), -1))

    waiting = list(report.goals)
    while waiting:
        blocks: list[Document] = []
        high = top
        for standing in waiting:
            block = laid_out(standing, fewest)
            if (blocks or top) and high + block.size().height() > page.height():
                break
            blocks.append(block)
            high += block.size().height()
        for notes in range(fewest + 1, most + 1):
            for number, standing in enumerate(waiting[: len(blocks)]):
                longer = laid_out(standing, notes)
                more = longer.size().height() - blocks[number].size().height()
                if high + more <= page.height():
                    blocks[number] = longer
                    high += more
        for block in blocks:
            pages[-1].append(whole(block, top))
            top += block.size().height()
        waiting = waiting[len(blocks) :]
        if waiting:
            pages.append([])
            top = 0.0
    return Sheets(pages, foot(report.profile.business or report.profile.owner))
