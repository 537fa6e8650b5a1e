"""Acting as somebody else: an ordinary user, another process, a process that is killed."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dropin.errors import BugError, KnownError

NOBODY = 65534


def as_ordinary_user(act: Callable[[], str]) -> str:
    """What ``act`` returns, or the error it ends with, in a process whose user is not root.

    Root ignores file modes, so as root such tests would pass for the wrong reason.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            become_ordinary()
            os.write(writing, answer_of(act).encode())
        finally:
            os._exit(0)  # never back into the tests, whatever happened
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def become_ordinary() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def answer_of(act: Callable[[], str]) -> str:
    try:
        return act()
    except (KnownError, BugError, OSError, AssertionError) as error:
        return f"{type(error).__name__}: {error}"


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder everybody may enter and write, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o777)
        try:
            yield folder
        finally:
            folder.chmod(0o777)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As on a disk with little room left: writing past ``size`` bytes fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Child:
    """Another process doing ``act(say)`` until it ends or is killed; ``say`` reaches us."""

    def __init__(self, act: Callable[[Callable[[str], None]], None]) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            status = 1
            try:
                act(lambda words: void(os.write(writing, f"{words}\n".encode())))
                status = 0
            finally:
                os._exit(status)
        os.close(writing)
        self._pipe = os.fdopen(reading, encoding="utf-8")

    def hear(self) -> str:
        """The next thing it says, waiting for it."""
        return self._pipe.readline().strip()

    def wait(self) -> int:
        """How it ended: its exit code, or minus the signal that ended it."""
        self._pipe.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self) -> list[str]:
        """End it on the spot, and return what it had said and was not heard yet."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with self._pipe as pipe:
            return pipe.read().split()


def void(_: object) -> None:
    return None
