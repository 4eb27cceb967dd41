"""Reading, editing, undoing: what every screen relies on."""

from __future__ import annotations

import datetime
import os
import threading
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netplanner import activities
from netplanner import referrals as given_and_received
from netplanner.activities import Choice
from netplanner.errors import BookError
from netplanner.model import giving, knowing, owner, people, plan, referrals, rules, work
from netplanner.model.owner import Profile
from netplanner.model.people import Contact, ContactPoint, PointKind, Tag
from netplanner.model.plan import Goal, Measure
from netplanner.model.referrals import Referral
from netplanner.model.work import Activity, ActivityKind, ActivityPerson, Purpose
from netplanner.referrals import Wanted
from netplanner.store import Book
from netplanner.store import book as store_book
from netplanner.store.edit import GoneError
from netplanner.store.tables import TABLES

DAY = datetime.date(2026, 11, 24)


def content(book: Book) -> dict[str, list]:
    """Every row of every table of records."""
    return {
        table._meta.table_name: book.query(f"SELECT * FROM {table._meta.table_name} ORDER BY id")
        for table in TABLES.values()
    }


def person(name: str, **more) -> Contact:
    return Contact(uid=name, given=name, sort_name=name.casefold(), **more)


@pytest.mark.parametrize(("record", "table"), TABLES.items(), ids=lambda kind: kind.__name__)
def test_record_table_and_schema_have_the_same_columns(book, record, table):
    columns = [
        row[1]
        for row in book.query(f"PRAGMA table_xinfo({table._meta.table_name})")
        if row[6] == 0  # not generated
    ]
    assert [field.name for field in fields(record)] == columns
    assert table._meta.sorted_field_names == columns


def test_every_record_kind_has_a_table():
    kinds = [
        kind
        for one in (giving, knowing, owner, people, plan, referrals, rules, work)
        for kind in vars(one).values()
    ]
    assert {kind for kind in kinds if "id" in getattr(kind, "__slots__", ())} == set(TABLES)


def test_what_is_put_is_read_back_equal(book):
    with book.edit("all kinds") as edit:
        anna = edit.put(person("Anna", met_on=DAY, favourite=True, cadence_days=30))
        records = [
            anna,
            edit.put(ContactPoint(contact_id=anna.id, kind=PointKind.EMAIL, value="a@b.it")),
            edit.put(Tag(contact_id=anna.id, name="è partner")),
            edit.put(Activity(day=DAY, minutes=75, purposes=Purpose.BUSINESS | Purpose.COMMUNITY)),
            edit.put(Referral(day=DAY, partner_id=anna.id, thanked_on=DAY, inside=True)),
            edit.put(
                Goal(measure=Measure.HOURS, start_on=DAY, due_on=DAY, purposes=Purpose.SKILLS)
            ),
        ]
    assert [book.get(type(record), record.id) for record in records] == records


def test_an_edit_tells_once_which_rows_it_touched(book, changes):
    with book.edit("Two people") as edit:
        first, second = edit.put(person("a")), edit.put(person("b"))
    assert [change.touched for change in changes] == [{"contact": frozenset({first.id, second.id})}]
    assert changes[0].label == "Two people"
    assert changes[0].touches("tag", "contact")
    assert not changes[0].touches("activity")


def test_an_edit_that_changes_nothing_says_nothing_and_cannot_be_undone(book, changes):
    with book.edit("add") as edit:
        anna = edit.put(person("Anna"))
    changes.clear()
    with book.edit("same again") as edit:
        edit.put(anna)
    assert changes == []
    assert book.undo_label == "add"


def test_an_edit_that_raises_leaves_the_book_as_it_was(book, changes):
    before = content(book)
    with pytest.raises(ZeroDivisionError), book.edit("half") as edit:
        edit.put(person("Anna"))
        raise ZeroDivisionError
    assert content(book) == before
    assert (changes, book.undo_label) == ([], None)


def test_an_edit_within_an_edit_is_one_step(book, changes):
    with book.edit("outer") as edit:
        edit.put(person("a"))
        with book.edit("inner") as inner:
            inner.put(person("b"))
    assert [change.label for change in changes] == ["outer"]
    book.undo()
    assert book.all(Contact) == []


def test_undo_brings_back_all_that_hung_on_a_deleted_contact(book):
    with book.edit("add") as edit:
        anna, bruno = edit.put(person("Anna")), edit.put(person("Bruno"))
        edit.put(replace(bruno, introduced_by_id=anna.id))
        edit.put(ContactPoint(contact_id=anna.id, kind=PointKind.PHONE, value="1"))
        activity = edit.put(Activity(day=DAY, minutes=45))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=anna.id))
        edit.put(Referral(day=DAY, partner_id=anna.id))
    before = content(book)
    with book.edit("delete") as edit:
        edit.remove(anna)
    assert book.all(ContactPoint) == []
    assert book.all(ActivityPerson) == []
    assert book.all(Referral)[0].partner_id is None
    assert book.all(Activity) == [activity]
    after = content(book)
    book.undo()
    assert content(book) == before
    book.redo()
    assert content(book) == after


def test_undo_and_redo_tell_the_screens_what_an_edit_would(book, changes):
    with book.edit("add") as edit:
        edit.put(person("Anna"))
    book.undo()
    book.redo()
    assert len(changes) == 3
    assert {tuple(change.touched.items()) for change in changes} == {(("contact", frozenset({1})),)}
    assert (book.undo_label, book.redo_label) == ("add", None)


def test_a_new_edit_forgets_what_could_be_redone(book):
    with book.edit("first") as edit:
        edit.put(person("a"))
    book.undo()
    with book.edit("second") as edit:
        edit.put(person("b"))
    assert book.redo_label is None
    book.redo()
    assert [contact.given for contact in book.all(Contact)] == ["b"]


