"""Logging hours: saved whole, listed by day, added up right, whatever the filter."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from netplanner import activities, contacts
from netplanner.activities import Choice, Total
from netplanner.errors import InvalidError
from netplanner.model.months import month_key
from netplanner.model.people import Card, Contact
from netplanner.model.plan import ExpenseCategory
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose

if TYPE_CHECKING:
    from netplanner.store import Book, Change

NOVEMBER = month_key(datetime.date(2026, 11, 1))
DAYS = datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)


def person(book: Book, name: str) -> int:
    return contacts.save(book, Card(contact=Contact(given=name)))


def log(book: Book, day: int, minutes: int = 60, people: tuple[int, ...] = (), **more) -> int:
    date = datetime.date(2026, 11, 1) + datetime.timedelta(days=day - 1)
    return activities.save(book, Activity(day=date, minutes=minutes, **more), people)


def test_an_activity_is_saved_with_its_people(book: Book) -> None:
    anna, marco = person(book, "Anna"), person(book, "Marco")
    saved = log(
        book, 24, 75, (marco, anna), kind=ActivityKind.EVENT, occasion="Fair", cost_cents=1250,
        purposes=Purpose.BUSINESS | Purpose.COMMUNITY, notes="crowded",
    )  # fmt: skip
    (row,) = activities.rows(book, Choice(month=NOVEMBER))
    assert row.id == saved
    assert (row.minutes, row.kind, row.occasion) == (75, ActivityKind.EVENT, "Fair")
    assert row.people == ((marco, "Marco"), (anna, "Anna"))
    assert row.purposes == Purpose.BUSINESS | Purpose.COMMUNITY


def test_saving_again_changes_the_activity_and_its_people(book: Book) -> None:
    anna, marco, zoe = (person(book, name) for name in ("Anna", "Marco", "Zoe"))
    saved = log(book, 24, people=(anna, marco))
    kept = book.query("SELECT id FROM activity_person WHERE contact_id = ?", (marco,))
    activity = Activity(id=saved, day=datetime.date(2026, 11, 2), minutes=5)
    assert activities.save(book, activity, (marco, zoe)) == saved
    (row,) = activities.rows(book, Choice(month=NOVEMBER))
    assert (row.day.day, row.minutes) == (2, 5)
    assert row.people == ((marco, "Marco"), (zoe, "Zoe"))
    assert book.query("SELECT id FROM activity_person WHERE contact_id = ?", (marco,)) == kept


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": -5}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"minutes": 5, "cost_cents": -1}, "cost"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(book: Book, draft, field) -> None:
    activity = Activity(day=datetime.date(2026, 11, 24), **draft)
    assert set(activities.problems(activity)) == {field}
    with pytest.raises(InvalidError) as caught:
        activities.save(book, activity)
    assert field in caught.value.problems
    assert not activities.any_logged(book)


@pytest.mark.parametrize("minutes", [1, 1440])
def test_a_minute_and_a_whole_day_can_be_logged(book: Book, minutes: int) -> None:
    assert log(book, 24, minutes)


def test_logging_changing_and_deleting_are_undone_by_their_names(book: Book) -> None:
    anna = person(book, "Anna")
    saved = log(book, 24, people=(anna,))
    assert book.undo_label == "Log activity"
    activities.save(book, Activity(id=saved, day=datetime.date(2026, 11, 24), minutes=5), ())
    assert book.undo_label == "Change activity"
    activities.remove(book, [saved])
    assert book.undo_label == "Delete activity"
    book.undo()
    book.undo()
    (row,) = activities.rows(book, Choice(month=NOVEMBER))
    assert (row.minutes, row.people) == (60, ((anna, "Anna"),))
    activities.remove(book, [saved, log(book, 25)])
    assert book.undo_label == "Delete activities"


def test_saving_what_did_not_change_tells_nobody(book: Book, changes: list[Change]) -> None:
    anna = person(book, "Anna")
    saved = log(book, 24, people=(anna,))
    activity = book.get(Activity, saved)
    changes.clear()
    activities.save(book, activity, (anna,))
    assert changes == []


def test_a_cost_counts_on_the_usual_line_of_its_kind(book: Book) -> None:
    assert activities.category_of(ActivityKind.EVENT) is ExpenseCategory.TICKETS
    assert activities.category_of(ActivityKind.PLANNING) is ExpenseCategory.OTHER
    free = log(book, 24, kind=ActivityKind.TRAVEL, cost_category=ExpenseCategory.DUES)
    paid = log(book, 24, kind=ActivityKind.TRAVEL, cost_cents=1, cost_category=ExpenseCategory.DUES)
    assert book.get(Activity, free).cost_category is ExpenseCategory.TRAVEL
    assert book.get(Activity, paid).cost_category is ExpenseCategory.DUES


def test_a_month_holds_its_own_days_and_no_others(book: Book) -> None:
    log(book, 0, 1)  # 31 October
    first, last = log(book, 1, 2), log(book, 30, 4)
    log(book, 31, 8)  # 1 December
    assert [row.id for row in activities.rows(book, Choice(month=NOVEMBER))] == [last, first]
    total = activities.total(book, Choice(month=NOVEMBER))
    assert total == Total(count=2, minutes=6, cents=0)
    assert activities.total(book, Choice()) == Total(count=4, minutes=15, cents=0)


@pytest.mark.parametrize("few", [0, activities.FEW])
def test_filters_narrow_list_and_sums_alike_in_a_short_log_and_a_long_one(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "FEW", few)  # a log is long from here on
    anna = person(book, "Anna")
    fair = log(
        book, 3, 60, (anna,), kind=ActivityKind.EVENT, occasion="Fiera di Città", cost_cents=500
    )
    coffee = log(book, 3, 30, (anna,), notes="talked of the città")
    travel = log(book, 4, 10, kind=ActivityKind.TRAVEL)
    for choice, ids, total in (
        (Choice(month=NOVEMBER), [travel, coffee, fair], (3, 100, 500)),
        (Choice(kind=ActivityKind.EVENT), [fair], (1, 60, 500)),
        (Choice(person=anna), [coffee, fair], (2, 90, 500)),
        (Choice(text="citta"), [coffee, fair], (2, 90, 500)),
        (Choice(text="cit fier"), [fair], (1, 60, 500)),
        (Choice(month=NOVEMBER, person=anna, text="talk"), [coffee], (1, 30, 0)),
        (Choice(text="nowhere"), [], (0, 0, 0)),
        (Choice(text="àNNA"), [coffee, fair], (2, 90, 500)),
        (Choice(text="ann fiera"), [fair], (1, 60, 500)),
        (Choice(text='"*( fiera'), [fair], (1, 60, 500)),
        (Choice(text='fiera"'), [fair], (1, 60, 500)),
        (Choice(text="ann citta talk"), [coffee], (1, 30, 0)),
        (Choice(month=NOVEMBER, text="ann citta"), [coffee, fair], (2, 90, 500)),
        (Choice(month=NOVEMBER + 1, text="citta"), [], (0, 0, 0)),
        (Choice(kind=ActivityKind.EVENT, text="anna citta"), [fair], (1, 60, 500)),
        (Choice(text="a"), [coffee, fair], (2, 90, 500)),
        (Choice(text="fi a"), [fair], (1, 60, 500)),
        (Choice(text="z"), [], (0, 0, 0)),
        (Choice(text="&"), [travel, coffee, fair], (3, 100, 500)),
        (Choice(month=NOVEMBER + 1), [], (0, 0, 0)),
    ):
        assert [row.id for row in activities.rows(book, choice)] == ids
        count, minutes, cents = total
        assert activities.total(book, choice) == Total(count=count, minutes=minutes, cents=cents)
        days = activities.day_minutes(book, choice, *DAYS)
        assert sum(days.values()) == minutes


def test_the_sum_of_a_day_counts_what_the_filter_shows(book: Book) -> None:
    log(book, 3, 60, kind=ActivityKind.EVENT)
    log(book, 3, 30)
    log(book, 5, 10)
    third, fifth = datetime.date(2026, 11, 3), datetime.date(2026, 11, 5)
    assert activities.day_minutes(book, Choice(), third, fifth) == {third: 90, fifth: 10}
    only = Choice(kind=ActivityKind.EVENT)
    assert activities.day_minutes(book, only, third, fifth) == {third: 60}


def test_a_long_list_is_read_page_by_page_without_gap_or_repetition(book: Book) -> None:
    ids = [log(book, 1 + number % 3) for number in range(25)]
    seen: list[int] = []
    last = None
    while page := activities.rows(book, Choice(), before=last, limit=4):
        seen += [row.id for row in page]
        last = page[-1]
    assert len(seen) == 25
    assert set(seen) == set(ids)
    assert seen == [row.id for row in activities.rows(book, Choice())]


def test_the_hours_stay_when_the_person_leaves(book: Book) -> None:
    anna = person(book, "Anna")
    log(book, 24, people=(anna,))
    contacts.remove(book, [anna])
    (row,) = activities.rows(book, Choice(month=NOVEMBER))
    assert row.people == ()
    assert book.all(ActivityPerson) == []


def test_groups_and_events_are_offered_again_the_latest_first(book: Book) -> None:
    log(book, 1, occasion="BNI Aurora")
    log(book, 2, occasion="Fiera di Città")
    log(book, 3, occasion="bni aurora")
    log(book, 3)
    assert activities.occasions(book, "") == ["bni aurora", "Fiera di Città"]
    assert activities.occasions(book, "citta") == ["Fiera di Città"]
    assert activities.occasions(book, "zzz") == []


def test_an_occasion_recalls_what_it_was_last_time(book: Book) -> None:
    log(book, 1, 90, occasion="Aurora", kind=ActivityKind.MEETING)
    log(book, 8, 60, occasion="Aurora", kind=ActivityKind.SERVICE)
    assert activities.last_with(book, "Aurora").kind is ActivityKind.SERVICE
    assert activities.last_with(book, "") is None
