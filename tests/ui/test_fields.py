"""Fields, driven by the keyboard as a person would."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from netplanner import contacts, i18n
from netplanner.model.people import Card, Contact, ContactPoint, PointKind
from netplanner.model.work import ActivityKind, Purpose
from netplanner.words import KIND_WORDS
from ui.contacts.tags import TagField
from ui.icons import icon
from ui.widgets.fields import (
    ChoiceBox,
    ContactPicker,
    DayEdit,
    Field,
    Form,
    MinutesEdit,
    MoneyEdit,
    PeoplePicker,
    PurposePicker,
)
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from ui.session import Session

# The offscreen platform says so of every popup.

TODAY = datetime.date(2026, 11, 24)


def person(session: Session, given: str, family: str = "", firm: str = "") -> int:
    return contacts.save(session.book, Card(contact=Contact(given=given, family=family, firm=firm)))


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_a_day_half_typed_is_written_out_when_the_field_is_left(qtbot, shown):
    field = shown(DayEdit(today=lambda: TODAY))
    qtbot.keyClicks(field, "3/11")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "03/11/2026"
    assert field.day() == datetime.date(2026, 11, 3)


def test_the_arrow_keys_go_from_day_to_day(qtbot, shown):
    field = shown(DayEdit(today=lambda: TODAY))
    field.set_day(TODAY)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == datetime.date(2026, 11, 23)
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.day() == datetime.date(2026, 11, 30)


def test_a_day_is_picked_from_the_calendar(qtbot, shown):
    field = shown(DayEdit(today=lambda: TODAY))
    field.set_day(datetime.date(2026, 2, 10))
    with qtbot.waitSignal(field.edited):
        field.show_calendar()
        calendar = field.findChild(QCalendarWidget)
        qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Right)
        qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Return)
    assert field.day() == datetime.date(2026, 2, 11)


def test_what_has_happened_is_not_of_a_day_to_come(qtbot, shown):
    day = DayEdit(happened=True, today=lambda: TODAY)
    field = shown(Field("Thanked on", day))
    qtbot.keyClicks(day, "25/11/2026")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert field.problem == "This day is still to come."
    qtbot.keyClick(day, Qt.Key.Key_Down)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert field.problem is None
    assert day.day() == TODAY


def test_only_an_optional_day_may_be_empty(shown):
    assert shown(DayEdit(optional=True)).problem() is None
    assert shown(DayEdit()).problem()


@pytest.mark.parametrize(("language", "text"), [("en", "1,234.50"), ("it", "1.234,50")])
def test_an_amount_is_tidied_in_the_language_of_the_owner(qtbot, shown, language, text):
    i18n.use_language(language)
    field = shown(MoneyEdit())
    qtbot.keyClicks(field, "1234,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == text
    assert field.cents() == 123450


def test_an_amount_below_zero_is_refused_unless_wanted(qtbot, shown):
    field = shown(MoneyEdit())
    qtbot.keyClicks(field, "-3")
    assert field.cents() is None
    negative = shown(MoneyEdit(negative=True))
    qtbot.keyClicks(negative, "-3")
    assert negative.cents() == -300


def test_nonsense_is_marked_and_nothing_typed_is_lost(qtbot, shown):
    edit = MinutesEdit()
    field = shown(Field("Time", edit))
    qtbot.keyClicks(edit, "soon")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.problem
    assert edit.text() == "soon"
    assert edit.minutes() is None
    edit.selectAll()
    qtbot.keyClicks(edit, "1h15")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.problem is None
    assert edit.minutes() == 75


def test_a_form_marks_its_problems_and_goes_to_the_first(qtbot, shown):
    form = shown(Form())
    form.add("day", Field("Day", DayEdit()), 0)
    form.add("minutes", Field("Time", MinutesEdit()), 1)
    assert form.problems({"minutes": "How long?"})
    assert form.fields["minutes"].problem == "How long?"
    assert form.fields["day"].problem is None
    assert form.focusWidget() is form.fields["minutes"].widget
    assert not form.problems({})
    assert form.fields["minutes"].problem is None


def test_every_problem_stays_marked_though_the_focus_goes_to_the_first(qtbot, shown):
    form = Form()
    form.add("day", Field("Day", DayEdit()), 0)
    form.add("minutes", Field("Time", MinutesEdit()), 1)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    minutes = form.fields["minutes"].widget
    minutes.setFocus()
    qtbot.keyClicks(minutes, "25:00")
    form.problems({"day": "Give a day.", "minutes": "A day has no more than 24 hours."})
    assert form.fields["day"].widget.hasFocus()
    assert form.fields["minutes"].problem == "A day has no more than 24 hours."


def test_a_sentence_is_seen_whole_in_a_narrow_field(qtbot, shown):
    form = Form()
    form.add("day", Field("Day", DayEdit()), 0)
    form.add("minutes", Field("Time", MinutesEdit()), 0, 1)
    scroll = FormScroll()
    scroll.setWidget(form)
    shown(scroll)
    scroll.resize(290, 400)
    form.problems({"day": "This is no day. Write for example 24/11 or 24/11/2026."})
    (sentence,) = (
        label
        for label in form.fields["day"].findChildren(QLabel)
        if label.text().startswith("This is no day")
    )
    qtbot.waitUntil(lambda: sentence.height() >= sentence.heightForWidth(sentence.width()))


def test_a_form_scrolls_to_its_first_problem(qtbot):
    form = Form()
    for row in range(40):
        form.add(f"amount {row}", Field("Amount", MoneyEdit()), row)
    scroll = FormScroll()
    scroll.setWidget(form)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    with qtbot.waitExposed(scroll):
        scroll.show()
    form.problems({"amount 30": "No. " * 40})
    field = form.fields["amount 30"]
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    form.problems({"amount 2": "No."})
    assert not form.fields["amount 2"].visibleRegion().isEmpty()


def test_a_choice_keeps_the_member_and_says_the_word(shown):
    box = shown(ChoiceBox(KIND_WORDS.items(), "All kinds"))
    assert box.value() is None
    box.set_value(ActivityKind.EVENT)
    assert box.value() is ActivityKind.EVENT
    assert box.currentText() == "Event, fair, mixer"


def test_purposes_are_pressed_as_chips(qtbot, shown):
    picker = shown(PurposePicker())
    picker.set_purposes(Purpose.SKILLS)
    with qtbot.waitSignal(picker.edited):
        qtbot.mouseClick(picker.chips[Purpose.BUSINESS], Qt.MouseButton.LeftButton)
    assert picker.purposes() == Purpose.BUSINESS | Purpose.SKILLS


def test_a_contact_is_found_by_a_few_letters_without_accents(qtbot, session, shown):
    person(session, "Marco", "De Luca")
    zoe = person(session, "Zoë", "Müller", "Consulting")
    picker = shown(ContactPicker(session))
    qtbot.keyClicks(picker, "mull")
    assert picker.contact_id() is None
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.contact_id() == zoe
    assert picker.text() == "Zoë Müller"


def test_a_contact_whose_whole_name_is_typed_needs_no_picking(qtbot, session, shown):
    marco = person(session, "Marco", "De Luca")
    picker = shown(ContactPicker(session))
    picker.setText("marco de luca")
    picker.editingFinished.emit()
    assert picker.contact_id() == marco


def test_a_name_that_stands_for_nobody_is_a_problem(qtbot, session, shown):
    picker = shown(ContactPicker(session))
    qtbot.keyClicks(picker, "nobody")
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert picker.contact_id() is None
    assert picker.problem()
    assert contacts.count(session.book) == 0


def test_people_are_added_by_enter_and_taken_back_by_backspace(qtbot, session, shown):
    anna = person(session, "Anna", "Bianchi & Verdi")
    marco = person(session, "Marco", "De Luca")
    picker = shown(PeoplePicker(session))
    qtbot.keyClicks(picker.line, "anna")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.line, "marc")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.ids() == (anna, marco)
    assert picker.line.text() == ""
    assert [chip.text() for chip in picker.chips()] == [
        "Anna Bianchi && Verdi",
        "Marco De Luca",
    ]
    qtbot.waitUntil(picker.chips()[0].isVisible)
    picker.line.setFocus()
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert picker.ids() == (anna,)


def test_typing_on_after_tab_takes_nobody_away(qtbot, session, shown):
    anna = person(session, "Anna", "Bianchi")
    place = QWidget()
    picker, after = PeoplePicker(session), QLineEdit()
    layout = QVBoxLayout(place)
    layout.addWidget(picker)
    layout.addWidget(after)
    shown(place)
    picker.set_ids([anna])
    picker.line.setFocus()
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert place.focusWidget() is after
    qtbot.keyClicks(place.focusWidget(), "Bar Centrale")
    assert picker.ids() == (anna,)
    assert after.text() == "Bar Centrale"


def test_typing_on_after_tab_takes_no_tag_away(qtbot, shown):
    place = QWidget()
    tags, after = TagField(list), QLineEdit()
    layout = QVBoxLayout(place)
    layout.addWidget(tags)
    layout.addWidget(after)
    shown(place)
    tags.set_tags(["chess", "wine"])
    tags.input.setFocus()
    qtbot.keyClick(tags.input, Qt.Key.Key_Tab)
    assert place.focusWidget() is after
    tags.input.setFocus()
    qtbot.keyClick(tags.input, Qt.Key.Key_Left)
    qtbot.keyClick(place.focusWidget(), Qt.Key.Key_Delete)
    assert tags.tags() == ("chess",)
    qtbot.keyClicks(place.focusWidget(), "golf")  # goes into the line
    assert tags.tags() == ("chess", "golf")


def test_the_keyboard_goes_to_a_chip_and_takes_it_away(qtbot, session, shown):
    anna, marco, zoe = (person(session, name) for name in ("Anna", "Marco", "Zoe"))
    picker = shown(PeoplePicker(session))
    picker.set_ids([anna, marco, zoe])
    picker.line.setFocus()
    qtbot.keyClick(picker.line, Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Left)
    assert picker.focusWidget() is picker.chips()[1]
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Space)  # typed, and not meant for the chip
    assert picker.focusWidget() is picker.line
    picker.line.clear()
    qtbot.keyClick(picker.line, Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Delete)
    assert picker.ids() == (anna, zoe)
    assert picker.focusWidget() is picker.chips()[1]
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Right)
    assert picker.focusWidget() is picker.line
    qtbot.keyClick(picker.line, Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Tab)
    assert picker.focusWidget() is picker.line


def test_a_click_on_a_chip_takes_it_away(qtbot, session, shown):
    anna, marco = person(session, "Anna"), person(session, "Marco")
    picker = shown(PeoplePicker(session))
    picker.set_ids([anna, marco])
    qtbot.mouseClick(picker.chips()[0], Qt.MouseButton.LeftButton)
    assert picker.ids() == (marco,)


def offers(line: QLineEdit) -> QListView:
    """The list the line offers."""
    return next(
        view
        for view in QApplication.topLevelWidgets()
        if isinstance(view, QListView) and view.focusProxy() is line and view.isVisible()
    )


def test_the_arrow_key_does_not_leave_the_one_person_found_for_a_new_contact(qtbot, session, shown):
    suzanne = person(session, "Suzanne", "Abbott")
    picker = shown(PeoplePicker(session))
    qtbot.keyClicks(picker.line, "suzanne")
    qtbot.keyClick(offers(picker.line), Qt.Key.Key_Down)
    qtbot.keyClick(offers(picker.line), Qt.Key.Key_Return)
    assert picker.ids() == (suzanne,)
    assert picker.new_names() == ()
    qtbot.keyClicks(picker.line, "suzanne")
    for _press in range(2):
        qtbot.keyClick(offers(picker.line), Qt.Key.Key_Down)
    qtbot.keyClick(offers(picker.line), Qt.Key.Key_Return)
    assert picker.new_names() == ("suzanne",)


def test_somebody_new_waits_for_the_record_that_is_being_written(qtbot, session, shown):
    picker = shown(PeoplePicker(session))
    qtbot.keyClicks(picker.line, "Carla Maria Rossi")
    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert said.args == ["“Carla Maria Rossi” becomes a contact when this is saved."]
    assert [chip.text() for chip in picker.chips()] == ["Carla Maria Rossi (new)"]
    assert picker.ids() == ()
    assert contacts.count(session.book) == 0
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert picker.new_names() == ()


def test_where_nothing_is_being_written_somebody_new_is_made_at_once_and_said(
    qtbot, session, shown
):
    picker = shown(ContactPicker(session))
    qtbot.keyClicks(picker, "Carla Maria Rossi")
    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert said.args[0].startswith("“Carla Maria Rossi” is among your contacts now.")
    contact = session.book.get(Contact, picker.contact_id())
    assert (contact.given, contact.family) == ("Carla Maria", "Rossi")


def test_a_letter_or_two_are_looked_for_in_names_and_companies_alone(session):
    def made(given: str, firm: str = "") -> None:
        mail = ContactPoint(kind=PointKind.EMAIL, value=f"{given}@posta.example")
        card = Card(contact=Contact(given=given, firm=firm), points=(mail,))
        contacts.save(session.book, card)

    for given, firm in (("Anna", ""), ("Max", ""), ("Ugo", "Felix"), ("Ida", "")):
        made(given, firm)

    def found(text: str) -> list[str]:
        return [name for _id, name, _firm in contacts.matching(session.book, text)]

    assert found("x") == ["Max", "Ugo"]
    assert found("posta") == ["Anna", "Ida", "Max", "Ugo"]


def test_a_name_that_was_nobodys_is_found_once_the_contact_is_made(qtbot, session, shown):
    picker = shown(ContactPicker(session))
    qtbot.keyClicks(picker, "carla")
    carla = person(session, "Carla", "Rossi")
    qtbot.keyClicks(picker, " ros")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.contact_id() == carla


def test_people_who_leave_the_book_leave_the_field(qtbot, session, shown):
    anna, marco = person(session, "Anna"), person(session, "Marco")
    picker = shown(PeoplePicker(session))
    picker.set_ids([anna, marco])
    contacts.remove(session.book, [anna])
    assert picker.ids() == (marco,)


def test_the_cross_of_a_chip_leaves_a_gap_to_the_name(qapp):
    def columns(behind: bool) -> set[int]:
        image = icon("x", behind=behind).pixmap(QSize(16, 12)).toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {x for x, y in places if image.pixelColor(x, y).alpha()}

    assert min(columns(behind=True)) >= 4
    assert max(columns(behind=False)) < 12
