"""Pictures of contacts, made small: as the book keeps them, and as a list shows them.

How many pixels a picture has is asked before any of it is unpacked: a few hundred bytes may say
that they are gigabytes.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from netplanner.errors import NetPlannerError
from netplanner.i18n import _

SIDE = 512  # pixels; what a picture in the book measures at most
MOST_BYTES = 30_000_000
MOST_PIXELS = 60_000_000  # what is unpacked to be made small; no more than Qt itself allows
_SHOWN_PIXELS = 8_000_000  # what is unpacked while a list is painted: more than any kept here
_FORMATS = (b"jpeg", b"jpg", b"png")


def shrink(data: bytes) -> bytes:
    """A JPEG or PNG of at most 512 pixels a side from one of any size, turned upright.

    `NetPlannerError` for anything else, and for pictures too large to be opened safely.
    """
    width, height = _size(data)
    if not width or not height:
        raise no_picture()
    if width * height > MOST_PIXELS or len(data) > MOST_BYTES:
        raise too_large()
    image = _unpacked(data, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    if image.isNull():
        raise no_picture()
    return encoded(image)


def too_large() -> NetPlannerError:
    """The sentence about a picture that is not opened."""
    return NetPlannerError(_("This picture is too large. The photo stays as it was."))


def no_picture() -> NetPlannerError:
    """The sentence about what is no picture."""
    return NetPlannerError(
        _("This is no JPEG or PNG picture that can be read. The photo stays as it was.")
    )


def kept(data: bytes) -> bytes | None:
    """The picture of a contact file as the book keeps it: unchanged where it is small already.

    None for one that cannot be read, or is too large.
    """
    if 0 < max(_size(data)) <= SIDE:
        return data
    try:
        return shrink(data)
    except NetPlannerError:
        return None


def thumbnail(data: bytes, side: int) -> QImage | None:
    """The picture with its shorter side of about `side` pixels; None if it cannot be shown."""
    width, height = _size(data)
    if not 0 < width * height <= _SHOWN_PIXELS:
        return None
    image = _unpacked(data, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    return None if image.isNull() else image


def encoded(image: QImage) -> bytes:
    """The image as the book keeps it."""
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(
            SIDE,
            SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.hasAlphaChannel():
        image.save(out, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a string
    else:
        image.save(out, "JPEG", 88)  # type: ignore[call-overload]  # as above
    return bytes(out.data().data())


def _device(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(device: QBuffer) -> QImageReader:
    """A reader of the picture in `device`, which it does not keep alive."""
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader


def _size(data: bytes) -> tuple[int, int]:
    """How many pixels wide and high the picture says it is; 0 for what is no JPEG or PNG."""
    device = _device(data)
    reader = _reader(device)
    size = reader.size()
    good = size.isValid() and reader.format().data() in _FORMATS
    return (size.width(), size.height()) if good else (0, 0)


def _unpacked(data: bytes, side: int, shape: Qt.AspectRatioMode) -> QImage:
    """The picture, at most so large; a null image if it is damaged."""
    device = _device(data)
    reader = _reader(device)
    size = reader.size()
    small = size.scaled(side, side, shape).expandedTo(QSize(1, 1))
    if small.width() < size.width():
        reader.setScaledSize(small)
    return reader.read()
