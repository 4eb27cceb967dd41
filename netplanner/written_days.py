"""How days are written: names of months and years of two figures, alike in fields and in files."""

from __future__ import annotations

# The letters a month begins with in the languages of the files one is given, English and Italian
# among them; three tell it, and four where French needs them.
_BEGINNINGS = (
    ("jan", "gen", "ene", "jän"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mag", "mai", "mei"),
    ("jun", "giu", "juin"),
    ("jul", "lug", "juil"),
    ("aug", "ago", "aoû", "aou"),
    ("sep", "set"),
    ("oct", "ott", "okt", "out"),
    ("nov",),
    ("dec", "dic", "dez", "déc"),
)
_MONTH_OF = {
    beginning: number
    for number, beginnings in enumerate(_BEGINNINGS, start=1)
    for beginning in beginnings
}
_LAST_YEAR = 69  # of this century, for a day in a log: `69` is 2069, `70` is 1970
_LAST_BIRTH = 20  # `80` is 1980 and `05` 2005: those one does business with are grown up


def month_called(word: str) -> int:
    """The month, 1 to 12, of a name or its abbreviation in any case; 0 if it is none."""
    word = word.lower()
    return _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3]) or 0


def whole_year(figures: int, *, birth: bool = False) -> int:
    """The year meant by two figures, 0 to 99: of a birth, or of a day of business."""
    last = _LAST_BIRTH if birth else _LAST_YEAR
    return figures + (2000 if figures <= last else 1900)
