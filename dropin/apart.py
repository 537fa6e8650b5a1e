"""Work in a process of its own, which tells what it finds on the way and can be ended at once.

For what cannot be asked to stop, or would hold up the window: the exact solver, a long search.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from dropin.errors import BugError, KnownError
from dropin.words import say

_ASK_EVERY_SECONDS = 0.05
_TOLD, _DONE, _KNOWN, _FAILED = "told", "done", "known", "failed"

Data = TypeVar("Data")
Result = TypeVar("Result")


class StoppedError(Exception):
    """The work was cancelled before it had a result."""


def run_apart(
    work: Callable[[Data, Callable[[Any], None]], Result],
    data: Data,
    *,
    heard: Callable[[Any], None],
    cancelled: Callable[[], bool],
) -> Result:
    """Run ``work(data, tell)`` in a fresh process and give its result; blocks until then.

    ``work`` is a function of a module, ``data``, what it tells and its result are plain data.
    ``heard`` gets, on the calling thread, all that ``tell`` was given. ``cancelled`` is asked
    twenty times a second. Whatever happens, the process is gone when this returns. Raises
    StoppedError when it was cancelled, and KnownError when the process could not begin or ended by
    itself.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work_apart, args=(theirs, work, data), daemon=True)
    try:
        process.start()
    except OSError:
        raise KnownError(
            say("This computer has no room to plan beside everything else it does."),
            say("Close other programs and try again."),
        ) from None
    theirs.close()
    try:
        result: Result = _listen(ours, heard, cancelled)
        return result
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _listen(ours: Connection, heard: Callable[[Any], None], cancelled: Callable[[], bool]) -> Any:
    while True:
        if cancelled():
            raise StoppedError
        if not ours.poll(_ASK_EVERY_SECONDS):
            continue
        try:
            kind, content = ours.recv()
        except (EOFError, OSError):
            raise KnownError(
                say("The work was ended from outside before it was done."),
                say("What was found so far is kept. Try again, perhaps with fewer programs open."),
            ) from None
        if kind == _TOLD:
            heard(content)
        elif kind == _DONE:
            return content
        elif kind == _KNOWN:
            raise KnownError(*content)
        else:
            raise BugError(content)


def _work_apart(
    theirs: Connection, work: Callable[[Any, Callable[[Any], None]], Any], data: Any
) -> None:
    """The whole life of the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us is told, and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        theirs.send((_DONE, work(data, lambda content: theirs.send((_TOLD, content)))))
    except KnownError as error:
        theirs.send((_KNOWN, (error.what, error.next_step)))
    except Exception:  # noqa: BLE001  # carried over to the process that waits for it
        theirs.send((_FAILED, traceback.format_exc()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
