"""How a ballot is counted: by most ticks, or by fair shares of the budget.

Everything here is exact: costs are whole units of what the ballot measures (cents or minutes),
shares and gifts are fractions of them. Nobody's vote is known here, only how many people ticked
the same options; a person who ticked nothing has a share too.

*Most ticks*: option by option in order of ticks, whatever still fits the budget and the places.

*Fair shares*: the Method of Equal Shares (``equal_shares``), so that a third of the people decide
on about a third of the budget. What it leaves unspent is used in two steps. First everybody's
share is raised by a twentieth of itself, again and again, and all is bought anew, while the total
still fits the real budget; it ends with the last total that fitted, or when nothing more would
fit. Then whatever still fits is added by ticks. Raising may also trade one option for another.

Ties: more ticks first, then the lower cost, then the order on the ballot paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from dropin.choosing.equal_shares import Bought, EqualShares, Purchase
from dropin.records import record
from dropin.words import Message

Votes = Mapping[frozenset[int], int]
"""How many people ticked exactly these options, by their ids."""

RAISES_OF_A_SHARE = 20
"""Completion raises everybody's share by this part of the first one at a time."""


@record
class CountedOption:
    """One line of the ballot paper. ``cost`` is in whole cents or minutes, 0 or more."""

    id: int
    title: str
    cost: int


@record
class Payment:
    """So many people each gave this much of their share."""

    voters: int
    each: Fraction


@record
class Tie:
    """``winner`` was chosen and ``others``, level with it, were left out; why, in words."""

    winner: int
    others: tuple[int, ...]
    message: Message


@record
class Count:
    """What was chosen and how. Options are told by their ids.

    ``equal_shares`` is what the first shares bought; ``completion`` what was chosen beyond it, by
    raised shares and then by ticks. ``payments`` are those of the raised shares, largest first,
    for options that cost something and were bought. ``most_ticks`` would have been chosen by
    most ticks.
    """

    chosen: tuple[int, ...]
    equal_shares: tuple[int, ...]
    completion: tuple[int, ...]
    cost: int
    payments: Mapping[int, tuple[Payment, ...]]
    ties: tuple[Tie, ...]
    most_ticks: tuple[int, ...]
    ticks: Mapping[int, int]
    share: Fraction
    raised_share: Fraction


def count_ticks(
    options: Sequence[CountedOption], votes: Votes, *, budget: int | None, places: int | None
) -> Count:
    """Chosen by most ticks; an option nobody ticked never is.

    ``options`` stand in the order of the ballot paper. An option too dear for what is left is
    passed over. ``None`` sets no limit. Ticks for options that aren't there count for nothing.
    """
    ballot = _Ballot(options, votes)
    chosen, ties = ballot.add_by_ticks((), budget, places)
    share = ballot.share(budget or 0)
    return Count(
        chosen=ballot.ids(chosen),
        equal_shares=(),
        completion=(),
        cost=ballot.cost(chosen),
        payments=MappingProxyType({}),
        ties=ties,
        most_ticks=ballot.ids(chosen),
        ticks=ballot.ticks_by_id(),
        share=share,
        raised_share=share,
    )


def count_shares(
    options: Sequence[CountedOption], votes: Votes, *, budget: int, places: int | None = None
) -> Count:
    """Chosen by fair shares of ``budget``; at most ``places`` options where that is given."""
    budget = max(budget, 0)
    ballot = _Ballot(options, votes)
    share = ballot.share(budget)
    shares = EqualShares(ballot.costs, ballot.patterns, places=places)
    first = shares.bought(share)
    last, raised_share = _raised(ballot, shares, first, share, budget, places)
    chosen, ties_by_ticks = ballot.add_by_ticks(_options_of(last), budget, places)
    ties = ballot.ties_by_shares(last, chosen) + ties_by_ticks
    equal_shares = _options_of(first)
    return Count(
        chosen=ballot.ids(chosen),
        equal_shares=ballot.ids(equal_shares),
        completion=ballot.ids([each for each in chosen if each not in equal_shares]),
        cost=ballot.cost(chosen),
        payments=MappingProxyType(
            {
                ballot.options[each.option].id: _payments(each)
                for each in last.purchases
                if each.each
            }
        ),
        ties=ties,
        most_ticks=ballot.ids(ballot.add_by_ticks((), budget, places)[0]),
        ticks=ballot.ticks_by_id(),
        share=share,
        raised_share=raised_share,
    )


