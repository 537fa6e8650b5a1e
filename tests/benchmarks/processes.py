"""Whole processes timed in turns, A B A B …, so that a drifting machine misleads no one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

CHECKOUT = Path(__file__).parents[2]
ROUNDS = 15


@dataclass(frozen=True)
class Pair:
    """Medians in seconds, and the median of the ratios pair by pair."""

    ours: float
    theirs: float
    ratio: float


def timed_in_pairs(
    ours: Sequence[str], theirs: Sequence[str], home: Path, *, told: bool = False
) -> Pair:
    """Run both commands ``ROUNDS`` times in turns, after one of each that does not count.

    ``told``: both print how many milliseconds they took to the point that matters, and that
    counts instead of the time until the process was gone.
    """
    seconds = [
        (_seconds(ours, home, told), _seconds(theirs, home, told)) for _ in range(ROUNDS + 1)
    ][1:]
    return Pair(
        statistics.median(one for one, _ in seconds),
        statistics.median(other for _, other in seconds),
        statistics.median(one / other for one, other in seconds),
    )


def report(what: str, pair: Pair, beside: str, target: float) -> None:
    """One row of the table, for the eyes of whoever runs the benchmarks with ``-s``."""
    verdict = "met" if pair.ratio <= target else "missed"
    sys.stdout.write(
        f"\n| {what} {pair.ours * 1000:.0f} ms | {beside} {pair.theirs * 1000:.0f} ms "
        f"| {pair.ratio:.2f} × | target ≤ {target} × | {verdict} |\n"
    )


def _seconds(command: Sequence[str], home: Path, told: bool) -> float:
    settings = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    # Both sides may keep compiled modules; without them one would measure Python's compiler.
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, *command], cwd=CHECKOUT, env=settings, check=True, capture_output=True
    )
    return float(done.stdout) / 1000 if told else perf_counter() - began
