"""What each property of a vCard brings to the contact."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from netplanner.exchange import vcard_lines as lines
from netplanner.exchange import vcard_words as words
from netplanner.exchange.dates import read_birthday, without_year
from netplanner.exchange.encoding import clean, unmarked
from netplanner.i18n import _
from netplanner.model.people import Address, ContactPoint, PointKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from netplanner.exchange.vcard_draft import Draft
    from netplanner.exchange.vcard_lines import Head

MOST_PHOTO_BYTES = 10_000_000
_NO_LABEL = re.compile(r"x-(?:internet|syncml|palm|evolution|mozilla|kaddressbook|android|\W|\d|$)")
_PHONE_SCHEMES = frozenset({"tel", "fax", "modem", "sms", "callto"})
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_SCHEME = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_NOBODYS_TAGS = frozenset({"my contacts", "mycontacts", "* mycontacts"})


def _text(head: Head, raw: str) -> str:
    text = raw if head.plain and raw.isascii() else lines.value_text(head, raw)
    return clean(lines.unescape(text) if "\\" in text else text)


def _parts(head: Head, raw: str) -> list[str]:
    text = raw if head.plain and raw.isascii() else lines.structured_text(head, raw)
    return [clean(part) if part else part for part in lines.components(text)]


@lru_cache(maxsize=1024)
def _label(types: frozenset[str]) -> str:
    if types:
        for word, label in words.LABEL_OF.items():
            if word in types:
                return label
        own = sorted(word for word in types if word.startswith("x-"))
        if own and not _NO_LABEL.match(own[0]):  # `TEL;X-Studio:`, as Android writes labels
            return own[0][2:].capitalize()
    return ""


def _take_name(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if draft.name:
        return
    parts = _parts(head, raw)
    if any(parts):
        if "," in raw:
            text = lines.structured_text(head, raw)
            lists = [lines.listed(part) for part in lines.raw_components(text)]
            joints = (", ", " ", " ", " ", ", ")
            parts = [joint.join(words) for joint, words in zip(joints, lists, strict=False)]
        draft.name = parts


def _take_shown_name(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if not draft.shown_name:
        draft.shown_name = _text(head, raw)


def _take_phone(draft: Draft, _line: int, head: Head, raw: str) -> None:
    value = unmarked(_text(head, raw))
    scheme, colon, number = value.partition(":")
    if colon and scheme.lower() in _PHONE_SCHEMES:
        value = _phone_of_uri(number)
    if value:
        point = ContactPoint(kind=PointKind.PHONE, value=value, label=_label(head.types))
        draft.points.append((head.group, point))


def _phone_of_uri(uri: str) -> str:
    """The number of a `tel:` URI (RFC 3966), with its extension as people write it."""
    number, *parameters = uri.split(";")
    number = unquote(number).strip()
    for parameter in parameters:
        name, _equals, value = parameter.partition("=")
        if name.strip().lower() == "ext" and value.strip():
            number += f" ext. {value.strip()}"
    return number


def _take_email(draft: Draft, _line: int, head: Head, raw: str) -> None:
    value = unmarked(_text(head, raw))
    if value[:7].lower() == "mailto:":
        value = unquote(value[7:]).partition("?")[0]
    if value.endswith(">") and "<" in value:
        value = value[value.rindex("<") + 1 : -1].strip()
    if value:
        label = "" if "cell" in head.types else _label(head.types)
        draft.points.append(
            (head.group, ContactPoint(kind=PointKind.EMAIL, value=value, label=label))
        )


def _take_url(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if value := _text(head, raw):
        point = ContactPoint(kind=PointKind.WEBSITE, value=value, label=_label(head.types))
        draft.points.append((head.group, point))


def _take_chat(draft: Draft, _line: int, head: Head, raw: str) -> None:
    value = _text(head, raw)
    service = (
        words.CHATS[head.name] or head.parameter("X-SERVICE-TYPE") or head.parameter("SERVICE-TYPE")
    )
    scheme, colon, rest = value.partition(":")
    if colon and _SCHEME.fullmatch(scheme) and not rest.startswith("//"):
        service = service or words.SERVICES.get(scheme.lower(), scheme.capitalize())
        value = unquote(rest)
    elif not service and head.name.endswith("SOCIALPROFILE"):
        service = next(iter(sorted(head.types - {"pref", "home", "work"})), "").capitalize()
    if value.strip():
        point = ContactPoint(kind=PointKind.CHAT, value=value.strip(), label=service)
        draft.points.append(("", point))


def _take_address(draft: Draft, _line: int, head: Head, raw: str) -> None:
    written = _parts(head, raw)
    if not any(written):
        return
    if len(written) == 1:  # no address in parts, but one as people write it
        written = ["", "", *written]
    parts = (*written, "", "", "", "", "", "", "")
    box, extended, street, city, region, postal_code, country = parts[:7]
    address = Address(
        label=_label(head.types),
        po_box=box,
        extended=extended,
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
    )
    draft.addresses.append((head.group, address))


def _take_postal_label(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        draft.postal_labels.append(text)


def _take_firm(draft: Draft, _line: int, head: Head, raw: str) -> None:
    parts = _parts(head, raw)
    if not any(parts):
        return
    if "firm" in draft.once:
        draft.remarks.append(_("Also at: {firm}").format(firm=", ".join(filter(None, parts))))
        return
    draft.once["firm"] = parts[0]
    draft.once["department"] = ", ".join(filter(None, parts[1:]))


def _take_department(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        draft.department = draft.department or text


def _take_title(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        if "job_title" in draft.once:
            draft.remarks.append(_("Also: {title}").format(title=text))
        else:
            draft.once["job_title"] = text


def _take_role(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        draft.once.setdefault("trade", text)


def _take_uid(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw).removeprefix("urn:uuid:"):
        draft.once.setdefault("uid", text)


def _take_birthday(draft: Draft, line: int, head: Head, raw: str) -> None:
    text = _text(head, raw)
    if not text or "birthday" in draft.once:
        return
    day = read_birthday(text)
    omitted = head.parameter("X-APPLE-OMIT-YEAR")
    if omitted and day.startswith(omitted):
        day = without_year(day)
    if day:
        draft.once["birthday"] = day
    elif text.strip("0-/. "):
        draft.remarks.append(_("Birthday: {text}").format(text=text))
        draft.problem(line, _("The birthday is no date; it was put into the notes."))


def _take_note(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        draft.notes.append(text)


def _take_nickname(draft: Draft, _line: int, head: Head, raw: str) -> None:
    for word in lines.listed(lines.value_text(head, raw)):
        if text := clean(word):
            draft.nicknames[text] = None


def _take_tags(draft: Draft, _line: int, head: Head, raw: str) -> None:
    for word in lines.listed(lines.value_text(head, raw)):
        if (text := clean(word)) and text.lower() not in _NOBODYS_TAGS:
            draft.tags.append(text)


def _take_label(draft: Draft, _line: int, head: Head, raw: str) -> None:
    text = _text(head, raw)
    if text.startswith("_$!<") and text.endswith(">!$_"):
        text = text[4:-4].lower()
        text = words.APPLE_LABELS.get(text, text)
    if text and head.group:
        plain = "fax" if text.lower().endswith("fax") else text.lower()
        draft.labels[head.group] = words.LABEL_OF.get(plain, text)


def _take_photo(draft: Draft, line: int, head: Head, raw: str) -> None:
    raw = raw.strip()
    data = lines.value_bytes(head, raw)
    if data is None and raw.startswith(("/9j/", "iVBOR")):  # base64 that does not say so
        data = lines.value_bytes(_BASE64_HEAD, raw)
    if data is None:
        draft.has_photo = draft.has_photo or bool(raw)  # behind a link: noted, never fetched
        return
    if not data and not raw:
        return
    draft.has_photo = True
    if draft.photo is not None:
        return
    if not data.startswith((_JPEG, _PNG)):
        reason = _("The picture is neither JPEG nor PNG, or damaged; it was left out.")
        draft.problem(line, reason)
    elif len(data) > MOST_PHOTO_BYTES:
        reason = _("The picture is too large; it was left out.")
        draft.problem(line, reason)
    else:
        draft.photo = data


def _take_kind(draft: Draft, _line: int, _head: Head, raw: str) -> None:
    kind = raw.strip().lower()
    draft.is_group = draft.is_group or kind == "group"
    draft.is_firm = draft.is_firm or kind in {"org", "organization", "company"}


def _take_date(draft: Draft, _line: int, head: Head, raw: str) -> None:
    if text := _text(head, raw):
        draft.dates.append((head.group, "", read_birthday(text) or text))


def _take_relation(draft: Draft, _line: int, head: Head, raw: str) -> None:
    text = _text(head, raw)
    if text and not text.lower().startswith(("urn:", "http:", "https:")):
        label = words.RELATIONS[head.name] or next(iter(sorted(head.types - {"pref"})), "")
        draft.relations.append((head.group, label, text))


def _take_company_phone(draft: Draft, _line: int, head: Head, raw: str) -> None:
    """A number Outlook has no type for: of the firm, of the assistant, for calling back."""
    if text := unmarked(_text(head, raw)):
        types = sorted(head.types - {"voice", "pref"})
        word = f"{types[0]}'s phone" if types and types[0] in {"assistant", "company"} else "phone"
        draft.relations.append((head.group, word, text))


def _take_android(draft: Draft, line: int, head: Head, raw: str) -> None:
    """What Android knows and vCard 2.1 does not: `vnd.android.cursor.item/nickname;Bibi;1;;`."""
    kind, value, number, label, *_rest = (*_parts(head, raw), "", "", "", "")
    kind = kind.rpartition("/")[2].lower()
    if not value:
        return
    if kind == "nickname":
        draft.nicknames[value] = None
    elif kind == "contact_event" and number == words.ANDROID_BIRTHDAY:
        _take_birthday(draft, line, _PLAIN_HEAD, value)
    elif kind == "contact_event":
        draft.dates.append(("", label, read_birthday(value) or value))
    elif kind == "relation":
        draft.relations.append(("", label or words.ANDROID_RELATIONS.get(number, ""), value))


_PLAIN_HEAD = lines.Head("", plain=True)
_BASE64_HEAD = lines.Head("PHOTO", encoding="BASE64")
# Properties not named here are passed over.
TAKES: dict[str, Callable[[Draft, int, Head, str], None]] = {
    "N": _take_name,
    "FN": _take_shown_name,
    "TEL": _take_phone,
    "EMAIL": _take_email,
    "URL": _take_url,
    "ADR": _take_address,
    "LABEL": _take_postal_label,
    "ORG": _take_firm,
    "TITLE": _take_title,
    "ROLE": _take_role,
    "UID": _take_uid,
    "BDAY": _take_birthday,
    "NOTE": _take_note,
    "NICKNAME": _take_nickname,
    "X-NICKNAME": _take_nickname,
    "X-DEPARTMENT": _take_department,
    "X-KADDRESSBOOK-X-DEPARTMENT": _take_department,
    "X-KADDRESSBOOK-X-PROFESSION": _take_role,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _take_date,
    "X-GROUP-MEMBERSHIP": _take_tags,
    "X-MS-TEL": _take_company_phone,
    "X-ANDROID-CUSTOM": _take_android,
    "CATEGORIES": _take_tags,
    "X-ABLABEL": _take_label,
    "PHOTO": _take_photo,
    "KIND": _take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _take_kind,
    "X-ABSHOWAS": _take_kind,
    "ANNIVERSARY": _take_date,
    "X-ANNIVERSARY": _take_date,
    "X-EVOLUTION-ANNIVERSARY": _take_date,
    "X-MS-ANNIVERSARY": _take_date,
    "X-ABDATE": _take_date,
    **dict.fromkeys(words.CHATS, _take_chat),
    **dict.fromkeys(words.RELATIONS, _take_relation),
}
