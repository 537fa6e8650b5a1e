"""The fair-attendance agreement, the conversations it proposes, pauses and appeals.

Only a person writes any of these: nothing here follows by itself from a number.
"""

from __future__ import annotations

from datetime import date

from dropin.attendance.changes.telling import day_words, gone, known_person
from dropin.attendance.model import Agreement, Pause
from dropin.attendance.reading.agreed import agreements, pause
from dropin.errors import BugError, KnownError
from dropin.storage.file import CentreFile
from dropin.words import say

TALKED, LET_BE, PAUSE = "talked", "let be", "pause"
STANDS, LIFTED = "stands", "lifted"


def save_agreement(file: CentreFile, draft: Agreement) -> int:
    """Add (id 0) or change an agreement, in the members' own words; returns its id.

    Raises KnownError without words, or where it would end before it begins.
    """
    if draft.missed < 1 or draft.within_days < 1:
        raise KnownError(
            say("The agreement needs a number and a time. Nothing was changed."),
            say("Say how many missed dates, within how many days."),
        )
    if not draft.words.strip():
        raise KnownError(
            say("The agreement has no words yet. Nothing was changed."),
            say("Write it down as the {members} agreed it."),
        )
    _check_span(draft.starts_on, draft.ends_on)
    columns = {
        "activity_id": draft.activity_id,
        "missed": draft.missed,
        "within_days": draft.within_days,
        "words": draft.words.strip(),
        "follows": draft.follows.strip(),
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat() if draft.ends_on else None,
    }
    with file.change(say("Write down the fair-attendance agreement")) as change:
        if not draft.id:
            return change.insert("agreement", **columns)
        _known(file, draft.id)
        change.update("agreement", draft.id, **columns)
        return draft.id


def end_agreement(file: CentreFile, agreement_id: int, ends_on: date) -> None:
    """The agreement holds up to but not including a day; what was missed stays on record."""
    held = _known(file, agreement_id)
    _check_span(held.starts_on, ends_on)
    with file.change(say("End the fair-attendance agreement")) as change:
        change.update("agreement", agreement_id, ends_on=ends_on.isoformat())


def hold_conversation(
    file: CentreFile, person_id: int, agreement_id: int, held_on: date, outcome: str
) -> int:
    """Note that the talk was had (TALKED) or that it is let be (LET_BE); returns its id.

    What was missed up to that day no longer counts. What was said is noted nowhere.
    """
    if outcome not in (TALKED, LET_BE):
        raise BugError(f"no such outcome: {outcome}")
    who = known_person(file, person_id)
    _known(file, agreement_id)
    labels = {
        TALKED: say("Talked with {name}", name=who.name),
        LET_BE: say("Let it be with {name}", name=who.name),
    }
    with file.change(labels[outcome]) as change:
        return change.insert(
            "conversation",
            person_id=person_id,
            agreement_id=agreement_id,
            held_on=held_on.isoformat(),
            outcome=outcome,
        )


def confirm_pause(file: CentreFile, draft: Pause, agreement_id: int) -> int:
    """Write a pause that a person confirmed, up to but not including its end; returns its id.

    It closes the conversation. Sign-ups made before stay. Raises KnownError where nobody
    confirms it, or it would end before it begins.
    """
    who = known_person(file, draft.person_id)
    _known(file, agreement_id)
    if not draft.confirmed_by.strip():
        raise KnownError(
            say("A pause is confirmed by a person. Nothing was changed."),
            say("Write who confirms it."),
        )
    _check_span(draft.starts_on, draft.ends_on)
    label = say("{name} pauses until {day}", name=who.name, day=day_words(file, draft.ends_on))
    with file.change(label) as change:
        change.insert(
            "conversation",
            person_id=draft.person_id,
            agreement_id=agreement_id,
            held_on=draft.starts_on.isoformat(),
            outcome=PAUSE,
        )
        return change.insert(
            "pause",
            person_id=draft.person_id,
            activity_id=draft.activity_id,
            starts_on=draft.starts_on.isoformat(),
            ends_on=draft.ends_on.isoformat(),
            confirmed_by=draft.confirmed_by.strip(),
        )


def appeal_pause(file: CentreFile, pause_id: int, words: str, day: date) -> None:
    """Somebody asks to have their pause looked at again. KnownError where it was answered."""
    held = _known_pause(file, pause_id)
    who = known_person(file, held.person_id)
    if held.appeal_result:
        raise KnownError(
            say("This appeal was answered already. Nothing was changed."),
            say("Talk it over, or undo the answer."),
        )
    with file.change(say("{name} appeals", name=who.name)) as change:
        change.update("pause", pause_id, appealed_on=day.isoformat(), appeal=words.strip())


def answer_appeal(file: CentreFile, pause_id: int, result: str) -> None:
    """The pause STANDS, or is LIFTED from the beginning. KnownError where nobody appealed."""
    if result not in (STANDS, LIFTED):
        raise BugError(f"no such answer: {result}")
    held = _known_pause(file, pause_id)
    who = known_person(file, held.person_id)
    if held.appealed_on is None:
        raise KnownError(
            say("Nobody has appealed. Nothing was changed."), say("Note the appeal first.")
        )
    labels = {
        STANDS: say("The pause of {name} stands", name=who.name),
        LIFTED: say("Lift the pause of {name}", name=who.name),
    }
    with file.change(labels[result]) as change:
        change.update("pause", pause_id, appeal_result=result)


def _known(file: CentreFile, agreement_id: int) -> Agreement:
    for each in agreements(file):
        if each.id == agreement_id:
            return each
    raise gone()


def _known_pause(file: CentreFile, pause_id: int) -> Pause:
    found = pause(file, pause_id)
    if found is None:
        raise gone()
    return found


def _check_span(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("That would end before it begins. Nothing was changed."),
            say("Choose a later day for its end."),
        )
