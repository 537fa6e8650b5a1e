"""Who stands in a slot: put, moved, exchanged, locked. Rules are shown elsewhere, never forced.

While a draft waits to be published, what is changed in its days is changed in the draft; on other
days, and without a draft, in the roster itself.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dropin.attendance.changes.telling import known_person
from dropin.errors import KnownError
from dropin.people.store import person
from dropin.roster.changes.laying_out import laid_out_slot
from dropin.roster.changes.shifts import shift_words
from dropin.roster.model import Shift, Slot
from dropin.roster.reading.patterns import shift_of_slot, shifts_of_person
from dropin.roster.reading.published import draft_days
from dropin.roster.shifts import last_day
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say

_A_DAY = timedelta(days=1)


def put(file: CentreFile, slot_id: int, person_id: int | None) -> int:
    """Let somebody stand in a slot, or nobody (None); returns the slot's id in the file.

    Raises KnownError once the shift or the person is gone.
    """
    with file.change(_put_label(file, slot_id, person_id)) as change:
        shift, slot = laid_out_slot(file, change, slot_id)
        _write(file, change, shift, slot, person_id)
        return slot.id


def put_now(file: CentreFile, slot_id: int, person_id: int | None) -> None:
    """As ``put``, but at once in the roster, whatever a draft says of it; and in the draft too.

    For what was agreed with a person, which no draft may take back when it is published.
    """
    with file.change(_put_label(file, slot_id, person_id)) as change:
        _, slot = laid_out_slot(file, change, slot_id)
        _write_now(file, change, slot.id, person_id)


def stand_down(
    file: CentreFile, person_id: int, starts_on: date, ends_on: date | None, now: datetime
) -> tuple[int, ...]:
    """Whoever is away stands in no shift of those days that is not over: not in the roster, nor in
    a draft. Returns the slots that were theirs in the roster, by time."""
    who = known_person(file, person_id)
    last = ends_on or date.max
    theirs = shifts_of_person(file, person_id, starts_on - _A_DAY, last)
    opened = [
        slot.id for shift, slot in theirs if starts_on <= last_day(shift) and shift.ends > now
    ]
    with file.change(say("{name} stands down", name=who.name)) as change:
        for slot_id in opened:
            _write_now(file, change, slot_id, None)
        change.execute(
            "UPDATE draft_slot SET person_id = NULL WHERE person_id = ? AND slot_id IN"
            " (SELECT slot.id FROM slot JOIN shift ON shift.id = shift_id"
            " WHERE day >= ? AND day < ?)",
            (person_id, starts_on.isoformat(), last.isoformat()),
        )
    return tuple(opened)


def exchange(file: CentreFile, slot_id: int, other_id: int) -> None:
    """Whoever stands in the one slot stands in the other; an open slot is moved to just so.

    Raises KnownError once one of the shifts is gone.
    """
    with file.change(say("Exchange two shifts")) as change:
        shift, slot = laid_out_slot(file, change, slot_id)
        other_shift, other = laid_out_slot(file, change, other_id)
        here, there = standing(file, shift, slot), standing(file, other_shift, other)
        _write(file, change, shift, slot, there)
        _write(file, change, other_shift, other, here)


def lock(file: CentreFile, slot_id: int, locked: bool) -> None:
    """Plans leave the slot alone, or may change it again. KnownError where it is open or gone."""
    with file.change(say("Lock a shift") if locked else say("Unlock a shift")) as change:
        shift, slot = laid_out_slot(file, change, slot_id)
        holder = standing(file, shift, slot)
        if locked and holder is None:
            raise KnownError(
                say("Nobody stands in this shift yet. Nothing was changed."),
                say("Choose somebody first, then lock it."),
            )
        change.update("slot", slot.id, locked=int(locked))


def note_done(file: CentreFile, slot_id: int, minutes: int | None) -> None:
    """What was really done in a slot, in minutes; None: as long as the shift."""
    with file.change(say("Note what was really done")) as change:
        _, slot = laid_out_slot(file, change, slot_id)
        change.update("slot", slot.id, done_minutes=minutes)


def standing(file: CentreFile, shift: Shift, slot: Slot) -> int | None:
    """Who stands in the slot: in the draft on its days, else in the roster."""
    if _is_drafted(file, shift.day):
        row = file.row("SELECT person_id FROM draft_slot WHERE slot_id = ?", (slot.id,))
        if row is not None:
            return None if row[0] is None else int(row[0])
    return slot.person_id


def _write(
    file: CentreFile, change: Change, shift: Shift, slot: Slot, person_id: int | None
) -> None:
    if not _is_drafted(file, shift.day):
        change.update("slot", slot.id, person_id=person_id)
        if person_id is None or slot.person_id is None:  # whoever it was locked for is gone
            change.update("slot", slot.id, locked=0)
        return
    if standing(file, shift, slot) != person_id:
        change.update("roster_draft", 1, stages="[]")  # what was proven was of another roster
    row = file.value("SELECT id FROM draft_slot WHERE slot_id = ?", (slot.id,))
    if row is None:
        change.insert("draft_slot", slot_id=slot.id, person_id=person_id)
    else:
        change.update("draft_slot", int(str(row)), person_id=person_id)


def _write_now(file: CentreFile, change: Change, slot_id: int, person_id: int | None) -> None:
    change.update("slot", slot_id, person_id=person_id, locked=0)
    drafted = file.value("SELECT id FROM draft_slot WHERE slot_id = ?", (slot_id,))
    if drafted is not None:
        change.update("draft_slot", int(str(drafted)), person_id=person_id)


def _is_drafted(file: CentreFile, day: date) -> bool:
    drafted = draft_days(file)
    return drafted is not None and drafted[0] <= day < drafted[1]


def _put_label(file: CentreFile, slot_id: int, person_id: int | None) -> str:
    known = shift_of_slot(file, slot_id)
    what = shift_words(file, known[0]) if known else say("a shift")
    if person_id is None:
        return say("Nobody for {shift}", shift=what)
    found = person(file, person_id)
    if found is None:
        raise KnownError(
            say("This person is no longer in the file. Nothing was changed."),
            say("Look at the list of people again, or undo their removal."),
        )
    return say("{name} for {shift}", name=found.printed_name, shift=what)
