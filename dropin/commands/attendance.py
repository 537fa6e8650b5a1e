"""Figures of attendance, for the board, a funder, or another program."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dropin.commands.centre_file import opened, speak_as
from dropin.commands.command import Command, day, take_file, take_first_day
from dropin.commands.terminal import tell, tell_json
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.attendance.totals import OccurrenceFigures
    from dropin.dates import Customs


def _take_attendance(parser: ArgumentParser) -> None:
    take_file(parser)
    take_first_day(parser)
    parser.add_argument(
        "--to",
        type=day,
        required=True,
        metavar="YYYY-MM-DD",
        help=say("the last day, itself included"),
    )
    parser.add_argument("--json", action="store_true")


def _attendance(options: Namespace) -> None:
    from dropin.attendance.store import figures

    if options.to < options.first:
        raise KnownError(
            say("The last day comes before the first one."), say("Give them the other way round.")
        )
    with opened(options.file, read_only=True) as file:
        customs = speak_as(file).customs
        found = figures(file, options.first, _after(options.to))
    if options.json:
        tell_json([_as_json(each) for each in found])
        return
    for each in found:
        tell(_in_words(each, customs))


def _after(last: date) -> date:
    return last + timedelta(days=1)


def _as_json(figures: OccurrenceFigures) -> dict[str, object]:
    """Days and clocks on the centre's wall, money in cents; dropping in has no activity."""
    at = figures.at.isoformat("minutes") if figures.at else None
    return asdict(figures) | {"day": figures.day.isoformat(), "at": at}


def _in_words(figures: OccurrenceFigures, customs: Customs) -> str:
    from dropin.dates import clock, day_short

    parts = [
        day_short(figures.day, customs),
        clock(figures.at, customs) if figures.at else "",
        figures.activity,
        say("{came} came", came=figures.came),
        say("{signed_up} signed up", signed_up=figures.signed_up) if figures.signed_up else "",
        say("{waiting} waiting", waiting=figures.waiting) if figures.waiting else "",
        say("{guests} guests", guests=figures.guests) if figures.guests else "",
        say("{excused} excused", excused=figures.excused) if figures.excused else "",
        say("{missed} missed", missed=figures.missed) if figures.missed else "",
    ]
    return " · ".join(part for part in parts if part)


COMMANDS = {"attendance": Command(_take_attendance, _attendance)}
