"""A span of days told as a list, for the command line and other programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dropin.dates import Customs, clock_span, day_long, on_the_wall
from dropin.programme.model import PLANNED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.records import record
from dropin.words import say


@record
class AgendaEntry:
    """One occurrence in words and moments.

    ``start`` is ISO 8601 with the zone's offset, or a bare day where no clock time is set;
    ``end`` is empty where none is.
    """

    activity: str
    start: str
    end: str
    place: str
    leader: str
    category: str
    status: str
    note: str


def agenda(programme: Programme, zone: tzinfo, first: date, days: int) -> list[AgendaEntry]:
    """What happens from ``first`` for ``days`` days, in time order, cancelled dates included."""
    return [
        _entry(occurrence, programme, zone)
        for occurrence in occurrences(programme, first, first + timedelta(days=days))
    ]


def agenda_in_words(
    programme: Programme, customs: Customs, first: date, days: int
) -> Iterator[str]:
    """The same for people to read: a line for each, in the centre's way of writing days."""
    for each in occurrences(programme, first, first + timedelta(days=days)):
        place = programme.places.get(each.place_id or 0)
        parts = (
            each.beside_clock,
            f"{each.title}: {each.topic}" if each.topic else each.title,
            place.name if place else "",
            leaders_of(each, programme),
            each.note,
            "" if each.status == PLANNED else say(each.status),
        )
        yield " · ".join(part for part in (_when(each, customs), *parts) if part)


def leaders_of(occurrence: Occurrence, programme: Programme) -> str:
    """Who leads: the names, then the words; empty where nobody does."""
    ids = (occurrence.leader_id, occurrence.co_leader_id)
    names = [programme.leaders[each] for each in ids if each is not None]
    return ", ".join([*names, occurrence.led_by] if occurrence.led_by else names)


def _when(occurrence: Occurrence, customs: Customs) -> str:
    hours = occurrence.activity_time.time_words
    if occurrence.at is not None:
        hours = clock_span(occurrence.at, occurrence.minutes, customs)
    day = day_long(occurrence.day, customs)
    return f"{day}, {hours}" if hours else day


def _entry(occurrence: Occurrence, programme: Programme, zone: tzinfo) -> AgendaEntry:
    activity = occurrence.activity
    place = programme.places.get(occurrence.place_id or 0)
    category = programme.categories.get(activity.category_id or 0)
    start, end = _moments(occurrence, zone)
    return AgendaEntry(
        activity=occurrence.title,
        start=start,
        end=end,
        place=place.name if place else "",
        leader=leaders_of(occurrence, programme),
        category=category.name if category else "",
        status=occurrence.status,
        note=occurrence.note,
    )


def _moments(occurrence: Occurrence, zone: tzinfo) -> tuple[str, str]:
    if occurrence.at is None:
        return occurrence.day.isoformat(), ""
    start = on_the_wall(occurrence.day, occurrence.at, zone)
    if occurrence.minutes is None:
        return start.isoformat(), ""
    length = timedelta(minutes=occurrence.minutes)
    wall_end = datetime.combine(occurrence.day, occurrence.at) + length
    end = on_the_wall(wall_end.date(), wall_end.time(), zone)
    # In the hour a spring night skips, the wall alone would end it when it begins.
    end = end if end.timestamp() > start.timestamp() else on_the_wall(*_later(start, length), zone)
    return start.isoformat(), end.isoformat()


def _later(start: datetime, length: timedelta) -> tuple[date, time]:
    """What the wall shows ``length`` after ``start``."""
    wall = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return wall.date(), wall.time()
