"""The small things every page is built of: titles, cards, buttons, chips, empty states."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import IconLabel, icon

_ICON_AND_GAP = QSize(20, 16)  # Qt itself puts the text too close to the icon
_LINE_OF_A_TIP, _MOST_OF_A_TIP = 80, 600  # signs
TONES = ("neutral", "good", "warn", "bad", "accent")


# -- text ---------------------------------------------------------------------------------------


def plain(text: str = "") -> QLabel:
    """A label that shows `text` as it is, never as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class OneLine(QLabel):
    """A line of plain text that ends in dots where it does not fit; it never widens the page.

    What is cut off is told by the tooltip.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            whole = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
            self.setToolTip("" if whole else tip(self.text()))
        return super().event(event)


def title(text: str) -> QLabel:
    """The title of a page."""
    return sized(plain(text), 7)


def heading(text: str) -> QLabel:
    """The heading of a card or a part of a page."""
    return sized(plain(text), 1)


def muted(text: str = "") -> QLabel:
    """Text of second rank."""
    label = plain(text)
    label.setObjectName("muted")
    return label


def tip(text: str) -> str:
    """A tooltip that shows `text` as it is; Qt would take some texts for markup.

    A long one is broken into lines, and shortened where it would fill the screen.
    """
    if len(text) > _MOST_OF_A_TIP:
        text = text[: _MOST_OF_A_TIP - 1].rstrip() + "…"
    if len(text) <= _LINE_OF_A_TIP and not ("<" in text or "&" in text):
        return text
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, written)
    return f"<qt>{text}</qt>"


_L = TypeVar("_L", bound=QLabel)


def sized(label: _L, more_points: int) -> _L:
    """The label in bold, larger than other text by so many points: 7 for a title, 1 a heading."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() + more_points)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


# -- layout -------------------------------------------------------------------------------------


def page_layout(widget: QWidget) -> QVBoxLayout:
    """The layout of a page, with its margins."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(14)
    return layout


def header(text: str | QLabel, *widgets: QWidget) -> QHBoxLayout:
    """The top row of a page: its title at the left, `widgets` at the right."""
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(text if isinstance(text, QLabel) else title(text))
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    return row


def card(layout: QLayout) -> QFrame:
    """A white card around `layout`."""
    frame = QFrame()
    frame.setObjectName("card")
    layout.setContentsMargins(16, 14, 16, 14)
    frame.setLayout(layout)
    return frame


def line() -> QFrame:
    """A thin line between two parts of a card."""
    frame = QFrame()
    frame.setObjectName("line")
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


# -- buttons ------------------------------------------------------------------------------------


def primary(text: str, icon_name: str | None = None) -> QPushButton:
    """The one button of a page that stands out."""
    result = button(text)
    result.setObjectName("primary")
    if icon_name:
        result.setIcon(icon(icon_name, "accent_text"))
    return result


def button(text: str, icon_name: str | None = None) -> QPushButton:
    """An ordinary button."""
    result = QPushButton(text)
    result.setAutoDefault(False)
    if icon_name:
        result.setIcon(icon(icon_name))
    result.setIconSize(_ICON_AND_GAP)
    return result


def link(text: str, icon_name: str | None = None) -> QPushButton:
    """A button without a frame, for what is seldom wanted."""
    result = button(text)
    result.setObjectName("link")
    if icon_name:
        result.setIcon(icon(icon_name, "accent"))
    return result


def icon_button(icon_name: str, name: str, *, flat: bool = False) -> QToolButton:
    """A button that is only an icon; `name` is its tooltip and its accessible name."""
    result = QToolButton()
    result.setIcon(icon(icon_name))
    result.setIconSize(QSize(18, 18))
    result.setToolTip(tip(name))
    result.setAccessibleName(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if flat:
        result.setObjectName("flat")
    return result


_TOKEN_WIDTH = 230  # of the words; longer ones are shortened, or they would widen the form


def token(text: str, accessible_name: str) -> QPushButton:
    """A chip with a cross: pressing it takes what it stands for away."""
    result = button("")
    short = result.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _TOKEN_WIDTH)
    result.setText(short.replace("&", "&&"))
    result.setObjectName("token")
    result.setIcon(icon("x", "muted", behind=True))
    result.setIconSize(QSize(16, 12))  # with a gap to the words
    result.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands on the right
    result.setAccessibleName(accessible_name)
    return result


# -- chips --------------------------------------------------------------------------------------


class Chip(QLabel):
    """A word in a coloured pill; the word says it all, the colour only helps."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Show the chip in another of `TONES`."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


# -- empty states -------------------------------------------------------------------------------


class EmptyState(QWidget):
    """What a page or list says when there is nothing yet, with the one thing to do about it."""

    action = Signal()

    def __init__(
        self,
        icon_name: str,
        head: str,
        text: str,
        action_text: str | None = None,
        parent: QWidget | None = None,
        *,
        is_main: bool = True,
    ) -> None:
        """`is_main`: whether the action is the one that stands out on its page."""
        super().__init__(parent)
        self.head = heading(head)
        self.text = muted(text)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setMaximumWidth(420)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(IconLabel(icon_name, 40, "muted"), 0, centre)
        layout.addSpacing(4)
        layout.addWidget(self.head, 0, centre)
        text_row = QHBoxLayout()
        text_row.addStretch(1)
        text_row.addWidget(self.text, 20)
        text_row.addStretch(1)
        layout.addLayout(text_row)
        self.button: QPushButton | None = None
        if action_text:
            self.button = primary(action_text) if is_main else button(action_text)
            self.button.clicked.connect(self.action)
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)

    def set_texts(self, head: str, text: str) -> None:
        """Say something else."""
        self.head.setText(head)
        self.text.setText(text)
