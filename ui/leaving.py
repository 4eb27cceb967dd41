"""What is asked before a book is closed while something typed in it is not saved."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from ui.pages import PAGES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from ui.main_window import MainWindow

_TITLES = {page.name: page.text for page in PAGES}


class Wish(Enum):
    """What becomes of something new that was typed and not saved."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


def may_close(window: MainWindow) -> bool:
    """Save what is being typed; where that cannot be, the owner decides."""
    try:
        if not window.save_page():
            marked = _("A field is marked: what is typed there cannot be saved.")
            return wants_to_lose_it(window, marked)
        return drafts_settled(window)
    except NetPlannerError as error:
        return wants_to_lose_it(window, str(error))


def drafts_settled(window: MainWindow) -> bool:
    """Whether all that is new was saved or may be lost; False to stay with it."""
    for name in window.stack.drafts():
        wish = what_of_a_draft(window, _(_TITLES[name]))
        if wish is Wish.DISCARD:
            continue
        if wish is Wish.STAY or not window.stack.save_draft(name):
            window.open_page(name)
            return False
    return True


def wants_to_lose_it(window: QWidget, sentence: str) -> bool:
    """Whether the owner closes the window although what was typed last cannot be saved.

    `sentence` says why it cannot.
    """
    box = _question(window, sentence)
    box.setInformativeText(_("What you typed last is not saved. Everything else is."))
    lose = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    _go_back(box)
    box.exec()
    return box.clickedButton() is lose


def what_of_a_draft(window: QWidget, page: str) -> Wish:
    """Ask what becomes of the new entry on `page`."""
    said = _("On the page “{page}” something new is typed and not saved.")
    box = _question(window, said.format(page=page))
    save = box.addButton(_("Save it"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_("Discard it"), QMessageBox.ButtonRole.DestructiveRole)
    _go_back(box)
    box.setDefaultButton(save)
    box.exec()
    pressed = box.clickedButton()
    return Wish.SAVE if pressed is save else Wish.DISCARD if pressed is discard else Wish.STAY


def _question(window: QWidget, sentence: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box


def _go_back(box: QMessageBox) -> QPushButton:
    stay = box.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return stay
