"""From a centre's file to the roster for the wall and for the office.

They show the roster as it is published, not the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from dropin.dates import days, week_start
from dropin.people.model import NAME_ON_PRINTS
from dropin.people.store import people
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.roster import (
    Post,
    Reachable,
    RosterWeek,
    ShiftRow,
    office_roster,
    wall_roster,
)
from dropin.printing.documents.withheld import namesakes, withheld
from dropin.printing.entries import NameOf
from dropin.printing.flowing.model import Document
from dropin.programme.store import places
from dropin.roster.model import Shift
from dropin.roster.now import span_words
from dropin.roster.planning.model import SHADOW
from dropin.roster.store import draft_days, shifts_between
from dropin.storage.file import CentreFile
from dropin.words import Message

WEEK = timedelta(weeks=1)


def roster_for_wall(
    file: CentreFile, day: date | None, until: date | None, imprint: Imprint
) -> Document:
    """Who is on call, named as each agreed, from ``day`` up to but not including ``until``.

    Without days it is this week.
    """
    first, end = span_of(day, until, WEEK, imprint)
    on_duty = _on_duty(file, first, end, imprint)
    weeks = _weeks(file, first, end, imprint, imprint.name_of)
    cautions = (
        *_cautions(file, first, end),
        *withheld(file, on_duty, (NAME_ON_PRINTS,), imprint.today),
        *namesakes(on_duty, imprint.name_of),
    )
    return wall_roster(weeks, imprint, cautions)


def roster_for_office(
    file: CentreFile, day: date | None, until: date | None, imprint: Imprint
) -> Document:
    """The same with whole names, and the numbers of everybody who stands in it."""
    first, end = span_of(day, until, WEEK, imprint)
    known = {each.id: each for each in people(file)}
    weeks = _weeks(
        file, first, end, imprint, lambda number: known[number].name if number in known else ""
    )
    on_duty = _on_duty(file, first, end, imprint)
    listed = sorted((known[each] for each in on_duty), key=lambda each: each.sorted_by)
    reachable = [Reachable(each.name, each.phone, ", ".join(each.languages)) for each in listed]
    return office_roster(weeks, reachable, imprint, _cautions(file, first, end))


def span_of(
    day: date | None, until: date | None, usual: timedelta, imprint: Imprint
) -> tuple[date, date]:
    """From which day up to but not including which; without days from the week of printing on."""
    first = day or week_start(imprint.today, imprint.centre.customs.first_weekday)
    return first, until or first + usual


def _shifts(file: CentreFile, first: date, end: date, imprint: Imprint) -> tuple[Shift, ...]:
    return shifts_between(file, first, end, by_pattern_from=imprint.today)


def _on_duty(file: CentreFile, first: date, end: date, imprint: Imprint) -> frozenset[int]:
    shifts = _shifts(file, first, end, imprint)
    return frozenset(
        slot.person_id for shift in shifts for slot in shift.slots if slot.person_id is not None
    )


def _cautions(file: CentreFile, first: date, end: date) -> tuple[Message, ...]:
    drafted = draft_days(file)
    if drafted is None or not (drafted[0] < end and first < drafted[1]):
        return ()
    return (Message("A draft waits for these days: this sheet is the roster as it is published."),)


# Weeks


def _weeks(
    file: CentreFile, first: date, end: date, imprint: Imprint, name_of: NameOf
) -> tuple[RosterWeek, ...]:
    found = _shifts(file, first, end, imprint)
    where = {each.id: each.name for each in places(file)}
    weeks = []
    while first < end:
        span = tuple(days(first, min(first + WEEK, end)))
        these = [each for each in found if span[0] <= each.day <= span[-1]]
        rows = tuple(_rows(these, span, where, imprint, name_of))
        weeks.append(RosterWeek(span, rows))
        first += WEEK
    return tuple(weeks)


def _rows(
    shifts: Iterable[Shift],
    span: Sequence[date],
    where: Mapping[int, str],
    imprint: Imprint,
    name_of: NameOf,
) -> Iterator[ShiftRow]:
    """Shifts of one name, hours and place stand in one row, in the order of the day."""
    alike: dict[tuple[time, int, str, time, int], list[Shift]] = {}
    for each in shifts:
        key = each.starts_at, each.position, each.name, each.ends_at, each.place_id or 0
        alike.setdefault(key, []).append(each)
    for _, theirs in sorted(alike.items()):
        first = theirs[0]
        on_day = [[each for each in theirs if each.day == day] for day in span]
        yield ShiftRow(
            first.name,
            span_words(first, imprint.centre.customs),
            where.get(first.place_id or 0, ""),
            tuple(tuple(_posts(each, name_of)) for each in on_day),
            tuple(" · ".join(shift.note for shift in each if shift.note) for each in on_day),
        )


def _posts(shifts: Iterable[Shift], name_of: NameOf) -> Iterator[Post]:
    for shift in shifts:
        for slot in shift.slots:
            if slot.person_id is not None:
                yield Post(slot.role, name_of(slot.person_id))
            elif slot.role != SHADOW:
                yield Post(slot.role, taken=False)
