"""Counting a ballot: who gives what for which activity, and what that brings about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dropin.choosing.counting import (
    RAISES_OF_A_SHARE,
    Count,
    CountedOption,
    Payment,
    Votes,
    as_json,
    count_shares,
    count_ticks,
)
from dropin.choosing.model import MONEY, NO_MEASURE, ROOM
from dropin.choosing.telling import told

CHOIR, YOGA, CHESS, BAKING = 1, 2, 3, 4
TITLES = {CHOIR: "Choir", YOGA: "Yoga", CHESS: "Chess", BAKING: "Baking"}


def paper(**costs: int) -> tuple[CountedOption, ...]:
    """A ballot paper with these options in this order."""
    ids = {title.lower(): id for id, title in TITLES.items()}
    return tuple(CountedOption(ids[name], TITLES[ids[name]], cost) for name, cost in costs.items())


def numbered(costs: Sequence[int]) -> tuple[CountedOption, ...]:
    return tuple(CountedOption(id, f"Option {id}", cost) for id, cost in enumerate(costs))


def votes(*ticked: Iterable[int]) -> dict[frozenset[int], int]:
    """One person for each set of ticks."""
    found: dict[frozenset[int], int] = {}
    for each in map(frozenset, ticked):
        found[each] = found.get(each, 0) + 1
    return found


# Worked examples from the literature.


def test_society_of_the_book_on_multiwinner_voting() -> None:
    """M. Lackner, P. Skowron, "Multi-Winner Voting with Approval Preferences" (2023), examples
    2.1 and 2.11: twelve ballots, four seats. Only ``a`` can be paid, 1/8 of a seat by each of
    eight; the supporters of ``b`` are left with 23/24 of the seat they would need.
    """
    a, b, c, d, e, f, g = range(7)
    ballots = {
        frozenset({a, b}): 3,
        frozenset({a, c}): 3,
        frozenset({a, d}): 2,
        frozenset({b, c, f}): 1,
        frozenset({e}): 1,
        frozenset({f}): 1,
        frozenset({g}): 1,
    }
    count = count_shares(numbered([24] * 7), ballots, budget=4 * 24)
    assert count.share == 8
    assert count.equal_shares == (a,)
    # Raised by 8/20 at a time until the two of d can give 12 each after 3 for a.
    assert count.raised_share == Fraction(76, 5)
    assert count.chosen == (a, b, c, d)
    assert count.cost == 4 * 24


def test_neighbours_of_equalshares_net() -> None:
    """The table of Example 1 at equalshares.net/explanation: a budget of 1100, 11 voters.

    There projects are weighed by their cost; here each counts one. By hand: the library asks 100/3
    of three. The park asks 50 of five and the playground of four, so the park is bought. The gym
    takes the last 50 of three and 250/3 of the others; the playground the last of all four.
    """
    bike, gym, park, playground, library = range(5)
    ballots = votes(
        {bike, gym},
        {bike, gym, park},
        {bike, gym},
        {bike, gym, park},
        {bike, gym, park},
        {bike, gym},
        {park, playground, library},
        {playground},
        {playground, library},
        {park, playground, library},
        {bike},
    )
    count = count_shares(numbered([700, 400, 250, 200, 100]), ballots, budget=1100)
    assert count.chosen == count.equal_shares == (library, park, gym, playground)
    assert count.payments == {
        library: (Payment(3, Fraction(100, 3)),),
        park: (Payment(5, Fraction(50)),),
        gym: (Payment(3, Fraction(250, 3)), Payment(3, Fraction(50))),
        playground: (
            Payment(1, Fraction(100)),
            Payment(1, Fraction(200, 3)),
            Payment(2, Fraction(50, 3)),
        ),
    }
    assert count.most_ticks == (bike, gym)


def test_cost_is_split_as_equally_as_possible() -> None:
    """equalshares.net/explanation, "How to split project costs equally": shares of 30, two of the
    five supporters have 5 left, a project of 50: the other three give 13.33 each.
    """
    project, *small = range(6)  # the small ones ask 5 of each of the two, before the project's 10
    ballots = {frozenset({project, *small}): 2, frozenset({project}): 3, frozenset[int](): 5}
    count = count_shares(numbered([50, 10, 10, 10, 10, 10]), ballots, budget=300)
    assert count.equal_shares == (*small, project)
    assert count.payments[project] == (Payment(3, Fraction(40, 3)), Payment(2, Fraction(5)))


# What the rules promise.


def test_a_third_of_the_people_decide_on_a_third_of_the_budget() -> None:
    """Fifteen activities of an hour each, and nine hours to give."""
    of_most, of_third = frozenset(range(10)), frozenset(range(10, 15))
    ballots = {of_most: 20, of_third: 10}
    options = numbered([60] * 15)
    count = count_shares(options, ballots, budget=9 * 60)
    assert len(of_third.intersection(count.chosen)) == 3
    assert len(of_most.intersection(count.chosen)) == 6
    assert not of_third.intersection(count.most_ticks)
    assert count.most_ticks == count_ticks(options, ballots, budget=9 * 60, places=None).chosen


def test_most_ticks_passes_over_what_is_too_dear() -> None:
    options = paper(choir=50, yoga=80, chess=30, baking=10)
    ballots = votes({CHOIR}, {CHOIR}, {CHOIR, YOGA}, {YOGA, CHESS})
    count = count_ticks(options, ballots, budget=100, places=None)
    assert count.chosen == (CHOIR, CHESS)
    assert count.cost == 80
    assert count.ticks == {CHOIR: 3, YOGA: 2, CHESS: 1, BAKING: 0}


def test_a_seat_goes_to_whom_most_tick() -> None:
    ballots = votes({CHOIR}, {YOGA}, {YOGA})
    count = count_ticks(paper(choir=0, yoga=0, chess=0), ballots, budget=None, places=1)
    assert count.chosen == (YOGA,)
    assert count.ties == ()


def test_places_limit_fair_shares_too() -> None:
    ballots = votes({CHOIR, YOGA, CHESS}, {CHOIR, YOGA}, {CHOIR})
    count = count_shares(paper(choir=1, yoga=1, chess=1), ballots, budget=30, places=2)
    assert count.chosen == count.equal_shares == (CHOIR, YOGA)


def test_what_costs_nothing_is_chosen_and_nobody_gives() -> None:
    options = paper(choir=0, yoga=9, chess=0)
    count = count_shares(options, votes({CHOIR}, {YOGA}), budget=18)
    assert count.chosen == (CHOIR, YOGA)
    assert list(count.payments) == [YOGA]
    assert str(told(count, options[0], ROOM)) == "Choir: 1 person ticked it, and it costs nothing"


def test_who_ticked_nothing_has_a_share_too() -> None:
    count = count_shares(paper(choir=30), votes({CHOIR}, (), ()), budget=60)
    assert count.share == 20
    assert count.equal_shares == ()
    assert count.completion == (CHOIR,)


def test_a_lone_wish_that_fits_is_found_however_long_it_takes() -> None:
    """A share has to grow five hundredfold before one of a thousand can pay half the budget."""
    ballots = {frozenset({CHOIR}): 999, frozenset({YOGA}): 1}
    count = count_shares(paper(choir=5_000, yoga=5_000), ballots, budget=10_000)
    assert count.chosen == (CHOIR, YOGA)
    assert count.raised_share == 5_000
    assert count.payments[YOGA] == (Payment(1, Fraction(5_000)),)


def test_what_shares_leave_over_is_filled_by_ticks() -> None:
    """Raised shares would buy both at once, which is too much; ticks choose one of them."""
    options = paper(choir=60, yoga=60)
    count = count_shares(options, votes({CHOIR}, {YOGA}), budget=100)
    assert count.equal_shares == ()
    assert count.completion == (CHOIR,)
    assert count.payments == {}
    assert count.raised_share == Fraction(50 * 23, RAISES_OF_A_SHARE)
    assert str(told(count, options[0], ROOM)) == "Choir: 1 person ticked it"


@pytest.mark.parametrize("ballots", [{}, votes(()), votes({99}), {frozenset({CHOIR}): 0}])
@pytest.mark.parametrize("budget", [0, -5, 3])
@pytest.mark.parametrize("options", [(), paper(choir=7), paper(choir=7, yoga=0)])
def test_a_ballot_nobody_filled_in_chooses_nothing(
    options: tuple[CountedOption, ...], budget: int, ballots: Votes
) -> None:
    for count in (
        count_shares(options, ballots, budget=budget),
        count_ticks(options, ballots, budget=budget, places=None),
    ):
        assert count.chosen == count.completion == ()
        assert not count.ties
        assert count.cost == 0


@pytest.mark.parametrize(("budget", "places"), [(0, None), (-5, None), (6, None), (100, 0)])
def test_without_means_nothing_is_chosen(budget: int, places: int | None) -> None:
    options, ballots = paper(choir=7, yoga=8), votes({CHOIR, YOGA}, {YOGA})
    assert count_shares(options, ballots, budget=budget, places=places).chosen == ()
    assert count_ticks(options, ballots, budget=budget, places=places).chosen == ()


def test_ticks_for_a_withdrawn_option_leave_the_people_their_share() -> None:
    count = count_shares(paper(choir=10), votes({YOGA}, {CHOIR, YOGA}), budget=20)
    assert count.share == 10
    assert count.chosen == (CHOIR,)


# Ties.


@pytest.mark.parametrize(
    ("options", "ballots", "budget", "places", "why"),
    [
        (
            paper(yoga=20, choir=40),
            votes({CHOIR}, {CHOIR}, {YOGA}, ()),
            80,
            1,
            "“Choir” and “Yoga” asked as much of each person. “Choir” was chosen: more people "
            "ticked it.",
        ),
        (
            # One who is down to 5 makes Yoga as dear to the other as Choir is to its two.
            paper(chess=10, baking=10, choir=40, yoga=25),
            votes({CHESS, BAKING, YOGA}, {YOGA}, {CHOIR}, {CHOIR}),
            100,
            3,
            "“Yoga” and “Choir” asked as much of each person and have as many ticks. “Yoga” was "
            "chosen: it costs less.",
        ),
        (
            paper(choir=40, yoga=40, chess=40),
            votes({CHOIR, YOGA, CHESS}, {CHOIR, YOGA, CHESS}),
            50,
            None,
            "“Choir”, “Yoga” and “Chess” asked as much of each person, have as many ticks and "
            "cost the same. “Choir” was chosen: it stands first on the ballot paper.",
        ),
    ],
)
def test_a_tie_between_shares_is_stated(
    options: tuple[CountedOption, ...], ballots: Votes, budget: int, places: int | None, why: str
) -> None:
    count = count_shares(options, ballots, budget=budget, places=places)
    assert [str(each.message) for each in count.ties] == [why]


def test_a_tie_between_ticks_is_stated() -> None:
    ballots = votes({CHOIR, YOGA, CHESS})
    count = count_ticks(paper(choir=9, yoga=7, chess=9), ballots, budget=None, places=2)
    assert count.chosen == (YOGA, CHOIR)
    assert [(each.winner, each.others, str(each.message)) for each in count.ties] == [
        (
            YOGA,
            (CHESS,),
            "“Yoga” and “Chess” have as many ticks. “Yoga” was chosen: it costs less.",
        ),
        (
            CHOIR,
            (CHESS,),
            "“Choir” and “Chess” have as many ticks and cost the same. “Choir” was chosen: it "
            "stands first on the ballot paper.",
        ),
    ]


def test_a_tie_that_left_nobody_out_is_not_told() -> None:
    ballots = votes({CHOIR}, {YOGA})
    assert count_ticks(paper(choir=1, yoga=1), ballots, budget=2, places=None).ties == ()
    assert count_shares(paper(choir=1, yoga=1), ballots, budget=2).ties == ()


# In words, and for other programs.


def told_for(options: tuple[CountedOption, ...], ballots: Votes, budget: int, measure: str) -> str:
    return str(told(count_shares(options, ballots, budget=budget), options[0], measure))


@pytest.mark.parametrize(
    ("cost", "people", "budget", "measure", "said"),
    [
        (280, 14, 280, ROOM, "14 people each gave 20 minutes"),
        (100, 3, 120, ROOM, "3 people each gave about 33 minutes"),
        (1, 1, 1, ROOM, "1 person gave 1 minute"),
        (1, 9, 9, ROOM, "9 people each gave a little"),
        (700, 2, 700, MONEY, "2 people each gave 3.50"),
        (100, 3, 120, MONEY, "3 people each gave about 0.33"),
        (1, 2, 4, NO_MEASURE, "2 people each gave 25 %"),
    ],
)
def test_a_count_is_told_in_words(
    cost: int, people: int, budget: int, measure: str, said: str
) -> None:
    ballots = {frozenset({CHOIR}): people}
    assert told_for(paper(choir=cost), ballots, budget, measure) == f"Choir: {said} of their share"


@pytest.mark.parametrize(
    ("share", "short", "last"),
    [
        (30, [{CHOIR, YOGA, CHESS, BAKING}], "1 gave the last 5 minutes they had"),
        (30, [{CHOIR, YOGA, CHESS, BAKING}] * 2, "2 gave the last 5 minutes they had"),
        (
            27,
            [{CHOIR, YOGA, CHESS, BAKING}, {CHOIR, YOGA, CHESS}],
            "2 gave the last they had, from 2 minutes to 10 minutes",
        ),
    ],
)
def test_the_last_somebody_had_is_told(share: int, short: list[set[int]], last: str) -> None:
    """Yoga asks 9 of each who ticked it, Chess and Baking 8, before Choir asks 12 of the others."""
    asked = {YOGA: 9, CHESS: 8, BAKING: 8}
    ticks = {option: sum(option in each for each in short) for option in asked}
    lefts = [share - sum(asked[option] for option in each if option != CHOIR) for each in short]
    options = paper(
        choir=3 * 12 + sum(lefts),
        yoga=9 * ticks[YOGA],
        chess=8 * ticks[CHESS],
        baking=8 * ticks[BAKING],
    )
    ballots = votes(*short, {CHOIR}, {CHOIR}, {CHOIR})
    assert told_for(options, ballots, share * (len(short) + 3), ROOM) == (
        f"Choir: 3 people each gave 12 minutes of their share, and {last}"
    )


def test_what_was_not_bought_is_told_by_its_ticks() -> None:
    options = paper(choir=10, yoga=30, chess=5)
    count = count_shares(options, {frozenset({CHOIR}): 2, frozenset({YOGA}): 1}, budget=30)
    assert [str(told(count, each, ROOM)) for each in options] == [
        "Choir: 2 people each gave 5 minutes of their share",
        "Yoga: 1 person ticked it",
        "Chess: nobody ticked it",
    ]


def test_a_count_for_other_programs_is_exact() -> None:
    """Costs in thirds of the file's unit, as a decimal would make them."""
    count = count_shares(paper(choir=4, yoga=7), votes({CHOIR}, {CHOIR}, {CHOIR}), budget=6)
    assert as_json(count, {CHOIR: "c", YOGA: "y"}, units=3) == {
        "chosen": ["c"],
        "equal_shares": ["c"],
        "completion": [],
        "cost": "4/3",
        "payments": {"c": [{"voters": 3, "each": "4/9"}]},
        "ties": [],
        "most_ticks": ["c"],
    }


# For any ballot.

COSTS = some.lists(some.integers(0, 12), min_size=1, max_size=5)


@some.composite
def elections(draw: some.DrawFn) -> tuple[tuple[CountedOption, ...], Mapping[frozenset[int], int]]:
    options = numbered(draw(COSTS))
    ticked = some.frozensets(some.sampled_from([each.id for each in options]))
    return options, draw(some.dictionaries(ticked, some.integers(1, 4), max_size=6))


BUDGETS = some.integers(0, 40)
PLACES = some.none() | some.integers(0, 4)


@given(elections(), BUDGETS, PLACES)
def test_every_cost_is_paid_by_its_supporters_from_their_shares(
    election: tuple[tuple[CountedOption, ...], Votes], budget: int, places: int | None
) -> None:
    options, ballots = election
    count = count_shares(options, ballots, budget=budget, places=places)
    costs = {each.id: each.cost for each in options}
    given_by_all = Fraction(0)
    for option, payments in count.payments.items():
        assert sum(each.voters * each.each for each in payments) == costs[option] > 0
        assert sum(each.voters for each in payments) <= count.ticks[option]
        assert all(0 < each.each <= count.raised_share for each in payments)
        amounts = [each.each for each in payments]
        assert amounts == sorted(set(amounts), reverse=True)
        given_by_all += costs[option]
    assert given_by_all <= count.raised_share * sum(ballots.values())
    assert set(count.payments) <= set(count.chosen)


