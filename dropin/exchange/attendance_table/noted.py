"""What is noted of people on the dates of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dropin.attendance.changes.signing_up import ASKS
from dropin.attendance.model import Attendance, Fee, Key, key_of
from dropin.attendance.store import attendances_of, drop_ins_on, fees_of, sign_ups_of
from dropin.programme.model import Occurrence
from dropin.records import record
from dropin.storage.file import CentreFile


@record
class Noted:
    """What the file has of one date: by person, who is noted, has a fee, or asked to come."""

    seen: Mapping[int, Attendance]
    fees: Mapping[int, Fee]
    asked: frozenset[int]


NOTHING = Noted({}, {}, frozenset())
Place = tuple[Key | None, date]


def place_of(occurrence: Occurrence | None, day: date) -> Place:
    """What tells one date from another; without an occurrence it is dropping in that day."""
    return (None, day) if occurrence is None else (key_of(occurrence), occurrence.day)


def noted_on(
    file: CentreFile,
    dates: Iterable[Occurrence],
    drop_in_days: Iterable[date],
    *,
    sign_ups: bool,
) -> dict[Place, Noted]:
    """What is noted on these dates, and of dropping in on these days.

    Who asked to come is only read for ``sign_ups``: for many dates it takes the longest.
    """
    found = {place_of(each, each.day): _noted(file, each, sign_ups) for each in dates}
    for day in drop_in_days:
        seen = {each.person_id: each for each in drop_ins_on(file, day) if each.person_id}
        found[place_of(None, day)] = Noted(seen, {}, frozenset())
    return found


def _noted(file: CentreFile, occurrence: Occurrence, sign_ups: bool) -> Noted:
    seen = attendances_of(file, occurrence)
    asking = sign_ups_of(file, occurrence) if sign_ups else ()
    fees = fees_of(file, occurrence) if seen else ()
    return Noted(
        {each.person_id: each for each in seen if each.person_id},
        {each.person_id: each for each in fees if each.person_id},
        frozenset(each.person_id for each in asking if each.state in ASKS),
    )
