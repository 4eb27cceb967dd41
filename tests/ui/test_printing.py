from __future__ import annotations

import resource
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QInputDialog, QLabel, QWidget

from netplanner import i18n
from netplanner.errors import NetPlannerError
from netplanner.model.plan import ExpenseCategory, Goal, Measure, MoneyBudget
from netplanner.model.work import Purpose
from netplanner.reports import goals, monthly_plan
from netplanner.store import Book
from tests.netplanner.reports.books import MARKUP, NOVEMBER, TODAY, fill
from ui import printing, remember
from ui.printing import paper
from ui.printing.sheets import goals_sheets, monthly_plan_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.paper import Sheets
    from ui.session import Session

POINTS = {"A4": (595, 842), "Letter": (612, 792)}


class Longer:
    """A catalogue as wordy as the wordiest: every message a quarter longer."""

    def gettext(self, message: str) -> str:
        return message + " " + ("parole in più " * 9)[: len(message) // 4]

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self.gettext(singular if count == 1 else plural)


def words(path: Path, page: int | None = None) -> str:
    """What can be copied out of a PDF, with blanks and breaks all alike."""
    pages = PdfReader(path).pages
    chosen = pages if page is None else [pages[page]]
    return " ".join(" ".join(page.extract_text() for page in chosen).split())


def plan_sheets(book: Book, writer: QPdfWriter) -> Sheets:
    return monthly_plan_sheets(monthly_plan.collect(book, NOVEMBER, TODAY), writer)


@pytest.fixture
def target(qapp, tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


@pytest.fixture(params=["en", "it", "longer"])
def _spoken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use_language("en" if request.param == "en" else "it")
    if request.param == "longer":
        monkeypatch.setattr(i18n, "_catalogue", Longer())


@pytest.mark.parametrize("people", [0, 40, 200])
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.usefixtures("_spoken")
def test_the_plan_has_two_pages_whatever_the_book_holds(
    book: Book, target: Path, people: int, size: str
) -> None:
    if people:
        fill(book, people)
    for month in (NOVEMBER, NOVEMBER + 3):  # six and four weeks
        printing.write_monthly_plan(book, month, target, size, TODAY)
        pages = PdfReader(target).pages
        assert len(pages) == 2
        assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == POINTS[size]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_nothing_stands_below_the_foot_or_beside_the_paper(
    book: Book, target: Path, size: str
) -> None:
    fill(book, 200)
    writer = QPdfWriter(str(target))
    writer.setResolution(paper.RESOLUTION)
    sheets = plan_sheets(book, writer)
    room = paper.room(writer)
    assert sheets.scale == 1.0  # no letter was made smaller
    for (part,) in sheets.pages:
        assert part.height <= room.height()
        assert part.document.idealWidth() <= room.width() + 1


def test_text_can_be_copied_with_accents_euro_and_figures(book: Book, target: Path) -> None:
    fill(book)
    i18n.use_language("it")
    printing.write_monthly_plan(book, NOVEMBER, target, "A4", TODAY)
    text = words(target)
    for expected in (
        "Novembre 2026",
        "Ilàrià Ferrari",
        "menù, insegne e biglietti: budget oltre 5.000 €, perché no?",
        "Nováková",
        "Müller-Lüdenscheidt",
        "Società «Àncora»",
        "1.500,00 €",
        "24/11/2026",
    ):
        assert expected in text
    assert "+39 051 123 00" in words(target, 1)


def test_no_figure_is_broken_in_two(book: Book, target: Path) -> None:
    """A number that goes on in the next line is read as two."""
    with book.edit("fill") as edit:
        for category in ExpenseCategory:
            edit.put(MoneyBudget(month=NOVEMBER, category=category, cents=1_234_567_89))
        edit.put(
            Goal(
                title="Fatturato dalle referenze ricevute nel corso dell’anno",
                measure=Measure.CLOSED_BUSINESS,
                target=987_654_321,
                start_on=TODAY,
                due_on=TODAY,
                purposes=Purpose.BUSINESS,
            )
        )
    printing.write_monthly_plan(book, NOVEMBER, target, "Letter", TODAY)
    lines = PdfReader(target).pages[1].extract_text().split()
    assert "€17,283,950.46" in lines
    printing.write_goals(book, 2026, target, "A4", TODAY)
    assert words(target).count("€9,876,543.21") == 3


def test_every_page_says_which_of_how_many_it_is(book: Book, target: Path) -> None:
    printing.write_monthly_plan(book, NOVEMBER, target, "A4", TODAY)
    assert words(target, 0).endswith("Page 1 of 2")
    assert words(target, 1).endswith("Page 2 of 2")


def test_the_file_says_what_it_is_and_whose(book: Book, target: Path) -> None:
    fill(book, 1)
    printing.write_monthly_plan(book, NOVEMBER, target, "A4", TODAY)
    about = PdfReader(target).metadata
    assert about is not None
    assert (about.title, about.author, about.creator) == (
        "Networking plan, November 2026",
        "Ilàrià Ferrari",
        "NetPlanner",
    )


def test_all_fonts_are_in_the_file(book: Book, target: Path) -> None:
    fill(book)
    printing.write_monthly_plan(book, NOVEMBER, target, "A4", TODAY)
    fonts = {}
    for page in PdfReader(target).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[inner["/BaseFont"]] = inner["/FontDescriptor"].get_object()
    assert any("InterPaper" in name for name in fonts)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts.values())


def test_the_smallest_letters_have_eight_points(book: Book, target: Path) -> None:
    fill(book, 200)
    sheets = plan_sheets(book, QPdfWriter(str(target)))
    sizes = set()
    for (part,) in sheets.pages:
        block = part.document.begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                sizes.add(fragments.fragment().charFormat().font().pointSizeF())
                fragments += 1
            block = block.next()
    assert len(sizes) > 3
    assert min(sizes) >= 8


def test_a_name_with_markup_is_printed_as_it_is_written(book: Book, target: Path) -> None:
    fill(book, 6)
    printing.write_goals(book, 2026, target, "A4", TODAY)
    assert MARKUP.replace(" ", "") in words(target).replace(" ", "")


def test_no_file_is_opened_for_an_image(qapp) -> None:
    document = paper.Document()
    document.setHtml('<img src="file:///etc/hostname"><img src="/etc/hostname">')
    found = document.loadResource(2, "file:///etc/hostname")
    assert isinstance(found, QImage)
    assert (found.width(), found.height()) == (1, 1)


def test_goals_run_over_pages_with_the_heads_repeated(book: Book, target: Path) -> None:
    with book.edit("goals") as edit:
        for number in range(70):
            edit.put(
                Goal(
                    title=f"Talk number {number}",
                    target=4,
                    start_on=TODAY,
                    due_on=TODAY,
                    purposes=Purpose.SKILLS,
                )
            )
    printing.write_goals(book, 2026, target, "A4", TODAY)
    pages = PdfReader(target).pages
    assert len(pages) > 10
    assert "Target Due Status" in words(target, 1)
    assert words(target, 1).endswith(f"Page 2 of {len(pages)}")
    text = words(target)
    assert all(text.count(f"Talk number {number} ") == 2 for number in range(70))


def test_a_year_without_goals_makes_one_page(book: Book, target: Path) -> None:
    printing.write_goals(book, 2026, target, "A4", TODAY)
    assert len(PdfReader(target).pages) == 1
    assert "No goals are set" in words(target)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_what_is_left_of_a_page_of_goals_is_for_notes(book: Book, target: Path, size: str) -> None:
    with book.edit("goals") as edit:
        for number in range(7):
            title = f"Talk {number}"
            edit.put(
                Goal(
                    title=title,
                    target=4,
                    start_on=TODAY,
                    due_on=TODAY,
                    purposes=Purpose.SKILLS,
                )
            )
    writer = QPdfWriter(str(target))
    writer.setResolution(paper.RESOLUTION)
    writer.setPageLayout(paper.page(size))
    sheets = goals_sheets(goals.collect(book, 2026, TODAY), writer)
    full, *_rest = sheets.pages
    end = full[-1].top + full[-1].height
    assert 0.95 * paper.room(writer).height() < end <= paper.room(writer).height()


def test_a_folder_that_is_not_there_gives_a_sentence(book: Book, tmp_path: Path, qapp) -> None:
    path = tmp_path / "nowhere" / "plan.pdf"
    with pytest.raises(NetPlannerError, match="folder or file does not exist"):
        printing.write_monthly_plan(book, NOVEMBER, path, "A4", TODAY)
    assert not path.parent.exists()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As on a disk that runs full: writing stops with an error after `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_runs_full_keeps_the_old_file(book: Book, target: Path) -> None:
    fill(book)
    target.write_bytes(b"the old plan")
    with (
        files_no_larger_than(4096),
        pytest.raises(NetPlannerError, match="Nothing there was changed"),
    ):
        printing.write_monthly_plan(book, NOVEMBER, target, "A4", TODAY)
    assert target.read_bytes() == b"the old plan"
    assert sorted(path.name for path in target.parent.glob("paper*")) == ["paper.pdf"]


def test_a_folder_in_the_place_of_the_file_stays(book: Book, tmp_path: Path, qapp) -> None:
    place = tmp_path / "plan.pdf"
    place.mkdir()
    with pytest.raises(NetPlannerError):
        printing.write_goals(book, 2026, place, "A4", TODAY)
    assert place.is_dir()
    assert not list(tmp_path.glob("*.part"))


def test_an_unknown_paper_is_refused(book: Book, target: Path) -> None:
    with pytest.raises(NetPlannerError, match="no paper called A7"):
        printing.write_monthly_plan(book, NOVEMBER, target, "A7", TODAY)
    assert not target.exists()


def test_a_report_needs_no_display_and_no_application(tmp_path: Path) -> None:
    Book.create(tmp_path / "b.netplanner").close()
    script = (
        "import datetime, sys; from pathlib import Path\n"
        "from netplanner.store import Book; from ui import printing\n"
        "book = Book.open(Path('b.netplanner'))\n"
        "printing.report_plan(book, 24322, Path('p.pdf'), None, datetime.date(2026, 11, 24))\n"
        "printing.report_goals(book, 2026, Path('g.pdf'), 'Letter', datetime.date(2026, 11, 24))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
        "assert 'PySide6.QtPrintSupport' not in sys.modules\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "NETPLANNER_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(PdfReader(tmp_path / "p.pdf").pages) == 2
    assert round(PdfReader(tmp_path / "g.pdf").pages[0].mediabox.width) == 612


# With a window


@pytest.fixture
def parent(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def saving_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Answer the file dialog with `path`; what names it proposed."""
    proposed: list[str] = []

    def exec_(dialog: QFileDialog) -> int:
        proposed.extend(dialog.selectedFiles())
        return int(path is not None)

    monkeypatch.setattr(QFileDialog, "exec", exec_)
    chosen = QFileDialog.selectedFiles

    def selected(dialog: QFileDialog) -> list[str]:
        return [str(path)] if proposed and path else chosen(dialog)

    monkeypatch.setattr(QFileDialog, "selectedFiles", selected)
    return proposed


def test_the_plan_is_saved_where_one_says_and_the_folder_is_remembered(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    session.message.connect(said.append)
    path = tmp_path / "mine.pdf"
    proposed = saving_to(monkeypatch, path)
    printing.export_monthly_plan(session, parent, NOVEMBER + 1)
    assert Path(proposed[0]).name == "plan-2026-12.pdf"
    assert "December 2026" in words(path)
    assert said == [f"Saved as PDF: {path}"]
    assert remember.value("paper/folder") == str(tmp_path)


def test_a_month_is_asked_for_when_none_is_given(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.pdf"
    saving_to(monkeypatch, path)
    offered: list[str] = []

    def choose(dialog: QInputDialog) -> int:
        offered.append(dialog.textValue())
        names = dialog.comboBoxItems()
        dialog.setTextValue(names[names.index(dialog.textValue()) + 2])
        return int(QInputDialog.DialogCode.Accepted)

    monkeypatch.setattr(QInputDialog, "exec", choose)
    printing.export_monthly_plan(session, parent)
    assert offered == ["November 2026"]
    assert "January 2027" in words(path)


def test_cancelling_writes_nothing(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving_to(monkeypatch, None)
    said: list[str] = []
    session.message.connect(said.append)
    printing.export_goals(session, parent)
    assert said == []
    assert not list(tmp_path.rglob("*.pdf"))


def test_goals_are_saved_for_the_year_chosen(
    session: Session, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.book.edit("goal") as edit:
        edit.put(
            Goal(
                title="Old talks",
                target=1,
                start_on=TODAY.replace(year=2024),
                due_on=TODAY.replace(year=2024),
                purposes=Purpose.SKILLS,
            )
        )

    def choose(dialog: QInputDialog) -> int:
        dialog.setTextValue("2024")
        return int(QInputDialog.DialogCode.Accepted)

    monkeypatch.setattr(QInputDialog, "exec", choose)
    proposed = saving_to(monkeypatch, tmp_path / "mine.pdf")
    printing.export_goals(session, parent)
    assert Path(proposed[0]).name == "goals-2024.pdf"
    assert "Old talks" in words(tmp_path / "mine.pdf")


def test_the_preview_shows_two_pages_of_the_month_chosen(
    session: Session, parent: QWidget, tmp_path: Path, qtbot
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.preview import PlanPreview

    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)
    preview.show()
    pages = preview.pages
    assert pages.pageCount() == 2
    assert preview.month.currentText() == "November 2026"
    preview.month.setCurrentText("March 2027")
    assert pages.pageCount() == 2
    # what the preview draws is what a printer gets
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.pages.paintRequested.emit(printer)
    assert "March 2027" in words(tmp_path / "printed.pdf")
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_a_pdf_saved_from_the_preview_has_the_paper_chosen_there(
    session: Session, parent: QWidget, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QPageSize

    from ui.printing.preview import PlanPreview

    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)
    printers: list[QPrinter] = []
    preview.pages.paintRequested.connect(printers.append)
    preview.month.setCurrentText("December 2026")  # the preview draws anew
    printers[0].setPageSize(QPageSize(QPageSize.PageSizeId.Letter))  # as the page setup does
    path = tmp_path / "mine.pdf"
    saving_to(monkeypatch, path)
    preview.show()
    assert not preview.saved.isVisible()
    preview.save.click()
    assert round(PdfReader(path).pages[0].mediabox.width) == POINTS["Letter"][0]
    # the status bar lies behind the preview, so the preview itself says where the plan went
    assert preview.saved.isVisible()
    assert preview.said.text() == "Saved as “mine.pdf”."
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    preview.open_button.click()
    assert opened == [str(path)]


def test_without_a_printer_the_page_setup_asks_for_the_paper(
    session: Session, parent: QWidget, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's own page setup refuses there with a warning, which would fail this test."""
    from ui.printing.preview import PlanPreview

    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)

    def choose(dialog: QInputDialog) -> int:
        assert dialog.comboBoxItems() == ["A4", "Letter"]
        dialog.setTextValue("Letter")
        return int(QInputDialog.DialogCode.Accepted)

    monkeypatch.setattr(QInputDialog, "exec", choose)
    preview.page_setup.click()
    assert round(preview.printer.pageLayout().fullRectPoints().width()) == POINTS["Letter"][0]


def test_the_preview_has_words_for_what_it_does_and_fits_a_small_screen(
    session: Session, parent: QWidget, qtbot
) -> None:
    from ui.printing.preview import PlanPreview

    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)
    preview.show()
    assert preview.height() <= 680  # of 768, without a panel and the frame
    assert preview.print_button.text().replace("&", "") == "Print…"
    assert preview.print_button.isDefault()
    assert preview.place.text() == "Page 1 of 2"
    preview.on.click()
    assert preview.place.text() == "Page 2 of 2"
    assert not preview.on.isEnabled()
    preview.resize(700, 560)
    preview.close()
    again = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (700, 560)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_key_of_the_preview_does_one_thing(
    session: Session, parent: QWidget, qtbot, language: str
) -> None:
    from ui.printing.preview import PlanPreview

    i18n.use_language(language)
    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)
    words = [each.text() for each in preview.findChildren(QAbstractButton)]
    words += [each.text() for each in preview.findChildren(QLabel)]
    keys = [QKeySequence.mnemonic(word).toString() for word in words if "&" in word]
    assert len(keys) == 4
    assert len(set(keys)) == 4


def test_the_question_for_the_month_shows_its_title_whole(
    session: Session, parent: QWidget, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, int]] = []

    def look(dialog: QInputDialog) -> int:
        dialog.show()
        asked.append((dialog.windowTitle(), dialog.labelText(), dialog.width()))
        return int(QInputDialog.DialogCode.Rejected)

    monkeypatch.setattr(QInputDialog, "exec", look)
    printing.export_monthly_plan(session, parent)
    ((title, question, width),) = asked
    assert (title, question) == ("Save monthly plan as PDF", "The plan of which &month?")
    assert width >= 400


def test_the_menu_prints_the_month_the_plan_page_shows(
    qtbot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.main_window import MainWindow
    from ui.printing.preview import PlanPreview

    window = MainWindow(session)
    qtbot.addWidget(window)
    window.open_page("plan")
    window.page("plan").show_month(NOVEMBER - 3)
    window.commands.print_monthly_plan()
    assert window.findChild(PlanPreview).month.currentText() == "August 2026"
    proposed = saving_to(monkeypatch, tmp_path / "mine.pdf")
    window.commands.export_monthly_plan()
    assert Path(proposed[0]).name == "plan-2026-08.pdf"
    window.page("plan").show_month(NOVEMBER - 12)
    (tmp_path / "mine.pdf").unlink()  # or one is asked whether to replace it
    proposed.clear()
    window.commands.export_goals()
    assert Path(proposed[0]).name == "goals-2025.pdf"
    window.open_page("today")
    window.findChild(PlanPreview).setParent(None)
    window.commands.print_monthly_plan()
    assert window.findChild(PlanPreview).month.currentText() == "November 2026"


def test_one_is_told_where_the_plan_was_printed_to_and_not_if_it_was_refused(
    session: Session, parent: QWidget, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    from netplanner.errors import NetPlannerError
    from ui.printing.preview import PlanPreview

    said: list[str] = []
    session.message.connect(said.append)
    for path, refused in ((tmp_path / "nowhere" / "x.pdf", True), (tmp_path / "x.pdf", False)):
        preview = PlanPreview(session, NOVEMBER, parent)
        qtbot.addWidget(preview)
        preview.printer.setOutputFileName(str(path))
        monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
        preview.show()
        with qtbot.captureExceptions() as raised:
            preview.print_button.click()
        assert bool(raised) is refused
        assert all(issubclass(kind, NetPlannerError) for kind, _error, _trace in raised)
        assert preview.isVisible() is refused
    assert said == [f"Saved as PDF: {tmp_path / 'x.pdf'}"]


def test_a_range_of_pages_is_printed_alone(
    session: Session, parent: QWidget, tmp_path: Path, qtbot
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.preview import PlanPreview

    preview = PlanPreview(session, NOVEMBER, parent)
    qtbot.addWidget(preview)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    preview.pages.paintRequested.emit(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1
    assert words(tmp_path / "printed.pdf").endswith("Page 2 of 2")


def test_paper_too_small_for_the_plan_still_takes_it_whole(book: Book, target: Path) -> None:
    from PySide6.QtGui import QPageSize

    fill(book, 10)
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QSizeF(297, 150), QPageSize.Unit.Millimeter))
    sheets = plan_sheets(book, writer)
    assert sheets.scale < 1
    tallest = max(part.height for (part,) in sheets.pages)
    assert tallest * sheets.scale <= paper.room(writer).height() + 1