def test_search_follows_edit_undo_and_redo(book):
    with book.edit("log") as edit:
        edit.put(Activity(day=DAY, notes="Perché no? Caffè in città"))
    assert activities.total(book, Choice(text="perche caff")).count == 1
    book.undo()
    assert activities.total(book, Choice(text="perche")).count == 0
    book.redo()
    assert activities.total(book, Choice(text="CITTA")).count == 1
    book.query("INSERT INTO activity_text (activity_text) VALUES ('integrity-check')")


@given(st.text())
def test_no_text_a_person_types_breaks_the_search(text):
    book = _shared_book()
    assert activities.rows(book, Choice(text=text)) == []
    assert given_and_received.rows(book, Wanted(text=text)) == []


def _shared_book(made: list[Book] = []) -> Book:  # noqa: B006 - one for all examples
    if not made:
        import tempfile
        from pathlib import Path

        made.append(Book.create(Path(tempfile.mkdtemp()) / "book.netplanner"))
    return made[0]


edits = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "remove", "tag", "log"]),
        st.integers(0, 5),
        st.text(max_size=5).filter(lambda text: "\0" not in text),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(edits)
def test_undoing_everything_and_redoing_it_gives_the_same_books(steps):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "book.netplanner")
        states = [content(book)]
        for number, (what, which, text) in enumerate(steps):
            known = book.all(Contact)
            one = known[which % len(known)] if known else None
            with book.edit(what) as edit:
                if what == "add":
                    edit.put(Contact(uid=str(number), given=text))
                elif what == "log":
                    edit.put(Activity(day=DAY, notes=text, kind=ActivityKind.EVENT))
                elif one and what == "rename":
                    edit.put(replace(one, family=text))
                elif one and what == "tag":
                    edit.put(Tag(contact_id=one.id, name=f"{number}{text}"))
                elif one:
                    edit.remove(one)
            if content(book) != states[-1]:
                states.append(content(book))
        for state in reversed(states[:-1]):
            book.undo()
            assert content(book) == state
        for state in states[1:]:
            book.redo()
            assert content(book) == state
        book.close()


def test_an_edit_in_another_thread_is_told_and_undone_like_any_other(book, changes):
    def work() -> None:
        with book.edit("Import contacts") as edit:
            edit.put_many(person(f"n{number}") for number in range(500))
        book.close()  # this thread's connection

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert len(changes[0].touched["contact"]) == 500
    assert len(book.all(Contact)) == 500
    book.undo()
    assert book.all(Contact) == []


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted there")
def test_work_in_the_background_never_takes_another_file_for_the_book(book):
    book.path.unlink()
    refused = []

    def work() -> None:
        try:
            with book.edit("Import contacts") as edit:
                edit.put(person("Anna"))
        except BookError as error:
            refused.append(str(error))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert "deleted or replaced while it was open" in refused[0]
    assert not book.path.exists()


def test_a_full_disk_is_said_so_and_nothing_of_the_edit_stays(book):
    before = content(book)
    pages = book.query("PRAGMA page_count")[0][0]
    book.query(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(BookError, match="disk is full"), book.edit("Import contacts") as edit:
        edit.put_many(person(f"name {number}", notes="x" * 500) for number in range(2_000))
    assert content(book) == before
    book.query(f"PRAGMA max_page_count = {pages + 10_000}")
    with book.edit("again") as edit:
        edit.put(person("Anna"))
    assert len(book.all(Contact)) == 1


def test_a_record_deleted_meanwhile_is_not_said_to_be_saved(book):
    with book.edit("add") as edit:
        anna = edit.put(person("Anna"))
    with book.edit("delete") as edit:
        edit.remove(anna)
    with pytest.raises(GoneError, match="deleted meanwhile"), book.edit("rename") as edit:
        edit.put(replace(anna, family="Rossi"))
    assert book.undo_label == "delete"


def test_what_belongs_to_somebody_deleted_meanwhile_is_refused_in_a_sentence(book):
    before = content(book)
    with pytest.raises(BookError, match="Nothing was changed"), book.edit("log") as edit:
        activity = edit.put(Activity(day=DAY))
        edit.put(ActivityPerson(activity_id=activity.id, contact_id=77))
    assert content(book) == before


def test_undo_keeps_no_more_steps_than_go_into_the_memory_set_aside(book, monkeypatch):
    monkeypatch.setattr(store_book, "MOST_BYTES", 10_000)
    for name, length in (("first", 4_000), ("second", 4_000), ("third", 4_000)):
        with book.edit(name) as edit:
            edit.put(person(name, notes="x" * length))
    for name in ("third", "second"):
        assert book.undo_label == name
        book.undo()
    assert book.undo_label is None
    assert [contact.given for contact in book.all(Contact)] == ["first"]


def test_the_last_step_can_be_undone_however_large_it_is(book, monkeypatch):
    monkeypatch.setattr(store_book, "MOST_BYTES", 10_000)
    with book.edit("small") as edit:
        edit.put(person("Anna"))
    with book.edit("large") as edit:
        edit.put(person("Bruno", notes="x" * 20_000))
    book.undo()
    assert [contact.given for contact in book.all(Contact)] == ["Anna"]
    assert book.undo_label is None


def test_the_month_of_a_day_is_computed_by_the_book(book):
    with book.edit("log") as edit:
        edit.put(Activity(day=DAY))
    assert book.query("SELECT month FROM activity") == [(2026 * 12 + 10,)]


def test_a_new_book_has_the_profile_of_an_owner_yet_unknown(book):
    assert book.profile == Profile()
    assert book.profile.works_on(4)
    assert not book.profile.works_on(5)
