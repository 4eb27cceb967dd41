"""The page of referrals, driven by typing and clicking."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from netplanner import contacts, i18n, referrals
from netplanner.model.months import month_key
from netplanner.model.people import Card, Contact
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.referrals import ReferralRow, Wanted
from ui.referrals.page import ReferralsPage
from ui.widgets.scroll import FormScroll

if TYPE_CHECKING:
    from netplanner.store import Book

DAY = datetime.date(2026, 11, 10)
GIVEN = Referral(day=DAY, prospect_name="Hotel Aurora")
RECEIVED = Referral(day=DAY, prospect_name="Panificio Sole", direction=Direction.RECEIVED)


@pytest.fixture
def page(qtbot, session) -> ReferralsPage:
    page = ReferralsPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _shown(page: ReferralsPage) -> list[str]:
    """The list as read from top to bottom: headings and first lines."""
    return [
        item.prospect if isinstance(item, ReferralRow) else item.name
        for item in page.list.rows.items
    ]


def _choose(page: ReferralsPage, number: int) -> None:
    page.list.setCurrentIndex(page.list.rows.index_of(number))


def test_a_given_referral_is_entered_by_keyboard_alone(qtbot, page, book: Book) -> None:
    contacts.save(book, Card(contact=Contact(given="Anna", family="Bianchi")))
    page.new()
    editor = page.editor
    assert editor.direction.value() is Direction.GIVEN
    qtbot.keyClicks(editor.partner, "bian")
    qtbot.keyClick(editor.partner, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.prospect, "Hotel <b>Aurora</b>")
    qtbot.keyClicks(editor.phone, "051 998877")
    qtbot.keyClicks(editor.need, "A website")
    qtbot.keyClicks(editor.value, "1.250,50")
    assert page.save_draft()
    (row,) = referrals.rows(book, Wanted())
    assert (row.direction, row.partner, row.prospect) == (
        Direction.GIVEN,
        "Anna Bianchi",
        "Hotel <b>Aurora</b>",
    )
    assert (row.day, row.phone, row.value_cents) == (session_today(), "051 998877", 125050)
    assert editor.head.text() == "Hotel <b>Aurora</b>"
    assert page.list.current_id() == row.id


def session_today() -> datetime.date:
    return datetime.date(2026, 11, 24)


def test_given_stands_before_received_with_totals_of_each(page, book: Book) -> None:
    referrals.save(book, RECEIVED)
    referrals.save(book, replace(GIVEN, day=datetime.date(2026, 1, 2), value_cents=100_00))
    assert _shown(page) == ["GIVEN", "Hotel Aurora", "RECEIVED", "Panificio Sole"]
    assert page.totals[Direction.GIVEN].head.text() == "1 referral given"
    assert page.totals[Direction.GIVEN].counts.text() == "1 open · 0 won"
    assert "€100.00" in page.totals[Direction.GIVEN].amounts.text()


def test_a_new_referral_begins_at_the_top_of_the_form(qtbot, page, book: Book) -> None:
    page.resize(900, 420)
    _choose(page, referrals.save(book, GIVEN))
    bar = page.editor.findChild(FormScroll).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.new()
    assert bar.value() == 0


def test_enter_saves_from_every_field_of_one_line(qtbot, page, book: Book) -> None:
    page.new()
    qtbot.keyClicks(page.editor.prospect, "Hotel Aurora")
    qtbot.keyClicks(page.editor.need, "A website")
    qtbot.keyClick(page.editor.need, Qt.Key.Key_Return)
    assert referrals.rows(book, Wanted()) == []
    page.editor.value.setFocus()
    qtbot.keyClicks(page.editor.value, "1200")
    qtbot.keyClick(page.editor.value, Qt.Key.Key_Return)
    assert [row.value_cents for row in referrals.rows(book, Wanted())] == [120000]


def test_a_book_with_referrals_asks_to_choose_one(page, book: Book) -> None:
    assert page.begin.isVisible()
    assert not page.list.isVisible()
    assert not page.new_button.isVisible()  # one button is enough
    referrals.save(book, GIVEN)
    assert page.nothing.isVisible()
    assert page.list.isVisible()


def test_the_splitter_stays_as_it_was_left(qtbot, page, session, book) -> None:
    referrals.save(book, GIVEN)
    before = page.splitter.sizes()
    page.splitter.moveSplitter(before[0] + 60, 1)
    wanted = page.splitter.sizes()
    assert wanted != before
    again = ReferralsPage(session)
    qtbot.addWidget(again)
    again.resize(page.size())
    with qtbot.waitExposed(again):
        again.show()
    assert again.splitter.sizes() == wanted


def test_italian_says_given_in_words_that_are_not_a_date(qtbot, session, book: Book) -> None:
    i18n.use_language("it")
    referrals.save(book, GIVEN)
    page = ReferralsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.show_referral(1)
    assert page.totals[Direction.GIVEN].head.text() == "1 referenza data"
    labels = {label.text() for label in page.findChildren(QLabel)}
    assert labels.isdisjoint({"Date", "Data a"})


def test_nonsense_is_marked_at_its_field_and_nothing_typed_is_lost(qtbot, page, book) -> None:
    page.new()
    qtbot.keyClicks(page.editor.prospect, "Aurora")
    qtbot.keyClicks(page.editor.value, "much")
    assert not page.save_draft()
    assert page.editor.form.fields["value_cents"].problem
    assert page.editor.form.fields["prospect_name"].problem is None
    assert page.editor.prospect.text() == "Aurora"
    assert referrals.rows(book, Wanted()) == []


def test_a_referral_without_partner_and_prospect_is_not_saved(qtbot, page, book) -> None:
    page.new()
    qtbot.mouseClick(page.editor.save_button, Qt.MouseButton.LeftButton)
    assert page.editor.form.fields["prospect_name"].problem
    assert referrals.rows(book, Wanted()) == []


def test_a_new_form_that_names_nothing_is_dropped_without_a_word(qtbot, page, book) -> None:
    page.new()
    assert not page.has_draft()
    assert page.save_draft()
    page.new()
    received = page.editor.direction.buttons[Direction.RECEIVED]
    qtbot.mouseClick(received, Qt.MouseButton.LeftButton)
    assert not page.has_draft()
    assert page.save_draft()
    assert referrals.rows(book, Wanted()) == []
    qtbot.keyClicks(page.editor.phone, "051")
    assert page.has_draft()
    assert not page.save_draft()


def test_leaving_the_page_saves_no_referral_that_was_only_begun(qtbot, page, book) -> None:
    number = contacts.save(book, Card(contact=Contact(given="Anna", family="Bianchi")))
    page.new(partner_id=number)
    qtbot.keyClicks(page.editor.need, "A website")
    assert page.save()
    assert referrals.rows(book, Wanted()) == []
    assert page.has_draft()
    assert page.editor.need.toPlainText() == "A website"
    page.new()
    assert page.editor.need.toPlainText() == "A website"
    assert page.editor.partner.contact_id() == number
    book.undo()  # the contact goes: what was typed stays
    assert page.editor.need.toPlainText() == "A website"


def test_what_was_begun_waits_while_another_referral_is_looked_at(qtbot, page, book) -> None:
    old = referrals.save(book, GIVEN)
    page.new()
    editor = page.editor
    qtbot.mouseClick(editor.direction.buttons[Direction.RECEIVED], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.partner, "Carla Rossi")
    qtbot.keyClick(editor.partner, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.prospect, "Hotel Bellavista")
    qtbot.keyClicks(editor.value, "lots")
    qtbot.mouseClick(editor.amounts.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.amounts.lines[0].amount, "15a")
    before = editor.typed()
    _choose(page, old)
    assert editor.record_id == old
    assert page.has_draft()
    qtbot.keyClicks(editor.need, "A kitchen")
    assert page.new_button.text() == "Go on with the new one"
    qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    saved = book.get(Referral, old)
    assert saved is not None
    assert saved.need == "A kitchen"
    assert editor.typed() == before
    assert page.new_button.text() == "New referral"
    qtbot.mouseClick(editor.discard_button, Qt.MouseButton.LeftButton)
    assert not page.has_draft()
    assert [row.prospect for row in referrals.rows(book, Wanted())] == ["Hotel Aurora"]


def test_a_partner_nobody_knows_yet_is_made_with_the_referral_and_undone_with_it(
    qtbot, page, book
) -> None:
    page.new()
    qtbot.keyClicks(page.editor.partner, "Carla Rossi")
    qtbot.keyClick(page.editor.partner, Qt.Key.Key_Return)
    assert contacts.count(book) == 0
    page.editor.prospect.setFocus()
    qtbot.keyClick(page.editor.prospect, Qt.Key.Key_Return)
    assert [row.partner for row in referrals.rows(book, Wanted())] == ["Carla Rossi"]
    book.undo()
    assert contacts.count(book) == 0
    assert referrals.rows(book, Wanted()) == []


def test_the_keyboard_stays_on_the_page_when_its_button_goes_off(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, GIVEN))
    for button in (page.editor.save_button, page.editor.discard_button):
        qtbot.keyClicks(page.editor.need, "x")
        button.setFocus()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert page.focusWidget() is page.editor.direction.buttons[Direction.GIVEN]
    page.editor.delete_button.setFocus()
    qtbot.mouseClick(page.editor.delete_button, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.begin.button


def test_filters_that_find_nothing_can_be_cleared(qtbot, page, book) -> None:
    referrals.save(book, GIVEN)
    page.chooser.status.set_value(ReferralStatus.LOST)
    page.chooser.status.edited.emit()
    qtbot.keyClicks(page.chooser.search, "zzz")
    assert page.none.isVisible()
    qtbot.mouseClick(page.none.button, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    assert page.chooser.search.text() == ""


def test_each_level_says_by_itself_what_it_is(page) -> None:
    texts = [page.editor.level.itemText(place) for place in range(page.editor.level.count())]
    assert len(texts) == 5
    assert not any("…" in text for text in texts)


def test_tab_comes_to_everything_in_the_order_of_the_eye(qtbot, page, book) -> None:
    closed = [ClosedBusiness(day=DAY, amount_cents=100_00)]
    partner = contacts.save(book, Card(contact=Contact(given="Anna")))
    _choose(page, referrals.save(book, replace(GIVEN, partner_id=partner), closed))
    chooser, editor = page.chooser, page.editor
    qtbot.mouseClick(editor.amounts.add_button, Qt.MouseButton.LeftButton)
    first, second = editor.amounts.lines
    qtbot.waitUntil(second.isVisible)
    places = [
        page.new_button,
        chooser.direction,
        chooser.status,
        chooser.period,
        chooser.partner,
        page.list,
        editor.direction.buttons[Direction.GIVEN],
        editor.day,
        editor.partner,
        editor.open_partner,
        editor.prospect,
        editor.status,
        editor.phone,
        editor.email,
        editor.need,
        editor.level,
        editor.inside,
        editor.value,
        editor.thanked,
        editor.thanked_today,
        first.day,
        first.amount,
        first.remove,
        second.day,
        second.amount,
        second.remove,
        editor.amounts.add_button,
        editor.delete_button,
        editor.discard_button,
        editor.save_button,
    ]
    qtbot.keyClicks(editor.need, "x")
    chooser.search.setFocus()
    for place in places:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is place, place.accessibleName()


@pytest.mark.parametrize("keys", ["save", "leave"])
def test_an_amount_that_cannot_be_read_is_red_itself_and_in_sight(qtbot, page, book, keys) -> None:
    page.resize(900, 480)
    _choose(page, referrals.save(book, GIVEN))
    editor = page.editor
    qtbot.mouseClick(editor.amounts.add_button, Qt.MouseButton.LeftButton)
    (line,) = editor.amounts.lines
    qtbot.keyClicks(line.amount, "15a")
    editor.findChild(FormScroll).verticalScrollBar().setValue(0)
    assert not (page.save() if keys == "leave" else editor.save())
    assert line.amount.property("problem")
    assert not editor.amounts.add_button.property("problem")
    field = editor.form.fields["closed"]
    assert field.problem
    area = editor.findChild(FormScroll)
    qtbot.waitUntil(
        lambda: (
            field.mapTo(area.viewport(), field.rect().bottomLeft()).y() <= area.viewport().height()
        )
    )
    qtbot.keyClick(line.amount, Qt.Key.Key_Backspace)
    editor.need.setFocus()
    assert not line.amount.property("problem")
    assert not editor.amounts.add_button.property("problem")


def test_closed_amounts_are_added_and_the_referral_counts_as_won(qtbot, page, book) -> None:
    number = referrals.save(book, RECEIVED)
    _choose(page, number)
    amounts = page.editor.amounts
    for text in ("400", "80,50"):
        qtbot.mouseClick(amounts.add_button, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(amounts.lines[-1].amount, text)
    assert page.save()
    (row,) = referrals.rows(book, Wanted())
    assert (row.closed_cents, row.status) == (480_50, ReferralStatus.WON)
    qtbot.mouseClick(page.editor.amounts.lines[0].remove, Qt.MouseButton.LeftButton)
    assert page.save()
    assert [one.amount_cents for one in referrals.closed_of(book, number)] == [80_50]


def test_several_closed_amounts_are_added_up(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, RECEIVED))
    amounts = page.editor.amounts
    for text in ("1200", "34,50"):
        qtbot.mouseClick(amounts.add_button, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(amounts.lines[-1].amount, text)
    assert amounts.total.text() == "Total 1,234.50"
    qtbot.mouseClick(amounts.lines[0].remove, Qt.MouseButton.LeftButton)
    assert amounts.total.text() == ""


def test_a_closed_line_left_empty_is_no_amount_and_wins_nothing(qtbot, page, book) -> None:
    number = referrals.save(book, RECEIVED)
    _choose(page, number)
    qtbot.mouseClick(page.editor.amounts.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.editor.need, "A new oven")
    assert page.save()
    (row,) = referrals.rows(book, Wanted())
    assert (row.closed_cents, row.status) == (0, ReferralStatus.TO_CONTACT)


def test_an_amount_thought_better_of_is_not_won_any_more(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, RECEIVED))
    amounts, status = page.editor.amounts, page.editor.status
    qtbot.mouseClick(amounts.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(amounts.lines[0].amount, "400")
    assert status.value() is ReferralStatus.WON
    qtbot.mouseClick(amounts.lines[0].remove, Qt.MouseButton.LeftButton)
    assert status.value() is ReferralStatus.TO_CONTACT


def test_an_amount_does_not_win_against_the_owners_word(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, RECEIVED))
    amounts, status = page.editor.amounts, page.editor.status
    qtbot.mouseClick(amounts.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(amounts.lines[0].amount, "4")
    status.set_value(ReferralStatus.QUOTE_SENT)
    status.edited.emit()
    qtbot.keyClicks(amounts.lines[0].amount, "00")
    assert page.save()
    (row,) = referrals.rows(book, Wanted())
    assert (row.closed_cents, row.status) == (400_00, ReferralStatus.QUOTE_SENT)


@pytest.mark.parametrize("text", ["", "0", "much", "-5"])
def test_a_saved_amount_is_taken_away_by_its_cross_and_not_by_emptying_it(
    qtbot, page, book, text
) -> None:
    number = referrals.save(book, RECEIVED, [ClosedBusiness(day=DAY, amount_cents=400_00)])
    _choose(page, number)
    (line,) = page.editor.amounts.lines
    line.amount.setFocus()
    line.amount.selectAll()
    qtbot.keyClick(line.amount, Qt.Key.Key_Delete)
    qtbot.keyClicks(line.amount, text)
    page.editor.need.setFocus()
    assert page.editor.form.fields["closed"].problem
    assert line.amount.property("problem")
    assert not page.save()
    assert line.amount.hasFocus()
    assert [one.amount_cents for one in referrals.closed_of(book, number)] == [400_00]
    qtbot.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    assert not page.editor.form.fields["closed"].problem
    assert page.save()
    assert referrals.closed_of(book, number) == []


def test_a_day_given_to_an_amount_asks_for_the_amount(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, RECEIVED))
    qtbot.mouseClick(page.editor.amounts.add_button, Qt.MouseButton.LeftButton)
    (line,) = page.editor.amounts.lines
    line.day.selectAll()
    qtbot.keyClicks(line.day, "3/11")
    assert not page.save()
    assert page.editor.form.fields["closed"].problem
    assert line.amount.hasFocus()


def test_a_status_picked_is_saved_at_once(qtbot, page, book) -> None:
    number = referrals.save(book, GIVEN)
    _choose(page, number)
    box = page.editor.status
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    (row,) = referrals.rows(book, Wanted())
    assert row.status is ReferralStatus.CONTACTED


def test_what_was_typed_is_saved_on_going_to_another_referral(qtbot, page, book) -> None:
    first, second = referrals.save(book, GIVEN), referrals.save(book, RECEIVED)
    _choose(page, first)
    qtbot.keyClicks(page.editor.need, "A new kitchen")
    _choose(page, second)
    assert page.editor.record_id == second
    saved = book.get(Referral, first)
    assert saved is not None
    assert saved.need == "A new kitchen"


def test_discard_brings_back_what_the_book_has(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, GIVEN))
    qtbot.keyClicks(page.editor.prospect, " Palace")
    qtbot.mouseClick(page.editor.discard_button, Qt.MouseButton.LeftButton)
    assert page.editor.prospect.text() == "Hotel Aurora"
    assert not page.editor.dirty


def test_delete_takes_the_referral_away_and_undo_brings_it_back(qtbot, page, book) -> None:
    _choose(page, referrals.save(book, GIVEN))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert _shown(page) == []
    assert page.right_stack.currentIndex() == 0
    book.undo()
    assert _shown(page) == ["GIVEN", "Hotel Aurora"]


def test_after_delete_no_other_referral_stands_under_the_button(qtbot, page, book) -> None:
    referrals.save(book, RECEIVED)
    _choose(page, referrals.save(book, GIVEN))
    qtbot.mouseClick(page.editor.delete_button, Qt.MouseButton.LeftButton)
    assert _shown(page) == ["RECEIVED", "Panificio Sole"]
    assert not page.editor.delete_button.isVisible()


def test_after_the_delete_key_the_next_of_the_list_is_shown(qtbot, page, book) -> None:
    other = referrals.save(book, replace(GIVEN, prospect_name="Hotel Bellavista"))
    _choose(page, referrals.save(book, GIVEN))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.editor.record_id == other


def test_undo_of_a_change_shows_in_the_form(qtbot, page, book) -> None:
    number = referrals.save(book, GIVEN)
    _choose(page, number)
    referrals.set_status(book, number, ReferralStatus.LOST)
    assert page.editor.status.value() is ReferralStatus.LOST
    book.undo()
    assert page.editor.status.value() is ReferralStatus.TO_CONTACT


def test_search_and_filters_narrow_the_list(qtbot, page, book) -> None:
    referrals.save(book, GIVEN)
    referrals.save(book, replace(RECEIVED, status=ReferralStatus.LOST))
    page.focus_search()
    qtbot.keyClicks(page.chooser.search, "sole")
    assert _shown(page) == ["RECEIVED", "Panificio Sole"]
    qtbot.keyClicks(page.chooser.search, " nowhere")
    assert page.left_stack.currentWidget() is page.none
    page.chooser.search.clear()
    page.chooser.status.set_value("open")
    page.chooser.status.edited.emit()
    assert _shown(page) == ["GIVEN", "Hotel Aurora"]


def test_a_month_of_the_chart_is_shown_until_all_months_are_wanted(qtbot, page, book) -> None:
    referrals.save(book, GIVEN)
    referrals.save(book, replace(RECEIVED, day=datetime.date(2026, 10, 31)))
    page.show_month(month_key(datetime.date(2026, 10, 1)))
    assert _shown(page) == ["RECEIVED", "Panificio Sole"]
    assert page.chooser.month_button.text() == "October 2026"
    qtbot.mouseClick(page.chooser.month_button, Qt.MouseButton.LeftButton)
    assert len(_shown(page)) == 4


def test_a_received_referral_not_contacted_in_48_hours_says_so(page, book) -> None:
    number = referrals.save(book, RECEIVED)
    _choose(page, number)
    assert page.editor.hint.text() == "14 days without a first contact"
    assert "14 days, not contacted" in page.list.currentIndex().data()


def test_the_partner_can_be_opened(qtbot, page, book) -> None:
    partner = contacts.save(book, Card(contact=Contact(given="Anna")))
    _choose(page, referrals.save(book, replace(GIVEN, partner_id=partner)))
    with qtbot.waitSignal(page.contact_requested) as asked:
        qtbot.mouseClick(page.editor.open_partner, Qt.MouseButton.LeftButton)
    assert asked.args == [partner]


def test_every_label_shows_its_text_as_it_is(page, book) -> None:
    _choose(page, referrals.save(book, replace(GIVEN, prospect_name="<b>Aurora</b>")))
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_a_name_without_a_blank_does_not_widen_the_page(page, book) -> None:
    _choose(page, referrals.save(book, GIVEN))
    before = page.minimumSizeHint().width()
    _choose(page, referrals.save(book, replace(GIVEN, prospect_name="w" * 400)))
    assert page.minimumSizeHint().width() == before


def test_what_is_typed_into_a_referral_deleted_underneath_is_saved_as_a_new_one(
    qtbot, page, book: Book, session
) -> None:
    won = replace(RECEIVED, status=ReferralStatus.WON)
    number = referrals.save(book, won, [ClosedBusiness(day=DAY, amount_cents=50_000)])
    page.show_referral(number)
    qtbot.keyClicks(page.editor.need, "A website")
    with qtbot.waitSignal(session.message) as said:
        referrals.remove(book, [number])
    assert said.args[0].startswith("This referral was deleted meanwhile.")
    assert page.save_draft()
    (row,) = referrals.rows(book, Wanted())
    assert (row.prospect, row.closed_cents) == ("Panificio Sole", 50_000)
    assert book.get(Referral, row.id).need == "A website"


def test_every_save_keeps_what_was_not_changed(page, book: Book) -> None:
    partner = contacts.save(book, Card(contact=Contact(given="Anna")))
    full = Referral(
        direction=Direction.RECEIVED,
        day=DAY,
        partner_id=partner,
        prospect_name="Panificio Sole",
        prospect_phone="051 998877",
        prospect_email="info@example.it",
        need="A website",
        level=5,
        inside=True,
        value_cents=120_00,
        status=ReferralStatus.WON,
        thanked_on=DAY,
        told_on=DAY,
    )
    empty = Referral(day=DAY)
    same = [
        one.name for one in fields(Referral) if getattr(full, one.name) == getattr(empty, one.name)
    ]
    assert same == ["id", "day"]  # all else would be seen to go
    number = referrals.save(book, full)
    page.show_referral(number)
    page.editor.prospect.setText("Panificio Luna")
    page.editor.prospect.textEdited.emit("Panificio Luna")
    assert page.save()
    assert book.get(Referral, number) == replace(full, id=number, prospect_name="Panificio Luna")
