"""How long the best set of pairs takes for a large programme; the best of several tries is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from dropin.buddies.choices import best_set
from dropin.buddies.fitting.model import Problem
from dropin.buddies.matching import match_all, short_list
from dropin.buddies.waiting import overview
from dropin.storage.file import CentreFile
from tests.benchmarks.conftest import NOW
from tests.benchmarks.timing import best_seconds
from tests.buddies.drawn import problem

REQUESTS, BUDDIES = 200, 150
TARGET = 1.0
SHORT_LIST_TARGET = 0.1
PAGE_TARGET = 0.05


def usual() -> Problem:
    return problem(Random(2026), REQUESTS, BUDDIES)


def everybody_fits() -> Problem:
    """Nothing stands in anybody's way, and there are places for half of them."""
    drawn = problem(Random(2026), REQUESTS, BUDDIES)
    requests = tuple(
        replace(each, times=(), languages=(), avoids=frozenset(), tried=frozenset())
        for each in drawn.requests
    )
    buddies = tuple(
        replace(each, held=(replace(each.held[0], valid_until=None),), away=(), avoids=frozenset())
        for each in drawn.buddies
    )
    return replace(drawn, requests=requests, buddies=buddies)


def many_are_both() -> Problem:
    return problem(Random(2026), REQUESTS, BUDDIES, both=0.5)


@pytest.mark.parametrize("make", [usual, everybody_fits, many_are_both])
def test_the_best_set_of_a_large_programme(make: Callable[[], Problem]) -> None:
    posed = make()
    took = best_seconds(lambda: match_all(posed), TARGET / 2, attempts=5)
    name = make.__name__.replace("_", " ")
    _tell(f"{REQUESTS} requests and {BUDDIES} buddies, {name}", took, TARGET)


def test_a_short_list_of_a_large_programme() -> None:
    posed = usual()
    took = best_seconds(lambda: short_list(posed, 1), SHORT_LIST_TARGET / 2, attempts=5)
    _tell("a short list among 150 buddies", took, SHORT_LIST_TARGET)


def test_the_coordinators_page_of_ten_years_is_read(ten_years: Path) -> None:
    with CentreFile.open(ten_years, clock=lambda: NOW, who="Ana", read_only=True) as file:
        took = best_seconds(lambda: overview(file, NOW.date()), PAGE_TARGET / 2)
    _tell("the coordinator's page of the ten-year sample, read", took, PAGE_TARGET)


def test_the_best_set_of_ten_years_is_read_and_found(ten_years: Path) -> None:
    with CentreFile.open(ten_years, clock=lambda: NOW, who="Ana", read_only=True) as file:
        took = best_seconds(lambda: best_set(file, NOW.date()), PAGE_TARGET / 2)
    _tell("the best set of the ten-year sample, read and found", took, PAGE_TARGET)


def _tell(what: str, seconds: float, target: float) -> None:
    verdict = "met" if seconds <= target else "missed"
    sys.stdout.write(
        f"\n| {what} | {seconds * 1000:.0f} ms | target ≤ {target * 1000:.0f} ms | {verdict} |\n"
    )
    assert seconds <= target
