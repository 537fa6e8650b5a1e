"""The room's own notions in words: states, faces, endings, ways to come, weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from dropin.buddies.life import (
    ACTIVE,
    AGREED,
    ASKED,
    CAME_TO_NOTHING,
    ENDED,
    LEFT,
    MET,
    PAUSED,
    PLANNED,
    PROPOSED,
    REVIEW,
    agreed_on,
    state_on,
)
from dropin.buddies.model import (
    A_LITTLE,
    A_LOT,
    BUDDY_LEFT,
    BUS,
    DRIVES,
    GOOD,
    HARD,
    MOVED_AWAY,
    MOVED_ON,
    NEVER_MET,
    NO_TIME,
    NOT_A_MATCH,
    NOTHING,
    SO_SO,
    SOME,
    WALKS,
    Pair,
)
from dropin.dates import Customs, clock, day_range
from dropin.words import Message, say

_STATES = {
    PROPOSED: "proposed",
    ASKED: "being asked",
    AGREED: "both agreed",
    PLANNED: "first meeting planned",
    MET: "met",
    ACTIVE: "meeting",
    REVIEW: "review due",
    PAUSED: "pausing",
    LEFT: "one has left",
    ENDED: "ended",
    CAME_TO_NOTHING: "came to nothing",
}
_FACES = {GOOD: "good", SO_SO: "so-so", HARD: "hard"}
_ENDINGS = {
    MOVED_ON: "moved on",
    NO_TIME: "no time for it any more",
    NOT_A_MATCH: "not right for each other",
    MOVED_AWAY: "moved away",
    BUDDY_LEFT: "the buddy left the programme",
    NEVER_MET: "never met",
}
_REACHES = {WALKS: "on foot", BUS: "by bus", DRIVES: "by car"}
_WEIGHTS = {NOTHING: "nothing", A_LITTLE: "a little", SOME: "some", A_LOT: "a lot"}
_LINES: Mapping[str, str] = MappingProxyType(
    {
        PROPOSED: "Proposed on {proposed}. Nobody was asked yet.",
        ASKED: "Proposed on {proposed}, being asked.",
        AGREED: "Both agreed on {agreed}. They have not met yet.",
        PLANNED: "First meeting on {meeting}.",
        MET: "Met on {met}. The review is due on {review}.",
        ACTIVE: "Meeting since {met}. The next review is due on {review}.",
        REVIEW: "Meeting since {met}. A review is due since {review}.",
        PAUSED: "Pausing. Nobody is asked why, and the place is kept.",
        LEFT: "One of the two is no longer in the file.",
        ENDED: "Met on {met}, ended on {ended}: {ending}.",
        CAME_TO_NOTHING: "Proposed on {proposed}. Nothing came of it.",
    }
)


def state_name(state: str) -> str:
    """The word for one of ``life.STATES``."""
    return say(_STATES[state])


def face_name(face: str) -> str:
    """The word for one of FACES."""
    return say(_FACES[face])


def ending_name(ending: str) -> str:
    """The words for one of ENDINGS."""
    return say(_ENDINGS[ending])


def reach_name(reach: str) -> str:
    """The words for one of REACHES."""
    return say(_REACHES[reach])


def weight_name(weight: str) -> str:
    """The words for one of WEIGHTS."""
    return say(_WEIGHTS[weight])


def state_line(pair: Pair, today: date, customs: Customs) -> Message:
    """``Both agreed on 3 March 2026. They have not met yet.``: where a pair stands."""
    meeting = day_told(pair.meeting_on, customs)
    if pair.meeting_at is not None:
        meeting = f"{meeting}, {clock(pair.meeting_at, customs)}"
    if pair.meeting_place:
        meeting = f"{meeting}, {pair.meeting_place}"
    return Message(
        _LINES[state_on(pair, today)],
        proposed=day_told(pair.proposed_on, customs),
        agreed=day_told(agreed_on(pair), customs),
        meeting=meeting,
        met=day_told(pair.met_on, customs),
        review=day_told(pair.review_on, customs),
        ended=day_told(pair.ended_on, customs),
        ending=Message(_ENDINGS[pair.ending]) if pair.ending in _ENDINGS else "",
    )


def day_told(day: date | None, customs: Customs) -> str:
    """``3 March 2026``; empty for no day."""
    return "" if day is None else day_range(day, day + timedelta(days=1), customs, year=True)


def joined(messages: tuple[Message, ...]) -> str:
    """Reasons side by side: ``both speak Tamil · helps with Shopping``."""
    return " · ".join(map(str, messages))
