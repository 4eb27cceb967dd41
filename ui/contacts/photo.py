"""The contact's picture: chosen, pasted or dropped, made small, or the initials where none is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QRectF,
    QSize,
    QStandardPaths,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QImageReader, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from netplanner.reasons import reason
from ui import remember, theme
from ui.icons import icon, paint_icon
from ui.widgets.painting import initials, paint_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QEnterEvent,
        QKeyEvent,
        QPaintEvent,
    )

SIDE = 512  # pixels; what a picture in the book measures at most
MOST_BYTES = 30_000_000
MOST_PIXELS = 60_000_000  # a small file may unpack into gigabytes
_FORMATS = (b"jpeg", b"jpg", b"png")


def shrink(data: bytes) -> bytes:
    """A JPEG or PNG of at most 512 pixels a side from one of any size, turned upright.

    `NetPlannerError` for anything else, and for pictures too large to be opened safely.
    """
    if len(data) > MOST_BYTES:
        raise NetPlannerError(_("This picture is too large. The photo stays as it was."))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in _FORMATS or not size.isValid():
        raise NetPlannerError(
            _("This is no JPEG or PNG picture that can be read. The photo stays as it was.")
        )
    if size.width() * size.height() > MOST_PIXELS:
        raise NetPlannerError(_("This picture is too large. The photo stays as it was."))
    if max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(
            size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        )
    image = reader.read()
    if image.isNull():
        raise NetPlannerError(
            _("This is no JPEG or PNG picture that can be read. The photo stays as it was.")
        )
    return _encode(image)


def _encode(image: QImage) -> bytes:
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


class PhotoButton(QAbstractButton):
    """The round picture in the head of the editor; a click offers what can be done with it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: bytes | None = None
        self._photo: QPixmap | None = None
        self._letters = ""
        self._dropping = False
        self._dropped: Path | None = None
        self.setFixedSize(56, 56)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Photo"))
        self.setToolTip(_("Photo: choose, paste or drop a picture"))
        self.clicked.connect(self._offer)

    def photo(self) -> bytes | None:
        """The picture as it goes into the book."""
        return self._data

    def set_photo(self, data: bytes | None) -> None:
        """Show a picture of the book; one that cannot be read shows as initials."""
        self._data = data
        self._photo = None
        if data:
            pixmap = QPixmap()
            if pixmap.loadFromData(data):
                self._photo = pixmap
        self.update()

    def set_name(self, name: str) -> None:
        """Whose initials stand where there is no picture."""
        letters = initials(name)
        if letters != self._letters:
            self._letters = letters
            self.update()

    def choose(self) -> None:
        """Ask for a picture file."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a photo"), _folder(), _("Pictures") + " (*.jpg *.jpeg *.png)"
        )
        if name:
            remember.set_value("photo/folder", str(Path(name).parent))
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Take the picture in a file; a sentence if it is none."""
        try:
            if path.stat().st_size > MOST_BYTES:
                raise NetPlannerError(_("This picture is too large. The photo stays as it was."))
            data = path.read_bytes()
        except OSError as error:
            raise NetPlannerError(
                _("“{path}” cannot be read: {reason}.").format(path=path, reason=reason(error))
            ) from error
        self._take(shrink(data))

    def paste(self) -> None:
        """Take the picture on the clipboard; a sentence if there is none."""
        from PySide6.QtGui import QGuiApplication

        if not self._take_mime(QGuiApplication.clipboard().mimeData()):
            raise NetPlannerError(_("There is no picture on the clipboard."))

    def remove(self) -> None:
        """Back to the initials."""
        if self._data is not None:
            self._take(None)

    def menu(self) -> QMenu:
        """What can be done with the picture."""
        menu = QMenu(self)
        menu.addAction(icon("image"), _("Choose photo…"), self.choose)
        menu.addAction(icon("clipboard"), _("Paste photo"), self.paste)
        remove = menu.addAction(icon("trash-2"), _("Remove photo"), self.remove)
        remove.setEnabled(self._data is not None)
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, data: bytes | None) -> None:
        self.set_photo(data)
        self.edited.emit()

    @Slot()
    def _take_dropped(self) -> None:
        if self._dropped is not None:
            self.take_file(self._dropped)

    def _take_mime(self, mime: QMimeData) -> bool:
        if file := _picture_file(mime):
            self.take_file(file)
            return True
        return self._take_image(mime)

    def _take_image(self, mime: QMimeData) -> bool:
        if mime.hasImage():
            image = mime.imageData()
            image = image.toImage() if isinstance(image, QPixmap) else image
            if isinstance(image, QImage) and not image.isNull():
                self._take(_encode(image))
                return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasImage() or _picture_file(mime):
            self._dropping = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping = False
        self.update()
        self._dropped = _picture_file(event.mimeData())
        if self._dropped:
            event.acceptProposedAction()
            # Later, as it may end in a sentence: the other program waits for the drop to end.
            QTimer.singleShot(0, self, self._take_dropped)
        elif self._take_image(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        paint_avatar(painter, whole, self._letters, self._photo)
        t = theme.tokens()
        if not self._letters and self._photo is None:
            paint_icon(painter, whole.adjusted(16, 16, -16, -16), "camera", "muted")
        if self.underMouse() or self.hasFocus() or self._dropping:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawEllipse(whole.adjusted(1, 1, -1, -1))


_SUFFIXES = (".jpg", ".jpeg", ".png")


def _picture_file(mime: QMimeData) -> Path | None:
    """The first picture among the files that are dropped or on the clipboard."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((file for file in files if file.suffix.lower() in _SUFFIXES), None)


def _folder() -> str:
    """Where the last picture was, else where the system keeps pictures."""
    last = remember.value("photo/folder")
    if last and Path(last).is_dir():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
