"""The head of the editor: picture, name, work, and the ways to reach somebody at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netplanner import words
from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from netplanner.model.people import PointKind
from ui.contacts.photo import PhotoButton
from ui.icons import icon
from ui.widgets.basics import OneLine, icon_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from netplanner.model.people import Card, ContactPoint


def phone_url(phone: str) -> QUrl:
    """The `tel:` address of a phone number."""
    url = QUrl()
    url.setScheme("tel")
    url.setPath(
        "".join(letter for letter in phone if letter in "0123456789*#")
        if not phone.strip().startswith("+")
        else "+" + "".join(letter for letter in phone if letter.isdigit())
    )
    return url


def _has_figures(phone: str) -> bool:
    return any(letter.isdigit() for letter in phone)


def mail_url(mail: str) -> QUrl:
    """The `mailto:` address of an e-mail address."""
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(mail)
    return url


def web_url(site: str) -> QUrl | None:
    """The address of a website; None for what no browser should be handed, such as a file."""
    url = QUrl(site if "://" in site else f"https://{site}")
    return url if url.isValid() and url.scheme() in ("http", "https") else None


def name_lines(text: str, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """The name in the one or two lines it takes at this width, the second shortened to fit."""
    first, words = "", text.split()
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    lines = (first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return tuple(filter(None, lines))


class _Name(OneLine):
    """A name in large letters; a long one in smaller ones, in two lines."""

    def __init__(self) -> None:
        super().__init__()
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF())  # named: else a painter takes the large one
        font.setPointSizeF(font.pointSizeF() + 4)
        self.setFont(font)
        self.setMinimumHeight(2 * QFontMetrics(self._small).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self._small)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = name_lines(self.text(), self.width(), QFontMetrics(self._small))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))


class Head(QWidget):
    """What stands above the tabs; follows the draft while it is typed."""

    edited = Signal()
    log_wanted = Signal()
    delete_wanted = Signal()

    def __init__(
        self, opener: Callable[[QUrl], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open = _Opener(opener or QDesktopServices.openUrl)
        self.photo = PhotoButton()
        self.name = _Name()
        self.line = OneLine()
        self.line.setObjectName("muted")
        self.star = icon_button("star", _("Favourite"))
        self.star.setCheckable(True)
        self.phone = icon_button("phone", _("Call"))
        self.mail = icon_button("mail", _("Write e-mail"))
        self.more = icon_button("ellipsis", _("More"))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch()
        texts.addWidget(self.name)
        texts.addWidget(self.line)
        texts.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.photo)
        row.addSpacing(8)
        row.addLayout(texts, 1)
        for part in (self.star, self.phone, self.mail, self.more):
            part.setFixedSize(38, 34)
            row.addWidget(part)
        self.photo.edited.connect(self.edited)
        self.star.toggled.connect(self._starred)
        self.phone.clicked.connect(self._call)
        self.mail.clicked.connect(self._write)
        self.more.clicked.connect(self._offer_more)
        self._card: Card | None = None
        self.read_only = False

    def show_card(self, card: Card) -> None:
        """Fill picture and star, and all that follows the draft."""
        self.photo.set_photo(card.photo)
        self.star.setChecked(card.contact.favourite)
        self.follow(card)

    def follow(self, card: Card) -> None:
        """Show the name and the ways to reach of the draft."""
        self._card = card
        contact = card.contact
        name = contact.name
        self.photo.set_name(name)
        self.name.setText(name or (_("No name") if contact.id else _("New contact")))
        firm = contact.firm if contact.firm != name else ""
        parts = [contact.job_title or contact.trade, firm]
        self.line.setText(" · ".join(filter(None, parts)))
        self.line.setVisible(any(parts))
        self.phone.setEnabled(any(map(_has_figures, card.values(PointKind.PHONE))))
        self.mail.setEnabled(bool(card.values(PointKind.EMAIL)))

    def _starred(self, on: bool) -> None:
        self.star.setIcon(icon("star", "warn" if on else "text"))
        self.edited.emit()

    # Reaching somebody

    def _call(self) -> None:
        self._reach(PointKind.PHONE, phone_url, self.phone)

    def _write(self) -> None:
        self._reach(PointKind.EMAIL, mail_url, self.mail)

    def _reach(self, kind: PointKind, to_url: Callable[[str], QUrl], below: QWidget) -> None:
        assert self._card is not None
        points = self._reachable(kind)
        if len(points) == 1:
            self._open(to_url(points[0].value))
            return
        _drop_down(self.reach_menu(kind, to_url), below)

    def _reachable(self, kind: PointKind) -> list[ContactPoint]:
        assert self._card is not None
        return [
            point
            for point in self._card.points
            if point.kind is kind and (kind is not PointKind.PHONE or _has_figures(point.value))
        ]

    def reach_menu(self, kind: PointKind, to_url: Callable[[str], QUrl | None]) -> QMenu:
        """One entry for every phone or mail."""
        menu = _menu(self)
        for point in self._reachable(kind):
            url = to_url(point.value)
            if url is not None:
                label = words.label_word(point.label)
                text = f"{point.value}   {label}" if label else point.value
                menu.addAction(text.replace("&", "&&")).triggered.connect(_Opening(self._open, url))
        return menu

    def more_menu(self) -> QMenu:
        """What else can be done with the contact."""
        assert self._card is not None
        menu = _menu(self)
        log = menu.addAction(icon("clock"), _("Log activity"), self.log_wanted.emit)
        for site in self._card.values(PointKind.WEBSITE):
            url = web_url(site)
            if url is not None:
                text = _("Open {address}").format(address=site).replace("&", "&&")
                entry = menu.addAction(icon("globe"), text)
                entry.triggered.connect(_Opening(self._open, url))
        menu.addSeparator()
        bad = icon("trash-2", "bad")
        delete = menu.addAction(bad, _("Delete contact"), self.delete_wanted.emit)
        for action in menu.actions():
            action.setEnabled(bool(self._card.contact.id))
        if self.read_only:
            log.setEnabled(False)
            delete.setEnabled(False)
        return menu

    def _offer_more(self) -> None:
        _drop_down(self.more_menu(), self.more)


class _Opener:
    """Hands addresses to the system; where it knows no program for one, that is copied."""

    def __init__(self, opener: Callable[[QUrl], object]) -> None:
        self._opener = opener

    def __call__(self, url: QUrl) -> None:
        if self._opener(url) is not False:
            return
        address = url.path() if url.scheme() in ("tel", "mailto") else url.toString()
        QGuiApplication.clipboard().setText(address)
        raise NetPlannerError(
            _(
                "No program on this computer opens “{address}”. It was copied: paste it where you "
                "need it."
            ).format(address=address)
        )


class _Opening:
    """Opens one address when called; knows nothing of the widget that offered it."""

    def __init__(self, opener: Callable[[QUrl], object], url: QUrl) -> None:
        self._opener = opener
        self._url = url

    def __call__(self, *_checked: object) -> None:
        self._opener(self._url)


def _drop_down(menu: QMenu, button: QWidget) -> None:
    """Open the menu under the button, their right edges in line: it stays inside the window."""
    corner = button.mapToGlobal(button.rect().bottomRight())
    menu.popup(corner - QPoint(menu.sizeHint().width() - 1, 0))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
