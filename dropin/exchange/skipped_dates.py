"""Each time of the programme as one series that another calendar can follow by itself.

Other programs know nothing of our closures, special hours, terms and suspensions, so the dates
that these take out are worked out here, and open ends are closed with a last date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dropin.programme.model import DATED, Activity, ActivityTime, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.recurrence.moments import moments
from dropin.programme.recurrence.rule_dates import dates, is_within_day
from dropin.programme.recurrence.rules import Rule, parse_rule, write_rule
from dropin.records import record

Moment = tuple[date, time | None]

_FIRST_SEARCHED = 366 * 41  # past the longest wait of the calendar for a rule's next date
_ONE_DAY = timedelta(days=1)


@record
class ExportSeries:
    """One time: from ``first`` at ``at`` by ``rule``, with dates beside it and taken out of it.

    Without a rule, ``first`` is the first of ``added``. ``changed`` are the dates that differ.
    """

    activity: Activity
    activity_time: ActivityTime
    first: date
    at: time | None
    rule: str
    added: tuple[Moment, ...]
    excluded: tuple[Moment, ...]
    changed: tuple[Occurrence, ...]


def export_series(programme: Programme) -> Iterator[ExportSeries]:
    """Every time that has dates; words alone have none."""
    horizon = _horizon(programme)
    by_time = _happening(programme, horizon)
    ranges = _term_ranges(programme)
    for activity in programme.activities:
        for each in activity.times:
            if each.dating == DATED:
                bounded = _bounded(activity, each, ranges)
                happening = by_time.get(each.id, [])
                series = _series(activity, bounded, happening, horizon) if bounded else None
                if series is not None:
                    yield series


def _series(
    activity: Activity, each: ActivityTime, happening: Sequence[Occurrence], horizon: date
) -> ExportSeries | None:
    rule = parse_rule(each.rule) if each.rule else None
    happens = {(one.original_day, one.original_at) for one in happening}
    start = each.starts_on or _year_of(activity)
    first = _first(rule, each, start)
    by_rule = set(_by_rule(rule, each, start, horizon)) if rule and first else set()
    by_hand = {(day, each.at) for day in (*each.added, *_own_date(each))}
    added = sorted((by_hand - by_rule) & happens, key=_moment_order)
    changed = tuple(
        sorted((one for one in happening if _differs(one)), key=lambda one: _order(one))
    )
    if rule is None or first is None:
        if not added:
            return None
        return ExportSeries(activity, each, added[0][0], each.at, "", tuple(added), (), changed)
    excluded = tuple(sorted(by_rule - happens, key=_moment_order))
    return ExportSeries(
        activity, each, first[0], first[1], write_rule(rule), tuple(added), excluded, changed
    )


def _by_rule(rule: Rule, each: ActivityTime, start: date, end: date) -> Iterable[Moment]:
    if not is_within_day(rule):
        return ((day, each.at) for day in dates(rule, each.starts_on, start, end))
    begin = datetime.combine(start, each.at or time.min)
    stop = datetime.combine(end, time.min)
    return ((one.date(), one.time()) for one in moments(rule, begin, begin, stop))


def _own_date(each: ActivityTime) -> tuple[date, ...]:
    """A time without a rule has one date of its own: the day it starts on, if it says one."""
    return (each.starts_on,) if each.starts_on and not each.rule else ()


def _first(rule: Rule | None, each: ActivityTime, start: date) -> Moment | None:
    """The first moment of the rule from ``start`` on."""
    if rule is None:
        return None
    furthest = date.fromordinal(min(start.toordinal() + _FIRST_SEARCHED, date.max.toordinal()))
    return next(iter(_by_rule(rule, each, start, furthest)), None)


def _year_of(activity: Activity) -> date:
    return date(activity.created_on.year, 1, 1)


# What other programs cannot know


def _horizon(programme: Programme) -> date:
    """The day from which on nothing but the rules themselves decides."""
    ends = [
        *(closure.ends_on for closure in programme.closures),
        *(special.day + _ONE_DAY for special in programme.opening.special_days),
        *(term.ends_on for term in programme.terms),
        *(change.original_day + _ONE_DAY for change in programme.date_changes),
        *(change.moved_to + _ONE_DAY for change in programme.date_changes if change.moved_to),
    ]
    for activity in programme.activities:
        ends.extend(day for day in (activity.suspended_until, activity.suspended_from) if day)
        for each in activity.times:
            ends.extend(day + _ONE_DAY for day in (*each.added, *each.excluded))
            ends.extend(day + _ONE_DAY for day in (each.starts_on,) if day)
    return max(ends, default=date.min)


def _happening(programme: Programme, horizon: date) -> dict[int, list[Occurrence]]:
    """What happens before the horizon, by time."""
    starts = [
        day
        for activity in programme.activities
        for each in activity.times
        for day in (each.starts_on or _year_of(activity), *each.added)
    ]
    moved = [change.moved_to for change in programme.date_changes if change.moved_to]
    first = min([*starts, *moved], default=horizon)
    found: dict[int, list[Occurrence]] = {}
    for one in occurrences(programme, first, horizon):
        found.setdefault(one.activity_time.id, []).append(one)
    return found


def _term_ranges(programme: Programme) -> dict[str, date]:
    """The end of the last range of each term."""
    ends: dict[str, date] = {}
    for term in programme.terms:
        ends[term.name] = max(term.ends_on, ends.get(term.name, term.ends_on))
    return ends


def _bounded(
    activity: Activity, each: ActivityTime, term_ends: dict[str, date]
) -> ActivityTime | None:
    """The time with its rule ended where a term or an open suspension ends it; None: no dates."""
    ends = []
    if each.term:
        if each.term not in term_ends:
            return replace(each, rule="", starts_on=None) if each.added else None
        ends.append(term_ends[each.term])
    if activity.suspended_from is not None and activity.suspended_until is None:
        ends.append(activity.suspended_from)
    if not each.rule or not ends:
        return each
    rule = parse_rule(each.rule)
    last = min(ends) - _ONE_DAY
    if rule.until is not None and rule.until <= last:
        return each
    start = each.starts_on or _year_of(activity)
    if rule.count is not None:
        counted = list(_by_rule(rule, each, start, last + _ONE_DAY))
        if len(counted) >= rule.count:
            return each
    ended = replace(rule, count=None, until=last, until_clock=None, until_in_utc=False)
    return replace(each, rule=write_rule(ended))


def _differs(one: Occurrence) -> bool:
    return bool(one.changed or one.note or one.status != "planned")


def _order(one: Occurrence) -> tuple[date, time]:
    return one.original_day, one.original_at or time.min


def _moment_order(moment: Moment) -> tuple[date, time]:
    return moment[0], moment[1] or time.min
