"""Work in a process of its own: told on the way, ended at once, never left behind."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

import pytest

from dropin.apart import StoppedError, run_apart
from dropin.errors import BugError, KnownError


def count_up(upto: int, tell: Callable[[Any], None]) -> str:
    for number in range(upto):
        tell(number)
    return f"counted to {upto}"


def never_done(_: None, tell: Callable[[Any], None]) -> None:
    tell(os.getpid())
    while True:
        sleep(60)


def die(status: int, _: Callable[[Any], None]) -> None:
    os._exit(status)


def meet_the_world(what: str, _: Callable[[Any], None]) -> None:
    raise KnownError(what, "Try again.")


def stumble(what: str, _: Callable[[Any], None]) -> None:
    raise ValueError(what)


def run(work: Callable[..., Any], data: object, heard: list[Any] | None = None) -> Any:
    told: list[Any] = [] if heard is None else heard
    return run_apart(work, data, heard=told.append, cancelled=lambda: False)


@pytest.fixture(autouse=True)
def nobody_left_behind() -> Any:
    yield
    assert multiprocessing.active_children() == []


def test_what_is_told_arrives_in_order_and_then_the_result() -> None:
    heard: list[Any] = []
    assert run(count_up, 5, heard) == "counted to 5"
    assert heard == [0, 1, 2, 3, 4]


def test_cancelling_ends_work_that_never_asks() -> None:
    heard: list[int] = []
    stopped_at = 0.0

    def cancelled() -> bool:
        nonlocal stopped_at
        if heard and not stopped_at:
            stopped_at = monotonic()
        return bool(heard)

    with pytest.raises(StoppedError):
        run_apart(never_done, None, heard=heard.append, cancelled=cancelled)
    assert monotonic() - stopped_at < 0.5
    with pytest.raises(ProcessLookupError):
        os.kill(heard[0], 0)


def test_a_process_that_dies_is_a_known_error() -> None:
    with pytest.raises(KnownError, match="ended from outside"):
        run(die, 3)


def test_known_errors_and_bugs_come_over_as_what_they_are() -> None:
    with pytest.raises(KnownError) as known:
        run(meet_the_world, "The disk is full.")
    assert (known.value.what, known.value.next_step) == ("The disk is full.", "Try again.")
    with pytest.raises(BugError, match="ValueError: out of step"):
        run(stumble, "out of step")


def test_a_fault_of_whoever_listens_leaves_no_process() -> None:
    def refuse(_: object) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        run_apart(never_done, None, heard=refuse, cancelled=lambda: False)
