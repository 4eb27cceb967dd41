"""Importing as a person sees it: progress, a way out, and what came of it."""

from __future__ import annotations

import base64
import struct
import threading
import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from netplanner import contacts
from netplanner.exchange import importing
from netplanner.model.people import Contact
from ui.exchange import choose, import_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ui.exchange.dialog import ImportDialog
    from ui.session import Session

ANNA = "BEGIN:VCARD\nN:Rossi;Anna\nTEL:333 1234567\nEND:VCARD\n"


def vcf(tmp_path: Path, text: str = ANNA, name: str = "some.vcf") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def imported(qtbot, session: Session, *paths: Path) -> ImportDialog:
    dialog = import_files(session, paths)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.working)
    return dialog


def shown(dialog: ImportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def lines(dialog: ImportDialog) -> list[tuple[str, str]]:
    """Line and sentence of each note shown."""
    assert dialog.table.isVisible()
    model = dialog.table.model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def test_an_import_says_what_came_in_and_how_to_take_it_back(
    qtbot, session: Session, tmp_path: Path
) -> None:
    heard = []
    session.changed.connect(heard.append)
    dialog = imported(qtbot, session, vcf(tmp_path, ANNA + ANNA))
    texts = shown(dialog)
    assert "1 contact came in." in texts
    assert {name: label.text() for name, label in dialog.counts.items()} == {
        "read": "2",
        "added": "1",
        "updated": "0",
        "skipped": "1",
    }
    assert any("Ctrl+Z" in text for text in texts)
    assert "1 was there already." in texts
    assert not dialog.table.isVisible()  # it needs no look
    dialog.show_known.click()
    assert lines(dialog) == [("5", "“Anna Rossi” is in your contacts already.")]
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].touches("contact")
    session.book.undo()
    assert session.book.all(Contact) == []


def test_nothing_new_is_said_in_the_status_bar_too(qtbot, session: Session, tmp_path: Path) -> None:
    imported(qtbot, session, vcf(tmp_path))
    with qtbot.waitSignal(session.message) as said:
        dialog = imported(qtbot, session, vcf(tmp_path))
    assert said.args == ["Nothing new came in."]
    texts = shown(dialog)
    assert "Nothing new came in." in texts
    assert not any("Ctrl+Z" in text for text in texts)


def test_contacts_that_got_something_new_are_counted_apart(
    qtbot, session: Session, tmp_path: Path
) -> None:
    imported(qtbot, session, vcf(tmp_path))
    more = ANNA.replace("END", "EMAIL:anna@example.org\nEND") + ANNA.replace("Anna", "Bea")
    dialog = imported(qtbot, session, vcf(tmp_path, more))
    assert "1 contact came in. 1 contact you had was completed." in shown(dialog)


def test_only_what_was_left_out_is_listed_and_those_known_already_if_one_asks(
    qtbot, session: Session, tmp_path: Path
) -> None:
    many = "".join(ANNA.replace("Anna", f"Anna {n}") for n in range(1250))
    imported(qtbot, session, vcf(tmp_path, many))
    dialog = imported(qtbot, session, vcf(tmp_path, many + "BEGIN:VCARD\nEND:VCARD\n"))
    assert "1,250 were there already." in shown(dialog)
    assert [reason for _line, reason in lines(dialog)] == ["This card is empty."]
    dialog.show_known.click()
    assert len(lines(dialog)) == 1251
    assert lines(dialog)[0][1] == "This card is empty."
    heights = {dialog.table.rowHeight(row) for row in range(1251)}
    assert len(heights) == 1


def test_the_summary_stays_inside_the_window_however_long_it_is(
    qtbot, session: Session, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 40, 700, 500)
    window.show()
    bad = "".join(f"BEGIN:VCARD\nNOTE:{n}\nEND:VCARD\n" for n in range(30))
    dialog = import_files(session, [vcf(tmp_path, bad)], window)
    qtbot.waitUntil(lambda: not dialog.working)
    assert dialog.table.isVisible()
    assert window.geometry().contains(dialog.geometry())


