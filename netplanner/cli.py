"""The command line: the window, and what scripts ask for without one.

`--help` and `--version` load no Qt, and no command loads more than it needs.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from netplanner import __version__, i18n, settings
from netplanner.errors import NetPlannerError
from netplanner.i18n import N_, _
from netplanner.terminal import flush, out, say, write_no_more

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netplanner.exchange.importing import Imported
    from netplanner.store import Book

COMMANDS = ("demo", "import", "report", "dump")
FAULT, USAGE, BUG = 1, 2, 70  # exit codes

# The words of argparse, which asks for them by these message ids.
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code. Errors end as one sentence on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    i18n.use_language(_language(given))
    argparse._ = _  # type: ignore[attr-defined]  # its words are in our catalogue
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser(given).parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        flush()
        return code
    except NetPlannerError as error:
        return say(str(error), FAULT)
    except BrokenPipeError:  # `netplanner dump | head`
        write_no_more()
        return 0
    except KeyboardInterrupt:
        return say(_("Stopped. Nothing was changed."), FAULT)
    except Exception as error:  # noqa: BLE001,RUF100 - the last place where it can become a sentence
        return say(
            _("This should not have happened: {error}. What was saved is safe.").format(
                error=f"{type(error).__name__}: {error}"
            ),
            BUG,
        )


def _language(given: Sequence[str]) -> str:
    """The language to speak, known before the options are read, since `--help` speaks it."""
    for number, word in enumerate(given):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and number + 1 < len(given):
            return given[number + 1]
    return settings.load().language or i18n.system_language()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, as every other error does."""

    def error(self, message: str) -> NoReturn:
        sys.exit(say(_("{message}. Try “netplanner --help”.").format(message=message), USAGE))


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for what was typed: a bare file name must not be taken for a command."""
    parser = _Parser(
        prog="netplanner",
        description=_("Plan and run your business networking."),
        epilog=_commands_in_words(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"NetPlanner {__version__}",
        help=_("show program's version number and exit"),
    )
    _shared(parser, default=None)
    if not any(word in COMMANDS for word in given):
        parser.add_argument(
            "files",
            nargs="*",
            type=Path,
            metavar="FILE",
            help=_("a book to open, contact files to import"),
        )
        parser.set_defaults(run=_window)
        return parser
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_commands(commands)
    return parser


def _commands_in_words() -> str:
    """What can be done without the window, for the foot of the help."""
    told = (
        ("demo", _("make an example book")),
        ("import FILE…", _("import contact files into the book")),
        ("report plan|goals", _("write a report as PDF")),
        ("dump", _("write all contacts as JSON, one a line")),
    )
    lines = [f"  {command:<19} {words}" for command, words in told]
    head, foot = _("commands:"), _("“netplanner COMMAND --help” tells more.")
    return "\n".join([head, *lines, "", foot])


def _shared(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--book", type=Path, metavar="FILE", default=default, help=_("the book to use")
    )
    parser.add_argument(
        "--language", choices=i18n.LANGUAGES, default=default, help=_("the language to speak")
    )


def _add_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    demo = commands.add_parser("demo", help=_("make an example book"))
    _shared(demo)
    demo.set_defaults(run=_demo)

    reading = commands.add_parser("import", help=_("import contact files into the book"))
    _shared(reading)
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("vCard or CSV"))
    reading.add_argument("--json", action="store_true", help=_("one JSON line a file"))
    reading.add_argument(
        "--dry-run",
        action="store_true",
        help=_("read the files as one JSON line each, touch no book"),
    )
    reading.set_defaults(run=_import)

    report = commands.add_parser("report", help=_("write a report as PDF"))
    reports = report.add_subparsers(required=True, metavar="plan|goals")
    plan = reports.add_parser("plan", help=_("the plan of a month"))
    plan.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help=_("the month (default: this month)")
    )
    plan.set_defaults(run=_report_plan)
    goals = reports.add_parser("goals", help=_("the goals of a year"))
    goals.add_argument(
        "--year", type=_year, metavar="YYYY", help=_("the year (default: this year)")
    )
    goals.set_defaults(run=_report_goals)
    for kind in (plan, goals):
        _shared(kind)
        kind.add_argument(
            "--output", type=Path, required=True, metavar="FILE.pdf", help=_("where to write it")
        )
        kind.add_argument("--paper", choices=("A4", "Letter"), help=_("the size of the paper"))

    dump = commands.add_parser("dump", help=_("write all contacts as JSON, one a line"))
    _shared(dump)
    dump.set_defaults(run=_dump)


def _month(text: str) -> datetime.date:
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(
            _("“{text}” is no month; write for example 2026-11").format(text=text)
        )
    return datetime.date.fromisoformat(f"{text}-01")


def _year(text: str) -> int:
    if not re.fullmatch(r"[12]\d{3}", text):
        raise argparse.ArgumentTypeError(
            _("“{text}” is no year; write for example 2026").format(text=text)
        )
    return int(text)


def _book_path(options: argparse.Namespace) -> Path:
    return options.book or settings.load().last_book or settings.default_book()


def _open(options: argparse.Namespace) -> Book:
    from netplanner.store import Book

    return Book.open(_book_path(options))


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 - the day on the owner's wall


def _window(options: argparse.Namespace) -> int:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise NetPlannerError(  # Qt would abort the process
            _(
                "There is no screen to show the window on. Imports, reports and dumps work without "
                "one: try “netplanner --help”."
            )
        )
    book, files = _book_among(options.files, options.book)
    import gc

    gc.disable()  # nothing to collect until the window is painted: 4 % of the start
    from ui.app import run

    return run(book, options.language, files)


def _book_among(files: Sequence[Path], book: Path | None) -> tuple[Path | None, list[Path]]:
    """The book to open and the files to import: a book may be named like a file to be opened."""
    from netplanner.whole_file import is_book, is_there

    others: list[Path] = []
    for file in files:
        if file.suffix.lower() != settings.BOOK_SUFFIX and not is_book(file):
            others.append(file)
            continue
        if not is_there(file):  # whoever names it like this does not mean a new one
            raise NetPlannerError(_("“{path}” was not found. Has it been moved?").format(path=file))
        if book is not None and not (is_there(book) and book.samefile(file)):
            raise NetPlannerError(
                _(
                    "A window shows one book, and “{path}” is another one. Start the program once "
                    "for each book."
                ).format(path=file)
            )
        book = file
    return book, others


def _demo(options: argparse.Namespace) -> int:
    from netplanner import demo

    path = options.book or settings.demo_book()
    demo.make(path, _today()).close()
    out(_("The example book is ready: {path}").format(path=path))
    return 0


def _import(options: argparse.Namespace) -> int:
    from netplanner.exchange import importing

    if options.dry_run:
        return _dry_run(options.files)
    from netplanner.store import Book
    from netplanner.whole_file import is_there

    path = _book_path(options)
    new = not is_there(path)
    book = Book.create(path) if new else Book.open(path)
    try:
        summaries = importing.import_files(book, options.files)
    except BaseException as error:
        book.close()
        if new:
            path.unlink()
        if options.json and isinstance(error, NetPlannerError) and len(options.files) == 1:
            out(importing.summary_json(importing.unread(options.files[0], error)))
        raise
    book.close()
    unread = [summary for summary in summaries if not summary.read]
    if new and len(unread) == len(summaries):
        path.unlink()  # nobody wants an empty book
    if options.json:
        for summary in summaries:
            out(importing.summary_json(summary))
    else:
        _tell(summaries)
    return say(" ".join(map(_why_unread, unread)), FAULT) if unread else 0


def _why_unread(summary: Imported) -> str:
    problem = summary.problems[0]
    if not problem.line:  # of the file as a whole, which the sentence names
        return problem.reason
    return _("Nothing could be read from “{path}”. {reason}").format(
        path=summary.path, reason=problem.reason
    )


def _dry_run(files: Sequence[Path]) -> int:
    from netplanner.exchange.json_lines import dry_run_json, unread_json

    unread = []
    for path in files:
        try:
            out(dry_run_json(path))
        except NetPlannerError as error:
            out(unread_json(path, error))
            unread.append(str(error))
    return say(" ".join(unread), FAULT) if unread else 0


def _tell(summaries: Sequence[Imported]) -> None:
    for summary in summaries:
        out(
            _("{file}: {read} read, {added} added, {updated} updated, {skipped} skipped").format(
                file=summary.path,
                read=summary.read,
                added=summary.added,
                updated=summary.updated,
                skipped=summary.skipped,
            )
        )
        for problem in summary.remarks:
            if problem.line:
                out(_("  line {line}: {reason}").format(line=problem.line, reason=problem.reason))


def _report_plan(options: argparse.Namespace) -> int:
    from netplanner.model.months import month_key
    from ui import printing

    book = _open(options)
    try:
        month = month_key(options.month or _today())
        printing.report_plan(book, month, options.output, options.paper, _today())
    finally:
        book.close()
    return 0


def _report_goals(options: argparse.Namespace) -> int:
    from ui import printing

    book = _open(options)
    try:
        year = options.year or _today().year
        printing.report_goals(book, year, options.output, options.paper, _today())
    finally:
        book.close()
    return 0


def _dump(options: argparse.Namespace) -> int:
    from netplanner.exchange.dump import dump

    book = _open(options)
    try:
        for line in dump(book):
            out(line)
    finally:
        book.close()
    return 0
