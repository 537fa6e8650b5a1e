"""What the calendar says: each entry's words, what is shut, and what lies beside the calendar.

Pure: the views only draw it. Minutes count from the midnight that begins the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from dropin.dates import MINUTES_A_DAY, Customs, clock, clock_span, day_long, day_short, minutes_of
from dropin.programme.agenda import leaders_of
from dropin.programme.calendar.layout import Span
from dropin.programme.clashes import clashes, closure_clashes
from dropin.programme.model import (
    ASK,
    CANCELLED,
    DATED,
    MOVED,
    USUAL_MINUTES,
    Activity,
    Closure,
    Occurrence,
    Programme,
)
from dropin.records import record
from dropin.words import say

NOBODY = 0  # as a leader to filter by: what nobody leads yet


@record
class Filters:
    """What to show; None shows all."""

    place_id: int | None = None
    category_id: int | None = None
    leader_id: int | None = None

    @property
    def any(self) -> bool:
        return (self.place_id, self.category_id, self.leader_id) != (None, None, None)

    def keep(self, occurrence: Occurrence) -> bool:
        return (
            self.place_id in (None, occurrence.place_id)
            and self.category_id in (None, occurrence.activity.category_id)
            and self._keeps_leader(occurrence.leader_id, occurrence.co_leader_id, occurrence.led)
        )

    def keep_activity(self, activity: Activity) -> bool:
        """As ``keep``, for an activity as a whole: any of its times may be at the place."""
        places = (activity.place_id, *(each.place_id for each in activity.times))
        led = activity.leader_id is not None or bool(activity.led_by)
        return (
            (self.place_id is None or self.place_id in places)
            and self.category_id in (None, activity.category_id)
            and self._keeps_leader(activity.leader_id, activity.co_leader_id, led)
        )

    def _keeps_leader(self, leader_id: int | None, co_leader_id: int | None, led: bool) -> bool:
        if self.leader_id == NOBODY:
            return not led
        return self.leader_id is None or self.leader_id in (leader_id, co_leader_id)


@record
class Entry:
    """One occurrence in the words the calendar shows.

    ``start`` is its clock, or its words where it has no clock ("morning", maybe none); ``span``
    has the end too. ``was`` says where a moved one comes from. ``clash`` says what it clashes
    with, or nothing.
    """

    occurrence: Occurrence
    title: str
    colour: str
    start: str
    span: str
    place: str
    leader: str
    was: str
    clash: str
    customs: Customs

    @property
    def key(self) -> tuple[int, date, object]:
        return self.occurrence.key

    @property
    def cancelled(self) -> bool:
        return self.occurrence.status == CANCELLED

    @property
    def short_start(self) -> str:
        """``start`` in as few signs as say it: of a full hour on a 24-hour clock the hour."""
        at = self.occurrence.at
        full_hour = at is not None and at.minute == 0 and not self.customs.twelve_hours
        return str(at.hour) if at is not None and full_hour else self.start

    @property
    def spoken(self) -> str:
        """Everything in sentences, for tool tips and screen readers."""
        occurrence = self.occurrence
        parts = [self.title, day_long(occurrence.day, self.customs), self.span, self.place]
        parts.append(say("led by {name}", name=self.leader) if self.leader else say("nobody leads"))
        if self.was:
            parts.append(say("moved from {before}", before=self.was))
        sentences = [", ".join(part for part in parts if part) + "."]
        if self.cancelled:
            note = f": {occurrence.note}" if occurrence.note else ""
            sentences.insert(0, say("Cancelled") + note + ".")
        elif occurrence.note:
            sentences.append(occurrence.note)
        if self.clash:
            sentences.append(self.clash)
        return " ".join(sentences)


@record
class Piece:
    """The part of an entry that lies in one day; ``begins`` and ``ends`` in it or not."""

    entry: Entry
    span: Span
    begins: bool = True
    ends: bool = True

    @property
    def open_end(self) -> bool:
        return self.entry.occurrence.minutes is None


@record
class Shut:
    """Minutes of a day when the centre is shut, the word for it, and the word with its hours."""

    span: Span
    words: str
    words_with_hours: str


@record
class DayShown:
    """One day of the calendar. ``closed`` is the word for a whole day shut, or nothing."""

    day: date
    pieces: tuple[Piece, ...]
    untimed: tuple[Entry, ...]
    closed: str = ""
    shut: tuple[Shut, ...] = ()
    notices: tuple[str, ...] = ()
    opening: tuple[Span, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """In the order people read them, each once, where it begins."""
        return (*self.untimed, *(piece.entry for piece in self.pieces if piece.begins))


def entry_of(
    occurrence: Occurrence, programme: Programme, customs: Customs, clash: str = ""
) -> Entry:
    """The words of one occurrence."""
    category = programme.categories.get(occurrence.activity.category_id or 0)
    place = programme.places.get(occurrence.place_id or 0)
    title = f"{occurrence.title}: {occurrence.topic}" if occurrence.topic else occurrence.title
    at, words = occurrence.at, occurrence.activity_time.time_words
    said = ("" if at is None else clock_span(at, occurrence.minutes, customs), words)
    return Entry(
        occurrence=occurrence,
        title=title,
        colour=category.look if category else "slate",
        start=words if at is None else clock(at, customs),
        span=", ".join(part for part in said if part),
        place=place.name if place else "",
        leader=leaders_of(occurrence, programme),
        was=_was(occurrence, customs),
        clash=clash,
        customs=customs,
    )


def days_shown(
    programme: Programme,
    entries: Sequence[Entry],
    first: date,
    count: int,
    customs: Customs,
) -> tuple[DayShown, ...]:
    """``count`` days from ``first`` with their share of ``entries`` and what is shut.

    Entries that run past midnight are in both days; give those of the day before ``first`` too.
    """
    pieces: dict[date, list[Piece]] = {}
    untimed: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.occurrence.at is None:
            untimed.setdefault(entry.occurrence.day, []).append(entry)
        for day, piece in _pieces(entry):
            pieces.setdefault(day, []).append(piece)
    return tuple(
        _day_shown(
            programme,
            day,
            sorted(pieces.get(day, ()), key=lambda piece: (piece.span.start, piece.entry.title)),
            untimed.get(day, ()),
            customs,
        )
        for day in (first + timedelta(days=offset) for offset in range(count))
    )


def clash_words(
    happening: Sequence[Occurrence], closures: Sequence[Closure]
) -> dict[tuple[int, date, time | None], str]:
    """By the occurrence's key: what it clashes with, in sentences. ``happening`` is in order."""
    if not happening:
        return {}
    first, last = happening[0].day, happening[-1].day
    near = [each for each in closures if each.starts_on <= last and first < each.ends_on]
    found: dict[tuple[int, date, time | None], list[str]] = {}
    for clash in clashes(happening):
        for one, other in ((clash.one, clash.other), (clash.other, clash.one)):
            words = say("Same {what} as {title}.", what=clash.what, title=other.title)
            found.setdefault(one.key, []).append(words)
    for shut in closure_clashes(happening, near):
        found.setdefault(shut.occurrence.key, []).append(_closed_words(shut.closure) + ".")
    return {key: " ".join(words) for key, words in found.items()}


