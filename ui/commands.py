"""What the commands of the menu bar do, apart from what the pages do themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from netplanner import settings
from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.whole_file import is_there
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.main_window import MainWindow
    from ui.tasks import Task


class Commands(QObject):
    """The slots behind the actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # Books

    @Slot()
    def new_book(self) -> None:
        """Ask for a place and make a new, empty book there."""
        from ui.saving import ask_place

        suggestion = settings.data_folder() / (_("New book") + settings.BOOK_SUFFIX)
        path = ask_place(
            self._window, _("New book"), suggestion, _book_filter(),
            replaces=lambda _path: False,  # it is refused
        )  # fmt: skip
        if path is not None:
            self._window.make_book(path)

    @Slot()
    def open_book(self) -> None:
        """Ask for a book and open it."""
        folder = self._window.session.book.path.parent
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open book"), str(folder), _book_filter()
        )
        if chosen:
            self._window.open_book(Path(chosen))

    @Slot()
    def list_recent(self) -> None:
        """Fill the menu of the books opened last."""
        menu, known = self._window.actions_.recent, settings.load().recent_books
        menu.clear()
        for path in known:
            there = is_there(path)
            text = str(path) if there else _("{path} (missing)").format(path=path)
            action = menu.addAction(text.replace("&", "&&"))
            action.setData(str(path))
            action.setEnabled(there and path != self._window.session.book.path)
        menu.addSeparator()
        menu.addAction(_("Clear this list")).setEnabled(bool(known))

    @Slot(QAction)
    def open_recent(self, action: QAction) -> None:
        """Open the book the action stands for, or forget them all."""
        path = action.data()
        if path:
            self._window.open_book(Path(path))
        else:
            settings.save(replace(settings.load(), recent_books=()))

    @Slot()
    def back_up(self) -> None:
        """Ask for a place and copy the whole book there."""
        session = self._window.session
        book = session.book
        if not self._window.save_page():
            return
        from ui.progress import busy, show_while
        from ui.saving import ask_place

        name, today = book.path.name.removesuffix(settings.BOOK_SUFFIX), session.today()
        suggestion = Path.home() / f"{name} {today:%Y-%m-%d}{settings.BOOK_SUFFIX}"
        target = ask_place(
            self._window, _("Back up the book"), suggestion, _book_filter(),
            replaces=lambda path: is_there(path) and not _are_one(path, book.path),
        )  # fmt: skip
        if target is None:
            return
        if _are_one(target, book.path):
            raise BookError(
                _("This is the book itself. Choose another name or folder for the backup.")
            )

        if not book.in_place:  # no other connection can be had to it: this one is the last
            with busy():
                book.backup(target)
            self._backed_up(target)
            return

        def work(task: Task) -> Path:
            book.backup(target, lambda: task.report(0, 0))
            return target

        task = session.tasks.start(work, book.close)
        task.finished.connect(self._backed_up)
        task.failed.connect(self._not_backed_up)
        task.cancelled.connect(self._backup_given_up)
        show_while(task, _("Backing up the book…"), self._window)

    @Slot(object)
    def _backed_up(self, target: Path) -> None:
        self._window.say(_("Backed up to {path}").format(path=target))

    @Slot(object)
    def _not_backed_up(self, error: BaseException) -> None:
        raise error

    @Slot()
    def _backup_given_up(self) -> None:
        self._window.say(_("The backup was cancelled. Older backups are as they were."))

    @Slot()
    def make_demo(self) -> None:
        """Open the demo book, made the first time."""
        path = settings.demo_book()
        if not is_there(path):
            from netplanner import demo
            from ui.progress import busy

            with busy():
                demo.make(path, self._window.session.today()).close()
        self._window.open_book(path)

    @Slot()
    def leave_demo(self) -> None:
        """Open the owner's own book: the last one that is not the demo."""
        demo_path = self._window.session.book.path
        for path in settings.load().recent_books:
            if path not in (demo_path, settings.demo_book()) and is_there(path):
                self._window.open_book(path)
                return
        self._window.open_book(settings.default_book())

    @Slot()
    def quit(self) -> None:
        """Close the window, and the program with it."""
        self._window.close()

    # Contacts in, paper out

    @Slot()
    def import_contacts(self) -> None:
        """Ask for files of contacts and import them."""
        from ui.exchange import choose

        self.import_files(choose(self._window))

    def import_files(self, files: Sequence[Path]) -> None:
        """Import files of contacts; none is no error."""
        if not files:
            return
        if not self._window.save_page():
            self._window.say(
                _("Nothing was imported: mend the marked field, then choose the files again.")
            )
            return
        from ui.exchange import import_files

        import_files(self._window.session, files, self._window)

    @Slot()
    def print_monthly_plan(self) -> None:
        """Show the plan before printing: of the month on the Plan page while that is shown."""
        if self._window.save_page():
            from ui.printing import print_monthly_plan

            print_monthly_plan(self._window.session, self._window, self._month_shown())

    def _month_shown(self) -> int | None:
        """The month the page shown has chosen (`model.months`), if it plans by months."""
        return getattr(self._window.page(), "month", None)

    @Slot(int)
    def print_month(self, month: int) -> None:
        """Show the plan of a month (`model.months`) before printing."""
        from ui.printing import print_monthly_plan

        print_monthly_plan(self._window.session, self._window, month)

    @Slot(int)
    def export_goals_of(self, year: int) -> None:
        """Write the goals of a year to a PDF."""
        from ui.printing import export_goals

        export_goals(self._window.session, self._window, year)

    @Slot()
    def export_monthly_plan(self) -> None:
        """Write the plan to a PDF: of the month on the Plan page while that is shown."""
        if self._window.save_page():
            from ui.printing import export_monthly_plan

            export_monthly_plan(self._window.session, self._window, self._month_shown())

    @Slot()
    def export_goals(self) -> None:
        """Write the goals to a PDF: of the year on the Plan page while that is shown."""
        if self._window.save_page():
            from ui.printing import export_goals

            month = self._month_shown()
            year = None if month is None else month // 12
            export_goals(self._window.session, self._window, year)

    @Slot()
    def export_briefing(self) -> None:
        """Write the sheet for a one-to-one with the contact shown to a PDF."""
        if not self._window.open_page("contacts"):
            return
        editor = getattr(self._window.page(), "editor", None)
        shown = editor.contact_id if editor is not None else 0
        if not shown:
            self._window.say(_("Choose a contact first: the sheet is about one person."))
            return
        if self._window.save_page():
            from ui.printing.briefing import BriefingDialog

            BriefingDialog(self._window.session, shown, self._window).open()

    # Editing

    @Slot()
    def undo(self) -> None:
        """Take the last edit back; what is being typed is saved first, so it is what goes."""
        book = self._window.session.book
        if self._window.save_page() and (label := book.undo_label) is not None:
            from ui.progress import busy

            with busy():
                book.undo()
            self._window.say(_("Undone: {what}").format(what=_(label)))

    @Slot()
    def redo(self) -> None:
        """Do the last undone edit again."""
        book = self._window.session.book
        if self._window.save_page() and (label := book.redo_label) is not None:
            from ui.progress import busy

            with busy():
                book.redo()
            self._window.say(_("Done again: {what}").format(what=_(label)))

    @Slot()
    def new(self) -> None:
        """A new record on this page; on a page without any, a new contact."""
        self._on_page_or_contacts("new")

    @Slot()
    def log_activity(self) -> None:
        """Begin an activity, from any page."""
        self._window.log_activity(0)

    @Slot()
    def new_referral(self) -> None:
        """Begin a referral, from any page."""
        self._window.new_referral()

    @Slot()
    def start_timer(self) -> None:
        """Start the timer, or pause it where it counts."""
        from ui.timer import timer_of

        timer_of(self._window.session).start_or_pause()

    @Slot()
    def log_timer(self) -> None:
        """Turn the timer's time into an entry, if there is any."""
        from ui.timer import timer_of

        if timer_of(self._window.session).idle:
            self._window.say(_("The timer stands at zero."))
        else:
            self._window.log_timer()

    @Slot()
    def find(self) -> None:
        """Go to the search of this page; on a page without any, to the contacts'."""
        self._on_page_or_contacts("focus_search")

    def _on_page_or_contacts(self, method: str) -> None:
        page = self._window.page()
        if not hasattr(page, method):
            if not self._window.open_page("contacts"):
                return
            page = self._window.page()
        if hasattr(page, method):
            getattr(page, method)()

    @Slot()
    def save(self) -> None:
        """Save what is being typed, also what is new: leaving a page keeps that as a draft."""
        window = self._window
        if not window.save_page():
            return
        page = window.page()  # on which a draft may wait while something else is shown
        if page.save_shown() if hasattr(page, "save_shown") else window.stack.save_draft(""):
            window.say(_("Saved"))

    @Slot()
    def settings(self) -> None:
        """Show the settings."""
        if self._window.save_page():
            from ui.settings.dialog import SettingsDialog

            SettingsDialog(self._window.session, self._window).open()

    # View

    @Slot()
    def page_today(self) -> None:
        self._window.open_page("today")

    @Slot()
    def page_contacts(self) -> None:
        self._window.open_page("contacts")

    @Slot()
    def page_activities(self) -> None:
        self._window.open_page("activities")

    @Slot()
    def page_referrals(self) -> None:
        self._window.open_page("referrals")

    @Slot()
    def page_plan(self) -> None:
        self._window.open_page("plan")

    @Slot()
    def page_charts(self) -> None:
        self._window.open_page("charts")

    @Slot(QAction)
    def choose_theme(self, action: QAction) -> None:
        """Show the program in another theme, from now on."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, action.data())
        settings.save(replace(settings.load(), theme=action.data()))

    # Help

    @Slot()
    def guide(self) -> None:
        """Show the method and its words."""
        from ui.help import show_guide

        show_guide(self._window)

    @Slot()
    def shortcuts(self) -> None:
        """Show every command with its keys."""
        from ui.help import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    @Slot()
    def about(self) -> None:
        """Show versions, places and licences."""
        from ui.help import AboutDialog

        AboutDialog(self._window.session, self._window).open()


def _are_one(path: Path, other: Path) -> bool:
    return is_there(path) and is_there(other) and path.samefile(other)


def _book_filter() -> str:
    books, rest = _("NetPlanner books"), _("All files")
    return f"{books} (*{settings.BOOK_SUFFIX});;{rest} (*)"
