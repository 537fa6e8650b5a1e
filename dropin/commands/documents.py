"""The sheets that flow as PDF: print sign-in, ballot, result, ideas, agenda and the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from dropin.commands.activity_named import activity_named
from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import (
    Command,
    day,
    number_up_to,
    take_file,
    take_first_day,
    take_pdf,
)
from dropin.commands.person_named import person_named
from dropin.commands.printing import save, take_level
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.documents.reading import Wanted
    from dropin.storage.file import CentreFile

MOST_WEEKS = 8


def _take_sheet(parser: ArgumentParser) -> None:
    take_file(parser)
    take_pdf(parser)


def take_names(parser: ArgumentParser) -> None:
    """As every sheet that names people."""
    _take_sheet(parser)
    take_level(parser)


def _take_sign_in(parser: ArgumentParser) -> None:
    from dropin.printing.documents.sign_in import COLUMNS

    take_names(parser)
    _take_day(parser)
    parser.add_argument("--activity", required=True, metavar="ID|TITLE")
    parser.add_argument(
        "--at", type=clock, metavar="HH:MM", help=say("which, if it is on twice that day")
    )
    parser.add_argument(
        "--needs", action="store_true", help=say("add up transport, childcare and access")
    )
    parser.add_argument(
        "--columns",
        type=_columns,
        metavar="A,B",
        help=say("some of these: {names}", names=", ".join(COLUMNS)),
    )


def _take_day(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")


def _take_ballot(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    parser.add_argument("--ballot", type=int, required=True, metavar="ID")


def _take_agenda(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    _take_meeting(parser)


def _take_minutes(parser: ArgumentParser) -> None:
    take_names(parser)
    _take_meeting(parser)


def _take_meeting(parser: ArgumentParser) -> None:
    parser.add_argument("--meeting", type=int, required=True, metavar="ID")


def _take_cash(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    _take_day(parser)


def _take_receipt(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    parser.add_argument("--receipt", type=int, required=True, metavar="NUMBER")


def _take_call_sheet(parser: ArgumentParser) -> None:
    take_names(parser)
    parser.add_argument("--relief", type=int, required=True, metavar="ID")


def _take_honoraria(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    take_first_day(parser)
    parser.add_argument(
        "--until",
        type=day,
        required=True,
        metavar="YYYY-MM-DD",
        help=say("the last day, itself included"),
    )
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--leader", metavar="ID|NAME", help=say("one leader's statement; else the total sheet")
    )
    whose.add_argument(
        "--statements",
        action="store_true",
        help=say("after the total sheet everybody's statement, each on a page of its own"),
    )
    take_level(parser)


def _take_roster_sheet(parser: ArgumentParser) -> None:
    take_names(parser)
    _take_weeks(parser, 1)


def _take_roster(parser: ArgumentParser) -> None:
    _take_roster_sheet(parser)
    parser.add_argument(
        "--for",
        dest="readers",
        choices=("wall", "office"),
        default="wall",
        help=say("whoever passes by, without numbers; or the office, with whole names and numbers"),
    )


def _take_leader(parser: ArgumentParser) -> None:
    take_names(parser)
    _take_weeks(parser, 4)
    parser.add_argument(
        "--leader", metavar="ID|NAME", help=say("one leader’s; else everybody’s in one PDF")
    )


def _take_weeks(parser: ArgumentParser, usual: int) -> None:
    take_first_day(parser)
    parser.add_argument("--weeks", type=number_up_to(MOST_WEEKS), default=usual, metavar="N")


def _take_pair(parser: ArgumentParser) -> None:
    take_names(parser)
    parser.add_argument("--pair", type=int, required=True, metavar="N")


def _take_buddy(parser: ArgumentParser) -> None:
    take_names(parser)
    parser.add_argument("--person", required=True, metavar="ID|NAME")


def _take_programme(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    take_first_day(parser)
    parser.add_argument(
        "--until",
        type=day,
        required=True,
        metavar="YYYY-MM-DD",
        help=say("the last day, itself included"),
    )


def clock(text: str) -> time:
    """Reads a time such as 14:00."""
    from argparse import ArgumentTypeError

    from dropin.dates import read_clock

    try:
        return read_clock(text)
    except ValueError as error:
        raise ArgumentTypeError(say("“{text}” is no time such as 14:00", text=text)) from error


def _columns(text: str) -> tuple[str, ...]:
    from argparse import ArgumentTypeError

    from dropin.printing.documents.sign_in import COLUMNS

    chosen = tuple(word.strip() for word in text.split(",") if word.strip())
    for word in chosen:
        if word not in COLUMNS:
            names = ", ".join(COLUMNS)
            raise ArgumentTypeError(
                say("“{word}” is none of these: {names}", word=word, names=names)
            )
    return chosen


def _printing(kind: str) -> Callable[[Namespace], None]:
    """What prints the sheet of this kind."""
    return partial(print_wanted, lambda options, file: _wanted(kind, options, file))


def print_wanted(wanted: Callable[[Namespace, CentreFile], Wanted], options: Namespace) -> None:
    """Print what ``wanted`` finds is meant."""
    from dropin.printing.documents.reading import documents_of, title_of_many
    from dropin.printing.operations import printed_together

    with opened(options.file, read_only=True) as file:
        speak_as(file)
        what = wanted(options, file)
        documents = documents_of(
            file,
            what,
            today=today(file),
            paper=options.paper,
            name_level=vars(options).get("name_level") or _usual_level(what.kind),
        )
        made = printed_together(documents, title_of_many(what))
    save(made, options.out)


def _usual_level(kind: str) -> str:
    from dropin.printing.catalogue import sheet_kind

    found = sheet_kind(kind)
    assert found is not None
    return found.usual.name_level


def _wanted(kind: str, options: Namespace, file: CentreFile) -> Wanted:
    from dropin.printing.documents.reading import Wanted

    given = vars(options)
    wanted = Wanted(
        kind,
        day=given.get("on"),
        ballot_id=given.get("ballot"),
        meeting_id=given.get("meeting"),
        receipt=given.get("receipt"),
        relief_id=given.get("relief"),
        pair_id=given.get("pair"),
        columns=given.get("columns"),
    )
    if "weeks" in given:
        return _of_weeks(wanted, options, file)
    if "person" in given:
        return wanted._replace(person_id=person_named(options.person, file).id)
    if "until" in given:
        return _of_days(wanted, options, file)
    if "activity" not in given:
        return wanted
    activity_id = activity_named(options.activity, options.on, file)
    return wanted._replace(activity_id=activity_id, at=options.at, needs=options.needs)


def _of_days(wanted: Wanted, options: Namespace, file: CentreFile) -> Wanted:
    """From the first to the last day, of one leader or of all."""
    from datetime import timedelta

    if options.until < options.first:
        raise KnownError(
            say("The last day comes before the first one."), say("Give them the other way round.")
        )
    end = options.until + timedelta(days=1)
    return wanted._replace(
        day=options.first,
        until=end,
        person_id=_leader(options, file),
        statements=vars(options).get("statements", False),
    )


def _of_weeks(wanted: Wanted, options: Namespace, file: CentreFile) -> Wanted:
    """Some weeks of the roster, perhaps of one leader."""
    from datetime import timedelta

    end = options.first + timedelta(weeks=options.weeks)
    if "readers" in vars(options):
        wanted = wanted._replace(kind=f"roster-{options.readers}")
    return wanted._replace(day=options.first, until=end, person_id=_leader(options, file))


def _leader(options: Namespace, file: CentreFile) -> int | None:
    text = vars(options).get("leader")
    return None if text is None else person_named(text, file).id


COMMANDS = {
    "print sign-in": Command(_take_sign_in, _printing("sign-in")),
    "print ballot": Command(_take_ballot, _printing("ballot")),
    "print result": Command(_take_ballot, _printing("result")),
    "print ideas": Command(take_names, _printing("ideas")),
    "print agenda": Command(_take_agenda, _printing("agenda")),
    "print minutes": Command(_take_minutes, _printing("minutes")),
    "print cash": Command(_take_cash, _printing("cash")),
    "print receipt": Command(_take_receipt, _printing("receipt")),
    "print call-sheet": Command(_take_call_sheet, _printing("call-sheet")),
    "print pair": Command(_take_pair, _printing("pair")),
    "print review": Command(_take_pair, _printing("review")),
    "print buddy": Command(_take_buddy, _printing("buddy")),
    "print buddies": Command(_take_programme, _printing("buddies")),
    "print honoraria": Command(_take_honoraria, _printing("honoraria")),
    "print roster-wall": Command(_take_roster_sheet, _printing("roster-wall")),
    "print roster-office": Command(_take_roster_sheet, _printing("roster-office")),
    "print handbook": Command(_take_sheet, _printing("handbook")),
    "print roster": Command(_take_roster, _printing("roster-wall")),
    "print leader": Command(_take_leader, _printing("leader")),
}
