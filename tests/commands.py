"""Running the command line: in this process, which is quick, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from dropin.cli import main

PROGRAM = Path(__file__).parents[1] / "main.py"


class Done(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


def run(*arguments: object) -> Done:
    """Run a command in this process."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(each) for each in arguments])
        except SystemExit as end:  # how argparse leaves
            status = int(end.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


def run_apart(*arguments: object, env: Mapping[str, str | None] | None = None) -> Done:
    """Run a command in a process of its own; ``env`` adds to our environment, None takes away."""
    done = subprocess.run(
        [sys.executable, PROGRAM, *map(str, arguments)],
        capture_output=True,
        env=changed_environment(env or {}),
        timeout=60,
        check=False,
    )
    return Done(
        done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )


def changed_environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """Ours with ``changes``; a name changed to None is gone."""
    wanted = {**os.environ, **changes}
    return {name: value for name, value in wanted.items() if value is not None}


def is_one_plain_sentence(done: Done) -> bool:
    """Whether a command ended as it should for an error of the world."""
    lines = done.err.splitlines()
    return (
        done.status == 1
        and done.out == ""
        and len(lines) == 1
        and lines[0].endswith(".")
        and "Traceback" not in done.err
        and "Error" not in done.err
    )
