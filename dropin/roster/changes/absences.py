"""When somebody is away, and how they come back. There is no reason anywhere, on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dropin.attendance.changes.telling import known_person
from dropin.errors import KnownError
from dropin.roster.model import Absence, GentleReturn
from dropin.roster.reading.leaders import (
    absence,
    absences_of,
    customs,
    gentle_returns_of,
)
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def note_absence(
    file: CentreFile, person_id: int, starts_on: date, ends_on: date | None
) -> Absence:
    """Somebody is away from a day up to but not including another (None: until they are back).

    Absences that touch become one; nobody is asked why. Raises KnownError where it would end
    before it begins.
    """
    who = known_person(file, person_id)
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("{name} would be back before being away.", name=who.name),
            say("Check the two days."),
        )
    touching = [each for each in absences_of(file, person_id) if _touches(each, starts_on, ends_on)]
    whole = Absence(0, person_id, starts_on, ends_on)
    for each in touching:
        whole = _joined(whole, each)
    columns = {"starts_on": whole.starts_on.isoformat(), "ends_on": _text(whole.ends_on)}
    with file.change(say("{name} is away", name=who.name)) as change:
        if not touching:
            row = change.insert("absence", person_id=person_id, **columns)
            return replace(whole, id=row)
        first, *others = touching
        for each in others:
            _move_relief(change, each.id, first.id)
            change.delete("absence", each.id)
        change.update("absence", first.id, **columns)
        return replace(whole, id=first.id)


def end_absence(file: CentreFile, absence_id: int, back_on: date) -> None:
    """They are back from ``back_on`` on. KnownError where that is before the absence began."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    if back_on < known.starts_on:
        raise KnownError(
            say("{name} would be back before being away.", name=who.name),
            say("Choose a day on or after the first day away."),
        )
    with file.change(say("{name} is back", name=who.name)) as change:
        if back_on == known.starts_on:
            change.delete("absence", absence_id)
        else:
            change.update("absence", absence_id, ends_on=back_on.isoformat())


def come_back(file: CentreFile, absence_id: int, back_on: date) -> int | None:
    """They are back from ``back_on`` on, gently: as ``end_absence`` and ``return_gently``."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    with file.change(say("{name} is back", name=who.name)):
        end_absence(file, absence_id, back_on)
        return return_gently(file, known.person_id, back_on)


def remove_absence(file: CentreFile, absence_id: int) -> None:
    """The absence never was: a slip of the hand."""
    known = absence(file, absence_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    with file.change(say("{name} is not away", name=who.name)) as change:
        change.delete("absence", absence_id)


def return_gently(file: CentreFile, person_id: int, starts_on: date) -> int | None:
    """A smaller share for the weeks the centre chose; returns its id, None where it chose none."""
    who, house = known_person(file, person_id), customs(file)
    if not house.return_weeks or house.return_percent == 100:
        return None
    until = starts_on + timedelta(weeks=house.return_weeks)
    gentle = GentleReturn(0, person_id, starts_on, until, house.return_percent)
    with file.change(say("A gentle return for {name}", name=who.name)) as change:
        return save_gentle_return(file, change, gentle)


def forget_gentle_return(file: CentreFile, person_id: int, starts_on: date) -> None:
    """No smaller share from that day on: they come back on another day, or not at all yet."""
    who = known_person(file, person_id)
    with file.change(say("No gentle return for {name}", name=who.name)) as change:
        for each in gentle_returns_of(file, person_id):
            if each.starts_on == starts_on:
                change.delete("gentle_return", each.id)


def save_gentle_return(file: CentreFile, change: Change, draft: GentleReturn) -> int:
    """Write it; what it overlaps goes, so that a share is lowered once."""
    for each in gentle_returns_of(file, draft.person_id):
        if each.starts_on < draft.ends_on and draft.starts_on < each.ends_on:
            change.delete("gentle_return", each.id)
    return change.insert(
        "gentle_return",
        person_id=draft.person_id,
        starts_on=draft.starts_on.isoformat(),
        ends_on=draft.ends_on.isoformat(),
        percent=draft.percent,
    )


def _touches(held: Absence, starts_on: date, ends_on: date | None) -> bool:
    begins = ends_on is None or held.starts_on <= ends_on
    return begins and (held.ends_on is None or starts_on <= held.ends_on)


def _joined(one: Absence, other: Absence) -> Absence:
    open_end = one.ends_on is None or other.ends_on is None
    ends_on = None if open_end else max(filter(None, (one.ends_on, other.ends_on)))
    return replace(one, starts_on=min(one.starts_on, other.starts_on), ends_on=ends_on)


def _gone() -> KnownError:
    return KnownError(
        say("This absence is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _move_relief(change: Change, absence_id: int, to_id: int) -> None:
    """The relief on one absence is from now on that on another; two become one, nothing is lost."""
    change.execute(
        "UPDATE relief SET absence_id = ? WHERE absence_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM relief WHERE absence_id = ?)",
        (to_id, absence_id, to_id),
    )
    change.execute(
        "UPDATE OR IGNORE relieved_slot"
        " SET relief_id = (SELECT id FROM relief WHERE absence_id = ?)"
        " WHERE relief_id IN (SELECT id FROM relief WHERE absence_id = ?)",
        (to_id, absence_id),
    )
