"""Shift patterns: the shifts ahead follow them, but for what people changed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.centre.store import time_zone
from dropin.dates import write_clock
from dropin.errors import BugError, KnownError
from dropin.roster import following
from dropin.roster.changes.laying_out import insert_slot, shift_columns, write_needs
from dropin.roster.following import fate, has_people
from dropin.roster.model import Shift, ShiftPattern, Slot
from dropin.roster.reading.patterns import pattern, stored_shifts_of
from dropin.roster.shifts import shift_by_pattern
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def save_pattern(file: CentreFile, draft: ShiftPattern, today: date) -> int:
    """Add (id 0) or change a pattern and the shifts it gives from ``today`` on; returns its id.

    Shifts changed by hand stay as they are. One that the pattern no longer gives, or a slot it no
    longer has, goes only where nobody stands in it; else it stays as one changed by hand. Raises
    KnownError without a name, weekday or role, or where it would end before it begins.
    """
    checked = _checked(draft)
    label = "Change the shift {name}" if draft.id else "Add the shift {name}"
    with file.change(say(label, name=checked.name)) as change:
        if not draft.id:
            return insert_pattern(change, checked)
        if pattern(file, draft.id) is None:
            raise _gone()
        change.update("shift_pattern", draft.id, **_columns(checked))
        change.execute("DELETE FROM pattern_role WHERE pattern_id = ?", (draft.id,))
        _write_roles(change, draft.id, checked)
        _follow(file, change, checked, today)
        return draft.id


def insert_pattern(change: Change, pattern: ShiftPattern) -> int:
    """Write a new pattern with its roles; returns its id."""
    pattern_id = change.insert("shift_pattern", **_columns(pattern))
    _write_roles(change, pattern_id, pattern)
    return pattern_id


def remove_pattern(file: CentreFile, pattern_id: int, today: date) -> None:
    """The pattern gives no shift any more; shifts ahead where nobody stands go with it."""
    known = pattern(file, pattern_id)
    if known is None:
        raise _gone()
    with file.change(say("Remove the shift {name}", name=known.name)) as change:
        for shift in stored_shifts_of(file, pattern_id, today):
            if not has_people(shift):
                change.delete("shift", shift.id)
        change.delete("shift_pattern", pattern_id)


def _follow(file: CentreFile, change: Change, pattern: ShiftPattern, today: date) -> None:
    zone = time_zone(file)
    for shift in stored_shifts_of(file, pattern.id, today):
        match fate(shift, pattern):
            case following.FOLLOWS:
                wanted = shift_by_pattern(pattern, shift.day, zone)
                kept_by_hand = not _align_slots(change, shift, wanted)
                same = replace(wanted, note=shift.note, by_hand=kept_by_hand)
                change.update("shift", shift.id, **shift_columns(same))
            case following.STAYS:
                change.update("shift", shift.id, by_hand=1)
            case following.GOES:
                change.delete("shift", shift.id)


def _align_slots(change: Change, shift: Shift, wanted: Shift) -> bool:
    """Give the shift the slots it should have; whether no other is left in it."""
    held = {(each.role, each.number): each for each in shift.slots}
    for slot in wanted.slots:
        known = held.pop((slot.role, slot.number), None)
        if known is None:
            insert_slot(change, shift.id, slot)
        else:
            _align_slot(change, known, slot)
    taken = [each for each in held.values() if each.person_id is not None]
    for slot in held.values():
        if slot.person_id is None:
            change.delete("slot", slot.id)
    return not taken


def _align_slot(change: Change, slot: Slot, wanted: Slot) -> None:
    change.update("slot", slot.id, weight=wanted.weight, languages=", ".join(wanted.languages))
    if slot.trainings != wanted.trainings:
        change.execute("DELETE FROM slot_training WHERE slot_id = ?", (slot.id,))
        write_needs(change, slot.id, wanted.trainings)


def _write_roles(change: Change, pattern_id: int, pattern: ShiftPattern) -> None:
    for role in pattern.roles:
        row = change.insert(
            "pattern_role",
            pattern_id=pattern_id,
            role=role.role,
            people=role.people,
            weight=role.weight,
            languages=", ".join(role.languages),
        )
        for training_id in role.trainings:
            change.insert("pattern_training", role_id=row, training_id=training_id)


def _columns(pattern: ShiftPattern) -> dict[str, Value]:
    return {
        "name": pattern.name,
        "weekdays": "".join(map(str, sorted(set(pattern.weekdays)))),
        "starts_at": write_clock(pattern.starts_at),
        "ends_at": write_clock(pattern.ends_at),
        "starts_on": pattern.starts_on.isoformat(),
        "ends_on": pattern.ends_on.isoformat() if pattern.ends_on else None,
        "place_id": pattern.place_id,
        "on_closure": pattern.on_closure,
        "night": int(pattern.night),
        "position": pattern.position,
    }


def _checked(draft: ShiftPattern) -> ShiftPattern:
    draft = replace(draft, name=" ".join(draft.name.split()))
    if not draft.name:
        raise KnownError(say("A shift needs a name."), say("“Desk”, for instance."))
    if not draft.weekdays:
        raise KnownError(
            say("{name} is on no weekday yet.", name=draft.name), say("Tick at least one weekday.")
        )
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("{name} would end before it begins.", name=draft.name), say("Check the two days.")
        )
    if not draft.roles:
        raise KnownError(
            say("Nobody would be on duty in {name}.", name=draft.name),
            say("Say how many are on duty, at least one."),
        )
    if len({each.role for each in draft.roles}) < len(draft.roles):
        raise BugError("a pattern has each role once")
    return draft


def _gone() -> KnownError:
    return KnownError(
        say("This kind of shift is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )
