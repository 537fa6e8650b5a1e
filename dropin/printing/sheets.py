"""The words of a sheet of a day, a week or a month, from the programme.

Pure: it asks no clock and reads no file.
``name_of`` gives a leader's name as it may stand on a print; for whoever did not agree it is empty
and nothing is shown, whatever the options say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from dropin.centre.model import Centre
from dropin.dates import (
    MINUTES_A_DAY,
    clock_span,
    day_long,
    day_range,
    days,
    minutes_of,
    month_name,
    month_title,
    next_month_start,
    week_start,
    weekday_name,
    weekday_short,
)
from dropin.printing.entries import NameOf, closure_entry, entry, moved_away_entry, starts_at
from dropin.printing.model import (
    DAY,
    LARGE,
    MONTH,
    POCKET,
    POSTER,
    WEEK,
    Entry,
    LittleMonth,
    Note,
    Sheet,
    SheetDay,
    SheetOptions,
)
from dropin.printing.notes import notes
from dropin.printing.paper_text import plain
from dropin.programme.model import COLOURS, Category, Programme
from dropin.programme.occurrences import moved_away, occurrences
from dropin.records import NamedTuple
from dropin.words import say

DAYS_A_WEEK = 7
_FILE_NAMES = {
    WEEK: "{centre} week {day}",
    LARGE: "{centre} large print {day}",
    DAY: "{centre} day {day}",
    POSTER: "{centre} poster {day}",
    POCKET: "{centre} pocket week {day}",
}
_Marked = TypeVar("_Marked", Entry, Note)


def week_sheet(
    programme: Programme,
    centre: Centre,
    day: date,
    options: SheetOptions,
    today: date,
    name_of: NameOf,
    *,
    kind: str = WEEK,
) -> Sheet:
    """The week that holds ``day``, from the centre's first weekday on, for any ``kind`` of one.

    In large print no category is marked: its days are named with their month, and read as a list.
    """
    first = week_start(day, centre.customs.first_weekday)
    end = first + timedelta(days=DAYS_A_WEEK)
    span = _Span(programme, centre, options, name_of, first, end)
    month_differs = first.month != (end - timedelta(days=1)).month
    shown = tuple(span.days(month_differs or kind == LARGE))
    beside = notes(programme, first, end, centre.customs)
    if kind == LARGE:
        shown = tuple(each._replace(entries=_unmarked(each.entries)) for each in shown)
        beside = _unmarked(beside)
    return _sheet(kind, centre, options, today)._replace(
        title=day_range(first, end, centre.customs, year=True),
        days=shown,
        notes=beside,
        legend=_legend(shown, beside),
        file_name=say(_FILE_NAMES[kind], centre=plain(centre.name), day=first.isoformat()),
    )


def day_sheet(
    programme: Programme,
    centre: Centre,
    day: date,
    options: SheetOptions,
    today: date,
    name_of: NameOf,
    on_call: tuple[Entry, ...] = (),
) -> Sheet:
    """One day, and who is on call. What belongs to no day does not stand on it."""
    end = day + timedelta(days=1)
    shown = tuple(_Span(programme, centre, options, name_of, day, end).days(False))
    return _sheet(DAY, centre, options, today)._replace(
        title=day_long(day, centre.customs),
        days=shown,
        legend=_legend(shown, ()),
        on_call=on_call,
        file_name=say(_FILE_NAMES[DAY], centre=plain(centre.name), day=day.isoformat()),
    )


def month_sheet(
    programme: Programme,
    centre: Centre,
    day: date,
    options: SheetOptions,
    today: date,
    name_of: NameOf,
) -> Sheet:
    """The month that holds ``day``, filled up to whole weeks with empty days outside it."""
    first, end = day.replace(day=1), next_month_start(day)
    grid_first, grid_end = _whole_weeks(first, end, centre)
    inside = tuple(_Span(programme, centre, options, name_of, first, end).days(False))
    notes_beside = notes(programme, first, end, centre.customs)
    return _sheet(MONTH, centre, options, today)._replace(
        title=month_title(first),
        days=(*_outside(grid_first, first), *inside, *_outside(end, grid_end)),
        notes=notes_beside,
        legend=_legend(inside, notes_beside),
        beside=(_little(first - timedelta(days=1), centre), _little(end, centre)),
        file_name=say("{centre} month {month}", centre=plain(centre.name), month=f"{first:%Y-%m}"),
    )


def _sheet(kind: str, centre: Centre, options: SheetOptions, today: date) -> Sheet:
    """What a sheet of any kind takes from the centre and from what was chosen."""
    return Sheet(
        kind=kind,
        title="",
        centre_name=plain(centre.name),
        printed_on=say("Printed on {day}", day=day_long(today, centre.customs)),
        days=(),
        logo=centre.logo,
        paper=options.paper or centre.paper,
        language=centre.language,
        days_down=options.days_down,
        two_pages=options.two_pages,
        text_size=options.text_size,
        low_vision=kind == LARGE,
        binding=options.binding,
        duplex=options.duplex,
        poster_size=options.poster_size,
        calendar_address=centre.calendar_address,
    )


def _whole_weeks(first: date, end: date, centre: Centre) -> tuple[date, date]:
    """The days from ``first`` up to ``end``, filled up to the centre's weeks."""
    start = week_start(first, centre.customs.first_weekday)
    return start, end + timedelta(days=-(end - start).days % DAYS_A_WEEK)


