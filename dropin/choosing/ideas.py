"""What becomes of an idea: its visible state, ideas alike, who would help, and a first draft.

A state is worked out, never kept: it follows from the idea's reply, the ballots it stands on and
the activity it became, so that it cannot be out of date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from dropin.choosing.model import (
    CHOSEN,
    CLOSED,
    COME,
    DRAFT,
    GATHERING,
    LEAD,
    NEW,
    NOT_NOW,
    ON_A_BALLOT,
    OPEN,
    RUNNING,
    TEACH,
    TRIED,
    Ballot,
    Idea,
)
from dropin.choosing.results import closed_on
from dropin.people.store import searchable
from dropin.programme.endings import has_ended
from dropin.programme.model import Activity
from dropin.records import record
from dropin.words import Message, say

SETTLED_AFTER = timedelta(days=14)
"""A closed ballot is taken as settled after so long, also where nobody decided on it."""

_STATE_NAMES = {
    NEW: "new",
    GATHERING: "gathering support",
    ON_A_BALLOT: "on a ballot",
    CHOSEN: "chosen",
    NOT_NOW: "not now",
    RUNNING: "running",
    TRIED: "tried",
}
_SUPPORT_NAMES = {COME: "would come", LEAD: "would help lead", TEACH: "can teach this"}

_SAYS_LITTLE = (
    "activity afternoon class club course evening group morning night session "
    "and for the with from that this some more have would"
)
"""Words that tell little in a title; each language gives its own."""
_SHORTEST_WORD = 3
_SAME_BEGINNING = 4
"""Words that begin with so many same letters are taken for one: paint, painting, painters."""


@record
class VoteResult:
    """What came of the last vote on an idea; ``closed_on`` is its first day without voting."""

    closed_on: date
    chosen: bool


def state_of(
    idea: Idea,
    ballots: Iterable[Ballot],
    activity: Activity | None,
    today: date,
    came: VoteResult | None = None,
) -> str:
    """One of IDEA_STATES. ``activity`` is what the idea became, in its newest continuation.

    A ballot counts while the idea's line stands on it; after it closed, until somebody replied,
    or until it is settled what ``came`` of it.
    """
    if activity is not None:
        return TRIED if has_ended(activity, today) else RUNNING
    vote = vote_state(idea, ballots, today)
    if vote is None or (vote == CLOSED and idea.answer):
        return idea.answer or (GATHERING if idea.supports else NEW)
    if vote != CLOSED or came is None:
        return ON_A_BALLOT
    return CHOSEN if came.chosen else GATHERING


def settled_vote(
    idea: Idea, ballots: Iterable[Ballot], decided: Collection[int], today: date
) -> Ballot | None:
    """The last ballot it stood on, once that is settled: ``decided`` on, or closed two weeks ago.

    None where a vote on it is still open or ahead, and where there was none.
    """
    on = [each for each in ballots if _stands_on(idea, each)]
    if vote_state(idea, on, today) != CLOSED:
        return None
    last = max(on, key=closed_on)
    return last if last.id in decided or closed_on(last) + SETTLED_AFTER <= today else None


def outvoted(idea: Idea, came: VoteResult | None) -> bool:
    """Whether it stood on a ballot, was not chosen, and nobody has replied since."""
    if came is None or came.chosen:
        return False
    return idea.replied_on is None or idea.replied_on < came.closed_on


def vote_state(idea: Idea, ballots: Iterable[Ballot], today: date) -> str | None:
    """How far a vote on it is: ``open``, else ``draft``, else ``closed``; None without one."""
    states = {each.state_on(today) for each in ballots if _stands_on(idea, each)}
    return next((state for state in (OPEN, DRAFT, CLOSED) if state in states), None)


def state_name(state: str) -> str:
    """The words for one of IDEA_STATES."""
    return say(_STATE_NAMES[state])


def support_name(kind: str) -> str:
    """The words for one of SUPPORTS, as they follow a name."""
    return say(_SUPPORT_NAMES[kind])


def supporters(idea: Idea) -> int:
    """How many people support it: each once, whatever they offered, nameless ones too."""
    named = {each.person_id for each in idea.supports if each.person_id is not None}
    return len(named) + sum(each.person_id is None for each in idea.supports)


def offers_to_help(idea: Idea) -> int:
    """How many of them would help lead or could teach it."""
    offers = [each for each in idea.supports if each.kind in (LEAD, TEACH)]
    named = {each.person_id for each in offers if each.person_id is not None}
    return len(named) + sum(each.person_id is None for each in offers)


def helpers(idea: Idea) -> tuple[int, ...]:
    """Who can teach it, then who would help lead it: ids, in the order they offered."""
    offers = sorted(
        (each for each in idea.supports if each.kind in (LEAD, TEACH)),
        key=lambda each: (each.kind != TEACH, each.given_on, each.id),
    )
    return tuple(dict.fromkeys(each.person_id for each in offers if each.person_id is not None))


def needs(idea: Idea) -> tuple[Message, ...]:
    """What it needs, each as a few words, but for the money."""
    found = []
    if idea.place:
        found.append(Message("Place: {place}", place=idea.place))
    if idea.transport:
        found.append(Message("Transport"))
    if idea.childcare:
        found.append(Message("Childcare"))
    if idea.access:
        found.append(Message("Access: {access}", access=idea.access))
    if idea.skill:
        found.append(Message("Skill: {skill}", skill=idea.skill))
    return tuple(found)


def draft_of(idea: Idea, today: date) -> Activity:
    """A first draft of the activity it could become, led by the first two who offered.

    It has no times yet: those, the place and everything else are for people to fill in.
    """
    leader, co_leader = (*helpers(idea)[:2], None, None)[:2]
    return Activity(
        0,
        idea.title,
        description=idea.description,
        leader_id=leader,
        co_leader_id=co_leader,
        created_on=today,
    )


def similar(title: str, ideas: Iterable[Idea]) -> tuple[Idea, ...]:
    """Ideas whose title is like ``title``, as far as it is typed; the likest first.

    Alike are titles that share at least half the telling words of the shorter one.
    """
    little = frozenset(searchable(say(_SAYS_LITTLE)).split())
    typed = _telling_words(title, little)
    if not typed:
        return ()
    found = []
    for idea in ideas:
        words = _telling_words(idea.title, little)
        shared = sum(any(_alike(one, other) for other in words) for one in typed)
        if words and 2 * shared >= min(len(typed), len(words)):
            found.append((-shared, abs(len(words) - len(typed)), -idea.id, idea))
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:-1]))


def _stands_on(idea: Idea, ballot: Ballot) -> bool:
    return any(line.idea_id == idea.id for line in ballot.standing)


def _telling_words(title: str, little: Collection[str]) -> Sequence[str]:
    letters = "".join(each if each.isalnum() else " " for each in searchable(title))
    words = [each for each in letters.split() if len(each) >= _SHORTEST_WORD]
    return [each for each in words if each not in little] or words


def _alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SAME_BEGINNING:
        return one == other
    return one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and (
        one.startswith(other) or other.startswith(one) or _twins(one, other)
    )


def _twins(one: str, other: str) -> bool:
    """Whether two words share most of their letters from the front: painting, painters."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return 2 * same > max(len(one), len(other))
