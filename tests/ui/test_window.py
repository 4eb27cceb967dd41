"""The window around the pages: going from one to the next, undo, the menus, the status bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from netplanner import owner, settings
from netplanner.errors import BookError
from netplanner.model.people import Contact
from ui import main_window, remember, theme
from ui.main_window import WELCOME, MainWindow
from ui.pages import PAGES, Page

if TYPE_CHECKING:
    from pathlib import Path


class FakePage(QWidget):
    """A page that keeps what it is asked for."""

    contact_requested = Signal(int)
    activities_requested = Signal(int)
    referrals_requested = Signal(int)
    page_requested = Signal(str)

    def __init__(self, session, parent):
        super().__init__(parent)
        self.session = session
        self.asked = []
        self.may_leave = True
        self.draft = False
        self.field = QLineEdit()
        self.notes = QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.notes)

    def save(self):
        self.asked.append("save")
        return self.may_leave

    def has_draft(self):
        return self.draft

    def save_draft(self):
        self.asked.append("save_draft")
        return True

    def new(self):
        self.asked.append("new")

    def focus_search(self):
        self.asked.append("search")

    def show_contact(self, contact_id):
        self.asked.append(("contact", contact_id))

    def show_month(self, month):
        self.asked.append(("month", month))


class BarePage(QWidget):
    """A page that can do nothing."""

    def __init__(self, session, parent):
        super().__init__(parent)


@pytest.fixture
def fake_pages(monkeypatch):
    pages = tuple(
        Page(page.name, page.text, page.icon, BarePage if page.name == "today" else FakePage)
        for page in PAGES
    )
    monkeypatch.setattr(main_window, "_BY_NAME", {page.name: page for page in pages})


@pytest.fixture
def window(qtbot, session, fake_pages):
    owner.save(session.book, replace(session.book.profile, owner="Anna"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def add_contact(session, name="Bruno"):
    with session.book.edit("Add contact") as edit:
        edit.put(Contact(given=name))


def trigger(window, name):
    window.actions_.by_name[name].trigger()


# -- pages --------------------------------------------------------------------------------------


def test_pages_are_built_on_their_first_visit_only(window):
    assert window.current == "today"
    assert set(window.stack.visited) == {"today"}
    trigger(window, "page_plan")
    plan = window.page()
    trigger(window, "page_today")
    trigger(window, "page_plan")
    assert window.page() is plan
    assert set(window.stack.visited) == {"today", "plan"}


@pytest.mark.parametrize(("number", "page"), list(enumerate((page.name for page in PAGES), 1)))
def test_control_and_a_number_open_a_page(window, qtbot, number, page):
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert window.current == page
    assert window.stack.currentWidget() is window.page()


def test_the_arrow_keys_walk_the_sidebar(window, qtbot):
    window.sidebar.list.setFocus()
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
    assert window.current == "contacts"
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_End)
    assert window.current == "charts"
    assert window.sidebar.list.hasFocus()


def test_keys_are_meant_for_the_page_after_a_shortcut_a_click_or_enter(window, qtbot):
    keys, pages = Qt.KeyboardModifier.ControlModifier, window.sidebar.list
    pages.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_2, keys)
    assert window.page("contacts").hasFocus()
    window.page().notes.setFocus()
    click_at = pages.visualItemRect(pages.item(4)).center()
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=click_at)
    assert window.page("plan").isAncestorOf(window.focusWidget())
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    qtbot.keyClick(pages, Qt.Key.Key_Down)
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert window.page("contacts").notes.hasFocus()


def answer_with(monkeypatch, button_text):
    """Press this button of every question; the sentences asked, as they come."""
    said = []

    def choose(box):
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == button_text).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return said


def test_a_page_with_a_field_to_mend_is_not_left(window, qtbot):
    trigger(window, "page_contacts")
    window.page().may_leave = False
    window.sidebar.list.setFocus()
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
    assert window.current == "contacts"
    assert window.sidebar.list.currentRow() == 1
    assert window.statusBar().currentMessage().startswith("Mend the marked field first")
    window.page().may_leave = True
    qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
    assert window.current == "activities"


@pytest.mark.parametrize(("button", "closes"), [("Go back", False), ("Close without saving", True)])
def test_closing_with_a_marked_field_asks_whether_to_lose_it(window, monkeypatch, button, closes):
    trigger(window, "page_contacts")
    page = window.page()
    page.may_leave = False
    said = answer_with(monkeypatch, button)
    assert window.close() is closes
    assert said == ["A field is marked: what is typed there cannot be saved."]
    page.may_leave = True


@pytest.mark.parametrize(
    ("button", "closes", "asked"),
    [("Save it", True, ["save_draft"]), ("Discard it", True, []), ("Go back", False, [])],
)
def test_a_new_entry_is_not_lost_by_closing_without_a_word(
    window, monkeypatch, button, closes, asked
):
    trigger(window, "page_activities")
    page = window.page()
    page.draft = True
    trigger(window, "page_contacts")  # it may be left: the entry waits where it was typed
    assert "not saved yet" not in window.status.count.text()
    said = answer_with(monkeypatch, button)
    assert window.close() is closes
    assert said == ["On the page “Activities” something new is typed and not saved."]
    assert [one for one in page.asked if one == "save_draft"] == asked
    assert closes or window.current == "activities"
    page.draft = False


def test_the_key_that_saves_also_saves_what_is_new(window):
    trigger(window, "page_activities")
    page = window.page()
    page.draft = True
    trigger(window, "save")
    assert page.asked[-2:] == ["save", "save_draft"]
    page.draft = False


def test_the_status_bar_tells_what_is_not_saved_yet(window, qtbot, session):
    qtbot.waitUntil(lambda: window.status.count.text() == "0 contacts · saved automatically")
    session.unsaved.emit(True)
    assert window.status.count.text() == "0 contacts · not saved yet"
    trigger(window, "page_plan")
    assert window.status.count.text() == "0 contacts · saved automatically"


@pytest.fixture
def full_disk(window, monkeypatch):
    """The Contacts page, with something typed that cannot be written."""

    def save():
        raise BookError("The disk is full.")

    trigger(window, "page_contacts")
    window.page().save = save
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)  # the test's own end closes, too
    return window


def test_the_sidebar_stays_with_the_page_when_it_cannot_be_saved(full_disk, qtbot):
    window = full_disk
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(window.sidebar.list, Qt.Key.Key_Down)
    assert [str(error) for _kind, error, _trace in raised] == ["The disk is full."]
    assert (window.current, window.sidebar.list.currentRow()) == ("contacts", 1)


@pytest.mark.parametrize(("answer", "closes"), [("Go back", False), ("Close without saving", True)])
def test_what_cannot_be_saved_is_lost_by_closing_only_if_the_owner_says_so(
    full_disk, monkeypatch, answer, closes
):
    said = answer_with(monkeypatch, answer)
    assert full_disk.close() is closes
    assert said == ["The disk is full."]
    assert full_disk.isVisible() is not closes


def test_files_dropped_while_a_field_is_marked_are_not_forgotten_without_a_word(window, tmp_path):
    trigger(window, "page_contacts")
    window.page().may_leave = False
    window.commands.import_files([tmp_path / "people.vcf"])
    assert window.statusBar().currentMessage().startswith("Nothing was imported: mend")
    window.page().may_leave = True


def test_a_page_s_request_is_answered_on_the_page_it_asks_for(window):
    trigger(window, "page_charts")
    charts = window.page()
    charts.activities_requested.emit(24310)
    assert window.current == "activities"
    assert ("month", 24310) in window.page().asked
    charts.referrals_requested.emit(24311)
    assert window.current == "referrals"
    assert ("month", 24311) in window.page().asked
    window.page().contact_requested.emit(7)
    assert window.current == "contacts"
    assert ("contact", 7) in window.page().asked
    window.page().page_requested.emit("plan")
    assert window.current == "plan"


def test_new_and_find_go_to_the_page_or_to_the_contacts(window):
    trigger(window, "new")
    assert window.current == "contacts"
    assert window.page().asked == ["new"]
    trigger(window, "page_plan")
    trigger(window, "find")
    assert window.current == "plan"
    assert window.page().asked == ["search"]


def test_the_last_page_is_opened_again(window, qtbot, session, fake_pages):
    trigger(window, "page_plan")
    window.close()
    assert remember.value("window/page") == "plan"


# -- undo ---------------------------------------------------------------------------------------


def test_the_edit_menu_says_what_would_be_undone_and_redone(window, session):
    add_contact(session)
    undo, redo = (window.actions_.by_name[name] for name in ("undo", "redo"))
    assert undo.text() == "&Undo “Add contact”"
    assert not redo.isEnabled()
    undo.trigger()
    assert window.statusBar().currentMessage() == "Undone: Add contact"
    assert redo.text() == "&Redo “Add contact”"
    redo.trigger()
    assert window.statusBar().currentMessage() == "Done again: Add contact"
    assert undo.text() == "&Undo “Add contact”"


def test_undo_waits_for_a_field_that_has_to_be_mended(window, session):
    trigger(window, "page_contacts")
    add_contact(session)
    window.page().may_leave = False
    trigger(window, "undo")
    assert session.book.undo_label == "Add contact"
    window.page().may_leave = True
    trigger(window, "undo")
    assert session.book.undo_label == "Change settings"


@pytest.mark.parametrize("which", ["field", "notes"])
def test_control_z_undoes_typing_first_and_then_the_book(window, session, qtbot, which):
    trigger(window, "page_contacts")
    add_contact(session)
    window.activateWindow()
    field = getattr(window.page(), which)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.book.undo_label == "Add contact"
    assert (field.text() if which == "field" else field.toPlainText()) == ""
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.book.undo_label == "Change settings"


# -- status bar, banners, title -----------------------------------------------------------------


def test_the_status_bar_counts_the_contacts_and_says_what_was_saved(window, session):
    assert window.status.count.text() == "0 contacts · saved automatically"
    add_contact(session)
    assert window.status.count.text() == "1 contact · saved automatically"
    assert window.statusBar().currentMessage() == "Saved: Add contact"
    with session.book.edit("Import contacts") as edit:
        edit.put_many([Contact(uid=str(number)) for number in range(1233)])
    assert window.status.count.text() == "1,234 contacts · saved automatically"


def test_a_demo_book_is_marked_as_such(window, session):
    assert not window.status.demo_chip.isVisible()
    assert window.windowTitle() == "book — NetPlanner"
    owner.save(session.book, replace(session.book.profile, demo=True))
    assert window.status.demo_chip.isVisible()
    assert window.banners.demo.isVisible()
    assert window.windowTitle() == "Demo book — NetPlanner"


def test_what_a_page_says_through_the_session_is_shown(window, session):
    session.message.emit("Exported to <b>plan.pdf</b>")
    assert window.statusBar().currentMessage() == "Exported to <b>plan.pdf</b>"


# -- menus --------------------------------------------------------------------------------------


def test_f10_opens_the_menu_bar(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.menuBar().activeAction() is window.menuBar().actions()[0]
    window.menuBar().actions()[0].menu().close()


def test_no_two_commands_share_their_keys(window):
    keys = [
        shortcut.toString()
        for action in window.actions_.by_name.values()
        for shortcut in action.shortcuts()
    ]
    assert len(keys) == len(set(keys)) > 15


def test_a_theme_chosen_in_the_menu_shows_at_once_and_is_kept(window):
    window.actions_.themes["dark"].trigger()
    try:
        assert theme.tokens() is theme.DARK
        assert settings.load().theme == "dark"
        assert window.actions_.themes["dark"].isChecked()
    finally:
        window.actions_.themes["light"].trigger()
    assert theme.tokens() is theme.LIGHT


def test_the_recent_books_name_the_missing_ones(window, tmp_path):
    gone = tmp_path / "gone.netplanner"
    settings.save(settings.load().with_book(gone))
    window.actions_.recent.aboutToShow.emit()
    first, second, *_rest = window.actions_.recent.actions()
    assert first.text() == f"{gone} (missing)"
    assert not first.isEnabled()
    assert second.text() == str(window.session.book.path)
    assert not second.isEnabled()  # it is open


def test_clearing_the_recent_books_forgets_them(window):
    window.actions_.recent.aboutToShow.emit()
    window.actions_.recent.actions()[-1].trigger()
    assert settings.load().recent_books == ()


# -- the first start ----------------------------------------------------------------------------


@pytest.fixture
def first_start(qtbot, session, fake_pages):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.actions_.filled)  # the menus are, once the window is painted
    return window


def test_a_first_start_shows_three_ways_in(first_start):
    assert first_start.current == WELCOME
    assert first_start.sidebar.list.selectedItems() == []
    page = first_start.page()
    assert page.empty_button.isVisible()
    assert page.import_button.isVisible()
    assert page.demo_button.isVisible()


def test_starting_empty_asks_three_things_and_keeps_them(first_start, session, qtbot):
    page = first_start.page()
    qtbot.mouseClick(page.empty_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.business, "Rossi Legno")
    qtbot.keyClicks(page.owner, "Anna Rossi")
    qtbot.keyClicks(page.looking_for, "Architects")
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    profile = session.book.profile
    assert (profile.business, profile.owner) == ("Rossi Legno", "Anna Rossi")
    assert profile.looking_for == "Architects"
    assert first_start.current == "today"


def test_the_first_things_can_be_skipped_and_are_not_asked_again(first_start, session, qtbot):
    page = first_start.page()
    qtbot.mouseClick(page.empty_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.skip_button, Qt.MouseButton.LeftButton)
    assert first_start.current == "today"
    assert session.book.undo_label is None
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert again.current == "today"


def test_what_is_typed_at_the_first_start_is_kept_whichever_way_one_leaves(
    first_start, session, qtbot
):
    page = first_start.page()
    qtbot.mouseClick(page.empty_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.business, "Rossi Legno")
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page.import_button.isVisible()
    qtbot.keyClick(first_start, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert first_start.current == "contacts"
    assert session.book.profile.business == "Rossi Legno"
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert again.current != WELCOME


def test_importing_from_the_welcome_page_asks_for_files(first_start, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *a: (asked.append(a), ([], ""))[1]
    )
    qtbot.mouseClick(first_start.page().import_button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert first_start.current == WELCOME  # nothing was chosen: the other ways stay open


def test_contacts_that_come_in_lead_from_the_welcome_page_to_them(first_start, session):
    add_contact(session)
    assert first_start.current == "contacts"


# -- files dropped on the window ----------------------------------------------------------------


def drop(window: QWidget, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dropEvent(event)
    return event.isAccepted()


def test_contact_files_dropped_on_the_window_are_imported(window, qtbot, monkeypatch, tmp_path):
    taken = []
    monkeypatch.setattr(window.commands, "import_files", taken.append)
    files = [tmp_path / "a.vcf", tmp_path / "b.CSV", tmp_path / "d.ldif"]
    assert drop(window, *files, tmp_path / "c.png")
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == [files]


def test_other_files_dropped_on_the_window_are_left_alone(window, monkeypatch, tmp_path):
    assert not drop(window, tmp_path / "c.png")
