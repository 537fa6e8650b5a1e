"""Everything of a leader's that needs cover while they are away, on one list, each thing once.

On-call slots are on it that were theirs and stand open, or that they still stand in; of activities
the dates they lead or co-lead, as the programme has them now. So what somebody covers by hand,
in the roster or the calendar, leaves the list by itself, and comes back with Undo. A shadow's slot
may stay open: it is never on it. What is over is not on it either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dropin.dates import on_the_wall
from dropin.programme.model import CANCELLED, USUAL_MINUTES, Occurrence
from dropin.records import record
from dropin.relief.model import (
    CO_LEADS,
    KINDS,
    LEADS,
    LOOK_AHEAD,
    SLOT,
    Claim,
    Need,
    Relief,
    What,
)
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import SHADOW
from dropin.roster.shifts import last_day, slots_of

_A_DAY = timedelta(days=1)


@record
class Around:
    """What the list is made from: ``shifts`` and ``dates`` of the days of ``span_of``."""

    reliefs: tuple[Relief, ...]
    claims: tuple[Claim, ...]
    shifts: tuple[Shift, ...]
    dates: tuple[Occurrence, ...]
    zone: tzinfo


@record
class Covered:
    """What was somebody's and another, ``by_id``, does now."""

    need: Need
    by_id: int | None


def span_of(reliefs: Iterable[Relief], today: date) -> tuple[date, date] | None:
    """The days to look at, from the first up to but not including the second; None: no day.

    It begins a day early, for the night that was on call when a day began.
    """
    spans = [
        (max(each.starts_on, today), _end_of(each, today))
        for each in reliefs
        if not each.is_over(today)
    ]
    if not spans:
        return None
    return min(first for first, _ in spans) - _A_DAY, max(end for _, end in spans)


def needing_cover(around: Around, now: datetime) -> tuple[Need, ...]:
    """What nobody covers yet, in time order."""
    today = now.astimezone(around.zone).date()
    current = [each for each in around.reliefs if not each.is_over(today)]
    found = [
        *_slots(current, around, today),
        *_dates(current, around.dates, around.zone, today),
    ]
    ahead = [each for each in found if each.ends > now]
    return tuple(sorted(ahead, key=_order))


def covered(around: Around, now: datetime) -> tuple[Covered, ...]:
    """What was theirs in this time and somebody else does now, ahead, in time order."""
    found = [each for relief in around.reliefs for each in _covered_of(relief, around)]
    ahead = [each for each in found if each.need.ends > now]
    return tuple(sorted(ahead, key=lambda each: _order(each.need)))


def _covered_of(relief: Relief, around: Around) -> Iterator[Covered]:
    claimed = {each.slot_id for each in around.claims if each.relief_id == relief.id}
    for shift, slot in slots_of(around.shifts):
        taken = slot.id in claimed and slot.person_id not in (None, relief.person_id)
        if taken and relief.touches(shift.day, last_day(shift)):
            yield Covered(_slot_need(relief, shift, slot), slot.person_id)
    for occurrence in around.dates:
        if occurrence.status == CANCELLED or not relief.holds_on(occurrence.day):
            continue
        for kind, usual, holder, beside_id in _parts(occurrence):
            if usual == relief.person_id and holder not in (None, usual):
                need = date_need(kind, relief, occurrence, beside_id, around.zone)
                yield Covered(need, holder)


def once_theirs(around: Around, relief: Relief, now: datetime) -> tuple[tuple[Shift, Slot], ...]:
    """Slots that were theirs, are on days when they are back, and still stand open: by time."""
    claimed = {each.slot_id for each in around.claims if each.relief_id == relief.id}
    return tuple(
        (shift, slot)
        for shift, slot in slots_of(around.shifts)
        if slot.id in claimed
        and slot.person_id is None
        and shift.ends > now
        and not relief.touches(shift.day, last_day(shift))
    )


def _end_of(relief: Relief, today: date) -> date:
    furthest = max(relief.starts_on, today) + LOOK_AHEAD
    return furthest if relief.ends_on is None else min(relief.ends_on, furthest)


