"""A plan for shifts carried out, inside the one change of the import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dropin.centre.store import time_zone
from dropin.exchange.model import ImportPlan
from dropin.exchange.shifts_table.model import Clocks, DutyChange, KindChange, NewDuty
from dropin.exchange.training_table.bringing_in import TrainingList
from dropin.roster.model import USUAL_WEIGHT, Shift, ShiftPattern, Slot
from dropin.roster.operations import add_shift, put, save_pattern
from dropin.roster.shifts import moments
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_shifts(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write kinds of shift, who is on duty on which day, and shifts that are there just once."""
    today = file.clock().astimezone(time_zone(file)).date()
    listed = TrainingList(file)
    new: dict[tuple[date, str, Clocks], list[NewDuty]] = {}
    for row in plan.rows:
        each = row.change
        if isinstance(each, KindChange):
            save_pattern(file, _with_trainings(each, listed), today)
        elif isinstance(each, DutyChange):
            for slot_id, person_id in each.puts:
                put(file, slot_id, person_id)
        elif isinstance(each, NewDuty):
            new.setdefault((each.day, each.name.casefold(), each.clocks), []).append(each)
    for duties in new.values():
        add_shift(file, _shift(file, duties))


def _with_trainings(change: KindChange, listed: TrainingList) -> ShiftPattern:
    """The kind of shift with the trainings that its table names, also those new to the list."""
    named = dict(change.trainings)
    roles = []
    for role in change.pattern.roles:
        wanted = {listed.id_of(each) for each in named.get(role.role, ())}
        roles.append(replace(role, trainings=tuple(sorted(wanted)) or role.trainings))
    return replace(change.pattern, roles=tuple(roles))


def _shift(file: CentreFile, duties: list[NewDuty]) -> Shift:
    first = duties[0]
    starts_at, ends_at = first.clocks
    starts, ends = moments(first.day, starts_at, ends_at, time_zone(file))
    return Shift(
        0,
        None,
        first.day,
        first.name,
        starts_at,
        ends_at,
        starts,
        ends,
        night=ends_at <= starts_at,
        slots=tuple(_slots(duties)),
    )


def _slots(duties: Iterable[NewDuty]) -> Iterator[Slot]:
    numbers: Counter[str] = Counter()
    for each in duties:
        for role, person_id in each.slots:
            numbers[role] += 1
            yield Slot(0, 0, role, numbers[role], USUAL_WEIGHT[role], person_id=person_id)
