"""A plan for trainings held carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace

from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.training_table.planning import TrainingChange
from dropin.people.operations import correct_training, note_training, save_training
from dropin.people.store import trainings
from dropin.people.training import Training
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_trainings(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Note who was trained; a training that nobody held here so far comes onto the list once."""
    listed = TrainingList(file)
    for row in plan.rows:
        each = row.change
        if not isinstance(each, TrainingChange):
            continue
        if each.held.id:
            correct_training(file, each.held)
        else:
            note_training(file, replace(each.held, training_id=listed.id_of(each.course)))


class TrainingList:
    """The centre's list by name; what is not on it yet comes onto it."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._ids = {name_key(each.name): each.id for each in trainings(file)}

    def id_of(self, name: str) -> int:
        key = name_key(name)
        if key not in self._ids:
            self._ids[key] = save_training(self._file, Training(0, name))
        return self._ids[key]
