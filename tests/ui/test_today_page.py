"""The first page: what it says, and where its buttons lead."""

from __future__ import annotations

import datetime
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QToolButton

from netplanner import contacts, goals, i18n, owner, referrals
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.model.plan import Goal, Measure
from netplanner.model.referrals import Direction, Referral, ReferralStatus
from netplanner.model.work import Activity, Purpose
from ui.today.lines import GoalLine, PersonLine, ReferralLine, show_value
from ui.today.page import TodayPage
from ui.today.parts import StepLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netplanner.store import Book

TODAY = datetime.date(2026, 11, 24)
RECEIVED = Referral(
    day=datetime.date(2026, 11, 10), prospect_name="Sole & Figli", direction=Direction.RECEIVED
)


@pytest.fixture
def page(qtbot, session) -> TodayPage:
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    QApplication.processEvents()  # what is read after the first paint
    return page


def _lines(page: TodayPage, kind: type[QWidget]) -> list[QWidget]:
    QApplication.processEvents()  # Qt shows what is added to a page in sight a moment later
    return [one for one in page.findChildren(kind) if one.isVisible()]


def _words(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_the_first_page_loads_nothing_heavy() -> None:
    program = (
        "import sys, ui.today.page;"
        "sys.exit(any(name in sys.modules for name in ('babel', 'numpy', 'jinja2', 'pyqtgraph')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_new_owner_is_led_through_the_first_steps(qtbot, page, book: Book) -> None:
    steps = _lines(page, StepLine)
    assert len(steps) == 4
    for step, signal in zip(
        steps,
        (
            page.import_requested,
            page.log_requested,
            page.referral_requested,
            page.page_requested,
        ),
        strict=True,
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(step.button, Qt.MouseButton.LeftButton)
    contacts.save(book, Card(contact=Contact(given="Anna")))
    assert "Done" in _words(_lines(page, StepLine)[0])


def test_the_steps_go_when_all_are_done(page, book: Book) -> None:
    contacts.save(book, Card(contact=Contact(given="Anna")))
    with book.edit("fill") as edit:
        edit.put(Activity(day=TODAY, minutes=30))
        edit.put(Referral(day=TODAY, prospect_name="Rossi"))
        edit.put(Goal(target=1, start_on=TODAY, due_on=TODAY, purposes=Purpose.NONE))
    assert not page.steps.isVisible()


def test_the_owner_is_greeted_with_the_date(page, book: Book) -> None:
    assert page.greeting.text() == "Today"
    owner.save(book, replace(book.profile, owner="Carla Neri"))
    assert page.greeting.text() == "Hello, Carla"
    assert page.date.text() == "Tuesday 24 November 2026"


def test_what_is_saved_elsewhere_leaves_the_keyboard_where_it_is(page, book) -> None:
    met = datetime.date(2026, 9, 1)
    contacts.save(book, Card(contact=Contact(given="Anna", cadence_days=30, met_on=met)))
    (line,) = _lines(page, PersonLine)
    line.log.setFocus()
    with book.edit("fill") as edit:
        edit.put(Goal(target=1, start_on=TODAY, due_on=TODAY, purposes=Purpose.NONE))
    referrals.save(book, RECEIVED)
    assert page.focusWidget() is line.log
    contacts.save(book, Card(contact=Contact(given="Bruno", cadence_days=30, met_on=met)))
    assert [_words(one).split(" | ")[0] for one in _lines(page, PersonLine)] == ["Anna", "Bruno"]


def test_people_due_are_named_with_phone_and_can_be_logged_and_opened(qtbot, page, book) -> None:
    number = contacts.save(
        book,
        Card(
            contact=Contact(given="<b>Anna</b>", cadence_days=30, met_on=datetime.date(2026, 9, 1)),
            points=(ContactPoint(kind=PointKind.PHONE, value="+39 333 1234567"),),
        ),
    )
    (line,) = _lines(page, PersonLine)
    assert "<b>Anna</b>" in _words(line)
    assert "84 days, every 30" in _words(line)
    phone = "+39\N{NO-BREAK SPACE}333\N{NO-BREAK SPACE}1234567"
    assert f"no contact noted since you met · {phone}" in _words(line)
    log, show = line.findChildren(QToolButton)
    assert log.toolTip() == "<qt>Log time with &lt;b&gt;Anna&lt;/b&gt;</qt>"
    with qtbot.waitSignal(page.log_requested) as logged:
        qtbot.mouseClick(log, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.contact_requested) as opened:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert logged.args == opened.args == [number]


def test_a_received_referral_waits_until_contacted_and_then_until_thanked(
    qtbot, page, book
) -> None:
    number = referrals.save(book, RECEIVED)
    (line,) = _lines(page, ReferralLine)
    assert _words(line).startswith("Sole & Figli")
    assert "14 days without contact" in _words(line)
    qtbot.mouseClick(line.done, Qt.MouseButton.LeftButton)
    assert _lines(page, ReferralLine) == []
    referrals.set_status(book, number, ReferralStatus.WON)
    (line,) = _lines(page, ReferralLine)
    qtbot.mouseClick(line.done, Qt.MouseButton.LeftButton)
    assert _lines(page, ReferralLine) == []
    saved = book.get(Referral, number)
    assert saved is not None
    assert saved.thanked_on == TODAY


def test_a_second_click_is_not_meant_for_the_referral_that_moves_up(qtbot, page, book) -> None:
    for name in ("Uno", "Due"):
        referrals.save(book, replace(RECEIVED, prospect_name=name))
    first, _other = _lines(page, ReferralLine)
    qtbot.mouseClick(first.done, Qt.MouseButton.LeftButton)
    (left,) = _lines(page, ReferralLine)
    assert page.focusWidget() is left.done
    QApplication.sendEvent(left.done, _double_click(left.done))
    qtbot.mouseRelease(left.done, Qt.MouseButton.LeftButton)
    assert len(_lines(page, ReferralLine)) == 1


def _double_click(widget: QWidget) -> QMouseEvent:
    place = QPointF(widget.rect().center())
    button = Qt.MouseButton.LeftButton
    kind = QMouseEvent.Type.MouseButtonDblClick
    where = QPointF(widget.mapToGlobal(widget.rect().center()))
    return QMouseEvent(kind, place, where, button, button, Qt.KeyboardModifier.NoModifier)


def test_goals_of_today_show_their_pace(page, book) -> None:
    year = {"start_on": datetime.date(2026, 1, 1), "due_on": datetime.date(2026, 12, 31)}
    goals.save(
        book,
        Goal(
            title="Give",
            measure=Measure.REFERRALS_GIVEN,
            target=2,
            purposes=Purpose.NONE,
            **year,
        ),
    )
    (line,) = _lines(page, GoalLine)
    assert line.accessibleName() == "Give, 0 of 2, by today: 2, At risk"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "€4,938"), ("it", "4.938\N{NO-BREAK SPACE}€")]
)
def test_amounts_of_goals_are_written_as_the_language_writes_them(language, text) -> None:
    i18n.use_language(language)
    assert show_value(Measure.CLOSED_BUSINESS, 493800, "EUR") == text
    assert show_value(Measure.CLOSED_BUSINESS, 493800, "CHF").count("CHF") == 1


