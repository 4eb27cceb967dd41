"""Everything the program reads but never writes: icons, message catalogues, templates, fonts.

The folder is a package, so that one look-up works in a checkout, an editable install, a wheel
and a frozen bundle alike.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
ICONS = ROOT / "icons"
LOCALE = ROOT / "locale"
TEMPLATES = ROOT / "templates"
FONTS = ROOT / "fonts"
PAPER_FONT = "Inter Paper"  # the family of the files in FONTS


def demo(language: str) -> str:
    """The words of the example book in `language`, as TOML."""
    return (ROOT / "demo" / f"{language}.toml").read_text(encoding="utf-8")
