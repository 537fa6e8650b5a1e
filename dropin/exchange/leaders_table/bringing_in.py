"""A plan for leaders carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dropin.centre.store import time_zone
from dropin.exchange.leaders_table.planning import LeaderChange
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.bringing_in import write_person
from dropin.roster.model import Terms
from dropin.roster.operations import save_terms
from dropin.roster.store import terms_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_leaders(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write everybody whom the plan adds or changes, and on what terms they are on the roster."""
    today = file.clock().astimezone(time_zone(file)).date()
    for row in plan.rows:
        if isinstance(row.change, LeaderChange):
            _write(file, row.change, today)


def _write(file: CentreFile, each: LeaderChange, today: date) -> None:
    person = each.person
    person_id = person.person_id
    if not person_id or person.fields or person.roles:
        person_id = write_person(file, person, today)
    if each.terms:
        fields: dict[str, Any] = dict(each.terms)
        held = terms_of(file, person_id) or Terms(0, person_id, today)
        save_terms(file, replace(held, **fields))
