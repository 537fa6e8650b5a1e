"""The lines of an iCalendar file (RFC 5545, section 3.1) as events, each with its true line.

Read here rather than by a library, which gives up on the whole file at the first broken line
and does not say where it stands: a bad event must not keep the good ones out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dropin.errors import KnownError
from dropin.exchange.tables import MOST_BYTES, decoded, too_big
from dropin.records import record
from dropin.words import Message, say

MOST_EVENTS = 10_000

_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LINE_END = re.compile(rb"\r\n|\n|\r")


@record
class Property:
    """One content line: ``DTSTART;TZID=Europe/Dublin:20260105T140000``."""

    name: str
    value: str
    parameters: Mapping[str, str]
    line: int

    @property
    def text(self) -> str:
        """The value of a text property with its escapes undone."""
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)


@dataclass(slots=True)
class Event:
    """The properties of one VEVENT by name, in order; ``problem`` where it cannot be read."""

    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    problem: Message | None = None

    def first(self, name: str) -> Property | None:
        found = self.properties.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Property]:
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.text if found else ""


@dataclass(slots=True)
class CalendarLines:
    """A calendar: its events, its time zones as text by name, and what else it holds."""

    events: list[Event] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    zone_name: str = ""
    others: set[str] = field(default_factory=set)


def read_lines(data: bytes) -> CalendarLines:
    """The calendar in ``data``. Raises KnownError where it holds no event at all."""
    if len(data) > MOST_BYTES:
        raise too_big(len(data))
    calendar = CalendarLines()
    reader = _Reader(calendar)
    for line, text in _unfolded(data):
        reader.take(line, text)
    reader.finish()
    if not calendar.events:
        raise KnownError(
            say("This calendar holds no events, so there is nothing to bring in."),
            say("Export it again from the calendar program and choose that file."),
        )
    if len(calendar.events) > MOST_EVENTS:
        raise KnownError(
            say("This calendar has more than {most} events.", most=MOST_EVENTS),
            say("Export a shorter time from the calendar program and choose that file."),
        )
    return calendar


class _Reader:
    """Follows BEGIN and END, and puts each line where it belongs."""

    def __init__(self, calendar: CalendarLines) -> None:
        self._calendar = calendar
        self._open: list[str] = []
        self._event: Event | None = None
        self._event_depth = 0
        self._zone: list[str] = []

    def take(self, line: int, text: str) -> None:
        found = _property(line, text)
        if found is not None and found.name in ("BEGIN", "END"):
            self._step(found.name, found.value.strip().upper(), line)
        elif self._event is not None and len(self._open) == self._event_depth:
            _add(self._event, found, line)
        elif found is not None and found.name == "X-WR-TIMEZONE" and "VTIMEZONE" not in self._open:
            self._calendar.zone_name = found.value.strip()
        if "VTIMEZONE" in self._open or text.strip().upper() == "END:VTIMEZONE":
            self._take_zone(found, text)

    def finish(self) -> None:
        if self._event is not None:
            self._cut_off(self._event)

    def _step(self, step: str, name: str, line: int) -> None:
        if step == "END":
            self._close(name)
            return
        if name == "VEVENT":
            if self._event is not None:
                self._cut_off(self._event)
            self._event = Event(line)
            self._event_depth = len(self._open) + 1
            self._calendar.events.append(self._event)
        elif name not in ("VCALENDAR", "VTIMEZONE") and self._event is None and self._is_top():
            self._calendar.others.add(name)
        self._open.append(name)

    def _is_top(self) -> bool:
        return all(name == "VCALENDAR" for name in self._open)

    def _close(self, name: str) -> None:
        if name in self._open:
            while self._open.pop() != name:
                pass
        if name == "VEVENT":
            self._event = None

    def _cut_off(self, event: Event) -> None:
        event.problem = event.problem or Message("This event is cut off: its end is missing.")

    def _take_zone(self, found: Property | None, text: str) -> None:
        self._zone.append(text)
        if found is not None and found.name == "END" and found.value.strip() == "VTIMEZONE":
            whole = "\r\n".join(self._zone)
            name = re.search(r"^TZID(?:;[^:]*)?:(.*)$", whole, re.MULTILINE | re.IGNORECASE)
            if name:
                self._calendar.zones[name[1].strip()] = whole + "\r\n"
            self._zone = []


def _add(event: Event, found: Property | None, line: int) -> None:
    if found is not None:
        event.properties.setdefault(found.name, []).append(found)
    elif event.problem is None:
        event.problem = Message("Line {line} of the file cannot be read.", line=line)


def _property(line: int, text: str) -> Property | None:
    name = _NAME.match(text)
    if name is None:
        return None
    position = name.end()
    parameters: dict[str, str] = {}
    while match := _PARAMETER.match(text, position):
        parameters[match[1].upper()] = match[2].replace('"', "")
        position = match.end()
    if text[position : position + 1] != ":":
        return None
    return Property(name[0].upper(), text[position + 1 :], parameters, line)


def _unfolded(data: bytes) -> Iterator[tuple[int, str]]:
    """Each content line with the number of its first line in the file.

    Joined as bytes: a fold may stand in the middle of a letter (RFC 5545, 3.1).
    """
    text, encoding = decoded(data)
    plain = text.encode() if encoding.startswith("utf-16") else data.removeprefix(b"\xef\xbb\xbf")
    held: list[bytes] = []
    begins = 0
    for number, raw in enumerate(_LINE_END.split(plain), start=1):
        if raw[:1] in (b" ", b"\t") and held:
            held.append(raw[1:])
            continue
        if held:
            yield begins, _letters(held)
        held, begins = ([raw], number) if raw.strip() else ([], number)
    if held:
        yield begins, _letters(held)


def _letters(pieces: list[bytes]) -> str:
    line = b"".join(pieces)
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("windows-1252", "replace")
