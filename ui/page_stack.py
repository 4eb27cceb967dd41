"""The pages visited so far, of which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class PageStack(QStackedWidget):
    """The page `current`, and those that were shown before."""

    page_built = Signal(QWidget)

    def __init__(
        self, build: Callable[[str, QWidget], QWidget], parent: QWidget | None = None
    ) -> None:
        """`build` makes the page of a name, with its parent from the start: a page that moves is
        styled twice."""
        super().__init__(parent)
        self.current = ""
        self.visited: dict[str, QWidget] = {}
        self._build = build

    def page(self, name: str = "") -> QWidget:
        """The page `name`, built on its first visit; without a name, the one shown."""
        name = name or self.current
        if name not in self.visited:
            page = self._build(name, self)
            self.page_built.emit(page)
            self.visited[name] = page
            self.addWidget(page)
        return self.visited[name]

    def turn_to(self, name: str) -> bool:
        """Show the page `name`; False if the one shown has a field to mend first."""
        if name == self.current:
            return True
        if not self.save():
            return False
        page = self.page(name)
        had = page.focusWidget()
        self.current = name
        self.setCurrentWidget(page)
        if had is None and (found := page.focusWidget()) is not None:
            found.clearFocus()  # Qt's choice, the first field it finds; `enter` asks the page
        return True

    def enter(self) -> None:
        """Put the cursor into the page: into the field it was in, else where the page begins."""
        page = self.page()
        place = page.focusWidget()
        if (
            place is None
            or isinstance(place, QAbstractButton)
            or not (place.isEnabled() and place.isVisibleTo(page))
        ):
            # asked for: with a focus proxy Tab would skip all that stands before it on the page
            place = page.first_field() if hasattr(page, "first_field") else page
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> bool:
        """Save what is being typed; False if a field has to be mended first."""
        page = self.visited.get(self.current)
        return page is None or not hasattr(page, "save") or page.save() is not False

    def drafts(self) -> list[str]:
        """The names of the pages on which something new is typed that no button has saved yet."""
        return [
            name
            for name, page in self.visited.items()
            if hasattr(page, "has_draft") and page.has_draft()
        ]

    def save_draft(self, name: str) -> bool:
        """Save what is new on a page; False if a field has to be mended first."""
        page = self.page(name)
        return not hasattr(page, "save_draft") or bool(page.save_draft())

    def refresh_theme(self) -> None:
        """Let the pages that paint by themselves take the colours of the theme."""
        for page in self.visited.values():
            if hasattr(page, "refresh_theme"):
                page.refresh_theme()

    def put_away(self) -> None:
        """Forget all pages: their book is being closed."""
        for page in self.visited.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.visited.clear()
        self.current = ""
