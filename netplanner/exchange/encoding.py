"""Bytes to text, for files that lie about their encoding or mix several.

Text is decoded with `surrogateescape`: a byte that is no UTF-8 stays as a lone surrogate until the
line it stands in is whole, and is then decoded by what that line says of itself. So a character
cut in two by folding is whole again, and one property in Shift_JIS leaves the others alone.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect
from itertools import islice

_BOMS = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 20_000  # signs to tell an encoding by
_MOST_ZEROES = 0.3  # of the bytes of Latin text in UTF-16 every second is zero

# What files write, next to what was meant: supersets hold the signs people really use.
_MEANT = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_BUT_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_DECLARED = re.compile(r"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_CARDS = re.compile(r"^(?=BEGIN:VCARD)|(?<=END:VCARD\n)", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND = re.compile(r"(?=(.)([^\x00-\x7f]))", re.DOTALL)
_USUAL = frozenset("àèéìòùáíóúâêîôûäëïöüåãõçñßøæœšžÿýÀÈÉÌÒÙÁÍÓÚÂÊÎÔÛÄËÏÖÜÅÃÕÇÑØÆŒŠŽŸÝ‘’“”–—…€«»°")
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f]")


def decode_lines(data: bytes) -> str:
    """The text of `data` with `\\n` line ends; bytes that are no UTF-8 are kept as surrogates."""
    text = _decode_marked(data)
    if text is None:
        text = data.decode("utf-8", "surrogateescape")
    text = text.replace("\0", "").replace("\ufeff", "")  # marks within come from joined files
    if "\r" in text:
        # \r\r\n comes from copying a file in text mode twice: one line end, not two.
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
        text = text.replace("\n\r", "\n").replace("\r", "\n")
    return text


def decode_file(data: bytes) -> str:
    """The text of a whole table: by its mark, else UTF-8, and lines that are not by their signs."""
    text = _decode_marked(data)
    if text is None:
        text = data.decode("utf-8", "surrogateescape")
    if charset := likely_charset(text):  # also behind a mark: a line may have come from elsewhere
        text = "\n".join(
            repair(line, charset) if needs_repair(line) else line for line in text.split("\n")
        )
    return text.replace("\0", "")


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            errors = "surrogateescape" if encoding == "utf-8" else "replace"
            text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors)
            return _whole(text) if encoding != "utf-8" else text
    start = data[:4096]
    if start.count(0) > len(start) * _MOST_ZEROES:
        little = start[1::2].count(0) > start[0::2].count(0)
        return _whole(data.decode("utf-16-le" if little else "utf-16-be", "replace"))
    return None


def _whole(text: str) -> str:
    """`text` without half characters that UTF-16 may hold and UTF-8 may not."""
    return text.encode("utf-8", "replace").decode("utf-8")


def needs_repair(text: str) -> bool:
    """Whether `decode_lines` met bytes in `text` that are no UTF-8."""
    return not text.isascii() and _ESCAPED.search(text) is not None


def repair(text: str, charset: str = "") -> str:
    """Decode what `decode_lines` left open: as UTF-8, as `charset` says, else as Windows-1252."""
    if not charset and not needs_repair(text):
        return text
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that was no byte of the file
        return text.encode("utf-8", "replace").decode("utf-8")
    return decode(raw, charset)


def likely_charset(text: str, otherwise: str = "cp1252") -> str:
    """The encoding of the lines of `text` that are no UTF-8: Windows-1252, or that of old Macs.

    Excel for Mac wrote its CSV so for many years. The signs that make more words tell; `otherwise`
    if they do not, and nothing if every line is UTF-8.
    """
    lines = "\n".join(islice((line for line in text.split("\n") if needs_repair(line)), 200))
    if not lines:
        return ""
    raw = lines[:_ENOUGH].encode("utf-8", "surrogateescape")
    windows, mac = (_likeness(raw.decode(each, "replace")) for each in ("cp1252", "mac_roman"))
    if windows == mac:
        return otherwise
    return "cp1252" if windows > mac else "mac_roman"


def _likeness(text: str) -> int:
    """How much the signs of `text` beyond ASCII look like those of words in our languages."""
    likeness = 0
    for found in _BEYOND.finditer(text):
        before, sign = found[1], found[2]
        within = before.islower() and sign.isupper()  # a capital in the middle of a word
        likeness += 1 if sign in _USUAL and not within else -1
    return likeness


class Charsets:
    """The encodings of the lines of a file of cards that are no UTF-8.

    Old Outlooks write a whole card in the machine's code page and say so at one property only: what
    a line of the card says counts, else what any line says, else what its signs make likely. So a
    card that is broken leaves its neighbours alone.
    """

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._found: list[str] = []
        said = _declared(text)
        likely = "" if said else likely_charset(text)
        line = 1
        for card in _CARDS.split(text):
            self._starts.append(line)
            self._found.append(_declared(card) or said or likely_charset(card, likely))
            line += card.count("\n")

    def of(self, line: int) -> str:
        """The encoding of the line of that number, from 1."""
        return self._found[bisect(self._starts, line) - 1]


def _declared(text: str) -> str:
    """The encoding beside UTF-8 that some line of `text` says it has, or nothing."""
    for found in _DECLARED.finditer(text):
        charset = found[1].lower()
        charset = _MEANT.get(charset, charset)
        if charset not in {"utf-8", "utf8"} | _BUT_TEXT:
            try:
                codecs.lookup(charset)
            except LookupError:
                continue
            return charset
    return ""


def decode(raw: bytes, charset: str = "") -> str:
    """One value's bytes as text; what is declared counts unless it cannot be true."""
    wish = charset.strip().strip('"').lower()
    wish = _MEANT.get(wish, wish)
    # Valid UTF-8 beyond ASCII is no accident, whatever one-byte encoding is declared.
    tries = ["utf-8", "cp1252"] if wish in {"", "cp1252"} else [wish, "utf-8", "cp1252"]
    if wish.startswith(("iso-8859", "iso8859", "windows-125", "cp125", "mac")):
        tries = ["utf-8", wish, "cp1252"]
    for encoding in tries:
        if encoding in _BUT_TEXT:
            continue
        try:
            return raw.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def clean(text: str) -> str:
    """`text` without control characters and without blanks at its ends."""
    text = text.strip()
    if not text or text.isprintable() or not _CONTROLS.search(text):
        return text
    return _CONTROLS.sub("", text).strip()


def unmarked(text: str) -> str:
    """A number or address without the invisible marks phones copy along with it."""
    return text if text.isascii() else _MARKS.sub("", text).strip()
