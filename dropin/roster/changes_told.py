"""What differs between two rosters of the same shifts, in words: by day, and by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from dropin.dates import Customs, day_short
from dropin.records import record
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import BACKUP, ROLES, SHADOW
from dropin.words import Message

_BESIDE_ROLE = {BACKUP: Message(" (backup)"), SHADOW: Message(" (shadow)")}


@record
class Difference:
    """A slot somebody else stands in than before; None is nobody."""

    shift: Shift
    slot: Slot
    before: int | None
    after: int | None


@record
class PersonsDifferences:
    """What one person takes on, and what they are free of, in time order."""

    person_id: int
    gained: tuple[Difference, ...]
    lost: tuple[Difference, ...]


def differences(
    slots: Iterable[tuple[Shift, Slot]],
    before: Mapping[int, int | None],
    after: Mapping[int, int | None],
) -> tuple[Difference, ...]:
    """Every slot that differs, in time order; a slot missing from a roster is open in it."""
    found = (
        Difference(shift, slot, before.get(slot.id), after.get(slot.id)) for shift, slot in slots
    )
    changed = [each for each in found if each.before != each.after]
    return tuple(sorted(changed, key=_order))


def by_day(found: Iterable[Difference]) -> tuple[tuple[date, tuple[Difference, ...]], ...]:
    """The differences of each day that has any, in order."""
    ordered = sorted(found, key=lambda each: each.shift.day)
    return tuple(
        (day, tuple(theirs)) for day, theirs in groupby(ordered, lambda each: each.shift.day)
    )


def by_person(found: Sequence[Difference]) -> tuple[PersonsDifferences, ...]:
    """The differences of everybody who has any, by person."""
    people = sorted({each for one in found for each in (one.before, one.after) if each is not None})
    return tuple(
        PersonsDifferences(
            person_id,
            tuple(each for each in found if each.after == person_id),
            tuple(each for each in found if each.before == person_id),
        )
        for person_id in people
    )


def difference_words(one: Difference, names: Mapping[int, str]) -> Message:
    """``Desk: Ana → Ben``, under the heading of its day."""
    return Message(
        "{where}: {before} → {after}",
        where=place_words(one.shift, one.slot),
        before=_name(one.before, names),
        after=_name(one.after, names),
    )


def slot_words(shift: Shift, slot: Slot, customs: Customs) -> Message:
    """``Tue 24 Nov Desk``, ``Tue 24 Nov Desk (backup)``."""
    day = day_short(shift.day, customs)
    return Message("{day} {place}", day=day, place=place_words(shift, slot))


def place_words(shift: Shift, slot: Slot) -> Message:
    """``Desk``, ``Desk (backup)``."""
    return Message("{shift}{role}", shift=shift.name, role=_BESIDE_ROLE.get(slot.role, ""))


def counted_words(found: Sequence[Difference]) -> Message:
    """How many differ, and for how many people."""
    if not found:
        return Message("Nothing differs from the roster as it is.")
    filled = sum(each.before is None for each in found)
    parts = [
        _counted(filled, "1 open slot is filled", "{count} open slots are filled"),
        _counted(len(found) - filled, "1 slot changes hands", "{count} slots change hands"),
    ]
    told = [part for part in parts if part is not None]
    people = len(by_person(found))
    whom = Message("1 person") if people == 1 else Message("{count} people", count=people)
    if len(told) == 1:
        return Message("{what}, with {people}.", what=told[0], people=whom)
    return Message(
        "{filled}, {changed}, with {people}.", filled=told[0], changed=told[1], people=whom
    )


def _order(one: Difference) -> tuple[datetime, int, int, int, int]:
    shift, slot = one.shift, one.slot
    return shift.starts, shift.position, abs(shift.id), ROLES.index(slot.role), slot.number


def _counted(count: int, one: str, many: str) -> Message | None:
    if not count:
        return None
    return Message(one) if count == 1 else Message(many, count=count)


def _name(person_id: int | None, names: Mapping[int, str]) -> object:
    if person_id is None:
        return Message("nobody")
    return names.get(person_id) or Message("somebody who is gone")
