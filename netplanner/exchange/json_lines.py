"""What was read and what was imported, as one JSON line a file, for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netplanner.exchange.reading import NoContactsError, read_file
from netplanner.model.people import PointKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netplanner.exchange.found import FoundCard, Problem
    from netplanner.exchange.importing import Imported


def dry_run_json(path: Path) -> str:
    """The cards of a file as written, changing nothing; `error` says why there are none.

    `NetPlannerError` if the file cannot be read.
    """
    try:
        read = read_file(path)
    except NoContactsError as error:
        return unread_json(path, error)
    answer = {
        "file": str(path),
        "cards": [_card(found) for found in read.cards],
        "problems": _problems(read.problems),
    }
    if not read.cards:
        answer["error"] = read.problems[0].reason
    return _line(answer)


def unread_json(path: Path, error: Exception) -> str:
    """That a file gave no cards, and why."""
    return _line({"file": str(path), "cards": [], "error": str(error), "problems": []})


def summary_json(imported: Imported) -> str:
    """How many contacts of a file were read, added, updated and skipped, and why."""
    return _line(
        {
            "file": str(imported.path),
            "read": imported.read,
            "added": imported.added,
            "updated": imported.updated,
            "skipped": imported.skipped,
            "problems": _problems(imported.remarks),
        }
    )


def _line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [{"line": problem.line, "reason": problem.reason} for problem in problems]


def _card(found: FoundCard) -> dict[str, Any]:
    card, contact = found.card, found.card.contact
    return {
        "fn": found.shown_name,
        "n": {
            "family": contact.family,
            "given": contact.given,
            "additional": contact.middle,
            "prefix": contact.prefix,
            "suffix": contact.suffix,
        },
        "nickname": contact.nickname,
        "emails": card.values(PointKind.EMAIL),
        "phones": card.values(PointKind.PHONE),
        "org": contact.firm,
        "department": contact.department,
        "title": contact.job_title,
        "role": contact.trade,
        "bday": contact.birthday,
        "adrs": [
            {
                "pobox": address.po_box,
                "ext": address.extended,
                "street": address.street,
                "city": address.city,
                "region": address.region,
                "postal": address.postal_code,
                "country": address.country,
            }
            for address in card.addresses
        ],
        "urls": card.values(PointKind.WEBSITE),
        "impp": card.values(PointKind.CHAT),
        "categories": card.tags,
        "note": contact.notes,
        "has_photo": found.has_photo,
    }
