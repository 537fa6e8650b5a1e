"""What an hour in a role is paid from a day on, and what is added or taken by hand."""

from __future__ import annotations

from datetime import date

from dropin.attendance.changes.telling import known_person
from dropin.errors import KnownError
from dropin.roster.model import Adjustment, Rate
from dropin.roster.now import role_words
from dropin.roster.reading.honoraria import adjustment, rates
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say

MOST_CENTS = 100_000_00
"""No amount or rate is above this: a slip of the hand shows at once."""


def save_rate(file: CentreFile, draft: Rate) -> int:
    """Add (id 0) or change what an hour in a role is paid from a day on; returns its id.

    A draft for the same role and day as another rate takes its place. Raises KnownError for an
    amount that can't be, or where the one to change is gone.
    """
    if not 0 <= draft.cents <= MOST_CENTS:
        raise _no_amount()
    known = rates(file)
    if draft.id and all(each.id != draft.id for each in known):
        raise _gone()
    same = [each for each in known if (each.role, each.starts_on) == _key(draft)]
    columns: dict[str, Value] = {
        "role": draft.role,
        "starts_on": draft.starts_on.isoformat(),
        "cents": draft.cents,
    }
    with file.change(say("The rate for {role}", role=role_words(draft.role))) as change:
        for each in same:
            if each.id != draft.id:
                change.delete("honorarium_rate", each.id)
        if not draft.id:
            return change.insert("honorarium_rate", **columns)
        change.update("honorarium_rate", draft.id, **columns)
        return draft.id


def remove_rate(file: CentreFile, rate_id: int) -> None:
    """The rate never was; the one before it holds on. KnownError once it is gone."""
    known = next((each for each in rates(file) if each.id == rate_id), None)
    if known is None:
        raise _gone()
    with file.change(say("Remove a rate for {role}", role=role_words(known.role))) as change:
        change.delete("honorarium_rate", rate_id)


def save_adjustment(file: CentreFile, draft: Adjustment) -> int:
    """Add (id 0) or change what somebody gets beside their hours, or below 0 gets less.

    Returns its id. Raises KnownError without an amount or a note, or once it or the person is
    gone.
    """
    who = known_person(file, draft.person_id)
    note = " ".join(draft.note.split())
    if not note:
        raise KnownError(
            say("Say what it is for. Nothing was changed."), say("A word or two in the note.")
        )
    if draft.cents == 0 or abs(draft.cents) > MOST_CENTS:
        raise _no_amount()
    columns: dict[str, Value] = {
        "person_id": draft.person_id,
        "day": draft.day.isoformat(),
        "cents": draft.cents,
        "note": note,
    }
    if draft.id and adjustment(file, draft.id) is None:
        raise _gone()
    with file.change(say("Adjust the honorarium of {name}", name=who.name)) as change:
        if not draft.id:
            return change.insert("honorarium_adjustment", **columns)
        change.update("honorarium_adjustment", draft.id, **columns)
        return draft.id


def remove_adjustment(file: CentreFile, adjustment_id: int) -> None:
    """It never was. KnownError once it is gone."""
    known = adjustment(file, adjustment_id)
    if known is None:
        raise _gone()
    who = known_person(file, known.person_id)
    with file.change(say("Remove an adjustment of {name}", name=who.name)) as change:
        change.delete("honorarium_adjustment", adjustment_id)


def _key(rate: Rate) -> tuple[str, date]:
    return rate.role, rate.starts_on


def _no_amount() -> KnownError:
    return KnownError(
        say("This amount cannot be. Nothing was changed."), say("Check what was typed.")
    )


def _gone() -> KnownError:
    return KnownError(
        say("This entry is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )
