"""A plan becomes a draft, a draft becomes the roster, or goes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from dropin.centre.store import centre
from dropin.dates import day_range, write_moment
from dropin.errors import KnownError
from dropin.roster.changes.laying_out import laid_out_slot
from dropin.roster.planning.model import Plan
from dropin.roster.reading.patterns import shifts_between
from dropin.roster.reading.published import draft
from dropin.roster.shifts import slots_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def keep_draft(
    file: CentreFile, plan: Plan, first: date, end: date, *, way: str, now: datetime
) -> None:
    """Keep a plan for these days as the draft; it takes the place of the draft before.

    Nobody's shifts change by it: what was published stands until the draft is.
    """
    with file.change(say("Draft the roster {days}", days=_days(file, first, end))) as change:
        _remove_draft(change)
        change.insert(
            "roster_draft",
            id=1,
            starts_on=first.isoformat(),
            ends_on=end.isoformat(),
            way=way,
            made_at=write_moment(now),
            seed=plan.seed,
            fingerprint=plan.fingerprint,
            ended=plan.ended,
            stages=json.dumps([[s.name, s.value, s.bound, s.proven] for s in plan.stages]),
        )
        for slot_id in _slots(file, first, end, now):
            row = laid_out_slot(file, change, slot_id)[1].id
            change.insert("draft_slot", slot_id=row, person_id=plan.assignment.get(slot_id))


def discard_draft(file: CentreFile) -> None:
    """Let the draft go; the roster stays as it was published."""
    with file.change(say("Let the draft go")) as change:
        _remove_draft(change)


def publish(file: CentreFile, first: date, end: date, *, now: datetime) -> int:
    """Publish the draft as it stands, else the roster of these days; returns the version.

    Raises KnownError where there is no shift to publish.
    """
    kept = draft(file)
    if kept is not None:
        first, end = kept.starts_on, kept.ends_on
    with file.change(say("Publish the roster {days}", days=_days(file, first, end))) as change:
        if kept is not None:
            for slot_id, person_id in kept.people:
                change.update("slot", slot_id, person_id=person_id)
            _remove_draft(change)
        rows = [laid_out_slot(file, change, each)[1] for each in _slots(file, first, end, now)]
        if not rows:
            raise KnownError(
                say("There is no shift in these days. Nothing was published."),
                say("Add a kind of shift first, or choose other days."),
            )
        version_id = change.insert(
            "roster_version",
            starts_on=first.isoformat(),
            ends_on=end.isoformat(),
            published_at=write_moment(now),
            published_by=file.who,
        )
        for slot in rows:
            change.insert(
                "version_slot", version_id=version_id, slot_id=slot.id, person_id=slot.person_id
            )
        return version_id


def _slots(file: CentreFile, first: date, end: date, now: datetime) -> Iterable[int]:
    today = now.astimezone(centre(file).time_zone).date()
    found = shifts_between(file, first, end, by_pattern_from=today)
    return [slot.id for _, slot in slots_of(found)]


def _remove_draft(change: Change) -> None:
    change.execute("DELETE FROM draft_slot")
    change.execute("DELETE FROM roster_draft")


def _days(file: CentreFile, first: date, end: date) -> str:
    return day_range(first, end, centre(file).customs)
