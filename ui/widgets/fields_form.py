"""A label above, a control, a line below for what is wrong with it; and a grid of such fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.basics import muted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(QWidget):
    """One labelled control. What was typed and cannot be read is marked when the field is left."""

    def __init__(
        self, label: str, widget: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self.label = muted(label)
        self.label.setBuddy(widget)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        self._hint = hint
        self._line = plain()
        self._line.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(widget)
        layout.addWidget(self._line)
        # No alignment: it would hold a wrapped sentence to the height it has on a wide line.
        if not widget.sizePolicy().expandingDirections() & Qt.Orientation.Vertical:
            layout.addStretch()
        self.set_problem(None)
        if (left := getattr(widget, "editingFinished", None)) is not None:
            left.connect(self._look)

    @property
    def problem(self) -> str | None:
        """The sentence shown below the field."""
        return self._line.text() if self._line.objectName() == "problem" else None

    def set_problem(self, sentence: str | None) -> None:
        """Mark the field and say why, or take the mark away."""
        marked = bool(sentence)
        mark(self.widget.focusProxy() or self.widget, marked)
        self._line.setText(sentence or self._hint)
        self._line.setObjectName("problem" if marked else "muted")
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
        self._line.setVisible(bool(sentence or self._hint))
        self.widget.setAccessibleDescription(sentence or self._hint)

    def nonsense(self) -> str | None:
        """What the control itself cannot read, as a sentence."""
        ask = getattr(self.widget, "problem", None)
        return ask() if callable(ask) else None

    def _look(self) -> None:
        # An empty field that must be filled is marked by saving, not by walking past it.
        text = getattr(self.widget, "text", None)
        typed = text() if callable(text) else ""
        self.set_problem(self.nonsense() if str(typed).strip() else None)


def mark(widget: QWidget, marked: bool) -> None:
    """Show a control as one with something wrong in it, or as any other."""
    value = "true" if marked else ""
    if (widget.property("problem") or "") != value:
        widget.setProperty("problem", value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Form(QWidget):
    """Fields in a grid, by name: the names `problems(draft)` speaks of."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(spacing)
        self.grid.setVerticalSpacing(10)

    def add(
        self,
        name: str,
        field: Field,
        row: int,
        column: int = 0,
        *,
        span: int = 1,
    ) -> Field:
        """Put a field into the grid and know it by `name`."""
        self.fields[name] = field
        self.grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        return field

    def nonsense(self) -> dict[str, str]:
        """What was typed and cannot be read: field name to sentence."""
        return {
            name: sentence
            for name, field in self.fields.items()
            if (sentence := field.nonsense()) is not None
        }

    def problems(self, found: Mapping[str, str]) -> bool:
        """Mark exactly these fields and go to the first; False if there is none to mark."""
        first = next((field for name, field in self.fields.items() if name in found), None)
        if first is not None:  # before the marks: the field that is left looks at itself again
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        for name, field in self.fields.items():
            field.set_problem(found.get(name))
        if first is not None:
            _bring_in_sight(first)
        return first is not None


def _bring_in_sight(field: Field) -> None:
    """Scroll to the field: a scrolling form follows Tab by itself, and nothing else."""
    parent = field.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is not None:
        area = parent
        area.ensureWidgetVisible(field)
        # again once the sentence below it has its place
        QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field))
