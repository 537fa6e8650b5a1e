"""Who is on call on a day, from the published roster: named as each agreed, and no numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from dropin.dates import Customs, clock
from dropin.printing.entries import NameOf
from dropin.printing.model import Entry
from dropin.printing.paper_text import plain
from dropin.programme.store import places
from dropin.roster.model import Shift
from dropin.roster.now import role_words, span_words
from dropin.roster.planning.model import PRIMARY, SHADOW
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile
from dropin.words import say

_DAY = timedelta(days=1)


def on_call_entries(
    file: CentreFile, day: date, customs: Customs, today: date, name_of: NameOf
) -> tuple[Entry, ...]:
    """The shifts of the day in time order, a night that reaches into it first.

    Whoever may not be named is a peer leader; where nobody stands yet, that is said.
    """
    found = shifts_between(file, day - _DAY, day + _DAY, by_pattern_from=today)
    names = {each.id: each.name for each in places(file)}
    return tuple(
        Entry(
            title="; ".join(_who(each, name_of)),
            clock=_hours(each, day, customs),
            topic=plain(each.name),
            place=plain(names.get(each.place_id or 0, "")),
            note=plain(each.note),
        )
        for each in found
        if not each.cancelled and (each.day == day or _reaches_into(each, day)) and each.slots
    )


def _reaches_into(shift: Shift, day: date) -> bool:
    """Whether a shift of the day before is still on after midnight."""
    return shift.day < day and time(0) < shift.ends_at <= shift.starts_at


def _hours(shift: Shift, day: date, customs: Customs) -> str:
    if shift.day == day:
        return span_words(shift, customs)
    return say("until {clock}", clock=clock(shift.ends_at, customs))


def _who(shift: Shift, name_of: NameOf) -> Iterator[str]:
    for slot in shift.slots:
        if slot.person_id is None and slot.role == SHADOW:
            continue
        name = say("nobody yet")
        if slot.person_id is not None:
            name = name_of(slot.person_id) or say("a peer leader")
        if slot.role == PRIMARY:
            yield name
        else:
            yield say("{name} ({role})", name=name, role=role_words(slot.role))
