"""Everybody's hours against their share, as bars: how far over or under, in words and in length."""

from __future__ import annotations

from collections.abc import Mapping

from dropin.records import record
from dropin.roster.planning.fairness import load, targets
from dropin.roster.planning.model import SHADOW, Problem
from dropin.roster.planning.puzzle_making import make_puzzle
from dropin.roster.planning.rules import Rulebook
from dropin.roster.telling import hours_words
from dropin.words import Message

_EVEN = 15  # minutes that nobody would call unfair


@record
class Bar:
    """One leader: minutes planned of a target. Lengths are parts (0 to 1) of the longest bar."""

    person_id: int
    planned: int
    target: int
    length: float
    mark: float

    @property
    def over(self) -> int:
        """Minutes above the target; below it negative."""
        return self.planned - self.target

    @property
    def words(self) -> Message:
        """``22 h of 20 h``."""
        return Message(
            "{planned} h of {target} h",
            planned=hours_words(round_to_quarter(self.planned)),
            target=hours_words(round_to_quarter(max(0, self.target))),
        )

    @property
    def apart(self) -> Message:
        """``2 h over``, ``1.5 h under``, ``even``."""
        hours = hours_words(round_to_quarter(abs(self.over)))
        if abs(self.over) < _EVEN:
            return Message("even")
        words = "{hours} h over" if self.over > 0 else "{hours} h under"
        return Message(words, hours=hours)


def bars(loads: Mapping[int, int], targets: Mapping[int, int]) -> tuple[Bar, ...]:
    """A bar for each leader who has a target or a load, in the order of ``loads``."""
    longest = max([60, *loads.values(), *targets.values()])
    return tuple(
        Bar(
            person_id,
            planned,
            targets.get(person_id, 0),
            planned / longest,
            max(0, targets.get(person_id, 0)) / longest,
        )
        for person_id, planned in loads.items()
    )


def targets_of(problem: Problem) -> dict[int, int]:
    """Minutes each leader should carry, as the planner shares them out. Slow for large rosters."""
    puzzle = make_puzzle(problem, Rulebook(problem))
    return {
        leader.id: target * puzzle.measure.grain
        for leader, target in zip(puzzle.leaders, puzzle.targets, strict=True)
    }


def round_to_quarter(minutes: int) -> int:
    """To the quarter of an hour, as people count."""
    return round(minutes / 15) * 15


def rough_targets(problem: Problem) -> dict[int, int]:
    """The same at once, but for limits that keep somebody from taking their share."""
    minutes = sum(load(slot) for slot in problem.slots if slot.role != SHADOW)
    most = {leader.id: minutes for leader in problem.leaders}
    fair = targets(problem.leaders, minutes, most)
    return {leader.id: round(fair[leader.id]) for leader in problem.leaders}
