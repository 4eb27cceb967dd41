"""The screens. Only this package, and `netplanner.cli` where it opens it, knows Qt.

What knows no Qt is imported here, before Qt: from then on PySide6 reads the source of every module
that is imported, to see whether it speaks of PySide6, and Peewee alone has 8,000 lines.
"""

import netplanner.contacts
import netplanner.owner
import netplanner.settings
import netplanner.store
import netplanner.words  # noqa: F401 - see above
