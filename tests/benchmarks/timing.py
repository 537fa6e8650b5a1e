"""How fast a thing can be on a machine that others use at the same time."""

import time
from collections.abc import Callable


def best_seconds(act: Callable[[], object], good_enough: float, attempts: int = 25) -> float:
    """The shortest of several runs; no more of them once one is ``good_enough``."""
    best = float("inf")
    for _ in range(attempts):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
        if best <= good_enough:
            break
    return best
