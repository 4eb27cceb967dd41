"""Opening, making and leaving books; one window for each; the program's start."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QSplitter,
    QWidget,
)

from netplanner import contacts, owner, settings
from netplanner.errors import BookError
from netplanner.model.people import Card, Contact
from netplanner.store import Book
from ui import app, books, main_window, remember
from ui.main_window import MainWindow
from ui.pages import PAGES, Page

ROOT = Path(__file__).parents[2]


class BarePage(QWidget):
    def __init__(self, session, parent):
        super().__init__(parent)
        self.may_leave = True

    def save(self):
        return self.may_leave


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    pages = {page.name: Page(page.name, page.text, page.icon, BarePage) for page in PAGES}
    monkeypatch.setattr(main_window, "_BY_NAME", pages)
    session = books.open_session(tmp_path / "mine.netplanner")
    owner.save(session.book, replace(session.book.profile, owner="Anna"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    yield window
    window.close()


def make_book(path: Path) -> Path:
    Book.create(path).close()
    return path


def test_opening_another_book_shows_it_and_remembers_it(window, tmp_path):
    other = make_book(tmp_path / "other.netplanner")
    assert window.open_book(other)
    assert window.session.book.path == other
    assert window.windowTitle() == "other — NetPlanner"
    told = settings.load()
    assert told.last_book == other
    assert told.recent_books == (other, tmp_path / "mine.netplanner")


def test_the_book_left_is_free_for_others_and_the_one_open_is_not(window, tmp_path):
    mine = window.session.book.path
    other = make_book(tmp_path / "other.netplanner")
    window.open_book(other)
    books.close_session(books.open_session(mine))
    with pytest.raises(books.InUseError, match="open in another window"):
        books.open_session(other)


@pytest.mark.parametrize("content", [b"", b"no book at all, but long enough to be one" * 20])
def test_a_file_that_is_no_book_leaves_the_old_one_open(window, tmp_path, content):
    mine = window.session.book.path
    foreign = tmp_path / "foreign.netplanner"
    foreign.write_bytes(content)
    with pytest.raises(BookError, match="not a NetPlanner book"):
        window.open_book(foreign)
    assert foreign.read_bytes() == content
    assert window.session.book.path == mine
    owner.save(window.session.book, replace(window.session.book.profile, owner="Berta"))
    assert window.session.book.profile.owner == "Berta"


def test_a_page_with_a_field_to_mend_keeps_the_book_open(window, tmp_path):
    other = make_book(tmp_path / "other.netplanner")
    window.page().may_leave = False
    assert not window.open_book(other)
    assert window.session.book.path == tmp_path / "mine.netplanner"
    window.page().may_leave = True


def test_opening_the_book_that_is_open_changes_nothing(window):
    session = window.session
    assert window.open_book(session.book.path)
    assert window.session is session


def test_a_new_book_never_replaces_a_file(window, tmp_path):
    there = make_book(tmp_path / "there.netplanner")
    before = there.read_bytes()
    with pytest.raises(BookError, match="exists already"):
        window.make_book(there)
    assert there.read_bytes() == before


class Places:
    """The person at the file dialogs: chooses these places, and says whether to replace a file."""

    def __init__(self, monkeypatch, *places: Path, replace: bool = False):
        self.asked: list[str] = []
        self._places = list(places)
        words = "Replace" if replace else "Cancel"
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: self._choose())
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(self._chosen)])
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self.asked.append(box.text()))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: _button(box, words))

    def _choose(self):
        if not self._places:
            return QFileDialog.DialogCode.Rejected
        self._chosen = self._places.pop(0)
        return QFileDialog.DialogCode.Accepted


def _button(box: QMessageBox, words: str) -> QAbstractButton:
    (button,) = (button for button in box.buttons() if button.text() == words)
    return button


@pytest.mark.parametrize("name", ["second", "Studio v1.2"])
def test_a_new_book_gets_its_suffix_and_the_welcome_page(window, tmp_path, monkeypatch, name):
    Places(monkeypatch, tmp_path / name)
    window.actions_.by_name["new_book"].trigger()
    assert window.session.book.path == tmp_path / f"{name}.netplanner"
    assert window.current == main_window.WELCOME


def backed_up(window, qtbot, target: Path) -> bool:
    window.actions_.by_name["back_up"].trigger()
    said = f"Backed up to {target}"
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said)
    copy = Book.open(target)
    name = copy.profile.owner
    copy.close()
    return name == "Anna"


@pytest.mark.parametrize("name", ["copy", "Studio v1.2", "copy.netplanner", "Copy.NETPLANNER"])
def test_a_backup_is_a_whole_book_with_the_suffix_of_one(
    window, qtbot, tmp_path, monkeypatch, name
):
    places = Places(monkeypatch, tmp_path / name)
    target = tmp_path / name
    if target.suffix.lower() != ".netplanner":
        target = tmp_path / f"{name}.netplanner"
    assert backed_up(window, qtbot, target)
    assert places.asked == []


def test_an_older_backup_gives_way_only_if_the_owner_says_so(window, qtbot, tmp_path, monkeypatch):
    old = tmp_path / "copy.netplanner"
    old.write_text("older")
    places = Places(monkeypatch, tmp_path / "copy", tmp_path / "other")
    assert backed_up(window, qtbot, tmp_path / "other.netplanner")
    assert places.asked == [f"“{old}” exists already. Replace it?"]
    assert old.read_text() == "older"
    Places(monkeypatch, tmp_path / "copy", replace=True)
    assert backed_up(window, qtbot, old)


def test_a_backup_onto_the_book_itself_is_refused_and_not_asked_for(window, tmp_path, monkeypatch):
    mine = window.session.book.path
    linked = tmp_path / "linked.netplanner"
    linked.hardlink_to(mine)
    for place in (mine, linked):
        places = Places(monkeypatch, place, replace=True)
        with pytest.raises(BookError, match="the book itself"):
            window.commands.back_up()
        assert places.asked == []


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted there")
def test_a_book_deleted_while_it_is_open_can_still_be_backed_up(
    window, qtbot, tmp_path, monkeypatch
):
    old = tmp_path / "copy.netplanner"
    old.write_text("older")
    window.session.book.path.unlink()
    Places(monkeypatch, tmp_path / "copy", replace=True)
    assert backed_up(window, qtbot, old)


def test_a_backup_that_takes_long_can_be_given_up(window, qtbot, tmp_path, monkeypatch):
    started, go_on = threading.Event(), threading.Event()

    def slow(_book, target, progress):
        started.set()
        go_on.wait(20)
        progress()
        target.write_text("never")

    monkeypatch.setattr(Book, "backup", slow)
    window.show()
    Places(monkeypatch, tmp_path / "copy")
    window.commands.back_up()
    assert started.wait(20)
    (box,) = window.findChildren(QProgressDialog)
    assert box.isVisible()
    qtbot.mouseClick(box.findChild(QPushButton), Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: "cancelled" in window.statusBar().currentMessage())
    assert not (tmp_path / "copy.netplanner").exists()


def test_a_backup_that_cannot_be_made_says_why(window, qtbot, tmp_path, monkeypatch):
    Places(monkeypatch, tmp_path / "nowhere" / "copy")
    with qtbot.captureExceptions() as raised:
        window.commands.back_up()
        qtbot.waitUntil(lambda: bool(raised))
    assert "nowhere" in str(raised[0][1])


def test_a_read_only_book_says_so_and_asks_nothing(window, qtbot, tmp_path):
    session = books.open_session(tmp_path / "locked.netplanner")
    session.book.read_only = True  # what a file without permission to write makes it
    locked = MainWindow(session)
    qtbot.addWidget(locked)
    locked.show()
    assert locked.banners.read_only.isVisible()
    assert locked.current != main_window.WELCOME
    qtbot.waitUntil(lambda: locked.status.count.text() == "0 contacts")  # nothing is saved in it
    locked.close()


# -- the demo book ------------------------------------------------------------------------------


def test_the_demo_book_is_a_file_of_its_own_that_is_made_once(window, tmp_path):
    mine = window.session.book.path
    window.commands.make_demo()
    assert window.session.book.path == settings.demo_book()
    assert window.session.book.profile.demo
    made = settings.demo_book().stat().st_ino
    window.commands.leave_demo()
    assert window.session.book.path == mine
    window.commands.make_demo()
    assert settings.demo_book().stat().st_ino == made


# -- one window for each book -------------------------------------------------------------------


def test_files_of_a_second_start_come_to_the_window_that_is_open(window, qtbot, tmp_path):
    window.show()
    qtbot.waitUntil(lambda: window.door is not None)
    taken = []
    window.commands.import_files = taken.append
    path = window.session.book.path
    files = [tmp_path / "a.vcf", tmp_path / "perché “x”.csv"]
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from ui import books;"
        "sys.exit(not books.hand_over(Path(sys.argv[1]), map(Path, sys.argv[2:])))"
    )
    second = subprocess.Popen([sys.executable, "-c", code, path, *files], cwd=ROOT)
    qtbot.waitUntil(lambda: bool(taken), timeout=20_000)
    assert taken == [files]
    assert second.wait(timeout=20) == 0


def test_who_comes_back_to_the_window_sees_what_the_command_line_brought(qtbot, tmp_path, qapp):
    session = books.open_session(tmp_path / "mine.netplanner")
    owner.save(session.book, replace(session.book.profile, owner="Anna"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.open_page("contacts")
    window.show()
    qtbot.waitUntil(lambda: window.status.count.text().startswith("0 contacts"))
    elsewhere = Book.open(session.book.path)
    contacts.save(elsewhere, Card(contact=Contact(given="Bruno")))
    elsewhere.close()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert window.status.count.text().startswith("1 contact ")
    assert window.page().list.model.row(0).name == "Bruno"
    assert "Another program" in window.statusBar().currentMessage()
    window.close()


def test_without_a_window_nothing_can_be_handed_over(qapp, tmp_path):
    assert not books.hand_over(tmp_path / "nobody.netplanner", [])


def test_every_spelling_of_a_path_means_the_same_book(tmp_path, qapp):
    held = books.open_session(tmp_path / "a.netplanner")
    (tmp_path / "sub").mkdir()
    with pytest.raises(books.InUseError):
        books.open_session(tmp_path / "sub" / ".." / "a.netplanner")
    books.close_session(held)


# -- where things stood -------------------------------------------------------------------------


def test_a_window_is_put_on_a_screen_that_is_there(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(QRect(-5000, 9000, 9000, 9000))
    remember.fit_on_screen(widget)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.contains(widget.geometry())


def test_a_splitter_stands_where_it_was_left(qtbot):
    def splitter() -> QSplitter:
        made = QSplitter()
        made.addWidget(QWidget())
        made.addWidget(QWidget())
        made.resize(400, 100)
        qtbot.addWidget(made)
        made.show()
        remember.remember(made, "test/splitter")
        return made

    first = splitter()
    first.moveSplitter(120, 1)
    assert splitter().sizes() == first.sizes()


# -- the start ----------------------------------------------------------------------------------

START = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

def look():
    window = QApplication.topLevelWidgets()[0].window()
    print(*sorted(sys.modules))
    QApplication.closeAllWindows()

QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
sys.exit(app.run(Path(sys.argv[1]), "it", []))
"""


