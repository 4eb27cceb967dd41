"""The constants of the method: each beside its starting value, all put back by one button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netplanner import owner, rules
from netplanner.i18n import N_, _
from netplanner.method_words import TRUST_WORDS
from netplanner.model.rules import DEFAULT, Rules, nonsense
from ui.widgets.basics import button, card, heading, muted
from ui.widgets.fields import ChoiceBox, Field, Form

if TYPE_CHECKING:
    from netplanner.model.owner import TrustTime
    from ui.session import Session


class Unit(NamedTuple):
    """How a constant is shown: the shown number is the constant times `factor`."""

    suffix: str  # message id, with a blank before it
    factor: float
    most: float
    digits: int


SHARE = Unit(N_(" %"), 100, 100, 0)
HOURS = Unit(N_(" h"), 1, 10_000, 0)
MONTHS = Unit(N_(" months"), 1, 1_200, 0)
DAYS = Unit(N_(" days"), 1, 10_000, 0)
POINTS = Unit(N_(" points"), 1, 100, 0)
TIMES = Unit("", 1, 100, 0)
PARTS = Unit("", 1, 100, 1)

# What the program counts with today, in the order of the method: title, explanation, constants.
GROUPS: tuple[tuple[str, str, tuple[tuple[str, str, Unit], ...]], ...] = (
    (
        N_("Depth of a relationship"),
        N_(
            "Knowing each other, hours together and help make 100 points; the three weights add "
            "up to 100 %."
        ),
        (
            ("depth_knowing", N_("Weight of knowing each other"), SHARE),
            ("depth_time", N_("Weight of the hours together"), SHARE),
            ("depth_help", N_("Weight of helping each other"), SHARE),
            ("full_hours", N_("Hours together that count in full"), HOURS),
            ("group_share", N_("What an hour among many counts"), SHARE),
            ("facet_months", N_("A fact is stale after"), MONTHS),
            ("stale_share", N_("What a stale fact counts"), SHARE),
            ("acquaintance_from", N_("An acquaintance from"), POINTS),
            ("solid_from", N_("Solid from"), POINTS),
            ("deep_from", N_("Deep from"), POINTS),
        ),
    ),
    (
        N_("Cadence"),
        N_("Whoever waits longest for the weight of their tier comes first among those due."),
        (
            ("partner_days", N_("A partner up to a cadence of"), DAYS),
            ("partner_weight", N_("Weight of partners"), TIMES),
            ("developing_days", N_("Developing up to"), DAYS),
            ("developing_weight", N_("Weight of those developing"), TIMES),
            ("casual_days", N_("Casual up to"), DAYS),
            ("casual_weight", N_("Weight of casual contacts"), TIMES),
            ("dormant_weight", N_("Weight of what is rarer still"), PARTS),
            ("neglected_above", N_("Waiting long above, in cadences"), PARTS),
        ),
    ),
    (
        N_("Account"),
        N_("What was given, received and asked fades alike. Asking costs points."),
        (
            ("half_life_days", N_("Half is left after"), DAYS),
            ("ask_referral", N_("Asking for a referral"), POINTS),
            ("ask_introduction", N_("Asking for an introduction"), POINTS),
            ("ask_testimonial", N_("Asking for a testimonial"), POINTS),
            ("ask_sponsorship", N_("Asking for sponsorship"), POINTS),
            ("ask_advice", N_("Asking for advice"), POINTS),
            ("sound_from", N_("Sound from"), POINTS),
            ("strong_from", N_("Strong above"), POINTS),
        ),
    ),
    (
        N_("What a gift is worth"),
        N_("Greetings and calls earn nothing: they keep in touch, and that is all."),
        (
            ("capital_information", N_("Useful information"), POINTS),
            ("capital_invitation", N_("Invitation to an event"), POINTS),
            ("capital_introduction", N_("Introduction of two people"), POINTS),
            ("capital_one2one", N_("One-to-one about them"), POINTS),
            ("capital_testimonial", N_("Testimonial or review"), POINTS),
            ("capital_stage", N_("Occasion to speak in public"), POINTS),
            ("capital_advice", N_("Advice or help with their goal"), POINTS),
            ("capital_purchase", N_("Bought from them"), POINTS),
            ("capital_nomination", N_("Nominated for recognition"), POINTS),
            ("capital_thank_you", N_("Hand-written thank-you"), POINTS),
            ("capital_referral_1_2", N_("Referral of level 1 or 2"), POINTS),
            ("capital_referral_3", N_("Referral of level 3"), POINTS),
            ("capital_referral_4", N_("Referral of level 4"), POINTS),
            ("capital_referral_5", N_("Referral of level 5"), POINTS),
        ),
    ),
    (
        N_("Ready to ask"),
        N_("What must hold before it is time to ask."),
        (
            ("deposit_points", N_("One gift of the last year worth"), POINTS),
            ("conversations", N_("Conversations, one of them a one-to-one"), TIMES),
            ("trust_days_short", N_("Days since first met, short trust"), DAYS),
            ("trust_days_medium", N_("Days since first met, medium trust"), DAYS),
            ("trust_days_long", N_("Days since first met, long trust"), DAYS),
            ("ask_again_days", N_("Since the last ask"), DAYS),
            ("amber_failures", N_("May fail while almost ready"), TIMES),
        ),
    ),
)


class MethodDialog(QDialog):
    """Saved together or not at all, as one edit that can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Values of the method"))
        self._session = session
        self.boxes: dict[str, QDoubleSpinBox] = {}
        self._units: dict[str, Unit] = {}

        self.form = Form()  # knows all fields by name; the cards hold them
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(self._trust())
        for title, explanation, constants in GROUPS:
            column.addWidget(self._group(_(title), _(explanation), constants))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.start = button(_("Put back the starting values"), "undo-2")
        self.start.clicked.connect(self._put_back)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.addWidget(self.start)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

        self._show(rules.of(session.book))
        if session.book.read_only:
            inside.setEnabled(False)
            self.start.setEnabled(False)
            buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        needed = inside.sizeHint().height() + foot.sizeHint().height() + 2
        self.resize(680, min(needed, self.screen().availableGeometry().height() - 60))

    def _trust(self) -> QWidget:
        self.trust: ChoiceBox[TrustTime] = ChoiceBox(TRUST_WORDS.items())
        self.trust.set_value(self._session.book.profile.trust_time)
        said = _("How long after meeting somebody it is early to ask.")
        form = Form()
        form.add(
            "trust", Field(_("Clients of my trade trust after a time that is"), self.trust, said), 0
        )
        column = QVBoxLayout()
        column.addWidget(form)
        return card(column)

    def _group(
        self, title: str, explanation: str, constants: tuple[tuple[str, str, Unit], ...]
    ) -> QWidget:
        form = Form()
        for place, (name, label, unit) in enumerate(constants):
            box = _box(unit)
            self.boxes[name], self._units[name] = box, unit
            start = box.textFromValue(getattr(DEFAULT, name) * unit.factor) + box.suffix()
            hint = _("Starting value {value}").format(value=start)
            field = Field(_(label), box, hint)
            form.add(name, field, place // 2, place % 2)
            form.grid.setColumnStretch(place % 2, 1)
            self.form.fields[name] = field
        said = muted(explanation)
        said.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(heading(title))
        column.addWidget(said)
        column.addWidget(form)
        return card(column)

    def _show(self, shown: Rules) -> None:
        self._base = shown
        for name, box in self.boxes.items():
            box.setValue(getattr(shown, name) * self._units[name].factor)
        self._shown = {name: box.value() for name, box in self.boxes.items()}

    def draft(self) -> Rules:
        """The constants as they stand in the boxes."""
        values = {
            name: box.value() / self._units[name].factor
            for name, box in self.boxes.items()
            if box.value() != self._shown[name]  # a box may show less than is kept
        }
        return replace(self._base, **values)

    @Slot()
    def _put_back(self) -> None:
        self._show(DEFAULT)
        self.form.problems({})

    # Qt

    def accept(self) -> None:
        draft = self.draft()
        wrong = nonsense(draft)
        if self.form.problems({name: rules.sentence(name) for name in wrong}):
            return
        book = self._session.book
        trust = self.trust.value() or book.profile.trust_time
        with book.edit(N_("Change settings")):
            rules.save(book, draft)
            owner.save(book, replace(book.profile, trust_time=trust))
        super().accept()


def _box(unit: Unit) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, unit.most)
    box.setDecimals(unit.digits)
    box.setSuffix(_(unit.suffix) if unit.suffix else "")
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet cannot reach it
    return box
