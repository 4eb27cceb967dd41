"""The scrolling part of a card that holds a form: it goes up and down only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class FormScroll(QScrollArea):
    """Scrolls up and down only, so it is never narrower than the form it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # By Qt's name for it: asking for `viewport()` makes PySide meet a class for 8 ms.
        viewport = self.findChild(QWidget, "qt_scrollarea_viewport")
        if viewport is not None:
            viewport.setAutoFillBackground(False)
        self._margin: int | None = None

    def stand_in(self, margin: int) -> None:
        """Let the bar stand in the margin right of the form, so many pixels wide.

        The form ends where the things above it do, with the bar or without. Call it once the
        form is set.
        """
        self._margin = margin
        self.verticalScrollBar().installEventFilter(self)
        self._keep_in_line()

    def _keep_in_line(self) -> None:
        bar, inner = self.verticalScrollBar(), self.widget()
        layout = inner.layout() if inner is not None else None
        if self._margin is None or layout is None:
            return
        margins = layout.contentsMargins()
        margins.setRight(max(0, self._margin - bar.sizeHint().width() * bar.isVisible()))
        layout.setContentsMargins(margins)

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        widget.setAutoFillBackground(False)  # QScrollArea would paint the window's ground
        widget.installEventFilter(self)

    def to_top(self) -> None:
        """Show where the form begins."""
        self.verticalScrollBar().setValue(0)

    def show_cursor_later(self) -> None:
        """Scroll to where the cursor is, once a new field has its place."""
        QTimer.singleShot(0, self, self._show_cursor)

    def _show_cursor(self) -> None:
        field = self.focusWidget()
        if field is not None:
            self.ensureWidgetVisible(field, 0, 60)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._keep_in_line()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # a QObject

    def minimumSizeHint(self) -> QSize:
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), 120)
