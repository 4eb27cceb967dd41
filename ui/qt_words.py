"""Words of Qt's own dialogs that Qt's catalogue of this language does not have."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from netplanner.i18n import N_, _

WORDS = frozenset(
    (
        # the dialog for files
        N_("&Look in:"),
        N_("Files of &type:"),
        N_("Folder"),
        N_("Drive"),
        # the dialog for printing
        N_("Double Sided Printing"),
        N_("Off"),
        N_("Long side binding"),
        N_("Short side binding"),
        N_("Page &Set:"),
        N_("Pages"),
        N_("Page &order:"),
        N_("Pages &per sheet:"),
        N_(
            "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
            "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
        ),
    )
)


class MissingWords(QTranslator):
    """Asked last: install it before Qt's own translator."""

    # Qt overrides

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return _(source) if source in WORDS else ""
