"""The Method of Equal Shares: what people buy together, each from a share of their own.

Everybody has the same share of the budget and gives only to options they ticked. Again and again
the option is bought that costs its supporters least: the smallest price such that everybody who
ticked it giving that price, or all they have left if that is less, pays its cost exactly. Every
option bought counts one for each person who ticked it ("cardinality" in the literature).

Source: D. Peters, G. Pierczyński, P. Skowron, "Proportional Participatory Budgeting with Additive
Utilities", NeurIPS 2021 (arXiv:2008.13276), section 3.

Everything is exact. What people have left is kept in whole numbers over one common divisor, which
grows whenever a price does not come out whole; with a fraction for everybody, counting would take
many times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm
from typing import NamedTuple

from dropin.records import record


@record
class Purchase:
    """An option bought: ``givers`` people gave ``each``, the others the last they had."""

    option: int
    each: Fraction
    givers: int
    last_gifts: tuple[int, ...]  # one for everybody who had less than ``each``, over ``divisor``
    divisor: int
    level: tuple[int, ...]  # options that would have cost their supporters just as little


@record
class Bought:
    """What a share buys, in order; every larger share below ``same_below`` buys the same."""

    purchases: tuple[Purchase, ...]
    same_below: Fraction | None  # None: however large


class EqualShares:
    """One ballot, bought from shares that may only grow from one call of ``bought`` to the next."""

    def __init__(
        self,
        costs: Sequence[int],
        votes: Iterable[tuple[Sequence[int], int]],
        *,
        places: int | None = None,
    ) -> None:
        """``costs`` of the options; ``votes``: which options were ticked, and by how many people.

        Options are known by their place in ``costs``. Where several cost their supporters as
        little, the one with most ticks is bought, then the one that costs least, then the one that
        stands first. No more than ``places`` options are bought.
        """
        self._costs = costs
        self._places = len(costs) if places is None else places
        self._supporters: list[list[int]] = [[] for _ in costs]
        voters = 0
        for ticked, people in votes:
            for option in ticked:
                self._supporters[option].extend(range(voters, voters + people))
            voters += people
        self._calm = _State.beginning(voters, costs, self._supporters)
        self._divisor = 1

    def bought(self, share: Fraction) -> Bought:
        """What is bought when everybody has ``share``, which is at least that of the last call."""
        state = self._calm.with_share(share, self._divisor)
        calm = True
        while len(state.purchases) < self._places:
            waiting = state.waiting[:]
            cheapest = self._cheapest(state)
            if calm and state.somebody_short:
                # Until somebody is short, a larger share changes nothing: the next call goes on
                # from here instead of from the beginning.
                self._calm = state.as_this_round_began(waiting, self._supporters)
                calm = False
            if not cheapest:
                break
            self._buy(state, cheapest)
        # The next share will divide by much the same: one multiplication now spares many.
        self._divisor = lcm(share.denominator, *(each.each.denominator for each in state.purchases))
        same_below = None if state.spare is None else share + state.spare
        return Bought(tuple(state.purchases), same_below)

    def _cheapest(self, state: _State) -> dict[int, _Price]:
        """The options that cost their supporters least now, and what; none if all are too dear.

        Prices only rise as people have less left, so what is known of a price is a floor for good:
        whatever waits above the best price found needs no second look.
        """
        level: dict[int, _Price] = {}
        best: Fraction | None = None
        while state.waiting and (best is None or state.waiting[0][0] <= best):
            floor, option = heappop(state.waiting)
            price = self._price(state, option, floor, best)
            if price is None:
                continue
            if best is None or price.each < best:
                for beaten in level:
                    heappush(state.waiting, (level[beaten].each, beaten))
                level, best = {option: price}, price.each
            elif price.each == best:
                level[option] = price
            else:
                heappush(state.waiting, (price.each, option))
        return level

    def _price(
        self, state: _State, option: int, floor: Fraction, best: Fraction | None
    ) -> _Price | None:
        """What the option asks of each supporter; ``None`` if they have too little together.

        Asks from below, first ``floor``: those who can't give that much give all they have, which
        asks more of the others, and so on. Past ``best`` a new floor above it is answer enough.
        """
        left = state.left
        able, short = state.able[option], [voter for voter in state.short[option] if left[voter]]
        owed = self._costs[option] * state.divisor - sum([left[voter] for voter in short])
        asked = _rounded_up(floor, state.divisor)
        limit = None if best is None else _rounded_up(best, state.divisor) + 1
        while True:
            still_able = [voter for voter in able if left[voter] >= asked]
            if len(still_able) < len(able):
                state.somebody_short = True
                newly_short = [voter for voter in able if left[voter] < asked]
                able, short = still_able, short + newly_short
                owed -= sum([left[voter] for voter in newly_short])
            if not able:
                self._note_what_lacks(state, option)
                return None
            more = -(-owed // len(able))
            if more <= asked or (limit is not None and more > limit):
                break
            asked = more
        # Who is short once stays short, for prices only rise: they are not asked again.
        state.able[option], state.short[option] = able, short
        if len(able) < len(self._supporters[option]):
            state.promise(Fraction(0))
        if more <= asked:
            return _Price(Fraction(owed, len(able) * state.divisor), owed)
        return _Price(Fraction(more - 1, state.divisor), owed)

    def _note_what_lacks(self, state: _State, option: int) -> None:
        """Everybody needs at least so much more before this option could be bought."""
        supporters = self._supporters[option]
        together = sum([state.left[voter] for voter in supporters])
        lacks = self._costs[option] * state.divisor - together
        state.promise(Fraction(lacks, state.divisor * len(supporters)))

    def _buy(self, state: _State, level: dict[int, _Price]) -> None:
        option, *others = sorted(
            level, key=lambda each: (-len(self._supporters[each]), self._costs[each], each)
        )
        for other in others:
            heappush(state.waiting, (level[other].each, other))
        each, owed = level[option]
        able, short = state.able[option], state.short[option]
        finer = len(able) // gcd(owed, len(able))
        state.divide_finer(finer)
        left, paid = state.left, owed * finer // len(able)
        gifts = tuple([left[voter] for voter in short])
        state.purchases.append(
            Purchase(option, each, len(able), gifts, state.divisor, tuple(others))
        )
        for voter in able:
            left[voter] -= paid
        for voter in short:
            left[voter] = 0


class _Price(NamedTuple):
    """What each supporter with enough would give, and what they owe together then."""

    each: Fraction
    owed: int  # over the common divisor


class _State:
    """How far the buying has come."""

    def __init__(
        self,
        share: Fraction,
        left: list[int],
        divisor: int,
        waiting: list[tuple[Fraction, int]],
        purchases: list[Purchase],
        supporters: Sequence[list[int]],
    ) -> None:
        self.share = share
        self.left = left  # what everybody has left, times ``divisor``
        self.divisor = divisor
        self.waiting = waiting  # a heap of floors: an option's price is at least that
        self.purchases = purchases
        self.able = list(supporters)  # of each option: who may have enough for its price
        self.short: list[list[int]] = [[] for _ in supporters]  # who has not, and gives all
        self.somebody_short = False
        # Anything less than this added to the share buys the same; None: anything at all.
        self.spare: Fraction | None = None

    @classmethod
    def beginning(
        cls, voters: int, costs: Sequence[int], supporters: Sequence[list[int]]
    ) -> _State:
        waiting = [
            (Fraction(cost, len(backing)), option)
            for option, (cost, backing) in enumerate(zip(costs, supporters, strict=True))
            if backing
        ]
        heapify(waiting)
        return cls(Fraction(0), [0] * voters, 1, waiting, [], supporters)

    def with_share(self, share: Fraction, divisor: int) -> _State:
        """The same purchases from a larger share, all over ``divisor`` or a multiple of it."""
        more = share - self.share
        divisor = lcm(self.divisor, more.denominator, divisor)
        finer = divisor // self.divisor
        added = more.numerator * (divisor // more.denominator)
        left = [each * finer + added for each in self.left]
        return _State(share, left, divisor, self.waiting[:], self.purchases[:], self.able)

    def as_this_round_began(
        self, waiting: list[tuple[Fraction, int]], supporters: Sequence[list[int]]
    ) -> _State:
        """A copy before anything was asked that somebody was too short for."""
        return _State(
            self.share, self.left[:], self.divisor, waiting, self.purchases[:], supporters
        )

    def divide_finer(self, times: int) -> None:
        """From now on in parts ``times`` smaller."""
        if times > 1:
            self.divisor *= times
            self.left = [each * times for each in self.left]

    def promise(self, spare: Fraction) -> None:
        """A share larger by less than ``spare`` changes nothing, as far as this option goes."""
        if self.spare is None or spare < self.spare:
            self.spare = spare


def _rounded_up(amount: Fraction, divisor: int) -> int:
    """In parts of ``divisor``: whoever has fewer whole parts than that has less than ``amount``."""
    return -(-amount.numerator * divisor // amount.denominator)