def _little(day: date, centre: Centre) -> LittleMonth:
    """The month that holds ``day``, as its days' numbers."""
    first, end = day.replace(day=1), next_month_start(day)
    shown = list(days(*_whole_weeks(first, end, centre)))
    numbers = [str(each.day) if first <= each < end else "" for each in shown]
    weeks = range(0, len(numbers), DAYS_A_WEEK)
    return LittleMonth(
        month_title(first),
        tuple(weekday_short(each.weekday())[:1] for each in shown[:DAYS_A_WEEK]),
        tuple(tuple(numbers[start : start + DAYS_A_WEEK]) for start in weeks),
    )


def _unmarked(shown: tuple[_Marked, ...]) -> tuple[_Marked, ...]:
    return tuple(each._replace(category=None) for each in shown)


class _Span(NamedTuple):
    """The days from ``first`` up to ``end`` of one centre's programme."""

    programme: Programme
    centre: Centre
    options: SheetOptions
    name_of: NameOf
    first: date
    end: date

    def days(self, month_in_number: bool) -> Iterator[SheetDay]:
        on_days = self._entries()
        for day in days(self.first, self.end):
            closed = self._closed_all_day(day)
            yield SheetDay(
                day=day,
                weekday=weekday_name(day.weekday()),
                number=self._number(day) if month_in_number else str(day.day),
                hours="" if closed is not None else self._hours(day),
                occasion=self._occasion(day),
                closed=say("Closed") if closed is not None else "",
                closed_reason=closed or "",
                entries=tuple(on_days.get(day, ())),
            )

    def _entries(self) -> dict[date, list[Entry]]:
        """Each day's entries in time order: closures before what begins at the same time."""
        customs, programme = self.centre.customs, self.programme
        found = [
            (day, -1 if each.starts_at is None else minutes_of(each.starts_at), 0, shut)
            for each in programme.closures
            if each.place_id is not None or not each.all_day
            for shut in (closure_entry(each, programme, customs),)
            for day in days(max(each.starts_on, self.first), min(each.ends_on, self.end))
        ]
        for each in occurrences(programme, self.first, self.end):
            said = entry(each, programme, self.name_of, self.options, customs)
            found.append((each.day, starts_at(each), 1, said))
        for each in moved_away(programme, self.first, self.end):
            if each.day != each.original_day:
                before = -1 if each.original_at is None else minutes_of(each.original_at)
                said = moved_away_entry(each, programme, customs)
                found.append((each.original_day, before, 2, said))
        on_days: dict[date, list[Entry]] = {}
        for day, _, _, said in sorted(found, key=lambda item: item[:3]):
            on_days.setdefault(day, []).append(said)
        return on_days

    def _closed_all_day(self, day: date) -> str | None:
        """Why the centre is shut all day, "" without a reason; None where it is not."""
        for each in self.programme.closures:
            if each.all_day and each.place_id is None and each.starts_on <= day < each.ends_on:
                return plain(each.reason)
        opening = self.programme.opening
        never = any(opening.week) and not opening.on(day)
        return "" if never else None

    def _hours(self, day: date) -> str:
        """The hours the centre is open."""
        customs = self.centre.customs
        return ", ".join(
            clock_span(
                each.opens,
                (minutes_of(each.closes) - minutes_of(each.opens)) % MINUTES_A_DAY,
                customs,
            )
            for each in self.programme.opening.on(day)
        )

    def _occasion(self, day: date) -> str:
        """The name of a day with hours of its own."""
        specials = self.programme.opening.special_days
        names = dict.fromkeys(plain(each.name) for each in specials if each.day == day)
        return ", ".join(filter(None, names))

    def _number(self, day: date) -> str:
        month = month_name(day.month)[:3]
        return f"{month} {day.day}" if self.centre.customs.month_first else f"{day.day} {month}"


def _outside(start: date, end: date) -> Iterator[SheetDay]:
    for day in days(start, end):
        yield SheetDay(day, weekday_name(day.weekday()), str(day.day), outside=True)


def _legend(shown: Sequence[SheetDay], beside: Sequence[Note]) -> tuple[Category, ...]:
    """The categories that stand on the sheet, in the order of their colours."""
    used = [each.category for day in shown for each in day.entries]
    used += [each.category for each in beside]
    distinct = {each for each in used if each is not None}
    return tuple(sorted(distinct, key=lambda each: (COLOURS.index(each.colour), each.name)))
