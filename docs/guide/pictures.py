"""Make the pictures of the guide: python docs/guide/pictures.py [FOLDER]

They show the example book as it is on one fixed day, so that a picture changes only when the
program does.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 24)
WIDTH, HEIGHT = 1180, 760
SHOTS = (  # language, theme, page
    ("en", "light", "today"),
    ("en", "light", "contacts"),
    ("en", "light", "activities"),
    ("en", "light", "referrals"),
    ("en", "light", "plan"),
    ("en", "dark", "charts"),
    ("it", "light", "today"),
    ("it", "light", "contacts"),
    ("it", "light", "activities"),
    ("it", "light", "referrals"),
    ("it", "light", "plan"),
    ("it", "dark", "charts"),
)


def main(folder: Path) -> None:
    """Draw every page into `folder`, one language a run of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw(folder, sys.argv[2])
        return
    import subprocess

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
        app.setFont(QFont("Inter", 10))
        window = MainWindow(books.open_session(path))
        window.resize(WIDTH, HEIGHT)
        window.show()
        for spoken, look, page in SHOTS:
            if spoken == language:
                theme.apply(app, look)
                window.open_page(page)
                QTest.qWait(300)
                window.grab().save(str(folder / f"{page}-{language}.png"))
        books.close_session(window.session)
        os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures")
