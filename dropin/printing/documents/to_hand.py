"""The flowing sheets somebody may want on a day, without looking for what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.choosing.model import CLOSED, OPEN
from dropin.choosing.results import closed_on
from dropin.choosing.store import ballots, meetings
from dropin.dates import Customs, clock_span, day_short, week_start
from dropin.printing.documents.reading import (
    AGENDA,
    BALLOT,
    CASH,
    IDEAS,
    MINUTES,
    RESULT,
    ROSTER_OFFICE,
    ROSTER_WALL,
    SIGN_IN,
    Wanted,
)
from dropin.programme.model import CANCELLED
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.records import NamedTuple
from dropin.roster.store import has_roster
from dropin.storage.file import CentreFile
from dropin.words import say

_WEEK = timedelta(weeks=1)
_NEWS = timedelta(days=30)  # so long a result still belongs on the wall


class Offered(NamedTuple):
    """A sheet, as a list of sheets calls it."""

    words: str
    detail: str
    wanted: Wanted


def sheets_to_hand(file: CentreFile, today: date) -> tuple[Offered, ...]:
    """The idea wall, votes, the board's meetings, today's cash, the roster, sign-in sheets."""
    customs = centre(file).customs
    return (
        Offered(say("Ideas"), say("You said, we did"), Wanted(IDEAS)),
        *_ballots(file, today),
        *_meetings(file, today, customs),
        Offered(say("Cash sheet"), say("Today"), Wanted(CASH, day=today)),
        *_rosters(file, today, customs),
        *_sign_ins(file, today, customs),
    )


def _rosters(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    """This week's roster and the next one's for the wall, this week's for the office."""
    if not has_roster(file):
        return
    first = week_start(today, customs.first_weekday)
    for day, words in ((first, say("This week")), (first + _WEEK, say("Next week"))):
        wanted = Wanted(ROSTER_WALL, day=day, until=day + _WEEK)
        yield Offered(say("Who is on call"), words, wanted)
    office = Wanted(ROSTER_OFFICE, day=first, until=first + _WEEK)
    yield Offered(say("On-call roster with numbers"), say("This week"), office)


def _sign_ins(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    end = today + timedelta(days=1)
    for each in occurrences(programme_between(file, today, end), today, end):
        if each.status != CANCELLED:
            yield Offered(
                say("Sign-in: {title}", title=each.title),
                clock_span(each.at, each.minutes, customs) if each.at is not None else "",
                Wanted(SIGN_IN, day=today, activity_id=each.activity.id, at=each.at),
            )


def _ballots(file: CentreFile, today: date) -> Iterator[Offered]:
    for each in ballots(file):
        state = each.state_on(today)
        if state == OPEN:
            yield Offered(say("Ballot paper"), each.question, Wanted(BALLOT, ballot_id=each.id))
        elif state == CLOSED and today < closed_on(each) + _NEWS:
            yield Offered(say("Result"), each.question, Wanted(RESULT, ballot_id=each.id))


def _meetings(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    """The agenda of the next meeting, the minutes of the last."""
    known = meetings(file)  # the newest first
    ahead = [each for each in known if each.held_on >= today]
    past = [each for each in known if each.held_on <= today]
    if ahead:
        day = day_short(ahead[-1].held_on, customs)
        yield Offered(say("Agenda"), day, Wanted(AGENDA, meeting_id=ahead[-1].id))
    if past:
        day = day_short(past[0].held_on, customs)
        yield Offered(say("Minutes"), day, Wanted(MINUTES, meeting_id=past[0].id))
