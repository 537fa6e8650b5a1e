"""What today holds and what needs a person, told by pure rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dropin.dates import MINUTES_A_DAY, Customs, day_short, minutes_of
from dropin.programme.clashes import clashes
from dropin.programme.model import ASK, CANCELLED, USUAL_MINUTES, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.records import NamedTuple, record
from dropin.words import Message

DAYS_AHEAD = 7
"""How far ahead somebody can still do something about a gap without hurry."""


class Way(NamedTuple):
    """Where the window shows something: what kind of thing, one of the names below, and which."""

    to: str
    what: tuple[Any, ...] = ()


DAY, PEOPLE_OF_DAY, PEOPLE_OF_DATE = "day", "people of a day", "people of a date"
ACTIVITY, PERSON, RENEWALS, CHOOSING = "activity", "person", "renewals", "choosing"
ROSTER, OFFERS, ON_CALL, PAGE = "roster", "offers", "on call", "page"
PAIR, BUDDIES, PRINT = "pair", "buddies", "print"


@record
class Need:
    """One thing that waits for a person: what, and the way to its answer."""

    text: Message
    way: Way


@record
class TodayView:
    """The day at a glance: what is on now, what comes, what is over, what needs someone."""

    day: date
    closed: tuple[str, ...]
    now: tuple[Occurrence, ...]
    later: tuple[Occurrence, ...]
    over: tuple[Occurrence, ...]
    tomorrow: tuple[Occurrence, ...]
    needs: tuple[Need, ...]


def today_view(programme: Programme, now: datetime, customs: Customs) -> TodayView:
    """The day of ``now``, a moment in the centre's own zone."""
    day = now.date()
    clock = minutes_of(now.time())
    found = occurrences(programme, day - timedelta(days=1), day + timedelta(days=DAYS_AHEAD))
    ahead = [each for each in found if each.day >= day]
    todays = [each for each in ahead if each.day == day]
    last_night = [each for each in found if each.day < day and _is_on(each, clock + MINUTES_A_DAY)]
    over = tuple(each for each in todays if _is_over(each, clock))
    return TodayView(
        day=day,
        closed=tuple(_closed(programme, day)),
        now=(*last_night, *(each for each in todays if _is_on(each, clock))),
        later=tuple(each for each in todays if _is_later(each, clock)),
        over=over,
        tomorrow=tuple(each for each in ahead if each.day == day + timedelta(days=1)),
        needs=tuple(_needs(programme, [each for each in ahead if each not in over], customs)),
    )


def _closed(programme: Programme, day: date) -> Iterator[str]:
    """Why the whole centre is shut all day, once a reason."""
    for closure in programme.closures:
        whole = closure.all_day and closure.place_id is None
        if whole and closure.starts_on <= day < closure.ends_on:
            yield closure.reason


def _end_of(occurrence: Occurrence) -> int:
    assert occurrence.at is not None
    return minutes_of(occurrence.at) + (occurrence.minutes or USUAL_MINUTES)


def _is_on(occurrence: Occurrence, clock: int) -> bool:
    if occurrence.status == CANCELLED or occurrence.at is None:
        return False
    return minutes_of(occurrence.at) <= clock < _end_of(occurrence)


def _is_later(occurrence: Occurrence, clock: int) -> bool:
    """Without a clock time it may still come; cancelled ones stay among what was to come."""
    return occurrence.at is None or clock < minutes_of(occurrence.at)


def _is_over(occurrence: Occurrence, clock: int) -> bool:
    return not _is_on(occurrence, clock) and not _is_later(occurrence, clock)


def _needs(programme: Programme, ahead: Sequence[Occurrence], customs: Customs) -> Iterator[Need]:
    yield from _nobody_leads(ahead, customs)
    yield from _clashing(ahead, customs)
    yield from _questions(programme)


def _nobody_leads(ahead: Sequence[Occurrence], customs: Customs) -> Iterator[Need]:
    for occurrence in ahead:
        if not occurrence.led and occurrence.status != CANCELLED:
            text = Message(
                "Nobody is down to lead {activity} on {day} yet.",
                activity=occurrence.title,
                day=day_short(occurrence.day, customs),
            )
            yield Need(text, Way(DAY, (occurrence.day,)))


def _clashing(ahead: Sequence[Occurrence], customs: Customs) -> Iterator[Need]:
    for clash in clashes(ahead):
        text = Message(
            "{one} and {other} overlap on {day}: the same {what}.",
            one=clash.one.title,
            other=clash.other.title,
            day=day_short(clash.one.day, customs),
            what=clash.what,
        )
        yield Need(text, Way(DAY, (clash.one.day,)))


def _questions(programme: Programme) -> Iterator[Need]:
    for activity in programme.activities:
        if any(each.dating == ASK for each in activity.times):
            text = Message(
                "When is {activity}? Its words left a question.", activity=activity.title
            )
            yield Need(text, Way(ACTIVITY, (activity.id,)))
