"""The programme as iCalendar (RFC 5545) that other programs read to the same dates.

One event for each time of an activity, with its rule. Dates that closures, special hours, terms
or a suspension take out are exceptions (EXDATE) of it, and a date that differs is an event of its
own (RECURRENCE-ID). A rule without a known beginning begins on its first date of the year the
activity was added in. Clocks are the centre's, in its own zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from dropin.centre.model import Centre
from dropin.dates import on_the_wall
from dropin.exchange.entries import Names
from dropin.exchange.lead_words import led_by_text
from dropin.exchange.skipped_dates import ExportSeries, export_series
from dropin.exchange.tidy_text import one_line, tidy
from dropin.programme.model import CANCELLED, Activity, Occurrence, Programme
from dropin.programme.recurrence.rule_dates import is_within_day
from dropin.programme.recurrence.rules import parse_rule, write_rule
from dropin.words import say

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Drop-in//Programme//EN"


def calendar_text(programme: Programme, centre: Centre, names: Names, *, stamp: datetime) -> bytes:
    """The whole programme, naming only the people in ``names``, as last changed at ``stamp``.

    The same programme and stamp give the same bytes.
    """
    from icalendar import Calendar  # costs time that only exports need

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(centre.name))
    calendar.add("x-wr-timezone", centre.zone)
    writer = _Writer(programme, centre, names, stamp)
    for series in sorted(export_series(programme), key=lambda each: each.activity_time.uid):
        for event in writer.events(series):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


class _Writer:
    """Writes series as events."""

    def __init__(self, programme: Programme, centre: Centre, names: Names, stamp: datetime) -> None:
        self._programme = programme
        self._zone = centre.time_zone
        self._names = names
        self._stamp = stamp.astimezone(UTC).replace(microsecond=0)

    def events(self, series: ExportSeries) -> list[Event]:
        """The event of the series, then one for each date that differs."""
        from icalendar import vRecur  # as above

        event = self._event(series, _usual(series))
        added = [self._moment(day, at) for day, at in series.added]
        if series.rule:
            event.add("rrule", vRecur.from_ical(self._rule_text(series)))
        self._add_moments(event, "rdate", added if series.rule else added[1:])
        self._add_moments(event, "exdate", [self._moment(*each) for each in series.excluded])
        return [event, *(self._changed(series, each) for each in series.changed)]

    def _event(self, series: ExportSeries, occurrence: Occurrence) -> Event:
        """What one occurrence says, as an event of the series."""
        from icalendar import Event, vText  # as above

        event = Event()
        event.add("uid", series.activity_time.uid)
        event.add("dtstamp", self._stamp)
        event.add("summary", _title(occurrence))
        if occurrence.topic:
            event.add("x-dropin-topic", vText(one_line(occurrence.topic)))
        start = self._moment(occurrence.day, occurrence.at)
        event.add("dtstart", start)
        if occurrence.minutes is not None:
            event.add("dtend", self._end(start, occurrence.minutes))
        self._describe(event, series.activity, occurrence)
        return event

    def _changed(self, series: ExportSeries, occurrence: Occurrence) -> Event:
        event = self._event(series, occurrence)
        event.add("recurrence-id", self._moment(occurrence.original_day, occurrence.original_at))
        if occurrence.status == CANCELLED:
            event.add("status", CANCELLED.upper())
        if occurrence.note:
            event.add("comment", tidy(occurrence.note))
        return event

    def _describe(self, event: Event, activity: Activity, occurrence: Occurrence) -> None:
        place = self._programme.places.get(occurrence.place_id or 0)
        if place is not None:
            event.add("location", one_line(place.name))
        category = self._programme.categories.get(activity.category_id or 0)
        if category is not None:
            event.add("categories", [one_line(category.name)])
        led_by = self._led_by(occurrence)
        if led_by:
            event.add("contact", led_by)
        lines = [
            tidy(activity.description),
            say("Led by {name}", name=led_by) if led_by else "",
            say("Bring: {things}", things=tidy(activity.bring)) if activity.bring else "",
            say("Open to: {people}", people=tidy(activity.open_to)) if activity.open_to else "",
            tidy(activity.notes),
        ]
        description = "\n".join(line for line in lines if line)
        if description:
            event.add("description", description)
        if description != tidy(activity.description):
            from icalendar import vText  # as above

            event.add("x-dropin-description", vText(tidy(activity.description)))

    def _led_by(self, occurrence: Occurrence) -> str:
        return led_by_text(
            self._names.get(occurrence.leader_id or 0, ""),
            self._names.get(occurrence.co_leader_id or 0, ""),
            occurrence.led_by,
        )

    # Moments

    def _moment(self, day: date, at: time | None) -> date:
        return day if at is None else datetime.combine(day, at, self._zone)

    def _end(self, start: date, minutes: int) -> date:
        if not isinstance(start, datetime):
            return start + timedelta(days=max(1, minutes // (24 * 60)))
        return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(self._zone)

    def _add_moments(self, event: Event, name: str, moments: Sequence[date]) -> None:
        if not moments:
            return
        whole_days = not isinstance(moments[0], datetime)
        event.add(name, list(moments), parameters={"VALUE": "DATE"} if whole_days else {})

    def _rule_text(self, series: ExportSeries) -> str:
        """The rule with its UNTIL as the start's kind of value wants it (RFC 5545, 3.3.10)."""
        rule = parse_rule(series.rule)
        if rule.until is None or series.at is None:
            return write_rule(replace(rule, until_clock=None))
        last = rule.until_clock or (time(23, 59, 59) if is_within_day(rule) else series.at)
        until = on_the_wall(rule.until, last, self._zone).astimezone(UTC)
        return write_rule(
            replace(rule, until=until.date(), until_clock=until.time(), until_in_utc=True)
        )


def _usual(series: ExportSeries) -> Occurrence:
    """What the series is like on a date where nothing differs."""
    return Occurrence(series.activity, series.activity_time, series.first, series.at)


def _title(occurrence: Occurrence) -> str:
    title = one_line(occurrence.title)
    return f"{title}: {one_line(occurrence.topic)}" if occurrence.topic else title
