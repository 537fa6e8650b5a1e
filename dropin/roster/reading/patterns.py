"""Shift patterns, and the shifts and slots the file holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from dropin.centre.store import opening_hours, time_zone
from dropin.dates import read_clock, read_day
from dropin.programme.store import closures
from dropin.roster.model import PatternRole, Shift, ShiftPattern, Slot
from dropin.roster.planning.model import ROLES
from dropin.roster.shifts import (
    Rules,
    moments,
    pattern_and_day,
    shift_by_pattern,
    shift_of_virtual_slot,
    shifts,
)
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_SHIFT = (
    "shift.id, shift.pattern_id, shift.day, shift.name, shift.starts_at, shift.ends_at,"
    " shift.place_id, shift.night, shift.by_hand, shift.cancelled, shift.note,"
    " coalesce(shift_pattern.position, 0) AS position"
)
_FROM = "FROM shift LEFT JOIN shift_pattern ON shift_pattern.id = pattern_id"


def patterns(file: CentreFile) -> tuple[ShiftPattern, ...]:
    """Every shift pattern with its roles, also those that have ended, in the centre's order."""
    trainings: dict[int, list[int]] = {}
    for role_id, training_id in file.rows(
        "SELECT role_id, training_id FROM pattern_training ORDER BY training_id"
    ):
        trainings.setdefault(role_id, []).append(training_id)
    roles: dict[int, list[PatternRole]] = {}
    for row in file.rows("SELECT * FROM pattern_role ORDER BY id"):
        role = PatternRole(
            row["role"],
            row["people"],
            row["weight"],
            split_words(row["languages"]),
            tuple(trainings.get(row["id"], ())),
        )
        roles.setdefault(row["pattern_id"], []).append(role)
    rows = file.rows("SELECT * FROM shift_pattern ORDER BY position, starts_at, name, id")
    return tuple(_pattern(row, roles.get(row["id"], ())) for row in rows)


def pattern(file: CentreFile, pattern_id: int) -> ShiftPattern | None:
    """One pattern, or None once it was removed."""
    return next((each for each in patterns(file) if each.id == pattern_id), None)


def shifts_between(
    file: CentreFile, first: date, end: date, *, by_pattern_from: date | None = None
) -> tuple[Shift, ...]:
    """The shifts that start from ``first`` up to but not including ``end``, in time order.

    What stands only by its pattern is told from ``by_pattern_from`` on (None: in all these days):
    before today, nobody was on duty in a shift nothing was ever said about.
    """
    stored = stored_shifts(file, first, end)
    since = max(first, by_pattern_from or first)
    if since >= end:
        return shifts(stored, Rules((), (), opening_hours(file), time_zone(file)), first, end)
    early = [each for each in stored if each.day < since]
    late = [each for each in stored if each.day >= since]
    rules = Rules(patterns(file), closures(file), opening_hours(file), time_zone(file))
    nothing = Rules((), (), rules.opening, rules.zone)
    return (*shifts(early, nothing, first, since), *shifts(late, rules, since, end))


def stored_shifts(file: CentreFile, first: date, end: date) -> tuple[Shift, ...]:
    """What the file holds of these days, cancelled shifts included, in no order."""
    return _shifts(file, "shift.day >= ? AND shift.day < ?", (first.isoformat(), end.isoformat()))


def stored_shifts_of(file: CentreFile, pattern_id: int, first: date) -> tuple[Shift, ...]:
    """What the file holds of one pattern from ``first`` on, cancelled shifts included."""
    return _shifts(file, "pattern_id = ? AND shift.day >= ?", (pattern_id, first.isoformat()))


def shift(file: CentreFile, shift_id: int) -> Shift | None:
    """One shift by its number, also one that stands only by its pattern; None once it is gone."""
    if shift_id > 0:
        found = _shifts(file, "shift.id = ?", (shift_id,))
        return found[0] if found else None
    pattern_id, day = pattern_and_day(shift_id)
    stored = _shifts(file, "shift.pattern_id = ? AND shift.day = ?", (pattern_id, day.isoformat()))
    if stored:
        return stored[0]
    known = pattern(file, pattern_id)
    return None if known is None else shift_by_pattern(known, day, time_zone(file))


