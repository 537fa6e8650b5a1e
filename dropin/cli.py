"""The same doors without a window: new, import, agenda, print, export, check, backup, restore.

Exit status 0; 1 with one plain sentence on standard error for an error of the world; 2 for wrong
usage. What each command needs is imported only when it runs, so that a scheduled print stays
quick.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dropin.dates import read_day
from dropin.errors import KnownError
from dropin.records import record
from dropin.words import Message, say, say_count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.centre.model import Centre
    from dropin.storage.file import CentreFile

FIRST_YEAR, LAST_YEAR = 1900, 2999
MOST_DAYS, MOST_YEARS = 100_000, 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    # Looking for garbage while modules load is a sixth of the time of a print, and finds none.
    gc.disable()
    _bear_any_terminal()
    try:
        if arguments and arguments[0] in COMMANDS:
            _run(arguments[0], arguments[1:])
            _hand_over_output()
            return 0
        return _open_window(_read_window_arguments(arguments))
    except KnownError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return _reader_left()


def _new(options: Namespace) -> None:
    gc.enable()
    if options.sample:
        from dropin.sample import make_sample

        make_sample(
            options.file,
            clock=_now,
            who=_who(),
            today=_now().date(),
            years=options.years,
            seed=options.seed,
            **_given(name=options.name, zone=options.zone),
        )
    else:
        from dropin.shell.new_centre import start_centre

        name = options.name or options.file.stem
        start_centre(options.file, clock=_now, who=_who(), name=name, zone=options.zone).close()


def _import(options: Namespace) -> None:
    from dropin.exchange.operations import apply_plan, plan_import

    gc.enable()
    with _opened(options.file, read_only=options.dry_run) as file:
        _speak_as(file)
        plan = plan_import(
            file,
            options.source,
            today=_today(file),
            accept_guesses=options.accept_guesses,
        )
        if not options.dry_run:
            apply_plan(file, plan, options.source.name)
    if options.json:
        _print_json(plan.as_json())
    else:
        _print_plan(plan.as_json(), dry_run=options.dry_run)


def _agenda(options: Namespace) -> None:
    from dataclasses import asdict

    from dropin.programme.agenda import agenda
    from dropin.programme.store import programme_between

    with _opened(options.file, read_only=True) as file:
        centre = _speak_as(file)
        end = options.first + timedelta(days=options.days)
        offered = programme_between(file, options.first, end)
        entries = agenda(offered, centre.time_zone, options.first, options.days)
    if options.json:
        _print_json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        parts = (entry.start, entry.activity, entry.place, entry.leader, entry.note)
        status = "" if entry.status == "planned" else say(entry.status)
        _tell(" · ".join(part for part in (*parts, status) if part))


def _print(options: Namespace) -> None:
    from dropin.printing.operations import print_sheet
    from dropin.storage.atomic import write_whole

    with _opened(options.file, read_only=True) as file:
        _speak_as(file)
        printed = print_sheet(
            file, options.sheet, options.first, today=_today(file), paper=options.paper
        )
    write_whole(options.out, printed.pdf)
    for warning in printed.warnings:
        print(warning, file=sys.stderr)


def _export(options: Namespace) -> None:
    from dropin.exchange.operations import export_calendar, export_table

    with _opened(options.file, read_only=True) as file:
        _speak_as(file)
        export = export_calendar if options.format == "ics" else export_table
        export(file, options.out)


def _check(options: Namespace) -> None:
    from dropin.storage.check import check

    report = check(options.file)
    if not report.sound:
        raise KnownError(" ".join(report.problems), report.next_step)
    _tell("\n".join(report.sentences))


def _backup(options: Namespace) -> None:
    from dropin.storage.backup import backup_now

    _tell(backup_now(options.file, options.to, now=_now()))


def _restore(options: Namespace) -> None:
    from dropin.storage.backup import restore

    kept_aside = restore(options.backup, options.to, who=_who(), now=_now())
    _tell(say("{file} now holds that backup.", file=options.to.name))
    if kept_aside:
        _tell(say("What it held before is kept as {file}.", file=kept_aside))


@record
class Command:
    """One thing the command line can do: what it is for, what it takes, how it is done."""

    purpose: Message
    take: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], None]


def _take_new(parser: ArgumentParser) -> None:
    _take_file(parser)
    parser.add_argument("--name", help=say("the centre's name"))
    parser.add_argument("--zone", help=say("its time zone, such as Europe/Dublin"))
    parser.add_argument("--sample", action="store_true", help=say("filled with a sample centre"))
    parser.add_argument(
        "--years", type=_up_to(MOST_YEARS), default=1, help=say("years of sample history")
    )
    parser.add_argument("--seed", type=int, default=1, help=say("the same seed, the same sample"))


def _take_import(parser: ArgumentParser) -> None:
    _take_file(parser)
    parser.add_argument("source", type=Path, metavar="SOURCE.csv|.ics")
    parser.add_argument("--dry-run", action="store_true", help=say("only say what would happen"))
    parser.add_argument(
        "--accept-guesses", action="store_true", help=say("take the best reading of doubtful rows")
    )
    parser.add_argument("--json", action="store_true")


def _take_agenda(parser: ArgumentParser) -> None:
    _take_file(parser)
    _take_first_day(parser)
    parser.add_argument("--days", type=_up_to(MOST_DAYS), required=True, metavar="N")
    parser.add_argument("--json", action="store_true")


def _take_print(parser: ArgumentParser) -> None:
    parser.add_argument("sheet", choices=("week", "month"))
    _take_file(parser)
    _take_first_day(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="X.pdf")
    parser.add_argument("--paper", choices=("a4", "letter", "a3", "tabloid"))


def _take_export(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=("ics", "csv"))
    _take_file(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="X")


def _take_backup(parser: ArgumentParser) -> None:
    _take_file(parser)
    parser.add_argument("--to", type=Path, metavar="DIR")


def _take_restore(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")


def _take_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _take_first_day(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_day, required=True, metavar="YYYY-MM-DD")


COMMANDS = {
    "new": Command(Message("make a new centre file"), _take_new, _new),
    "import": Command(Message("bring in a programme"), _take_import, _import),
    "agenda": Command(Message("list what happens on some days"), _take_agenda, _agenda),
    "print": Command(Message("make a PDF of a week or a month"), _take_print, _print),
    "export": Command(Message("write the programme for other programs"), _take_export, _export),
    "check": Command(Message("see whether a centre file is whole"), _take_file, _check),
    "backup": Command(Message("make a verified backup"), _take_backup, _backup),
    "restore": Command(Message("bring back a backup"), _take_restore, _restore),
}


def _run(name: str, arguments: Sequence[str]) -> None:
    command = COMMANDS[name]
    parser = _parser(f"main.py {name}", str(command.purpose))
    command.take(parser)
    command.run(parser.parse_args(arguments))


def _read_window_arguments(arguments: Sequence[str]) -> Namespace:
    parser = _parser("main.py", say("Drop-in: a centre's programme in one file."))
    parser.epilog = say("Without a window: {commands}", commands=", ".join(COMMANDS))
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument(
        "--time-start",
        action="store_true",
        help=say("print the milliseconds until the first page is usable, then quit"),
    )
    options = parser.parse_args(arguments)
    if options.file is not None and _is_a_slip(options.file):
        parser.error(say("there is neither a command nor a file “{word}”", word=options.file))
    return options


def _is_a_slip(path: Path) -> bool:
    """Whether a bare word, which is no file, was rather meant as a command."""
    return not path.suffix and path.name == str(path) and not path.exists()


def _parser(name: str, purpose: str) -> ArgumentParser:
    from argparse import ArgumentParser

    return ArgumentParser(prog=name, description=purpose)


def _day(text: str) -> date:
    from argparse import ArgumentTypeError

    try:
        day = read_day(text)
    except ValueError as error:
        raise ArgumentTypeError(say("“{text}” is no day such as 2026-11-23", text=text)) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ArgumentTypeError(say("only the years {first} to {last} are told", **years))
    return day


def _up_to(most: int) -> Callable[[str], int]:
    """Reads a number from 1 to ``most``."""

    def read(text: str) -> int:
        from argparse import ArgumentTypeError

        if not (text.isdecimal() and 1 <= int(text) <= most):
            raise ArgumentTypeError(say("a number from 1 to {most} is needed", most=most))
        return int(text)

    return read


def _open_window(options: Namespace) -> int:
    from dropin.app import run

    return run(options.file, who=_who(), time_start=options.time_start)


def _opened(path: Path, *, read_only: bool = False) -> CentreFile:
    from dropin.storage.file import CentreFile

    file = CentreFile.open(path, clock=_now, who=_who(), read_only=read_only)
    for notice in file.notices:
        print(notice, file=sys.stderr)
    return file


def _speak_as(file: CentreFile) -> Centre:
    """From here on every sentence is in the centre's language and words."""
    from dropin.centre.store import centre
    from dropin.words import use_language, use_wording

    settings = centre(file)
    use_language(settings.language)
    use_wording(settings.wording)
    return settings


