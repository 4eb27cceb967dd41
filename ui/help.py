"""Help without a network: the method and its words, the keys, and what this program is made of."""

from __future__ import annotations

import html
import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from netplanner import __version__, settings
from netplanner.i18n import N_, _
from ui.actions import MENUS, Command, without_mnemonic
from ui.help_texts import GUIDE
from ui.widgets.basics import button, plain, title
from ui.widgets.tables import as_lines

if TYPE_CHECKING:
    from ui.session import Session

# Keys that are no command of the menu bar.
OTHER_KEYS = (
    (N_("Open the menu bar"), "F10"),
    (N_("To the next field, to the one before"), "Tab, Shift+Tab"),
    (N_("Leave a dialog without saving"), "Esc"),
)


def show_guide(parent: QWidget) -> None:
    """Show the guide beside the window; one that is open already comes to the front."""
    guide = parent.findChild(GuideDialog) or GuideDialog(parent)
    guide.show()
    guide.raise_()
    guide.activateWindow()


class GuideDialog(QDialog):
    """The method's definition, its words, and how each page serves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Guide"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Guide"))
        self.text.setHtml(guide_html())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(self.text)
        layout.addWidget(_close_button(self))
        self.resize(640, 620)


def guide_html() -> str:
    """The guide as simple HTML; every text is escaped."""
    parts = []
    for head, paragraphs, words in GUIDE:
        parts.append(f"<h2>{html.escape(_(head))}</h2>")
        parts.extend(f"<p>{html.escape(_(paragraph))}</p>" for paragraph in paragraphs)
        parts.extend(
            f"<p><b>{html.escape(_(word))}</b><br>{html.escape(_(meaning))}</p>"
            for word, meaning in words
        )
    return "".join(parts)


class ShortcutsDialog(QDialog):
    """Every command that has keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        rows = [
            (without_mnemonic(_(command.text)), native(command.keys))
            for _menu, commands in MENUS
            for command in commands
            if isinstance(command, Command) and command.keys
        ]
        rows += [(_(text), keys) for text, keys in OTHER_KEYS]
        self.table = QTableWidget(len(rows), 2)
        self.table.setHorizontalHeaderLabels([_("What"), _("Keys")])
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        as_lines(self.table, _("Keyboard shortcuts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(self.table)
        layout.addWidget(_close_button(self))
        self.resize(520, 560)


class AboutDialog(QDialog):
    """Versions, places and licences, to read and to copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About NetPlanner"))
        self._details = details(session)
        text = plain(
            _("Plan and run your business networking: people, time, referrals, goals and budget.")
        )
        text.setWordWrap(True)
        self.facts = plain(self._details)
        self.facts.setObjectName("muted")
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.facts.setAccessibleName(_("Versions and places"))
        licence = plain(
            _(
                "Free software under the GNU General Public Licence, version 3 or later. Icons: "
                "Lucide (ISC; some from Feather, MIT). Font of the papers: Inter (OFL). It sends "
                "nothing anywhere: what you write stays in your book."
            )
        )
        licence.setWordWrap(True)
        buttons = _close_button(self)
        copy = button(_("Copy details"), "copy")
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 14)
        layout.setSpacing(12)
        layout.addWidget(title("NetPlanner"))
        layout.addWidget(text)
        layout.addWidget(self.facts)
        layout.addWidget(licence)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def details(session: Session) -> str:
    """What somebody who helps wants to know."""
    import PySide6

    sqlite = session.book.query("SELECT sqlite_version()")[0][0]
    return "\n".join(
        (
            f"NetPlanner {__version__}",
            f"Python {platform.python_version()}, Qt {PySide6.__version__}, SQLite {sqlite}",
            platform.platform(),
            _("Book: {path}").format(path=session.book.path),
            _("Settings: {path}").format(path=settings.settings_file()),
        )
    )


def native(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
