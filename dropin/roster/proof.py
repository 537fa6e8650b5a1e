"""How good a plan is and how much better one may still be, in plain words.

A proof stands on what it holds: a stage counts as proven only where every stage before it is.
Hours are told as hours, to the hundredth.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.records import record
from dropin.roster.planning.likings import liking
from dropin.roster.planning.model import (
    CAN,
    CANCELLED,
    CHANGES,
    INTERRUPTED,
    NO_SOLVER,
    OUT_OF_TIME,
    PREFERENCES,
    PREFERS,
    SHADOW,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
    Assignment,
    Problem,
    Stage,
)
from dropin.roster.telling import Counted, hours_words
from dropin.words import Message


@record
class StageTold:
    """One stage: how it stands, whether that is proven, else how much better it may get."""

    name: str
    text: Message
    proof: Message
    proven: bool


@record
class Gladly:
    """How many slots somebody has at an hour they like, at one they can, at one they would rather
    not; a shadow's counts nowhere."""

    like: int
    can: int
    rather_not: int


def gladly(problem: Problem, assignment: Assignment) -> Gladly:
    """How gladly those who stand in a roster of this problem are there."""
    leaders = {each.id: each for each in problem.leaders}
    found = [
        liking(leaders[assignment[slot.id]], slot)
        for slot in problem.slots
        if slot.role != SHADOW and assignment.get(slot.id) in leaders
    ]
    like, can = found.count(PREFERS), found.count(CAN)
    return Gladly(like, can, len(found) - like - can)


def stages_told(stages: Sequence[Stage], glad: Gladly) -> tuple[StageTold, ...]:
    """Every stage in words, in the order in which they count; ``glad`` is of the same roster.

    That nothing changes hands goes without saying where it counts last: nothing was published.
    """
    if stages and stages[-1].name == CHANGES and not stages[-1].value:
        stages = stages[:-1]
    found = []
    earlier = True
    for stage in stages:
        earlier = earlier and stage.proven
        proof = Message("proven") if earlier else _gap(stage)
        found.append(StageTold(stage.name, _standing(stage, glad), proof, earlier))
    return tuple(found)


def is_fairest(stages: Sequence[Stage]) -> bool:
    """Whether no fairer roster exists: fairness is proven, and every stage before it."""
    names = [stage.name for stage in stages]
    if SQUARES not in names:
        return False
    return all(stage.proven for stage in stages[: names.index(SQUARES) + 1])


def verdict(stages: Sequence[Stage], ended: str = "") -> Message:
    """The whole proof in one line, which claims no more than there is."""
    if not stages:
        return Message("Put together by hand: nothing is proven.")
    names = [stage.name for stage in stages]
    if is_fairest(stages):
        if CHANGES in names[: names.index(SQUARES)]:
            return Message("Proven: with so few changes, no fairer roster exists.")
        return Message("Proven: no fairer roster exists under your rules.")
    if ended == NO_SOLVER:
        return Message("Not proven: this computer plans without the exact solver.")
    doubtful = next((stage for stage in stages if not stage.proven), stages[-1])
    return _what_is_left(doubtful)


def ending(ended: str) -> Message | None:
    """Why the search went no further, where that is worth saying."""
    return {
        CANCELLED: Message("You stopped the search; this is the best it had found."),
        INTERRUPTED: Message("The search was ended from outside; this is the best it had found."),
        OUT_OF_TIME: Message("The time was up; this is the best it had found."),
        NO_SOLVER: Message(
            "The exact solver is not on this computer, so no more than this can be proven."
        ),
    }.get(ended)


def _what_is_left(stage: Stage) -> Message:
    """How much better the first stage that is not proven might still get."""
    gap = stage.value - stage.bound
    if stage.name == UNCOVERED and gap >= 1:
        gaps = Counted("one gap fewer", "{count} gaps fewer", round(gap))
        return Message("Not proven: {gaps} may be possible.", gaps=gaps)
    if stage.name == WORST_OFF and gap > 0:
        return Message(
            "Not proven: whoever is furthest from their share might come {hours} h nearer.",
            hours=hours_words(gap),
        )
    if stage.name == SQUARES and gap > 0:
        return Message(
            "Not proven to the last: on average people might come {hours} h nearer to their share.",
            hours=hours_words(gap),
        )
    return Message("Not proven: there was no time to rule out a fairer one.")


def _standing(stage: Stage, glad: Gladly) -> Message:
    count = round(stage.value)
    if stage.name == UNCOVERED:
        return _counted(
            count, "Every slot has somebody", "1 slot has nobody", "{count} slots have nobody"
        )
    if stage.name == CHANGES:
        return _counted(
            count,
            "No published shift changes hands",
            "1 published shift changes hands",
            "{count} published shifts change hands",
        )
    if stage.name == WORST_OFF:
        return Message(
            "Whoever is furthest from their share is {hours} h away", hours=hours_words(stage.value)
        )
    if stage.name == SQUARES:
        return Message(
            "On the whole, hours are {hours} h from the shares", hours=hours_words(stage.value)
        )
    assert stage.name == PREFERENCES
    if not glad.can and not glad.rather_not:
        return Message("Everybody is on duty at an hour they like")
    return Message(
        "Slots at hours people like: {like}; can do: {can}; would rather not: {rather_not}",
        like=glad.like,
        can=glad.can,
        rather_not=glad.rather_not,
    )


def _gap(stage: Stage) -> Message:
    left = max(0.0, stage.value - stage.bound)
    if stage.name in (WORST_OFF, SQUARES):
        hours = hours_words(left)
        if hours == "0":
            return Message("not proven; at most 0.01 h better")
        return Message("not proven; at most {hours} h better", hours=hours)
    count = round(left)
    if not count:
        return Message("not proven")
    if stage.name == PREFERENCES:
        return _counted(
            count,
            "",
            "not proven; at most as good as 1 more slot at a liked hour",
            "not proven; at most as good as {count} more slots at liked hours",
        )
    return Message("not proven; at most {count} better", count=count)


def _counted(count: int, none: str, one: str, many: str) -> Message:
    if not count:
        return Message(none)
    return Message(one) if count == 1 else Message(many, count=count)
