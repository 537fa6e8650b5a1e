"""A plan for usual weeks carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace

from dropin.centre.store import time_zone
from dropin.exchange.availability_table.planning import WeekChange
from dropin.exchange.model import ImportPlan
from dropin.roster.model import Terms, UsualTime
from dropin.roster.operations import save_terms, set_usual_week
from dropin.roster.store import terms_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_availability(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write the usual week of everybody whose week changes; who is new joins the roster today."""
    today = file.clock().astimezone(time_zone(file)).date()
    for row in plan.rows:
        each = row.change
        if not isinstance(each, WeekChange):
            continue
        held = terms_of(file, each.person_id) or Terms(0, each.person_id, today)
        if not held.id or held.otherwise != each.otherwise:
            save_terms(file, replace(held, otherwise=each.otherwise))
        week = [UsualTime(0, each.person_id, *time) for time in sorted(each.times)]
        set_usual_week(file, each.person_id, week)