@record
class Beside:
    """An activity without dates: why, or when in words."""

    activity_id: int
    title: str
    words: str


def beside_calendar(programme: Programme, first: date, end: date) -> tuple[Beside, ...]:
    """What has no dates from ``first`` until ``end``, by title.

    Suspended ones are here when they are suspended throughout.
    """
    return tuple(
        Beside(activity.id, activity.title, words)
        for activity in sorted(programme.activities, key=lambda each: each.title.casefold())
        for words in _beside(activity, programme, first, end)
    )


def day_heading(day: date, customs: Customs) -> str:
    """``Mon 23``."""
    return f"{day_short(day, customs).replace(',', '').split()[0]} {day.day}"


def _beside(activity: Activity, programme: Programme, first: date, end: date) -> list[str]:
    last = end - timedelta(days=1)
    if activity.suspended_on(first) and activity.suspended_on(last):
        until = activity.suspended_until
        said = say("suspended until further notice") if until is None else say("suspended")
        note = activity.suspension_note
        return [f"{said}: {note}" if note else said]
    found = []
    named = {term.name for term in programme.terms}
    for each in activity.times:
        if each.dating == ASK:
            found.append(say("“{words}”: which dates?", words=each.words))
        elif each.dating != DATED:
            found.append(each.words or each.time_words)
        elif each.term and each.term not in named:
            found.append(say("only in {term}, whose dates are not known", term=each.term))
    return found


