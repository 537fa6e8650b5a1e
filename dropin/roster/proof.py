"""How good a plan is and how much better one may still be, in plain words.

A proof stands on what it holds: a stage counts as proven only where every stage before it is.
Hours are told as hours, to the hundredth.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.records import record
from dropin.roster.planning.model import (
    CANCELLED,
    CHANGES,
    INTERRUPTED,
    NO_SOLVER,
    OUT_OF_TIME,
    PREFERENCES,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
    Stage,
)
from dropin.words import Message


@record
class StageTold:
    """One stage: how it stands, whether that is proven, else how much better it may get."""

    name: str
    text: Message
    proof: Message
    proven: bool


def stages_told(stages: Sequence[Stage]) -> tuple[StageTold, ...]:
    """Every stage in words, in the order in which they count."""
    found = []
    earlier = True
    for stage in stages:
        earlier = earlier and stage.proven
        proof = Message("proven") if earlier else _gap(stage)
        found.append(StageTold(stage.name, _standing(stage), proof, earlier))
    return tuple(found)


def is_fairest(stages: Sequence[Stage]) -> bool:
    """Whether no fairer roster exists: fairness is proven, and every stage before it."""
    names = [stage.name for stage in stages]
    if SQUARES not in names:
        return False
    return all(stage.proven for stage in stages[: names.index(SQUARES) + 1])


def verdict(stages: Sequence[Stage]) -> Message:
    """The whole proof in one line."""
    names = [stage.name for stage in stages]
    if is_fairest(stages):
        if CHANGES in names[: names.index(SQUARES)]:
            return Message("Proven: with so few changes, no fairer roster exists.")
        return Message("Proven: no fairer roster exists under your rules.")
    told = stages_told(stages)
    if not any(stage.proven for stage in told):
        return Message("How good a roster can get is not proven yet.")
    covered = Message("No roster leaves fewer open; whether a fairer one exists is not proven yet.")
    if stages[0].name == UNCOVERED and not stages[0].value:
        covered = Message("Nobody is missing; whether a fairer roster exists is not proven yet.")
    return covered


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


def in_hours(minutes: float) -> str:
    """``20``, ``1.5``, ``0.02``: hours to the hundredth."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def _standing(stage: Stage) -> Message:
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
            "Whoever is furthest from their share is {hours} h away", hours=in_hours(stage.value)
        )
    if stage.name == SQUARES:
        return Message(
            "On the whole, hours are {hours} h from the shares", hours=in_hours(stage.value)
        )
    assert stage.name == PREFERENCES
    return _counted(
        count,
        "Everybody is on duty when they like it best",
        "1 point away from what people like best",
        "{count} points away from what people like best",
    )


def _gap(stage: Stage) -> Message:
    left = max(0.0, stage.value - stage.bound)
    if stage.name in (WORST_OFF, SQUARES):
        hours = in_hours(left)
        if hours == "0":
            return Message("not proven; at most 0.01 h better")
        return Message("not proven; at most {hours} h better", hours=hours)
    count = round(left)
    if not count:
        return Message("not proven")
    return Message("not proven; at most {count} better", count=count)


def _counted(count: int, none: str, one: str, many: str) -> Message:
    if not count:
        return Message(none)
    return Message(one) if count == 1 else Message(many, count=count)
