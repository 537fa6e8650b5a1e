"""Single dates of a calendar's series that differ (RECURRENCE-ID): moved, changed, cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from dropin.exchange.calendar_lines import Event
from dropin.exchange.calendar_values import Stamp, UnreadableError, Values
from dropin.exchange.model import Entry, EntryChange
from dropin.exchange.tidy_text import one_line, tidy
from dropin.programme.plain_words.reading import TimeReading
from dropin.programme.recurrence.rule_dates import dates, is_within_day
from dropin.programme.recurrence.rules import Rule, parse_rule, write_rule
from dropin.records import record
from dropin.words import Message


@record
class Override:
    """What replaces one date (or, ``and_following``, that date and all after it), on the wall.

    ``start`` is None where the date is only cancelled. Texts are None where they are as always.
    """

    original: Stamp
    and_following: bool
    cancelled: bool
    note: str
    start: Stamp | None
    minutes: int | None
    title: str | None
    topic: str | None
    place: str | None
    led_by: str | None


@record
class Outcome:
    """The series with the override in it, and the series that takes over where it ends."""

    entry: Entry
    following: Entry | None = None


def read_override(event: Event, master: Event, values: Values) -> Override:
    """What the event changes of the series of ``master``. Raises UnreadableError."""
    found = event.first("RECURRENCE-ID")
    assert found is not None
    title, topic = title_and_topic(event)
    usual_title, usual_topic = title_and_topic(master)
    begin = event.first("DTSTART")
    start = values.stamp(begin) if begin else None
    return Override(
        original=values.stamp(found).on(values.wall),
        and_following=found.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        cancelled=event.text("STATUS").strip().upper() == "CANCELLED",
        note=_note(event, master),
        start=start.on(values.wall) if start else None,
        minutes=values.minutes(event, start) if start else None,
        title=title if title and title != usual_title else None,
        topic=topic if topic != usual_topic else None,
        place=_differing(event, master, "LOCATION"),
        led_by=_differing(event, master, "CONTACT"),
    )


def title_and_topic(event: Event) -> tuple[str, str]:
    """The title and, in calendars of ours, the topic that stands behind it."""
    summary, topic = one_line(event.text("SUMMARY")), one_line(event.text("X-DROPIN-TOPIC"))
    return summary.removesuffix(f": {topic}") if topic else summary, topic


def with_override(entry: Entry, override: Override) -> Outcome:
    """The entry with the override. Raises UnreadableError where it cannot be brought in."""
    (reading,) = entry.times
    if override.and_following:
        return _following(entry, reading, override)
    within_day = bool(reading.rule) and is_within_day(parse_rule(reading.rule))
    day = override.original.day
    original_at = override.original.at if within_day else None
    change = EntryChange(
        day,
        original_at,
        override.cancelled,
        override.note,
        *_moved(override, override.original.at if within_day else reading.at),
        override.minutes if override.minutes != reading.minutes else None,
        override.title,
        override.topic,
        place=override.place,
        led_by=override.led_by,
    )
    others = [
        each
        for each in entry.changes
        if (each.original_day, each.original_at) != (day, original_at)
    ]
    reading = _with_date(reading, day)
    changes = sorted((*others, change), key=_order)
    return Outcome(replace(entry, times=(reading,), changes=tuple(changes)))


def _moved(override: Override, usual: time | None) -> tuple[date | None, time | None]:
    """The new day and clock, each None where it stays."""
    start = override.start
    if start is None or override.cancelled:
        return None, None
    moved_to = start.day if start.day != override.original.day else None
    return moved_to, start.at if start.at != usual else None


def _with_date(reading: TimeReading, day: date) -> TimeReading:
    """The reading with ``day`` among its dates, whatever its rule says."""
    excluded = tuple(each for each in reading.excluded if each != day)
    if reading.rule and _gives(reading, day):
        return replace(reading, excluded=excluded)
    return replace(reading, excluded=excluded, dates=tuple(sorted({*reading.dates, day})))


def _gives(reading: TimeReading, day: date) -> bool:
    rule = parse_rule(reading.rule)
    if is_within_day(rule):
        return True
    return any(dates(rule, reading.starts_on, day, day + timedelta(days=1)))


def _following(entry: Entry, reading: TimeReading, override: Override) -> Outcome:
    """The series cut in two: up to the day before, and as it is from then on."""
    day = override.original.day
    rule = parse_rule(reading.rule) if reading.rule else None
    if rule is None or is_within_day(rule) or reading.starts_on is None:
        raise _cannot_follow()
    before = replace(
        reading,
        rule=write_rule(replace(rule, count=None, until=day - timedelta(days=1))),
        dates=tuple(each for each in reading.dates if each < day),
        excluded=tuple(each for each in reading.excluded if each < day),
    )
    earlier = tuple(change for change in entry.changes if change.original_day < day)
    first_part = replace(entry, times=(before,), changes=earlier)
    if override.cancelled:
        return Outcome(first_part)
    return Outcome(first_part, _from_then_on(entry, reading, override))


def _from_then_on(entry: Entry, reading: TimeReading, override: Override) -> Entry:
    day = override.original.day
    shift = override.start.day - day if override.start else timedelta()
    rule = parse_rule(reading.rule)
    count = None
    if rule.count is not None:
        past = sum(1 for _ in dates(rule, reading.starts_on, reading.starts_on or day, day))
        count = rule.count - past
        if count < 1:
            raise UnreadableError(Message("The series has ended before this date."))
    after = replace(
        reading,
        rule=write_rule(_shifted(replace(rule, count=count), shift)),
        starts_on=day + shift,
        dates=tuple(each + shift for each in reading.dates if each >= day),
        excluded=tuple(each + shift for each in reading.excluded if each >= day),
        at=override.start.at if override.start else reading.at,
        minutes=override.minutes if override.start else reading.minutes,
    )
    return replace(
        entry,
        uid=f"{entry.uid}@{day:%Y%m%d}" if entry.uid else "",
        times=(after,),
        title=override.title or entry.title,
        topic=entry.topic if override.topic is None else override.topic,
        place=entry.place if override.place is None else override.place,
        led_by=entry.led_by if override.led_by is None else override.led_by,
        changes=tuple(
            replace(change, original_day=change.original_day + shift)
            for change in entry.changes
            if change.original_day >= day
        ),
    )


def _shifted(rule: Rule, shift: timedelta) -> Rule:
    """The rule with every date moved alike (RFC 5545, 3.2.13). Raises where no rule says that."""
    if not shift:
        return rule
    plain = replace(rule, by_day=(), until=None, count=None, interval=1, week_start=0)
    several_weeks_apart = rule.interval > 1 and len(rule.by_day) > 1
    if plain != Rule(rule.frequency) or rule.frequency not in ("DAILY", "WEEKLY"):
        raise _cannot_follow()
    if several_weeks_apart or (rule.frequency == "DAILY" and rule.by_day):
        raise _cannot_follow()
    by_day = sorted((nth, (weekday + shift.days) % 7) for nth, weekday in rule.by_day)
    return replace(rule, by_day=tuple(by_day), until=rule.until and rule.until + shift)


def _cannot_follow() -> UnreadableError:
    return UnreadableError(
        Message("This date and all after it are changed in a way that cannot be brought in.")
    )


def _note(event: Event, master: Event) -> str:
    if comment := event.text("COMMENT"):
        return tidy(comment)
    own, usual = event.text("DESCRIPTION"), master.text("DESCRIPTION")
    return tidy(own) if own != usual else ""


def _differing(event: Event, master: Event, name: str) -> str | None:
    if event.first(name) is None or event.text(name) == master.text(name):
        return None
    return one_line(event.text(name)) or None


def _order(change: EntryChange) -> tuple[date, time]:
    return change.original_day, change.original_at or time.min
