"""The screens. Only this package, and `netplanner.cli` where it opens it, knows Qt.

PySide6 puts an `__import__` of its own in the place of Python's: it reads the source of each module
imported from then on, for the sake of `from __feature__ import snake_case`, which nothing here asks
for. That costs milliseconds of the start, and more when the libraries of the charts come: the one
that was there before is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is the one that changes `__import__`

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
