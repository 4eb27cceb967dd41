"""The program's own source files, for the tests that read them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TRANSLATE = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def trees(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    """The name and the syntax tree of every module of the packages."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"), name)


def called(call: ast.Call) -> str:
    """The last name of what is called: `icon` of `icons.icon(…)`."""
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""
