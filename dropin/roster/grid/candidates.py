"""Why this person, and who else could: what the planner's rules answer about one cell, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dropin.roster.grid.cells import Cell
from dropin.roster.grid.standing import Standing
from dropin.roster.planning.choices import Choice, who_else
from dropin.roster.planning.choices import why_this as why
from dropin.roster.planning.model import AWAY, CAN, CANNOT, PREFERS, RATHER_NOT, Share
from dropin.roster.telling import NOT_QUALIFIED, Listed, Telling, hours_words, reason
from dropin.words import Message

_EVEN = 15  # minutes that nobody would call unfair


def candidates(standing: Standing, cell: Cell, targets: Mapping[int, int]) -> tuple[Choice, ...]:
    """Every leader but whoever stands there, best first; who is away or lacks a training last."""
    found = who_else(standing.problem, standing.assignment, _shares(standing, targets), cell.id)
    return tuple(sorted(found, key=_is_unable))


def candidate_words(choice: Choice, telling: Telling) -> Message:
    """``free, with it 3 h under their share`` or ``6 hours' rest instead of 10``."""
    if not choice.obstacles:
        return Message(
            "{gladly}, with it {apart}", gladly=_FREE[choice.liking], apart=apart(choice.above)
        )
    parts = dict.fromkeys(str(reason(each, telling)) for each in choice.obstacles)
    if not choice.opens:
        return Message("{reasons}", reasons=Listed(parts))
    return Message("{reasons}; nobody is free for the other shift", reasons=Listed(parts))


def why_this(
    standing: Standing, cell: Cell, targets: Mapping[int, int], telling: Telling
) -> tuple[Message, ...]:
    """Why whoever stands in a slot stands there: sentences, the weightiest first."""
    if cell.person_id is None or cell.person_id not in standing.rules.leaders:
        return ()
    told = why(standing.problem, standing.assignment, _shares(standing, targets), cell.id)
    if told.is_locked:
        return (Message("Locked: plans leave this shift alone."),)
    sentences = [_against_others(told.others, told.spread, telling)]
    if told.liking in _LIKING:
        sentences.append(Message(_LIKING[told.liking]))
    if targets:
        sentences.append(Message("Without it they would be {apart}.", apart=apart(-told.below)))
    return tuple(sentences)


def apart(above: int) -> Message:
    """``3 h under their share``, from minutes above it."""
    if abs(above) < _EVEN:
        return Message("even with their share")
    hours = hours_words(round(abs(above) / 15) * 15)
    words = "{hours} h over their share" if above > 0 else "{hours} h under their share"
    return Message(words, hours=hours)


def _against_others(others: Sequence[Choice], spread: float, telling: Telling) -> Message:
    if not others:
        return Message("Nobody else is free for it.")
    best = others[0]
    if best.spread < spread:
        name = telling.name(best.leader_id)
        return Message("{name} is free for it too, and hours would be more even.", name=name)
    if len(others) == 1:
        name = telling.name(best.leader_id)
        return Message("{name} is free for it too, but hours would be less even.", name=name)
    return Message(
        "{count} others are free for it, but hours would be less even.", count=len(others)
    )


def _shares(standing: Standing, targets: Mapping[int, int]) -> list[Share]:
    """Targets as the planner takes them."""
    return [Share(each.id, targets.get(each.id, 0), 0) for each in standing.problem.leaders]


def _is_unable(choice: Choice) -> bool:
    return any(each.kind in (*NOT_QUALIFIED, AWAY) for each in choice.obstacles)


_FREE = {
    PREFERS: Message("free, gladly"),
    CAN: Message("free"),
    RATHER_NOT: Message("free, rather not"),
}
_LIKING = {
    PREFERS: "They like this hour.",
    RATHER_NOT: "They would rather not at this hour.",
    CANNOT: "They said they cannot at this hour.",
}
