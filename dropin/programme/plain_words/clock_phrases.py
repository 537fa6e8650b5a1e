"""How clocks and lengths are written: the part of the grammar about the time of day."""

from __future__ import annotations

from dataclasses import replace

from dropin.programme.plain_words.date_phrases import DatePhrases, Found
from dropin.programme.plain_words.facts import Clock, Lasting
from dropin.programme.plain_words.tokens import SpokenClock, Token
from dropin.programme.plain_words.vocabulary import Kind


class ClockPhrases(DatePhrases):
    """The recognisers of clocks, beside those of dates which a clock must not swallow."""

    def clock(self, at: int) -> Found:
        led = self.kind(at) in (Kind.AT, Kind.FROM, Kind.BETWEEN, Kind.ABOUT)
        about = self.kind(at) is Kind.ABOUT or self.kind(at + 1) is Kind.ABOUT
        place = self.over(self.skip(at, Kind.AT, Kind.FROM, Kind.BETWEEN, Kind.ABOUT))
        if self.kind(at) is Kind.FILLER:
            return None
        first = self.one_clock(place)
        if first is None:
            return None
        spoken, behind = first
        last = self.closing(behind, between=self.kind(at) is Kind.BETWEEN)
        if last is None and spoken.bare and not led:
            if not self.words[place].text.isdigit() or self.year(place)[0] is not None:
                return None
            about = about or not _four_digits(self.words[place].text)
        spoken = replace(spoken, about=spoken.about or about)
        fact = Clock(first=spoken, first_end=self.words[behind - 1].end)
        if last is not None:
            close, close_at, behind = last
            fact = replace(fact, last=close, last_start=self.words[close_at].start)
        if self.kind(behind) is Kind.OVERNIGHT:
            fact, behind = replace(fact, overnight=True), behind + 1
        return fact, behind

    def closing(self, at: int, *, between: bool) -> tuple[SpokenClock, int, int] | None:
        joints = (Kind.TO, Kind.UNTIL) + ((Kind.AND,) if between else ())
        if self.kind(at) not in joints:
            return None
        place = self.skip(at, *joints, Kind.ABOUT)
        if self.date(place) is not None:
            return None
        found = self.one_clock(place)
        return (found[0], place, found[1]) if found else None

    def one_clock(self, at: int) -> tuple[SpokenClock, int] | None:
        if self.kind(at) is Kind.PAST:
            hour = self.one_clock(at + 1)
            if hour is None or hour[0].minute or hour[0].hour > 12:
                return None
            minute = self.words[at].number
            spoken = replace(hour[0], minute=minute, bare=False)
            if minute < 0:
                spoken = replace(spoken, hour=(spoken.hour - 2) % 12 + 1, minute=60 + minute)
            return spoken, hour[1]
        token = self.words[at] if at < len(self.words) else None
        spoken_clock = _clock_of(token) if token else None
        if spoken_clock is None:
            return None
        at += 1
        while self.kind(at) in (Kind.HALF, Kind.O_CLOCK):
            if self.kind(at) is Kind.HALF and not spoken_clock.half and spoken_clock.hour <= 12:
                half = self.words[at].words
                spoken_clock = replace(spoken_clock, half=half, padded=False)
            spoken_clock = replace(spoken_clock, bare=False)
            at += 1
        return spoken_clock, at

    def lasting(self, at: int) -> Found:
        place = at + 1 if self.kind(at) is Kind.FOR else at
        place = self.over(place)
        if self.kind(place) is Kind.NUMBER and self.kind(place + 1) is Kind.LENGTH:
            minutes = self.words[place].number * self.words[place + 1].number
            return (Lasting(minutes=minutes), place + 2) if 0 < minutes < 10_000 else None
        if self.kind(at) is Kind.FOR and self.kind(place) is Kind.LENGTH:
            return Lasting(minutes=self.words[place].number), place + 1
        return None


def _four_digits(text: str) -> bool:
    """Whether a number of four digits is a clock by itself: "1400", but not the year 2026."""
    return len(text) == 4 and not 2000 <= int(text) < 2100


def _clock_of(token: Token) -> SpokenClock | None:
    if token.kind is Kind.CLOCK:
        return token.clock
    if token.kind is not Kind.NUMBER:
        return None
    padded = token.text.startswith("0")
    if token.number <= 24 and (len(token.text) <= 2 or token.text.isalpha()):
        return SpokenClock(token.number, padded=padded, bare=True)
    hour, minute = divmod(token.number, 100)
    if len(token.text) == 4 and hour < 24 and minute < 60:
        return SpokenClock(hour, minute, padded=padded, bare=True)
    return None
