"""A shift that stood only by its pattern becomes rows of its own, with the first word about it."""

from __future__ import annotations

from dropin.errors import KnownError
from dropin.roster.model import Shift, Slot
from dropin.roster.reading.patterns import shift, shift_of_slot
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def laid_out(file: CentreFile, change: Change, shift_id: int) -> Shift:
    """The shift as the file now holds it. KnownError once it is gone."""
    known = shift(file, shift_id)
    if known is None:
        raise gone()
    if known.id > 0:
        return known
    row = change.insert("shift", pattern_id=known.pattern_id, **shift_columns(known))
    for slot in known.slots:
        insert_slot(change, row, slot)
    made = shift(file, row)
    assert made is not None
    return made


def laid_out_slot(file: CentreFile, change: Change, slot_id: int) -> tuple[Shift, Slot]:
    """The slot with its shift, both as the file now holds them. KnownError once they are gone."""
    known = shift_of_slot(file, slot_id)
    if known is None:
        raise gone()
    before, slot = known
    if before.id > 0:
        return known
    made = laid_out(file, change, before.id)
    return made, made.slots[before.slots.index(slot)]


def insert_slot(change: Change, shift_id: int, slot: Slot) -> int:
    """Write a slot with what it needs; returns its id."""
    row = change.insert(
        "slot",
        shift_id=shift_id,
        role=slot.role,
        number=slot.number,
        weight=slot.weight,
        languages=", ".join(slot.languages),
        person_id=slot.person_id,
        locked=int(slot.locked),
        done_minutes=slot.done_minutes,
    )
    write_needs(change, row, slot.trainings)
    return row


def write_needs(change: Change, slot_id: int, trainings: tuple[int, ...]) -> None:
    """The slot needs just these trainings; it needed none before."""
    for training_id in trainings:
        change.insert("slot_training", slot_id=slot_id, training_id=training_id)


def shift_columns(shift: Shift) -> dict[str, Value]:
    """The shift as a row, but for its id and its pattern."""
    return {
        "day": shift.day.isoformat(),
        "name": shift.name,
        "starts_at": f"{shift.starts_at:%H:%M}",
        "ends_at": f"{shift.ends_at:%H:%M}",
        "place_id": shift.place_id,
        "night": int(shift.night),
        "by_hand": int(shift.by_hand),
        "cancelled": int(shift.cancelled),
        "note": shift.note,
    }


def gone() -> KnownError:
    """What is said where undo, or another change, took away what was to be changed."""
    return KnownError(
        say("This shift is no longer there. Nothing was changed."),
        say("Look at the roster again, or redo what was undone."),
    )
