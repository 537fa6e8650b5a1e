"""Who is on call now and next, as Today tells it: names and numbers, for the coordinator's seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dropin.dates import MINUTES_A_DAY, Customs, clock, clock_span, day_short, minutes_of
from dropin.records import NamedTuple
from dropin.roster.reading.today import OnDuty, Running, running
from dropin.storage.file import CentreFile
from dropin.words import say

_PRIMARY, _BACKUP = "primary", "backup"


class OnCallLine(NamedTuple):
    """One shift that runs: its clocks, who is called first, and everything else in one line."""

    clock: str
    who: str
    detail: str
    is_covered: bool


class OnCallPart(NamedTuple):
    """What runs now, and one sentence on what comes next; "" where nothing is known."""

    now: tuple[OnCallLine, ...]
    next: str


def on_call_part(file: CentreFile, now: datetime, customs: Customs) -> OnCallPart | None:
    """``now`` is a moment in the centre's own zone. None where no shift is in sight."""
    on_now, following = running(file, now)
    if not on_now and not following:
        return None
    return OnCallPart(
        tuple(_line(each, customs) for each in on_now), _next(following, now, customs)
    )


def _line(shift: Running, customs: Customs) -> OnCallLine:
    first = _called_first(shift)
    others = [each for each in shift.slots if each not in first and each.name]
    down = [each for each in first if each.name]
    parts = [
        shift.name if down else "",
        say(", ").join(each.phone for each in down if each.phone),
        *_others(others),
    ]
    minutes = (minutes_of(shift.ends_at) - minutes_of(shift.starts_at)) % MINUTES_A_DAY
    return OnCallLine(
        clock_span(shift.starts_at, minutes or MINUTES_A_DAY, customs),
        _names(first) if down else say("Nobody is down for {shift}", shift=shift.name),
        " · ".join(filter(None, parts)),
        len(down) == len(first),
    )


def _others(slots: Sequence[OnDuty]) -> Iterator[str]:
    """``backup: Ben Okafor 085 123``, so that each number stands beside its name."""
    for each in slots:
        role = say("backup") if each.role == _BACKUP else say("shadowing")
        yield f"{role}: {each.name} {each.phone}".strip()


def _next(following: Sequence[Running], now: datetime, customs: Customs) -> str:
    """``Next, from 18:00: Ana Lopes (Phone)``."""
    if not following:
        return ""
    starts = following[0].starts.astimezone(now.tzinfo)
    at = clock(starts.time(), customs)
    when = at if starts.date() == now.date() else f"{day_short(starts.date(), customs)} {at}"
    told = (
        say("{names} ({shift})", names=_names(_called_first(each)), shift=each.name)
        for each in following
    )
    return say("Next, from {when}: {who}", when=when, who=say(", ").join(told))


def _called_first(shift: Running) -> list[OnDuty]:
    """Those of the first role; of the second where a shift has no first."""
    first = [each for each in shift.slots if each.role == _PRIMARY]
    return first or [each for each in shift.slots if each.role == _BACKUP]


def _names(slots: Sequence[OnDuty]) -> str:
    return say(", ").join(each.name or say("nobody yet") for each in slots)
