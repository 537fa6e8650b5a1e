"""Who could lead, or co-lead, a date that needs cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from dropin.records import record
from dropin.relief.candidates import Able, Unable
from dropin.relief.model import CO_LEADS, LEADS, Need
from dropin.roster.planning.model import (
    AWAY,
    BUSY,
    OVERLAP,
    SITS_ON_THE_BOARD,
    Busy,
    Obstacle,
)
from dropin.roster.telling import Telling, reason
from dropin.words import Message


@record
class OnDuty:
    """Somebody is on call for a while."""

    starts: datetime
    ends: datetime


@record
class Leaders:
    """What is known of the leaders on a day, by person.

    ``ids`` hold the leader's role then, or share in leading the activity. ``away`` says until
    when, None for open. ``drafted`` is when they will be on call once the draft that waits is
    published. ``led_before`` led the activity before, or one that it carries on.
    """

    ids: tuple[int, ...]
    away: Mapping[int, date | None]
    busy: Mapping[int, Sequence[Busy]]
    on_duty: Mapping[int, Sequence[OnDuty]]
    drafted: Mapping[int, Sequence[OnDuty]]
    led_before: frozenset[int]


def for_activity(need: Need, leaders: Leaders, telling: Telling) -> tuple[list[Able], list[Unable]]:
    """Those who could take the part of ``need`` in leading, and those who could not.

    Who leads the date already takes no second part in it; the person who stands down none.
    """
    able: list[Able] = []
    unable: list[Unable] = []
    out = {need.person_id}
    if need.what.kind == CO_LEADS and need.beside_id is not None:
        out.add(need.beside_id)
    for person_id in leaders.ids:
        if person_id in out:
            continue
        obstacles = list(_obstacles(need, leaders, person_id))
        if obstacles:
            unable.append(Unable(person_id, tuple(reason(each, telling) for each in obstacles)))
        else:
            able.append(_able(need, leaders, person_id))
    return able, unable


def _able(need: Need, leaders: Leaders, person_id: int) -> Able:
    beside = need.what.kind == LEADS and person_id == need.beside_id
    before = person_id in leaders.led_before
    reasons = [Message("free then")]
    if before:
        reasons.insert(0, Message("has led it before"))
    if beside:
        reasons = [Message("co-leads it on this date")]
    drafted = need.at is not None and _is_on_call(need, leaders.drafted.get(person_id, ()))
    if drafted:
        reasons.append(Message("on call then, by the draft that waits"))
    return Able(person_id, (int(drafted), int(not beside), int(not before)), tuple(reasons))


def _obstacles(need: Need, leaders: Leaders, person_id: int) -> Iterator[Obstacle]:
    if person_id in leaders.away:
        yield Obstacle(AWAY, person_id, 0, day=leaders.away[person_id])
    if need.at is None:
        return  # no clock time: whatever else they do that day, there is room for it
    if _is_on_call(need, leaders.on_duty.get(person_id, ())):
        yield Obstacle(OVERLAP, person_id, 0)
    for busy in leaders.busy.get(person_id, ()):
        if busy.starts < need.ends and need.starts < busy.ends and not _is_it(busy, need):
            title = "" if busy.why == SITS_ON_THE_BOARD else busy.title
            yield Obstacle(BUSY, person_id, 0, words=title, why=busy.why)


def _is_on_call(need: Need, duties: Sequence[OnDuty]) -> bool:
    return any(each.starts < need.ends and need.starts < each.ends for each in duties)


def _is_it(busy: Busy, need: Need) -> bool:
    """Whether what they do then is to co-lead the very date."""
    return busy.starts == need.starts and busy.title == need.title
