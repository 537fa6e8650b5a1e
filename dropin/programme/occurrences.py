"""What happens in a span of days: every rule, picked date, closure and change in one answer.

A rule gives dates inside its term; added dates join them and excluded ones leave. A date change
applies only to a date that is left then, so one whose date the rule no longer gives waits unseen.
Closures, special hours and suspensions look at the day and place where an occurrence is now;
a person's own decision (moved to that day, or to that clock) outweighs a closure. Spans include
their first day and exclude their end. All clocks are on the centre's wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from operator import itemgetter

from dropin.centre.model import Hours, OpeningHours
from dropin.dates import days, minutes_of
from dropin.programme.clashes import concerns
from dropin.programme.model import (
    AS_ALWAYS,
    CENTRE,
    DATED,
    SKIP,
    Activity,
    ActivityTime,
    Closure,
    DateChange,
    Occurrence,
    Programme,
    Term,
)
from dropin.programme.recurrence.rule_dates import dates, is_within_day
from dropin.programme.recurrence.rules import parse_rule
from dropin.records import record

# How far ahead next_dates looks: past the longest wait of the calendar, a leap day on a weekday.
_FURTHEST_DAYS = 41 * 366


def occurrences(programme: Programme, first: date, end: date) -> tuple[Occurrence, ...]:
    """What happens from ``first`` up to but not including ``end``; cancelled dates included.

    In order of day, then clock (what has none first), then title. Moved ones stand on their new
    day only. Raises RuleError for a rule that means nothing.
    """
    if first >= end:
        return ()
    span = _span(programme, first, end)
    found = [
        placed
        for activity, each in _dated_times(programme)
        for placed in _of_time(span, activity, each)
    ]
    found.sort(key=itemgetter(0))
    return tuple([occurrence for _, occurrence in found])


def moved_away(programme: Programme, first: date, end: date) -> tuple[Occurrence, ...]:
    """What was to happen from ``first`` up to ``end`` but happens on another day, as it is now.

    In order of the day and clock it has left; cancelled ones are not among them.
    """
    moved = [
        change
        for change in programme.date_changes
        if change.moved_to is not None
        and first <= change.original_day < end
        and change.moved_to != change.original_day
        and not change.cancelled
    ]
    changes = _by_time(moved)
    ranges = _ranges(programme.terms)
    found = [
        occurrence
        for activity, each in _dated_times(programme)
        for change in changes.get(each.id, ())
        for occurrence in _of_change(activity, each, _ranges_of(each, ranges), change)
        if not activity.suspended_on(occurrence.day)
    ]
    return tuple(sorted(found, key=_order_left))


def next_dates(
    each: ActivityTime, terms: Sequence[Term], after: date, how_many: int
) -> tuple[date, ...]:
    """The next dates from ``after`` on that a time's rule and picked dates give, changes aside.

    Fewer than ``how_many`` where there are no more within 40 years. Raises RuleError.
    """
    ranges = _ranges_of(each, _ranges(terms))
    found: list[date] = []
    furthest = min(after.toordinal() + _FURTHEST_DAYS, date.max.toordinal())
    begin, reach = after, 64
    while len(found) < how_many and begin.toordinal() < furthest:
        stop = date.fromordinal(min(begin.toordinal() + reach, furthest))
        found += sorted({day for day, _ in _planned(each, ranges, begin, stop)})
        begin, reach = stop, reach * 4
    return tuple(found[:how_many])


_Ranges = Sequence[tuple[date, date]]
_Order = tuple[date, int, str, int, date]


@record
class _Span:
    """The days looked at, with what matters on them looked up once."""

    first: date
    end: date
    changes: Mapping[int, Mapping[date, Sequence[DateChange]]]
    moved_in: Mapping[int, Sequence[DateChange]]
    closures: Mapping[date, Sequence[Closure]]
    special_hours: Mapping[date, Sequence[Hours]]
    ranges: Mapping[str, _Ranges]


def _span(programme: Programme, first: date, end: date) -> _Span:
    changes: dict[int, dict[date, list[DateChange]]] = {}
    moved_in: list[DateChange] = []
    for change in programme.date_changes:
        if first <= change.original_day < end:
            of_time = changes.setdefault(change.time_id, {})
            of_time.setdefault(change.original_day, []).append(change)
        elif change.moved_to is not None and first <= change.moved_to < end:
            moved_in.append(change)
    return _Span(
        first,
        end,
        changes,
        _by_time(moved_in),
        _closures_by_day(programme.closures, first, end),
        _special_hours_by_day(programme.opening, first, end),
        _ranges(programme.terms),
    )


def _dated_times(programme: Programme) -> Iterator[tuple[Activity, ActivityTime]]:
    for activity in programme.activities:
        for each in activity.times:
            if each.dating == DATED:
                yield activity, each


def _of_time(
    span: _Span, activity: Activity, each: ActivityTime
) -> Iterator[tuple[_Order, Occurrence]]:
    """What one time gives, each with its place in the order: its own dates, then moved-in ones."""
    ranges = _ranges_of(each, span.ranges)
    changes = span.changes.get(each.id, {})
    may_not_happen = _may_not_happen(span, activity)
    title, time_id, start = activity.title, each.id, _minutes(each.at)
    for day, at in _planned(each, ranges, span.first, span.end):
        if day not in changes and not may_not_happen and at is each.at:
            # Most of all dates, told without asking each for what is the same on every one.
            yield (day, start, title, time_id, day), Occurrence(activity, each, day, at)
            continue
        occurrence = Occurrence(activity, each, day, at, _change_of(changes.get(day, ()), each, at))
        if span.first <= occurrence.day < span.end and _happens(span, occurrence):
            yield _order(occurrence), occurrence
    for change in span.moved_in.get(each.id, ()):
        for occurrence in _of_change(activity, each, ranges, change):
            if _happens(span, occurrence):
                yield _order(occurrence), occurrence


def _of_change(
    activity: Activity, each: ActivityTime, ranges: _Ranges | None, change: DateChange
) -> Iterator[Occurrence]:
    """The occurrence a change belongs to; nothing where its date is not given any more."""
    day = change.original_day
    for _, at in _planned(each, ranges, day, day + timedelta(days=1)):
        if _change_of((change,), each, at) is change:
            yield Occurrence(activity, each, day, at, change)


def _change_of(changes: Sequence[DateChange], each: ActivityTime, at: time | None) -> DateChange:
    """Which of a day's changes is of the clock ``at``; one without a clock is of the time's own."""
    for change in changes:
        if change.original_at == at or (change.original_at is None and at == each.at):
            return change
    return AS_ALWAYS


# Dates


def _planned(
    each: ActivityTime, ranges: _Ranges | None, first: date, end: date
) -> list[tuple[date, time | None]]:
    """Days and clocks by rule and picked dates, in no order. ``ranges`` None: no term."""
    found = _from_rule(each, first, end)
    if ranges is not None:
        found = [item for item in found if any(start <= item[0] < stop for start, stop in ranges)]
    added = {(day, each.at) for day in each.added if first <= day < end}
    if added:
        found = [*found, *sorted(added.difference(found))]
    if each.excluded:
        excluded = set(each.excluded)
        found = [item for item in found if item[0] not in excluded]
    return found


def _from_rule(each: ActivityTime, first: date, end: date) -> list[tuple[date, time | None]]:
    """A time without a rule has one date of its own: the day it starts on, if it says one."""
    if not each.rule:
        day = each.starts_on
        return [(day, each.at)] if day is not None and first <= day < end else []
    if _ended_before(each.rule, first):
        return []
    rule = parse_rule(each.rule)
    if not is_within_day(rule):
        at = each.at
        return [(day, at) for day in dates(rule, each.starts_on, first, end)]
    from dropin.programme.recurrence.moments import moments  # few centres have such rules

    start = datetime.combine(each.starts_on or date.min, each.at or time.min)
    low, high = datetime.combine(first, time.min), datetime.combine(end, time.min)
    return [(moment.date(), moment.time()) for moment in moments(rule, start, low, high)]


def _ended_before(rule: str, day: date) -> bool:
    """Whether the rule's UNTIL is plainly past: years of ended rules need no reading.

    A day is let pass for an UNTIL in another zone.
    """
    _, found, until = rule.partition("UNTIL=")
    return bool(found) and until[:8] < (day - timedelta(days=1)).isoformat().replace("-", "")


def _ranges(terms: Iterable[Term]) -> dict[str, list[tuple[date, date]]]:
    found: dict[str, list[tuple[date, date]]] = {}
    for term in terms:
        found.setdefault(term.name, []).append((term.starts_on, term.ends_on))
    return found


def _ranges_of(each: ActivityTime, ranges: Mapping[str, _Ranges]) -> _Ranges | None:
    """None where the time keeps to no term; empty where its term has no known dates."""
    return ranges.get(each.term, ()) if each.term else None


# Whether it happens


def _may_not_happen(span: _Span, activity: Activity) -> bool:
    """Whether ``_happens`` need be asked at all: for most activities in most weeks it need not."""
    shut = span.closures or span.special_hours
    return activity.suspended_from is not None or bool(shut and activity.on_closure == SKIP)


def _happens(span: _Span, occurrence: Occurrence) -> bool:
    activity, day = occurrence.activity, occurrence.day
    if activity.suspended_on(day):
        return False
    if activity.on_closure != SKIP or day != occurrence.original_day:
        return True
    clock_by_hand = occurrence.at != occurrence.original_at
    for closure in span.closures.get(day, ()):
        if concerns(closure, occurrence.place_id) and (
            closure.all_day or (not clock_by_hand and _shuts(closure, occurrence.at))
        ):
            return False
    hours = span.special_hours.get(day)
    if not hours or activity.setting != CENTRE or occurrence.at is None or clock_by_hand:
        return True
    return any(_is_open(each, occurrence.at) for each in hours)


def _shuts(closure: Closure, at: time | None) -> bool:
    """Whether a closure of part of the day covers this start."""
    if at is None or closure.starts_at is None or closure.ends_at is None:
        return False
    return closure.starts_at <= at < closure.ends_at


def _is_open(hours: Hours, at: time) -> bool:
    if hours.closes <= hours.opens:
        return at >= hours.opens
    return hours.opens <= at < hours.closes


def _closures_by_day(
    closures: Iterable[Closure], first: date, end: date
) -> dict[date, list[Closure]]:
    found: dict[date, list[Closure]] = {}
    for closure in closures:
        for day in days(max(first, closure.starts_on), min(end, closure.ends_on)):
            found.setdefault(day, []).append(closure)
    return found


def _special_hours_by_day(opening: OpeningHours, first: date, end: date) -> dict[date, list[Hours]]:
    found: dict[date, list[Hours]] = {}
    for special in opening.special_days:
        if first <= special.day < end:
            found.setdefault(special.day, []).append(special.hours)
    return found


# Order


def _by_time(changes: Iterable[DateChange]) -> dict[int, list[DateChange]]:
    found: dict[int, list[DateChange]] = {}
    for change in changes:
        found.setdefault(change.time_id, []).append(change)
    return found


def _order(occurrence: Occurrence) -> _Order:
    """Told apart to the last, so that a day reads the same whatever span it is seen in."""
    return (
        occurrence.day,
        _minutes(occurrence.at),
        occurrence.title,
        occurrence.activity_time.id,
        occurrence.original_day,
    )


def _order_left(occurrence: Occurrence) -> _Order:
    """As ``_order``, at the day and clock it has left."""
    day, before = occurrence.original_day, _minutes(occurrence.original_at)
    return day, before, occurrence.title, occurrence.activity_time.id, day


def _minutes(at: time | None) -> int:
    return -1 if at is None else minutes_of(at)
