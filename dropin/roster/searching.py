"""The search for a roster in a process of its own, as the window asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from dropin.apart import run_apart
from dropin.roster.planner import plan
from dropin.roster.planning.model import Plan, Problem

Search: TypeAlias = Callable[[Problem, Callable[[Plan], None], Callable[[], bool]], Plan]
"""Finds the best plan; tells each better one on the way; asks whether it is to stop."""


def search_apart(
    problem: Problem, better: Callable[[Plan], None], cancelled: Callable[[], bool]
) -> Plan:
    """The best plan there is. Blocks; raises StoppedError where it was cancelled."""
    return run_apart(_search, problem, heard=better, cancelled=cancelled)


def _search(problem: Problem, tell: Callable[[Plan], None]) -> Plan:
    return plan(problem, report=tell)
