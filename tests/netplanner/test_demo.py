"""The example book: full, marked, the same every time."""

from __future__ import annotations

import datetime

import pytest

from netplanner import contacts, demo, i18n
from netplanner.errors import BookError
from netplanner.model.giving import Ask, Gift, Promise
from netplanner.model.knowing import FacetNote, Side, StageChange
from netplanner.model.people import Contact, Stage
from netplanner.model.plan import Goal
from netplanner.model.referrals import Direction, Referral
from netplanner.model.work import Activity
from netplanner.store.tables import Activities

DAY = datetime.date(2026, 11, 24)


@pytest.fixture(params=["en", "it"])
def example(request, tmp_path):
    i18n.use_language(request.param)
    book = demo.make(tmp_path / "example.netplanner", DAY)
    yield book
    book.close()


def test_the_example_is_marked_and_cannot_be_undone_away(example):
    assert example.profile.demo
    assert example.undo_label is None


def test_the_example_shows_a_full_working_network(example):
    assert contacts.count(example) >= 40
    log = example.all(Activity, order_by=[Activities.day])
    assert len(log) > 300
    assert log[0].day < DAY - datetime.timedelta(days=700)
    assert log[-1].day <= DAY
    referrals = example.all(Referral)
    given = [referral for referral in referrals if referral.direction is Direction.GIVEN]
    assert len(given) > len(referrals) - len(given) > 20
    assert len(example.all(Goal)) == 7
    sums = "SELECT count(*), sum(amount_cents) FROM closed_business"
    assert example.query(sums)[0][0] > 5


def test_nothing_in_the_example_lies_in_the_future(example):
    for table in ("activity", "referral", "closed_business", "expense"):
        assert example.query(f"SELECT max(day) FROM {table}")[0][0] <= DAY.isoformat()
    assert all(contact.met_on <= DAY for contact in example.all(Contact))


def test_the_same_day_gives_the_same_example(example, tmp_path):
    again = demo.make(tmp_path / "again.netplanner", DAY)
    for table in ("contact", "contact_point", "activity", "referral", "goal"):
        rows = f"SELECT * FROM {table} ORDER BY id"
        assert again.query(rows) == example.query(rows)
    again.close()


def test_the_example_never_replaces_a_file(example):
    with pytest.raises(BookError, match=r"exists already|esiste già"):
        demo.make(example.path, DAY)


def test_the_example_knows_its_people_in_both_directions_and_gives_before_it_asks(example):
    sides = {note.side for note in example.all(FacetNote)}
    assert sides == {Side.MINE, Side.THEIRS}
    assert {change.stage for change in example.all(StageChange)} >= {
        Stage.VISIBILITY,
        Stage.CREDIBILITY,
        Stage.PROFITABILITY,
    }
    gifts, asks = example.all(Gift), example.all(Ask)
    assert len(gifts) > 3 * len(asks) > 0
    assert max(record.day for record in (*gifts, *asks)) <= DAY
    assert any(promise.kept_on is None for promise in example.all(Promise))
