"""A saved choice of sheets as PDF files in a folder: print pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import Command, take_file, take_first_day
from dropin.commands.printing import remember
from dropin.commands.terminal import tell, warn
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.packs.model import Pack
    from dropin.printing.store import LastPrint
    from dropin.storage.file import CentreFile


def _take_pack(parser: ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=say("what the pack is called"))
    take_file(parser)
    take_first_day(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def _print_pack(options: Namespace) -> None:
    from dropin.printing.operations import printed_together
    from dropin.printing.packs.jobs import jobs, sheets_of
    from dropin.storage.atomic import write_whole

    said: list[LastPrint] = []
    with opened(options.file, read_only=True) as file:
        speak_as(file)
        found = jobs(file, _pack_named(options.pack, file), options.first, today(file))
        _make_folder(options.out)
        for job in found.jobs:
            printed = printed_together(sheets_of(file, job, today(file), said), job.title)
            write_whole(options.out / job.file_name, printed.pdf)
            tell(job.file_name)
            for caution in printed.warnings:
                warn(f"{job.name}: {caution}")
        is_older = file.was_older
    for words in found.left_out:
        warn(words)
    if not is_older:
        remember(options.file, said)


def _pack_named(name: str, file: CentreFile) -> Pack:
    from dropin.printing.packs.store import packs

    known = packs(file)
    for each in known:
        if each.name.casefold() == name.casefold():
            return each
    names = ", ".join(f"“{each.name}”" for each in known) or say("none")
    raise KnownError(
        say("No pack is called “{name}”.", name=name),
        say("There are: {names}. Packs are made on the page Print.", names=names),
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KnownError(
            say("There is no folder {folder}, and none can be made.", folder=folder),
            say("Choose another folder."),
        ) from error


COMMANDS = {"print pack": Command(_take_pack, _print_pack)}
