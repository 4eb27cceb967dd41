"""The house stands as the architecture says, and its parts load no more than they need."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import resources
from tests.house.sources import ROOT, called, trees

CORE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("netplanner", "resources")
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__main__.py"  # it is the program: importing it starts it
)


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_every_module_that_is_no_screen_works_where_there_is_no_qt() -> None:
    code = """
import importlib, sys
for missing in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
    sys.modules[missing] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""
    done = run(code, *CORE)
    assert done.returncode == 0, done.stderr
    assert "netplanner.store.book" in CORE


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_short_answer_of_the_command_line_loads_nothing_heavy(option: str) -> None:
    code = """
import runpy, sys
sys.argv = ["netplanner", sys.argv[1]]
try:
    runpy.run_module("netplanner", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
heavy = {"PySide6", "pyqtgraph", "numpy", "jinja2", "babel", "ui", "peewee", "apsw"}
print("loaded:", *sorted(heavy & set(sys.modules)))
"""
    done = run(code, option)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "loaded:", done.stdout


def test_the_command_line_tells_its_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netplanner", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    assert done.stdout == "NetPlanner 0.1.0\n"


def test_no_import_reads_sources_for_a_feature_of_pyside_nothing_asks_for() -> None:
    code = """
import builtins, PySide6.QtCore
reads_sources = builtins.__feature_import__
assert builtins.__import__ is reads_sources, "PySide6 no longer does: ui need not mend it"
import ui, PySide6.QtWidgets, PySide6.QtSvg
assert builtins.__import__ is not reads_sources
"""
    done = run(code)
    assert done.returncode == 0, done.stderr


def test_every_library_has_its_reason_and_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    text = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:4] for line in text.splitlines() if line.startswith("| ")]
    told = {name for what, *_ in rows for name in re.findall(r"[A-Za-z][\w-]+", what)}
    assert all(cell.strip() for row in rows for cell in row)
    assert {re.split(r"[<>=!;\[ ]", each)[0] for each in wanted} - told == set()


def test_the_packaging_folder_is_no_package() -> None:
    # As one it would hide the library of the same name from every build tool.
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_map_names_every_part_of_the_program() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", text.split("A module imports")[0]))
    parts = {
        path.stem
        for path in (ROOT / "netplanner").iterdir()
        if not path.name.startswith("__") and path.suffix in {"", ".py"}
    }
    pages = {path.name for path in (ROOT / "ui").iterdir() if (path / "__init__.py").exists()}
    assert (parts | pages) - words == set()


def test_every_section_of_the_method_that_is_cited_can_be_looked_up() -> None:
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^(?:#+ |- \*\*)§([\d.]+\d|\d)", method, re.MULTILINE))
    cited = {
        number
        for package in ("netplanner", "ui")
        for path in (ROOT / package).rglob("*.py")
        for cites in re.findall(r"method\.md (§[^)\"\n]*)", path.read_text(encoding="utf-8"))
        for number in re.findall(r"§(\d+(?:\.\d+)?)", cites)
    }
    assert cited, "nothing cites the method: the test looks for the wrong words"
    assert cited - told == set()


def icons_named(tree: ast.Module) -> set[str]:
    """The icon names a module passes as plain text to the functions and classes that draw icons."""
    where = {"icon": 0, "IconLabel": 0, "icon_button": 0, "EmptyState": 0, "paint_icon": 2}
    where |= {"button": 1, "primary": 1, "link": 1}
    names = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in where:
            continue
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        position = where[called(node)]
        value = node.args[position] if len(node.args) > position else None
        value = value or given.get("icon_name") or given.get("icon") or given.get("name")
        match value:
            case ast.Constant(str(name)):
                names.add(name)
            case ast.IfExp(body=ast.Constant(str(one)), orelse=ast.Constant(str(other))):
                names |= {one, other}
    return names


def test_every_icon_named_in_the_code_exists() -> None:
    drawn = {path.stem for path in Path(resources.ICONS).glob("*.svg")}
    wanted = {(name, icon) for name, tree in trees("ui") for icon in icons_named(tree)}
    assert wanted, "no icon was found in the code: the test looks at the wrong functions"
    assert {(name, icon) for name, icon in wanted if icon not in drawn} == set()


def test_a_page_that_is_shown_hands_its_errors_on() -> None:
    """An error out of an override would end the program: see `ui.errors.called_by_qt`."""
    bare = [
        f"{path.relative_to(ROOT)}:{function.lineno}"
        for path in (ROOT / "ui").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        and function.name == "showEvent"
        and not any(getattr(one, "id", "") == "called_by_qt" for one in function.decorator_list)
    ]
    assert bare == []
