"""How dates, lists and ranges of dates are written: the part of the grammar about days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dropin.programme.plain_words.facts import Bounds, Dates, Fact, From, Until
from dropin.programme.plain_words.tokens import SpokenDate, Token
from dropin.programme.plain_words.vocabulary import Kind

Found = tuple[Fact, int] | None


class DatePhrases:
    """Recognisers over one row of tokens: from a place in it to what is there and behind it."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words

    # Looking

    def kind(self, at: int) -> Kind | None:
        return self.words[at].kind if at < len(self.words) else None

    def text(self, at: int) -> str:
        return self.words[at].text if at < len(self.words) else ""

    def skip(self, at: int, *kinds: Kind) -> int:
        while self.kind(at) in kinds:
            at += 1
        return at

    def over(self, at: int) -> int:
        """Behind the small words "the", "on", "of"; a colon or bracket ends a phrase."""
        while self.kind(at) is Kind.FILLER and self.text(at) not in (":", "(", ")", "."):
            at += 1
        return at

    # Dates

    def date(self, at: int) -> tuple[SpokenDate, int] | None:
        """One date, with a weekday before it and a year behind it where they are there."""
        start = self.words[at].start if at < len(self.words) else 0
        weekday = None
        at = self.over(at)
        if self.kind(at) is Kind.WEEKDAY and not self.words[at].plural:
            weekday = self.words[at].number
            at = self.skip(self.over(at + 1), Kind.AND) if self.text(at + 1) == "," else at + 1
            at = self.over(at)
        found = self.bare_date(at)
        if found is None:
            return None
        day, behind = found
        return replace(day, weekday=weekday, start=start, end=self.words[behind - 1].end), behind

    def bare_date(self, at: int) -> tuple[SpokenDate, int] | None:
        if self.kind(at) is Kind.DATE:
            day = self.words[at].date
            return (day, at + 1) if day is not None else None
        if self.day_number(at) and self.kind(self.over(at + 1)) is Kind.MONTH:
            month_at = self.over(at + 1)
            return self.with_year(self.words[at].number, self.words[month_at].number, month_at + 1)
        if self.kind(at) is Kind.MONTH and self.day_number(self.over(at + 1)):
            day_at = self.over(at + 1)
            return self.with_year(self.words[day_at].number, self.words[at].number, day_at + 1)
        return None

    def with_year(self, day: int, month: int, at: int) -> tuple[SpokenDate, int]:
        year, at = self.year(at)
        return SpokenDate(day, month, year), at

    def year(self, at: int) -> tuple[int | None, int]:
        year_at = at + 1 if self.text(at) == "," else at
        if self.kind(year_at) is Kind.NUMBER and 2000 <= self.words[year_at].number <= 2099:
            return self.words[year_at].number, year_at + 1
        return None, at

    def day_number(self, at: int) -> bool:
        """Whether a day of the month stands there: 5, 5th or first, but not "five" or 0005."""
        kind = self.kind(at)
        written = kind is Kind.ORDINAL or (
            kind is Kind.NUMBER and self.text(at)[0].isdigit() and len(self.text(at)) <= 2
        )
        return written and 1 <= self.words[at].number <= 31

    def dates(self, at: int) -> tuple[tuple[SpokenDate, ...], int] | None:
        """Several dates: "5, 12 and 19 November 2026", "Nov 5, 12", "5 Nov, 3 Dec 2026"."""
        items: tuple[SpokenDate, ...] = ()
        place = at
        while place == at or not self.leads_a_span(place):
            found = self.numbers_then_month(place) or self.month_then_numbers(place)
            if found is None:
                single = self.date(place)
                if single is None:
                    break
                found = (single[0],), single[1]
            items, at = (*items, *found[0]), found[1]
            place = self.skip(at, Kind.AND)
            if place == at:
                break
        return (_with_last_year(items), at) if items else None

    def leads_a_span(self, at: int) -> bool:
        single = self.date(at)
        if single is None or self.kind(single[1]) is not Kind.TO:
            return False
        return self.date(single[1] + 1) is not None

    def numbers_then_month(self, at: int) -> tuple[tuple[SpokenDate, ...], int] | None:
        days: list[Token] = []
        place = self.over(at)
        while self.day_number(place) and len(days) < 31:
            days.append(self.words[place])
            behind = self.skip(place + 1, Kind.AND)
            if behind == place + 1:
                break
            place = self.over(behind)
        behind = self.over(place + 1)
        if len(days) < 2 or self.kind(behind) is not Kind.MONTH or self.kind(place) is Kind.MONTH:
            return None
        month = self.words[behind].number
        year, at = self.year(behind + 1)
        end = self.words[at - 1].end
        items = [SpokenDate(day.number, month, year, start=day.start, end=day.end) for day in days]
        # The words of the month stand behind the last of the days.
        items[-1] = replace(items[-1], end=end)
        return tuple(items), at

    def month_then_numbers(self, at: int) -> tuple[tuple[SpokenDate, ...], int] | None:
        first = self.date(at)
        place = self.over(at)
        if first is None or self.kind(place) is not Kind.MONTH or first[0].year is not None:
            return None
        items, at = [first[0]], first[1]
        while True:
            place = self.over(self.skip(at, Kind.AND))
            if place == at or not self.day_number(place) or not self.ends_a_day(place + 1):
                break
            token = self.words[place]
            day = SpokenDate(token.number, items[0].month, start=token.start, end=token.end)
            items, at = [*items, day], place + 1
        year, at = self.year(at)
        return (tuple(replace(item, year=year) for item in items), at) if len(items) > 1 else None

    def ends_a_day(self, at: int) -> bool:
        """Whether a number before ``at`` can be a day: "Nov 5, 10 to noon" goes on as a clock."""
        return self.kind(at) not in (Kind.TO, Kind.UNTIL, Kind.MONTH, Kind.O_CLOCK, Kind.HALF)

    def picked(self, at: int) -> Found:
        if self.kind(at) in (Kind.FILLER, Kind.AND):
            return None
        found = self.dates(at)
        return (Dates(items=found[0]), found[1]) if found else None

    def date_span(self, at: int) -> Found:
        """A range: "12 Jan – 23 Mar 2027", "5–9 January", "from 5 Nov to 10 Dec"."""
        place = at + 1 if self.kind(at) in (Kind.FROM, Kind.BETWEEN) else at
        if self.kind(place) in (Kind.FILLER, Kind.AND) and place == at:
            return None
        joints = (Kind.TO, Kind.UNTIL) + ((Kind.AND,) if self.kind(at) is Kind.BETWEEN else ())
        first = self.date(place)
        short = self.over(place)
        if first is None and self.day_number(short) and self.kind(short + 1) is Kind.TO:
            last = self.date(short + 2)
            if last is None or self.kind(short + 2) is Kind.MONTH:
                return None
            token = self.words[short]
            day = replace(last[0], day=token.number, weekday=None)
            opening = replace(day, start=token.start, end=token.end)
            return Bounds(first=opening, last=last[0]), last[1]
        if first is None or self.kind(first[1]) not in joints:
            return None
        last = self.date(self.skip(first[1], *joints))
        if last is None:
            last = self.day_behind(first[0], self.skip(first[1], *joints))
        if last is None:
            return None
        opening = first[0]
        if opening.year is None and last[0].year is not None:
            wraps = (last[0].month, last[0].day) < (opening.month, opening.day)
            opening = replace(opening, year=last[0].year - wraps)
        return Bounds(first=opening, last=last[0]), last[1]

    def day_behind(self, first: SpokenDate, at: int) -> tuple[SpokenDate, int] | None:
        """The 9 of "January 5–9, 2027"."""
        if not self.day_number(at) or first.numeric or not self.ends_a_day(at + 1):
            return None
        year, behind = self.year(at + 1)
        token = self.words[at]
        end = self.words[behind - 1].end
        return SpokenDate(token.number, first.month, year, start=token.start, end=end), behind

    def since(self, at: int) -> Found:
        if self.kind(at) is not Kind.FROM:
            return None
        found = self.date(at + 1) or self.start_of_month(at + 1)
        return (From(day=found[0]), found[1]) if found else None

    def start_of_month(self, at: int) -> tuple[SpokenDate, int] | None:
        at = self.over(at)
        start = self.words[at].start if at < len(self.words) else 0
        if self.kind(at) is Kind.MONTH:
            year, behind = self.year(at + 1)
            # "from September to May" tells months, not a first day.
            if self.kind(behind) in (Kind.TO, Kind.UNTIL) and self.kind(behind + 1) is Kind.MONTH:
                return None
            end = self.words[behind - 1].end
            return SpokenDate(1, self.words[at].number, year, None, start, end), behind
        if self.kind(at) is Kind.NUMBER and 2000 <= self.words[at].number <= 2100:
            token = self.words[at]
            return SpokenDate(1, 1, token.number, None, token.start, token.end), at + 1
        return None

    def until(self, at: int) -> Found:
        if self.kind(at) not in (Kind.UNTIL, Kind.TO):
            return None
        found = self.date(at + 1)
        if found is not None:
            return Until(day=found[0]), found[1]
        place = self.over(at + 1)
        ended = self.kind(place) is Kind.END_OF
        place = self.over(place + 1) if ended else place
        if self.kind(place) is not Kind.MONTH:
            return None
        year, behind = self.year(place + 1)
        start, end = self.words[at + 1].start, self.words[behind - 1].end
        month = SpokenDate(0, self.words[place].number, year, None, start, end)
        return Until(day=month, month_only=not ended), behind


def _with_last_year(items: tuple[SpokenDate, ...]) -> tuple[SpokenDate, ...]:
    """A year written only behind the last date holds for those before it."""
    if items[-1].year is None or any(item.year is not None for item in items[:-1]):
        return items
    return tuple(replace(item, year=items[-1].year) for item in items)
