"""Opening files of every kind: a book, an older or newer one, and what is no book at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import apsw
import pytest

from netplanner.errors import BookError
from netplanner.model.people import Contact
from netplanner.store import Book, opening

GOLDEN = Path(__file__).parents[2] / "golden" / "schema"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed book with one contact."""
    path = tmp_path / "my.netplanner"
    book = Book.create(path)
    with book.edit("add") as edit:
        edit.put(Contact(uid="1", given="Anna"))
    book.close()
    return path


def damaged(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[100:4000] = os.urandom(3900)
    return bytes(content)


WRONG = {
    "empty": lambda path: b"",
    "text": lambda path: b"not a book at all\n" * 100,
    "foreign": lambda path: path.read_bytes()[:68] + b"ABCD" + path.read_bytes()[72:],
    "newer": lambda path: path.read_bytes()[:60] + b"\0\0\0\x63" + path.read_bytes()[64:],
    "cut": lambda path: path.read_bytes()[: path.stat().st_size // 2],
    "damaged": damaged,
}


@pytest.mark.parametrize(("kind", "make"), WRONG.items())
def test_a_file_that_is_no_sound_book_is_refused_in_a_sentence_and_left_alone(path, kind, make):
    path.write_bytes(make(path))
    before, beside = digest(path), sorted(path.parent.iterdir())
    words = {"newer": "newer NetPlanner", "cut": "damaged", "damaged": "damaged"}
    with pytest.raises(BookError, match=words.get(kind, "not a NetPlanner book")):
        Book.open(path)
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == beside


def spoiled(path: Path, what: str) -> None:
    """A book whose file looks right from outside."""
    if what == "a page of its middle":
        content = bytearray(path.read_bytes())
        middle = len(content) // 4096 // 2 * 4096
        content[middle : middle + 4096] = os.urandom(4096)
        path.write_bytes(content)
        return
    connection = apsw.Connection(str(path))
    if what == "its first version":
        connection.pragma("user_version", 0)
    else:
        connection.execute("PRAGMA foreign_keys = 0; " + what)
    connection.close()


@pytest.mark.parametrize(
    "what",
    ["a page of its middle", "its first version", "DELETE FROM profile", "DROP TABLE profile"],
)
def test_a_book_damaged_inside_is_refused_and_left_alone(path, what):
    spoiled(path, what)
    before, beside = digest(path), sorted(path.parent.glob("*.netplanner*.bak"))
    with pytest.raises(BookError, match="is damaged"):
        Book.open(path)
    assert digest(path) == before
    assert sorted(path.parent.glob("*.netplanner*.bak")) == beside


def test_a_missing_file_is_not_made(tmp_path):
    with pytest.raises(BookError, match="not found"):
        Book.open(tmp_path / "gone.netplanner")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(BookError, match="cannot be read"):
        Book.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pipe_is_refused_in_a_sentence_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BookError, match="is not a file"):
        Book.open(tmp_path / "pipe")
    with pytest.raises(BookError, match="something of that name already"):
        Book.create(tmp_path / "pipe")


def test_a_closed_book_is_one_file(path):
    assert list(path.parent.iterdir()) == [path]


def test_closing_a_book_leaves_another_program_at_its_work_alone(path):
    holder = apsw.Connection(str(path))
    holder.pragma("journal_mode", "TRUNCATE")
    holder.execute("BEGIN IMMEDIATE; UPDATE contact SET given = 'Berta'")
    Book.open(path).close()
    assert Path(f"{path}-journal").stat().st_size > 0
    holder.execute("ROLLBACK")
    holder.close()
    book = Book.open(path)
    assert [contact.given for contact in book.all(Contact)] == ["Anna"]
    book.close()


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced there")
def test_closing_a_book_that_was_replaced_leaves_the_journal_of_the_new_one_alone(path):
    book = Book.open(path)
    other = path.with_name("other")
    shutil.copy(path, other)
    other.replace(path)
    holder = apsw.Connection(str(path))
    holder.pragma("journal_mode", "TRUNCATE")
    holder.execute("BEGIN IMMEDIATE; UPDATE contact SET given = 'Berta'")
    book.close()
    assert Path(f"{path}-journal").stat().st_size > 0
    holder.execute("ROLLBACK")
    holder.close()


@pytest.mark.skipif(os.name != "posix", reason="the system has no such modes")
def test_a_new_book_is_for_its_owner_alone(path):
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="the system has no such modes")
def test_a_book_shared_by_its_owner_stays_shared(path):
    path.chmod(0o664)
    book = Book.open(path)
    with book.edit("add") as edit:
        edit.put(Contact(uid="2"))
    book.close()
    assert path.stat().st_mode & 0o777 == 0o664


