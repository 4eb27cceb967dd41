"""Starts the window: language, look, the book, and then, once it is painted, the rest."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from netplanner import i18n, settings
from netplanner.errors import BookError
from netplanner.i18n import _
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
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt would see Ctrl+C only with the next event
    _log_to_file()
    wanted = book or _last_book()
    try:
        window = _window(wanted)
    except books.InUseError as error:
        if books.hand_over(wanted, files):
            return 0
        errors.show(type(error), error)
        return 1
    if window is None:
        return 1
    window.show()
    QTimer.singleShot(200, gc.enable)  # `netplanner.cli` put it off until the first paint
    if files:
        QTimer.singleShot(0, lambda: window.commands.import_files(files))
    return app.exec()


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
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):  # the words on Qt's own buttons
        app.installTranslator(translator)
    theme.apply(app, wishes.theme, styled=running is None)
    return app


def _last_book() -> Path:
    """The book opened last, if it is still there; else the default one."""
    last = settings.load().last_book
    return last if last is not None and last.exists() else settings.default_book()


def _window(path: Path) -> MainWindow | None:
    """The window on the book at `path`; while it cannot be opened, ask for another one."""
    while True:
        try:
            return MainWindow(books.open_session(path))
        except books.InUseError:
            raise
        except BookError as error:
            other = _ask_for_another(error)
            if other is None:
                return None
            path = other


def _ask_for_another(error: BookError) -> Path | None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(error))
    open_other = box.addButton(_("Open another book…"), QMessageBox.ButtonRole.AcceptRole)
    make_new = box.addButton(_("New book…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    chosen = ""
    books_filter = _("NetPlanner books") + f" (*{settings.BOOK_SUFFIX})"
    folder = str(settings.data_folder())
    if box.clickedButton() is open_other:
        chosen = QFileDialog.getOpenFileName(None, _("Open book"), folder, books_filter)[0]
    elif box.clickedButton() is make_new:
        chosen = QFileDialog.getSaveFileName(None, _("New book"), folder, books_filter)[0]
    return Path(chosen) if chosen else None


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
