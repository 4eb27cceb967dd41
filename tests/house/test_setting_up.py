"""What `netplanner.sh` says when it cannot set up what the program needs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "netplanner.sh"
NOT_MET = {  # what a system answers that has nothing yet, asked by someone who is not root
    "id": "echo 1000",
    "dpkg-query": "exit 1",
    "apt-cache": "exit 1",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the script alone, and `bin` with the few commands there are."""
    shutil.copy(SCRIPT, tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "dirname", "tr"):
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    for name, does in NOT_MET.items():
        command(tmp_path, name, does)
    return tmp_path


def command(folder: Path, name: str, does: str) -> None:
    path = folder / "bin" / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def said(folder: Path, task: str = "run") -> list[str]:
    done = subprocess.run(
        ["sh", "netplanner.sh", task],
        cwd=folder,
        env={"PATH": str(folder / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert not done.stdout
    assert not list(folder.glob(".venv/installed-*"))
    return done.stderr.splitlines()


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "not allowed"])
def test_without_the_right_to_install_the_command_for_the_one_who_has_it_is_told(
    folder: Path, sudo: str | None
) -> None:
    if sudo:
        command(folder, "sudo", sudo)
    *_sentences, line = said(folder)
    assert line.startswith("apt-get update && apt-get install -y --no-install-recommends python3 ")
    assert "|" not in line
    assert {"libglib2.0-0", "libcups2"} <= set(line.split())
    assert "xvfb" not in line


def test_only_what_is_missing_is_asked_for_by_the_name_it_has_here(folder: Path) -> None:
    command(
        folder, "dpkg-query", "printf 'python3=installed xauth=config-files libcups2=installed '"
    )
    command(folder, "apt-cache", '[ "$2" = libglib2.0-0t64 ]')
    names = said(folder, "test")[-1].split()
    assert {"libglib2.0-0t64", "xvfb", "xauth"} <= set(names)
    assert not {"python3", "libcups2", "libcups2t64", "libglib2.0-0"} & set(names)


def test_without_the_internet_it_says_what_to_do_after_what_the_installer_said(
    folder: Path,
) -> None:
    command(folder, "id", "echo 0")
    command(folder, "env", "echo 'Could not resolve the address'; exit 100")
    for name, does in {
        "mktemp": "echo log",
        "cat": 'while read -r line; do echo "$line"; done <$1',
    }.items():
        command(folder, name, does)
    command(folder, "rm", "exit 0")
    said_by_apt, what_failed, what_to_do = said(folder)[-3:]
    assert said_by_apt == "Could not resolve the address"
    assert what_failed.startswith("The system libraries could not be installed")
    assert "start again" in what_to_do


def test_libraries_of_python_that_cannot_be_fetched_end_in_a_sentence(folder: Path) -> None:
    for name in ("mkdir", "cp", "chmod"):
        (folder / "bin" / name).symlink_to(shutil.which(name) or "")
    command(folder, "pip", 'case "$*" in *install*) echo "no route" >&2; exit 1;; esac')
    makes_it = "mkdir -p .venv/bin; cp bin/pip .venv/bin/python"
    command(folder, "python3", f'case "$*" in *venv*) {makes_it};; esac')
    (folder / "bin" / "dpkg-query").unlink()  # a system without it has its libraries by hand
    said_by_pip, what_failed, what_to_do = said(folder)[-3:]
    assert said_by_pip == "no route"
    assert what_failed.startswith("The Python libraries could not be installed")
    assert "start again" in what_to_do


def test_the_program_starts_where_it_was_called_from(folder: Path, tmp_path: Path) -> None:
    (folder / "bin" / "cmp").symlink_to(shutil.which("cmp") or "")
    (folder / "bin" / "dpkg-query").unlink()
    (folder / "packaging").mkdir()
    (folder / ".venv" / "bin").mkdir(parents=True)
    for there in ("packaging/requirements.lock", ".venv/installed-run"):
        (folder / there).write_text("a library\n")
    command(
        folder, "../.venv/bin/python", '[ $# = 2 ] || { pwd; for last; do :; done; echo "$last"; }'
    )
    elsewhere = tmp_path / "letters"
    elsewhere.mkdir()
    done = subprocess.run(
        ["sh", "../netplanner.sh", "run", "import", "my friends.vcf"],
        cwd=elsewhere,
        env={"PATH": str(folder / "bin")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(elsewhere), "my friends.vcf"], done.stderr
