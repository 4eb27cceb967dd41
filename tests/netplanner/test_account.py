"""The account with a contact: credited before it is drawn on, open until what is owed is done."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from netplanner import account, activities, contacts, referrals
from netplanner.account import Open, What
from netplanner.errors import BookError, InvalidError
from netplanner.method.readiness import Reason
from netplanner.model.giving import Act, Ask, AskKind, Gift, Harvest, Light, Promise
from netplanner.model.knowing import StageChange
from netplanner.model.people import Card, Contact, Stage
from netplanner.model.referrals import Direction, Referral, ReferralStatus
from netplanner.model.rules import DEFAULT, Rules
from netplanner.model.work import Activity

TODAY = datetime.date(2026, 11, 25)
YESTERDAY = TODAY - datetime.timedelta(days=1)
TOMORROW = TODAY + datetime.timedelta(days=1)


def before(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


@pytest.fixture
def anna(book) -> int:
    return contacts.save(book, Card(contact=Contact(given="Anna", met_on=before(400))))


def gift(book, contact_id: int, act: Act = Act.ADVICE, days: int = 0, **rest) -> int:
    record = Gift(contact_id=contact_id, day=before(days), act=act, **rest)
    return account.give(book, record, TODAY)


def referral(book, partner_id: int, direction: Direction, days: int = 0, **rest) -> int:
    record = Referral(
        direction=direction, partner_id=partner_id, day=before(days), prospect_name="Sole", **rest
    )
    return referrals.save(book, record)


def ask(book, contact_id: int, days: int = 0, **rest) -> Ask:
    record = Ask(contact_id=contact_id, day=before(days), target="Architetti", **rest)
    return book.get(Ask, account.ask(book, DEFAULT, record, TODAY))


def trusted(book, contact_id: int) -> None:
    """All that a green light needs, but for gifts."""
    card = contacts.card(book, contact_id)
    seen = StageChange(day=before(30), stage=Stage.CREDIBILITY, evidence="Ha visto la cucina")
    contacts.save(book, replace(card, stages=(seen,)))
    for days in (10, 40):
        activities.save(book, Activity(day=before(days), minutes=60), [contact_id])


def test_an_empty_account_is_at_zero(book, anna):
    assert account.statement(book, DEFAULT, anna, TODAY) == ()
    assert account.balance(book, DEFAULT, anna, TODAY) == 0


def test_giving_credits_and_receiving_and_asking_draw(book, anna):
    gift(book, anna)
    referral(book, anna, Direction.GIVEN, level=4)
    referral(book, anna, Direction.RECEIVED, level=3)
    ask(book, anna, kind=AskKind.INTRODUCTION)
    lines = account.statement(book, DEFAULT, anna, TODAY)
    assert {(line.item.what, line.item.points) for line in lines} == {
        (What.GIFT, 5),
        (What.GIVEN, 8),
        (What.RECEIVED, -6),
        (What.ASK, -4),
    }
    assert account.balance(book, DEFAULT, anna, TODAY) == 3


def test_the_account_counts_with_the_owner_s_values(book, anna):
    gift(book, anna)
    assert account.balance(book, Rules(capital_advice=2), anna, TODAY) == 2


def test_the_balance_is_as_of_any_day(book, anna):
    gift(book, anna, days=365)
    gift(book, anna)
    assert account.balance(book, DEFAULT, anna, before(366)) == 0
    assert account.balance(book, DEFAULT, anna, before(365)) == 5
    assert account.balance(book, DEFAULT, anna, TODAY) == pytest.approx(7.5)


def test_an_ask_and_the_referral_that_came_of_it_are_charged_once(book, anna):
    got = referral(book, anna, Direction.RECEIVED, level=5)
    ask(book, anna, kind=AskKind.REFERRAL, referral_id=got)
    points = {
        line.item.what: line.item.points for line in account.statement(book, DEFAULT, anna, TODAY)
    }
    assert points == {What.RECEIVED: 0, What.ASK: -10}


def test_thanks_results_and_promises_are_open_until_they_are_done(book, anna):
    referral(book, anna, Direction.RECEIVED, days=20, status=ReferralStatus.WON)
    account.promise(book, Promise(contact_id=anna, day=before(5), what="Listino"), TODAY)
    owed = account.obligations(book, anna, TODAY)
    assert {one.what for one in owed} == {Open.THANKS, Open.REPORT, Open.PROMISE}
    for one in owed:
        account.settle(book, one, TODAY)
    assert account.obligations(book, anna, TODAY) == []
    book.undo()
    assert [one.what for one in account.obligations(book, anna, TODAY)] == [owed[-1].what]


def test_a_promise_with_time_left_is_open_and_not_yet_due(book, anna):
    made = Promise(contact_id=anna, day=TODAY, what="Listino", due_on=TOMORROW)
    account.promise(book, made, TODAY)
    (owed,) = account.obligations(book, anna, TODAY)
    assert not owed.due
    assert account.obligations(book, anna, TOMORROW)[0].due


def test_somebody_just_met_is_not_asked_yet(book):
    met = contacts.save(book, Card(contact=Contact(given="Piero", met_on=YESTERDAY)))
    early = ask(book, met)
    assert (early.light, early.harvest) == (Light.RED, Harvest.TOO_EARLY)


def test_who_knows_one_s_work_and_was_given_to_may_be_asked(book, anna):
    trusted(book, anna)
    gift(book, anna, days=20)
    gift(book, anna, Act.TESTIMONIAL, days=5)
    timely = ask(book, anna)
    assert (timely.light, timely.harvest) == (Light.GREEN, Harvest.NONE)


def test_an_unthanked_referral_keeps_the_light_from_green(book, anna):
    trusted(book, anna)
    for days in (3, 4, 5):
        gift(book, anna, days=days)
    referral(book, anna, Direction.RECEIVED, days=2, level=1)
    wanted = Ask(contact_id=anna, day=TODAY, target="Architetti")
    found = account.ready(book, DEFAULT, wanted)
    assert found == (Light.AMBER, (Reason.OBLIGATION,))


def test_asking_again_within_two_months_is_too_much(book, anna):
    trusted(book, anna)
    for days in (1, 2, 3, 4):
        gift(book, anna, days=days)
    ask(book, anna, days=30)
    again = ask(book, anna)
    assert (again.light, again.harvest) == (Light.AMBER, Harvest.TOO_MUCH)


def test_the_light_of_an_ask_stays_as_it_was_on_its_day(book, anna):
    early = ask(book, anna, days=10)
    trusted(book, anna)
    account.ask(book, DEFAULT, replace(early, target="Geometri"), TODAY)
    assert book.get(Ask, early.id).light is early.light is Light.RED


def test_what_is_still_to_come_is_not_recorded(book, anna):
    for record, save in (
        (Gift(contact_id=anna, day=TOMORROW, act=Act.ADVICE), account.give),
        (Promise(contact_id=anna, day=TOMORROW, what="x"), account.promise),
    ):
        with pytest.raises(InvalidError) as error:
            save(book, record, TODAY)
        assert set(error.value.problems) == {"day"}
    assert account.statement(book, DEFAULT, anna, TOMORROW) == ()


def test_an_introduction_names_both_and_nobody_is_introduced_to_themselves(book, anna):
    for wrong in (
        Gift(contact_id=anna, day=TODAY, act=Act.INTRODUCTION, other_id=anna),
        Gift(contact_id=anna, day=TODAY, act=Act.INTRODUCTION),
    ):
        with pytest.raises(InvalidError):
            account.give(book, wrong, TODAY)
    piero = contacts.save(book, Card(contact=Contact(given="Piero")))
    gift(book, anna, Act.INTRODUCTION, other_id=piero)
    (line,) = account.statement(book, DEFAULT, anna, TODAY)
    assert line.item.text == "Piero"


def test_deleting_somebody_takes_the_account_along_and_undo_brings_it_back(book, anna):
    gift(book, anna)
    ask(book, anna)
    account.promise(book, Promise(contact_id=anna, day=TODAY, what="Listino"), TODAY)
    contacts.remove(book, [anna])
    assert book.all(Gift) == book.all(Ask) == book.all(Promise) == []
    book.undo()
    assert len(account.statement(book, DEFAULT, anna, TODAY)) == 2
    assert len(account.obligations(book, anna, TODAY)) == 1


def test_of_somebody_deleted_meanwhile_a_sentence_says_so(book, anna):
    contacts.remove(book, [anna])
    with pytest.raises(BookError, match="deleted meanwhile"):
        account.ready(book, DEFAULT, Ask(contact_id=anna, day=TODAY))


def test_a_promise_says_until_when_only_if_it_has_a_day(book, anna):
    for what, due_on in (("Listino", None), ("Foto", TOMORROW)):
        made = Promise(contact_id=anna, day=before(10), what=what, due_on=due_on)
        account.promise(book, made, TODAY)
    said = [account.said(owed) for owed in account.obligations(book, anna, TODAY)]
    assert said == [
        "You promised: Listino (15/11/2026)",
        "You promised: Foto (until 26/11/2026)",
    ]
