"""The settings: what the book says of its owner, and how the program looks on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from netplanner import i18n, owner, settings
from netplanner.i18n import N_, _
from netplanner.typing_in import parse_hours
from ui import theme
from ui.actions import THEME_NAMES
from ui.widgets.basics import card, heading, link, muted
from ui.widgets.fields import ChoiceBox, Field, Form, MinutesEdit, MoneyEdit
from ui.widgets.reading import for_reading

if TYPE_CHECKING:
    from netplanner.model.owner import Profile
    from ui.session import Session

LANGUAGES = (("", N_("Like the system")), ("en", "English"), ("it", "Italiano"))
PAPERS = (("A4", N_("A4")), ("Letter", N_("Letter")))


class SettingsDialog(QDialog):
    """Saved together or not at all; only a new theme shows at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self.session = session
        self._theme_before = theme.wish()

        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(self._business())
        column.addWidget(self._computer())
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

        self._show(session.book.profile)
        if session.book.read_only:
            for_reading(self.form)
        needed = inside.sizeHint().height() + foot.sizeHint().height() + 2
        self.resize(720, min(needed, self.screen().availableGeometry().height() - 60))
        self.business.setFocus()

    def _business(self) -> QWidget:
        self.business, self.owner, self.trade = QLineEdit(), QLineEdit(), QLineEdit()
        self.looking_for = QLineEdit()
        self.currency = QComboBox()
        self.currency.setEditable(True)
        self.currency.addItems(list(owner.CURRENCIES))
        self.days = _Days()
        self.day_minutes = _HoursEdit()
        self.hour_value = MoneyEdit()
        self.on_track, self.at_risk = _points(), _points()

        self.form = form = Form()
        form.grid.setColumnStretch(0, 1)
        form.grid.setColumnStretch(1, 1)
        form.add("business", Field(_("Name of my business"), self.business), 0, 0)
        form.add("owner", Field(_("Owner"), self.owner), 0, 1)
        form.add("trade", Field(_("Trade"), self.trade), 1, 0)
        form.add("currency", Field(_("Currency"), self.currency), 1, 1)
        form.add(
            "looking_for",
            Field(_("Whom I am looking for, in one sentence"), self.looking_for),
            2,
            0,
            span=2,
        )
        form.add("working_days", Field(_("Working days"), self.days), 3, 0, span=2)
        form.add("day_minutes", Field(_("Hours of a working day"), self.day_minutes), 4, 0)
        form.add(
            "hour_value_cents",
            Field(
                _("Value of an hour of mine"),
                self.hour_value,
                _("What the hours cost, beside the money."),
            ),
            4,
            1,
        )
        form.add(
            "on_track_margin",
            Field(
                _("A goal is on track up to"), self.on_track, _("Points behind where it should be.")
            ),
            5,
            0,
        )
        form.add(
            "at_risk_margin",
            Field(_("A goal is at risk from"), self.at_risk, _("In between, it is behind.")),
            5,
            1,
        )
        line_edit = self.currency.lineEdit()
        if line_edit is not None:
            line_edit.setAccessibleName(_("Currency"))
            line_edit.setMaxLength(3)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(heading(_("My business")))
        if self.session.book.read_only:
            column.addWidget(
                muted(_("This book is open for reading only: nothing can be changed in it."))
            )
        column.addWidget(form)
        self.method = link(_("Values of the method…"))
        self.method.clicked.connect(self._show_method)
        self.own = link(_("What others should know of me…"))
        self.own.clicked.connect(self._show_own)
        more = QHBoxLayout()
        more.addWidget(self.method)
        more.addWidget(self.own)
        more.addStretch()
        column.addLayout(more)
        return card(column)

    def _computer(self) -> QWidget:
        self.language: ChoiceBox[str] = ChoiceBox(LANGUAGES)
        self.theme: ChoiceBox[str] = ChoiceBox(THEME_NAMES)
        self.paper: ChoiceBox[str] = ChoiceBox(PAPERS)
        self._wishes = settings.load()
        self.language.set_value(self._wishes.language)
        self.theme.set_value(theme.wish())
        self.paper.set_value(self._wishes.paper)
        self.theme.edited.connect(self._show_theme)
        form = Form()
        for column_number in range(3):
            form.grid.setColumnStretch(column_number, 1)
        form.add(
            "language",
            Field(_("Language"), self.language, _("From the next start on.")),
            0,
            0,
        )
        form.add("theme", Field(_("Theme"), self.theme), 0, 1)
        form.add("paper", Field(_("Paper"), self.paper), 0, 2)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(heading(_("This computer")))
        column.addWidget(form)
        return card(column)

    def _show(self, profile: Profile) -> None:
        self.business.setText(profile.business)
        self.owner.setText(profile.owner)
        self.trade.setText(profile.trade)
        self.currency.setCurrentText(profile.currency)
        self.looking_for.setText(profile.looking_for)
        self.days.set_days(profile.working_days)
        self.day_minutes.set_minutes(profile.day_minutes)
        self.hour_value.set_cents(profile.hour_value_cents)
        self.on_track.setValue(profile.on_track_margin)
        self.at_risk.setValue(profile.at_risk_margin)

    def _draft(self) -> Profile:
        """The profile as typed; what cannot be read keeps its old value and is marked."""
        before = self.session.book.profile
        minutes, cents = self.day_minutes.minutes(), self.hour_value.cents()
        return replace(
            before,
            business=self.business.text().strip(),
            owner=self.owner.text().strip(),
            trade=self.trade.text().strip(),
            currency=self.currency.currentText().strip().upper(),
            looking_for=self.looking_for.text().strip(),
            working_days=self.days.days(),
            day_minutes=before.day_minutes if minutes is None else minutes,
            hour_value_cents=before.hour_value_cents if cents is None else cents,
            on_track_margin=self.on_track.value(),
            at_risk_margin=self.at_risk.value(),
        )

    @Slot()
    def _show_method(self) -> None:
        from ui.settings.method import MethodDialog

        MethodDialog(self.session, self).open()

    @Slot()
    def _show_own(self) -> None:
        from ui.settings.own_profile import OwnProfileDialog

        OwnProfileDialog(self.session, self).open()

    @Slot()
    def _show_theme(self) -> None:
        _apply(self.theme.value() or "system")

    # Qt

    def accept(self) -> None:
        if not self.session.book.read_only:
            draft = self._draft()
            if self.form.problems(owner.problems(draft) | self.form.nonsense()):
                return
            owner.save(self.session.book, draft)
        # Read again: a book may have been opened meanwhile.
        settings.save(
            replace(
                settings.load(),
                language=self.language.value() or "",
                theme=self.theme.value() or "system",
                paper=self.paper.value() or "A4",
            )
        )
        changed = (self.language.value() or "") != self._wishes.language
        if changed and (self.language.value() or i18n.system_language()) != i18n.language():
            self.session.message.emit(_("The new language is spoken from the next start on."))
        super().accept()

    def reject(self) -> None:
        if theme.wish() != self._theme_before:
            _apply(self._theme_before)
        super().reject()


class _HoursEdit(MinutesEdit):
    """A length of time in which a bare `8` or `7,5` means hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("8:00")

    def minutes(self) -> int | None:
        text = self.text().strip()
        return parse_hours(text) if text else 0

    def problem(self) -> str | None:
        if self.minutes() is None:
            return _("This is no length of time. Write 8, 7:30 or 7h30.")
        return None


class _Days(QWidget):
    """The seven days of the week, to be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.checks: list[QCheckBox] = []
        for weekday in range(7):
            name = QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)
            check = QCheckBox(name)
            check.setAccessibleName(QLocale().standaloneDayName(weekday + 1))
            row.addWidget(check)
            self.checks.append(check)
        row.addStretch()
        self.setFocusProxy(self.checks[0])

    def days(self) -> int:
        """The days as bits, Monday first (`Profile.working_days`)."""
        return sum(check.isChecked() << bit for bit, check in enumerate(self.checks))

    def set_days(self, days: int) -> None:
        """Check these days."""
        for bit, check in enumerate(self.checks):
            check.setChecked(bool(days >> bit & 1))


def _points() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 100)
    box.setSuffix(" %")
    # A style sheet cannot reach the margin of the line inside a spin box.
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def _apply(name: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, name)
