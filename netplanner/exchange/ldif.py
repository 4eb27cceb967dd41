"""Contacts from LDIF (RFC 2849), which Thunderbird and directories export."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING

from netplanner.exchange.encoding import decode, decode_lines, repair
from netplanner.exchange.found import FoundCard, Problem
from netplanner.exchange.table import Row
from netplanner.exchange.table_words import Column
from netplanner.i18n import _
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*(?:version:|#)[^\n]*\n)*\s*dn::? ", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w;-]*):([:<]?) ?(.*)", re.DOTALL)


def _columns() -> dict[str, Column]:
    names = {
        "given": "givenname",
        "family": "sn surname",
        "shown": "cn commonname displayname",
        "nickname": "mozillanickname xmozillanickname",
        "job_title": "title",
        "department": "ou department departmentnumber orgunit",
        "firm": "o company organizationname",
        "notes": "description notes",
        "birth_year": "birthyear",
        "birth_month": "birthmonth",
        "birth_day": "birthday",
        "remark": "mozillacustom1 mozillacustom2 mozillacustom3 mozillacustom4 custom1 custom2"
        " custom3 custom4",
    }
    points = {
        (PointKind.EMAIL, ""): "mail mozillasecondemail xmozillasecondemail",
        (PointKind.PHONE, "work"): "telephonenumber",
        (PointKind.PHONE, "home"): "homephone",
        (PointKind.PHONE, "mobile"): "mobile cellphone carphone",
        (PointKind.PHONE, "fax"): "fax facsimiletelephonenumber",
        (PointKind.PHONE, "pager"): "pager pagerphone",
        (PointKind.WEBSITE, "work"): "workurl mozillaworkurl labeleduri",
        (PointKind.WEBSITE, "home"): "homeurl mozillahomeurl",
    }
    places = {
        ("work", "street"): "street streetaddress mozillaworkstreet2",
        ("work", "po_box"): "postofficebox",
        ("work", "city"): "l locality localityname",
        ("work", "region"): "st region stateorprovincename",
        ("work", "postal_code"): "postalcode zip",
        ("work", "country"): "c co countryname",
        ("home", "street"): "mozillahomestreet mozillahomestreet2 homestreet",
        ("home", "city"): "mozillahomelocalityname",
        ("home", "region"): "mozillahomestate",
        ("home", "postal_code"): "mozillahomepostalcode",
        ("home", "country"): "mozillahomecountryname",
    }
    known = {name: Column(role) for role, text in names.items() for name in text.split()}
    for (kind, label), text in points.items():
        known |= {name: Column("point", kind, label) for name in text.split()}
    for (label, part), text in places.items():
        known |= {name: Column("address", part, label) for name in text.split()}
    return known


_KNOWN = _columns()
_LISTS = {"groupofnames", "groupofuniquenames", "mailgroup"}


def read_ldif(data: bytes) -> Iterator[FoundCard | Problem]:
    """The entries of `data` as cards, in their order, and what could not be understood."""
    began = 1
    for entry in decode_lines(data).split("\n\n"):
        attributes = list(_attributes(entry))
        if attributes:
            blank = len(entry) - len(entry.lstrip("\n"))
            yield _card(began + blank, attributes)
        began += entry.count("\n") + 2


def _attributes(entry: str) -> Iterator[tuple[str, str]]:
    for line in entry.replace("\n ", "").split("\n"):
        found = _ATTRIBUTE.fullmatch(line)
        if found is None or found[2] == "<":  # a value in another file is never fetched
            continue
        name = found[1].partition(";")[0].lower()
        if name in {"dn", "version", "changetype"}:
            continue
        yield name, _plain(found[3]) if found[2] else repair(found[3])


def _plain(encoded: str) -> str:
    try:
        return decode(binascii.a2b_base64(encoded.encode("ascii", "ignore")))
    except binascii.Error:
        return ""


def _card(line: int, attributes: list[tuple[str, str]]) -> FoundCard | Problem:
    taken = [(name, _KNOWN[name], value) for name, value in attributes if name in _KNOWN]
    names = [name for name, _column, _value in taken]
    columns: list[Column | None] = [column for _name, column, _value in taken]
    is_group = any(
        name == "objectclass" and value.strip().lower() in _LISTS for name, value in attributes
    )
    row = Row(names, columns, month_first=True)
    found = row.read(line, [value for _name, _column, value in taken], is_group=is_group)
    return found or Problem(line=line, reason=_("There is no name and no way to reach anybody."))
