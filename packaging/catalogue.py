"""Keep the catalogues of messages: python packaging/catalogue.py extract|update|compile|check.

extract  write the template of every message in the sources, resources/locale/netplanner.pot
update   bring every catalogue up to the sources; translations are kept, never guessed
compile  write the .mo files the program reads, where the .po is newer
check    fail where a translation is missing, empty, uncertain or has other placeholders

A translation whose message has left the sources stays in the file as obsolete, and is used again
when the message comes back.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "netplanner"
PYTHON = ("netplanner", "ui")
TEMPLATES = Path("resources") / "templates"
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)
TEMPLATE_OPTIONS = {
    "silent": "false",  # a template that will not parse says so
    "trim_blocks": "true",  # as netplanner/reports/templates.py reads them
    "lstrip_blocks": "true",
}

PLACEHOLDER = re.compile(r"\{\w*[^{}]*\}|%(\(\w+\))?[sdr]")

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: NetPlanner\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def locale_folder(root: Path) -> Path:
    """Where the catalogues of the tree at `root` lie."""
    return root / "resources" / "locale"


def catalogues(root: Path = ROOT) -> list[Path]:
    """The .po files, one a language."""
    return sorted(locale_folder(root).glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def extract(root: Path = ROOT) -> Catalog:
    """Every message of the sources and templates, with the files it comes from."""
    from babel.messages.extract import extract_from_file

    found = Catalog(domain=DOMAIN, charset="utf-8")
    for method, path in _sources(root):
        options = TEMPLATE_OPTIONS if method == "jinja2" else None
        for _line, message, comments, context in extract_from_file(
            method, path, KEYWORDS, COMMENTS, options
        ):
            place = path.relative_to(root).as_posix()
            found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def merge(template: Catalog, known: Catalog, language: str) -> Catalog:
    """The messages of `template` with the translations of `known`; the rest stays as obsolete."""
    translated = {
        _key(message): message for message in [*known.obsolete.values(), *_messages(known)]
    }
    merged = Catalog(locale=language, domain=DOMAIN, charset="utf-8")
    for message in _messages(template):
        old = translated.pop(_key(message), None)
        kept = old is not None and isinstance(old.id, tuple) == isinstance(message.id, tuple)
        merged.add(
            message.id,
            old.string if old is not None and kept else None,
            locations=message.locations,
            flags=message.flags | (old.flags & {"fuzzy"} if old is not None else set()),
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old is not None else (),
            context=message.context,
        )
    for old in translated.values():
        if _filled(old):
            old.locations = []
            merged.obsolete[_key(old)] = old
    return merged


def as_text(catalogue: Catalog, language: str) -> str:
    """The catalogue as the text of a .po file: sorted, without dates, lines or addresses."""
    body = io.BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    plurals = Catalog(locale=language).plural_forms
    return HEADER.format(language=language, plurals=plurals) + body.getvalue().decode()


def read(po: Path) -> Catalog:
    """The catalogue in the file, empty if there is none yet."""
    language = po.parent.parent.name
    if not po.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with po.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def update(root: Path = ROOT) -> Iterator[str]:
    """Bring the catalogues up to the sources and say how much is left to translate."""
    template = extract(root)
    wanted = catalogues(root) or [locale_folder(root) / "it" / "LC_MESSAGES" / f"{DOMAIN}.po"]
    for po in wanted:
        language = po.parent.parent.name
        merged = merge(template, read(po), language)
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(as_text(merged, language), encoding="utf-8")
        empty = sum(not _filled(message) for message in _messages(merged))
        yield f"{po.relative_to(root)}: {len(merged)} messages, {empty} to translate"


def compile_all(root: Path = ROOT, *, always: bool = False) -> Iterator[str]:
    """Write the .mo beside each .po that is newer."""
    for po in catalogues(root):
        mo = po.with_suffix(".mo")
        if always or not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            beside = mo.with_suffix(".part")  # another process may be reading the old one
            with beside.open("wb") as file:
                write_mo(file, read(po))
            beside.replace(mo)
            yield str(mo.relative_to(root))


def check(root: Path = ROOT) -> Iterator[str]:
    """What keeps a catalogue from being complete, a sentence each."""
    template = {_key(message): message for message in _messages(extract(root))}
    if not template:
        yield "no message was found in the sources"
    for po in catalogues(root):
        name = po.parent.parent.name
        known = {_key(message): message for message in _messages(read(po))}
        for key, wanted in template.items():
            message = known.get(key)
            if message is None:
                yield f"{name}: not in the catalogue: {wanted.id!r}"
            elif not _filled(message) or isinstance(message.id, tuple) != isinstance(
                wanted.id, tuple
            ):
                yield f"{name}: not translated: {wanted.id!r}"
            elif message.fuzzy:
                yield f"{name}: uncertain: {wanted.id!r}"
            elif not _same_placeholders(wanted, message):
                yield f"{name}: other placeholders: {wanted.id!r} -> {message.string!r}"
        for key in known.keys() - template.keys():
            yield f"{name}: no longer in the sources, run update: {known[key].id!r}"


def _sources(root: Path) -> Iterator[tuple[str, Path]]:
    for package in PYTHON:
        for path in sorted((root / package).rglob("*.py")):
            yield "python", path
    for path in sorted((root / TEMPLATES).rglob("*")):
        if path.suffix in {".html", ".txt", ".css", ".jinja"}:
            yield "jinja2", path


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _strings(message.id)[0]


def _strings(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _filled(message: Message) -> bool:
    return all(text.strip() for text in _strings(message.string or ""))


def _same_placeholders(wanted: Message, message: Message) -> bool:
    # A singular may do without the count ("one contact"), so a plural's forms may each use fewer
    # than the plural does, but never another one; the last form must use them all.
    most = _placeholders(_strings(wanted.id)[-1])
    forms = [_placeholders(text) for text in _strings(message.string or "")]
    return forms[-1] == most and all(form <= most for form in forms)


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


def main(arguments: list[str]) -> int:
    """Run one command; 0 if all is well."""
    command = arguments[0] if len(arguments) == 1 else ""
    lines: Iterable[str]
    if command == "extract":
        pot = locale_folder(ROOT) / f"{DOMAIN}.pot"
        template = extract()
        pot.parent.mkdir(parents=True, exist_ok=True)
        pot.write_text(as_text(template, "en"), encoding="utf-8")
        lines = [f"{pot.relative_to(ROOT)}: {len(template)} messages"]
    elif command == "update":
        lines = update()
    elif command == "compile":
        lines = compile_all(always=True)
    elif command == "check":
        lines = list(check())
    else:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 1 if command == "check" and lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
