"""What each sheet can be about on a day: this activity's date, that leader, the open ballots …

A choice says what it is about, shortly. The first is the likeliest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from dropin.attendance import store as attendance
from dropin.buddies import store as buddies
from dropin.buddies.life import runs_on
from dropin.centre.store import centre
from dropin.choosing import store as choosing
from dropin.choosing.model import CLOSED, OPEN
from dropin.dates import (
    Customs,
    clock,
    day_range,
    day_short,
    month_start,
    month_title,
    next_month_start,
    week_start,
)
from dropin.people.model import NUMBER_TO_MEMBERS, Person
from dropin.people.store import anybody_agreed, count_with_a_role, people, person
from dropin.printing.documents import reading as sheets
from dropin.printing.documents.labels import COMING, LEADERS, MEMBERS, LabelChoice
from dropin.printing.documents.reading import Wanted
from dropin.programme.model import CANCELLED
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.records import NamedTuple
from dropin.relief import store as relief
from dropin.roster import store as roster
from dropin.storage.file import CentreFile
from dropin.words import Message, say, say_count

_WEEK = timedelta(weeks=1)
_LEADERS_WEEKS = 4
_ROSTER_WEEKS = (1, 2, 4, 8)
_RECEIPTS = timedelta(days=14)  # who wants an older one finds it on that day's cash sheet


class Subject(NamedTuple):
    """One thing a sheet can be about, in a few words, and the sheet of it."""

    words: str
    wanted: Wanted


class _Day(NamedTuple):
    """The day in sight, and today, in the centre's customs."""

    day: date
    today: date
    customs: Customs

    @property
    def week(self) -> date:
        return week_start(self.day, self.customs.first_weekday)


def subjects(file: CentreFile, kind: str, day: date, today: date) -> tuple[Subject, ...]:
    """What the sheet of this kind can be about on ``day``; none where there is nothing for it."""
    found = _FINDERS.get(kind, _the_day)
    return tuple(found(file, kind, _Day(day, today, centre(file).customs)))


def nothing_to_show(kind: str) -> str:
    """Why there is no sheet of this kind, and when there will be one."""
    return str(_NOTHING.get(kind, Message("There is nothing to print here.")))