@given(elections(), BUDGETS, PLACES)
def test_the_choice_fits_and_leaves_nothing_out_that_fits(
    election: tuple[tuple[CountedOption, ...], Votes], budget: int, places: int | None
) -> None:
    options, ballots = election
    for count in (
        count_shares(options, ballots, budget=budget, places=places),
        count_ticks(options, ballots, budget=budget, places=places),
    ):
        assert len(set(count.chosen)) == len(count.chosen)
        assert count.cost == sum(each.cost for each in options if each.id in count.chosen)
        assert count.cost <= budget
        assert set(count.completion) == set(count.chosen) - set(count.equal_shares) or (
            count.equal_shares == ()
        )
        if places is not None and len(count.chosen) >= places:
            assert len(count.chosen) == places
            continue
        for each in options:
            if count.ticks[each.id] and each.id not in count.chosen:
                assert count.cost + each.cost > budget


@given(elections(), BUDGETS)
def test_no_group_is_denied_what_its_shares_would_pay(
    election: tuple[tuple[CountedOption, ...], Votes], budget: int
) -> None:
    """Extended justified representation (Peters et al. 2021, definition 3, each option counting
    one): who together could pay a set of options that all of them ticked has somebody among them
    for whom at least as many options were chosen.
    """
    options, ballots = election
    count = count_shares(options, ballots, budget=budget)
    for chosen in (frozenset(count.equal_shares), frozenset(count.chosen)):
        for size in range(1, len(options) + 1):
            for wanted in combinations(options, size):
                ids = {each.id for each in wanted}
                denied = sum(
                    people
                    for ticked, people in ballots.items()
                    if ids <= ticked and len(ticked & chosen) < size
                )
                cost = sum(each.cost for each in wanted)
                assert denied == 0 or denied * count.share < cost