def test_the_figures_follow_the_log_and_undo(page, book) -> None:
    with book.edit("log") as edit:
        edit.put(Activity(day=TODAY, minutes=75))
        edit.put(Referral(day=TODAY, prospect_name="Rossi"))
    assert page.hours.value.text() == "1:15"
    assert page.exchanged.value.text() == "1"
    assert page.habit.value.text() == "1 of 20"
    book.undo()
    assert page.hours.value.text() == "0:00"


@pytest.mark.parametrize("woken_by", ["show", "window"])
def test_the_page_tells_of_the_day_it_is_though_the_program_stayed_open(
    page, session, monkeypatch, woken_by
) -> None:
    monkeypatch.setattr(session, "today", lambda: TODAY + datetime.timedelta(days=1))
    if woken_by == "show":
        page.hide()
        page.show()
    else:
        QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    assert page.date.text() == "Wednesday 25 November 2026"


def test_a_page_out_of_sight_reads_only_when_it_is_shown_again(page, book) -> None:
    page.hide()
    with book.edit("log") as edit:
        edit.put(Activity(day=TODAY, minutes=75))
    assert page.hours.value.text() == "0:00"
    page.show()
    assert page.hours.value.text() == "1:15"


def test_every_label_shows_its_text_as_it_is(page, book) -> None:
    referrals.save(book, RECEIVED)
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_those_without_room_are_counted_to_the_last(page, book: Book) -> None:
    with book.edit("fill") as edit:
        for number in range(131):
            edit.put(replace(RECEIVED, prospect_name=f"Prospect {number}"))
            edit.put(Contact(uid=str(number), given=f"Person {number}", cadence_days=30))
    assert len(_lines(page, ReferralLine)) == 6
    for part in (page.waiting, page.people):
        assert "and 125 more" in [one.text() for one in part.findChildren(QPushButton)]