def _now() -> datetime:
    return datetime.now(UTC)


def _today(file: CentreFile) -> date:
    from dropin.centre.store import centre

    return _now().astimezone(centre(file).time_zone).date()


def _who() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        return say("someone")


def _given(**options: object) -> dict[str, Any]:
    """Only the options somebody gave, so that defaults stand in one place."""
    return {name: value for name, value in options.items() if value is not None}


def _print_json(value: object) -> None:
    import json

    # Escaped, so that it is right whatever encoding the pipe on this machine has.
    _tell(json.dumps(value, indent=1))


def _print_plan(plan: dict[str, Any], *, dry_run: bool) -> None:
    for row in plan["rows"]:
        told = row["reading"] if row["status"] == "ok" else row["message"]
        _tell(say("Line {line}: {title}: {told}", line=row["line"], title=row["title"], told=told))
    counts = (
        say_count("{count} added", "{count} added", plan["added"]),
        say_count("{count} updated", "{count} updated", plan["updated"]),
        say_count("{count} unchanged", "{count} unchanged", plan["unchanged"]),
        say_count("{count} left out", "{count} left out", plan["refused"]),
    )
    _tell(", ".join(counts) + (" " + say("(nothing written)") if dry_run else ""))


def _bear_any_terminal() -> None:
    """A letter that a terminal has no sign for becomes "?" and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None where Windows starts us without a console
            stream.reconfigure(errors="replace")


def _tell(sentence: object) -> None:
    with _output_expected():
        print(sentence)


def _hand_over_output() -> None:
    """Find out now, not after the last line of the program, that output was not taken."""
    with _output_expected():
        if sys.stdout is not None:
            sys.stdout.flush()


@contextmanager
def _output_expected() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _silence_output()
        raise KnownError(
            say("The output could not be written where it was sent."),
            say("Make room on that disk, or send it elsewhere."),
        ) from error


def _reader_left() -> int:
    """Whoever read our output has closed it: nothing more to say, also not on the way out."""
    _silence_output()
    return 0


def _silence_output() -> None:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
