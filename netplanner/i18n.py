"""Messages in the owner's language; dates, money and numbers by its locale.

The English text is the message id: `N_` where it is declared, `_` when it is shown. Babel is
imported by the functions that need it, since it would cost the start of the program.
"""

from __future__ import annotations

import gettext
import os
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    import datetime

LANGUAGES = ("en", "it")
_LOCALES = {"en": "en_GB", "it": "it_IT"}  # week from Monday, day before month, in both

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Speak `language` from now on; one without a catalogue reads as English."""
    global _catalogue, _language  # noqa: PLW0603 - one program speaks one language at a time
    _language = language if language in LANGUAGES else "en"
    catalogue = resources.LOCALE / _language / "LC_MESSAGES" / "netplanner.mo"
    if catalogue.exists():  # not by `gettext.translation`: looking for it loads `locale`, 1 ms
        with catalogue.open("rb") as file:
            _catalogue = gettext.GNUTranslations(file)
    else:
        _catalogue = gettext.NullTranslations()


def system_language() -> str:
    """The language the system's environment asks for, among ours; English otherwise."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wish in os.environ.get(variable, "").split(":"):
            if wish[:2] in LANGUAGES:
                return wish[:2]
    return "en"


def language() -> str:
    """The language in use, `en` or `it`."""
    return _language


def locale_name() -> str:
    """The locale of the language in use, for Qt and Babel."""
    return _LOCALES[_language]


def _(message: str) -> str:
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count`; placeholders are filled by the caller."""
    return _catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """`message` as meant in `context`, where one English word has two translations."""
    return _catalogue.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark for translation now, translate when shown."""
    return message


def show_day(day: datetime.date) -> str:
    """A day, short: `24/11/2026`."""
    return f"{day:%d/%m/%Y}"  # the same in both locales, and a hundred times faster than Babel


def show_month(day: datetime.date) -> str:
    """A month with its year: `November 2026`, `novembre 2026`."""
    from babel.dates import format_date

    return format_date(day, "LLLL y", locale=locale_name())


def show_number(value: float, digits: int = 0) -> str:
    """A number with the locale's separators: `1,234` or `1.234`."""
    text = f"{value:,.{digits}f}"
    return text.translate(_ITALIAN_SEPARATORS) if _language == "it" else text


def show_percent(share: float) -> str:
    """A share as whole percent, rounded down: what is nearly reached is not reached."""
    return f"{int(round(share * 100, 6))}%"  # the float 0.29 * 100 is a little less than 29


def show_money(cents: int, currency: str = "EUR") -> str:
    """An amount of money: `€1,234.50`, `1.234,50 €`."""
    from babel.numbers import format_currency

    return format_currency(cents / 100, currency, locale=locale_name())


def show_minutes(minutes: int) -> str:
    """A length of time: `1:15`."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


_ITALIAN_SEPARATORS = str.maketrans(",.", ".,")
