"""The words of a week or a month sheet, from the programme. Pure: it asks no clock, reads no file.

``name_of`` gives a leader's name as it may stand on a print; for whoever did not agree it is empty
and nothing is shown, whatever the options say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

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
)
from dropin.printing.entries import NameOf, closure_entry, entry, moved_away_entry, starts_at
from dropin.printing.model import MONTH, WEEK, Entry, Note, Sheet, SheetDay, SheetOptions
from dropin.printing.notes import notes
from dropin.printing.paper_text import plain
from dropin.programme.model import COLOURS, Category, Programme
from dropin.programme.occurrences import moved_away, occurrences
from dropin.records import NamedTuple
from dropin.words import say

DAYS_A_WEEK = 7


def week_sheet(
    programme: Programme,
    centre: Centre,
    day: date,
    options: SheetOptions,
    today: date,
    name_of: NameOf,
) -> Sheet:
    """The week that holds ``day``, from the centre's first weekday on."""
    first = week_start(day, centre.customs.first_weekday)
    end = first + timedelta(days=DAYS_A_WEEK)
    span = _Span(programme, centre, options, name_of, first, end)
    month_differs = first.month != (end - timedelta(days=1)).month
    shown = tuple(span.days(month_differs))
    beside = notes(programme, first, end, centre.customs)
    return Sheet(
        kind=WEEK,
        title=day_range(first, end, centre.customs, year=True),
        centre_name=plain(centre.name),
        printed_on=say("Printed on {day}", day=day_long(today, centre.customs)),
        days=shown,
        notes=beside,
        legend=_legend(shown, beside),
        logo=centre.logo,
        paper=options.paper or centre.paper,
        language=centre.language,
        file_name=say("{centre} week {day}", centre=plain(centre.name), day=first.isoformat()),
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
    grid_first = week_start(first, centre.customs.first_weekday)
    grid_end = end + timedelta(days=-(end - grid_first).days % DAYS_A_WEEK)
    inside = tuple(_Span(programme, centre, options, name_of, first, end).days(False))
    beside = notes(programme, first, end, centre.customs)
    return Sheet(
        kind=MONTH,
        title=month_title(first),
        centre_name=plain(centre.name),
        printed_on=say("Printed on {day}", day=day_long(today, centre.customs)),
        days=(*_outside(grid_first, first), *inside, *_outside(end, grid_end)),
        notes=beside,
        legend=_legend(inside, beside),
        logo=centre.logo,
        paper=options.paper or centre.paper,
        language=centre.language,
        file_name=say("{centre} month {month}", centre=plain(centre.name), month=f"{first:%Y-%m}"),
    )


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
