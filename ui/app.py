"""Starts the window: language, look, the book, and then, once it is painted, the rest."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from netplanner import i18n, settings
from netplanner.errors import BookError
from netplanner.i18n import _
from netplanner.store import Book
from netplanner.whole_file import is_there
from ui import books, errors, theme
from ui.icons import icon
from ui.main_window import MainWindow

_LARGEST_LOG = 1_000_000  # bytes


def run(book: Path | None, language: str | None, files: list[Path]) -> int:
    """Show the window until it is closed; the exit code.

    `book` None opens the one of last time, `language` None speaks the one of the settings. If
    another window has the book open, the files are handed to it.
    """
    app = make_app(language)
    errors.install()
    _log_to_file()
    wanted = book or _last_book()
    try:
        window = _window(wanted, known=book is None and settings.load().last_book == wanted)
    except books.InUseError as error:
        if books.hand_over(wanted, files):
            return 0
        errors.show(type(error), error)
        return 1
    if window is None:
        return 1
    window.show()
    QTimer.singleShot(200, _once_painted)
    if files:
        QTimer.singleShot(0, lambda: window.commands.import_files(files))
    return app.exec()


def _once_painted() -> None:
    """What the first paint did not wait for."""
    import signal

    gc.enable()  # `netplanner.cli` put it off
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt would see Ctrl+C only with the next event


def make_app(language: str | None = None) -> QApplication:
    """The Qt application, speaking the language and wearing the theme of the settings."""
    wishes = settings.load()
    i18n.use_language(language or wishes.language or i18n.system_language())
    QLocale.setDefault(QLocale(i18n.locale_name()))  # before any field: it decides their format
    running = QApplication.instance()
    app = running or QApplication([*sys.argv[:1], *theme.STYLE])
    assert isinstance(app, QApplication)
    app.setApplicationName("netplanner")
    app.setApplicationDisplayName("NetPlanner")
    app.setDesktopFileName("netplanner")
    app.setWindowIcon(icon("handshake", "accent"))
    if i18n.language() != "en":
        from ui.qt_words import MissingWords

        app.installTranslator(MissingWords(app))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):  # the words on Qt's own buttons
        app.installTranslator(translator)
    theme.apply(app, wishes.theme, styled=running is None)
    return app


def _last_book() -> Path:
    """The book opened last; the default one the first time, and when the demo book is gone."""
    last = settings.load().last_book
    if last is None or (last == settings.demo_book() and not is_there(last)):
        return settings.default_book()
    return last


def _window(path: Path, *, known: bool = False) -> MainWindow | None:
    """The window on the book at `path`; while it cannot be opened, ask for another one.

    A book `known` from last time is not made anew where it has gone: it holds somebody's work.
    """
    wanted = path
    while True:
        try:
            if known and path is wanted and not is_there(path):
                raise BookError(_("“{path}” was not found. Has it been moved?").format(path=path))
            return MainWindow(books.open_session(path))
        except BookError as error:
            if isinstance(error, books.InUseError) and path is wanted:
                raise
            other = _ask_for_another(error)
            if other is None:
                return None
            path = other


def _ask_for_another(error: BookError) -> Path | None:
    """A book chosen or just made instead of the one that cannot be opened; None to quit."""
    from PySide6.QtWidgets import QFileDialog

    from ui.saving import with_suffix

    kind = _("NetPlanner books") + f" (*{settings.BOOK_SUFFIX})"
    folder = str(settings.data_folder())
    while True:
        answer = _ask_what_to_do(error)
        if answer == "open":
            chosen = QFileDialog.getOpenFileName(None, _("Open book"), folder, kind)[0]
            if chosen:
                return Path(chosen)
        elif answer == "new":
            chosen = QFileDialog.getSaveFileName(
                None, _("New book"), folder, kind,
                options=QFileDialog.Option.DontConfirmOverwrite,
            )[0]  # fmt: skip
            try:
                if chosen:
                    path = with_suffix(Path(chosen), settings.BOOK_SUFFIX)
                    Book.create(path).close()
                    return path
            except BookError as not_made:
                error = not_made
        else:
            return None


def _ask_what_to_do(error: BookError) -> str:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(error))
    open_other = box.addButton(_("Open another book…"), QMessageBox.ButtonRole.AcceptRole)
    make_new = box.addButton(_("New book…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    pushed = box.clickedButton()
    return "open" if pushed is open_other else "new" if pushed is make_new else ""


def _log_to_file() -> None:
    """Unexpected errors also go to a file that can be sent along; it never grows without end."""
    file = settings.state_folder() / "netplanner.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST_LOG:
            file.replace(file.with_suffix(".old.log"))
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