def _the_day(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    yield Subject(day_short(on.day, on.customs), Wanted(kind, day=on.day))


def _the_centre(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    yield Subject(day_short(on.today, on.customs), Wanted(kind))


def _weeks(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    if roster.has_roster(file):
        for weeks in _ROSTER_WEEKS:
            words = say_count("{count} week", "{count} weeks", weeks)
            yield Subject(words, Wanted(kind, day=on.week, until=on.week + weeks * _WEEK))


def _leaders(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    """Those who are on the roster or lead something in the weeks from the one in sight on."""
    end = on.week + _LEADERS_WEEKS * _WEEK
    if leaders_between(file, on.week, end):
        yield Subject(say("Everybody"), Wanted(kind, day=on.week, until=end))
    for each in leaders_between(file, on.week, end):
        yield Subject(each.name, Wanted(kind, day=on.week, until=end, person_id=each.id))


def leaders_between(file: CentreFile, first: date, end: date) -> tuple[Person, ...]:
    """Who is on the roster or leads something on these days, as they are sorted."""
    ids = {
        each.person_id
        for each in roster.terms(file)
        if each.starts_on < end and (each.ends_on is None or first < each.ends_on)
    }
    for each in occurrences(programme_between(file, first, end), first, end):
        if each.status != CANCELLED:
            ids |= {who for who in (each.leader_id, each.co_leader_id) if who is not None}
    found = (person(file, each) for each in ids)
    return tuple(sorted((each for each in found if each), key=lambda each: each.sorted_by))


def _dates(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    end = on.day + timedelta(days=1)
    for each in occurrences(programme_between(file, on.day, end), on.day, end):
        if each.status != CANCELLED:
            at = clock(each.at, on.customs) if each.at is not None else ""
            wanted = Wanted(kind, day=on.day, activity_id=each.activity.id, at=each.at)
            yield Subject(f"{at} {each.title}".strip(), wanted)


def _numbers(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    if anybody_agreed(file, NUMBER_TO_MEMBERS, on.today):
        yield from _the_centre(file, kind, on)


def _people(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    """Labels for {members}, for leaders, and for who comes to each date of the day."""
    if count_with_a_role(file, ("member",), on.today):
        yield Subject(say("For all {members}"), Wanted(kind, labels=LabelChoice(whose=MEMBERS)))
    if count_with_a_role(file, ("leader",), on.today):
        yield Subject(say("For leaders"), Wanted(kind, labels=LabelChoice(whose=LEADERS)))
    for each in _dates(file, kind, on):
        coming = each.wanted._replace(labels=LabelChoice(whose=COMING))
        yield Subject(say("For {date}", date=each.words), coming)


def _ballots(state: str) -> Callable[[CentreFile, str, _Day], Iterator[Subject]]:
    def found(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
        for each in reversed(choosing.ballots(file)):
            if each.state_on(on.today) == state:
                yield Subject(each.question, Wanted(kind, ballot_id=each.id))

    return found


def _agendas(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    for each in reversed(choosing.meetings(file)):  # the newest first in the store
        if each.held_on >= on.today:
            yield Subject(day_short(each.held_on, on.customs), Wanted(kind, meeting_id=each.id))


def _minutes(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    for each in choosing.meetings(file):
        if each.held_on <= on.today:
            words = day_range(each.held_on, each.held_on + timedelta(days=1), on.customs, year=True)
            yield Subject(words, Wanted(kind, meeting_id=each.id))


def _reliefs(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    for each in relief.reliefs(file, on.today):
        who = person(file, each.person_id)
        if who is not None:
            yield Subject(who.name, Wanted(kind, relief_id=each.id))


def _pairs(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    found = [each for each in buddies.open_pairs(file) if each.both_agreed]
    names = buddies.names_of(
        file, [who for each in found for who in (each.member_id, each.buddy_id)]
    )
    for each in found:
        both = [names.get(who or 0, "") for who in (each.member_id, each.buddy_id)]
        words = say("{member_name} and {buddy}", member_name=both[0], buddy=both[1])
        if runs_on(each, on.today) and all(both):
            yield Subject(words, Wanted(kind, pair_id=each.id))


def _buddies(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    terms = [each for each in buddies.terms(file) if each.ends_on is None or each.ends_on > on.day]
    names = buddies.names_of(file, [each.person_id for each in terms])
    for who, name in sorted(names.items(), key=lambda each: each[1].casefold()):
        yield Subject(name, Wanted(kind, person_id=who))


def _programme(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    """The month in sight, and the three and the twelve months that end with it."""
    end = next_month_start(on.day)
    for months, words in ((1, month_title(on.day)), (3, ""), (12, "")):
        first = month_start(on.day)
        for _ in range(months - 1):
            first = month_start(first - timedelta(days=1))
        words = words or say_count("{count} month", "{count} months", months)
        yield Subject(words, Wanted(kind, day=first, until=end))


def _honoraria(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    first, end = month_start(on.day), next_month_start(on.day)
    paid = {each.person_id for each in roster.honoraria(file, first, end)}
    if not paid and not roster.has_roster(file):
        return
    yield Subject(say("Everybody"), Wanted(kind, day=first, until=end))
    every = Wanted(kind, day=first, until=end, statements=True)
    yield Subject(say("Everybody, and each statement"), every)
    known = {each.id: each for each in people(file)} if paid else {}
    for each in sorted((known[who] for who in paid if who in known), key=lambda one: one.sorted_by):
        yield Subject(each.name, Wanted(kind, day=first, until=end, person_id=each.id))


def _receipts(file: CentreFile, kind: str, on: _Day) -> Iterator[Subject]:
    """Of the two weeks up to the day in sight, the newest first."""
    for back in range(_RECEIPTS.days):
        day = on.day - timedelta(days=back)
        for each in reversed(attendance.payments_on(file, day)):
            when = day_short(day, on.customs)
            words = say("No. {number}, {day}", number=each.receipt, day=when)
            yield Subject(words, Wanted(kind, receipt=each.receipt))


_FINDERS: Mapping[str, Callable[[CentreFile, str, _Day], Iterator[Subject]]] = MappingProxyType(
    {
        sheets.ROSTER_WALL: _weeks,
        sheets.ROSTER_OFFICE: _weeks,
        sheets.LEADER: _leaders,
        sheets.CALL_SHEET: _reliefs,
        sheets.SIGN_IN: _dates,
        sheets.PHONE_LIST: _numbers,
        sheets.LABELS: _people,
        sheets.BADGES: _people,
        sheets.HANDBOOK: _the_centre,
        sheets.IDEAS: _the_centre,
        sheets.BALLOT: _ballots(OPEN),
        sheets.RESULT: _ballots(CLOSED),
        sheets.AGENDA: _agendas,
        sheets.MINUTES: _minutes,
        sheets.PAIR: _pairs,
        sheets.REVIEW: _pairs,
        sheets.BUDDY: _buddies,
        sheets.BUDDIES: _programme,
        sheets.RECEIPT: _receipts,
        sheets.HONORARIA: _honoraria,
    }
)
_NOTHING: Mapping[str, Message] = MappingProxyType(
    {
        sheets.ROSTER_WALL: Message(
            "There is no roster yet. Kinds of shift are made in “On call”."
        ),
        sheets.ROSTER_OFFICE: Message(
            "There is no roster yet. Kinds of shift are made in “On call”."
        ),
        sheets.LEADER: Message("Nobody is on the roster or leads anything in these weeks."),
        sheets.CALL_SHEET: Message("Nobody stands down, so nobody has to be rung."),
        sheets.SIGN_IN: Message("Nothing is on that day. Go to a day with activities."),
        sheets.PHONE_LIST: Message("Nobody has agreed to share their number with {members} yet."),
        sheets.LABELS: Message("There are no {members} yet, and nothing is on that day."),
        sheets.BADGES: Message("There are no {members} yet, and nothing is on that day."),
        sheets.BALLOT: Message("No ballot is open. One is begun in “Ideas & votes”."),
        sheets.RESULT: Message("No ballot has closed yet."),
        sheets.AGENDA: Message("No meeting is ahead. One is planned in “Ideas & votes”."),
        sheets.MINUTES: Message("No meeting was held yet."),
        sheets.PAIR: Message("No pair of buddies has agreed yet."),
        sheets.REVIEW: Message("No pair of buddies has agreed yet."),
        sheets.BUDDY: Message("Nobody is a buddy yet."),
        sheets.RECEIPT: Message("Nothing was paid in the two weeks up to this day."),
        sheets.HONORARIA: Message("Nobody was on call that month."),
    }
)