def _was(occurrence: Occurrence, customs: Customs) -> str:
    if occurrence.status != MOVED:
        return ""
    before = occurrence.original_at
    parts = []
    if occurrence.day != occurrence.original_day:
        parts.append(day_short(occurrence.original_day, customs))
    if before is not None and (not parts or before != occurrence.at):
        parts.append(clock(before, customs))
    return " ".join(parts)


def _pieces(entry: Entry) -> list[tuple[date, Piece]]:
    """The entry's part of each day it touches; one without an end is drawn the usual length."""
    occurrence = entry.occurrence
    if occurrence.at is None:
        return []
    start = minutes_of(occurrence.at)
    end = start + (occurrence.minutes or USUAL_MINUTES)
    if occurrence.minutes is None:
        end = min(end, MINUTES_A_DAY)
    found = []
    for offset in range((end - 1) // MINUTES_A_DAY + 1):
        midnight = offset * MINUTES_A_DAY
        span = Span(max(start, midnight) - midnight, min(end - midnight, MINUTES_A_DAY))
        piece = Piece(entry, span, offset == 0, end <= midnight + MINUTES_A_DAY)
        found.append((occurrence.day + timedelta(days=offset), piece))
    return found


def _day_shown(
    programme: Programme,
    day: date,
    pieces: Sequence[Piece],
    untimed: Sequence[Entry],
    customs: Customs,
) -> DayShown:
    closures = [each for each in programme.closures if each.starts_on <= day < each.ends_on]
    everywhere = [each for each in closures if each.place_id is None]
    hours = programme.opening.on(day)
    never = any(programme.opening.week) and not hours
    whole = next((each for each in everywhere if each.all_day), None)
    closed = _closed_words(whole) if whole else say("Closed") if never else ""
    special = [each.name for each in programme.opening.special_days if each.day == day]
    names = dict.fromkeys(name for name in special if name)
    return DayShown(
        day=day,
        pieces=tuple(pieces),
        untimed=tuple(untimed),
        closed=closed,
        shut=tuple(
            _shut(each, each.starts_at, customs)
            for each in everywhere
            if each.starts_at is not None
        ),
        notices=(*names, *_place_notices(programme, closures)),
        opening=tuple(_span(each.opens, each.closes) for each in hours),
    )


def _shut(closure: Closure, starts_at: time, customs: Customs) -> Shut:
    span = _span(starts_at, closure.ends_at)
    hours = clock_span(starts_at, span.end - span.start, customs)
    with_hours = say("Closed {hours}", hours=hours)
    if closure.reason:
        with_hours = f"{with_hours}: {closure.reason}"
    return Shut(span, _closed_words(closure), with_hours)


def _span(start: time, end: time | None) -> Span:
    """Until midnight where no end is known or it lies in the next day."""
    first = minutes_of(start)
    last = MINUTES_A_DAY if end is None else minutes_of(end)
    return Span(first, last if last > first else MINUTES_A_DAY)


def _closed_words(closure: Closure) -> str:
    return say("Closed: {reason}", reason=closure.reason) if closure.reason else say("Closed")


def _place_notices(programme: Programme, closures: Sequence[Closure]) -> list[str]:
    notices = []
    for each in closures:
        place = programme.places.get(each.place_id or 0)
        if place is not None:
            words = say("{place} closed", place=place.name)
            notices.append(f"{words}: {each.reason}" if each.reason else words)
    return notices