@given(elections(), BUDGETS)
def test_names_and_the_order_of_votes_change_nothing(
    election: tuple[tuple[CountedOption, ...], Votes], budget: int
) -> None:
    options, ballots = election
    renamed = tuple(CountedOption(900 - each.id, "?", each.cost) for each in options)
    others = {
        frozenset(900 - each for each in ticked): people
        for ticked, people in reversed(list(ballots.items()))
    }
    one = count_shares(options, ballots, budget=budget)
    other = count_shares(renamed, others, budget=budget)
    assert tuple(900 - each for each in other.chosen) == one.chosen
    assert {900 - each: paid for each, paid in other.payments.items()} == one.payments


@given(elections(), BUDGETS)
def test_most_ticks_is_what_anybody_would_count_by_hand(
    election: tuple[tuple[CountedOption, ...], Votes], budget: int
) -> None:
    options, ballots = election
    expected: list[CountedOption] = []
    ticks = {
        each: sum(people for ticked, people in ballots.items() if each.id in ticked)
        for each in options
    }
    for option in sorted(options, key=lambda each: (-ticks[each], each.cost, each.id)):
        if ticks[option] and sum(each.cost for each in expected) + option.cost <= budget:
            expected.append(option)
    count: Count = count_ticks(options, ballots, budget=budget, places=None)
    assert count.chosen == tuple(each.id for each in expected)
