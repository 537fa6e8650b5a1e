"""How long a large ballot takes to be counted; the best of several tries is told."""

from __future__ import annotations

import random
import sys

from dropin.choosing.counting import CountedOption, count_shares, count_ticks
from tests.benchmarks.timing import best_seconds

BALLOTS = 10_000
OPTIONS = 100
SHARES_TARGET = 2.0
TICKS_TARGET = 0.1


def _ballot() -> tuple[tuple[CountedOption, ...], dict[frozenset[int], int], int]:
    """Everybody ticks 3 to 15 options, some of them far more popular; a third can be paid."""
    chance = random.Random(2026)
    options = tuple(
        CountedOption(id, f"Option {id}", chance.randint(30, 600)) for id in range(OPTIONS)
    )
    popularity = [chance.random() ** 2 + 0.05 for _ in options]
    votes: dict[frozenset[int], int] = {}
    for _ in range(BALLOTS):
        wanted, ticked = chance.randint(3, 15), set[int]()
        while len(ticked) < wanted:
            ticked.update(chance.choices(range(OPTIONS), popularity, k=wanted - len(ticked)))
        votes[frozenset(ticked)] = votes.get(frozenset(ticked), 0) + 1
    return options, votes, sum(each.cost for each in options) // 3


def test_ten_thousand_ballots_by_fair_shares() -> None:
    options, votes, budget = _ballot()
    took = best_seconds(lambda: count_shares(options, votes, budget=budget), SHARES_TARGET)
    _tell("10,000 ballots over 100 options by fair shares", took, SHARES_TARGET)


def test_ten_thousand_ballots_by_most_ticks() -> None:
    options, votes, budget = _ballot()
    took = best_seconds(
        lambda: count_ticks(options, votes, budget=budget, places=None), TICKS_TARGET
    )
    _tell("10,000 ballots over 100 options by most ticks", took, TICKS_TARGET)


def _tell(what: str, seconds: float, target: float) -> None:
    verdict = "met" if seconds <= target else "missed"
    sys.stdout.write(
        f"\n| {what} | {seconds * 1000:.0f} ms | target ≤ {target * 1000:.0f} ms | {verdict} |\n"
    )
    assert seconds <= target
