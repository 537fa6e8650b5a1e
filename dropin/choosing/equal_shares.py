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
    last_gifts: tuple[tuple[int, int], ...]  # less than ``each``, over ``divisor``; from how many
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
        groups = list(votes)
        self._sizes = [people for _, people in groups]
        supporters: list[list[int]] = [[] for _ in costs]
        for group, (ticked, _) in enumerate(groups):
            for option in ticked:
                supporters[option].append(group)
        self._ticks = [self._people(backing) for backing in supporters]
        self._backing = [
            _Backing(backing, people, [])
            for backing, people in zip(supporters, self._ticks, strict=True)
        ]
        self._calm = _State.beginning(len(groups), costs, self._backing)
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
                self._calm = state.as_this_round_began(waiting, self._backing)
                calm = False
            if not cheapest:
                break
            self._buy(state, cheapest)
        # The next share will divide by much the same: one multiplication now spares many.
        self._divisor = state.least_divisor()
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
        left, sizes = state.left, self._sizes
        able, givers, spent = state.backing[option]
        short = [group for group in spent if left[group]]
        owed = self._costs[option] * state.divisor
        owed -= sum([left[group] * sizes[group] for group in short])
        asked = _rounded_up(floor, state.divisor)
        limit = None if best is None else _rounded_up(best, state.divisor) + 1
        while True:
            still_able = [group for group in able if left[group] >= asked]
            if len(still_able) < len(able):
                state.somebody_short = True
                newly_short = [group for group in able if left[group] < asked]
                able, short = still_able, short + newly_short
                owed -= sum([left[group] * sizes[group] for group in newly_short])
                givers -= self._people(newly_short)
            if not able:
                self._note_what_lacks(state, option)
                return None
            more = -(-owed // givers)
            if more <= asked or (limit is not None and more > limit):
                break
            asked = more
        # Who is short once stays short, for prices only rise: they are not asked again.
        state.backing[option] = _Backing(able, givers, short)
        if givers < self._ticks[option]:
            state.promise(Fraction(0))
        if more <= asked:
            return _Price(Fraction(owed, givers * state.divisor), owed)
        return _Price(Fraction(more - 1, state.divisor), owed)

    def _note_what_lacks(self, state: _State, option: int) -> None:
        """Everybody needs at least so much more before this option could be bought."""
        together = sum(
            [state.left[each] * self._sizes[each] for each in self._backing[option].able]
        )
        lacks = self._costs[option] * state.divisor - together
        state.promise(Fraction(lacks, state.divisor * self._ticks[option]))

    def _people(self, groups: Sequence[int]) -> int:
        return sum([self._sizes[group] for group in groups])

    def _buy(self, state: _State, level: dict[int, _Price]) -> None:
        option, *others = sorted(
            level, key=lambda each: (-self._ticks[each], self._costs[each], each)
        )
        for other in others:
            heappush(state.waiting, (level[other].each, other))
        each, owed = level[option]
        able, givers, short = state.backing[option]
        finer = givers // gcd(owed, givers)
        state.divide_finer(finer)
        left, paid = state.left, owed * finer // givers
        gifts = tuple([(left[group], self._sizes[group]) for group in short])
        state.purchases.append(Purchase(option, each, givers, gifts, state.divisor, tuple(others)))
        for group in able:
            left[group] -= paid
        for group in short:
            left[group] = 0


class _Price(NamedTuple):
    """What each supporter with enough would give, and what they owe together then."""

    each: Fraction
    owed: int  # over the common divisor


class _Backing(NamedTuple):
    """Who ticked an option, in groups of people who ticked the same."""

    able: list[int]  # may have as much as the option asks
    givers: int  # how many people those are
    short: list[int]  # have less, and give all of it


class _State:
    """How far the buying has come."""

    def __init__(
        self,
        share: Fraction,
        left: list[int],
        divisor: int,
        waiting: list[tuple[Fraction, int]],
        purchases: list[Purchase],
        backing: Sequence[_Backing],
    ) -> None:
        self.share = share
        self.left = left  # what each of a group has left, times ``divisor``
        self.divisor = divisor
        self.waiting = waiting  # a heap of floors: an option's price is at least that
        self.purchases = purchases
        self.backing = list(backing)
        self.somebody_short = False
        # Anything less than this added to the share buys the same; None: anything at all.
        self.spare: Fraction | None = None

    @classmethod
    def beginning(cls, groups: int, costs: Sequence[int], backing: Sequence[_Backing]) -> _State:
        waiting = [
            (Fraction(cost, each.givers), option)
            for option, (cost, each) in enumerate(zip(costs, backing, strict=True))
            if each.givers
        ]
        heapify(waiting)
        return cls(Fraction(0), [0] * groups, 1, waiting, [], backing)

    def with_share(self, share: Fraction, divisor: int) -> _State:
        """The same purchases from a larger share, all over ``divisor`` or a multiple of it."""
        more = share - self.share
        divisor = lcm(self.divisor, more.denominator, divisor)
        finer = divisor // self.divisor
        added = more.numerator * (divisor // more.denominator)
        left = [each * finer + added for each in self.left]
        waiting, purchases = self.waiting[:], self.purchases[:]
        return _State(share, left, divisor, waiting, purchases, self.backing)

    def as_this_round_began(
        self, waiting: list[tuple[Fraction, int]], backing: Sequence[_Backing]
    ) -> _State:
        """A copy before anything was asked that somebody was too short for."""
        divisor = self.least_divisor()
        coarser = self.divisor // divisor
        left = [each // coarser for each in self.left]
        return _State(self.share, left, divisor, waiting, self.purchases[:], backing)

    def least_divisor(self) -> int:
        """Divides the share and every price paid so far, and so what anybody has left."""
        return lcm(self.share.denominator, *(each.each.denominator for each in self.purchases))

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
