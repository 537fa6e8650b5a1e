"""The checks a reader relies on: style and types are clean everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "tool",
    [
        ["ruff", "check", "--no-cache"],
        ["ruff", "format", "--check", "--no-cache"],
        ["mypy"],
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_whole_house_is_clean(tool: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", *tool], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
