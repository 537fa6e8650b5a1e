"""What an edit speaks of, as the file has it; KnownError where it was removed or undone since."""

from __future__ import annotations

from dropin.attendance.changes.telling import gone
from dropin.buddies.model import BUDDY, MEMBER, Pair, Request, Terms
from dropin.buddies.reading.buddies import terms_of
from dropin.buddies.reading.pairs import pair
from dropin.buddies.reading.requests import request
from dropin.errors import BugError, KnownError
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


def known_request(file: CentreFile, request_id: int) -> Request:
    found = request(file, request_id)
    if found is None:
        raise gone()
    return found


def known_pair(file: CentreFile, pair_id: int) -> Pair:
    found = pair(file, pair_id)
    if found is None:
        raise gone()
    return found


def open_pair(file: CentreFile, pair_id: int) -> Pair:
    """A pair that has not ended, with both still there. KnownError otherwise."""
    found = known_pair(file, pair_id)
    if found.ended_on is not None:
        raise KnownError(
            say("This pair has ended. Nothing was changed."),
            say("Look at the list again, or undo its end."),
        )
    if not found.is_open:
        raise KnownError(
            say("One of the two is no longer in the file. Nothing was changed."),
            say("End this pair, or undo the removal."),
        )
    return found


def agreed_pair(file: CentreFile, pair_id: int) -> Pair:
    """An open pair that both agreed to. KnownError otherwise: nothing comes before two yeses."""
    found = open_pair(file, pair_id)
    if not found.both_agreed:
        raise KnownError(
            say("Not both of the two have agreed yet. Nothing was changed."),
            say("Ask each of them, and note what they said."),
        )
    return found


def met_pair(file: CentreFile, pair_id: int) -> Pair:
    """A pair that both agreed to and that has met. KnownError otherwise."""
    found = agreed_pair(file, pair_id)
    if found.met_on is None:
        raise KnownError(
            say("The two have not met yet. Nothing was changed."),
            say("Note their first meeting first."),
        )
    return found


def known_terms(file: CentreFile, person_id: int) -> Terms:
    found = terms_of(file, person_id)
    if found is None:
        raise KnownError(
            say("They are not a buddy. Nothing was changed."),
            say("Write their terms as a buddy first."),
        )
    return found


def pair_names(file: CentreFile, known: Pair) -> str:
    """``Ana and Ben``, the member first; who was removed is left out."""
    ids = [each for each in (known.member_id, known.buddy_id) if each is not None]
    names = [who.name for who in (person(file, each) for each in ids) if who is not None]
    if len(names) == 2:
        return say("{one} and {other}", one=names[0], other=names[1])
    return names[0] if names else say("a pair")


def check_side(side: str) -> None:
    if side not in (MEMBER, BUDDY):
        raise BugError(f"no side {side}")
