"""What an edit speaks of, as the file has it; KnownError where it was removed meanwhile."""

from __future__ import annotations

from dropin.choosing.model import AgendaItem, Ballot, Batch, BoardSeat, Idea, Meeting
from dropin.choosing.store import ballot, batch, idea, item, meeting, seats
from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


def known_idea(file: CentreFile, idea_id: int) -> Idea:
    found = idea(file, idea_id)
    if found is None:
        raise _gone(say("This idea is no longer in the file."))
    return found


def known_ballot(file: CentreFile, ballot_id: int) -> Ballot:
    found = ballot(file, ballot_id)
    if found is None:
        raise _gone(say("This ballot is no longer in the file."))
    return found


def known_batch(file: CentreFile, batch_id: int) -> Batch:
    found = batch(file, batch_id)
    if found is None:
        raise KnownError(
            say("This batch is in the box already, or was thrown away. Nothing was changed."),
            say("Look at the ballot’s batches again."),
        )
    return found


def known_seat(file: CentreFile, seat_id: int) -> BoardSeat:
    for each in seats(file):
        if each.id == seat_id:
            return each
    raise _gone(say("This seat is no longer in the file."))


def known_meeting(file: CentreFile, meeting_id: int) -> Meeting:
    found = meeting(file, meeting_id)
    if found is None:
        raise _gone(say("This meeting is no longer in the file."))
    return found


def known_item(file: CentreFile, item_id: int) -> AgendaItem:
    found = item(file, item_id)
    if found is None:
        raise _gone(say("This point is no longer on the agenda."))
    return found


def known_person(file: CentreFile, person_id: int) -> Person:
    found = person(file, person_id)
    if found is None:
        raise _gone(say("This person is no longer in the file."))
    return found


def _gone(what: str) -> KnownError:
    return KnownError(
        say("{what} Nothing was changed.", what=what),
        say("Look at the list again, or undo the removal."),
    )
