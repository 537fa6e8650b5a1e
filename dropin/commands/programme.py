"""Import of any table, agenda and export of the programme, export of one leader's shifts."""

from __future__ import annotations

import gc
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import Command, number_up_to, take_file, take_first_day
from dropin.commands.terminal import tell, tell_json
from dropin.errors import KnownError
from dropin.words import say, say_count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

MOST_DAYS = 100_000


def _take_import(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("source", type=Path, metavar="SOURCE.csv|.ics")
    parser.add_argument("--dry-run", action="store_true", help=say("only say what would happen"))
    parser.add_argument(
        "--accept-guesses", action="store_true", help=say("take the best reading of doubtful rows")
    )
    parser.add_argument("--json", action="store_true")


def _import(options: Namespace) -> None:
    from dropin.exchange.operations import apply_plan, plan_import

    gc.enable()
    with opened(options.file, read_only=options.dry_run) as file:
        speak_as(file)
        plan = plan_import(
            file,
            options.source,
            today=today(file),
            accept_guesses=options.accept_guesses,
        )
        if not options.dry_run:
            apply_plan(file, plan, options.source.name)
    if options.json:
        tell_json(plan.as_json())
    else:
        for notice in plan.notices:
            tell(str(notice))
        _tell_plan(plan.as_json(), dry_run=options.dry_run, guessed=options.accept_guesses)


def _tell_plan(plan: dict[str, Any], *, dry_run: bool, guessed: bool) -> None:
    for row in plan["rows"]:
        told = _told(row, guessed=guessed)
        tell(say("Line {line}: {title}: {told}", line=row["line"], title=row["title"], told=told))
    asked = sum(row["status"] == "ask" for row in plan["rows"])
    if asked and not guessed:
        tell(
            say_count(
                *(_STAYS_OUT if _stays_out(plan) else _WITHOUT_DATES),
                asked,
            )
        )
    counts = (
        say_count("{count} added", "{count} added", plan["added"]),
        say_count("{count} updated", "{count} updated", plan["updated"]),
        say_count("{count} unchanged", "{count} unchanged", plan["unchanged"]),
        say_count("{count} left out", "{count} left out", plan["refused"]),
    )
    tell(", ".join(counts) + (" " + say("(nothing written)") if dry_run else ""))


def _stays_out(plan: dict[str, Any]) -> bool:
    """Whether what is asked stays out; of a programme it comes in as words."""
    bad = sum(row["status"] == "bad" for row in plan["rows"])
    return bool(plan["refused"] > bad)


_WITHOUT_DATES = (
    "{count} line asks something: it keeps its words and has no dates until it is answered, in the"
    " window under Activities.",
    "{count} lines ask something: they keep their words and have no dates until they are answered,"
    " in the window under Activities.",
)
_STAYS_OUT = (
    "{count} line asks something: it stays out until it is answered, in the window.",
    "{count} lines ask something: they stay out until they are answered, in the window.",
)


def _told(row: dict[str, Any], *, guessed: bool) -> str:
    """How the row was read, with what comes of it beside, or what it asks; a guess stands with the
    question it answers."""
    is_read = row["status"] == "ok" or (row["status"] == "ask" and guessed)
    if is_read and row["message"]:
        return say("{reading} ({message})", reading=row["reading"], message=row["message"])
    return str(row["reading"] if is_read else row["message"])


def _take_agenda(parser: ArgumentParser) -> None:
    take_file(parser)
    take_first_day(parser)
    parser.add_argument("--days", type=number_up_to(MOST_DAYS), required=True, metavar="N")
    parser.add_argument("--json", action="store_true")


def _agenda(options: Namespace) -> None:
    from dataclasses import asdict

    from dropin.programme.agenda import agenda, agenda_in_words
    from dropin.programme.store import programme_between

    with opened(options.file, read_only=True) as file:
        centre = speak_as(file)
        end = options.first + timedelta(days=options.days)
        offered = programme_between(file, options.first, end)
    if options.json:
        entries = agenda(offered, centre.time_zone, options.first, options.days)
        tell_json([asdict(entry) for entry in entries])
        return
    for line in agenda_in_words(offered, centre.customs, options.first, options.days):
        tell(line)


def _take_export(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=("ics", "csv"))
    take_file(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="X")
    parser.add_argument(
        "--leader", metavar="ID|NAME", help=say("ics: one leader’s shifts, not the programme")
    )


def _export(options: Namespace) -> None:
    from dropin.exchange.operations import export_calendar, export_table

    if options.leader is not None:
        _export_leader(options)
        return
    with opened(options.file, read_only=True) as file:
        speak_as(file)
        export = export_calendar if options.format == "ics" else export_table
        export(file, options.out)


def _export_leader(options: Namespace) -> None:
    from dropin.commands.person_named import person_named
    from dropin.exchange.operations import export_leader_calendar

    if options.format != "ics":
        raise KnownError(
            say("The shifts of one leader are written as a calendar only."),
            say("Write export ics instead."),
        )
    with opened(options.file, read_only=True) as file:
        speak_as(file)
        who = person_named(options.leader, file)
        export_leader_calendar(file, who.id, options.out, today=today(file))


COMMANDS = {
    "import": Command(_take_import, _import),
    "agenda": Command(_take_agenda, _agenda),
    "export": Command(_take_export, _export),
}
