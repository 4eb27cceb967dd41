"""What belongs to this computer and not to the book: language, theme, paper, the books used last.

Kept in `settings.toml`. A settings file that cannot be read counts as none: it never stops the
program.
"""

from __future__ import annotations

import ast
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark")
PAPERS = ("A4", "Letter")
BOOK_SUFFIX = ".netplanner"
MOST_RECENT = 8
_NAME = "netplanner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of this computer; `language` is empty while the system's is followed."""

    language: str = ""
    theme: str = "system"
    paper: str = "A4"
    last_book: Path | None = None
    recent_books: tuple[Path, ...] = ()  # newest first

    def with_book(self, path: Path) -> Settings:
        """The settings after the book at `path` was opened."""
        path = path.absolute()
        others = (recent for recent in self.recent_books if recent != path)
        return replace(self, last_book=path, recent_books=(path, *others)[:MOST_RECENT])


# -- places -------------------------------------------------------------------------------------


def data_folder() -> Path:
    """Where books lie unless the owner says otherwise. `NETPLANNER_HOME` holds everything."""
    return _folder("data", "user_data_path")


def config_folder() -> Path:
    """Where settings lie."""
    return _folder("config", "user_config_path")


def state_folder() -> Path:
    """Where locks and the log lie."""
    return _folder("state", "user_state_path")


def _folder(name: str, which: str) -> Path:
    home = os.environ.get("NETPLANNER_HOME")
    if home:
        return Path(home).absolute() / name
    import platformdirs

    folder = getattr(platformdirs, which)(_NAME, appauthor=False)
    assert isinstance(folder, Path)
    return folder


def default_book() -> Path:
    """The book of an owner who chose no other place."""
    return data_folder() / f"my-book{BOOK_SUFFIX}"


def demo_book() -> Path:
    """The demo book, beside the default one."""
    return data_folder() / f"demo{BOOK_SUFFIX}"


def settings_file() -> Path:
    """The file `load` reads and `save` writes."""
    return config_folder() / "settings.toml"


# -- reading and writing ------------------------------------------------------------------------


def load() -> Settings:
    """The settings of this computer; what is missing or makes no sense takes its default."""
    try:
        found = _values(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # no file, no permission, no UTF-8, no TOML
        found = {}
    default = Settings()
    last = found.get("last_book")
    recent = found.get("recent_books")
    return Settings(
        language=_one_of(found.get("language"), ("en", "it"), default.language),
        theme=_one_of(found.get("theme"), THEMES, default.theme),
        paper=_one_of(found.get("paper"), PAPERS, default.paper),
        last_book=Path(last) if isinstance(last, str) and last else None,
        recent_books=tuple(
            Path(book)
            for book in (recent if isinstance(recent, list) else ())[:MOST_RECENT]
            if isinstance(book, str) and book
        ),
    )


def _values(text: str) -> dict[str, Any]:
    """The values by their keys; `ValueError` if the text is no TOML.

    What `save` wrote is plain lines whose values are Python's, too. Only what somebody else wrote
    is worth loading a reader for, which takes 2 ms of the start (docs/decisions/0008).
    """
    try:
        lines = (line.partition(" = ") for line in text.splitlines())
        return {key: ast.literal_eval(value) for key, _equals, value in lines}
    except (ValueError, SyntaxError):
        import tomllib

        return tomllib.loads(text)


def save(settings: Settings) -> bool:
    """Write the settings; False, with the old file kept, where this computer does not allow it."""
    lines = [
        f"language = {_quoted(settings.language)}",
        f"theme = {_quoted(settings.theme)}",
        f"paper = {_quoted(settings.paper)}",
        f"last_book = {_quoted(str(settings.last_book or ''))}",
        f"recent_books = [{', '.join(_quoted(str(book)) for book in settings.recent_books)}]",
    ]
    file = settings_file()
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")
        part.replace(file)
    except OSError:
        return False
    return True


def _one_of(value: Any, choices: tuple[str, ...], default: str) -> str:
    return value if isinstance(value, str) and value in choices else default


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML string too
