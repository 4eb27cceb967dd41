"""The fonts for paper are embedded, and what they show can be read back from the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFont, QFontDatabase, QPdfWriter, QTextDocument

import resources

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Perché così? 1:15 – 2:30, (A) 3–4, 12 − 3, Žižek, ŁÓDŹ, 1.234,50 €"


@pytest.fixture(scope="module")
def fonts() -> None:
    files = sorted(resources.FONTS.glob("*.otf"))
    assert len(files) == 4
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        assert resources.PAPER_FONT in QFontDatabase.applicationFontFamilies(number)


@pytest.mark.parametrize("markup", ["p", "b", "i", "h1"])
@pytest.mark.usefixtures("qapp", "fonts")
def test_accents_dashes_and_times_come_back_from_a_pdf(markup: str, tmp_path: Path) -> None:
    document = QTextDocument()
    document.setDefaultFont(QFont(resources.PAPER_FONT, 10))
    document.setHtml(f"<{markup}>{TEXT}</{markup}>")
    writer = QPdfWriter(str(tmp_path / "text.pdf"))
    document.print_(writer)
    del writer  # closes the file

    (page,) = PdfReader(tmp_path / "text.pdf").pages
    assert TEXT in " ".join(page.extract_text().split())
    fonts = page["/Resources"]["/Font"]
    used = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
    names = {font["/BaseFont"] for font in used}
    assert all("InterPaper" in name for name in names), names
    for font in used:
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
