"""The centre's list of trainings, and who holds which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.dates import read_day
from dropin.people.model import Person
from dropin.people.reading.persons import person
from dropin.people.training import Training, TrainingHeld, to_renew
from dropin.records import record
from dropin.storage.file import CentreFile, Row

_TRAINING = "id, name, months, renewal_days, position"
_HELD = (
    "training_held.id, training_held.person_id, training_held.training_id, training_held.held_on,"
    " training_held.lapses_on, training_held.confirmed_by"
)
# CROSS, because SQLite without statistics would rather look through all certificates.
LAPSING_NEAR = f"""
SELECT DISTINCT {_HELD} FROM training
CROSS JOIN training_held AS near ON near.training_id = training.id
  AND near.lapses_on > date(:today, -renewal_days || ' days')
  AND near.lapses_on <= date(:today, renewal_days || ' days')
CROSS JOIN person ON person.id = near.person_id AND (left_on IS NULL OR left_on > :today)
CROSS JOIN training_held
  ON training_held.person_id = near.person_id AND training_held.training_id = near.training_id
"""


@record
class Lapsing:
    """A training of somebody that lapses on a day soon, or lapsed on it lately."""

    person: Person
    training: Training
    lapses_on: date


def trainings(file: CentreFile) -> tuple[Training, ...]:
    """The centre's list in its own order."""
    rows = file.rows(f"SELECT {_TRAINING} FROM training ORDER BY position, id")
    return tuple(Training(*row) for row in rows)


def training(file: CentreFile, training_id: int) -> Training | None:
    row = file.row(f"SELECT {_TRAINING} FROM training WHERE id = ?", (training_id,))
    return None if row is None else Training(*row)


def trainings_of(file: CentreFile, person_id: int) -> tuple[TrainingHeld, ...]:
    """Every time this person was trained, by training in the list's order, then oldest first."""
    rows = file.rows(
        f"SELECT {_HELD} FROM training_held JOIN training ON training.id = training_id"
        " WHERE person_id = ? ORDER BY position, training_id, held_on",
        (person_id,),
    )
    return tuple(map(_held, rows))


def training_held(file: CentreFile, held_id: int) -> TrainingHeld | None:
    row = file.row(f"SELECT {_HELD} FROM training_held WHERE id = ?", (held_id,))
    return None if row is None else _held(row)


def everybodys_trainings(file: CentreFile) -> dict[int, tuple[TrainingHeld, ...]]:
    """Every time anybody was trained, by person, oldest first; who never was is absent."""
    found: dict[int, list[TrainingHeld]] = {}
    for each in _held_in(file.rows(f"SELECT {_HELD} FROM training_held ORDER BY held_on, id")):
        found.setdefault(each.person_id, []).append(each)
    return {person_id: tuple(held) for person_id, held in found.items()}


def who_was_trained(file: CentreFile, training_id: int, day: date) -> frozenset[int]:
    """Of whom it is noted that they were trained on this very day."""
    rows = file.rows(
        "SELECT person_id FROM training_held WHERE training_id = ? AND held_on = ?",
        (training_id, day.isoformat()),
    )
    return frozenset(row[0] for row in rows)


def lapsing(file: CentreFile, today: date) -> tuple[Lapsing, ...]:
    """What is to be renewed soon, or lapsed lately, of those who have not left; the first first.

    Reads by index only those who hold something that lapses near ``today``.
    """
    rows = file.rows(LAPSING_NEAR, {"today": today.isoformat()})
    if not rows:
        return ()
    known = {each.id: each for each in trainings(file)}
    near = to_renew(known.values(), _held_in(rows), today)
    found = []
    for each in near:
        who = person(file, each.person_id)
        if who is not None and each.ends_on is not None:
            found.append(Lapsing(who, known[each.training_id], each.ends_on))
    return tuple(found)


def times_held(file: CentreFile, training_id: int) -> int:
    """How many times anybody was trained in it."""
    sql = "SELECT count(*) FROM training_held WHERE training_id = ?"
    return int(str(file.value(sql, (training_id,))))


def shifts_needing(file: CentreFile, training_id: int, today: date) -> tuple[str, ...]:
    """The names of shifts, of today or later, that somebody without it may not take.

    The roster stands above this room, but what is about to leave the list must ask it.
    """
    rows = file.rows(
        "SELECT name FROM pattern_training"
        " JOIN pattern_role ON pattern_role.id = pattern_training.role_id"
        " JOIN shift_pattern ON shift_pattern.id = pattern_id"
        " WHERE training_id = :training AND (ends_on IS NULL OR ends_on > :today)"
        " UNION SELECT name FROM slot_training"
        " JOIN slot ON slot.id = slot_id JOIN shift ON shift.id = shift_id"
        " WHERE training_id = :training AND day >= :today ORDER BY name",
        {"training": training_id, "today": today.isoformat()},
    )
    return tuple(row[0] for row in rows)


def is_needed_by_buddies(file: CentreFile, training_id: int) -> bool:
    """Whether every buddy must hold it; their room stands above this one, too."""
    sql = "SELECT 1 FROM buddy_training WHERE training_id = ?"
    return file.value(sql, (training_id,)) is not None


def next_position(file: CentreFile) -> int:
    """Where a new training goes: after all others."""
    return int(str(file.value("SELECT coalesce(max(position), -1) + 1 FROM training")))


def training_columns(training: Training) -> dict[str, str | int | None]:
    """The training as a row of its table, but for the id and where it stands."""
    return {
        "name": training.name,
        "months": training.months,
        "renewal_days": training.renewal_days,
    }


def held_columns(held: TrainingHeld) -> dict[str, str | int | None]:
    """The certificate as a row of its table, but for the id."""
    return {
        "person_id": held.person_id,
        "training_id": held.training_id,
        "held_on": held.held_on.isoformat(),
        "lapses_on": held.lapses_on.isoformat() if held.lapses_on else None,
        "confirmed_by": held.confirmed_by,
    }


def _held_in(rows: Iterable[Row]) -> list[TrainingHeld]:
    return [_held(row) for row in rows]


def _held(row: Row) -> TrainingHeld:
    held_id, person_id, training_id, held_on, lapses_on, confirmed_by = row
    lapses = None if lapses_on is None else read_day(lapses_on)
    return TrainingHeld(held_id, person_id, training_id, read_day(held_on), lapses, confirmed_by)
