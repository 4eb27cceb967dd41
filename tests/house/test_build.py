"""What is built holds the three packages, the compiled catalogues, and no more."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("netplanner", "ui", "resources", "packaging", "pyproject.toml", "README.md", "LICENSE")


def build(folder: Path, *options: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *options],
        cwd=folder,
        capture_output=True,
        timeout=100,
        check=True,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist of a copy of the sources."""
    copy = tmp_path_factory.mktemp("copy")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, copy / part)
    po = copy / "resources" / "locale" / "it" / "LC_MESSAGES" / "netplanner.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    if not po.exists():
        po.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    po.with_suffix(".mo").unlink(missing_ok=True)
    build(copy)
    return copy / "dist"


def test_the_wheel_holds_the_program_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    own = [name for name in names if ".dist-info/" not in name and ".data/" not in name]
    assert {name.split("/")[0] for name in own} == {"netplanner", "ui", "resources"}
    beside = {name.split(".data/data/")[1] for name in names if ".data/" in name}
    assert "share/applications/netplanner.desktop" in beside
    assert all(name.startswith("share/") for name in beside)
    assert "resources/locale/it/LC_MESSAGES/netplanner.mo" in names
    assert not [name for name in names if name.endswith((".po", ".pot", ".pyc"))]
    for needed in (
        "netplanner/store/schema/001.sql",
        "resources/demo/en.toml",
        "resources/fonts/InterPaper-Regular.otf",
        "resources/icons/plus.svg",
        "resources/theme.qss",
    ):
        assert needed in names
    licences = {name.rsplit("licenses/")[-1] for name in names if "/licenses/" in name}
    assert {"LICENSE", "resources/fonts/LICENSE-Inter.txt", "resources/icons/LICENSE"} <= licences


def test_the_wheel_tells_its_licence_and_its_pinned_qt(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith("dist-info/METADATA"))
    text = archive.read(metadata).decode()
    assert "License-Expression: GPL-3.0-or-later" in text
    assert "requires-dist: pyside6-essentials<6.12,>=6.8.3" in text.lower()


def test_the_sdist_gives_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        # Debian 12's Python 3.11.2 knows no filter, newer ones warn without one.
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _path: member)
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    build(folder, "--target", "wheel")
    (second,) = (folder / "dist").glob("*.whl")
    (first,) = built.glob("*.whl")
    assert zipfile.ZipFile(second).namelist() == zipfile.ZipFile(first).namelist()
