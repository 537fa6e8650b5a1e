"""The calendars as PDF: print week, print month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import Command, take_file, take_first_day, take_pdf
from dropin.commands.terminal import warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.operations import Printed


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
    "print week": Command(_take_calendar, _week),
    "print month": Command(_take_calendar, _month),
}
