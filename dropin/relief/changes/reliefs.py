"""Somebody stands down, for longer or for shorter, comes back, or did not stand down after all."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime

from dropin.attendance.changes.telling import known_person
from dropin.centre.store import centre
from dropin.dates import day_short, write_moment
from dropin.errors import KnownError
from dropin.relief.model import Relief
from dropin.relief.reading.reliefs import claimed_slots, relief, relief_on, reliefs_of
from dropin.roster.changes.absences import (
    end_absence,
    forget_gentle_return,
    note_absence,
    remove_absence,
    return_gently,
)
from dropin.roster.changes.filling import put_now, stand_down
from dropin.roster.store import shift_of_slot, terms_of
from dropin.storage.file import CentreFile
from dropin.words import say


def relieve(
    file: CentreFile, person_id: int, starts_on: date, ends_on: date | None, now: datetime
) -> int:
    """Somebody stands down from a day up to but not including another (None: open); returns the
    relief's id.

    Their shifts of that time stand open at once. Where they are away already in some of it, all
    becomes one absence and one relief. Nobody is asked anything, no reason is kept. Where it is
    known when they come back, a gentle return is planned from then on. Raises KnownError where
    they would be back before they stand down.
    """
    who = known_person(file, person_id)
    ends = {each.ends_on for each in reliefs_of(file, person_id)}
    with file.change(say("{name} stands down", name=who.name)) as change:
        absence = note_absence(file, person_id, starts_on, ends_on)
        known = relief_on(file, absence.id)
        relief_id = known.id if known else 0
        if not relief_id:
            relief_id = change.insert(
                "relief", person_id=person_id, absence_id=absence.id, made_at=write_moment(now)
            )
        held = claimed_slots(file, relief_id)
        for slot_id in stand_down(file, person_id, absence.starts_on, absence.ends_on, now):
            if slot_id not in held:
                change.insert("relieved_slot", relief_id=relief_id, slot_id=slot_id)
        still = {each.ends_on for each in reliefs_of(file, person_id)}
        _plan_return(file, person_id, ends - still, absence.ends_on)
        return relief_id


def set_end(file: CentreFile, relief_id: int, ends_on: date | None, now: datetime) -> None:
    """They are away until another day, or until further notice.

    What is theirs in days that are added stands open at once; what stands open in days that are
    taken off is not theirs again by itself. KnownError where they would be back before they stood
    down.
    """
    known = known_relief(file, relief_id)
    who = known_person(file, known.person_id)
    earlier = ends_on is not None and (known.ends_on is None or ends_on < known.ends_on)
    if not earlier:
        relieve(file, known.person_id, known.starts_on, ends_on, now)
        return
    assert ends_on is not None
    _refuse_before_the_start(file, known, ends_on)
    day = day_short(ends_on, centre(file).customs)
    with file.change(say("{name} is back on {day}", name=who.name, day=day)):
        end_absence(file, known.absence_id, ends_on)
        _plan_return(file, who.id, {known.ends_on}, ends_on)


def come_back(file: CentreFile, relief_id: int, day: date) -> None:
    """They are back from ``day`` on, gently: a smaller share for as long as the centre chose.

    What of theirs still stands open is offered to them, never given by itself. KnownError where
    that is no later than the day they stood down.
    """
    known = known_relief(file, relief_id)
    who = known_person(file, known.person_id)
    _refuse_before_the_start(file, known, day)
    with file.change(say("{name} is back", name=who.name)):
        end_absence(file, known.absence_id, day)
        _plan_return(file, who.id, {known.ends_on}, day)


def call_off(file: CentreFile, relief_id: int) -> tuple[int, ...]:
    """They did not stand down after all: what nobody has taken is theirs as it was.

    Returns the slots they have again.
    """
    known = known_relief(file, relief_id)
    who = known_person(file, known.person_id)
    with file.change(say("{name} does not stand down after all", name=who.name)):
        slot_ids = claimed_slots(file, relief_id)
        remove_absence(file, known.absence_id)
        _plan_return(file, who.id, {known.ends_on}, None)
        return give_back(file, who.id, sorted(slot_ids))


def give_back(file: CentreFile, person_id: int, slot_ids: list[int]) -> tuple[int, ...]:
    """Slots that were somebody's are theirs again, where nobody took them; returns which."""
    who = known_person(file, person_id)
    with file.change(say("Give {name} their shifts back", name=who.name)):
        given = [each for each in slot_ids if _is_open(file, each)]
        for slot_id in given:
            put_now(file, slot_id, person_id)
        return tuple(given)


def known_relief(file: CentreFile, relief_id: int) -> Relief:
    """The relief. Raises KnownError once it is gone."""
    known = relief(file, relief_id)
    if known is None:
        raise KnownError(
            say("This relief is no longer there. Nothing was changed."),
            say("Look at the list again, or redo what was undone."),
        )
    return known


def _plan_return(
    file: CentreFile, person_id: int, instead_of: Set[date | None], day: date | None
) -> None:
    """A gentle return from ``day`` on, if it is known, and none from the days planned before.

    Who is not on the roster has no share to be made smaller.
    """
    for each in instead_of:
        if each is not None:
            forget_gentle_return(file, person_id, each)
    if day is not None and terms_of(file, person_id) is not None:
        return_gently(file, person_id, day)


def _refuse_before_the_start(file: CentreFile, known: Relief, day: date) -> None:
    if day <= known.starts_on:
        who = known_person(file, known.person_id)
        raise KnownError(
            say("{name} would be back before standing down. Nothing was changed.", name=who.name),
            say("Choose a later day, or call it off."),
        )


def _is_open(file: CentreFile, slot_id: int) -> bool:
    known = shift_of_slot(file, slot_id)
    return known is not None and not known[0].cancelled and known[1].person_id is None
