"""Tables one reads line by line: a line is chosen as a whole, nothing is typed into it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def as_lines(view: QTableView, name: str) -> None:
    """Make `view` a table of lines; `name` is its accessible name."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)  # Tab leaves the table, arrows move in it
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
