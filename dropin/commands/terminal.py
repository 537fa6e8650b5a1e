"""Saying things where somebody, or some pipe, reads them. It may be full, closed, or in ASCII."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from dropin.errors import KnownError
from dropin.words import say


def tell(sentence: object) -> None:
    """Say it on standard output; KnownError where that is not taken."""
    with _output_expected():
        print(sentence)


def tell_json(value: object) -> None:
    """Say ``value`` as JSON, for another program."""
    import json

    # Escaped, so that it is right whatever encoding the pipe on this machine has.
    tell(json.dumps(value, indent=1))


def warn(sentence: object) -> None:
    """Say it beside the answer, on standard error, in one line."""
    print(" ".join(str(sentence).split()), file=sys.stderr)


def bear_any_terminal() -> None:
    """A letter that a terminal has no sign for becomes "?" and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None where Windows starts us without a console
            stream.reconfigure(errors="replace")


def hand_over_output() -> None:
    """Find out now, not after the last line of the program, that output was not taken."""
    with _output_expected():
        if sys.stdout is not None:
            sys.stdout.flush()


def silence_output() -> None:
    """Whoever read our output has closed it: nothing more to say, also not on the way out."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _output_expected() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        raise KnownError(
            say("The output could not be written where it was sent."),
            say("Make room on that disk, or send it elsewhere."),
        ) from error
