"""What a command is, and the arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dropin.dates import read_day
from dropin.records import NamedTuple
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

FIRST_YEAR, LAST_YEAR = 1900, 2999
PAPERS = ("a4", "letter", "a3", "tabloid")


class Command(NamedTuple):
    """One thing the command line can do: what it takes, how it is done.

    ``run`` raises KnownError for an error of the world. ``read`` is for a command that must be
    quick: it gives the options of a line written as the usage shows it, and None leaves any other
    line to the parser, which takes longer to load than a week takes to draw.
    """

    take: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], None]
    read: Callable[[Sequence[str]], Namespace | None] | None = None


def take_file(parser: ArgumentParser) -> None:
    """The centre's file, as ``options.file``."""
    parser.add_argument("file", type=Path, metavar="FILE")


def take_first_day(parser: ArgumentParser) -> None:
    """``--from``, as ``options.first``."""
    parser.add_argument("--from", dest="first", type=day, required=True, metavar="YYYY-MM-DD")


def take_pdf(parser: ArgumentParser) -> None:
    """``--out`` and ``--paper``, as every sheet has them; no paper is the centre's own."""
    parser.add_argument("--out", type=Path, required=True, metavar="X.pdf")
    parser.add_argument("--paper", choices=PAPERS)


def day(text: str) -> date:
    """Reads a day such as 2026-11-23, from FIRST_YEAR to LAST_YEAR."""
    from argparse import ArgumentTypeError

    try:
        found = read_day(text)
    except ValueError as error:
        raise ArgumentTypeError(say("“{text}” is no day such as 2026-11-23", text=text)) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ArgumentTypeError(say("only the years {first} to {last} are told", **years))
    return found


def known_day(text: str) -> date | None:
    """As ``day``, and None where that refuses."""
    try:
        found = read_day(text)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def number_up_to(most: int) -> Callable[[str], int]:
    """Reads a number from 1 to ``most``."""

    def read(text: str) -> int:
        from argparse import ArgumentTypeError

        if not (text.isdecimal() and 1 <= int(text) <= most):
            raise ArgumentTypeError(say("a number from 1 to {most} is needed", most=most))
        return int(text)

    return read
