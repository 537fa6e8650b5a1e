"""The calendars as PDF: print week, print month."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import PAPERS, Command, known_day, take_file, take_first_day, take_pdf
from dropin.commands.terminal import warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.operations import Printed

_NEEDED = {"--from", "--out"}


def save(printed: Printed, options: Namespace) -> None:
    """Write a finished sheet to ``options.out`` and say what should be known of it."""
    from dropin.storage.atomic import write_whole

    write_whole(options.out, printed.pdf)
    for warning in printed.warnings:
        warn(warning)


def _take_calendar(parser: ArgumentParser) -> None:
    take_file(parser)
    take_first_day(parser)
    take_pdf(parser)


def _read_calendar(arguments: Sequence[str]) -> Namespace | None:
    """FILE and pairs of options and values, all right; None where anything is otherwise."""
    path, *rest = arguments or [""]
    given = dict(zip(rest[::2], rest[1::2], strict=False))
    if 2 * len(given) != len(rest) or not _NEEDED <= given.keys() <= {*_NEEDED, "--paper"}:
        return None
    if any(word.startswith("-") for word in (path, *given.values())):
        return None
    first, paper = known_day(given["--from"]), given.get("--paper")
    if first is None or paper not in (None, *PAPERS):
        return None
    options = SimpleNamespace(file=Path(path), first=first, out=Path(given["--out"]), paper=paper)
    return cast("Namespace", options)  # of the same attributes, and without loading argparse


def _week(options: Namespace) -> None:
    _print_calendar("week", options)


def _month(options: Namespace) -> None:
    _print_calendar("month", options)


def _print_calendar(kind: str, options: Namespace) -> None:
    from dropin.printing.operations import print_sheet

    with opened(options.file, read_only=True) as file:
        speak_as(file)
        printed = print_sheet(file, kind, options.first, today=today(file), paper=options.paper)
    save(printed, options)


COMMANDS = {
    "print week": Command(_take_calendar, _week, _read_calendar),
    "print month": Command(_take_calendar, _month, _read_calendar),
}
