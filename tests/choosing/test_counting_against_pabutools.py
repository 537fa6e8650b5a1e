"""Fair shares counted by an independent library: pabutools, by the authors of Pabulib.

The elections are made up, from one fixed seed each, in the form of Pabulib: small, with costs and
tastes so alike that ties are common, some costs with decimals and some of nothing. Each side reads
the text by its own reader and counts in exact fractions; both break ties by the same rule.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from pabutools import fractions
from pabutools.election import Cardinality_Sat, Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from dropin.choosing.counting import RAISES_OF_A_SHARE, count_shares
from dropin.choosing.pabulib import read_election

CHUNKS, ELECTIONS_IN_A_CHUNK = 20, 25


def made_up(seed: int) -> str:
    """An election of 3 to 25 people and 2 to 12 projects; some people have the same few tastes."""
    chance = random.Random(seed)
    projects = chance.randint(2, 12)
    costs = chance.choice(
        [["30", "60", "90"], ["1"], ["10", "20", "0"], ["12.5", "7,25", "40"], ["17", "23", "41"]]
    )
    ids = [f"p{number}" for number in range(projects)]
    chance.shuffle(ids)  # so that the order on the paper is not that of the names
    lines = [f"{id};{chance.choice(costs)};{id}" for id in ids]
    tastes = [chance.sample(ids, chance.randint(0, projects)) for _ in range(chance.randint(1, 6))]
    alike = chance.random()
    votes = [
        chance.choice(tastes)
        if chance.random() < alike
        else chance.sample(ids, chance.randint(0, min(5, projects)))
        for _ in range(chance.randint(3, 25))
    ]
    total = sum(float(line.split(";")[1].replace(",", ".")) for line in lines)
    budget = max(1, round(total * chance.choice([0.2, 0.35, 0.5, 0.8])))
    return "\n".join(
        [
            "META",
            "key;value",
            f"budget;{budget}",
            "vote_type;approval",
            "PROJECTS",
            "project_id;cost;name",
            *lines,
            "VOTES",
            "voter_id;vote",
            *(f"{number};{','.join(vote)}" for number, vote in enumerate(votes)),
        ]
    )


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_fair_shares_equal_those_of_an_independent_library(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fractions, "FRACTION", fractions.GMPY_FRAC)
    first = chunk * ELECTIONS_IN_A_CHUNK
    for seed in range(first, first + ELECTIONS_IN_A_CHUNK):
        text = made_up(seed)
        assert ours(text) == theirs(text), f"election {seed}:\n{text}"


def ours(text: str) -> list[set[str]]:
    """Before completion, in the end, and by most ticks."""
    election = read_election(text)
    count = count_shares(election.options, election.votes, budget=election.budget)
    return [
        {election.project_ids[id] for id in each}
        for each in (count.equal_shares, count.chosen, count.most_ticks)
    ]


def theirs(text: str) -> list[set[str]]:
    instance, profile = parse_pabulib_from_string(text)
    ticks = {project.name: profile.approval_score(project) for project in instance}
    order = [line.split(";")[0] for line in text.splitlines()]
    ties = TieBreakingRule(
        lambda _instance, _profile, project: (
            -ticks[project.name],
            project.cost,
            order.index(project.name),
        )
    )
    shares = {"sat_class": Cardinality_Sat, "tie_breaking": ties}
    step = fractions.frac(instance.budget_limit, profile.num_ballots() * RAISES_OF_A_SHARE)
    before = method_of_equal_shares(instance, profile, **shares)
    raised = method_of_equal_shares(instance, profile, voter_budget_increment=step, **shares)
    # What a project costs, to everybody who ticked it, for each unit of its cost: its ticks.
    by_ticks = {"sat_class": Cost_Sat, "tie_breaking": ties}
    completed = greedy_utilitarian_welfare(
        instance, profile, initial_budget_allocation=raised, **by_ticks
    )
    most_ticks = greedy_utilitarian_welfare(instance, profile, **by_ticks)

    def ticked(projects: Iterable[object]) -> set[str]:
        """The library also fills up with what nobody ticked; we never do."""
        return {str(project) for project in projects if ticks[str(project)]}

    return [ticked(each) for each in (before, completed, most_ticks)]


def test_the_elections_hold_what_could_go_wrong() -> None:
    """Ties that decide, raised shares that add, and ticks that fill up must all be among them."""
    decided = raised = filled = uneven = 0
    for seed in range(CHUNKS * ELECTIONS_IN_A_CHUNK):
        election = read_election(made_up(seed))
        count = count_shares(election.options, election.votes, budget=election.budget)
        decided += bool(count.ties)
        raised += any(each in count.payments for each in count.completion)
        filled += any(each not in count.payments for each in count.completion)
        uneven += any(len(payments) > 1 for payments in count.payments.values())
    assert min(decided, raised, filled, uneven) >= 30
