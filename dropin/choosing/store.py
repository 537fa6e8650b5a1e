"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

from dropin.choosing.reading.ballots import (
    ballot,
    ballots,
    ballots_of_idea,
    batch,
    batches,
    box_text,
    has_box,
    has_votes,
    papers_counted,
    papers_marked,
    voters_of,
    votes_of,
    way_of_voting,
)
from dropin.choosing.reading.board import (
    decision,
    decisions,
    holders,
    item,
    meeting,
    meetings,
    next_position,
    next_seat_position,
    quorum,
    seats,
    terms,
)
from dropin.choosing.reading.ideas import (
    idea,
    idea_of_activity,
    idea_states,
    ideas,
    newest_activities,
)
from dropin.choosing.reading.waiting import ballots_to_settle, ideas_without_reply

__all__ = [
    "ballot",
    "ballots",
    "ballots_of_idea",
    "ballots_to_settle",
    "batch",
    "batches",
    "box_text",
    "decision",
    "decisions",
    "has_box",
    "has_votes",
    "holders",
    "idea",
    "idea_of_activity",
    "idea_states",
    "ideas",
    "ideas_without_reply",
    "item",
    "meeting",
    "meetings",
    "newest_activities",
    "next_position",
    "next_seat_position",
    "papers_counted",
    "papers_marked",
    "quorum",
    "seats",
    "terms",
    "voters_of",
    "votes_of",
    "way_of_voting",
]
