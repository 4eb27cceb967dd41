"""The command line, run as a script would run it."""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from netplanner import cli
from netplanner.store import Book

ROOT = Path(__file__).parents[2]
VCARD = """BEGIN:VCARD
VERSION:3.0
N:Bianchi;Anna Maria;;Avv.;
FN:Avv. Anna Maria Bianchi
EMAIL;TYPE=WORK:anna@bianchi.example
TEL;TYPE=CELL:+39 333 123 4567
BDAY:1980-02-29
END:VCARD
"""


def run(*arguments, env=None) -> subprocess.CompletedProcess[str]:
    """Run the program; without a display, and in English unless told otherwise."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "netplanner", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=clean | {"LANGUAGE": "en"} | (env or {}),
        timeout=100,
    )


def one_sentence(result) -> str:
    """What the program said on stderr when it failed, which must be one line and no traceback."""
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    (line,) = result.stderr.splitlines()
    assert line.startswith("netplanner: ")
    return line


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "demo.netplanner"
    assert run("--book", path, "demo").returncode == 0
    return path


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_no_qt_and_no_database(option):
    code = (
        "import sys\n"
        "from netplanner.cli import main\n"
        f"try: main(['{option}'])\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'pyqtgraph', 'numpy', 'apsw', 'peewee', 'jinja2', 'babel'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.stderr == ""
    assert result.returncode == 0
    assert "netplanner" in result.stdout.lower()


def test_the_example_book_is_made_once(example):
    before = example.read_bytes()
    assert "exists already" in one_sentence(run("--book", example, "demo"))
    assert example.read_bytes() == before


def test_dump_writes_one_json_object_a_contact(example):
    result = run("--book", example, "dump")
    people = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.returncode, result.stderr) == (0, "")
    assert len(people) == 40
    zoe = next(person for person in people if person["given"] == "Zoë")
    assert zoe["family"] == "Müller"
    assert zoe["cadence_days"] == 30
    assert zoe["phones"][0]["label"] == "mobile"
    assert zoe["tags"] == ["partner"]


def test_an_import_makes_the_book_and_reports_each_file_as_json(tmp_path):
    card, book = tmp_path / "anna.vcf", tmp_path / "new.netplanner"
    card.write_text(VCARD)
    result = run("--book", book, "import", card, "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == {
        "file": str(card),
        "read": 1,
        "added": 1,
        "updated": 0,
        "skipped": 0,
        "problems": [],
    }
    again = json.loads(run("--book", book, "import", card, "--json").stdout)
    assert (again["read"], again["added"], again["skipped"]) == (1, 0, 1)
    dumped = json.loads(run("--book", book, "dump").stdout)
    assert (dumped["prefix"], dumped["given"], dumped["birthday"]) == (
        "Avv.",
        "Anna Maria",
        "1980-02-29",
    )


def test_a_dry_run_reads_without_any_book(tmp_path):
    card = tmp_path / "anna.vcf"
    card.write_text(VCARD)
    result = run("import", "--dry-run", "--json", card)
    read = json.loads(result.stdout)
    assert read["cards"][0]["n"]["family"] == "Bianchi"
    assert read["cards"][0]["emails"] == ["anna@bianchi.example"]
    assert sorted(tmp_path.glob("**/*.netplanner")) == []


@pytest.mark.parametrize(
    ("what", "arguments"),
    [("plan", ["--month", "2026-11"]), ("goals", ["--year", "2026"])],
)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_reports_are_written_without_a_display(example, tmp_path, what, arguments, paper):
    from pypdf import PdfReader

    output = tmp_path / f"{what}.pdf"
    result = run(
        "--book", example, "report", what, *arguments, "--output", output, "--paper", paper
    )
    assert (result.returncode, result.stderr) == (0, "")
    reader = PdfReader(output)
    width = float(reader.pages[0].mediabox.width)
    assert width == pytest.approx(595 if paper == "A4" else 612, abs=1.5)
    if what == "plan":
        assert len(reader.pages) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "plan", "--month", "2026-13", "--output", "x.pdf"], "is no month"),
        (["report", "plan", "--month", "9999-12", "--output", "x.pdf"], "is no month"),
        (["report", "goals", "--year", "26", "--output", "x.pdf"], "is no year"),
        (["report", "plan"], "--output"),
        (["--book", "gone.netplanner", "dump"], "not found"),
        (["--book", "gone.netplanner", "report", "plan", "--output", "x.pdf"], "not found"),
        (["--language", "xx", "dump"], "--language"),
        (["import", "gone.vcf", "--dry-run", "--json", "--no-such-option"], "--no-such-option"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments, said, tmp_path):
    assert said in one_sentence(run(*arguments))


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_imported(tmp_path):
    card, book = tmp_path / "anna.vcf", tmp_path / "new.netplanner"
    card.write_text(VCARD)
    result = run("--book", book, "import", tmp_path / "gone.vcf", card)
    assert result.returncode != 0
    assert "gone.vcf" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert json.loads(run("--book", book, "dump").stdout)["family"] == "Bianchi"


def test_a_file_that_cannot_be_read_has_its_json_line_like_any_other(tmp_path):
    card, gone, book = tmp_path / "anna.vcf", tmp_path / "gone.vcf", tmp_path / "new.netplanner"
    card.write_text(VCARD)
    dry = run("import", "--dry-run", "--json", gone, card)
    assert "gone.vcf" in one_sentence(dry)
    first, second = (json.loads(line) for line in dry.stdout.splitlines())
    assert (first["file"], first["cards"]) == (str(gone), [])
    assert "not found" in first["error"]
    assert len(second["cards"]) == 1
    alone = run("--book", book, "import", "--json", gone)
    assert "gone.vcf" in one_sentence(alone)
    told = json.loads(alone.stdout)
    assert (told["file"], told["read"]) == (str(gone), 0)
    assert "not found" in told["problems"][0]["reason"]
    assert sorted(tmp_path.iterdir()) == [card]


def test_a_pdf_never_takes_the_place_of_a_book(example):
    before = example.read_bytes()
    said = one_sentence(run("--book", example, "report", "goals", "--output", example))
    assert "is a NetPlanner book" in said
    assert example.read_bytes() == before


def test_the_help_names_every_command_in_the_language_asked_for(example):
    for language, words in (("en", "make an example book"), ("it", "crea un libro di esempio")):
        told = run("--language", language, "--help").stdout
        assert words in told
        for command in ("demo", "import", "report", "dump"):
            assert f"\n  {command}" in told
    assert "show program" not in told


def test_a_pdf_that_cannot_be_written_leaves_nothing_behind(example, tmp_path):
    output = tmp_path / "nowhere" / "plan.pdf"
    said = one_sentence(
        run("--book", example, "report", "plan", "--month", "2026-11", "--output", output)
    )
    assert "nowhere" in said
    assert not output.parent.exists()


def test_the_command_line_speaks_italian_when_asked(example):
    result = run("--book", example, "--language", "it", "demo")
    assert "esiste già" in one_sentence(result)
    assert "uso: netplanner" in run("--language", "it", "--help").stdout


def test_a_file_nothing_can_be_read_from_is_a_failure_and_makes_no_book(tmp_path):
    noise, book = tmp_path / "noise.bin", tmp_path / "new.netplanner"
    noise.write_bytes(random.Random(1).randbytes(20_000))
    said = one_sentence(run("--book", book, "import", noise))
    assert f"Nothing could be read from “{noise}”" in said
    assert sorted(tmp_path.iterdir()) == [noise]


def test_among_good_files_a_bad_one_is_told_of_and_the_good_ones_are_imported(tmp_path):
    noise, card, book = tmp_path / "noise.bin", tmp_path / "a b.vcf", tmp_path / "new.netplanner"
    noise.write_bytes(random.Random(1).randbytes(20_000))
    card.write_text(VCARD)
    result = run("--book", book, "import", noise, tmp_path, card)
    said = one_sentence(result)
    assert str(noise) in said
    assert f"“{tmp_path}” is not a file" in said
    assert f"{card}: 1 read, 1 added" in result.stdout
    assert json.loads(run("--book", book, "dump").stdout)["family"] == "Bianchi"


def test_a_book_given_to_import_is_no_contact_file(example, tmp_path):
    said = one_sentence(run("--book", tmp_path / "new.netplanner", "import", example))
    assert "holds no contacts that can be read" in said
    assert sorted(tmp_path.iterdir()) == [example]


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """What the window was asked to open: book and files."""
    seen = []
    monkeypatch.setattr("ui.app.run", lambda book, _language, files: seen.append((book, files)))
    yield seen
    gc.enable()  # which the start of the window put off


def test_a_book_named_like_a_file_is_opened_and_the_others_are_imported(opened, tmp_path):
    mine, renamed = tmp_path / "mine.netplanner", tmp_path / "no suffix"
    Book.create(mine).close()
    renamed.write_bytes(mine.read_bytes())
    card = tmp_path / "anna.vcf"
    card.write_text(VCARD)
    for arguments in ([mine], [card, renamed], ["--book", mine, mine, card], [card]):
        cli.main([*map(str, arguments)])
    assert opened == [(mine, []), (renamed, [card]), (mine, [card]), (None, [card])]


@pytest.mark.parametrize("given", [["--book", "mine"], ["mine"]])
def test_a_window_shows_one_book_only(opened, tmp_path, capsys, given):
    for name in ("mine", "other"):
        Book.create(tmp_path / f"{name}.netplanner").close()
    mine, other = (str(tmp_path / f"{name}.netplanner") for name in ("mine", "other"))
    arguments = [mine if word == "mine" else word for word in given]
    assert cli.main([*arguments, other]) == cli.FAULT
    assert f"“{other}” is another one" in capsys.readouterr().err
    assert opened == []


def test_a_book_to_open_that_is_gone_is_not_made_anew(opened, tmp_path, capsys):
    assert cli.main([str(tmp_path / "gone.netplanner")]) == cli.FAULT
    assert "was not found" in capsys.readouterr().err
    assert (opened, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_dump_that_cannot_be_written_says_so(example):
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "netplanner", "--book", str(example), "dump"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT,
            env=os.environ | {"LANGUAGE": "en"},
        )  # fmt: skip
    assert "the disk is full" in one_sentence(result)


def test_a_reader_that_has_enough_of_a_dump_is_no_error(example):
    dump = subprocess.Popen(
        [sys.executable, "-m", "netplanner", "--book", str(example), "dump"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    dump.stdout.close()
    assert dump.stderr.read() == b""
    dump.stderr.close()
    assert dump.wait() == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pdf_never_takes_the_place_of_a_pipe_or_a_device(example, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "is not a file" in one_sentence(
        run("--book", example, "report", "goals", "--output", pipe)
    )
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="the system limits no size of files")
@pytest.mark.parametrize("blocks", [1, 60, 300])
def test_an_example_book_that_does_not_fit_leaves_nothing_behind(tmp_path, blocks):
    import resource

    book = tmp_path / "demo.netplanner"
    limit = blocks * 512
    result = subprocess.run(
        [sys.executable, "-m", "netplanner", "--book", str(book), "demo"],
        capture_output=True, text=True, check=False, cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert str(book) in one_sentence(result)
    assert list(tmp_path.iterdir()) == []


LONG = "a" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ["--book", f"{LONG}.netplanner", "import", "card.vcf"],
        ["--book", f"{LONG}.netplanner", "demo"],
        ["--book", f"{LONG}.netplanner", "dump"],
        ["import", "--dry-run", "--json", f"{LONG}.vcf"],
    ],
)
def test_a_name_no_file_can_have_is_said_in_one_sentence(arguments):
    assert "the name is too long" in one_sentence(run(*arguments))


def test_a_pdf_with_a_name_no_file_can_have_is_said_in_one_sentence(example):
    said = one_sentence(run("--book", example, "report", "goals", "--output", f"{LONG}.pdf"))
    assert "the name is too long" in said
