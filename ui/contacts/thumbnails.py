"""The photos of the list, unpacked one by one between events: none holds up the painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from netplanner import contacts
from ui import pictures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

_IN_SIGHT = 100  # more rows than a screen shows
_KEPT = 500
_PICTURE = 96  # pixels of a photo in the list, enough for a dense screen


class Thumbnails(QObject):
    """Small pictures by contact, asked for while the list is painted."""

    unpacked = Signal()  # one more is there

    def __init__(self, session: Session, list_: QWidget) -> None:
        super().__init__(list_)
        self._session = session
        self._list = list_
        self._photos: dict[int, QPixmap | None] = {}
        self._to_unpack: list[int] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._unpack)

    def forget(self) -> None:
        """Unpack all of them anew: one has changed."""
        self._photos.clear()

    def photo(self, contact_id: int) -> QPixmap | None:
        """The photo as far as it is unpacked; initials stand in its place until then."""
        if contact_id not in self._photos and contact_id not in self._to_unpack:
            self._to_unpack.append(contact_id)
            self._timer.start()
        return self._photos.get(contact_id)

    def _unpack(self) -> None:
        """The one asked for last first: those before may be out of sight."""
        del self._to_unpack[: -_IN_SIGHT if self._list.isVisible() else None]
        if not self._to_unpack:
            self._timer.stop()
            return
        contact_id = self._to_unpack.pop()
        if len(self._photos) > _KEPT:
            self._photos.clear()
        data = contacts.photo(self._session.book, contact_id)
        image = pictures.thumbnail(data, _PICTURE) if data else None
        self._photos[contact_id] = None if image is None else QPixmap.fromImage(image)
        self.unpacked.emit()