def test_what_a_killed_program_left_of_a_new_book_is_no_obstacle(tmp_path):
    left = tmp_path / f".my.netplanner.{os.getpid()}.part"
    left.write_bytes(b"half")
    Book.create(tmp_path / "my.netplanner").close()
    assert list(tmp_path.iterdir()) == [tmp_path / "my.netplanner"]


def test_a_new_book_on_a_full_disk_says_so_and_leaves_nothing_behind(tmp_path):
    def fill(edit):
        edit.query("PRAGMA max_page_count = 60")
        edit.put_many(Contact(uid=str(number), notes="x" * 500) for number in range(2_000))

    with pytest.raises(BookError, match=r"cannot be made: the disk is full"):
        Book.create(tmp_path / "my.netplanner", fill=fill)
    assert list(tmp_path.iterdir()) == []


def test_a_new_book_never_replaces_a_file(path):
    before = digest(path)
    with pytest.raises(BookError, match="exists already"):
        Book.create(path)
    assert digest(path) == before


def test_a_new_book_where_nothing_can_be_written_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BookError, match="Choose another folder"):
        Book.create(tmp_path / "file" / "my.netplanner")


def test_a_new_book_that_cannot_be_finished_leaves_nothing_behind(tmp_path):
    def fail(_edit):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Book.create(tmp_path / "my.netplanner", fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_a_new_book_made_by_another_program_meanwhile_is_left_as_it_is(tmp_path):
    path = tmp_path / "my.netplanner"
    with pytest.raises(BookError, match="exists already"):
        Book.create(path, fill=lambda _edit: path.write_bytes(b"of another"))
    assert path.read_bytes() == b"of another"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_book_is_made_where_files_have_one_name_only(tmp_path, monkeypatch):
    def refuse(*_names):
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    book = Book.create(tmp_path / "my.netplanner")
    assert book.profile.currency == "EUR"
    book.close()
    assert not list(tmp_path.glob("*.part*"))


def test_a_book_another_program_keeps_locked_is_refused_in_a_sentence(path, monkeypatch):
    holder = apsw.Connection(str(path))
    holder.execute("BEGIN EXCLUSIVE")
    before = digest(path)
    monkeypatch.setattr(opening, "BUSY_MS", 1)  # do not wait the five seconds a person would
    with pytest.raises(BookError, match="in use by another program"):
        Book.open(path)
    holder.execute("ROLLBACK")
    holder.close()
    assert digest(path) == before


@pytest.fixture
def nobody():
    """What a user without rights on the file meets, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def shared_folder():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def read_only_path(shared_folder, path):
    copy = shared_folder / "my.netplanner"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    return copy


def test_a_read_only_book_is_read_and_refuses_edits_in_a_sentence(read_only_path, nobody):
    before = digest(read_only_path)
    book = Book.open(read_only_path)
    assert book.read_only
    assert book.all(Contact)[0].given == "Anna"
    with pytest.raises(BookError, match="for reading only"), book.edit("add") as edit:
        edit.put(Contact(uid="2"))
    book.close()
    assert digest(read_only_path) == before


@pytest.fixture
def path_in_read_only_folder(shared_folder, path):
    copy = shared_folder / "my.netplanner"
    shutil.copy(path, copy)
    copy.chmod(0o666)
    shared_folder.chmod(0o555)
    yield copy
    shared_folder.chmod(0o755)


def test_a_book_in_a_folder_without_permission_is_read_only_from_the_start(
    path_in_read_only_folder, nobody
):
    book = Book.open(path_in_read_only_folder)
    assert book.read_only
    assert book.all(Contact)[0].given == "Anna"
    book.close()


def test_a_book_with_a_password_opens_with_it_alone(tmp_path):
    path = tmp_path / "secret.netplanner"
    book = Book.create(path, key="pa'ss wörd")
    with book.edit("add") as edit:
        edit.put(Contact(uid="1", given="Nascosta"))
    book.close()
    assert b"Nascosta" not in path.read_bytes()
    before = digest(path)
    with pytest.raises(BookError, match="password is wrong"):
        Book.open(path, key="other")
    with pytest.raises(BookError, match=r"not a NetPlanner book\. The file was left"):
        Book.open(path)
    again = Book.open(path, key="pa'ss wörd")
    assert again.all(Contact)[0].given == "Nascosta"
    again.close()
    assert digest(path) == before


NEXT = """
CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '');
INSERT INTO parent_new (id, name) SELECT id, name FROM parent;
DROP TABLE parent;
ALTER TABLE parent_new RENAME TO parent;
"""
FIRST = """
CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent ON DELETE CASCADE);
INSERT INTO parent VALUES (1, 'Anna');
INSERT INTO child VALUES (1, 1);
"""


@pytest.fixture
def steps(tmp_path):
    made = []
    for number, sql in enumerate((FIRST, NEXT), 1):
        step = tmp_path / f"{number}.sql"
        step.write_text(sql)
        made.append(step)
    return made


def test_an_older_book_is_copied_then_upgraded_with_its_children_kept(tmp_path, steps):
    path = tmp_path / "old.netplanner"
    opening.create(path, "", steps[:1]).close()
    before = digest(path)
    connection = opening.open_existing(path, "", steps)
    assert connection.execute("SELECT * FROM parent").fetchall() == [(1, "Anna", "")]
    assert connection.execute("SELECT count(*) FROM child").fetchall() == [(1,)]
    assert connection.pragma("user_version") == 2
    assert connection.pragma("foreign_keys") == 1
    connection.close()
    assert digest(tmp_path / "old.netplanner.v1.bak") == before


def test_what_another_program_saved_while_bringing_the_book_up_to_date_is_kept(
    tmp_path, steps, monkeypatch
):
    path = tmp_path / "old.netplanner"
    opening.create(path, "", steps[:1]).close()
    check, others = opening._check_whole, []

    def check_then_the_other_comes_first(connection: apsw.Connection, book: Path) -> None:
        check(connection, book)
        if not others:
            others.append(None)
            others[0] = opening.open_existing(path, "", steps)
            others[0].execute("INSERT INTO parent (id, name) VALUES (2, 'Ada')")

    monkeypatch.setattr(opening, "_check_whole", check_then_the_other_comes_first)
    connection = opening.open_existing(path, "", steps)
    assert connection.execute("SELECT name FROM parent").fetchall() == [("Anna",), ("Ada",)]
    others[0].execute("INSERT INTO parent (id, name) VALUES (3, 'Eva')")
    assert connection.execute("SELECT count(*) FROM parent").fetchall() == [(3,)]
    connection.close()
    others[0].close()


@pytest.mark.parametrize("statement", range(5))
def test_an_upgrade_that_fails_at_any_statement_gives_the_old_book_back(tmp_path, steps, statement):
    path = tmp_path / "old.netplanner"
    opening.create(path, "", steps[:1]).close()
    before = digest(path)
    parts = NEXT.split(";")
    parts.insert(statement, "\nSELECT no_such_column FROM parent")
    steps[1].write_text(";".join(parts))
    beside = sorted(tmp_path.iterdir())
    with pytest.raises(apsw.SQLError):
        opening.open_existing(path, "", steps)
    assert digest(path) == before
    assert sorted(tmp_path.iterdir()) == beside


def test_an_upgrade_that_leaves_orphans_gives_the_old_book_back(tmp_path, steps):
    path = tmp_path / "old.netplanner"
    opening.create(path, "", steps[:1]).close()
    before = digest(path)
    steps[1].write_text("DELETE FROM parent;")
    with pytest.raises(BookError, match="damaged"):
        opening.open_existing(path, "", steps)
    assert digest(path) == before


@pytest.mark.parametrize("dump", sorted(GOLDEN.glob("*.sql")), ids=lambda path: path.stem)
def test_a_book_of_every_released_version_opens_with_the_newest_schema(tmp_path, dump):
    old = apsw.Connection(str(tmp_path / "old.netplanner"))
    old.execute(dump.read_text(encoding="utf-8"))
    old.close()
    book = Book.open(tmp_path / "old.netplanner")
    fresh = Book.create(tmp_path / "new.netplanner")
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    assert book.query(schema) == fresh.query(schema)
    assert book.query("PRAGMA user_version") == [(len(opening.STEPS),)]
    assert [contact.given for contact in book.all(Contact)] == ["Anna"]
    book.close()
    fresh.close()


def test_the_settings_of_every_connection(book):
    said = {
        name: book.query(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert said == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1} | {
        "secure_delete": 1
    }


SAVE_FOR_EVER = """
import sys
from pathlib import Path
from netplanner.model.people import Contact, Tag
from netplanner.store import Book
book = Book.open(Path(sys.argv[1]))
for number in range(100_000):
    with book.edit("add") as edit:
        contact = edit.put(Contact(uid=f"k{sys.argv[2]}-{number}", given="x"))
        edit.put(Tag(contact_id=contact.id, name="t"))
    print(contact.id, flush=True)
"""


def test_a_killed_program_keeps_every_save_it_acknowledged(path):
    saved: set[int] = set()
    for attempt in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, str(path), str(attempt)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _number, line in zip(range(40 + 17 * attempt), child.stdout, strict=False):
            saved.add(int(line))
        child.send_signal(signal.SIGKILL)
        saved.update(int(line) for line in child.stdout if line.endswith("\n"))
        child.wait()
        child.stdout.close()
        book = Book.open(path)
        assert saved <= {contact.id for contact in book.all(Contact)}
        torn = (
            "SELECT count(*) FROM contact WHERE id > 1 AND id NOT IN (SELECT contact_id FROM tag)"
        )
        assert book.query(torn) == [(0,)]
        book.close()
