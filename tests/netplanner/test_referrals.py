"""Saving, listing and counting referrals, on a real book."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netplanner import contacts, referrals
from netplanner.errors import InvalidError
from netplanner.model.people import Card, Contact
from netplanner.model.referrals import ClosedBusiness, Direction, Referral, ReferralStatus
from netplanner.referrals import Wanted

if TYPE_CHECKING:
    from netplanner.store import Book

DAY = datetime.date(2026, 11, 10)
GIVEN = Referral(day=DAY, prospect_name="Hotel Aurora")
RECEIVED = replace(GIVEN, direction=Direction.RECEIVED)


def _partner(book: Book, given_name: str = "Zoë", family: str = "Müller") -> int:
    return contacts.save(book, Card(contact=Contact(given=given_name, family=family)))


def _amount(cents: int, day: datetime.date = DAY) -> ClosedBusiness:
    return ClosedBusiness(day=day, amount_cents=cents)


def test_a_referral_needs_a_partner_or_a_prospect(book: Book) -> None:
    with pytest.raises(InvalidError) as caught:
        referrals.save(book, Referral(day=DAY, prospect_name="  "))
    assert list(caught.value.problems) == ["prospect_name"]
    assert referrals.rows(book, Wanted()) == []
    assert referrals.save(book, Referral(day=DAY, partner_id=_partner(book))) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"level": 0}, "level"),
        ({"level": 6}, "level"),
        ({"value_cents": -1}, "value_cents"),
        ({"thanked_on": datetime.date(2026, 11, 9)}, "thanked_on"),
    ],
)
def test_nonsense_is_named_at_its_field(change: dict[str, object], field: str) -> None:
    assert list(referrals.problems(replace(GIVEN, **change))) == [field]  # type: ignore[arg-type]  # varied on purpose


def test_an_amount_of_nothing_is_no_closed_business() -> None:
    assert list(referrals.problems(GIVEN, [_amount(0)])) == ["closed"]


def test_closed_amounts_are_added_changed_and_removed_with_the_referral(book: Book) -> None:
    number = referrals.save(book, RECEIVED, [_amount(100_00), _amount(50_00)])
    first, second = referrals.closed_of(book, number)
    saved = replace(RECEIVED, id=number)
    referrals.save(book, saved, [replace(second, amount_cents=70_00), _amount(5_00)])
    assert [one.amount_cents for one in referrals.closed_of(book, number)] == [70_00, 5_00]
    assert first.id not in {one.id for one in referrals.closed_of(book, number)}
    book.undo()
    assert referrals.closed_of(book, number) == [first, second]


def test_saving_without_saying_anything_of_amounts_keeps_them(book: Book) -> None:
    number = referrals.save(book, RECEIVED, [_amount(100_00)])
    referrals.save(book, replace(RECEIVED, id=number, need="A new kitchen"))
    assert [one.amount_cents for one in referrals.closed_of(book, number)] == [100_00]


def test_a_deleted_referral_comes_back_whole_by_undo(book: Book) -> None:
    number = referrals.save(book, RECEIVED, [_amount(100_00)])
    referrals.remove(book, [number])
    assert referrals.rows(book, Wanted()) == []
    book.undo()
    (row,) = referrals.rows(book, Wanted())
    assert (row.id, row.closed_cents) == (number, 100_00)


def test_a_referral_outlives_its_partner(book: Book) -> None:
    partner = _partner(book)
    referrals.save(book, replace(GIVEN, partner_id=partner))
    contacts.remove(book, [partner])
    (row,) = referrals.rows(book, Wanted())
    assert (row.partner_id, row.partner, row.prospect) == (None, "", "Hotel Aurora")


def test_totals_are_told_apart_given_first(book: Book) -> None:
    referrals.save(book, replace(GIVEN, value_cents=300_00))
    referrals.save(book, replace(GIVEN, value_cents=900_00, status=ReferralStatus.LOST))
    won = replace(RECEIVED, status=ReferralStatus.WON, value_cents=500_00)
    referrals.save(book, won, [_amount(400_00), _amount(80_00)])
    totals = referrals.totals(book, Wanted())
    assert list(totals) == [Direction.GIVEN, Direction.RECEIVED]
    given, received = totals.values()
    assert (given.count, given.open, given.won) == (2, 1, 0)
    assert (given.expected_cents, given.closed_cents) == (300_00, 0)
    assert (received.count, received.open, received.won) == (1, 0, 1)
    assert (received.expected_cents, received.closed_cents) == (0, 480_00)


def test_the_list_is_narrowed_by_what_is_asked_and_newest_first(book: Book) -> None:
    partner = _partner(book)
    old = referrals.save(book, replace(GIVEN, day=datetime.date(2025, 5, 1)))
    lost = referrals.save(book, replace(GIVEN, status=ReferralStatus.LOST, partner_id=partner))
    new = referrals.save(book, RECEIVED)

    def ids(**wishes: object) -> list[int]:
        return [row.id for row in referrals.rows(book, Wanted(**wishes))]  # type: ignore[arg-type]  # varied on purpose

    assert ids() == [new, lost, old]
    assert ids(direction=Direction.GIVEN) == [lost, old]
    assert ids(open_only=True) == [new, old]
    assert ids(status=ReferralStatus.LOST) == [lost]
    assert ids(first=datetime.date(2026, 1, 1)) == [new, lost]
    assert ids(last=datetime.date(2026, 1, 1)) == [old]
    assert ids(partner_id=partner) == [lost]


def test_search_finds_prospect_need_partner_phone_and_mail_without_accents(book: Book) -> None:
    number = referrals.save(
        book,
        replace(
            GIVEN,
            partner_id=_partner(book),
            prospect_phone="+39 051 998877",
            prospect_email="Info@Aurora.example",
            need="Perché serve un sito",
        ),
    )
    referrals.save(book, replace(GIVEN, prospect_name="Panificio Sole"))
    for text in ("auro", "perche", "muller", "99887", "info@aurora", "zoe & aurora"):
        assert [row.id for row in referrals.rows(book, Wanted(text=text))] == [number], text
    assert referrals.rows(book, Wanted(text="aurora sole")) == []


@given(text=st.text(max_size=20))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_search_text_can_fail(book: Book, text: str) -> None:
    assert isinstance(referrals.rows(book, Wanted(text=text)), list)


def test_a_received_referral_is_late_after_48_hours_without_a_first_contact(book: Book) -> None:
    referrals.save(book, RECEIVED)
    (row,) = referrals.rows(book, Wanted())
    assert not row.late(DAY + datetime.timedelta(days=2))
    assert row.late(DAY + datetime.timedelta(days=3))
    referrals.set_status(book, row.id, ReferralStatus.CONTACTED)
    (row,) = referrals.rows(book, Wanted())
    assert not row.late(DAY + datetime.timedelta(days=3))


def test_thanks_are_owed_for_what_was_won_until_they_are_given(book: Book) -> None:
    number = referrals.save(book, replace(RECEIVED, status=ReferralStatus.WON))
    assert [row.thanks_owed for row in referrals.to_act_on(book)] == [True]
    referrals.thank(book, number, DAY)
    assert referrals.to_act_on(book) == []


def test_first_contacts_come_before_thanks_and_given_ones_wait_for_nobody(book: Book) -> None:
    won = referrals.save(
        book, replace(RECEIVED, status=ReferralStatus.WON, day=datetime.date(2026, 1, 1))
    )
    fresh = referrals.save(book, RECEIVED)
    referrals.save(book, GIVEN)
    assert [row.id for row in referrals.to_act_on(book)] == [fresh, won]


def test_open_referrals_come_longest_waiting_first_and_the_silent_ones_last(book: Book) -> None:
    new = referrals.save(book, GIVEN)
    silent = replace(GIVEN, status=ReferralStatus.NO_ANSWER, day=datetime.date(2026, 1, 1))
    silent_id = referrals.save(book, silent)
    old = referrals.save(book, replace(RECEIVED, day=datetime.date(2026, 2, 1)))
    referrals.save(book, replace(GIVEN, status=ReferralStatus.PARKED))
    assert [row.id for row in referrals.open_referrals(book)] == [old, new, silent_id]
    assert [row.id for row in referrals.open_referrals(book, 1)] == [old]
