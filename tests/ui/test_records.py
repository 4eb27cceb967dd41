"""The item models: tables over records, long lists read by the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from ui.records import Column, PagedModel, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Firm:
    id: int
    name: str
    people: int


COLUMNS = (
    Column[Firm](title="Firm", text=lambda firm: firm.name),
    Column[Firm](
        title="People", text=lambda firm: str(firm.people), key=lambda firm: firm.people, right=True
    ),
)
FIRMS = [Firm(1, "Zeta", 9), Firm(2, "alfa", 30), Firm(3, "Beta", 100)]


def texts(model: TableModel[Firm], column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_table_sorts_names_without_case_and_figures_by_their_size() -> None:
    model = TableModel(COLUMNS)
    model.set_rows(FIRMS)
    model.sort(0)
    assert texts(model, 0) == ["alfa", "Beta", "Zeta"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert texts(model, 1) == ["100", "30", "9"]


def test_sorting_takes_the_selected_row_along(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS)
    model.set_rows(FIRMS)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectRow(0)
    model.sort(0)
    assert view.currentIndex().row() == 2
    assert model.row(view.currentIndex()) == FIRMS[0]


def test_a_changed_row_leaves_the_selection_where_it_was(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS)
    model.set_rows(FIRMS)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectRow(1)
    model.set_rows([FIRMS[0], Firm(2, "Alfa Ltd", 31), FIRMS[2]])
    assert view.currentIndex().data() == "Alfa Ltd"


def test_a_sorted_table_keeps_its_order_when_rows_come_in() -> None:
    model = TableModel(COLUMNS)
    model.sort(0)
    model.set_rows(FIRMS)
    assert texts(model, 0) == ["alfa", "Beta", "Zeta"]
    assert model.row_of(1) == 2
    assert model.row_of(77) == -1


def test_figures_stand_on_the_right_under_their_title() -> None:
    model = TableModel(COLUMNS)
    model.set_rows(FIRMS)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 1).data(role) == right
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == right
    assert model.headerData(1, Qt.Orientation.Horizontal) == "People"


class Shelf:
    """A book of numbered lines that notes which were asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []

    def read(self, ids: Sequence[int]) -> dict[int, str]:
        self.asked.append(ids)
        return {record_id: f"line {record_id}" for record_id in ids if record_id != 13}


def test_a_long_list_reads_only_the_pages_it_shows() -> None:
    shelf = Shelf()
    model = PagedModel(shelf.read, str)
    model.set_ids(list(range(100_000)))
    assert shelf.asked == []
    assert model.index(50_000, 0).data() == "line 50000"
    assert model.index(50_001, 0).data() == "line 50001"
    assert [len(ids) for ids in shelf.asked] == [PagedModel.PAGE]


def test_a_record_gone_from_the_book_shows_as_an_empty_row() -> None:
    model = PagedModel(Shelf().read, str)
    model.set_ids([12, 13])
    assert model.index(1, 0).data() == ""
    assert model.row(1) is None


def test_a_refresh_reads_the_rows_again() -> None:
    shelf = Shelf()
    model = PagedModel(shelf.read, str)
    model.set_ids([5, 6])
    model.row(0)
    model.refresh()
    model.row(0)
    assert len(shelf.asked) == 2


def test_a_long_walk_does_not_keep_every_page_in_memory() -> None:
    shelf = Shelf()
    model = PagedModel(shelf.read, str)
    model.set_ids(list(range(PagedModel.PAGE * (PagedModel.PAGES_KEPT + 1))))
    for page in range(PagedModel.PAGES_KEPT + 1):
        model.row(page * PagedModel.PAGE)
    model.row(0)
    assert len(shelf.asked) == PagedModel.PAGES_KEPT + 2
    assert model.row_of(77) == 77
