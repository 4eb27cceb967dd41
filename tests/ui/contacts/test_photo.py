"""A contact's photo: any JPEG or PNG comes in small and upright, anything else not at all."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from netplanner.errors import NetPlannerError
from ui.contacts.photo import PhotoButton
from ui.pictures import kept, shrink, thumbnail

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


def picture(width: int, height: int, kind: str = "JPEG", colour: str = "#336699") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, kind)
    return bytes(out.data().data())


def size_of(data: bytes) -> tuple[int, int]:
    image = QImage.fromData(data)
    return image.width(), image.height()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_picture_becomes_small_and_keeps_its_shape(kind: str) -> None:
    assert size_of(shrink(picture(2000, 1000, kind))) == (512, 256)


def test_a_small_picture_keeps_its_size() -> None:
    assert size_of(shrink(picture(40, 60))) == (40, 60)


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it is `side` pixels square."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a" + bytes(20), b"<svg xmlns='http://www.w3.org/2000/svg'/>", bomb(30_000)],
    ids=["empty", "gif", "svg", "bomb"],
)
def test_what_is_no_safe_jpeg_or_png_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NetPlannerError, match="photo stays as it was"):
        shrink(data)


def test_a_bmp_is_refused_though_qt_could_read_it() -> None:
    with pytest.raises(NetPlannerError):
        shrink(picture(10, 10, "BMP"))


def test_a_bomb_in_the_book_shows_as_initials() -> None:
    assert thumbnail(bomb(30_000), 96) is None
    assert thumbnail(picture(400, 200), 96).size() == QSize(192, 96)
    assert thumbnail(picture(20, 30), 96).size() == QSize(20, 30)


@pytest.mark.parametrize("side", [1, 512])
def test_a_picture_of_a_contact_file_that_is_small_already_is_kept_as_it_is(side: int) -> None:
    data = picture(side, 1, "PNG")
    assert kept(data) == data


def test_a_large_picture_of_a_contact_file_becomes_small_and_a_bomb_is_left_out() -> None:
    small = kept(picture(1024, 600))
    assert small is not None
    assert size_of(small) == (512, 300)
    assert kept(bomb(30_000)) is None
    assert kept(b"no picture") is None


@pytest.fixture
def button(qtbot: QtBot) -> PhotoButton:
    button = PhotoButton()
    qtbot.addWidget(button)
    return button


def test_a_dropped_file_becomes_the_photo(
    button: PhotoButton, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Me.JPG"
    file.write_bytes(picture(800, 800))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), action, mime, left, none)
    button.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(button.edited):
        button.dropEvent(QDropEvent(QPointF(5, 5), action, mime, left, none))
    data = button.photo()
    assert data is not None
    assert size_of(data) == (512, 512)


def test_the_program_a_broken_picture_is_dragged_from_does_not_wait_for_the_answer(
    button: PhotoButton, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(b"no picture")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    dropping = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.captureExceptions() as raised:
        button.dropEvent(dropping)
        assert dropping.isAccepted()
        assert raised == []
        qtbot.waitUntil(lambda: bool(raised))
    assert "photo stays as it was" in str(raised[0][1])
    assert button.photo() is None


def test_the_next_photo_is_looked_for_where_the_last_was(
    button: PhotoButton, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "me.png").write_bytes(picture(20, 20, "PNG"))
    begun: list[str] = []

    def ask(*question: str) -> tuple[str, str]:
        begun.append(question[2])
        return str(tmp_path / "me.png"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    button.choose()
    button.choose()
    assert begun[1] == str(tmp_path)


def test_a_dropped_text_is_not_taken(button: PhotoButton) -> None:
    mime = QMimeData()
    mime.setText("hello")
    entering = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()
    button.dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_a_picture_on_the_clipboard_is_pasted_with_the_keyboard(
    button: PhotoButton, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(picture(30, 20)))
    qtbot.keyClick(button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    data = button.photo()
    assert data is not None
    assert size_of(data) == (30, 20)


def test_a_picture_qt_cannot_unpack_is_refused_and_the_photo_stays(
    button: PhotoButton, tmp_path: Path
) -> None:
    file = tmp_path / "old.jpg"
    file.write_bytes(picture(10, 10))
    button.take_file(file)
    before = button.photo()
    mime = QMimeData()
    mime.setImageData(QImage())
    QGuiApplication.clipboard().setMimeData(mime)
    with pytest.raises(NetPlannerError, match="photo stays as it was"):
        button.paste()
    assert button.photo() == before


def test_pasting_without_a_picture_says_so(button: PhotoButton) -> None:
    QGuiApplication.clipboard().setText("hello")
    with pytest.raises(NetPlannerError, match="no picture"):
        button.paste()


def test_removing_goes_back_to_the_initials(button: PhotoButton, qtbot: QtBot) -> None:
    button.set_photo(picture(10, 10))
    remove = button.menu().actions()[-1]
    assert remove.isEnabled()
    with qtbot.waitSignal(button.edited):
        remove.trigger()
    assert button.photo() is None
    assert not button.menu().actions()[-1].isEnabled()


def test_a_missing_file_is_a_sentence(button: PhotoButton, tmp_path: Path) -> None:
    with pytest.raises(NetPlannerError, match="cannot be read: the folder or file does not exist"):
        button.take_file(tmp_path / "none.png")
