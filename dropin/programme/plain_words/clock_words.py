"""What the hours mean that people write: which half of the day, and how long it lasts.

Written without am or pm, 1 to 6 are the afternoon and 8 to 11 the morning; 7 may be either. A
leading zero below 7 ("01:00") is a slip as often as the night. Clocks count in minutes since
midnight, 24:00 being 1440.
"""

from __future__ import annotations

from datetime import time
from itertools import chain

from dropin.dates import MINUTES_A_DAY, Customs, clock_span
from dropin.programme.plain_words.tokens import SpokenClock
from dropin.records import record
from dropin.words import Message

_HALF_DAY = MINUTES_A_DAY // 2
_LONGEST_NIGHT = 8 * 60  # past midnight, anything longer is more likely a slip
_SIX = 6 * 60
_EVENING = 18 * 60


@record
class ClockSpan:
    """From ``start`` (minutes since midnight) for ``minutes``; None: no end given."""

    start: int
    minutes: int | None = None

    @property
    def at(self) -> time:
        return time(self.start // 60 % 24, self.start % 60)

    @property
    def past_midnight(self) -> bool:
        return self.start + (self.minutes or 0) > MINUTES_A_DAY


@record
class Meanings:
    """What a written clock may mean, the likeliest first. ``sure``: the first is meant."""

    spans: tuple[ClockSpan, ...]
    sure: bool


def meanings(
    first: SpokenClock, last: SpokenClock | None, half: str = "", *, overnight: bool = False
) -> Meanings:
    """What "``first`` to ``last``" may mean; ``half`` is said by words such as "morning"."""
    if last is None:
        found = starts(first, half)
        return Meanings(tuple(map(ClockSpan, found)), len(found) == 1 and not first.about)
    if overnight:
        return _overnight(first, last)
    if not _is_marked(first) and (last.half in ("am", "pm") or last.hour == 24):
        return _marked_by_the_end(first, last)
    each = [_to_the_end(start, last, first) for start in starts(first, half)]
    spans = tuple(dict.fromkeys(chain.from_iterable(item.spans for item in each)))
    sure = len(each) == 1 and each[0].sure and not (first.about or last.about)
    return Meanings(spans, sure)


def starts(clock: SpokenClock, half: str = "") -> tuple[int, ...]:
    """What one clock may mean, in minutes since midnight, the likeliest first."""
    minutes = clock.hour * 60 + clock.minute
    half = clock.half or ("" if clock.padded else half)
    if clock.hour > 12:
        return (minutes % MINUTES_A_DAY,)
    if half and clock.hour:
        return (_in_half(clock, half),)
    if clock.hour == 0 or (clock.padded and clock.hour < 7):
        return (minutes + _HALF_DAY, minutes)
    if clock.hour == 7 and not clock.padded:
        return (minutes + _HALF_DAY, minutes)
    return (minutes + _HALF_DAY,) if clock.hour < 7 else (minutes,)


def plain_clock(span: ClockSpan) -> str:
    """The span in words that ``meanings`` is sure of."""
    if span.minutes is None:
        return _plain(span.start)
    text = f"{_plain(span.start)} – {_plain(span.start + span.minutes)}"
    if span.past_midnight and span.minutes > _LONGEST_NIGHT:
        return f"{text} overnight"
    return text


def clock_label(span: ClockSpan, customs: Customs) -> Message:
    """The span as an answer to choose."""
    text = clock_span(span.at, span.minutes, customs)
    if span.start < _SIX:
        return Message("{clock}, at night", clock=text)
    if span.past_midnight:
        return Message("{clock}, past midnight", clock=text)
    return Message("{clock}", clock=text)


def _plain(minutes: int) -> str:
    hour, minute = divmod(minutes % MINUTES_A_DAY, 60)
    if not minute and hour in (0, 12):
        return "noon" if hour else "midnight"
    shown = f"{hour % 12 or 12}:{minute:02}" if minute else str(hour % 12 or 12)
    return f"{shown} {'am' if hour < 12 else 'pm'}"


def _is_marked(clock: SpokenClock) -> bool:
    """Whether it is written so that it can only be one half of the day."""
    return bool(clock.half) or clock.hour > 12 or clock.padded or clock.hour == 0


def _in_half(clock: SpokenClock, half: str) -> int:
    morning = clock.hour % 12 * 60 + clock.minute
    if half == "night":
        return morning if morning < _SIX else morning + _HALF_DAY
    return morning if half == "am" else morning + _HALF_DAY


def _overnight(first: SpokenClock, last: SpokenClock) -> Meanings:
    start, end = starts(first), starts(last, "am" if not _is_marked(last) else "")
    minutes = (end[0] - start[0]) % MINUTES_A_DAY or MINUTES_A_DAY
    return Meanings((ClockSpan(start[0], minutes),), len(start) == len(end) == 1)


def _marked_by_the_end(first: SpokenClock, last: SpokenClock) -> Meanings:
    """``2-4pm``, ``10-1pm``: the latest start before the end, on the same day."""
    end = starts(last)[0] or (MINUTES_A_DAY if last.hour == 24 else 0)
    morning = first.hour % 12 * 60 + first.minute
    before = [start for start in (morning + _HALF_DAY, morning) if start < end]
    if before and before[0] >= _SIX:
        return Meanings((ClockSpan(before[0], end - before[0]),), not (first.about or last.about))
    return Meanings(_with_slip(morning, end), sure=False)


def _with_slip(morning: int, end: int) -> tuple[ClockSpan, ...]:
    """``11 - 1am``: the end's half is the slip, or it really is at night."""
    other_end = (end + _HALF_DAY) % MINUTES_A_DAY
    spans = [
        ClockSpan(start, (close - start) % MINUTES_A_DAY)
        for start in (morning, morning + _HALF_DAY)
        for close in (other_end, end)
    ]
    likely = {span for span in spans if 0 < (span.minutes or 0) <= _LONGEST_NIGHT}
    by_day_first = sorted(likely, key=lambda span: (span.start < _SIX, span.start))
    return tuple(by_day_first) or (ClockSpan(morning), ClockSpan(morning + _HALF_DAY))


def _to_the_end(start: int, last: SpokenClock, first: SpokenClock) -> Meanings:
    if not _is_marked(last):
        minutes = (last.hour % 12 * 60 + last.minute - start) % _HALF_DAY
        span = ClockSpan(start, minutes or _HALF_DAY)
        if not minutes or (span.past_midnight and minutes > _LONGEST_NIGHT):
            return Meanings((span, ClockSpan(start)), sure=False)
        # "14:00-10:00": beside a clock of 24 hours an end before it is more than unmarked.
        backwards = first.hour > 12 and not last.bare and not span.past_midnight
        return Meanings((span,), sure=not backwards)
    end = last.hour * 60 + last.minute
    if last.half:
        end = starts(last)[0]
    minutes = (end - start) % MINUTES_A_DAY
    span = ClockSpan(start, minutes or MINUTES_A_DAY)
    doubtful_zero = last.padded and 0 < last.hour < 7 and not (start >= _EVENING)
    late = end <= start and minutes > _LONGEST_NIGHT
    if minutes and not late and not doubtful_zero:
        return Meanings((span,), sure=True)
    spans = _instead(start, end, first) + (
        (span, ClockSpan(start)) if minutes else (ClockSpan(start),)
    )
    return Meanings(tuple(dict.fromkeys(spans)), sure=False)


def _instead(start: int, end: int, first: SpokenClock) -> tuple[ClockSpan, ...]:
    """Ends and starts half a day off, where that makes an end after its start."""
    spans = []
    other_end = (end + _HALF_DAY) % MINUTES_A_DAY
    if other_end > start:
        spans.append(ClockSpan(start, other_end - start))
    other_start = (start + _HALF_DAY) % MINUTES_A_DAY
    if first.hour <= 12 and _SIX <= other_start < end:
        spans.append(ClockSpan(other_start, end - other_start))
    return tuple(spans)