def test_a_start_with_a_file_that_is_no_book_asks_for_another(qapp, tmp_path, monkeypatch, qtbot):
    foreign = tmp_path / "foreign.netplanner"
    foreign.write_bytes(b"no book")
    good = make_book(tmp_path / "good.netplanner")
    said = []
    monkeypatch.setattr(app, "_ask_for_another", lambda error: (said.append(str(error)), good)[1])
    window = app._window(foreign)
    qtbot.addWidget(window)
    assert window.session.book.path == good
    assert len(said) == 1
    assert "foreign.netplanner" in said[0]
    assert foreign.read_bytes() == b"no book"
    window.close()


def test_a_start_without_any_other_book_ends(qapp, tmp_path, monkeypatch):
    foreign = tmp_path / "foreign.netplanner"
    foreign.write_bytes(b"no book")
    monkeypatch.setattr(app, "_ask_for_another", lambda error: None)
    assert app._window(foreign) is None


class Answers:
    """What a person answers who is asked for another book, and the files they then name."""

    def __init__(self, monkeypatch, *answers):
        self.said = []
        self._answers = list(answers)
        self._file = ""
        monkeypatch.setattr(app, "_ask_what_to_do", self._answer)
        for dialog in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(
                f"PySide6.QtWidgets.QFileDialog.{dialog}", lambda *a, **k: (self._file, "")
            )

    def _answer(self, error):
        self.said.append(str(error))
        answer, self._file = self._answers.pop(0)
        return answer


