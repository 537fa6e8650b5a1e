"""Sheets of people as PDF: print phone-list, print labels, print badges."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dropin.commands.activity_named import activity_named
from dropin.commands.command import Command, day
from dropin.commands.documents import clock, print_wanted, take_names
from dropin.commands.person_named import person_named
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.printing.documents.reading import Wanted
    from dropin.storage.file import CentreFile


def _take_phone_list(parser: ArgumentParser) -> None:
    take_names(parser)
    parser.add_argument("--roles", action="store_true", help=say("tell what each is here"))


def _take_labels(parser: ArgumentParser) -> None:
    from dropin.printing.label_stocks import LABEL

    _take_stock(parser, LABEL)


def _take_badges(parser: ArgumentParser) -> None:
    from dropin.printing.label_stocks import BADGE

    _take_stock(parser, BADGE)


def _take_stock(parser: ArgumentParser, use: str) -> None:
    from dropin.printing.documents.labels import CHOSEN, COMING, MEMBERS, WHOSE
    from dropin.printing.label_stocks import STOCKS, stocks_for

    take_names(parser)
    usual = ", ".join(f"{each.name} ({each.size_words})" for each in stocks_for(use))
    parser.add_argument(
        "--label", choices=tuple(STOCKS), default="", help=say("meant for it: {names}", names=usual)
    )
    people = say("of {coming} tell the date, of {chosen} the people", coming=COMING, chosen=CHOSEN)
    parser.add_argument("--who", choices=WHOSE, default=MEMBERS, help=people)
    parser.add_argument("--people", nargs="+", default=(), metavar="ID|NAME")
    parser.add_argument("--activity", metavar="ID|TITLE")
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD")
    parser.add_argument("--at", type=clock, metavar="HH:MM")
    parser.add_argument(
        "--start", type=int, default=1, metavar="N", help=say("the first label that is left")
    )
    parser.add_argument("--pronouns", action="store_true", help=say("below the name"))
    parser.add_argument(
        "--blanks",
        action="store_true",
        help=say("one to write on for each who did not agree to be named"),
    )


def _phone_list(options: Namespace, file: CentreFile) -> Wanted:
    from dropin.printing.documents.reading import PHONE_LIST, Wanted

    return Wanted(PHONE_LIST, roles=options.roles)


def _labels(kind: str, options: Namespace, file: CentreFile) -> Wanted:
    """Whose labels: of people who are named, of who comes to a date, or of everybody of a kind.

    Raises KnownError where it is not said which people, or which date.
    """
    from dropin.printing.documents.labels import CHOSEN, COMING, LabelChoice
    from dropin.printing.documents.reading import Wanted

    if options.who == COMING and not (options.activity and options.on):
        raise KnownError(
            say("It is not said who comes to what."), say("Give --activity and --on as well.")
        )
    if options.who == CHOSEN and not options.people:
        raise KnownError(say("It is not said who is chosen."), say("Give --people as well."))
    ids = tuple(person_named(each, file).id for each in options.people)
    choice = LabelChoice(
        options.label, options.who, ids, options.start, options.pronouns, options.blanks
    )
    wanted = Wanted(kind, labels=choice)
    if options.who != COMING:
        return wanted
    activity_id = activity_named(options.activity, options.on, file)
    return wanted._replace(day=options.on, activity_id=activity_id, at=options.at)


COMMANDS = {
    "print phone-list": Command(_take_phone_list, partial(print_wanted, _phone_list)),
    "print labels": Command(_take_labels, partial(print_wanted, partial(_labels, "labels"))),
    "print badges": Command(_take_badges, partial(print_wanted, partial(_labels, "badges"))),
}
