"""A meeting's agenda, gathered from what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dropin.attendance.store import turn_out
from dropin.centre.store import centre
from dropin.choosing.agenda import ActivityReview, gathered, not_yet_on
from dropin.choosing.changes.board import item_columns
from dropin.choosing.changes.known import known_meeting
from dropin.choosing.model import Meeting
from dropin.choosing.store import (
    ballots,
    decided_ballots,
    idea_states,
    ideas,
    meetings,
    next_position,
    vote_results,
)
from dropin.programme.endings import end_of, has_ended
from dropin.programme.model import ASK, Activity
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from dropin.words import say

REVIEWED_DAYS = 56
"""How far back a meeting looks at turn-out and waiting lists."""


def gather_agenda(file: CentreFile, meeting_id: int, today: date) -> int:
    """Put on the agenda what the meeting should talk about; returns how many points came new.

    Closed ballots that were neither decided nor on the agenda of an earlier meeting, ideas with
    support, and activities to look at, each with its why. What is on the agenda already stays as
    it is.
    """
    known = known_meeting(file, meeting_id)
    every = ideas(file)
    points = not_yet_on(
        known.items,
        gathered(
            every,
            idea_states(file, today, every),
            vote_results(file, today, every),
            ballots(file),
            _settled_ballots(file, known),
            _reviews(file, today),
            today=today,
            customs=centre(file).customs,
        ),
    )
    with file.change(say("Gather the agenda of {day}", day=known.held_on.isoformat())) as change:
        for position, each in enumerate(points, next_position(file, meeting_id)):
            change.insert(
                "agenda_item", meeting_id=meeting_id, position=position, **item_columns(each)
            )
    return len(points)


def _settled_ballots(file: CentreFile, known: Meeting) -> set[int]:
    """Ballots decided on as a whole, not only one of their ideas, or talked about before."""
    earlier = [each for each in meetings(file) if each.held_on < known.held_on]
    talked_about = [item.ballot_id for each in earlier for item in each.items]
    return {each for each in (*decided_ballots(file), *talked_about) if each is not None}


def _reviews(file: CentreFile, today: date) -> Iterable[ActivityReview]:
    """Every activity that goes on, by title, with how it was attended of late."""
    found = turn_out(file, today - timedelta(days=REVIEWED_DAYS), today)
    turn_outs = {each.activity_id: each for each in found}
    noted = 2 * sum(each.came > 0 for each in found) >= len(found)
    for each in activities(file):
        if has_ended(each, today) or each.suspended_on(today) or _waits_for_dates(each):
            continue
        attended = turn_outs.get(each.id)
        yield ActivityReview(
            each.id,
            each.title,
            dates=attended.dates if attended else 0,
            came=attended.came if attended else 0,
            places=attended.places if attended else None,
            waiting=attended.waiting if attended else 0,
            turned_away=attended.turned_away if attended else 0,
            ends_on=end_of(each),
            led=each.leader_id is not None or bool(each.led_by),
            noted=noted,
        )


def _waits_for_dates(activity: Activity) -> bool:
    """Whether it was brought in and nobody has said yet when it is; that question comes first."""
    return bool(activity.times) and all(each.dating == ASK for each in activity.times)