def test_the_last_book_is_opened_again(tmp_path):
    last = make_book(tmp_path / "last.netplanner")
    settings.save(settings.load().with_book(last))
    assert app._last_book() == last


def test_a_demo_book_that_is_gone_leads_back_to_the_own_one(tmp_path):
    settings.save(settings.load().with_book(settings.demo_book()))
    assert app._last_book() == settings.default_book()


def test_a_last_book_that_is_gone_is_asked_for_and_not_made_anew(qapp, tmp_path, monkeypatch):
    gone = tmp_path / "gone.netplanner"
    answers = Answers(monkeypatch, ("", ""))
    assert app._window(gone, known=True) is None
    assert answers.said == [f"“{gone}” was not found. Has it been moved?"]
    assert not gone.exists()


def test_who_cancels_the_choice_of_a_book_is_asked_again(qapp, qtbot, tmp_path, monkeypatch):
    good = make_book(tmp_path / "good.netplanner")
    answers = Answers(monkeypatch, ("open", ""), ("new", ""), ("open", str(good)))
    window = app._window(tmp_path / "gone.netplanner", known=True)
    qtbot.addWidget(window)
    assert window.session.book.path == good
    assert len(answers.said) == 3
    window.close()


def test_a_new_book_at_the_start_gets_its_suffix_and_replaces_nothing(
    qapp, qtbot, tmp_path, monkeypatch
):
    there = make_book(tmp_path / "there.netplanner")
    before = there.read_bytes()
    answers = Answers(monkeypatch, ("new", str(there)), ("new", str(tmp_path / "fresh")))
    window = app._window(tmp_path / "gone.netplanner", known=True)
    qtbot.addWidget(window)
    assert "exists already" in answers.said[1]
    assert there.read_bytes() == before
    assert window.session.book.path == tmp_path / "fresh.netplanner"
    window.close()


def test_another_book_that_is_open_elsewhere_is_said_and_asked_again(
    qapp, qtbot, tmp_path, monkeypatch
):
    taken, good = make_book(tmp_path / "taken.netplanner"), make_book(tmp_path / "good.netplanner")
    held = books.open_session(taken)
    answers = Answers(monkeypatch, ("open", str(taken)), ("open", str(good)))
    window = app._window(tmp_path / "gone.netplanner", known=True)
    qtbot.addWidget(window)
    assert "open in another window" in answers.said[1]
    assert window.session.book.path == good
    window.close()
    books.close_session(held)


def test_the_start_loads_nothing_that_only_later_work_needs(tmp_path):
    path = make_book(tmp_path / "start.netplanner")
    run = subprocess.run(
        [sys.executable, "-c", START, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    loaded = set(run.stdout.split())
    assert "ui.main_window" in loaded
    slow = {"numpy", "pyqtgraph", "jinja2", "babel", "PySide6.QtPrintSupport", "ui.settings.dialog"}
    assert not slow & loaded
