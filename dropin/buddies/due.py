"""What is due in the programme on a day: whom to ask, to nudge, to look after.

Each is one thing for a person to do, about one pair or one buddy, since a day. While a pair
pauses, nobody is nudged about check-ins, reviews or a first meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dropin.buddies.life import agreed_on, paused_sides, runs_on
from dropin.buddies.model import (
    BUDDY,
    SIDES,
    BuddyCustoms,
    Pair,
    SupportMeeting,
    Terms,
)
from dropin.people.training import Training, TrainingHeld, validities
from dropin.records import record
from dropin.roster.model import Absence

LEFT, TO_ASK, NO_ANSWER, NEVER_MET = "left", "to ask", "no answer", "never met"
DID_THEY_MEET, REVIEW, CHECK_IN, QUIET = "did they meet", "review", "check-in", "quiet"
NEEDS_STAND_IN, STAND_IN_OVER = "needs stand-in", "stand-in over"
LAPSED, LAPSING, SUPPORT = "lapsed", "lapsing", "support"
KINDS = (
    *(LEFT, NEEDS_STAND_IN, TO_ASK, NO_ANSWER, DID_THEY_MEET, NEVER_MET, REVIEW),
    *(CHECK_IN, QUIET, STAND_IN_OVER, LAPSED, LAPSING, SUPPORT),
)
"""In the order in which they are told. LEFT: the other of the pair was removed. CHECK_IN: half the
time has gone by after which a pair is QUIET, and no review is due at which they are asked. LAPSED
and LAPSING are the trainings of buddies, SUPPORT a talk with one of them; these three are about no
pair."""
NUDGES = (TO_ASK, NO_ANSWER, DID_THEY_MEET, NEVER_MET, NEEDS_STAND_IN, STAND_IN_OVER, LEFT)

_LAPSED_STILL_TOLD = timedelta(days=60)


@record
class Going:
    """How the programme stands on ``day``: what all that is due is told from.

    ``pairs`` are all that have not ended. ``absences`` are the roster's, of that day.
    """

    day: date
    pairs: tuple[Pair, ...]
    terms: tuple[Terms, ...]
    absences: tuple[Absence, ...]
    trainings: tuple[Training, ...]
    held: Mapping[int, tuple[TrainingHeld, ...]]
    support: tuple[SupportMeeting, ...]
    house: BuddyCustoms


@record
class Due:
    """One thing to do: what (one of KINDS), since or on which day, about which pair or buddy.

    ``person_id`` is the one to turn to where it is one of them; ``side`` which side of the pair
    that is. ``training_id`` is what lapses.
    """

    kind: str
    day: date
    pair_id: int | None = None
    person_id: int | None = None
    side: str = ""
    training_id: int | None = None


def due(going: Going) -> tuple[Due, ...]:
    """Everything that is due, by kind, and of one kind the longest due first."""
    found = [
        *(each for pair in going.pairs for each in _of_pair(going, pair)),
        *(each for terms in going.terms for each in _of_buddy(going, terms)),
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                KINDS.index(each.kind),
                each.day,
                each.pair_id or 0,
                each.person_id or 0,
            ),
        )
    )


def needs_stand_in(going: Going, pair: Pair) -> date | None:
    """Since when the buddy of a pair that met is not there and nobody stands in; None: no need."""
    if pair.stands_in_for is not None or not pair.is_open or pair.met_on is None:
        return None
    away = [
        *(
            each.starts_on
            for each in pair.pauses
            if each.side == BUDDY and each.holds_on(going.day)
        ),
        *(
            each.starts_on
            for each in going.absences
            if each.person_id == pair.buddy_id and each.holds_on(going.day)
        ),
    ]
    has_one = any(
        each.stands_in_for == pair.id and runs_on(each, going.day) for each in going.pairs
    )
    return None if has_one else min(away, default=None)


def _of_pair(going: Going, pair: Pair) -> Iterator[Due]:
    if not pair.is_open:
        yield Due(LEFT, pair.proposed_on, pair.id, pair.member_id or pair.buddy_id)
        return
    if pair.until is not None and pair.until <= going.day:
        yield Due(STAND_IN_OVER, pair.until, pair.id, pair.buddy_id, BUDDY)
        return
    away_since = needs_stand_in(going, pair)
    if away_since is not None:
        yield Due(NEEDS_STAND_IN, away_since, pair.id, pair.member_id)
    if away_since is None and not paused_sides(pair, going.day):
        yield from _of_stage(going, pair)


def _of_stage(going: Going, pair: Pair) -> Iterator[Due]:
    if not pair.both_agreed:
        yield from _answers(going, pair)
    elif pair.met_on is None:
        yield from _first_meeting(going, pair)
    else:
        yield from _together(going, pair, pair.met_on)


def _answers(going: Going, pair: Pair) -> Iterator[Due]:
    """The member is asked first; then, once they said yes, the buddy."""
    for side in SIDES:
        asked, person_id = pair.answer(side), pair.person_on(side)
        if asked is None:
            yield Due(TO_ASK, pair.proposed_on, pair.id, person_id, side)
            return
        if not asked.answer:
            waited = (going.day - asked.asked_on).days
            if waited >= going.house.answer_days:
                yield Due(NO_ANSWER, asked.asked_on, pair.id, person_id, side)
            return


def _first_meeting(going: Going, pair: Pair) -> Iterator[Due]:
    since = agreed_on(pair)
    assert since is not None  # both agreed
    if pair.meeting_on is not None and pair.meeting_on < going.day:
        yield Due(DID_THEY_MEET, pair.meeting_on, pair.id, pair.buddy_id, BUDDY)
    elif pair.meeting_on is None and (going.day - since).days >= going.house.meet_days:
        yield Due(NEVER_MET, since, pair.id, pair.buddy_id, BUDDY)


def _together(going: Going, pair: Pair, met_on: date) -> Iterator[Due]:
    is_reviewed = pair.review_on is not None and pair.review_on <= going.day
    if pair.review_on is not None and is_reviewed:
        yield Due(REVIEW, pair.review_on, pair.id)
    pauses_over = [
        each.ends_on for each in pair.pauses if each.ends_on and each.ends_on <= going.day
    ]
    reviewed = [each.held_on for each in pair.reviews]
    heard = max([met_on, *filter(None, [pair.checked_in_on]), *pauses_over, *reviewed])
    silent = (going.day - heard).days
    if silent >= going.house.quiet_days:
        yield Due(QUIET, heard, pair.id, pair.buddy_id, BUDDY)
    elif silent * 2 >= going.house.quiet_days and not is_reviewed:
        yield Due(CHECK_IN, heard, pair.id, pair.buddy_id, BUDDY)


def _of_buddy(going: Going, terms: Terms) -> Iterator[Due]:
    has_pair = any(each.buddy_id == terms.person_id and each.is_open for each in going.pairs)
    serves = terms.hold_on(going.day)
    if serves or has_pair:
        yield from _trainings(going, terms.person_id)
    if serves:
        yield from _support(going, terms, has_pair)


def _trainings(going: Going, person_id: int) -> Iterator[Due]:
    spans = validities(going.held.get(person_id, ()))
    for training in going.trainings:
        ends = [each.ends_on for each in spans if each.training_id == training.id]
        last = ends[-1] if ends else None
        if last is None:
            continue
        if going.day >= last > going.day - _LAPSED_STILL_TOLD:
            yield Due(LAPSED, last, person_id=person_id, training_id=training.id)
        elif going.day < last <= going.day + timedelta(days=training.renewal_days):
            yield Due(LAPSING, last, person_id=person_id, training_id=training.id)


def _support(going: Going, terms: Terms, has_pair: bool) -> Iterator[Due]:
    """A planned talk whose day has come; or none planned, and the last one long ago."""
    own = [each for each in going.support if each.person_id == terms.person_id]
    planned = [each.day for each in own if not each.held]
    if planned:
        if min(planned) <= going.day:
            yield Due(SUPPORT, min(planned), person_id=terms.person_id)
    elif has_pair:
        held = [each.day for each in own if each.held and each.day <= going.day]
        due_on = max([terms.starts_on, *held]) + timedelta(weeks=going.house.support_weeks)
        if due_on <= going.day:
            yield Due(SUPPORT, due_on, person_id=terms.person_id)
