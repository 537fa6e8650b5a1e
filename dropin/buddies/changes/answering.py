"""Each of the two is asked, separately, and what they said. A no needs no reason.

A no ends the proposal at once. It never shows to the other: they are told that nothing came of
it, as they would be had the proposal been taken back. Nor do the names of these edits say whose
answer it was: whoever opens the menu reads what undo would take back.
"""

from __future__ import annotations

from datetime import date

from dropin.buddies.changes.ending import close_pair
from dropin.buddies.changes.known import check_side, open_pair
from dropin.buddies.model import DECLINED, NO, YES, Pair
from dropin.errors import BugError, KnownError
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


def ask(file: CentreFile, pair_id: int, side: str, day: date) -> None:
    """One of the two was asked that day. KnownError where they were asked already."""
    check_side(side)
    known = open_pair(file, pair_id)
    name = _name(file, known, side)
    if known.answer(side) is not None:
        raise KnownError(
            say("{name} was asked already. Nothing was changed.", name=name),
            say("Note what they said."),
        )
    with file.change(say("Note who was asked")) as change:
        change.insert("pair_answer", pair_id=pair_id, side=side, asked_on=day.isoformat())


def note_answer(file: CentreFile, pair_id: int, side: str, answer: str, day: date) -> None:
    """What one of the two said: YES or NO. They may change it until both have agreed.

    A NO ends the proposal. KnownError where they were not asked, or both agreed already: from
    then on it is ended like any pair.
    """
    check_side(side)
    if answer not in (YES, NO):
        raise BugError(f"no answer: {answer}")
    known = open_pair(file, pair_id)
    name = _name(file, known, side)
    asked = known.answer(side)
    if asked is None:
        raise KnownError(
            say("{name} was not asked yet. Nothing was changed.", name=name),
            say("Ask them first; nobody answers for another."),
        )
    if known.both_agreed:
        raise KnownError(
            say("Both have agreed already. Nothing was changed."),
            say("If one of them would rather not, end the pair."),
        )
    if day < asked.asked_on:
        raise KnownError(
            say("{name} would have answered before being asked.", name=name),
            say("Check the two days."),
        )
    row = file.value("SELECT id FROM pair_answer WHERE pair_id = ? AND side = ?", (pair_id, side))
    with file.change(say("Note an answer")) as change:
        change.update("pair_answer", int(str(row)), answer=answer, answered_on=day.isoformat())
        if answer == NO:
            close_pair(change, known, DECLINED, day)


def _name(file: CentreFile, known: Pair, side: str) -> str:
    person_id = known.person_on(side)
    found = None if person_id is None else person(file, person_id)
    return "" if found is None else found.name
