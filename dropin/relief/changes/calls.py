"""Who was asked to cover what, and what they said. A yes covers it, in the same step."""

from __future__ import annotations

from datetime import datetime

from dropin.attendance.changes.telling import known_person
from dropin.dates import write_clock, write_moment
from dropin.errors import BugError, KnownError
from dropin.people.store import person
from dropin.programme.model import Occurrence
from dropin.programme.operations import cancel_one, change_one
from dropin.relief.model import LEADS, NO, OUTCOMES, SLOT, YES, What
from dropin.relief.reading.dates import date_of, title_of
from dropin.relief.reading.reliefs import reliefs_of
from dropin.roster.changes.filling import put_now
from dropin.roster.model import Shift, Slot
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.shifts import last_day
from dropin.roster.store import shift_of_slot
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def note_call(file: CentreFile, what: What, person_id: int, outcome: str, now: datetime) -> None:
    """Somebody was asked, by whoever sits here: one of OUTCOMES. A yes covers it at once.

    Whoever is backup in the same shift leaves that slot open when they step up. Raises KnownError
    where it is no longer there or somebody covers it already.
    """
    who = known_person(file, person_id)
    if outcome not in OUTCOMES:
        raise BugError(f"no such outcome: {outcome}")
    title = _known_title(file, what)
    label = (
        say("{name} covers {what}", name=who.name, what=title)
        if outcome == YES
        else say("Asked {name} about {what}", name=who.name, what=title)
    )
    with file.change(label) as change:
        _write(file, change, what, person_id, outcome, now)
        if outcome == YES and what.kind == SLOT:
            _fill_slot(file, change, what, person_id)
        elif outcome == YES:
            _fill_date(file, what, person_id)


def take_back(file: CentreFile, what: What, person_id: int, now: datetime) -> None:
    """Whoever covers it cannot after all: it needs cover again, and that they said so is kept.

    Raises KnownError where somebody else covers it by now.
    """
    who = known_person(file, person_id)
    title = _known_title(file, what)
    label = say("{name} does not cover {what} after all", name=who.name, what=title)
    with file.change(label) as change:
        _write(file, change, what, person_id, NO, now)
        if what.kind == SLOT:
            _, slot = _known_slot(file, what)
            _refuse_another(file, slot.person_id, person_id)
            put_now(file, slot.id, None)
        else:
            _empty_date(file, what, person_id)


def leave_at_one(file: CentreFile, what: What) -> None:
    """Nobody co-leads on this date: one leader is enough."""
    change_one(file, _known_date(file, what), co_leader_id=None)


def cancel_date(file: CentreFile, what: What) -> None:
    """Nobody could lead it: the date is cancelled, in the calendar too."""
    cancel_one(file, _known_date(file, what))


def _write(
    file: CentreFile, change: Change, what: What, person_id: int, outcome: str, now: datetime
) -> None:
    is_slot = what.kind == SLOT
    change.insert(
        "cover_call",
        slot_id=what.slot_id if is_slot else None,
        time_id=None if is_slot else what.time_id,
        original_day=what.original_day.isoformat() if what.original_day else "",
        original_at=write_clock(what.original_at) if what.original_at else "",
        person_id=person_id,
        asked_at=write_moment(now),
        asked_by=file.who,
        outcome=outcome,
    )


def _fill_slot(file: CentreFile, change: Change, what: What, person_id: int) -> None:
    shift, slot = _known_slot(file, what)
    if slot.person_id is not None and not _is_relieved_on(file, slot.person_id, shift):
        raise _covered(file, slot.person_id)
    backup = next(
        (
            each
            for each in shift.slots
            if each.role == BACKUP and each.person_id == person_id and slot.role == PRIMARY
        ),
        None,
    )
    if backup is not None:
        put_now(file, backup.id, None)
        _claim_as(file, change, backup.id, slot.id)
    put_now(file, slot.id, person_id)


def _claim_as(file: CentreFile, change: Change, slot_id: int, like_id: int) -> None:
    """The slot needs cover from now on in the place of another that was on the list."""
    relief_id = file.value(
        "SELECT relief_id FROM relieved_slot WHERE slot_id = ? ORDER BY id DESC", (like_id,)
    )
    held = file.value(
        "SELECT id FROM relieved_slot WHERE slot_id = ? AND relief_id = ?",
        (slot_id, int(str(relief_id or 0))),
    )
    if relief_id is not None and held is None:
        change.insert("relieved_slot", relief_id=int(str(relief_id)), slot_id=slot_id)


def _fill_date(file: CentreFile, what: What, person_id: int) -> None:
    occurrence = _known_date(file, what)
    leads = what.kind == LEADS
    holder = occurrence.leader_id if leads else occurrence.co_leader_id
    if holder is not None and not _is_away_on(file, holder, occurrence):
        raise _covered(file, holder)
    if not leads:
        change_one(file, occurrence, co_leader_id=person_id)
    elif occurrence.co_leader_id == person_id:
        change_one(file, occurrence, leader_id=person_id, co_leader_id=None)
    else:
        change_one(file, occurrence, leader_id=person_id)


def _empty_date(file: CentreFile, what: What, person_id: int) -> None:
    """Back to whoever usually does it, which puts it on the list again."""
    occurrence = _known_date(file, what)
    activity = occurrence.activity
    if what.kind != LEADS:
        _refuse_another(file, occurrence.co_leader_id, person_id)
        change_one(file, occurrence, co_leader_id=activity.co_leader_id)
        return
    _refuse_another(file, occurrence.leader_id, person_id)
    usually_beside = activity.co_leader_id == person_id and occurrence.co_leader_id is None
    if usually_beside:
        change_one(file, occurrence, leader_id=activity.leader_id, co_leader_id=person_id)
    else:
        change_one(file, occurrence, leader_id=activity.leader_id)


def _known_slot(file: CentreFile, what: What) -> tuple[Shift, Slot]:
    known = shift_of_slot(file, what.slot_id)
    if known is None:
        raise _gone()
    return known


def _known_date(file: CentreFile, what: What) -> Occurrence:
    known = date_of(file, what)
    if known is None:
        raise _gone()
    return known


def _known_title(file: CentreFile, what: What) -> str:
    title = title_of(file, what)
    if not title:
        raise _gone()
    return title


def _is_relieved_on(file: CentreFile, person_id: int, shift: Shift) -> bool:
    return any(each.touches(shift.day, last_day(shift)) for each in reliefs_of(file, person_id))


def _is_away_on(file: CentreFile, person_id: int, occurrence: Occurrence) -> bool:
    return any(each.holds_on(occurrence.day) for each in reliefs_of(file, person_id))


def _refuse_another(file: CentreFile, holder: int | None, person_id: int) -> None:
    if holder != person_id:
        raise KnownError(
            say("Somebody else covers this by now. Nothing was changed."),
            say("Look at the list again."),
        )


def _covered(file: CentreFile, person_id: int) -> KnownError:
    found = person(file, person_id)
    name = found.name if found is not None else say("Somebody")
    return KnownError(
        say("{name} covers this already. Nothing was changed.", name=name),
        say("Take that back first if somebody else is to cover it."),
    )


def _gone() -> KnownError:
    return KnownError(
        say("This is no longer on. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )
