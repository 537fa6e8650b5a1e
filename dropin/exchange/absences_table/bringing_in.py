"""A plan for absences carried out, inside the one change of the import."""

from __future__ import annotations

from dropin.exchange.absences_table.planning import AbsenceChange
from dropin.exchange.model import ImportPlan
from dropin.roster.operations import end_absence, note_absence
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_absences(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Note who is away; an absence that was noted to end later ends earlier."""
    for row in plan.rows:
        each = row.change
        if not isinstance(each, AbsenceChange):
            continue
        if each.known_id and each.ends_on is not None:
            end_absence(file, each.known_id, each.ends_on)
        note_absence(file, each.person_id, each.starts_on, each.ends_on)
