"""All SQL on the programme's tables: activities, their times and dates, places, closures, terms.

Each SELECT stands beside the function that makes its rows dataclasses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, time
from functools import lru_cache, partial
from weakref import WeakKeyDictionary, ref

from dropin.centre.store import opening_hours
from dropin.dates import read_clock, read_day, write_clock
from dropin.programme.model import (
    Activity,
    ActivityTime,
    Category,
    Closure,
    DateChange,
    Place,
    Programme,
    Term,
)
from dropin.storage.change import Parameters
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_snapshots: WeakKeyDictionary[CentreFile, tuple[int, Programme]] = WeakKeyDictionary()
"""Of each file, after which change it was read, and everything but what belongs to single days."""
_NOTHING_READ = (-1, Programme())

_PICKED = ("added", "excluded")  # the last fields of a time, filled from a table of their own
_ACTIVITY = tuple(each.name for each in fields(Activity) if each.name != "times")
_TIME = tuple(each.name for each in fields(ActivityTime) if each.name not in _PICKED)
# Rows are read by place: a row of twenty names, looked up one by one, takes three times as long.
_DAYS_OF_ACTIVITY = tuple(
    map(_ACTIVITY.index, ("suspended_from", "suspended_until", "created_on", "decided_on"))
)
_PLACE_OF_TIMES = [each.name for each in fields(Activity)].index("times")
_ID_OF_TIME, _START_OF_TIME, _CLOCK_OF_TIME = map(_TIME.index, ("id", "starts_on", "at"))


def programme(file: CentreFile) -> Programme:
    """Everything that is offered, as the file has it now."""
    return _with_days(file, closures(file), _date_changes(file, "", ()))


def programme_between(file: CentreFile, first: date, end: date) -> Programme:
    """As ``programme``, for what happens or was to happen from ``first`` up to ``end``.

    Years of single changed dates and closures, which a week or a month does not show, stay in
    the file.
    """
    span: dict[str, Value] = {"first": first.isoformat(), "end": end.isoformat()}
    where = (
        "WHERE original_day >= :first AND original_day < :end"
        " OR moved_to >= :first AND moved_to < :end"
    )
    shut = _closures(file, "WHERE ends_on > :first AND starts_on < :end", span)
    return _with_days(file, shut, _date_changes(file, where, span))


def activities(file: CentreFile) -> tuple[Activity, ...]:
    """Every activity with its times, by title."""
    return _activities(file, "", ())


def activity(file: CentreFile, activity_id: int) -> Activity | None:
    """One activity with its times, or None once it was removed."""
    found = _activities(file, "WHERE activity.id = ?", (activity_id,))
    return found[0] if found else None


def continued(file: CentreFile) -> dict[int, tuple[int, ...]]:
    """Each activity's own id and those it continues, the nearest first.

    What belongs to one of its dates is filed under any of these.
    """
    before = dict(map(tuple, file.rows("SELECT id, continues_id FROM activity")))
    return {each: _chain(each, before) for each in before}


def activity_time(file: CentreFile, time_id: int) -> ActivityTime | None:
    """One time, or None once it was removed."""
    found = _times(file, "WHERE activity_time.id = ?", (time_id,))
    return found[0] if found else None


def date_changes(file: CentreFile, time_id: int) -> tuple[DateChange, ...]:
    """What differs on dates of one time, in their order."""
    order = "ORDER BY original_day, original_at"
    return _date_changes(file, "WHERE time_id = ?", (time_id,), order)


def date_change(
    file: CentreFile, time_id: int, original_day: date, original_at: time | None
) -> DateChange | None:
    """What differs on one date, or None where it is as always."""
    found = _date_changes(
        file,
        "WHERE time_id = ? AND original_day = ? AND original_at = ?",
        (time_id, original_day.isoformat(), write_clock(original_at) if original_at else ""),
    )
    return found[0] if found else None


def places(file: CentreFile) -> tuple[Place, ...]:
    """Every place in the order the centre gave them."""
    rows = file.rows(
        "SELECT id, name, address, access_facts, setting FROM place ORDER BY position, name"
    )
    return tuple(Place(*row) for row in rows)


def categories(file: CentreFile) -> tuple[Category, ...]:
    """Every category in the order the centre gave them."""
    rows = file.rows(
        "SELECT id, name, colour, own_colour, mark FROM category ORDER BY position, name"
    )
    return tuple(Category(*row) for row in rows)


def terms(file: CentreFile) -> tuple[Term, ...]:
    """Every range of every term, by name, then in time order."""
    rows = file.rows("SELECT id, name, starts_on, ends_on FROM term ORDER BY name, starts_on, id")
    return tuple(
        Term(term_id, name, read_day(starts_on), read_day(ends_on))
        for term_id, name, starts_on, ends_on in rows
    )


def closures(file: CentreFile) -> tuple[Closure, ...]:
    """Every closure in time order."""
    return _closures(file, "", ())


# Which rows others stand on


def uses_of_place(file: CentreFile, place_id: int) -> int:
    """How many activities, times and dates name the place."""
    return _count(
        file,
        "SELECT (SELECT count(*) FROM activity WHERE place_id = ?1)"
        " + (SELECT count(*) FROM activity_time WHERE place_id = ?1)"
        " + (SELECT count(*) FROM date_change WHERE place_id = ?1)",
        (place_id,),
    )


def uses_of_category(file: CentreFile, category_id: int) -> int:
    """How many activities are in the category."""
    return _count(file, "SELECT count(*) FROM activity WHERE category_id = ?", (category_id,))


def next_position(file: CentreFile, table: str) -> int:
    """Where a new place or category goes: after all others."""
    return _count(file, f"SELECT coalesce(max(position), -1) + 1 FROM {table}", ())


def picked_date_ids(file: CentreFile, time_id: int) -> dict[tuple[date, str], int]:
    """The rows of the days added to and excluded from one time."""
    rows = file.rows("SELECT id, day, kind FROM picked_date WHERE time_id = ?", (time_id,))
    return {(read_day(day), kind): row_id for row_id, day, kind in rows}


# Reading


def _chain(activity_id: int, before: Mapping[int, int | None]) -> tuple[int, ...]:
    chain = [activity_id]
    while (earlier := before.get(chain[-1])) is not None and earlier not in chain:
        chain.append(earlier)
    return tuple(chain)


def _forget(file: ref[CentreFile], touched: frozenset[str]) -> None:
    """What was read in the middle of a change has its number too, but is not its outcome."""
    found = file()
    if found is not None:
        _snapshots[found] = _NOTHING_READ


def _with_days(
    file: CentreFile, shut: tuple[Closure, ...], changed: tuple[DateChange, ...]
) -> Programme:
    """What any span needs, and these closures and changes of its days."""
    every_day = _of_every_day(file)
    leaders = every_day.leaders
    asked = {each.leader_id for each in changed} | {each.co_leader_id for each in changed}
    if others := asked - leaders.keys() - {None}:
        leaders = {**leaders, **_names(file, ", ".join(map(str, others)))}
    return replace(every_day, closures=shut, date_changes=changed, leaders=leaders)


def _of_every_day(file: CentreFile) -> Programme:
    """What any span of days needs, read again only after a change."""
    last_change = file.last_change_id
    kept = _snapshots.get(file)
    if kept is None:
        # First of all listeners: pages that read after a change must not see what was before.
        file.listeners.insert(0, partial(_forget, ref(file)))
    if kept is None or kept[0] != last_change:
        kept = _snapshots[file] = (last_change, _read_programme(file))
    return kept[1]


def _read_programme(file: CentreFile) -> Programme:
    return Programme(
        activities=activities(file),
        terms=terms(file),
        places={each.id: each for each in places(file)},
        categories={each.id: each for each in categories(file)},
        leaders=_names(
            file, "SELECT leader_id FROM activity UNION SELECT co_leader_id FROM activity"
        ),
        opening=opening_hours(file),
    )


def _names(file: CentreFile, ids: str) -> dict[int, str]:
    rows = file.rows(f"SELECT id, name FROM person WHERE id IN ({ids})")
    return dict(map(tuple, rows))


def _activities(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Activity, ...]:
    times: dict[int, list[ActivityTime]] = {}
    for each in _times(file, _of_activity(where), parameters):
        times.setdefault(each.activity_id, []).append(each)
    rows = file.rows(
        f"SELECT {', '.join(_ACTIVITY)} FROM activity {where} ORDER BY title COLLATE NOCASE, id",
        parameters,
    )
    return tuple(_activity(row, times.get(row["id"], ())) for row in rows)


def _of_activity(where: str) -> str:
    return where.replace("activity.id", "activity_time.activity_id")


def _activity(row: Row, times: Iterable[ActivityTime]) -> Activity:
    values = list(row)
    for place in _DAYS_OF_ACTIVITY:
        values[place] = _day(values[place])
    values.insert(_PLACE_OF_TIMES, tuple(times))
    return Activity(*values)


def _times(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[ActivityTime, ...]:
    picked = _picked_dates(file, where, parameters)
    rows = file.rows(
        f"SELECT {', '.join(_TIME)} FROM activity_time {where} ORDER BY id",
        parameters,
    )
    return tuple(_time(row, picked) for row in rows)


def _time(row: Row, picked: dict[tuple[int, str], list[date]]) -> ActivityTime:
    values = list(row)
    values[_START_OF_TIME] = _day(values[_START_OF_TIME])
    values[_CLOCK_OF_TIME] = _clock(values[_CLOCK_OF_TIME])
    values += [tuple(picked.get((row[_ID_OF_TIME], kind), ())) for kind in _PICKED]
    return ActivityTime(*values)


def _picked_dates(
    file: CentreFile, where: str, parameters: Sequence[Value]
) -> dict[tuple[int, str], list[date]]:
    picked: dict[tuple[int, str], list[date]] = {}
    for time_id, kind, day in file.rows(
        "SELECT time_id, kind, day FROM picked_date"
        f" JOIN activity_time ON activity_time.id = time_id {where} ORDER BY day",
        parameters,
    ):
        picked.setdefault((time_id, kind), []).append(read_day(day))
    return picked


def _date_changes(
    file: CentreFile,
    where: str,
    parameters: Parameters,
    order: str = "",
) -> tuple[DateChange, ...]:
    rows = file.rows(
        "SELECT id, time_id, original_day, original_at, cancelled, note, moved_to, at, minutes,"
        f" title, topic, place_id, leader_id, co_leader_id, led_by FROM date_change {where}"
        f" {order}",
        parameters,
    )
    return tuple(map(_date_change, rows))


def _date_change(row: Row) -> DateChange:
    change_id, time_id, original_day, original_at, cancelled, note, moved_to, at, *plain = row
    return DateChange(
        change_id,
        time_id,
        _read_day(original_day),
        _read_clock(original_at) if original_at else None,
        bool(cancelled),
        note,
        None if moved_to is None else _read_day(moved_to),
        None if at is None else _read_clock(at),
        *plain,
    )


def _closures(file: CentreFile, where: str, parameters: Parameters) -> tuple[Closure, ...]:
    rows = file.rows(
        "SELECT id, starts_on, ends_on, starts_at, ends_at, place_id, reason FROM closure"
        f" {where} ORDER BY starts_on, ends_on, id",
        parameters,
    )
    return tuple(map(_closure, rows))


def _closure(row: Row) -> Closure:
    closure_id, starts_on, ends_on, starts_at, ends_at, place_id, reason = row
    return Closure(
        closure_id,
        _read_day(starts_on),
        _read_day(ends_on),
        _clock(starts_at),
        _clock(ends_at),
        place_id,
        reason,
    )


def _count(file: CentreFile, sql: str, parameters: Sequence[Value]) -> int:
    row = file.row(sql, parameters)
    assert row is not None  # an aggregate always gives one row
    return int(row[0])


# Thousands of date changes share few days and clocks: each is read once.
_read_day = lru_cache(maxsize=16_384)(read_day)
_read_clock = lru_cache(maxsize=1440)(read_clock)


def _day(text: str | None) -> date | None:
    return None if text is None else _read_day(text)


def _clock(text: str | None) -> time | None:
    return None if text is None else _read_clock(text)
