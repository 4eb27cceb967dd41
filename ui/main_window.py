"""The window: sidebar, pages, menus and status bar around one open book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from netplanner import owner, settings
from netplanner.i18n import _
from ui import books, remember, theme
from ui.actions import Actions
from ui.commands import Commands
from ui.page_stack import PageStack
from ui.pages import PAGES
from ui.sidebar import Sidebar
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from netplanner.store import Change
    from ui.banner import BookBanners
    from ui.session import Session
    from ui.undo_keys import UndoKeys

_BY_NAME = {page.name: page for page in PAGES}
WELCOME = "welcome"
AT_ONCE = ("today", WELCOME)  # light enough to be there when the window is painted first


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._closed = False
        self._painted = False
        self._dropped: list[Path] = []
        self.door: books.Door | None = None
        self.banners: BookBanners | None = None
        self._undo_keys: UndoKeys | None = None

        self._build()
        self.commands = Commands(self)
        self.actions_ = Actions(self, self.commands)
        self.sidebar.page_chosen.connect(self._turn_to)
        self.sidebar.page_entered.connect(self.stack.enter)
        self.sidebar.settings_wanted.connect(self.commands.settings)
        theme.changed.connect(self._show_theme)
        self.setAcceptDrops(True)
        self._show_theme()
        remember.restore_geometry(self)
        self._use(session)

    def _build(self) -> None:
        self.sidebar = Sidebar([(page.name, _(page.text), page.icon) for page in PAGES])
        self.stack = PageStack(self._build_page)
        self.stack.page_built.connect(self._connect_page)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self.stack, 1)
        root = QWidget()
        root.setObjectName("page")
        row = QHBoxLayout(root)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(self._right, 1)
        self.setCentralWidget(root)

        self.status = StatusBar()
        self.status.log_requested.connect(self.log_timer)
        self.setStatusBar(self.status)

    # Pages

    @property
    def current(self) -> str:
        """The name of the page shown."""
        return self.stack.current

    def page(self, name: str = "") -> QWidget:
        """The page `name`, built on its first visit; without a name, the one shown."""
        return self.stack.page(name)

    def _build_page(self, name: str, parent: QWidget) -> QWidget:
        build = self._welcome if name == WELCOME else _BY_NAME[name].build
        return build(self.session, parent)

    @Slot(QWidget)
    def _connect_page(self, page: QWidget) -> None:
        for request, answer in (
            ("contact_requested", self.show_contact),
            ("due_requested", self.show_due),
            ("activities_requested", self.show_activities),
            ("referrals_requested", self.show_referrals),
            ("activity_opened", self.show_activity),
            ("referral_opened", self.show_referral),
            ("referral_requested", self.new_referral),
            ("log_requested", self.log_activity),
            ("page_requested", self.open_page),
            ("import_requested", self.commands.import_contacts),
            ("print_requested", self.commands.print_month),
            ("export_goals_requested", self.commands.export_goals_of),
        ):
            if hasattr(page, request):
                getattr(page, request).connect(answer)

    @Slot(str)
    def open_page(self, name: str) -> bool:
        """Show the page and go to it; False if the one shown has a field to mend first."""
        turned = self._turn_to(name)
        self.stack.enter()
        return turned

    @Slot(str)
    def _turn_to(self, name: str) -> bool:
        turned = False
        try:
            turned = self.stack.turn_to(name)
        finally:
            self.sidebar.mark(self.current)
        self.status.show_unsaved(not turned or name in self.stack.drafts())
        return turned or self._say_marked()

    def save_page(self) -> bool:
        """Save what is being typed; False, and said, if a field has to be mended first."""
        return self.stack.save() or self._say_marked()

    def _say_marked(self) -> bool:
        self.say(_("Mend the marked field first, or discard what you typed."))
        return False

    @Slot(int)
    def show_contact(self, contact_id: int) -> None:
        """Show a contact on the page of contacts."""
        self._open_and("contacts", "show_contact", contact_id)

    @Slot()
    def show_due(self) -> None:
        """Show who is due on the page of contacts."""
        if self.open_page("contacts") and hasattr(page := self.page(), "show_due"):
            page.show_due()

    @Slot(int)
    def show_activities(self, month: int) -> None:
        """Show the activities of a month (`model.months`)."""
        self._open_and("activities", "show_month", month)

    @Slot(int)
    def show_referrals(self, month: int) -> None:
        """Show the referrals of a month (`model.months`)."""
        self._open_and("referrals", "show_month", month)

    @Slot(int)
    def show_activity(self, activity_id: int) -> None:
        """Show one activity on the page of activities."""
        self._open_and("activities", "show_activity", activity_id)

    @Slot(int)
    def show_referral(self, referral_id: int) -> None:
        """Show one referral on the page of referrals."""
        self._open_and("referrals", "show_referral", referral_id)

    @Slot()
    def new_referral(self) -> None:
        """Begin a referral; given is asked first."""
        self._new_on("referrals")

    @Slot(int)
    def log_activity(self, contact_id: int) -> None:
        """Begin an activity, with a contact unless the id is 0."""
        if contact_id:
            self._open_and("activities", "log_with", contact_id)
        else:
            self._new_on("activities")

    @Slot()
    def log_timer(self) -> None:
        """Turn the timer's time into an entry on the page of activities."""
        if self.open_page("activities"):
            page = self.page()
            if hasattr(page, "log_timer"):
                page.log_timer()

    def _new_on(self, name: str) -> None:
        if self.open_page(name) and hasattr(self.page(), "new"):
            getattr(self.page(), "new")()  # noqa: B009 - a page is a QWidget to mypy

    def _open_and(self, name: str, method: str, value: int) -> None:
        if self.open_page(name) and hasattr(self.page(), method):
            getattr(self.page(), method)(value)

    def _welcome(self, session: Session, parent: QWidget) -> QWidget:
        from ui.welcome import WelcomePage

        welcome = WelcomePage(session, parent)
        welcome.demo_requested.connect(self.commands.make_demo)
        return welcome

    # The book

    def open_book(self, path: Path) -> bool:
        """Open another book; `BookError`, with this one still open, if it cannot be."""
        if path.resolve() == self.session.book.path.resolve():
            return True
        return self._change_book(path, books.open_session)

    def make_book(self, path: Path) -> bool:
        """Make a new book and open it; `BookError`, with this one still open, if it cannot be."""
        return self._change_book(path, books.new_session)

    def _change_book(self, path: Path, opened: Callable[[Path], Session]) -> bool:
        from ui.leaving import drafts_settled

        if not (self.save_page() and drafts_settled(self)):
            return False
        old, session = self.session, opened(path)
        self._put_away(old)
        self._use(session)
        return True

    def _put_away(self, session: Session) -> None:
        self.status.take_timer_away()
        self.stack.put_away()
        if self.door is not None:
            self.door.close()
            self.door.deleteLater()
            self.door = None
        session.changed.disconnect(self._book_changed)
        session.message.disconnect(self.say)
        session.unsaved.disconnect(self.status.show_unsaved)
        books.close_session(session)

    def _use(self, session: Session) -> None:
        self.session = session
        book = session.book
        wishes = settings.load()
        if wishes.last_book != book.path:
            settings.save(wishes.with_book(book.path))
        session.changed.connect(self._book_changed)
        session.message.connect(self.say)
        session.unsaved.connect(self.status.show_unsaved)
        self._show_owner()
        self.actions_.show_undo(book.undo_label, book.redo_label)
        first = self._first_page()
        self.sidebar.mark(first)
        if self._painted or first in AT_ONCE:
            self.open_page(first)
        if self._painted:
            self._show_rest()

    def _first_page(self) -> str:
        """The page an opened book begins with."""
        book = self.session.book
        welcomed = remember.value("window/welcomed") == str(book.path)
        if owner.is_fresh(book) and not book.read_only and not welcomed:
            return WELCOME
        last = remember.value("window/page", "today")
        return last if last in _BY_NAME else "today"

    @Slot()
    def _show_rest(self) -> None:
        """What the first paint does not wait for: last time's page, the status bar, the door."""
        from ui.undo_keys import UndoKeys

        if self._closed:
            return
        if not self.current:
            self.open_page(self._first_page())
        if self._undo_keys is None:
            self._undo_keys = UndoKeys(self)
            self.actions_.fill()
            self._show_theme()
        self.status.count_contacts(self.session.book)
        self.status.show_timer(self.session)
        self.door = books.Door(self.session.book.path, self)
        self.door.knocked.connect(self._knocked)

    @Slot(list)
    def _knocked(self, files: list[Path]) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.commands.import_files(files)

    @Slot(object)
    def _book_changed(self, change: Change) -> None:
        book = self.session.book
        self.actions_.show_undo(book.undo_label, book.redo_label)
        if change.touches("profile"):
            self._show_owner()
        if change.touches("contact"):
            self.status.count_contacts(self.session.book)
            if self.current == WELCOME:  # an import from there, or files dropped on it
                self.open_page("contacts")
        if change.label:
            self.say(_("Saved: {what}").format(what=_(change.label)))
        else:
            self.say(_("Another program has changed the book. What you see is as it is now."))

    def _show_owner(self) -> None:
        book = self.session.book
        demo = book.profile.demo
        name = _("Demo book") if demo else book.path.stem
        self.setWindowTitle(f"{name} — NetPlanner")
        self.status.show_book(book)
        self._show_banners(demo, book.read_only)

    def _show_banners(self, demo: bool, read_only: bool) -> None:
        """What is special about the book, above the pages; most books never need that."""
        if self.banners is None and (demo or read_only):
            from ui.banner import BookBanners

            self.banners = BookBanners()
            self.banners.own_book_wanted.connect(self.commands.leave_demo)
            self._right.insertWidget(0, self.banners)
        if self.banners is not None:
            self.banners.show_for(demo=demo, read_only=read_only)

    # Around

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say something in the status bar for a while."""
        self.status.say(sentence)

    @Slot()
    def _show_theme(self) -> None:
        if self.actions_.filled:
            for name, action in self.actions_.themes.items():
                action.setChecked(name == theme.wish())
        self.stack.refresh_theme()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._show_rest)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _contact_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropped = _contact_files(event)
        if self._dropped:
            event.acceptProposedAction()
            QTimer.singleShot(
                0, self._import_dropped
            )  # the other program waits for the drop to end

    @Slot()
    def _import_dropped(self) -> None:
        self.commands.import_files(self._dropped)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:  # Qt may ask twice, and the book is closed already
            return
        from ui.leaving import may_close

        if not may_close(self):
            event.ignore()
            return
        self._closed = True
        if self.current in _BY_NAME:
            remember.set_value("window/page", self.current)
        remember.keep_geometry(self)
        self._put_away(self.session)
        event.accept()


def _contact_files(event: QDropEvent) -> list[Path]:
    from ui.exchange import CONTACT_FILES

    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in CONTACT_FILES]
