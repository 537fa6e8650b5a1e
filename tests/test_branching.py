"""A few questions decided first: no better solution is ever left out."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from dropin.branching import Decided, Relaxed, Way, in_common, ways_left

QUESTIONS = (0, 1, 2)
ANSWERS = tuple(product((0, 1), repeat=3))


class Table:
    """A cost for each way to answer all three; impossible where it is None."""

    def __init__(self, costs: tuple[int | None, ...]) -> None:
        self.costs = dict(zip(ANSWERS, costs, strict=True))
        self.asked = 0

    def relaxed(self, decided: Decided) -> Relaxed | None:
        """The least cost, and halves between all that cost as little."""
        self.asked += 1
        possible = {
            answers: cost
            for answers, cost in self.costs.items()
            if cost is not None and all(answers[each] == it for each, it in decided.items())
        }
        if not possible:
            return None
        least = min(possible.values())
        best = [answers for answers, cost in possible.items() if cost == least]
        return Relaxed(least, [sum(each) / len(best) for each in zip(*best, strict=True)])


tables = some.tuples(*[some.none() | some.integers(0, 5)] * 8).map(Table)


@given(tables, some.integers(-1, 6), some.integers(1, 20))
def test_nothing_up_to_the_most_is_left_out(table: Table, most: int, tries: int) -> None:
    ways = ways_left(QUESTIONS, table.relaxed, most, tries)
    assert table.asked <= tries
    for answers, cost in table.costs.items():
        if cost is not None and cost <= most:
            fitting = [
                way for way in ways if all(answers[each] == it for each, it in way.decided.items())
            ]
            assert len(fitting) == 1, "ways do not overlap"
            assert fitting[0].least <= cost


def test_the_best_way_comes_first_and_what_is_too_dear_is_gone() -> None:
    table = Table((3, 3, None, 9, 1, 9, 1, None))
    ways = ways_left(QUESTIONS, table.relaxed, 3, 20)
    assert [way.least for way in ways] == [1, 1]
    assert [way.decided for way in ways] == [{1: 0}, {1: 1}]
    assert ways_left(QUESTIONS, table.relaxed, 0, 20) == []


def test_what_all_ways_decide_alike_is_in_common() -> None:
    ways = [Way(2, {0: 1, 1: 0, 2: 1}), Way(1, {0: 1, 1: 1}), Way(3, {0: 1, 2: 1})]
    assert in_common(ways) == Way(1, {0: 1})
