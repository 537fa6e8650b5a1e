"""A calendar file read as a programme: each series with its exceptions becomes one entry.

Other programs' moments are put on the centre's wall. Events that share a UID are one series and
the dates of it that differ (RECURRENCE-ID); the newest version of each counts (SEQUENCE).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from dropin.exchange.calendar_lines import Event, read_lines
from dropin.exchange.calendar_overrides import (
    Override,
    read_override,
    title_and_topic,
    with_override,
)
from dropin.exchange.calendar_series import Series, series_on_wall
from dropin.exchange.calendar_values import Stamp, UnreadableError, Values
from dropin.exchange.model import ASK, BAD, OK, WHEN_FIELDS, Entry, EntryChange, ReadRow, Suspension
from dropin.exchange.programme_import import Reader, reading_in_words, rules_of
from dropin.exchange.tidy_text import one_line, tidy
from dropin.programme.model import ASK as DATING_ASK
from dropin.programme.model import DATED
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import Choice, TimeReading
from dropin.programme.recurrence.rule_dates import is_within_day
from dropin.programme.recurrence.rules import RuleError, parse_programme_rule
from dropin.words import Message

_MOST_DAYS = 60
_SAID = frozenset(
    (
        *WHEN_FIELDS,
        "title",
        "topic",
        "place",
        "description",
        "category",
        "led_by",
        "changes",
    )
)
_WHEN_NAMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE")


def read_calendar(data: bytes, reader: Reader, wall: ZoneInfo) -> tuple[ReadRow, ...]:
    """Each series of the calendar as it reads. Raises KnownError where it holds no events.

    ``wall`` is the centre's time zone.
    """
    calendar = read_lines(data)
    values = Values(wall, calendar.zones, calendar.zone_name)
    families, rows = _families(calendar.events)
    for family in families:
        rows.extend(_read_family(family, values, reader))
    return tuple(sorted(rows, key=lambda row: row.line))


@dataclass(slots=True)
class _Family:
    """The series of one UID and the events that replace dates of it."""

    uid: str
    master: Event | None
    overrides: list[Event]


def _families(events: Sequence[Event]) -> tuple[list[_Family], list[ReadRow]]:
    """Events by UID, older versions of the same aside; and the rows of what cannot be read."""
    newest: dict[tuple[str, str], Event] = {}
    rows = []
    for number, event in enumerate(events):
        if event.problem is not None:
            rows.append(_bad(event, event.problem))
            continue
        uid = event.text("UID").strip()
        recurrence_id = event.first("RECURRENCE-ID")
        key = (uid or f"#{number}", recurrence_id.value if recurrence_id else "")
        other = newest.get(key)
        if other is not None:
            older, event = sorted((other, event), key=_sequence)
            newer = Message("A newer version of this event is on line {line}.", line=event.line)
            rows.append(_bad(older, newer))
        newest[key] = event
    return _by_uid(newest), rows


def _by_uid(newest: dict[tuple[str, str], Event]) -> list[_Family]:
    families: dict[str, _Family] = {}
    for (uid, recurrence_id), event in newest.items():
        known_uid = "" if uid.startswith("#") else uid
        family = families.setdefault(uid, _Family(known_uid, None, []))
        if recurrence_id:
            family.overrides.append(event)
        else:
            family.master = event
    return list(families.values())


def _sequence(event: Event) -> int:
    text = event.text("SEQUENCE").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _read_family(family: _Family, values: Values, reader: Reader) -> list[ReadRow]:
    if family.master is None:
        return [_read_alone(event, family.uid, values, reader) for event in family.overrides]
    row = _guarded(family.master, values, reader, family.uid)
    rows = []
    for event in family.overrides:
        if row.entry is None:
            rows.append(_bad(event, Message("The series that this date belongs to is left out.")))
            continue
        try:
            override = read_override(event, family.master, values)
            row, further = _overridden(row, override, values, event)
            rows.extend(further)
        except UnreadableError as error:
            rows.append(_bad(event, error.message))
        except (OverflowError, ValueError):
            rows.append(_bad(event, _BEYOND))
    return [_told(each, reader) for each in (row, *rows)]


def _read_alone(event: Event, uid: str, values: Values, reader: Reader) -> ReadRow:
    """One date of a series that is not in the file: an activity of its own."""
    own_uid = f"{uid}@{event.text('RECURRENCE-ID')}" if uid else ""
    return _told(_guarded(event, values, reader, own_uid), reader)


def _overridden(
    row: ReadRow, override: Override, values: Values, event: Event
) -> tuple[ReadRow, list[ReadRow]]:
    assert row.entry is not None
    if row.status == ASK:
        return row, [_bad(event, Message("First it must be known when its series is."))]
    outcome = with_override(row.entry, override)
    if outcome.following is None:
        return replace(row, entry=outcome.entry), []
    following = ReadRow(event.line, outcome.following.title, OK, entry=outcome.following)
    return replace(row, entry=outcome.entry), [following]


_BEYOND = Message("A date of this event lies beyond the calendar.")


def _guarded(event: Event, values: Values, reader: Reader, uid: str) -> ReadRow:
    """The event read, or the row that says why it cannot be."""
    try:
        return _read_event(event, values, reader, uid)
    except (UnreadableError, RuleError) as error:
        return _bad(event, error.message)
    except (OverflowError, ValueError):
        return _bad(event, _BEYOND)  # zones and date arithmetic raise these at the calendar's ends


def _read_event(event: Event, values: Values, reader: Reader, uid: str) -> ReadRow:
    title, topic = title_and_topic(event)
    if not title:
        return _bad(event, Message("This event has no title."))
    begin = event.first("DTSTART")
    if begin is None:
        return _bad(event, Message("This event does not say when it begins: DTSTART is missing."))
    start = values.stamp(begin)
    minutes = values.minutes(event, start)
    series, messages = _series(event, start, minutes, values)
    entry = _entry(event, title, topic, uid)
    if series.doubt is not None:
        return _asked(event, entry, series, minutes, reader)
    entry = _with_dates(entry, event, series, start, minutes, values)
    return ReadRow(event.line, title, OK, messages=messages, entry=_cancelled(entry, event))


def _entry(event: Event, title: str, topic: str, uid: str) -> Entry:
    categories = event.text("CATEGORIES").split(",")
    own_description = event.first("X-DROPIN-DESCRIPTION")
    description = own_description.text if own_description else event.text("DESCRIPTION")
    entry = Entry(
        uid=uid,
        title=title,
        topic=topic,
        place=one_line(event.text("LOCATION")),
        category=one_line(categories[0]),
        description=tidy(description),
        led_by=one_line(event.text("CONTACT")),
        # Who says nothing of the status may not know that we have suspended it.
        said=_SAID | ({"suspension"} if event.first("STATUS") else set()),
    )
    when = "\n".join(
        f"{each.name};{sorted(each.parameters.items())}:{each.value}"
        for name in _WHEN_NAMES
        for each in event.all(name)
    )
    cells = {
        "title": title,
        "topic": topic,
        "when": when,
        "place": entry.place,
        "category": entry.category,
        "description": entry.description,
        "led_by": entry.led_by,
        "suspended": event.text("STATUS"),
    }
    return replace(entry, cells=cells)


# When


def _series(
    event: Event, start: Stamp, minutes: int | None, values: Values
) -> tuple[Series, tuple[Message, ...]]:
    rules = event.all("RRULE")
    if len(rules) > 1 or event.all("EXRULE"):
        raise UnreadableError(
            Message("This event has more than one rule, or a rule for what to leave out.")
        )
    if not rules:
        on_wall = start.on(values.wall)
        return _single(on_wall, minutes)
    messages: tuple[Message, ...] = ()
    if start.at is None and minutes and minutes > 24 * 60:
        messages = (_FIRST_DAY_ONLY,)
    return series_on_wall(parse_programme_rule(rules[0].value), start, values.wall), messages


_FIRST_DAY_ONLY = Message("This lasts several days; only the first is shown.")


def _single(on_wall: Stamp, minutes: int | None) -> tuple[Series, tuple[Message, ...]]:
    """An event without a rule; one of several whole days is shown on each of them."""
    if on_wall.at is not None or not minutes:
        return Series(None, None, on_wall.at, (on_wall.day,)), ()
    days = minutes // (24 * 60)
    if days > _MOST_DAYS:
        return Series(None, None, None, (on_wall.day,)), (_FIRST_DAY_ONLY,)
    picked = tuple(on_wall.day + timedelta(days=number) for number in range(max(days, 1)))
    return Series(None, None, None, picked), ()


def _with_dates(
    entry: Entry,
    event: Event,
    series: Series,
    start: Stamp,
    minutes: int | None,
    values: Values,
) -> Entry:
    """The entry with its rule, the dates beside it, and the clocks of dates that differ."""
    first = start.on(values.wall)
    within_day = series.rule is not None and is_within_day(series.rule)
    added = set(series.picked)
    if series.rule is not None and not within_day and not series.holds(first.day):
        added.add(first.day)  # DTSTART is a date of its own, rule or no rule (RFC 5545, 3.8.2.4)
    changes = {day: EntryChange(day, at=at) for day, at in series.clocks}
    for stamp, length in values.stamps(event.all("RDATE")):
        extra = stamp.on(values.wall)
        added.add(extra.day)
        at = extra.at if extra.at != series.at else None
        own_length = length if length != minutes else None
        if at or own_length:
            changes[extra.day] = EntryChange(extra.day, at=at, minutes=own_length)
    excluded, dropped = _excluded(event, series, within_day, values)
    time = TimeReading(
        rule=series.rule_text,
        starts_on=series.starts_on,
        dates=tuple(sorted(added - excluded)),
        excluded=tuple(sorted(excluded)) if series.rule else (),
        at=series.at,
        minutes=_kept_minutes(series, minutes),
    )
    if not time.dated:
        raise UnreadableError(Message("Every date of this event was taken out."))
    kept = [change for day, change in sorted(changes.items()) if day not in excluded]
    return replace(entry, times=(time,), dating=DATED, changes=(*kept, *dropped))


def _kept_minutes(series: Series, minutes: int | None) -> int | None:
    if series.at is None and (series.rule is None or (minutes or 0) <= 24 * 60):
        return None
    return minutes


def _excluded(
    event: Event, series: Series, within_day: bool, values: Values
) -> tuple[set[date], list[EntryChange]]:
    """Days that EXDATE takes out; of a rule within the day, single moments as cancelled."""
    excluded: set[date] = set()
    dropped = []
    clocks = dict(series.clocks)
    for stamp, _ in values.stamps(event.all("EXDATE")):
        out = stamp.on(values.wall)
        if within_day and out.at is not None:
            dropped.append(EntryChange(out.day, out.at, cancelled=True))
        elif out.at is None or series.at is None or out.at == clocks.get(out.day, series.at):
            excluded.add(out.day)
    return excluded, dropped


def _cancelled(entry: Entry, event: Event) -> Entry:
    """A cancelled event is kept as such: one date struck through, or the series suspended."""
    if event.text("STATUS").strip().upper() != "CANCELLED":
        return entry
    (time,) = entry.times
    note = tidy(event.text("COMMENT"))
    if time.rule:
        first = min((day for day in (time.starts_on, *time.dates) if day), default=None)
        return replace(entry, suspension=Suspension(first, None, note) if first else None)
    changes = tuple(EntryChange(day, cancelled=True, note=note) for day in time.dates)
    return replace(entry, changes=changes)


# Doubts


def _asked(
    event: Event, entry: Entry, series: Series, minutes: int | None, reader: Reader
) -> ReadRow:
    """The row of a series whose dates on the wall nobody can be sure of."""
    guess = TimeReading(series.rule_text, series.starts_on, at=series.at, minutes=minutes)
    answer = reader.answer(event.line)
    if answer is not None:
        reading = read_when(answer, customs=reader.customs, today=reader.today, title=entry.title)
        if reading.status == OK and not reading.undated:
            answered = replace(entry, times=reading.times, dating=DATED, words=answer)
            return ReadRow(event.line, entry.title, OK, entry=answered)
    words = reading_in_words((guess,), "", reader.customs)
    if reader.accept_guesses:
        entry = replace(entry, times=(guess,), dating=DATED)
    else:
        entry = replace(entry, times=(TimeReading(),), dating=DATING_ASK, words=words)
    return ReadRow(
        event.line,
        entry.title,
        ASK,
        words,
        guess.rule,
        (series.doubt,) if series.doubt else (),
        _choices(series, minutes, reader),
        entry,
    )


def _choices(series: Series, minutes: int | None, reader: Reader) -> tuple[Choice, ...]:
    readings = [
        TimeReading(series.rule_text, series.starts_on, at=at, minutes=minutes)
        for at in series.guesses
    ]
    told = [reading_in_words((reading,), "", reader.customs) for reading in readings]
    return tuple(Choice(Message("{words}", words=words), words) for words in told)


# Rows


def _bad(event: Event, why: Message) -> ReadRow:
    return ReadRow(event.line, one_line(event.text("SUMMARY")), BAD, messages=(why,))


def _told(row: ReadRow, reader: Reader) -> ReadRow:
    """The row with its reading in words, once all its exceptions are in."""
    if row.entry is None or row.reading:
        return row
    times = row.entry.times
    cells = {**row.entry.cells, "changes": repr(row.entry.changes), "times": repr(times)}
    return replace(
        row,
        reading=reading_in_words(times, row.entry.words, reader.customs),
        rule=rules_of(times),
        entry=replace(row.entry, cells=cells),
    )
