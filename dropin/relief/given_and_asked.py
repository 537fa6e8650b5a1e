"""Cover given and asked, per person, so that the willing are not worn out.

Given is told from what stands in the roster and the calendar: slots that were somebody's who stood
down, and dates somebody usually leads who was away, that another person took. So cover arranged by
hand counts too, and what was taken back does not. Asked counts each thing once, however often the
phone rang. What somebody declined is not counted at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from dropin.programme.model import CANCELLED, Occurrence
from dropin.records import record
from dropin.relief.model import Call, Relief
from dropin.relief.needs_cover import Around, moments_of
from dropin.roster.shifts import slots_of

LATELY = timedelta(weeks=8)


@record
class Figures:
    """How often somebody covered, for how many real minutes, and for how many things they were
    asked."""

    given: int = 0
    minutes: int = 0
    asked: int = 0


NOTHING = Figures()


def given_and_asked(around: Around, calls: Iterable[Call]) -> Mapping[int, Figures]:
    """By person, of these days and these calls; who neither covered nor was asked is absent."""
    given: dict[int, list[int]] = {}
    for person_id, minutes in (*_slots(around), *_dates(around)):
        given.setdefault(person_id, []).append(minutes)
    asked: dict[int, set[object]] = {}
    for call in calls:
        asked.setdefault(call.person_id, set()).add(call.filed_under)
    return {
        person_id: Figures(
            len(given.get(person_id, ())),
            sum(given.get(person_id, ())),
            len(asked.get(person_id, ())),
        )
        for person_id in given.keys() | asked.keys()
    }


def _slots(around: Around) -> Iterator[tuple[int, int]]:
    by_id = {each.id: each for each in around.reliefs}
    whose: dict[int, set[int]] = {}
    for claim in around.claims:
        if claim.relief_id in by_id:
            whose.setdefault(claim.slot_id, set()).add(by_id[claim.relief_id].person_id)
    for shift, slot in slots_of(around.shifts):
        holder = slot.person_id
        if holder is not None and whose.get(slot.id, set()) - {holder}:
            yield holder, shift.minutes


def _dates(around: Around) -> Iterator[tuple[int, int]]:
    by_person: dict[int, list[Relief]] = {}
    for relief in around.reliefs:
        by_person.setdefault(relief.person_id, []).append(relief)
    for occurrence in around.dates:
        if occurrence.status == CANCELLED:
            continue
        starts, ends = moments_of(occurrence, around.zone)
        for holder in covering(occurrence, by_person):
            yield holder, (ends - starts) // timedelta(minutes=1)


def covering(occurrence: Occurrence, reliefs: Mapping[int, Sequence[Relief]]) -> Iterator[int]:
    """Who does on this date what somebody who stood down usually does."""
    activity = occurrence.activity
    for usual, now in (
        (activity.leader_id, occurrence.leader_id),
        (activity.co_leader_id, occurrence.co_leader_id),
    ):
        if usual is None or now is None or usual == now:
            continue
        if any(each.holds_on(occurrence.day) for each in reliefs.get(usual, ())):
            yield now
