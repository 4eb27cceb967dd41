"""What an edit did: the changeset that notifies the screens, undoes and redoes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import apsw

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Change:
    """One committed edit, undo or redo.

    `label` is a message id (`Import contacts`), `touched` the ids of the rows inserted, updated or
    deleted, by table name. What another program did has no label and touches every
    table; of its rows the contacts alone are told one by one.
    """

    label: str
    changeset: bytes = field(repr=False)
    touched: Mapping[str, frozenset[int]]

    def touches(self, *tables: str) -> bool:
        """Whether a row of one of `tables` was touched."""
        return any(table in self.touched for table in tables)

    def inverted(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, apsw.Changeset.invert(self.changeset), self.touched)


def change_of(label: str, changeset: bytes) -> Change:
    """The change a changeset makes; its ids are in the first column of every table."""
    touched: defaultdict[str, set[int]] = defaultdict(set)
    for row in apsw.Changeset.iter(changeset):
        values = row.new if row.op == "INSERT" else row.old
        touched[row.name].add(values[0])  # type: ignore[index,arg-type]  # every id is an integer
    return Change(label, changeset, {name: frozenset(ids) for name, ids in touched.items()})
