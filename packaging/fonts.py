"""Make the fonts for paper from Inter's static files: python packaging/fonts.py FOLDER.

Two changes, which Inter's licence allows (it reserves no font name):

* without contextual alternates, because they put a colon, dash or bracket beside figures as a
  glyph of its own, and such a glyph is lost when text is copied or searched in a PDF ("1:15" reads
  "1 15");
* under the family name "Inter Paper", because an Inter installed on the computer, alternates and
  all, would otherwise win over ours.

Needs fonttools, which is no dependency of the program.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "Inter Paper"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
STYLES = ("Regular", "SemiBold", "Bold", "Italic")


def make(source: Path, style: str) -> None:
    """Write the font of one style."""
    options = subset.Options(
        layout_features=FEATURES,
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
        recalc_timestamp=False,
    )
    font = subset.load_font(source / f"Inter-{style}.otf", options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    rename(font, style)
    subset.save_font(font, TARGET / f"InterPaper-{style}.otf", options)


def rename(font: TTFont, style: str) -> None:
    """Give the font our family name in all the places a system looks for it."""
    plain = style in {"Regular", "Bold", "Italic"}
    names = {
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: style if plain else "Regular",
        3: f"NetPlanner;InterPaper-{style}",
        4: f"{FAMILY} {style}",
        6: f"InterPaper-{style}",
        16: FAMILY,
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    for name_id in (16, 17):
        font["name"].setName(names[name_id], name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = f"InterPaper-{style}"
    cff.topDictIndex[0].FamilyName = FAMILY
    cff.topDictIndex[0].FullName = f"{FAMILY} {style}"


if __name__ == "__main__":
    for each in STYLES:
        make(Path(sys.argv[1]), each)
