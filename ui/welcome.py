"""The page of a first start: three ways in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from netplanner import owner
from netplanner.i18n import _
from ui import remember
from ui.icons import IconLabel
from ui.widgets.basics import button, card, heading, link, muted, plain, primary, title

if TYPE_CHECKING:
    from ui.session import Session


class WelcomePage(QWidget):
    """Start empty, bring contacts, or look around first."""

    page_requested = Signal(str)
    import_requested = Signal()
    demo_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._ways_in())
        self._layers.addWidget(self._first_facts())

    # The three ways

    def _ways_in(self) -> QWidget:
        self.empty_button = primary(_("Start empty"))
        self.import_button = button(_("Import contacts…"))
        self.demo_button = button(_("Open the demo book"))
        self.empty_button.clicked.connect(self._ask_first_facts)
        self.import_button.clicked.connect(self.import_requested)
        self.demo_button.clicked.connect(self.demo_requested)
        ways = QHBoxLayout()
        ways.setSpacing(14)
        for icon_name, head, text, push in (
            (
                "book-open",
                _("Start with an empty book"),
                _("Say who you are and whom you are looking for, and add people as you meet them."),
                self.empty_button,
            ),
            (
                "upload",
                _("Bring the contacts you have"),
                _("From your phone, Google, Outlook, LinkedIn or Thunderbird: vCard or CSV."),
                self.import_button,
            ),
            (
                "compass",
                _("Look around first"),
                _("A made-up business with two years of networking. Your own book stays empty."),
                self.demo_button,
            ),
        ):
            ways.addWidget(_way(icon_name, head, text, push), 1)
        return _centred(
            title(_("Welcome to NetPlanner")),
            _wrapped(
                _(
                    "Business networking is developing and activating your relationships. Here "
                    "you plan it, log it, and see what it brings. Everything stays in one file on "
                    "this computer."
                )
            ),
            ways,
        )

    # The first facts

    def _first_facts(self) -> QWidget:
        self.business = QLineEdit()
        self.owner = QLineEdit()
        self.looking_for = QLineEdit()
        self.looking_for.setPlaceholderText(
            _("For example: accountants whose clients are opening a second shop")
        )
        grid = QGridLayout()
        grid.setSpacing(6)
        for row, (text, field) in enumerate(
            (
                (_("Your business"), self.business),
                (_("Your name"), self.owner),
                (_("Whom you are looking for, in one sentence"), self.looking_for),
            )
        ):
            label = plain(text)
            label.setBuddy(field)
            grid.addWidget(label, row * 2, 0)
            grid.addWidget(field, row * 2 + 1, 0)
            field.returnPressed.connect(self._start)
        self.start_button = primary(_("Get started"))
        self.skip_button = button(_("Skip"))
        self.back_button = link(_("Back"), "chevron-left")
        self.start_button.clicked.connect(self._start)
        self.skip_button.clicked.connect(self._skip)
        self.back_button.clicked.connect(self._back)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.skip_button)
        buttons.addWidget(self.start_button)
        buttons.setContentsMargins(0, 8, 0, 0)
        grid.addLayout(buttons, 6, 0)
        return _centred(
            title(_("Three things about you")),
            _wrapped(
                _(
                    "They stand at the head of your plans. Each can be left empty and changed "
                    "later in the settings."
                )
            ),
            card(grid),
        )

    @Slot()
    def _ask_first_facts(self) -> None:
        self._layers.setCurrentIndex(1)
        self.business.setFocus()

    @Slot()
    def _back(self) -> None:
        self._layers.setCurrentIndex(0)
        self.empty_button.setFocus()

    def save(self) -> None:
        """Keep what is typed, whichever way the page is left."""
        profile = replace(
            self.session.book.profile,
            business=self.business.text().strip(),
            owner=self.owner.text().strip(),
            looking_for=self.looking_for.text().strip(),
        )
        if profile != self.session.book.profile:
            owner.save(self.session.book, profile)
            self._welcomed()

    @Slot()
    def _start(self) -> None:
        self.save()
        self._skip()

    @Slot()
    def _skip(self) -> None:
        self._welcomed()
        self.page_requested.emit("today")

    def _welcomed(self) -> None:
        """Not to be asked again, even while the book stays empty."""
        remember.set_value("window/welcomed", str(self.session.book.path))


def _way(icon_name: str, head: str, text: str, push: QPushButton) -> QFrame:
    push.setAccessibleDescription(text)
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(IconLabel(icon_name, 28, "accent"))
    column.addSpacing(2)
    head_label = heading(head)
    head_label.setWordWrap(True)
    column.addWidget(head_label)
    explained = muted(text)
    explained.setWordWrap(True)
    explained.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(explained, 1)
    column.addSpacing(6)
    column.addWidget(push)
    return card(column)


def _wrapped(text: str) -> QLabel:
    label = muted(text)
    label.setWordWrap(True)
    return label


def _centred(head: QLabel, text: QLabel, body: QWidget | QHBoxLayout) -> QWidget:
    column = QVBoxLayout()
    column.setSpacing(10)
    column.addStretch(2)
    column.addWidget(head)
    column.addWidget(text)
    column.addSpacing(14)
    if isinstance(body, QWidget):
        column.addWidget(body)
    else:
        column.addLayout(body)
    column.addStretch(3)
    inside = QWidget()
    inside.setLayout(column)
    inside.setMaximumWidth(820)
    outside = QWidget()
    row = QHBoxLayout(outside)
    row.setContentsMargins(24, 20, 24, 16)
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    return outside
