"""A centre's file as a whole: new, check, backup, restore."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dropin.commands.centre_file import now, who
from dropin.commands.command import Command, number_up_to, take_file
from dropin.commands.terminal import tell
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

MOST_YEARS = 50


def _take_new(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("--name", help=say("the centre’s name"))
    parser.add_argument("--zone", help=say("its time zone, such as Europe/Dublin"))
    parser.add_argument("--sample", action="store_true", help=say("filled with a sample centre"))
    parser.add_argument(
        "--years", type=number_up_to(MOST_YEARS), default=1, help=say("years of sample history")
    )
    parser.add_argument("--seed", type=int, default=1, help=say("the same seed, the same sample"))


def _new(options: Namespace) -> None:
    gc.enable()
    if options.sample:
        from dropin.sample import make_sample

        make_sample(
            options.file,
            clock=now,
            who=who(),
            today=now().date(),
            years=options.years,
            seed=options.seed,
            **_given(name=options.name, zone=options.zone),
        )
    else:
        from dropin.shell.new_centre import start_centre

        name = options.name or options.file.stem
        start_centre(options.file, clock=now, who=who(), name=name, zone=options.zone).close()


def _given(**options: object) -> dict[str, Any]:
    """Only the options somebody gave, so that defaults stand in one place."""
    return {name: value for name, value in options.items() if value is not None}


def _check(options: Namespace) -> None:
    from dropin.storage.check import check

    report = check(options.file)
    if not report.sound:
        raise KnownError(" ".join(report.problems), report.next_step)
    tell("\n".join(report.sentences))


def _take_backup(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("--to", type=Path, metavar="DIR")


def _backup(options: Namespace) -> None:
    from dropin.storage.backup import backup_now

    tell(backup_now(options.file, options.to, now=now()))


def _take_restore(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")


def _restore(options: Namespace) -> None:
    from dropin.storage.backup import restore

    kept_aside = restore(options.backup, options.to, who=who(), now=now())
    tell(say("{file} now holds that backup.", file=options.to.name))
    if kept_aside:
        tell(say("What it held before is kept as {file}.", file=kept_aside))


COMMANDS = {
    "new": Command(_take_new, _new),
    "check": Command(take_file, _check),
    "backup": Command(_take_backup, _backup),
    "restore": Command(_take_restore, _restore),
}
