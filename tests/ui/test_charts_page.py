"""The chart page, driven by keys and clicks."""

from __future__ import annotations

import datetime
import itertools
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox

from netplanner import i18n
from netplanner.errors import NetPlannerError
from netplanner.model.months import month_key
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity, ActivityKind
from ui import remember
from ui.chart_parts import month_ticks
from ui.insight import saving
from ui.insight.page import ChartsPage

if TYPE_CHECKING:
    from pathlib import Path

    from netplanner.store import Book

NOVEMBER = month_key(datetime.date(2026, 11, 1))


@pytest.fixture
def full(book: Book) -> Book:
    with book.edit("fill") as edit:
        for back in range(0, 500, 9):
            day = datetime.date(2026, 11, 20) - datetime.timedelta(days=back)
            kind = list(ActivityKind)[back % 12]
            edit.put(Activity(day=day, minutes=60, kind=kind))
        edit.put(Referral(day=datetime.date(2026, 11, 3), prospect_name="Rossi"))
        edit.put(
            Referral(
                day=datetime.date(2026, 10, 3),
                direction=Direction.RECEIVED,
                prospect_name="Verdi",
            )
        )
    return book


@pytest.fixture
def page(qtbot, session, full) -> ChartsPage:
    page = ChartsPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_importing_the_page_and_the_chart_loads_neither_numpy_nor_pyqtgraph() -> None:
    program = (
        "import sys, ui.insight.page, ui.charts;"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'pyqtgraph', 'babel')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_empty_book_is_told_what_to_do_first(qtbot, session) -> None:
    page = ChartsPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(page.page_requested) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["activities"]


def test_arrow_keys_move_the_marked_month_and_enter_opens_it(qtbot, page) -> None:
    assert page.chart.marked() == NOVEMBER
    qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.marked() == NOVEMBER - 1
    assert page.month_card.title.text() == "October 2026"
    assert ("Referrals received", "1") in page.month_card.said()
    assert "Referrals received: 1" in page.chart.accessibleDescription()
    with qtbot.waitSignal(page.chart.month_requested) as asked:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert asked.args == [NOVEMBER - 1]
    qtbot.keyClick(page.chart, Qt.Key.Key_Home)
    assert page.chart.marked() == NOVEMBER - 11


def test_a_click_on_a_month_opens_its_activities_and_referrals(qtbot, page) -> None:
    view = page.chart._plot.viewport()
    bars = page.chart._plot.getViewBox().sceneBoundingRect()
    middle = QPoint(int(bars.left() + bars.width() * 11.1 / 12), int(bars.center().y()))
    with qtbot.waitSignal(page.chart.month_requested) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args == [NOVEMBER]
    with qtbot.waitSignal(page.activities_requested) as activities:
        qtbot.mouseClick(page.month_card.show_activities, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.referrals_requested) as referrals:
        qtbot.mouseClick(page.month_card.show_referrals, Qt.MouseButton.LeftButton)
    assert (activities.args, referrals.args) == ([NOVEMBER], [NOVEMBER])


def test_a_month_of_every_kind_of_work_is_told_line_by_line_with_figures_at_the_right(
    qtbot, page, book
) -> None:
    i18n.use_language("it")
    with book.edit("work") as edit:
        for number, kind in enumerate(ActivityKind, 1):
            edit.put(Activity(day=datetime.date(2026, 11, 3), minutes=60 * number, kind=kind))
    card = page.month_card
    said = card.said()
    assert said[2][0] == "Ore"
    hours = dict(said[3:])
    assert len(hours) == 5 + 1 + 7  # the biggest, the small ones together, and each of them
    figures = [
        label
        for label in card.lines.widget().findChildren(QLabel)
        if label.text() in hours.values()
    ]
    qtbot.waitUntil(lambda: len({label.geometry().right() for label in figures}) == 1, timeout=1000)


def test_an_ordinary_month_is_seen_whole_in_a_small_window(qtbot, page, book) -> None:
    i18n.use_language("it")
    with book.edit("work") as edit:
        for kind in list(ActivityKind)[:6]:
            edit.put(Activity(day=datetime.date(2026, 11, 3), minutes=90, kind=kind))
    page.resize(790, 520)  # what a window of 1000 by 700 leaves, with the banner of the demo
    scroll = page.month_card.lines
    assert len(page.month_card.said()) >= 9
    qtbot.waitUntil(lambda: scroll.widget().height() <= scroll.viewport().height())
    for label in scroll.widget().findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert page.chart.height() > page.table.height()


def test_hovering_over_a_month_shows_its_figures_beside_the_chart(qtbot, page) -> None:
    view = page.chart._plot.viewport()
    bars = page.chart._plot.getViewBox().sceneBoundingRect()
    qtbot.mouseMove(view, QPoint(int(bars.left() + bars.width() * 10.1 / 12), 60))
    assert page.month_card.title.text() == "October 2026"
    assert page.chart.marked() == NOVEMBER  # looking marks nothing
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert page.month_card.title.text() == "November 2026"


def test_a_kind_of_work_has_one_colour_in_every_span_of_months(page, book) -> None:
    with book.edit("work") as edit:
        for number, kind in enumerate(list(ActivityKind)[:5]):
            for back, minutes in ((0, 600 + 10 * number), (400, 9000 - 900 * number)):
                day = datetime.date(2026, 11, 2) - datetime.timedelta(days=back)
                edit.put(Activity(day=day, minutes=minutes, kind=kind))

    def colours() -> dict[str, str]:
        return {entry.text: entry.colour for entry in page.chart.legend()}

    year = colours()
    assert len(set(year.values())) == len(year)
    page.range.setCurrentIndex(2)
    ever = colours()
    assert all(ever[name] == colour for name, colour in year.items() if name in ever)
    order = [name for name in ever if name in year]
    assert order == [name for name in year if name in ever]
    heads = [
        page.table.model().headerData(column, Qt.Orientation.Horizontal)
        for column in range(page.table.model().columnCount())
    ]
    assert [name for name in heads if name in order] == [name for name in order if name in heads]


