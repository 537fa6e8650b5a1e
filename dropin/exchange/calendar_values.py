"""Single values of a calendar: moments, lengths and time zones, put on the centre's wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from dropin.exchange.calendar_lines import Event, Property
from dropin.records import record
from dropin.words import Message

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?")
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)


class UnreadableError(ValueError):
    """A value of an event that cannot be read; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@record
class Stamp:
    """A day, with a clock unless it is a whole day, in a zone unless it is the wall's own."""

    day: date
    at: time | None = None
    zone: tzinfo | None = None

    def on(self, wall: tzinfo) -> Stamp:
        """The same moment on the wall, to the minute."""
        if self.at is None:
            return self
        if self.zone is None:
            return Stamp(self.day, self.at.replace(second=0))
        moment = datetime.combine(self.day, self.at, self.zone).astimezone(wall)
        return Stamp(moment.date(), moment.time().replace(second=0, microsecond=0))


class Values:
    """Reads the values of one calendar, with its own time zones."""

    def __init__(self, wall: ZoneInfo, zones: Mapping[str, str], calendar_zone: str) -> None:
        self.wall = wall
        self._texts = zones
        self._found: dict[str, tzinfo | None] = {}
        # Programs that export in UTC say with X-WR-TIMEZONE whose clock was meant.
        self._usual = self._zone(calendar_zone) if calendar_zone else None

    def stamp(self, found: Property) -> Stamp:
        """The moment of DTSTART, DTEND or RECURRENCE-ID. Raises UnreadableError."""
        return self._stamp(found, found.value)

    def stamps(self, properties: Iterable[Property]) -> list[tuple[Stamp, int | None]]:
        """Every moment of RDATE or EXDATE lines, with the minutes of those that are periods."""
        found = []
        for each in properties:
            for text in each.value.split(","):
                begin, slash, end = text.strip().partition("/")
                start = self._stamp(each, begin)
                found.append((start, self._period(each, start, end) if slash else None))
        return found

    def minutes(self, event: Event, start: Stamp) -> int | None:
        """How long the event lasts, in real minutes; None where it says no end."""
        if end := event.first("DTEND"):
            return self._between(start, self.stamp(end))
        if length := event.first("DURATION"):
            return _minutes(length.value) or None
        return None

    def _period(self, each: Property, start: Stamp, end: str) -> int | None:
        if end.lstrip("+-").upper().startswith("P"):
            return _minutes(end) or None
        return self._between(start, self._stamp(each, end))

    def _between(self, start: Stamp, end: Stamp) -> int | None:
        if (start.at is None) != (end.at is None):
            raise UnreadableError(
                Message("It begins on a day and ends at a clock time, or reverse.")
            )
        minutes = (self._moment(end) - self._moment(start)) // timedelta(minutes=1)
        if minutes < 0:
            raise UnreadableError(Message("It ends before it begins."))
        return minutes or None

    def _moment(self, stamp: Stamp) -> datetime:
        if stamp.at is None:
            return datetime.combine(stamp.day, time.min, UTC)
        return datetime.combine(stamp.day, stamp.at, stamp.zone or self.wall).astimezone(UTC)

    def _stamp(self, found: Property, text: str) -> Stamp:
        match = _MOMENT.fullmatch(text.strip().upper())
        if match is None:
            raise _unreadable(found.name, text)
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if match[4] is None:
                return Stamp(day)
            # A leap second is the last second of its minute on any clock at a centre.
            at = time(int(match[4]), int(match[5]), min(int(match[6]), 59))
        except ValueError:
            raise _unreadable(found.name, text) from None
        if match[7]:
            return self._from_utc(day, at)
        return Stamp(day, at, self._zone_of(found) or self._usual)

    def _from_utc(self, day: date, at: time) -> Stamp:
        if self._usual is None:
            return Stamp(day, at, UTC)
        moment = datetime.combine(day, at, UTC).astimezone(self._usual)
        return Stamp(moment.date(), moment.time(), self._usual)

    def _zone_of(self, found: Property) -> tzinfo | None:
        name = found.parameters.get("TZID", "").strip()
        if not name:
            return None
        zone = self._zone(name)
        if zone is None:
            raise UnreadableError(Message("The time zone “{name}” is not known.", name=name))
        return zone

    def _zone(self, name: str) -> tzinfo | None:
        if name not in self._found:
            self._found[name] = _named_zone(name) or _described_zone(self._texts.get(name, ""))
        return self._found[name]


def _named_zone(name: str) -> tzinfo | None:
    """A zone of the IANA list, also behind a prefix ("/example.org/Europe/Dublin"), or Windows'."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # only imports need it

    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    parts = name.strip("/").split("/")
    candidates = [WINDOWS_TO_OLSON.get(name, ""), *("/".join(parts[i:]) for i in range(len(parts)))]
    for candidate in candidates:
        if re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){1,2}", candidate):
            try:
                return ZoneInfo(candidate)
            except (KeyError, ValueError, OSError):
                continue
    return None


def _described_zone(text: str) -> tzinfo | None:
    """The zone that a VTIMEZONE describes by itself, where no known name stands for it."""
    if not text:
        return None
    location = re.search(r"^X-LIC-LOCATION:(.*)$", text, re.MULTILINE | re.IGNORECASE)
    if location and (named := _named_zone(location[1].strip())):
        return named
    # Any other rule in a time zone is a mistake, and some never come to an end.
    if any("FREQ=YEARLY" not in rule for rule in re.findall(r"^RRULE.*$", text, re.MULTILINE)):
        return None
    from icalendar import Timezone  # costs time that only such calendars need

    try:
        described = Timezone.from_ical(text)
        if not isinstance(described, Timezone):
            return None
        zone: tzinfo = described.to_tz(lookup_tzid=False)
        zone.utcoffset(datetime(2026, 1, 1))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return None  # a broken description raises any of these
    return zone


def _minutes(text: str) -> int:
    match = _LENGTH.fullmatch(text.strip().upper())
    if match is None or not any(match.groups()[1:]):
        raise _unreadable("DURATION", text)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    total = ((weeks * 7 + days) * 24 + hours) * 60 + minutes + seconds // 60
    if match[1] == "-" and total:
        raise UnreadableError(Message("It ends before it begins."))
    return total


def _unreadable(name: str, text: str) -> UnreadableError:
    return UnreadableError(
        Message("{name} cannot be “{value}”.", name=name, value=text.strip()[:80])
    )
