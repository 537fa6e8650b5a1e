"""The sheets that flow as PDF: print sign-in, ballot, result, ideas, agenda and the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

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
from dropin.commands.printing import chosen, save, take_names
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.documents.reading import Wanted
    from dropin.printing.model import SheetOptions
    from dropin.programme.model import Activity
    from dropin.storage.file import CentreFile

MOST_WEEKS = 8


def _take_sheet(parser: ArgumentParser) -> None:
    take_file(parser)
    take_pdf(parser)


def _take_names(parser: ArgumentParser) -> None:
    _take_sheet(parser)
    take_names(parser)


def _take_sign_in(parser: ArgumentParser) -> None:
    _take_names(parser)
    _take_day(parser)
    parser.add_argument("--activity", required=True, metavar="ID|TITLE")
    parser.add_argument(
        "--at", type=_clock, metavar="HH:MM", help=say("which, if it is on twice that day")
    )
    parser.add_argument(
        "--needs", action="store_true", help=say("add up transport, childcare and access")
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
    _take_names(parser)
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
    _take_names(parser)
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
    parser.add_argument(
        "--leader", metavar="ID|NAME", help=say("one leader's statement; else the total sheet")
    )
    take_names(parser)


def _take_roster_sheet(parser: ArgumentParser) -> None:
    _take_names(parser)
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
    _take_names(parser)
    _take_weeks(parser, 4)
    parser.add_argument("--leader", required=True, metavar="ID|NAME")


def _take_weeks(parser: ArgumentParser, usual: int) -> None:
    take_first_day(parser)
    parser.add_argument("--weeks", type=number_up_to(MOST_WEEKS), default=usual, metavar="N")


def _take_pair(parser: ArgumentParser) -> None:
    _take_names(parser)
    parser.add_argument("--pair", type=int, required=True, metavar="N")


def _take_buddy(parser: ArgumentParser) -> None:
    _take_names(parser)
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


def _clock(text: str) -> time:
    from argparse import ArgumentTypeError

    from dropin.dates import read_clock

    try:
        return read_clock(text)
    except ValueError as error:
        raise ArgumentTypeError(say("“{text}” is no time such as 14:00", text=text)) from error


def _printing(kind: str) -> Callable[[Namespace], None]:
    """What prints the sheet of this kind."""

    def run(options: Namespace) -> None:
        from dropin.printing.documents.reading import document_of
        from dropin.printing.operations import printed

        with opened(options.file, read_only=True) as file:
            speak_as(file)
            document = document_of(
                file,
                _wanted(kind, options, file),
                today=today(file),
                paper=options.paper,
                name_level=chosen(options, _usual(kind)).name_level,
            )
        save(printed(document), options.out)

    return run


def _usual(kind: str) -> SheetOptions:
    from dropin.printing.catalogue import sheet_kind

    found = sheet_kind(kind)
    assert found is not None
    return found.usual


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
    )
    if "weeks" in given:
        return _of_weeks(wanted, options, file)
    if "person" in given:
        return wanted._replace(person_id=person_named(options.person, file).id)
    if "until" in given:
        return _of_days(wanted, options, file)
    if "activity" not in given:
        return wanted
    activity_id = _activity_named(options.activity, options.on, file)
    return wanted._replace(activity_id=activity_id, at=options.at, needs=options.needs)


def _of_days(wanted: Wanted, options: Namespace, file: CentreFile) -> Wanted:
    """From the first to the last day, of one leader or of all."""
    from datetime import timedelta

    if options.until < options.first:
        raise KnownError(
            say("The last day comes before the first one."), say("Give them the other way round.")
        )
    end = options.until + timedelta(days=1)
    return wanted._replace(day=options.first, until=end, person_id=_leader(options, file))


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


def _activity_named(text: str, on: date, file: CentreFile) -> int:
    """The activity with this number or title; of several, the one that is on that day.

    Raises KnownError where none fits, or more than one.
    """
    from dropin.programme.store import activities

    known = activities(file)
    fit = [each for each in known if str(each.id) == text] or _with_title(text, known)
    if len(fit) > 1:
        fit = [each for each in fit if each.id in _on(on, file)] or fit
    if not fit:
        raise KnownError(
            say("No activity is called “{text}”.", text=text),
            say("Look for its title in the calendar."),
        )
    if len(fit) > 1:
        titles = ", ".join(f"{each.title} ({each.id})" for each in fit)
        raise KnownError(
            say("More than one activity fits “{text}”: {titles}.", text=text, titles=titles),
            say("Give the number in brackets instead."),
        )
    return fit[0].id


def _with_title(text: str, known: tuple[Activity, ...]) -> list[Activity]:
    """Those called just so, else those whose title holds the words."""
    wanted = text.casefold()
    same = [each for each in known if each.title.casefold() == wanted]
    return same or [each for each in known if wanted in each.title.casefold()]


def _on(on: date, file: CentreFile) -> set[int]:
    """The activities that are on that day."""
    from datetime import timedelta

    from dropin.programme.occurrences import occurrences
    from dropin.programme.store import programme_between

    end = on + timedelta(days=1)
    offered = programme_between(file, on, end)
    return {each.activity.id for each in occurrences(offered, on, end)}


COMMANDS = {
    "print sign-in": Command(_take_sign_in, _printing("sign-in")),
    "print ballot": Command(_take_ballot, _printing("ballot")),
    "print result": Command(_take_ballot, _printing("result")),
    "print ideas": Command(_take_names, _printing("ideas")),
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
    "print roster": Command(_take_roster, _printing("roster-wall")),
    "print leader": Command(_take_leader, _printing("leader")),
}
