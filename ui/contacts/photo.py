"""The contact's picture: chosen, pasted or dropped, made small, or the initials where none is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QRectF,
    QStandardPaths,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from netplanner.errors import NetPlannerError
from netplanner.i18n import _
from netplanner.reasons import reason
from ui import pictures, remember, theme
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


class PhotoButton(QAbstractButton):
    """The round picture in the head of the editor; a click offers what can be done with it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: bytes | None = None
        self._photo: QPixmap | None = None
        self._letters = ""
        self._dropping = False
        self._dropped: Path | QImage | None = None
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
            image = pictures.thumbnail(data, 2 * self.width())
            self._photo = None if image is None else QPixmap.fromImage(image)
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
            if path.stat().st_size > pictures.MOST_BYTES:
                raise pictures.too_large()
            data = path.read_bytes()
        except OSError as error:
            raise NetPlannerError(
                _("“{path}” cannot be read: {reason}.").format(path=path, reason=reason(error))
            ) from error
        self._take(pictures.shrink(data))

    def paste(self) -> None:
        """Take the picture on the clipboard; a sentence if there is none."""
        from PySide6.QtGui import QGuiApplication

        picture = _picture_of(QGuiApplication.clipboard().mimeData())
        if picture is None:
            raise NetPlannerError(_("There is no picture on the clipboard."))
        self._take_picture(picture)

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
            self._take_picture(self._dropped)

    def _take_picture(self, picture: Path | QImage) -> None:
        if isinstance(picture, Path):
            self.take_file(picture)
        elif picture.isNull():  # Qt unpacks no giants
            raise pictures.no_picture()
        else:
            self._take(pictures.encoded(picture))

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
        self._dropped = _picture_of(event.mimeData())
        if self._dropped is not None:
            event.acceptProposedAction()
            # Later, as it may end in a sentence: the other program waits for the drop to end.
            QTimer.singleShot(0, self, self._take_dropped)

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


def _picture_of(mime: QMimeData) -> Path | QImage | None:
    """The picture file or the picture that is dropped or on the clipboard."""
    file = _picture_file(mime)
    if file is None and mime.hasImage():
        image = mime.imageData()
        image = image.toImage() if isinstance(image, QPixmap) else image
        return image if isinstance(image, QImage) else QImage()
    return file


def _folder() -> str:
    """Where the last picture was, else where the system keeps pictures."""
    last = remember.value("photo/folder")
    if last and Path(last).is_dir():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
