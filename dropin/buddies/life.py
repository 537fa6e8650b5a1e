"""What state a pair is in on a day, and whose number the other of the two may see.

    proposed → asked → agreed → first meeting planned → met → active → review due → …
    … → renewed (active again), or ended

A pause lies over any of these and changes none of them. A pair whose member or buddy was removed
is *left*: it waits for somebody to end it.
"""

from __future__ import annotations

from datetime import date

from dropin.buddies.model import (
    BUDDY,
    MEMBER,
    NO,
    SIDES,
    STAND_IN_OVER,
    TAKEN_BACK,
    Pair,
    Request,
)

PROPOSED, ASKED, AGREED, PLANNED = "proposed", "asked", "agreed", "planned"
MET, ACTIVE, REVIEW, PAUSED = "met", "active", "review", "paused"
LEFT, ENDED, CAME_TO_NOTHING = "left", "ended", "came to nothing"
STATES = (
    *(PROPOSED, ASKED, AGREED, PLANNED, MET, ACTIVE, REVIEW, PAUSED),
    *(LEFT, ENDED, CAME_TO_NOTHING),
)

WAITING, PAIRED, DONE, WITHDRAWN = "waiting", "paired", "done", "withdrawn"


def state_on(pair: Pair, day: date) -> str:
    """One of STATES. A pair that ended before the two met came to nothing."""
    if pair.ended_on is not None:
        return ENDED if pair.met_on is not None else CAME_TO_NOTHING
    if not pair.is_open:
        return LEFT
    if paused_sides(pair, day):
        return PAUSED
    return stage_on(pair, day)


def stage_on(pair: Pair, day: date) -> str:
    """How far an open pair has come, whether it pauses or not."""
    if pair.met_on is not None:
        if pair.review_on is not None and pair.review_on <= day:
            return REVIEW
        renewed = any(each.held_on > pair.met_on for each in pair.reviews)
        checked_in = pair.checked_in_on is not None
        return ACTIVE if renewed or checked_in else MET
    if pair.both_agreed:
        return PLANNED if pair.meeting_on is not None else AGREED
    return ASKED if pair.answers else PROPOSED


def paused_sides(pair: Pair, day: date) -> tuple[str, ...]:
    """Which of the two is not there on the day, of SIDES."""
    there = {each.side for each in pair.pauses if each.holds_on(day)}
    return tuple(side for side in SIDES if side in there)


def agreed_on(pair: Pair) -> date | None:
    """The day on which the second of the two said yes; None while they did not."""
    if not pair.both_agreed:
        return None
    days = [each.answered_on for each in pair.answers if each.answered_on is not None]
    return max(days)


def runs_on(pair: Pair, day: date) -> bool:
    """Whether it takes one of the buddy's places on the day.

    From being proposed on, and through every pause: nobody comes back to find their place taken.
    A temporary one no longer than it was asked for.
    """
    return pair.is_open and (pair.until is None or day < pair.until)


def shows_number(pair: Pair, side: str) -> bool:
    """Whether the other of the two may see the number of this side.

    Only while the pair is open, both agreed to be one, and the consents of *both* stand: who
    withdraws theirs takes back the other's sight at once, and no longer sees theirs either.
    """
    if not pair.is_open or not pair.both_agreed:
        return False
    return all(any(c.side == each and c.stands for c in pair.contacts) for each in SIDES)


def request_state(request: Request, pairs: tuple[Pair, ...]) -> str:
    """WAITING, PAIRED, DONE or WITHDRAWN, given every pair that came of the request.

    It waits again where all that came of it came to nothing.
    """
    if request.withdrawn_on is not None:
        return WITHDRAWN
    own = [each for each in pairs if each.stands_in_for is None]
    if any(each.is_open for each in own):
        return PAIRED
    return DONE if any(each.met_on is not None for each in own) else WAITING


def came_to_nothing(pairs: tuple[Pair, ...]) -> int:
    """How often somebody was found for a request and it came to nothing.

    Their own no does not count: it costs nobody their turn, and gains them none.
    """
    return sum(
        not each.is_open
        and each.met_on is None
        and each.ending not in (TAKEN_BACK, STAND_IN_OVER)
        and each.said(MEMBER) != NO
        for each in pairs
    )


def refused_by_anybody(pair: Pair) -> bool:
    """Whether one of the two said no: it is not proposed again for the same request."""
    return any(pair.said(side) == NO for side in (MEMBER, BUDDY))
