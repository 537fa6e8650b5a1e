"""One leader's shifts as iCalendar (RFC 5545): when, what and where, and nobody else's name.

Each shift is an event under a UID of its own that stays when the hours change, so that a calendar
which takes the file in again moves it. Clocks are the centre's, in its own zone: a night over a
clock change lasts its real hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import NAMESPACE_DNS, uuid5

from dropin.centre.model import Centre
from dropin.exchange.tidy_text import one_line
from dropin.roster.model import Shift, Slot
from dropin.roster.now import role_words
from dropin.roster.planning.model import PRIMARY
from dropin.words import say

_PRODUCT = "-//Drop-in//On call//EN"
_NAMES = uuid5(NAMESPACE_DNS, "slot.drop-in.invalid")


def leader_calendar(
    duties: Iterable[tuple[Shift, Slot]],
    centre: Centre,
    places: Mapping[int, str],
    *,
    stamp: datetime,
) -> bytes:
    """What somebody is on duty for, in time order, as last changed at ``stamp``.

    ``places`` are names by id. The same duties and stamp give the same bytes.
    """
    from icalendar import Calendar, Event  # costs time that only exports need

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("On call, {centre}", centre=one_line(centre.name)))
    calendar.add("x-wr-timezone", centre.zone)
    for shift, slot in duties:
        event = Event()
        event.add("uid", str(uuid5(_NAMES, f"{centre.zone} {slot.id}")))
        event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
        event.add("summary", _summary(shift, slot))
        event.add("dtstart", shift.starts.astimezone(centre.time_zone))
        event.add("dtend", shift.ends.astimezone(centre.time_zone))
        if (place := places.get(shift.place_id or 0)) is not None:
            event.add("location", one_line(place))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _summary(shift: Shift, slot: Slot) -> str:
    name = one_line(shift.name)
    if slot.role == PRIMARY:
        return name
    return say("{shift} ({role})", shift=name, role=role_words(slot.role))
