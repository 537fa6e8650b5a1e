"""The on-call roster: planned, and looked over for broken rules.

``roster plan`` writes nothing; with ``--publish`` the plan becomes the published roster, in one
step that the window can undo. Its JSON is one object:

    from, until     the days planned, the last one included
    published       whether it was published
    slots           every slot: day, shift, role, number, start, end (ISO 8601 with the offset of
                    the centre's wall), person (id) and name, both null where it stays open
    uncovered       those nobody takes: day, shift, role, number, start, end and reasons, sentences
    fairness        every leader: person, name, target, planned and over, in hours, past weeks in
    stages          name, value, bound, proven, in the order in which they count; ``unit`` is
                    slots, minutes, points or changes
    fairest         whether no fairer roster exists under the centre's rules;  proof: that in words
    ended           how the search ended: proven, counted, out of time, no solver
    broken          sentences about rules that locked slots break
    seed, fingerprint   equal ones give equal plans

``roster check`` tells one object: ``from``, ``until``, ``broken`` (every rule that the roster
breaks, the draft left aside: day, shift, role, person, name, kind, sentence) and ``open``, its
slots without anybody (day, shift, role).
"""

from __future__ import annotations

import gc
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dropin.commands.centre_file import now, opened, speak_as, today
from dropin.commands.command import Command, number_up_to, take_file, take_first_day
from dropin.commands.terminal import tell, tell_json
from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.commands.roster_told import PlanTold
    from dropin.roster.posing import Situation
    from dropin.roster.telling import Telling
    from dropin.storage.file import CentreFile

MOST_WEEKS = 8
MOST_SECONDS = 3_600
_SECONDS = 60


def _take_weeks(parser: ArgumentParser) -> None:
    take_file(parser)
    take_first_day(parser)
    parser.add_argument("--weeks", type=number_up_to(MOST_WEEKS), required=True, metavar="N")
    parser.add_argument("--json", action="store_true")


def _take_plan(parser: ArgumentParser) -> None:
    _take_weeks(parser)
    parser.add_argument(
        "--seconds",
        type=number_up_to(MOST_SECONDS),
        default=_SECONDS,
        metavar="S",
        help=say("how long to look for a fairer roster at most"),
    )
    parser.add_argument(
        "--publish", action="store_true", help=say("publish it; else nothing is written")
    )


def _plan(options: Namespace) -> None:
    from dropin.centre.store import time_zone
    from dropin.commands.roster_told import PlanTold
    from dropin.roster.planner import plan
    from dropin.roster.posing import problem

    gc.enable()
    with opened(options.file, read_only=not options.publish) as file:
        customs = speak_as(file).customs
        known = _plannable(_situation(file, options))
        made = plan(problem(known), seconds=options.seconds)
        told = PlanTold(known, made, _telling(file), time_zone(file))
        if options.publish:
            _publish(file, told)
    if options.json:
        tell_json(told.as_json(published=options.publish))
        return
    for line in told.in_words(customs, published=options.publish):
        tell(line)


def _publish(file: CentreFile, told: PlanTold) -> None:
    """Publish the plan as it was made, in one step."""
    from dropin.centre.store import centre
    from dropin.dates import day_range
    from dropin.roster.operations import keep_draft, publish
    from dropin.roster.planning.model import NEW_ROSTER

    first, end, moment = told.known.first, told.known.end, now()
    days = day_range(first, end, centre(file).customs)
    with file.change(say("Plan and publish the roster {days}", days=days)):
        keep_draft(file, told.plan, first, end, way=NEW_ROSTER, now=moment)
        publish(file, first, end, now=moment)


def _check(options: Namespace) -> None:
    from dropin.commands.roster_told import RosterTold

    with opened(options.file, read_only=True) as file:
        customs = speak_as(file).customs
        told = RosterTold(_situation(file, options), _telling(file))
    if options.json:
        tell_json(told.as_json())
        return
    for line in told.in_words(customs):
        tell(line)


def _situation(file: CentreFile, options: Namespace) -> Situation:
    from dropin.roster.store import situation

    end = _end(options.first, options.weeks)
    return situation(file, options.first, end, today=today(file))


def _end(first: date, weeks: int) -> date:
    try:
        return first + timedelta(weeks=weeks)
    except OverflowError as error:
        raise KnownError(
            say("These days lie beyond the end of the calendar."), say("Choose earlier ones.")
        ) from error


def _plannable(known: Situation) -> Situation:
    """Raises KnownError where there is nothing to plan, or nobody to plan with."""
    if not known.shifts:
        raise KnownError(
            say("There is no shift in these days to plan."),
            say("Add a kind of shift in the window, or bring in a table of shifts."),
        )
    if not known.terms:
        raise KnownError(
            say("Nobody is on the roster in these days."),
            say("Add a leader in the window, or bring in a table of leaders."),
        )
    return known


def _telling(file: CentreFile) -> Telling:
    from dropin.centre.store import centre
    from dropin.people.store import people, trainings
    from dropin.roster.telling import Telling

    return Telling(
        {each.id: each.name for each in people(file)},
        {each.id: each.name for each in trainings(file)},
        centre(file).customs,
    )


COMMANDS = {
    "roster plan": Command(_take_plan, _plan),
    "roster check": Command(_take_weeks, _check),
}
