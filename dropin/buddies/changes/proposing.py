"""A pair is proposed, a whole set of them, or a temporary buddy; a proposal is taken back.

Nothing here is a match: it is a proposal until both, asked separately, said yes. What stands in
the way in matching stands in the way here too; only a full buddy may be proposed all the same,
where somebody allows it with their name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dropin.attendance.changes.telling import known_person
from dropin.buddies.changes.ending import close_pair, end_stand_ins
from dropin.buddies.changes.known import known_request, known_terms, met_pair, open_pair
from dropin.buddies.changes.owned import text_or_none
from dropin.buddies.changes.room import check_room, note_allowed, pairs_now
from dropin.buddies.fitting.model import (
    ALREADY,
    AVOIDED,
    AWAY,
    CIRCLE,
    FULL,
    KEPT_APART,
    LAPSED,
    NO_LANGUAGE,
    NO_TIME,
    SHADOW_FIRST,
    THEMSELVES,
    TRIED,
    UNTRAINED,
    UNWILLING,
)
from dropin.buddies.life import WAITING, request_state
from dropin.buddies.matching import obstacles
from dropin.buddies.model import TAKEN_BACK, Pair
from dropin.buddies.posing import Situation, problem
from dropin.buddies.reading.pairs import pairs_of_request
from dropin.buddies.reading.situation import situation, stand_in_situation
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_NOT_FOR_EACH_OTHER = (
    "These two are not right for each other.",
    "Choose another buddy for {member}.",
)
_REFUSALS = {
    THEMSELVES: ("{buddy} cannot be their own buddy.", "Choose somebody else."),
    CIRCLE: ("{member} is a buddy to {buddy}.", "Choose another buddy for {member}."),
    ALREADY: ("The two are a pair already.", "Choose another buddy for {member}."),
    KEPT_APART: _NOT_FOR_EACH_OTHER,
    AVOIDED: _NOT_FOR_EACH_OTHER,
    UNWILLING: _NOT_FOR_EACH_OTHER,
    TRIED: (
        "The two were asked before, and it came to nothing.",
        "Choose another buddy for {member}.",
    ),
    AWAY: ("{buddy} takes nobody on at that time.", "Choose somebody else, or wait."),
    UNTRAINED: ("{buddy} is not trained for it yet.", "Note their training first."),
    LAPSED: ("{buddy}’s training has lapsed.", "Renew it first."),
    SHADOW_FIRST: ("{buddy} comes along with a pair first.", "Note when they came along."),
    NO_LANGUAGE: ("They speak no language both know.", "Choose another buddy for {member}."),
    NO_TIME: ("There is no time in which both are free.", "Ask both for another time."),
}


def propose(
    file: CentreFile, request_id: int, buddy_id: int, today: date, *, allowed_by: str = ""
) -> int:
    """Propose a buddy for a request; returns the pair's id. Nobody was asked yet.

    ``allowed_by`` is who allows one pair more than the buddy can carry. KnownError where anything
    stands in the way, or somebody is proposed for the request already.
    """
    known = known_request(file, request_id)
    who = known_person(file, known.person_id)
    if request_state(known, pairs_of_request(file, request_id)) != WAITING:
        raise KnownError(
            say("{name} waits for nobody now. Nothing was changed.", name=who.name),
            say("Look at the list again."),
        )
    _refuse_obstacles(file, situation(file, today, requests=(known,)), buddy_id)
    draft = Pair(0, known.person_id, buddy_id, today, request_id=request_id)
    return _insert(file, draft, today, allowed_by)


def propose_set(
    file: CentreFile,
    pairs: Sequence[tuple[int, int]],
    today: date,
    *,
    left_out: Iterable[int] = (),
) -> tuple[int, ...]:
    """Propose several pairs of request and buddy in one step; returns the pairs' ids.

    The requests ``left_out`` were not matched this time, and go first the next. One that can't be
    proposed any more refuses the whole set with its KnownError.
    """
    label = say_count("Propose 1 pair", "Propose {count} pairs", len(pairs))
    with file.change(label) as change:
        found = tuple(propose(file, request_id, buddy_id, today) for request_id, buddy_id in pairs)
        for request_id in left_out:
            known = known_request(file, request_id)
            change.update("buddy_request", request_id, left_out=known.left_out + 1)
        return found


def offer_stand_in(
    file: CentreFile,
    pair_id: int,
    buddy_id: int,
    today: date,
    *,
    until: date | None = None,
    allowed_by: str = "",
) -> int:
    """Propose a temporary buddy for a pair that met; returns the new pair's id.

    Both are asked as for any pair. It takes a place with that buddy up to but not including
    ``until`` (None: until it is ended, at the latest when the pause ends or the pair does).
    KnownError as ``propose``, where one is there already, or it would be over before it begins.
    """
    known = met_pair(file, pair_id)
    if known.stands_in_for is not None:
        raise KnownError(
            say("This is a temporary pair itself. Nothing was changed."),
            say("Offer somebody for the pair it stands in for."),
        )
    if until is not None and until <= today:
        raise KnownError(
            say("It would be over before it begins. Nothing was changed."),
            say("Choose a later day."),
        )
    if file.value(
        "SELECT 1 FROM buddy_pair WHERE stands_in_for = ? AND ended_on IS NULL", (pair_id,)
    ):
        raise KnownError(
            say("Somebody stands in already, or is being asked. Nothing was changed."),
            say("End that one first."),
        )
    if buddy_id == known.buddy_id:
        raise KnownError(
            say("They are the buddy of this pair. Nothing was changed."),
            say("Choose somebody else to stand in."),
        )
    _refuse_obstacles(file, stand_in_situation(file, known, today), buddy_id)
    draft = Pair(0, known.member_id, buddy_id, today, stands_in_for=pair_id, until=until)
    return _insert(file, draft, today, allowed_by)


def take_back(file: CentreFile, pair_id: int, day: date) -> None:
    """Take a proposal back. KnownError once the two have met, or it has ended.

    To those asked it reads as if nothing had been found; no answer of the other shows.
    """
    known = open_pair(file, pair_id)
    if known.met_on is not None:
        raise KnownError(
            say("The two have met. Nothing was changed."), say("End the pair instead.")
        )
    with file.change(say("Take back a proposal")) as change:
        close_pair(change, known, TAKEN_BACK, day)
        end_stand_ins(file, change, pair_id, day)


def _refuse_obstacles(file: CentreFile, around: Situation, buddy_id: int) -> None:
    """Raises KnownError for what stands in the way of the one request of a situation."""
    known_terms(file, buddy_id)
    (asked,) = around.requests
    only = tuple(each for each in around.terms if each.person_id == buddy_id)
    posed = problem(replace(around, terms=only))
    names = {
        "buddy": known_person(file, buddy_id).name,
        "member": known_person(file, asked.person_id).name,
    }
    for each in obstacles(posed, asked.id, buddy_id):
        if each.kind != FULL:
            what, next_step = _REFUSALS[each.kind]
            raise KnownError(
                say("{what} Nothing was changed.", what=say(what, **names)),
                say(next_step, **names),
            )


def _insert(file: CentreFile, draft: Pair, today: date, allowed_by: str) -> int:
    assert draft.buddy_id is not None  # a proposal names both
    assert draft.member_id is not None
    most_pairs = known_terms(file, draft.buddy_id).most_pairs
    pairs = pairs_now(file, draft.buddy_id, today) + 1
    check_room(file, draft.buddy_id, pairs, most_pairs, allowed_by)
    label = say(
        "Propose {buddy} to {name}",
        buddy=known_person(file, draft.buddy_id).name,
        name=known_person(file, draft.member_id).name,
    )
    with file.change(label) as change:
        pair_id = change.insert(
            "buddy_pair",
            request_id=draft.request_id,
            member_id=draft.member_id,
            buddy_id=draft.buddy_id,
            stands_in_for=draft.stands_in_for,
            until=text_or_none(draft.until),
            proposed_on=draft.proposed_on.isoformat(),
        )
        note_allowed(
            change,
            draft.buddy_id,
            pairs,
            most_pairs,
            allowed_by=allowed_by,
            today=today,
            pair_id=pair_id,
        )
        return pair_id
