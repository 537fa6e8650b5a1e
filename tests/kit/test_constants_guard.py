"""PySide6 6.12.0 under Python 3.11 must not run out of None, True and False."""

import subprocess
import sys

from dropin.kit.constants_guard import keep_constants_alive

MANY_CALLS = """
import dropin.kit.theme
from PySide6.QtGui import QFont
font = QFont()
for bold in (True, False):
    for _ in range(20_000):
        font.setBold(bold)
        font.bold()
"""


def test_many_calls_that_return_a_constant_do_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_guarding_twice_changes_nothing() -> None:
    keep_constants_alive()
    before = sys.getrefcount(None)
    keep_constants_alive()
    assert abs(sys.getrefcount(None) - before) < 1_000