def as_json(count: Count, ids: Mapping[int, object], *, units: int = 1) -> dict[str, object]:
    """The count as plain lists and dictionaries, each option told as in ``ids``.

    ``units``: so many of the count's units make one of the reader's. Amounts that are not whole
    are given as exact text, "40/3".
    """
    return {
        "chosen": [ids[each] for each in count.chosen],
        "equal_shares": [ids[each] for each in count.equal_shares],
        "completion": [ids[each] for each in count.completion],
        "cost": _exact(Fraction(count.cost, units)),
        "payments": {
            str(ids[option]): [
                {"voters": each.voters, "each": _exact(each.each / units)} for each in payments
            ]
            for option, payments in count.payments.items()
        },
        "ties": [
            {
                "winner": ids[each.winner],
                "others": [ids[other] for other in each.others],
                "message": str(each.message),
            }
            for each in count.ties
        ],
        "most_ticks": [ids[each] for each in count.most_ticks],
    }


def _raised(
    ballot: _Ballot,
    shares: EqualShares,
    first: Bought,
    share: Fraction,
    budget: int,
    places: int | None,
) -> tuple[Bought, Fraction]:
    """The last purchases that fit the budget while shares grow, and the share that bought them."""
    last, raises = first, 0
    while ballot.more_would_fit(_options_of(last), budget, places):
        next_raises = raises + 1
        if last.same_below is not None:
            needed = (last.same_below - share) * RAISES_OF_A_SHARE / share
            next_raises = max(next_raises, -(-needed.numerator // needed.denominator))
        bought = shares.bought(_after(share, next_raises))
        if ballot.cost(_options_of(bought)) > budget:
            # The raises that were passed over bought the same and fitted.
            return last, _after(share, next_raises - 1)
        last, raises = bought, next_raises
    return last, _after(share, raises)


def _after(share: Fraction, raises: int) -> Fraction:
    return share * (RAISES_OF_A_SHARE + raises) / RAISES_OF_A_SHARE


def _options_of(bought: Bought) -> tuple[int, ...]:
    return tuple(each.option for each in bought.purchases)


def _payments(purchase: Purchase) -> tuple[Payment, ...]:
    people = {purchase.each: purchase.givers}
    for gift, givers in purchase.last_gifts:
        each = Fraction(gift, purchase.divisor)
        people[each] = people.get(each, 0) + givers
    return tuple(Payment(people[each], each) for each in sorted(people, reverse=True) if each)


def _exact(amount: Fraction) -> int | str:
    return amount.numerator if amount.denominator == 1 else str(amount)


class _Ballot:
    """The options, known by their place on the paper, and what was ticked."""

    def __init__(self, options: Sequence[CountedOption], votes: Votes) -> None:
        self.options = options
        self.costs = [each.cost for each in options]
        self.ticks = [0] * len(options)
        self.patterns: list[tuple[list[int], int]] = []
        self._voters = 0
        place_of = {each.id: place for place, each in enumerate(options)}
        for ticked, people in votes.items():
            if people <= 0:
                continue
            known = [place_of[each] for each in ticked if each in place_of]
            self.patterns.append((known, people))
            self._voters += people
            for option in known:
                self.ticks[option] += people

    def ids(self, chosen: Sequence[int]) -> tuple[int, ...]:
        return tuple(self.options[each].id for each in chosen)

    def ticks_by_id(self) -> Mapping[int, int]:
        return MappingProxyType(
            dict(zip(self.ids(range(len(self.ticks))), self.ticks, strict=True))
        )

    def share(self, budget: int) -> Fraction:
        return Fraction(budget, self._voters) if self._voters else Fraction(0)

    def cost(self, chosen: Sequence[int]) -> int:
        return sum(self.costs[each] for each in chosen)

    def more_would_fit(self, chosen: Sequence[int], budget: int, places: int | None) -> bool:
        """Whether an option that somebody ticked could be added."""
        if places is not None and len(chosen) >= places:
            return False
        rest = budget - self.cost(chosen)
        return any(
            ticks and cost <= rest and option not in chosen
            for option, (ticks, cost) in enumerate(zip(self.ticks, self.costs, strict=True))
        )

    def add_by_ticks(
        self, chosen: tuple[int, ...], budget: int | None, places: int | None
    ) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
        """``chosen`` and, in order of ticks, what fits beside it; the ties that decided."""
        ticked = [each for each, ticks in enumerate(self.ticks) if ticks and each not in chosen]
        ticked.sort(key=lambda each: (-self.ticks[each], self.costs[each], each))
        level: list[tuple[int, list[int]]] = []
        for option in ticked:
            if places is not None and len(chosen) >= places:
                break
            rest = None if budget is None else budget - self.cost(chosen)
            fitting = [each for each in ticked if rest is None or self.costs[each] <= rest]
            if option in fitting:
                equals = [each for each in fitting if self.ticks[each] == self.ticks[option]]
                level.append((option, equals))
                chosen = (*chosen, option)
        return chosen, self._decisive(level, chosen, _LEVEL_BY_TICKS)

    def ties_by_shares(self, bought: Bought, chosen: Sequence[int]) -> tuple[Tie, ...]:
        """Those between options that asked the same of their supporters."""
        level = [(each.option, each.level) for each in bought.purchases]
        return self._decisive(level, chosen, _LEVEL_BY_SHARES)

    def _decisive(
        self,
        level: Sequence[tuple[int, Sequence[int]]],
        chosen: Sequence[int],
        sentences: Mapping[str, str],
    ) -> tuple[Tie, ...]:
        """Ties that left an option out, one for each reason why the winner came first."""
        ties: list[Tie] = []
        for winner, others in level:
            left_out: dict[str, list[int]] = {}
            for other in others:
                if other not in chosen:
                    left_out.setdefault(self._reason(winner, other), []).append(other)
            for reason, beaten in left_out.items():
                titles = [self.options[each].title for each in (winner, *beaten)]
                message = Message(sentences[reason], level=_listed(titles), winner=titles[0])
                ties.append(Tie(self.options[winner].id, self.ids(beaten), message))
        return tuple(ties)

    def _reason(self, winner: int, other: int) -> str:
        if self.ticks[winner] > self.ticks[other]:
            return _MORE_TICKS
        return _CHEAPER if self.costs[winner] < self.costs[other] else _EARLIER


_MORE_TICKS, _CHEAPER, _EARLIER = "more ticks", "cheaper", "earlier"

_LEVEL_BY_TICKS = {
    _CHEAPER: "{level} have as many ticks. “{winner}” was chosen: it costs less.",
    _EARLIER: "{level} have as many ticks and cost the same. “{winner}” was "
    "chosen: it stands first on the ballot paper.",
}

_LEVEL_BY_SHARES = {
    _MORE_TICKS: "{level} asked as much of each person. “{winner}” was chosen: "
    "more people ticked it.",
    _CHEAPER: "{level} asked as much of each person and have as many ticks. "
    "“{winner}” was chosen: it costs less.",
    _EARLIER: "{level} asked as much of each person, have as many ticks and cost "
    "the same. “{winner}” was chosen: it stands first on the ballot paper.",
}


def _listed(titles: Sequence[str]) -> Message:
    *others, last = [f"“{title}”" for title in titles]
    return Message("{others} and {last}", others=", ".join(others), last=last)