def _slots(reliefs: Sequence[Relief], around: Around, today: date) -> Iterator[Need]:
    by_id = {each.id: each for each in reliefs}
    claims: dict[int, list[Relief]] = {}
    for claim in sorted(around.claims, key=lambda each: -each.id):  # whose it was last comes first
        if claim.relief_id in by_id:
            claims.setdefault(claim.slot_id, []).append(by_id[claim.relief_id])
    for shift, slot in slots_of(around.shifts):
        if slot.role == SHADOW:
            continue
        asking = (
            claims.get(slot.id, ())
            if slot.person_id is None
            else [each for each in reliefs if each.person_id == slot.person_id]
        )
        for relief in asking:
            within = shift.day < _end_of(relief, today)
            if within and relief.touches(shift.day, last_day(shift)):
                yield _slot_need(relief, shift, slot)
                break


def _slot_need(relief: Relief, shift: Shift, slot: Slot) -> Need:
    return Need(
        What(SLOT, slot_id=slot.id),
        relief.id,
        relief.person_id,
        shift.name,
        shift.day,
        shift.starts_at,
        shift.starts,
        shift.ends,
        role=slot.role,
    )


def _dates(
    reliefs: Sequence[Relief], dates: Iterable[Occurrence], zone: tzinfo, today: date
) -> Iterator[Need]:
    by_person: dict[int, list[Relief]] = {}
    for relief in reliefs:
        by_person.setdefault(relief.person_id, []).append(relief)
    for occurrence in dates:
        if occurrence.status == CANCELLED:
            continue
        yield from _of_date(by_person, occurrence, zone, today)


def _of_date(
    by_person: Mapping[int, Sequence[Relief]], occurrence: Occurrence, zone: tzinfo, today: date
) -> Iterator[Need]:
    for kind, usual, holder, beside_id in _parts(occurrence):
        nobody = kind == LEADS and holder is None and not occurrence.led_by
        for relief in by_person.get((usual if nobody else holder) or 0, ()):
            if relief.holds_on(occurrence.day) and occurrence.day < _end_of(relief, today):
                yield date_need(kind, relief, occurrence, beside_id, zone)
                break


def _parts(occurrence: Occurrence) -> Iterator[tuple[str, int | None, int | None, int | None]]:
    """Each part in leading the date: whose it usually is, whose now, and who is beside them."""
    activity = occurrence.activity
    leader, co_leader = occurrence.leader_id, occurrence.co_leader_id
    yield LEADS, activity.leader_id, leader, co_leader
    if co_leader is None or co_leader != leader:
        yield CO_LEADS, activity.co_leader_id, co_leader, leader


def date_need(
    kind: str, relief: Relief, occurrence: Occurrence, beside_id: int | None, zone: tzinfo
) -> Need:
    """One part in leading a date, as something that needs cover."""
    time_id, original_day, original_at = occurrence.key
    starts, ends = moments_of(occurrence, zone)
    return Need(
        What(kind, 0, time_id, original_day, original_at),
        relief.id,
        relief.person_id,
        occurrence.title,
        occurrence.day,
        occurrence.at,
        starts,
        ends,
        beside_id=beside_id if beside_id != relief.person_id else None,
        activity_id=occurrence.activity.id,
    )


def moments_of(occurrence: Occurrence, zone: tzinfo) -> tuple[datetime, datetime]:
    """When it begins and ends, UTC; the whole day where it has no clock time."""
    starts = on_the_wall(occurrence.day, occurrence.at or time.min, zone).astimezone(UTC)
    if occurrence.at is None:
        return starts, on_the_wall(occurrence.day + _A_DAY, time.min, zone).astimezone(UTC)
    return starts, starts + timedelta(minutes=occurrence.minutes or USUAL_MINUTES)


def _order(need: Need) -> tuple[object, ...]:
    return need.starts, KINDS.index(need.what.kind), need.title, need.what.slot_id or need.role
