"""Single shifts: one more, other hours, left out, back to what its pattern says."""

from __future__ import annotations

from dataclasses import replace

from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.roster.changes.laying_out import gone, insert_slot, laid_out, shift_columns
from dropin.roster.model import Shift
from dropin.roster.reading.patterns import shift
from dropin.storage.file import CentreFile
from dropin.words import say


def add_shift(file: CentreFile, draft: Shift) -> int:
    """Add a shift of its own, with the draft's slots; returns its id. KnownError if nameless."""
    checked = _checked(draft)
    with file.change(say("Add {shift}", shift=shift_words(file, checked))) as change:
        columns = shift_columns(replace(checked, by_hand=True))
        shift_id = change.insert("shift", pattern_id=None, **columns)
        for slot in checked.slots:
            insert_slot(change, shift_id, slot)
        return shift_id


def change_shift(file: CentreFile, draft: Shift) -> int:
    """Other hours, another name, place or note for one shift; returns its id.

    Its slots stay, and it no longer follows its pattern. KnownError if nameless or gone.
    """
    checked = _checked(draft)
    with file.change(
        say("Change {shift}", shift=shift_words(file, _known(file, draft.id)))
    ) as change:
        known = laid_out(file, change, draft.id)
        columns = shift_columns(replace(checked, by_hand=True, cancelled=known.cancelled))
        change.update("shift", known.id, **columns)
        return known.id


def leave_out_shift(file: CentreFile, shift_id: int) -> None:
    """Nobody is on duty in this one shift: it is left out, whoever stood in it is free."""
    known = _known(file, shift_id)
    with file.change(say("Leave out {shift}", shift=shift_words(file, known))) as change:
        if known.id > 0 and known.pattern_id is None:
            change.delete("shift", known.id)
            return
        laid = laid_out(file, change, shift_id)
        change.update("shift", laid.id, cancelled=1, by_hand=1)
        for slot in laid.slots:
            change.update("slot", slot.id, person_id=None, locked=0)


def shift_words(file: CentreFile, shift: Shift) -> str:
    """“Desk on Tue 24 Nov”."""
    return say("{name} on {day}", name=shift.name, day=day_short(shift.day, centre(file).customs))


def _known(file: CentreFile, shift_id: int) -> Shift:
    found = shift(file, shift_id)
    if found is None:
        raise gone()
    return found


def _checked(draft: Shift) -> Shift:
    draft = replace(draft, name=" ".join(draft.name.split()))
    if not draft.name:
        raise KnownError(say("A shift needs a name."), say("“Desk”, for instance."))
    if not draft.slots:
        raise KnownError(
            say("Nobody would be on duty in {name}.", name=draft.name),
            say("Say how many are on duty, at least one."),
        )
    return draft