@pytest.mark.parametrize("height", [300, 1400])
def test_the_cards_end_where_the_buttons_above_them_do(qtbot, page, height) -> None:
    page.resize(1000, height)

    def ends(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    bars = page.findChildren(QScrollBar)
    (bar,) = (one for one in bars if one.orientation() is Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: bar.isVisible() is (height == 300))
    qtbot.waitUntil(lambda: ends(page.steps) == ends(page.log_button))


def test_names_without_a_blank_do_not_widen_the_page(qtbot, page, book: Book) -> None:
    endless = "w" * 400
    before = page.minimumSizeHint().width()
    owner.save(book, replace(book.profile, owner=endless))
    points = (ContactPoint(kind=PointKind.PHONE, value=endless),)
    ada = Card(contact=Contact(given=endless, cadence_days=30), points=points)
    partner = contacts.save(book, ada)
    referrals.save(book, replace(RECEIVED, prospect_name=endless, partner_id=partner))
    dates = {"start_on": TODAY, "due_on": TODAY, "purposes": Purpose.NONE}
    goals.save(book, Goal(title=endless, target=1, **dates))
    page.resize(760, 600)
    assert page.minimumSizeHint().width() == before
    for line in (*_lines(page, PersonLine), *_lines(page, ReferralLine), *_lines(page, GoalLine)):
        right = line.mapTo(page, line.rect().topRight()).x()
        assert right < page.width(), type(line).__name__


def test_tab_goes_to_the_people_then_the_referrals_then_the_links(qtbot, page, book) -> None:
    contacts.save(book, Card(contact=Contact(given="Anna", cadence_days=30)))
    referrals.save(book, RECEIVED)
    (person,) = _lines(page, PersonLine)
    (referral,) = _lines(page, ReferralLine)
    stops = [*person.findChildren(QToolButton), referral.done]
    stops += [referral.findChild(QToolButton), page.people.more, page.waiting.more, page.goals.more]
    page.first_field().setFocus()
    seen = []
    for _press in range(20):
        seen.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    at = seen.index(stops[0])
    assert seen[at : at + len(stops)] == stops


def test_the_title_stands_where_those_of_the_other_pages_do(qtbot, page, session) -> None:
    from ui.contacts.page import ContactsPage

    other = ContactsPage(session)
    qtbot.addWidget(other)
    other.resize(page.size())
    other.show()

    def middle(button: QPushButton, whole: QWidget) -> int:
        return button.mapTo(whole, button.rect().center()).y()

    assert middle(page.log_button, page) == middle(other.add_button, other)
    assert page.greeting.y() < page.log_button.geometry().bottom() < page.date.y() + 2
