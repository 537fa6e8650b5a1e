"""The calendars as PDF: print week, print month and the others, several in one file if wished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from dropin.commands.centre_file import now, opened, speak_as, today, who
from dropin.commands.command import (
    PAPERS,
    Command,
    known_day,
    number_up_to,
    take_file,
    take_first_day,
    take_pdf,
)
from dropin.commands.terminal import warn
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from dropin.printing.model import Sheet, SheetOptions
    from dropin.printing.operations import Printed
    from dropin.printing.store import LastPrint
    from dropin.storage.file import CentreFile

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 92, 53, 24
_LEVELS = ("full", "first", "initials", "none")
_MARK = "--mark-changes"
_NEEDED = {"--from", "--out"}


def save(printed: Printed, out: Path) -> None:
    """Write a finished sheet to ``out`` and say what should be known of it."""
    from dropin.storage.atomic import write_whole

    write_whole(out, printed.pdf)
    for warning in printed.warnings:
        warn(warning)


def remember(path: Path, printed: Sequence[LastPrint]) -> None:
    """Note in the file what these sheets say, where it can be written just now; else say nothing.

    Once they are saved: nothing that may go wrong with the file is in the way of a print.
    """
    from contextlib import suppress

    from dropin.errors import KnownError
    from dropin.printing.remembering import remember as remember_in
    from dropin.storage.file import CentreFile

    with suppress(KnownError), CentreFile.open(path, clock=now, who=who()) as file:
        remember_in(file, printed)


def list_of_sheets(purposes: Mapping[str, str]) -> str:
    """Every sheet by its command and what it is for, in its group; then what else can be printed.

    ``purposes`` are those of all commands, by name.
    """
    from dropin.printing.catalogue import GROUPS, SHEETS

    groups = {
        str(heading): {
            f"print {each.key}": str(each.purpose) for each in SHEETS if each.group == group
        }
        for group, heading in GROUPS.items()
    }
    known = {name for sheets in groups.values() for name in sheets}
    rest = {name: words for name, words in purposes.items() if name not in known}
    widest = max(map(len, purposes))
    lines = []
    for heading, sheets in (*groups.items(), (say("Other ways"), rest)):
        lines.append(heading)
        lines += [f"  {name:{widest}}  {purpose}" for name, purpose in sheets.items()]
    return "\n".join(lines)


def take_how(parser: ArgumentParser, options: Sequence[str]) -> None:
    """Those of the options of a sheet, as ``SheetOptions`` calls them, that matter for it."""
    words = {
        "days_down": ("--days-down", say("the days one below the other")),
        "two_pages": ("--two-pages", say("on two pages, with twice the room")),
        "duplex": ("--duplex", say("the free edge changes side, for printing on both sides")),
        "mark_changes": (_MARK, say("mark what changed since it was last printed")),
    }
    for name in options:
        if name == "name_level":
            take_level(parser)
        elif name == "text_size":
            parser.add_argument("--text-size", type=float, choices=(18.0, 24.0), metavar="18|24")
        elif name == "poster_size":
            large = say("how large the poster is, on sheets of the paper")
            parser.add_argument(
                "--size", dest="poster_size", choices=("a3", "a2", "a1"), help=large
            )
        elif name == "binding":
            edge = say("the edge that is left free for punched holes")
            parser.add_argument("--binding", choices=("left", "top"), help=edge)
        elif name in words:
            flag, purpose = words[name]
            parser.add_argument(
                flag, dest=name, action="store_const", const=True, default=None, help=purpose
            )


def take_level(parser: ArgumentParser) -> None:
    """``--names``, as ``options.name_level``; None is what is usual for the sheet."""
    parser.add_argument(
        "--names",
        dest="name_level",
        choices=_LEVELS,
        help=say("how much of a name shows of those who agreed to it"),
    )


def chosen(options: Namespace, usual: SheetOptions) -> SheetOptions:
    """How to print it: as usual, but for what was asked for."""
    given = {name: vars(options).get(name) for name in usual._fields}
    asked_for: dict[str, Any] = {name: each for name, each in given.items() if each is not None}
    return usual._replace(**asked_for)


def _take_calendar(kind: str, several: str, most: int) -> Callable[[ArgumentParser], None]:
    def take(parser: ArgumentParser) -> None:
        from dropin.printing.catalogue import sheet_kind

        take_file(parser)
        take_first_day(parser)
        parser.add_argument(
            several,
            dest="sheets",
            type=number_up_to(most),
            default=1,
            metavar="N",
            help=say("so many, one after the other in the same PDF"),
        )
        take_pdf(parser)
        found = sheet_kind(kind)
        take_how(parser, found.options if found is not None else ())

    return take


def _read_calendar(arguments: Sequence[str]) -> Namespace | None:
    """FILE and pairs of options and values, all right; None where anything is otherwise."""
    path, *rest = arguments or [""]
    marks = rest.count(_MARK)
    rest = [word for word in rest if word != _MARK]
    given = dict(zip(rest[::2], rest[1::2], strict=False))
    if marks > 1 or 2 * len(given) != len(rest):
        return None
    if not _NEEDED <= given.keys() <= {*_NEEDED, "--paper", "--names"}:
        return None
    if any(word.startswith("-") for word in (path, *given.values())):
        return None
    first, paper, names = known_day(given["--from"]), given.get("--paper"), given.get("--names")
    if first is None or paper not in (None, *PAPERS) or names not in (None, *_LEVELS):
        return None
    options = SimpleNamespace(
        file=Path(path),
        first=first,
        sheets=1,
        out=Path(given["--out"]),
        paper=paper,
        name_level=names,
        mark_changes=bool(marks) or None,
    )
    return cast("Namespace", options)  # of the same attributes, and without loading argparse


def _print_calendar(kind: str) -> Callable[[Namespace], None]:
    def run(options: Namespace) -> None:
        from dropin.printing.model import USUAL
        from dropin.printing.operations import printed_together

        how = chosen(options, USUAL[kind])
        said: list[LastPrint] = []
        with opened(options.file, read_only=True) as file:
            speak_as(file)
            days = _first_days(kind, options.first, options.sheets)
            printed = printed_together(_sheets(file, kind, days, how, said))
            is_older = file.was_older
        save(printed, options.out)
        if not is_older:  # to note something in it would bring it up to date unasked
            remember(options.file, said)

    return run


def _sheets(
    file: CentreFile, kind: str, days: Iterator[date], how: SheetOptions, said: list[LastPrint]
) -> Iterator[Sheet]:
    """Each sheet when it is asked for, and what it says added to ``said``."""
    from dropin.printing.operations import sheet_of
    from dropin.printing.remembering import print_of, with_changes

    for day in days:
        sheet = sheet_of(file, kind, day, how, today=today(file))
        said.append(print_of(sheet, how, now()))
        yield with_changes(file, sheet, how)


def _first_days(kind: str, first: date, number: int) -> Iterator[date]:
    from dropin.dates import next_month_start
    from dropin.printing.model import DAY, MONTH

    for _ in range(number):
        yield first
        if kind == MONTH:
            first = next_month_start(first)
        else:
            first += timedelta(days=1 if kind == DAY else 7)


def _calendar(kind: str, several: str, most: int) -> Command:
    return Command(_take_calendar(kind, several, most), _print_calendar(kind), _read_calendar)


COMMANDS = {
    "print week": _calendar("week", "--weeks", MOST_WEEKS),
    "print month": _calendar("month", "--months", MOST_MONTHS),
    "print large-print": _calendar("large-print", "--weeks", MOST_WEEKS),
    "print day": _calendar("day", "--days", MOST_DAYS),
    "print poster": _calendar("poster", "--weeks", MOST_WEEKS),
    "print pocket": _calendar("pocket", "--weeks", MOST_WEEKS),
}
