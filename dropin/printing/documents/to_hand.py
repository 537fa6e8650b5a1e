"""The flowing sheets somebody may want on a day, without looking for what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.choosing.model import CLOSED, OPEN
from dropin.choosing.results import closed_on
from dropin.choosing.store import ballots, meetings
from dropin.dates import Customs, clock_span, day_short, month_start, month_title, week_start
from dropin.people.model import NUMBER_TO_MEMBERS
from dropin.people.store import anybody_agreed, count_with_a_role
from dropin.printing.documents.reading import (
    AGENDA,
    BADGES,
    BALLOT,
    CASH,
    HONORARIA,
    IDEAS,
    LABELS,
    LEADER,
    MINUTES,
    PHONE_LIST,
    RESULT,
    ROSTER_OFFICE,
    ROSTER_WALL,
    SIGN_IN,
    Wanted,
)
from dropin.printing.documents.to_hand_of_people import Offered as Offered
from dropin.printing.documents.to_hand_of_people import buddies_sheets, call_sheets
from dropin.programme.model import CANCELLED
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.roster.store import has_roster
from dropin.storage.file import CentreFile
from dropin.words import say

_WEEK = timedelta(weeks=1)
_WEEKS_OF_A_LEADER = 4
_NEWS = timedelta(days=30)  # so long a result still belongs on the wall


def sheets_to_hand(file: CentreFile, today: date) -> tuple[Offered, ...]:
    """Every sheet there is something for: of the board, people on call, buddies, today's dates."""
    customs = centre(file).customs
    return (
        Offered(say("Ideas"), say("You said, we did"), Wanted(IDEAS)),
        *_ballots(file, today),
        *_meetings(file, today, customs),
        Offered(say("Cash sheet"), say("Today"), Wanted(CASH, day=today)),
        *_rosters(file, today, customs),
        *call_sheets(file, today, customs),
        *_sign_ins(file, today, customs),
        *_lists_of_people(file, today),
        *buddies_sheets(file, today, customs),
    )


def _rosters(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    """This week's roster and the next one's for the wall, this week's for the office, and what
    leaders take on and earned."""
    if not has_roster(file):
        return
    first = week_start(today, customs.first_weekday)
    for day, words in ((first, say("This week")), (first + _WEEK, say("Next week"))):
        wanted = Wanted(ROSTER_WALL, day=day, until=day + _WEEK)
        yield Offered(say("Who is on call"), words, wanted)
    office = Wanted(ROSTER_OFFICE, day=first, until=first + _WEEK)
    yield Offered(say("On-call roster with numbers"), say("This week"), office)
    own = Wanted(LEADER, day=first, until=first + _WEEKS_OF_A_LEADER * _WEEK)
    yield Offered(say("Leaders’ own sheets"), say("Four weeks, one for each"), own)
    month = month_start(month_start(today) - timedelta(days=1))
    paid = Wanted(HONORARIA, day=month, until=month_start(today))
    yield Offered(say("Honoraria"), month_title(month), paid)


def _lists_of_people(file: CentreFile, today: date) -> Iterator[Offered]:
    if anybody_agreed(file, NUMBER_TO_MEMBERS, today):
        detail = say("Numbers people agreed to share")
        yield Offered(say("Phone list"), detail, Wanted(PHONE_LIST))
    if count_with_a_role(file, ("member",), today):
        for kind, words in ((LABELS, say("Name labels")), (BADGES, say("Name badges"))):
            yield Offered(words, say("{Members}"), Wanted(kind))


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
