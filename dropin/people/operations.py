"""Every edit of the room, named and undoable; how they come about stands in ``changes/``."""

from __future__ import annotations

from dropin.people.changes.persons import (
    add_person,
    end_role,
    give_consent,
    give_role,
    remove_person,
    save_person,
    update_person,
    withdraw_consent,
)
from dropin.people.changes.trainings import (
    add_usual_trainings,
    correct_training,
    grant_training,
    move_training,
    note_training,
    remove_training,
    remove_training_held,
    save_training,
)

__all__ = [
    "add_person",
    "add_usual_trainings",
    "correct_training",
    "end_role",
    "give_consent",
    "give_role",
    "grant_training",
    "move_training",
    "note_training",
    "remove_person",
    "remove_training",
    "remove_training_held",
    "save_person",
    "save_training",
    "update_person",
    "withdraw_consent",
]
