"""The best set of pairs equals an independent exact solver's, on 500 problems drawn by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from dropin.buddies.fitting.model import Held, Problem
from dropin.buddies.fitting.points import load, points
from dropin.buddies.fitting.rules import Rulebook
from dropin.buddies.fitting.together import Turn, turn
from dropin.buddies.matching import match_all
from tests.buddies.drawn import problem
from tests.buddies.referee import Answer, Puzzle, answers


def test_450_problems_of_members_and_buddies() -> None:
    chance = Random("members and buddies")
    drawn = [
        problem(chance, chance.randint(1, 24), chance.randint(0, 16), both=0) for _ in range(450)
    ]
    assert [ours(each) for each in drawn] == answers([puzzle(each) for each in drawn])


def test_50_problems_of_people_who_are_both() -> None:
    """Nearly everybody could be anybody's buddy: the best sets are full of circles."""
    chance = Random("both")
    drawn = [everybody_is_both(chance) for _ in range(50)]
    puzzles = [puzzle(each) for each in drawn]
    assert sum(bool(each["circles"]) for each in puzzles) > 30
    assert [ours(each) for each in drawn] == answers(puzzles)


def everybody_is_both(chance: Random) -> Problem:
    people = chance.randint(2, 8)
    drawn = problem(chance, people, people, both=1)
    requests = tuple(
        replace(each, times=(), languages=(), avoids=frozenset(), tried=frozenset())
        for each in drawn.requests
    )
    buddies = tuple(
        replace(each, pairs=0, most_pairs=1, held=(Held(1, date(2024, 1, 1)),), away=())
        for each in drawn.buddies
    )
    return replace(drawn, requests=requests, buddies=buddies)


def turns_of(posed: Problem) -> list[Turn]:
    return sorted({turn(each) for each in posed.requests})


def ours(posed: Problem) -> Answer:
    result = match_all(posed)
    by_id = {each.id: turn(each) for each in posed.requests}
    matched = [by_id[each.request_id] for each in result.matches]
    return tuple(matched.count(each) for each in turns_of(posed)), result.worth


def puzzle(posed: Problem) -> Puzzle:
    """Places as columns, each with its own load."""
    rulebook, turns = Rulebook(posed), turns_of(posed)
    places = [
        (buddy, pairs) for buddy in posed.buddies for pairs in range(buddy.pairs, buddy.most_pairs)
    ]
    worths = [
        [
            points(rulebook, request, buddy) - load(posed.weights, pairs)
            if rulebook.fits(request, buddy)
            else None
            for buddy, pairs in places
        ]
        for request in posed.requests
    ]
    people = {
        (row, column): (request.person_id, buddy.id)
        for row, request in enumerate(posed.requests)
        for column, (buddy, _) in enumerate(places)
        if worths[row][column] is not None
    }
    circles = [
        [place for place, two in people.items() if set(two) == both]
        for both in {frozenset(two) for two in people.values() if two[::-1] in people.values()}
    ]
    return {
        "turns": [turns.index(turn(each)) for each in posed.requests],
        "worths": worths,
        "circles": circles,
    }
