"""The program's front door: a command without a window, or else the window.

Exit status 0; 1 with one plain sentence on standard error for an error of the world; 2 for wrong
usage. The commands stand in ``dropin/commands``, whose docstring tells how one is added; each is
loaded only when it is called.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dropin.commands.terminal import (
    bear_any_terminal,
    hand_over_output,
    silence_output,
    tell,
    warn,
)
from dropin.errors import KnownError
from dropin.records import NamedTuple
from dropin.words import Message, say

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from dropin.commands.command import Command

TIME_START = "--time-start"


class Listed(NamedTuple):
    """A command as ``--help`` lists it: what it is for, and the module that knows the rest."""

    purpose: Message
    module: str


COMMANDS: Mapping[str, Listed] = MappingProxyType(
    {
        "new": Listed(Message("make a new centre file"), "file"),
        "import": Listed(
            Message("bring in a programme, people, attendance, the roster, buddies"), "programme"
        ),
        "agenda": Listed(Message("list what happens on some days"), "programme"),
        "attendance": Listed(Message("tell who came to each date, in figures"), "attendance"),
        "roster plan": Listed(Message("plan the on-call roster of some weeks"), "roster"),
        "roster check": Listed(Message("tell every rule that a roster breaks"), "roster"),
        "oncall": Listed(Message("tell who is on call, and who is next"), "on_call"),
        "ballot count": Listed(Message("count a ballot, or a public election"), "choosing"),
        "print week": Listed(Message("make a PDF of a week"), "printing"),
        "print month": Listed(Message("make a PDF of a month"), "printing"),
        "print large-print": Listed(Message("make a PDF of a week in large letters"), "printing"),
        "print day": Listed(Message("make a PDF of one day"), "printing"),
        "print poster": Listed(Message("make a poster of a week, in tiles"), "printing"),
        "print pocket": Listed(Message("make a booklet of a week from one sheet"), "printing"),
        "print sign-in": Listed(Message("make the sign-in sheet of one date"), "documents"),
        "print ballot": Listed(Message("make the ballot paper"), "documents"),
        "print result": Listed(Message("make the sheet of what a ballot chose"), "documents"),
        "print ideas": Listed(Message("make the idea wall: you said, we did"), "documents"),
        "print agenda": Listed(Message("make a board meeting's agenda"), "documents"),
        "print minutes": Listed(Message("make a board meeting's minutes"), "documents"),
        "print cash": Listed(Message("make a day's cash sheet"), "documents"),
        "print receipt": Listed(Message("make the receipt of a payment"), "documents"),
        "print call-sheet": Listed(Message("make the call sheet of a relief"), "documents"),
        "roster relieve": Listed(
            Message("let a leader stand down, and tell whom to ask"), "relief"
        ),
        "print roster": Listed(Message("make the on-call roster of some weeks"), "documents"),
        "print roster-wall": Listed(Message("make the roster for the wall"), "documents"),
        "print roster-office": Listed(
            Message("make the roster for the office, with numbers"), "documents"
        ),
        "print leader": Listed(Message("make a leader's own sheet"), "documents"),
        "print phone-list": Listed(
            Message("make the list of numbers people agreed to share"), "people_sheets"
        ),
        "print labels": Listed(Message("make name labels on a bought sheet"), "people_sheets"),
        "print badges": Listed(Message("make name badges on a bought sheet"), "people_sheets"),
        "print pair": Listed(Message("make the agreement of a pair of buddies"), "documents"),
        "print review": Listed(Message("make the review form of a pair"), "documents"),
        "print buddy": Listed(Message("make a buddy’s own sheet"), "documents"),
        "print buddies": Listed(Message("make the buddy programme in numbers"), "documents"),
        "print handbook": Listed(Message("make the handbook: how to do things here"), "documents"),
        "print honoraria": Listed(Message("make what leaders on call are paid"), "documents"),
        "print pack": Listed(Message("make every sheet of a saved pack"), "packs"),
        "buddies match": Listed(Message("find the best pairs for who waits"), "buddies"),
        "buddies due": Listed(Message("list what is due among the pairs of buddies"), "buddies"),
        "export": Listed(Message("write the programme for other programs"), "programme"),
        "check": Listed(Message("see whether a centre file is whole"), "file"),
        "backup": Listed(Message("make a verified backup"), "file"),
        "restore": Listed(Message("bring back a backup"), "file"),
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    # Looking for garbage while modules load is a sixth of the time of a print, and finds none.
    gc.disable()
    bear_any_terminal()
    try:
        if called := _command_in(arguments):
            _run(*called)
        elif arguments and any(_group(arguments[0])):
            _tell_group(arguments[0], arguments[1:])
        else:
            path, time_start = _read_window_arguments(arguments)
            return _open_window(path, time_start=time_start)
        hand_over_output()
    except KnownError as error:
        warn(error)
        return 1
    except BrokenPipeError:
        silence_output()
    return 0


def _command_in(arguments: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """The command a line begins with, of two words or of one, and what follows its name."""
    for words in (2, 1):
        name = " ".join(arguments[:words])
        if name in COMMANDS:
            return name, arguments[words:]
    return None


def _run(name: str, arguments: Sequence[str]) -> None:
    # What is left in the end goes with the process; Python would look through it all once more.
    atexit.register(gc.freeze)
    purpose, module = COMMANDS[name]
    command: Command = import_module(f"dropin.commands.{module}").COMMANDS[name]
    options = command.read(arguments) if command.read else None
    if options is None:
        parser = _parser(f"main.py {name}", str(purpose))
        command.take(parser)
        options = parser.parse_args(arguments)
    command.run(options)


def _group(first: str) -> Iterator[str]:
    """The second words of the commands whose first word is ``first``."""
    for name in COMMANDS:
        group, _, second = name.partition(" ")
        if group == first and second:
            yield second


def _tell_group(first: str, arguments: Sequence[str]) -> None:
    """``print --list``, and what is wrong with a ``print`` of nothing known."""
    members = [f"{first} {second}" for second in _group(first)]
    parser = _parser(f"main.py {first}", _listing(members))
    parser.add_argument("--list", action="store_true", help=say("list them, and no more"))
    parser.add_argument("what", choices=tuple(_group(first)), nargs="?")
    options, _ = parser.parse_known_args(arguments)
    if not options.list:
        parser.error(say("one of these is needed: {names}", names=", ".join(members)))
    if first == "print":
        from dropin.commands.printing import list_of_sheets

        tell(list_of_sheets({name: str(COMMANDS[name].purpose) for name in members}))
    else:
        tell(_listing(members))


def _read_window_arguments(arguments: Sequence[str]) -> tuple[Path | None, bool]:
    """The file to open, if one is named, and whether to tell how long the start takes."""
    words = [word for word in arguments if word != TIME_START]
    # Loading the full parser would hold up every start; only help and mistakes need it.
    if len(words) > 1 or any(word.startswith("-") or _is_a_slip(Path(word)) for word in words):
        return _parse_window_arguments(arguments)
    return Path(words[0]) if words else None, TIME_START in arguments


def _parse_window_arguments(arguments: Sequence[str]) -> tuple[Path | None, bool]:
    parser = _parser("main.py", say("Drop-in: a centre's programme in one file."))
    parser.epilog = say("Without a window:") + "\n" + _listing(COMMANDS)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument(
        TIME_START,
        action="store_true",
        help=say("print the milliseconds until the first page is usable, then quit"),
    )
    options = parser.parse_args(arguments)
    if options.file is not None and _is_a_slip(options.file):
        parser.error(say("there is neither a command nor a file “{word}”", word=options.file))
    return options.file, options.time_start


def _listing(names: Iterable[str]) -> str:
    """What each command is for, one a line."""
    widest = max(map(len, COMMANDS))
    return "\n".join(f"  {name:{widest}}  {COMMANDS[name].purpose}" for name in names)


def _is_a_slip(path: Path) -> bool:
    """Whether a bare word, which is no file, was rather meant as a command."""
    return not path.suffix and path.name == str(path) and not path.exists()


def _parser(name: str, purpose: str) -> ArgumentParser:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    return ArgumentParser(
        prog=name, description=purpose, formatter_class=RawDescriptionHelpFormatter
    )


def _open_window(path: Path | None, *, time_start: bool) -> int:
    from dropin.app import run
    from dropin.commands.centre_file import who

    return run(path, who=who(), time_start=time_start)
