"""Which activities train those who come, and how far that is noted of one date."""

from __future__ import annotations

from datetime import date

from dropin.attendance.model import CAME, Key
from dropin.attendance.reading.filed import chain_of, chains, occurrence_of, read_key
from dropin.attendance.reading.presences import attendances_of
from dropin.attendance.training_days import TrainingDay
from dropin.people.store import trainings, who_was_trained
from dropin.people.training import Training
from dropin.programme.model import CANCELLED, Occurrence
from dropin.storage.file import CentreFile

_UNTOUCHED = """
SELECT activity_id, original_day, original_at FROM attendance
LEFT JOIN training_held ON training_held.person_id = attendance.person_id
  AND training_id = ? AND held_on = day
WHERE activity_id IN ({places}) AND original_day >= ?
  AND presence = 'came' AND attendance.person_id IS NOT NULL
GROUP BY activity_id, original_day, original_at HAVING count(training_held.id) = 0
"""


def trained_by(file: CentreFile, activity_id: int) -> tuple[Training, ...]:
    """What those are trained in who come to an activity, or came to one that it continues."""
    links = training_links(file)
    if not links:
        return ()  # as in most centres on most dates
    own = chain_of(file, activity_id)
    given = {training_id for linked_id, training_id in links if linked_id in own}
    return tuple(each for each in trainings(file) if each.id in given)


def training_links(file: CentreFile) -> dict[tuple[int, int], int]:
    """The few rows that make activities training days: their ids, by activity and training."""
    rows = file.rows("SELECT activity_id, training_id, id FROM training_day")
    return {(row[0], row[1]): row[2] for row in rows}


def training_day(file: CentreFile, occurrence: Occurrence) -> TrainingDay | None:
    """One date of an activity that trains people; None where it does not."""
    given = trained_by(file, occurrence.activity.id)
    if not given:
        return None
    came = tuple(
        each.person_id
        for each in attendances_of(file, occurrence)
        if each.presence == CAME and each.person_id is not None
    )
    noted = {each.id: who_was_trained(file, each.id, occurrence.day) for each in given}
    return TrainingDay(given, came, noted)


def training_days_to_note(file: CentreFile, since: date) -> tuple[Occurrence, ...]:
    """Dates from ``since`` on that people came to, of whom none is noted as trained that day."""
    found: list[Key | None] = []
    for activity_id, training_id in training_links(file):
        own = _carried_on(file, activity_id)
        sql = _UNTOUCHED.format(places=", ".join("?" * len(own)))
        rows = file.rows(sql, (training_id, *own, since.isoformat()))
        found += [read_key(*row) for row in rows]
    on = [occurrence_of(file, key) for key in dict.fromkeys(found) if key is not None]
    return tuple(each for each in on if each is not None and each.status != CANCELLED)


def _carried_on(file: CentreFile, activity_id: int) -> tuple[int, ...]:
    """The activity and all that carry it on."""
    later = (number for number, chain in chains(file).items() if activity_id in chain)
    return tuple({activity_id, *later})