@pytest.mark.parametrize("months", [1, 12, 14, 15, 25, 36, 37, 60, 61, 150, 600])
def test_there_are_never_more_labels_below_the_bars_than_have_room(qapp, months: int) -> None:
    ticks = month_ticks(range(NOVEMBER - months + 1, NOVEMBER + 1))
    assert len(ticks) <= 14
    places = [place for place, _text in ticks]
    least = min((b - a for a, b in itertools.pairwise(places)), default=months)
    assert least / months >= 1 / 14  # 14 have room in a window of 1000 pixels


def test_the_table_says_what_the_chart_shows_and_follows_it(qtbot, page) -> None:
    model = page.table.model()
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads[:5] == ["Month", "Given", "Received", "Hours", "Closed business"]
    assert model.rowCount() == 12
    assert [model.index(0, column).data() for column in range(3)] == ["November 2026", "1", "0"]
    page.table.selectRow(3)
    assert page.chart.marked() == NOVEMBER - 3


def test_the_range_can_be_three_years_or_everything(qtbot, page, book) -> None:
    page.range.setCurrentIndex(1)
    # before the first entry there is nothing to show
    assert page.table.model().rowCount() == NOVEMBER - month_key(datetime.date(2025, 7, 1)) + 1
    with book.edit("long ago") as edit:
        edit.put(Activity(day=datetime.date(2020, 1, 1), minutes=60))
    assert page.table.model().rowCount() == 36
    book.undo()
    page.range.setCurrentIndex(2)
    assert page.table.model().rowCount() == NOVEMBER - month_key(datetime.date(2025, 7, 1)) + 1


def test_a_new_entry_shows_at_once_and_undo_takes_it_away(page, full) -> None:
    assert page.table.model().index(0, 1).data() == "1"
    with full.edit("give") as edit:
        edit.put(Referral(day=datetime.date(2026, 11, 4), prospect_name="Neri"))
    assert page.table.model().index(0, 1).data() == "2"
    full.undo()
    assert page.table.model().index(0, 1).data() == "1"


def test_the_chart_is_saved_as_png_svg_and_csv(page, tmp_path: Path, monkeypatch) -> None:
    paths = {suffix: tmp_path / f"chart.{suffix}" for suffix in saving.FORMATS}
    paths["png"].write_bytes(b"an older picture")
    monkeypatch.setattr("ui.insight.page.ask_path", lambda _parent, suffix: paths[suffix])
    page.save_png()
    page.save_svg()
    page.save_csv()
    assert paths["png"].read_bytes().startswith(b"\x89PNG")
    svg = paths["svg"].read_text()
    assert "Hours spent and referrals, December 2025 to November 2026</text>" in svg
    assert "<image" not in svg
    assert paths["csv"].read_bytes().startswith(b"\xef\xbb\xbfMonth,")
    assert sorted(path.name for path in tmp_path.glob("chart*")) == [
        "chart.csv",
        "chart.png",
        "chart.svg",
    ]


def test_a_name_typed_without_suffix_asks_before_an_old_picture_gives_way(
    page, qtbot, tmp_path: Path, monkeypatch
) -> None:
    old = tmp_path / "chart.png"
    old.write_bytes(b"the picture of last year")
    remember.set_value("paper/folder", str(tmp_path))
    asked: list[str] = []

    def type_and_refuse() -> None:
        dialog = page.findChild(QFileDialog)
        dialog.findChild(QLineEdit, "fileNameEdit").setText("chart")
        QTimer.singleShot(0, refuse)
        dialog.accept()

    def refuse() -> None:
        boxes = page.findChildren(QMessageBox)
        if not boxes:  # the first dialog is still closing
            QTimer.singleShot(1, refuse)
            return
        asked.append(boxes[0].text())
        QTimer.singleShot(0, give_up)
        boxes[0].reject()

    def give_up() -> None:
        again = [dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible()]
        if not again:  # one may choose another name
            QTimer.singleShot(1, give_up)
            return
        again[0].reject()

    QTimer.singleShot(0, type_and_refuse)
    page.save_png()
    assert asked == [f"“{old}” exists already. Replace it?"]
    assert old.read_bytes() == b"the picture of last year"


@pytest.mark.parametrize("name", ["chart.csv", "chart.svg"])
def test_a_folder_that_is_gone_gives_a_sentence_in_ones_own_language(
    page, tmp_path: Path, monkeypatch, name: str
) -> None:
    i18n.use_language("it")
    path = tmp_path / "nowhere" / name
    monkeypatch.setattr("ui.insight.page.ask_path", lambda _parent, _suffix: path)
    with pytest.raises(NetPlannerError, match="la cartella o il file non esiste"):
        page.save_csv() if path.suffix == ".csv" else page.save_svg()


def test_every_label_of_the_page_is_plain_text(page) -> None:
    labels = page.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_new_theme_draws_again_in_its_colours(page, qapp) -> None:
    from ui import theme

    try:
        theme.apply(qapp, "dark")
        ground = page.chart._plot.backgroundBrush().color().name()
        assert ground == theme.DARK.surface
    finally:
        theme.apply(qapp, "light")


def test_no_two_years_stand_side_by_side_below_the_months():
    december = NOVEMBER - 11
    texts = [text for _place, text in month_ticks(range(december, december + 12))]
    assert ["\n" in text for text in texts[:3]] == [False, True, False]
    november = [text for _place, text in month_ticks(range(december - 1, december + 11))]
    assert november[0] == "Nov\n2025"