def test_the_bar_shows_the_share_done_of_one_big_file(
    qtbot, session: Session, tmp_path: Path
) -> None:
    many = "".join(ANNA.replace("Anna", f"Anna {n}") for n in range(2000))
    dialog = import_files(session, [vcf(tmp_path, many)])
    qtbot.addWidget(dialog)
    shares: set[float] = set()
    dialog.bar.valueChanged.connect(lambda value: shares.add(value / dialog.bar.maximum()))
    qtbot.waitUntil(lambda: not dialog.working)
    assert len({round(share, 1) for share in shares}) >= 8


def test_the_next_choice_of_files_begins_where_the_last_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def ask(*question: str) -> tuple[list[str], str]:
        begun.append(question[2])
        return [str(vcf(tmp_path))], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    choose()
    choose()
    assert begun[1] == str(tmp_path)


def test_what_was_left_out_stands_in_a_list_that_can_be_copied(
    qtbot, session: Session, tmp_path: Path
) -> None:
    bad = vcf(tmp_path, "BEGIN:VCARD\n<b>junk\nNOTE:x\nEND:VCARD\n", "bad.vcf")
    dialog = imported(qtbot, session, bad, vcf(tmp_path))
    model = dialog.table.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["1", "2"]
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (
        "bad.vcf\t1\tThere is no name and no way to reach anybody.\n"
        "bad.vcf\t2\tThis line was not understood."
    )


def test_a_missing_file_is_said_in_a_sentence(qtbot, session: Session, tmp_path: Path) -> None:
    dialog = imported(qtbot, session, tmp_path / "none.vcf")
    texts = shown(dialog)
    assert "Nothing was imported." in texts
    assert any("was not found" in text for text in texts)


def test_a_photo_that_is_too_large_is_left_out_and_its_contact_comes_in(
    qtbot, session: Session, tmp_path: Path
) -> None:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = head + struct.pack(">I", zlib.crc32(head[12:]))
    photo = f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(bomb).decode()}\n"
    card = ANNA.replace("END:", f"{photo}END:")
    dialog = imported(qtbot, session, vcf(tmp_path, card))
    assert lines(dialog) == [("1", "The picture is too large or damaged; it was left out.")]
    (anna,) = session.book.all(Contact)
    assert anna.given == "Anna"
    assert contacts.photo(session.book, anna.id) is None


def test_cancel_leaves_the_book_as_it_was(
    qtbot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    really = importing.import_files

    def slowly(book, paths, progress, picture):
        begun.set()
        assert go_on.wait(10)
        return really(book, paths, progress, picture)

    monkeypatch.setattr(importing, "import_files", slowly)
    dialog = import_files(session, [vcf(tmp_path)])
    assert begun.wait(10)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert not dialog.cancel.isEnabled()
    with qtbot.waitSignals([session.message, dialog.rejected]):
        go_on.set()
    assert session.book.all(Contact) == []
    assert session.book.undo_label is None


def test_escape_while_importing_asks_to_stop_and_closes_when_it_has(
    qtbot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def waiting(book, paths, progress, picture):
        assert go_on.wait(10)
        progress(0, 0)
        raise AssertionError("not stopped")

    monkeypatch.setattr(importing, "import_files", waiting)
    dialog = import_files(session, [vcf(tmp_path)])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        go_on.set()


def test_the_files_chosen_are_handed_on_and_none_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [([], ""), ([str(vcf(tmp_path))], "")]

    def ask(*question: str) -> tuple[list[str], str]:
        asked.append(question[3])
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    assert choose() == []
    assert choose() == [tmp_path / "some.vcf"]
    for suffix in ("vcf", "csv", "tsv", "ldif"):
        assert f"*.{suffix}" in asked[0]


def test_names_of_files_are_never_markup(qtbot, session: Session, tmp_path: Path) -> None:
    dialog = imported(qtbot, session, tmp_path / "<img src=x>.vcf")
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_every_control_has_a_name(qtbot, session: Session, tmp_path: Path) -> None:
    dialog = imported(qtbot, session, vcf(tmp_path))
    assert dialog.bar.accessibleName()
    assert dialog.table.accessibleName()
    assert dialog.focusWidget() is dialog.close_button
