"""The draft that waits to be published, and what was published before."""

from __future__ import annotations

import json
from datetime import date

from dropin.dates import read_day, read_moment
from dropin.roster.model import Draft, Version
from dropin.roster.planning.model import Stage
from dropin.storage.file import CentreFile, Row


def draft(file: CentreFile) -> Draft | None:
    """The plan that waits to be published, if there is one."""
    row = file.row("SELECT * FROM roster_draft")
    if row is None:
        return None
    people = file.rows("SELECT slot_id, person_id FROM draft_slot ORDER BY slot_id")
    return Draft(
        starts_on=read_day(row["starts_on"]),
        ends_on=read_day(row["ends_on"]),
        way=row["way"],
        made_at=read_moment(row["made_at"]),
        seed=row["seed"],
        fingerprint=row["fingerprint"],
        ended=row["ended"],
        stages=tuple(Stage(*each) for each in json.loads(row["stages"])),
        people=tuple((slot_id, person_id) for slot_id, person_id in people),
    )


def draft_days(file: CentreFile) -> tuple[date, date] | None:
    """From which day up to but not including which the draft goes; None without one."""
    row = file.row("SELECT starts_on, ends_on FROM roster_draft")
    return None if row is None else (read_day(row[0]), read_day(row[1]))


def versions(file: CentreFile, first: date, end: date) -> tuple[Version, ...]:
    """Each publishing of any of these days, the newest first."""
    rows = file.rows(
        "SELECT id, starts_on, ends_on, published_at, published_by FROM roster_version"
        " WHERE ends_on > ? AND starts_on < ? ORDER BY id DESC",
        (first.isoformat(), end.isoformat()),
    )
    return tuple(map(_version, rows))


def published_until(file: CentreFile) -> date | None:
    """The first day no version reaches any more; None where nothing was ever published."""
    ends_on = file.value("SELECT max(ends_on) FROM roster_version")
    return None if ends_on is None else read_day(str(ends_on))


def published_people(file: CentreFile, first: date, end: date) -> dict[int, int | None]:
    """Who stood in each slot of these days when it was last published; never published: absent."""
    rows = file.rows(
        "SELECT version_slot.slot_id, version_slot.person_id, max(version_slot.version_id)"
        " FROM version_slot JOIN slot ON slot.id = version_slot.slot_id"
        " JOIN shift ON shift.id = slot.shift_id"
        " WHERE shift.day >= ? AND shift.day < ? GROUP BY version_slot.slot_id",
        (first.isoformat(), end.isoformat()),
    )
    return {slot_id: person_id for slot_id, person_id, _ in rows}


def people_of_version(file: CentreFile, version_id: int) -> dict[int, int | None]:
    """Who stood in each slot in one version."""
    rows = file.rows(
        "SELECT slot_id, person_id FROM version_slot WHERE version_id = ?", (version_id,)
    )
    return {slot_id: person_id for slot_id, person_id in rows}  # noqa: C416  rows are no pairs


def people_before_version(file: CentreFile, version_id: int) -> dict[int, int | None]:
    """Who stood in each slot of a version when it was published before; never: absent."""
    rows = file.rows(
        "SELECT before.slot_id, before.person_id, max(before.version_id) FROM version_slot"
        " JOIN version_slot AS before ON before.slot_id = version_slot.slot_id"
        " AND before.version_id < version_slot.version_id"
        " WHERE version_slot.version_id = ? GROUP BY before.slot_id",
        (version_id,),
    )
    return {slot_id: person_id for slot_id, person_id, _ in rows}


def _version(row: Row) -> Version:
    version_id, starts_on, ends_on, published_at, published_by = row
    return Version(
        version_id,
        read_day(starts_on),
        read_day(ends_on),
        read_moment(published_at),
        published_by,
    )
