"""The first meeting, check-ins, and the member's goals."""

from __future__ import annotations

from datetime import date, time, timedelta

from dropin.attendance.changes.telling import gone
from dropin.buddies.changes.known import (
    agreed_pair,
    known_pair,
    met_pair,
    open_pair,
    pair_names,
)
from dropin.buddies.life import agreed_on
from dropin.buddies.model import FACES, Goal, Pair
from dropin.buddies.reading.buddies import customs, needed_trainings
from dropin.buddies.reading.pairs import check_in, goal
from dropin.dates import write_clock
from dropin.errors import BugError, KnownError
from dropin.people.store import trainings_of
from dropin.people.training import is_valid
from dropin.storage.file import CentreFile
from dropin.words import say


def plan_first_meeting(
    file: CentreFile, pair_id: int, day: date, at: time | None = None, place: str = ""
) -> None:
    """Plan when and where the two first meet, or move it.

    KnownError before both agreed, once they met, and where the buddy's training does not count
    that day: it may have lapsed since they were asked, and their answers stay.
    """
    known = agreed_pair(file, pair_id)
    _refuse_met(known)
    _check_trained(file, known, day)
    with file.change(say("First meeting of {pair}", pair=pair_names(file, known))) as change:
        change.update(
            "buddy_pair",
            pair_id,
            meeting_on=day.isoformat(),
            meeting_at=None if at is None else write_clock(at),
            meeting_place=place.strip(),
        )


def cancel_first_meeting(file: CentreFile, pair_id: int) -> None:
    """The first meeting is planned no more; both still agree."""
    known = agreed_pair(file, pair_id)
    _refuse_met(known)
    with file.change(say("No first meeting of {pair} yet", pair=pair_names(file, known))) as change:
        change.update("buddy_pair", pair_id, meeting_on=None, meeting_at=None, meeting_place="")


def note_met(file: CentreFile, pair_id: int, day: date) -> None:
    """The two met for the first time; the first review is due in the weeks the centre chose.

    KnownError before both agreed, once they met, on a day before they agreed, and where the
    buddy's training did not count that day.
    """
    known = agreed_pair(file, pair_id)
    _refuse_met(known)
    since = agreed_on(known)
    if since is not None and day < since:
        raise KnownError(
            say("They would have met before both agreed. Nothing was changed."),
            say("Check the day."),
        )
    _check_trained(file, known, day)
    review_on = day + timedelta(weeks=customs(file).review_weeks)
    with file.change(say("{pair} met", pair=pair_names(file, known))) as change:
        change.update(
            "buddy_pair", pair_id, met_on=day.isoformat(), review_on=review_on.isoformat()
        )


def note_check_in(
    file: CentreFile, pair_id: int, person_id: int, day: date, face: str, line: str = ""
) -> int:
    """How it went, said by one of the two: one of FACES, and a line if they wish; returns its id.

    KnownError before the two met, and for anybody else: a line is theirs alone.
    """
    if face not in FACES:
        raise BugError(f"no face: {face}")
    known = met_pair(file, pair_id)
    if person_id not in (known.member_id, known.buddy_id):
        raise KnownError(
            say("Only the two of a pair say how it went. Nothing was changed."),
            say("Choose one of them."),
        )
    with file.change(say("How it went for {pair}", pair=pair_names(file, known))) as change:
        return change.insert(
            "pair_check_in",
            pair_id=pair_id,
            person_id=person_id,
            day=day.isoformat(),
            face=face,
            line=line.strip(),
        )


def remove_check_in(file: CentreFile, check_in_id: int) -> None:
    """Take back how it went: whoever said it may."""
    known = check_in(file, check_in_id)
    if known is None:
        raise gone()
    label = say("Take back how it went for {pair}", pair=_names(file, known.pair_id))
    with file.change(label) as change:
        change.delete("pair_check_in", check_in_id)


def save_goal(file: CentreFile, draft: Goal) -> int:
    """Set (id 0) or change a goal in the member's own words; returns its id.

    KnownError without words, before both agreed, or where it is gone.
    """
    words = " ".join(draft.words.split())
    if not words:
        raise KnownError(say("A goal needs words."), say("Write it as they say it."))
    if draft.id:
        known = _known_goal(file, draft.id)
        with file.change(say("A goal of {pair}", pair=_names(file, known.pair_id))) as change:
            change.update(
                "pair_goal",
                draft.id,
                words=words,
                reached_on=draft.reached_on.isoformat() if draft.reached_on else None,
            )
        return draft.id
    pair = agreed_pair(file, draft.pair_id)
    with file.change(say("A goal of {pair}", pair=pair_names(file, pair))) as change:
        return change.insert(
            "pair_goal",
            pair_id=draft.pair_id,
            person_id=pair.member_id,
            words=words,
            set_on=draft.set_on.isoformat(),
            reached_on=draft.reached_on.isoformat() if draft.reached_on else None,
        )


def remove_goal(file: CentreFile, goal_id: int) -> None:
    """The member lets a goal go."""
    known = _known_goal(file, goal_id)
    with file.change(say("Let a goal of {pair} go", pair=_names(file, known.pair_id))) as change:
        change.delete("pair_goal", goal_id)


def _names(file: CentreFile, pair_id: int) -> str:
    return pair_names(file, known_pair(file, pair_id))


def _known_goal(file: CentreFile, goal_id: int) -> Goal:
    found = goal(file, goal_id)
    if found is None:
        raise gone()
    open_pair(file, found.pair_id)
    return found


def _refuse_met(known: Pair) -> None:
    if known.met_on is not None:
        raise KnownError(
            say("The two have met already. Nothing was changed."),
            say("Look at the pair again."),
        )


def _check_trained(file: CentreFile, known: Pair, day: date) -> None:
    assert known.buddy_id is not None  # an open pair has a buddy
    held = trainings_of(file, known.buddy_id)
    for training in needed_trainings(file):
        if not is_valid(held, training.id, day):
            raise KnownError(
                say("{training} does not count on that day.", training=training.name),
                say("Renew it first, or choose another day. What both said stays noted."),
            )