def shift_of_slot(file: CentreFile, slot_id: int) -> tuple[Shift, Slot] | None:
    """A slot with its shift, also by a number from before its shift was laid out."""
    if slot_id > 0:
        shift_id = file.value("SELECT shift_id FROM slot WHERE id = ?", (slot_id,))
        known = None if shift_id is None else shift(file, int(str(shift_id)))
        found = [each for each in known.slots if each.id == slot_id] if known else []
        return (known, found[0]) if known and found else None
    shift_id, index = shift_of_virtual_slot(slot_id)
    known = shift(file, shift_id)
    if known is None or index >= len(known.slots):
        return None
    return known, known.slots[index]


def shifts_of_person(
    file: CentreFile, person_id: int, first: date, end: date
) -> tuple[tuple[Shift, Slot], ...]:
    """What somebody is on duty for from ``first`` up to but not including ``end``, by time."""
    found = _shifts(
        file,
        "shift.day >= ? AND shift.day < ? AND shift.cancelled = 0"
        " AND shift.id IN (SELECT shift_id FROM slot WHERE person_id = ?)",
        (first.isoformat(), end.isoformat(), person_id),
    )
    pairs = [(each, slot) for each in found for slot in each.slots if slot.person_id == person_id]
    return tuple(sorted(pairs, key=lambda pair: (pair[0].starts, pair[1].id)))


def split_words(text: str) -> tuple[str, ...]:
    """The words of a column that keeps several with commas between."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _shifts(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Shift, ...]:
    rows = file.rows(f"SELECT {_SHIFT} {_FROM} WHERE {where} ORDER BY shift.id", parameters)
    if not rows:
        return ()
    slots = _slots(file, where, parameters)
    zone = time_zone(file)
    return tuple(_shift(row, slots.get(row["id"], ()), zone) for row in rows)


def _slots(
    file: CentreFile, where: str, parameters: Sequence[Value]
) -> Mapping[int, Iterable[Slot]]:
    """The slots of those shifts, by shift, in the order of roles."""
    trainings: dict[int, list[int]] = {}
    for slot_id, training_id in file.rows(
        "SELECT slot_id, training_id FROM slot_training JOIN slot ON slot.id = slot_id"
        f" JOIN shift ON shift.id = shift_id WHERE {where} ORDER BY training_id",
        parameters,
    ):
        trainings.setdefault(slot_id, []).append(training_id)
    found: dict[int, list[Slot]] = {}
    for row in file.rows(
        "SELECT slot.id, shift_id, role, number, weight, languages, person_id, locked,"
        f" done_minutes FROM slot JOIN shift ON shift.id = shift_id WHERE {where}",
        parameters,
    ):
        found.setdefault(row[1], []).append(_slot(row, tuple(trainings.get(row[0], ()))))
    for slots in found.values():
        slots.sort(key=lambda each: (ROLES.index(each.role), each.number))
    return found


def _pattern(row: Row, roles: Iterable[PatternRole]) -> ShiftPattern:
    return ShiftPattern(
        id=row["id"],
        name=row["name"],
        weekdays=tuple(sorted(map(int, row["weekdays"]))),
        starts_at=read_clock(row["starts_at"]),
        ends_at=read_clock(row["ends_at"]),
        starts_on=read_day(row["starts_on"]),
        ends_on=read_day(row["ends_on"]) if row["ends_on"] else None,
        place_id=row["place_id"],
        on_closure=row["on_closure"],
        night=bool(row["night"]),
        position=row["position"],
        roles=tuple(sorted(roles, key=lambda each: ROLES.index(each.role))),
    )


def _shift(row: Row, slots: Iterable[Slot], zone: tzinfo) -> Shift:
    day = read_day(row["day"])
    starts_at, ends_at = read_clock(row["starts_at"]), read_clock(row["ends_at"])
    starts, ends = moments(day, starts_at, ends_at, zone)
    return Shift(
        id=row["id"],
        pattern_id=row["pattern_id"],
        day=day,
        name=row["name"],
        starts_at=starts_at,
        ends_at=ends_at,
        starts=starts,
        ends=ends,
        place_id=row["place_id"],
        night=bool(row["night"]),
        by_hand=bool(row["by_hand"]),
        cancelled=bool(row["cancelled"]),
        note=row["note"],
        position=row["position"],
        slots=tuple(slots),
    )


def _slot(row: Row, trainings: tuple[int, ...]) -> Slot:
    slot_id, shift_id, role, number, weight, languages, person_id, locked, done_minutes = row
    return Slot(
        slot_id,
        shift_id,
        role,
        number,
        weight,
        split_words(languages),
        trainings,
        person_id,
        bool(locked),
        done_minutes,
    )
