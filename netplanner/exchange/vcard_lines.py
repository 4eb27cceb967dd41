"""Lines of a vCard: what is folded, soft-broken or wrapped put together, and heads taken apart.

The rules are those of vCard 2.1 (versit, 1996), RFC 2425/2426 (3.0) and RFC 6350 (4.0), read
together, since files mix them. Everything here is linear in the length of its input.
"""

from __future__ import annotations

import binascii
import contextlib
import quopri
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from netplanner.exchange.encoding import decode, repair

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "Q", "7BIT", "8BIT"})
_PROPERTY = re.compile(r"[A-Za-z0-9._-]+[;:]")
_BASE64_LINE = re.compile(r"[ \t]*[A-Za-z0-9+/=]+[ \t]*")
_QUOTED_HEAD = re.compile(r'((?>[^":]|"[^"]*")*):', re.DOTALL)
_PARTS = re.compile(r'(?>[^";]|"[^"]*"|")+')
_TOKENS = re.compile(r"\\.|[^\\;,]+|[;,]|\\", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ENCODED_SEMICOLON = re.compile(r"(?<!=5C)=3B", re.IGNORECASE)
_SAMSUNG = re.compile(r"X-CUSTOM\(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,(.*)\)", re.IGNORECASE)
_CARET = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_INDENTED = re.compile(
    r"\A\s*?^([ \t]+)BEGIN:VCARD|\A\s*BEGIN:VCARD\s*?\n([ \t]+)[a-z][\w.-]*[:;]",
    re.IGNORECASE | re.MULTILINE,
)
# At the start of a line only: further on it is somebody's text.
_JOINED = re.compile(r"^(END:VCARD)(?=BEGIN:VCARD)", re.IGNORECASE | re.MULTILINE)
_LONG_HEAD = 2000  # no head is longer, but for one that wants to stop us
_FOLD = frozenset(" \t")
_SOFT = frozenset("= \t")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the colon: `item1.TEL;TYPE=work,voice;PREF=1`."""

    name: str
    group: str = ""
    types: frozenset[str] = frozenset()
    encoding: str = ""
    charset: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    plain: bool = False  # the value stands as it is: no encoding, no charset

    def parameter(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        return next((value for key, value in self.parameters if key == name), "")


def straightened(text: str) -> str:
    """`text` with each card's lines at the margin, and a line end between joined files."""
    if found := _INDENTED.search(text):
        text = re.sub(f"^{found[1] or found[2]}", "", text, flags=re.MULTILINE)
    if "END:VCARDBEGIN:VCARD" in text or "end:vcardbegin:vcard" in text:
        text = _JOINED.sub(r"\1\n", text)
    return text


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """(number of its first line, line) of each logical line that is not empty."""
    lines = text.split("\n")
    count = len(lines)
    at = 0
    while at < count:
        line = lines[at]
        at += 1
        if not line:
            continue
        number = at
        if at == count:
            yield number, line
            return
        following = lines[at]
        if line[-1] == "=" and _is_quoted(line):  # before folds: what follows may begin with blanks
            line, at = _soft_breaks(line, lines, at)
            following = lines[at] if at < count else ""
        if following[:1] in _FOLD and not _is_border(line):
            parts = [line]
            while at < count and lines[at][:1] in _FOLD:
                parts.append(lines[at][1:])
                at += 1
            line = "".join(parts)
            following = lines[at] if at < count else ""
        if line[-1:] in _SOFT and _is_quoted(line):
            line, at = _soft_breaks(line, lines, at)
        elif ":" not in following and _is_base64(line):
            line, at = _wrapped(line, lines, at)
        yield number, line


def _soft_breaks(line: str, lines: list[str], at: int) -> tuple[str, int]:
    """Join what quoted-printable broke with `=` at the end of the line."""
    parts = []
    line = line.rstrip(" \t")
    while line.endswith("="):
        parts.append(line[:-1])
        line = ""
        ahead = _past_blanks(lines, at)  # some program doubled the line ends
        if ahead == len(lines) or _is_border(lines[ahead]):
            break
        if ahead > at and _PROPERTY.match(lines[ahead]):
            at = ahead
            break
        line = lines[ahead].rstrip(" \t")
        at = ahead + 1
    return "".join([*parts, line]), at


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line[:_LONG_HEAD].upper()


def _is_border(line: str) -> bool:
    return line[:12].upper().startswith(("BEGIN:VCARD", "END:VCARD"))


def _is_base64(line: str) -> bool:
    head = line[: line.find(":") + 1].upper() if ":" in line[:_LONG_HEAD] else ""
    return "BASE64" in head or "ENCODING=B" in head


def _wrapped(line: str, lines: list[str], at: int) -> tuple[str, int]:
    """Join base64 that was wrapped without the indentation folding asks for (2.1)."""
    parts = [line]
    while at < len(lines):
        ahead = _past_blanks(lines, at)
        if ahead == len(lines) or not _BASE64_LINE.fullmatch(lines[ahead]):
            break
        parts.append(lines[ahead].strip())
        at = ahead + 1
    return "".join(parts), at


def _past_blanks(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def split(line: str) -> tuple[Head, str] | None:
    """A logical line as head and raw value; None if it is no property."""
    head, colon, value = line.partition(":")
    if not colon:
        return None
    if '"' in head and head.count('"') % 2:  # the colon stands within a quoted parameter
        quoted = _QUOTED_HEAD.match(line)
        if quoted:
            head, value = quoted[1], line[quoted.end() :]
    parsed = _parse_head(head) if len(head) < _LONG_HEAD else _parse_head.__wrapped__(head)
    return (parsed, value) if parsed.name else None


@lru_cache(maxsize=4096)
def _parse_head(text: str) -> Head:
    text = repair(text)
    parts = _PARTS.findall(text) if '"' in text else text.split(";")
    group, _, name = parts[0].strip().upper().rpartition(".") if parts else ("", "", "")
    if not _is_name(name):
        return Head("")
    types: set[str] = set()
    encoding = charset = ""
    parameters = []
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        key = key.strip().upper()
        value = value.strip()
        if not equals and key in _ENCODINGS:
            encoding = encoding or key
        elif not equals:
            types.update(word.strip() for word in key.lower().split(","))
        elif found := _SAMSUNG.fullmatch(part.strip()):
            types.add("x-" + decode(quopri.decodestring(found[1].encode("utf-8"))).lower())
        elif key == "TYPE":
            for word in value.replace('"', "").split(","):
                types.add(word.strip().lower())
        elif key == "ENCODING":
            encoding = value.strip('"').upper()
        elif key == "CHARSET":
            charset = value.strip('"')
        else:
            if key == "PREF":
                types.add("pref")
            parameters.append((key, _caret(value.strip('"'))))
    if types & {"base64", "b"} and not encoding:  # TYPE=BASE64, seen in the wild
        encoding = "BASE64"
    types.discard("")
    plain = not (encoding or charset)
    return Head(name, group, frozenset(types), encoding, charset, tuple(parameters), plain)


def _is_name(text: str) -> bool:
    """Whether a property can be called so; KDE has an `X-messaging/xmpp-All`."""
    own = text.replace("/", "") if text.startswith("X-") else text
    return own.replace("-", "").replace("_", "").isalnum()


def _caret(value: str) -> str:
    """Undo RFC 6868's escapes in a parameter."""
    if "^" not in value:
        return value
    return re.sub(r"\^[nN'^]", lambda found: _CARET[found[0]], value)


def value_text(head: Head, raw: str) -> str:
    """The value as text, decoded but with its escapes."""
    if head.encoding in {"QUOTED-PRINTABLE", "Q"}:
        data = quopri.decodestring(raw.encode("utf-8", "surrogateescape"))
        return decode(data, head.charset).replace("\r\n", "\n").replace("\r", "\n")
    if head.encoding in {"BASE64", "B"} and _BASE64_LINE.fullmatch(raw):
        with contextlib.suppress(UnicodeError, LookupError):  # only if it is text indeed
            if encoded := value_bytes(head, raw):
                return encoded.decode(head.charset or "utf-8")
    if raw.isascii() and not head.charset:
        return raw
    if raw.isascii() and not head.charset.upper().startswith(("ISO-2022", "HZ", "UTF-7", "UTF7")):
        return raw
    return repair(raw, head.charset)


def structured_text(head: Head, raw: str) -> str:
    """Like `value_text` for a value in parts: an encoded `;` belongs to its part."""
    if head.encoding in {"QUOTED-PRINTABLE", "Q"} and ";" in raw:
        raw = _ENCODED_SEMICOLON.sub("=5C=3B", raw)
    return value_text(head, raw)


def value_bytes(head: Head, raw: str) -> bytes | None:
    """The value's bytes if it is base64 (also as a `data:` URI), else None.

    Bytes that do not decode are empty.
    """
    if raw[:5].lower() == "data:":
        kind, comma, body = raw[5:].partition(",")
        if not comma:
            return b""
        if "base64" not in kind.lower():
            return unquote_to_bytes(body.encode("utf-8", "surrogateescape"))
    elif head.encoding in {"BASE64", "B"}:
        body = raw
    else:
        return None
    try:
        return binascii.a2b_base64(body.encode("ascii", "ignore") + b"==")  # some cut the padding
    except binascii.Error:
        return b""


def unescape(text: str) -> str:
    """Undo `\\n`, `\\,`, `\\;`, `\\:` and `\\\\`; a backslash before anything else stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in "nN":
        return "\n"
    return sign if sign in ",;:\\\"'" else found[0]


def raw_components(text: str) -> list[str]:
    """The parts of a structured value (N, ADR, ORG), split at `;`, with their escapes."""
    return _split(text, ";") if "\\" in text else text.split(";")


def components(text: str) -> list[str]:
    """The parts of a structured value, unescaped."""
    if "\\" not in text:
        return text.split(";")
    return [unescape(part) for part in _split(text, ";")]


def listed(text: str) -> list[str]:
    """The parts of a list (CATEGORIES, NICKNAME), split at `,`; empty ones are left out."""
    parts = text.split(",") if "\\" not in text else _split(text, ",")
    return [part for part in (unescape(part).strip() for part in parts) if part]


def _split(text: str, separator: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for token in _TOKENS.findall(text):
        if token == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return ["".join(part) for part in parts]
