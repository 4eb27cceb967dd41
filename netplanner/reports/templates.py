"""Fills the templates of the reports: escaped text, our catalogue, money and dates by locale.

Jinja2 is imported by the functions that need it, since it would cost the start of the program.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import resources
from netplanner import i18n, words
from netplanner.i18n import _, ngettext
from netplanner.reports import figures

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **data: object) -> str:
    """The HTML text of a template; every value put in is escaped."""
    return _environment().get_template(template).render(data)


def cut(text: str, length: int) -> str:
    """`text` on one line, shortened to `length` characters with an ellipsis at a word if it can."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    at_word = head.rpartition(" ")[0]
    return f"{(at_word if len(at_word) > length * 2 // 3 else head).rstrip(' ,;:')}…"


def share(value: float) -> str:
    """A share between 0 and 1 as the drawn marks take it; more than the whole is the whole."""
    return f"{min(max(value, 0.0), 1.0):.3f}"


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resources.TEMPLATES),
        autoescape=True,  # names from a contact file must never become markup
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(_, ngettext, newstyle=False)  # type: ignore[attr-defined] # added by the extension
    environment.filters |= {
        "capfirst": lambda text: text[:1].upper() + text[1:],
        "cut": cut,
        "day": i18n.show_day,
        "hours": figures.show_hours,
        "money": i18n.show_money,
        "month": i18n.show_month,
        "number": i18n.show_number,
        "percent": figures.percent,
        "share": share,
        "word": words.word,
    }
    return environment
