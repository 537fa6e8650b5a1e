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

__all__ = [
    "add_person",
    "end_role",
    "give_consent",
    "give_role",
    "remove_person",
    "save_person",
    "update_person",
    "withdraw_consent",
]
