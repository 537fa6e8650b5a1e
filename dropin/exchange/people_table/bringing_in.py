"""A plan for people carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dropin.attendance.operations import set_interests
from dropin.attendance.store import interests_of
from dropin.centre.store import time_zone
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.model import PersonChange
from dropin.people.model import CONSENTS, Person, agreed
from dropin.people.operations import save_person
from dropin.people.store import consents_of, person, roles_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_people(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write everybody whom the plan adds or changes; consents are given or withdrawn today."""
    today = file.clock().astimezone(time_zone(file)).date()
    for row in plan.rows:
        if row.person is not None:
            write_person(file, row.person, today)


def write_person(file: CentreFile, each: PersonChange, today: date) -> int:
    """Write one person as the plan has it; returns their id."""
    before = person(file, each.person_id) if each.person_id else None
    fields: dict[str, Any] = dict(each.fields)
    person_id = save_person(
        file,
        replace(before or Person(0, ""), **fields),
        roles=each.roles | _held(file, before, today),
        consents=_given(file, before, each, today),
        today=today,
    )
    if each.interests:
        set_interests(file, person_id, interests_of(file, person_id) | each.interests)
    return person_id


def _held(file: CentreFile, before: Person | None, today: date) -> frozenset[str]:
    roles = roles_of(file, before.id) if before else ()
    return frozenset(each.role for each in roles if each.held_on(today))


def _given(
    file: CentreFile, before: Person | None, each: PersonChange, today: date
) -> frozenset[str]:
    """What they agree to from today on: what the row says, else as it was."""
    held = consents_of(file, before.id) if before else ()
    return frozenset(
        kind for kind in CONSENTS if each.consents.get(kind, agreed(held, kind, today))
    )
