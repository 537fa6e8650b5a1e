"""What one entry of a day says: an occurrence, one moved away, hours when something is shut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dropin.dates import MINUTES_A_DAY, Customs, clock, clock_span, day_short, minutes_of
from dropin.people.naming import NONE
from dropin.printing.model import CLOSED, MOVED_AWAY, Entry, SheetOptions
from dropin.printing.paper_text import plain
from dropin.programme.model import (
    CANCELLED,
    MOVED,
    Activity,
    Category,
    Closure,
    Occurrence,
    Programme,
)
from dropin.words import say

NameOf = Callable[[int], str]  # a leader's name as it may stand on a print, "" if it may not


def entry(
    occurrence: Occurrence,
    programme: Programme,
    name_of: NameOf,
    options: SheetOptions,
    customs: Customs,
) -> Entry:
    """The occurrence as it stands on its day."""
    remark, note = _remark(occurrence, customs), occurrence.note
    if occurrence.status == CANCELLED and note:
        remark, note = say("cancelled: {reason}", reason=note), ""
    return Entry(
        title=plain(occurrence.title),
        clock=_clock(occurrence, customs),
        topic=plain(occurrence.topic),
        place=_place(occurrence.place_id, programme) if options.show_place else "",
        leader=_leader(occurrence, name_of, options) if options.show_leader else "",
        status=occurrence.status,
        remark=plain(remark),
        note=plain(note),
        category=category_of(occurrence.activity, programme),
        key=_key(occurrence),
    )


def moved_away_entry(occurrence: Occurrence, programme: Programme, customs: Customs) -> Entry:
    """What stands on the day an occurrence was moved away from: where it went."""
    target = day_short(occurrence.day, customs)
    if occurrence.at is not None and occurrence.at != occurrence.original_at:
        target = f"{target}, {clock(occurrence.at, customs)}"
    before = occurrence.original_at
    return Entry(
        title=plain(occurrence.title),
        clock=clock(before, customs) if before is not None else "",
        status=MOVED_AWAY,
        remark=say("moved to {target}", target=target),
        category=category_of(occurrence.activity, programme),
        key=f"{_key(occurrence)} away",
    )


def closure_entry(closure: Closure, programme: Programme, customs: Customs) -> Entry:
    """Hours of a day when the centre, or one place, is shut."""
    place = _place(closure.place_id, programme) if closure.place_id is not None else ""
    return Entry(
        title=say("{place} closed", place=place) if place else say("Closed"),
        clock=_closed_hours(closure, customs),
        status=CLOSED,
        note=plain(closure.reason),
        key=f"closure {closure.id}",
    )


def starts_at(occurrence: Occurrence) -> int:
    """Where it stands in its day, in minutes; what has no clock time comes first."""
    return -1 if occurrence.at is None else minutes_of(occurrence.at)


def category_of(activity: Activity, programme: Programme) -> Category | None:
    return programme.categories.get(activity.category_id or 0)


def leaders(occurrence: Occurrence, name_of: NameOf) -> str:
    """Who leads it, as far as they may be named; once, who stands in beside themselves."""
    ids = dict.fromkeys((occurrence.leader_id, occurrence.co_leader_id))
    found = [name_of(each) for each in ids if each is not None]
    return listed([name for name in (*found, occurrence.led_by) if name])


def listed(names: Sequence[str]) -> str:
    """``Ana, Ben and Cleo``."""
    if len(names) < 2:
        return "".join(names)
    return say("{others} and {last}", others=", ".join(names[:-1]), last=names[-1])


def _key(occurrence: Occurrence) -> str:
    """The activity and when it was first meant to be, which neither a move nor a title changes."""
    at = occurrence.original_at
    day = occurrence.original_day.isoformat()
    return f"{occurrence.activity.id} {day}" + (f" {at:%H:%M}" if at is not None else "")


def _remark(occurrence: Occurrence, customs: Customs) -> str:
    if occurrence.status == CANCELLED:
        return say("cancelled")
    if occurrence.status != MOVED:
        return ""
    return say("moved from {before}", before=_before(occurrence, customs))


def _before(occurrence: Occurrence, customs: Customs) -> str:
    before = occurrence.original_at
    at = clock(before, customs) if before is not None else ""
    if occurrence.day == occurrence.original_day and at:
        return at
    return f"{day_short(occurrence.original_day, customs)} {at}".strip()


def _clock(occurrence: Occurrence, customs: Customs) -> str:
    if occurrence.at is None:
        return plain(occurrence.activity_time.time_words)
    if occurrence.minutes is None:
        hours = say("from {clock}", clock=clock(occurrence.at, customs))
    else:
        hours = clock_span(occurrence.at, occurrence.minutes, customs)
    beside = plain(occurrence.beside_clock)
    return f"{hours}, {beside}" if beside else hours


def _closed_hours(closure: Closure, customs: Customs) -> str:
    if closure.starts_at is None:
        return say("all day")
    if closure.ends_at is None:
        return say("from {clock}", clock=clock(closure.starts_at, customs))
    minutes = (minutes_of(closure.ends_at) - minutes_of(closure.starts_at)) % MINUTES_A_DAY
    return clock_span(closure.starts_at, minutes, customs)


def _place(place_id: int | None, programme: Programme) -> str:
    place = programme.places.get(place_id) if place_id is not None else None
    return plain(place.name) if place else ""


def _leader(occurrence: Occurrence, name_of: NameOf, options: SheetOptions) -> str:
    if options.name_level == NONE:
        return ""
    names = leaders(occurrence, name_of)
    return plain(say("with {names}", names=names)) if names else ""
