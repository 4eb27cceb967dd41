"""Make the pictures of the guide: python docs/guide/pictures.py [FOLDER]

They show the example book as it is on one fixed day, so that a picture changes only when the
program does.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 24)
WIDTH, HEIGHT = 1180, 820
SHADES = 256  # colours a picture keeps: 256 fit into a byte
SHOTS = (  # name, theme
    ("today", "light"),
    ("contacts", "light"),
    ("knowing", "light"),
    ("account", "light"),
    ("activities", "light"),
    ("referrals", "light"),
    ("plan", "light"),
    ("budget", "light"),
    ("charts", "dark"),
    ("paper", "light"),
)


def main(folder: Path) -> None:
    """Draw every page into `folder`, one language a run of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw(folder, sys.argv[2])
        return
    for language in ("en", "it"):
        subprocess.run([sys.executable, __file__, str(folder), language], check=True)


def draw(folder: Path, language: str) -> None:
    """Draw the pages in one language."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["NETPLANNER_HOME"] = home
        from PySide6.QtGui import QFont, QFontDatabase
        from PySide6.QtTest import QTest

        import resources
        from netplanner import demo, i18n, settings
        from ui import app as program
        from ui import books, theme
        from ui.main_window import MainWindow
        from ui.session import Session

        i18n.use_language(language)
        path = Path(home) / f"demo{settings.BOOK_SUFFIX}"
        demo.make(path, DAY).close()
        Session.today = lambda self: DAY  # type: ignore[method-assign]
        app = program.make_app(language)
        for font in resources.FONTS.glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        app.setFont(QFont(resources.PAPER_FONT, 10))  # the same letters wherever it runs
        window = MainWindow(books.open_session(path))
        window.resize(WIDTH, HEIGHT)
        window.show()
        for name, look in SHOTS:
            theme.apply(app, look)
            shown = open_shot(window, name)
            QTest.qWait(300)
            if (holder := app.focusWidget()) is not None:
                holder.clearFocus()
            save(shown.grab(), folder / f"{name}-{language}.png")
        books.close_session(window.session)
        os._exit(0)


def open_shot(window: MainWindow, name: str) -> QWidget:
    """Bring up what the picture `name` shows, with an entry that has something to show."""
    from PySide6.QtWidgets import QTabWidget

    from netplanner import contacts, referrals
    from netplanner.model.referrals import Direction, ReferralStatus

    book = window.session.book
    if name == "paper":
        from netplanner.model.months import month_key
        from ui.printing import preview

        return preview.open_preview(window.session, window, month_key(window.session.today()))
    if name == "budget":
        parts = window.page("plan").findChild(QTabWidget)
        assert parts is not None
        parts.setCurrentIndex(1)
        return window
    if name in ("knowing", "account"):
        editor = getattr(window.page("contacts"), "editor")  # noqa: B009 - a QWidget to mypy
        editor.tabs.setCurrentWidget(getattr(editor, name))
        return window
    window.open_page(name)
    if name == "contacts":
        window.show_contact(contacts.sorted_ids(book, favourites=True)[0])
    if name == "referrals":
        won = referrals.Wanted(direction=Direction.RECEIVED, status=ReferralStatus.WON)
        window.show_referral(referrals.rows(book, won)[0].id)
    return window


def save(picture: QPixmap, path: Path) -> None:
    """Save with a palette of 256 colours: a third of the size, and no eye sees it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    plain = Qt.ImageConversionFlag.ThresholdDither
    few = image.convertToFormat(QImage.Format.Format_Indexed8, palette(image), plain)
    few.save(str(path), quality=0)


def palette(image: QImage) -> list[int]:
    """The colours used most, then one after the other the one that would be missed most."""
    import numpy as np

    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    colours, times = np.unique(pixels, return_counts=True)
    parts = np.stack([(colours >> shift & 255).astype(float) for shift in (16, 8, 0)], axis=1)
    chosen = list(np.argsort(-times)[: SHADES // 4])
    nearest = np.full(len(colours), np.inf)
    for index in chosen:
        nearest = np.minimum(nearest, ((parts - parts[index]) ** 2).sum(axis=1))
    while len(chosen) < min(SHADES, len(colours)):
        index = int(np.argmax(nearest * np.sqrt(times)))
        chosen.append(index)
        nearest = np.minimum(nearest, ((parts - parts[index]) ** 2).sum(axis=1))
    return [int(colours[index]) for index in chosen]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures")
