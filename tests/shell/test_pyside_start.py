"""What PySide puts off at the start of the window, and that it explains wrong calls all the same.

Each in a process of its own: in this one PySide is loaded already.
"""

from __future__ import annotations

import subprocess
import sys

from dropin.shell.pyside_start import _EXPLAINING

QUICK = """
import builtins, sys
from dropin.shell.pyside_start import quick_pyside
before = builtins.__import__
with quick_pyside():
    import PySide6.QtWidgets
"""
PLAIN = "import sys, PySide6.QtWidgets"
WRONG_CALLS = """
from PySide6.QtCore import QPoint, QTimer
for call, wrong in ((QTimer.singleShot, "soon"), (QPoint, "here"), (QTimer, 1.5)):
    try:
        call(wrong)
    except TypeError as error:
        print(error)
help(QTimer.singleShot)
"""


def told_by(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    ).stdout


def test_what_explains_calls_is_not_loaded_before_it_is_asked() -> None:
    asked = """
from types import ModuleType
from dropin.shell.pyside_start import _EXPLAINING, _SIGNATURE
parts = [sys.modules[f"{_SIGNATURE}.{part}"] for part in _EXPLAINING]
print([type(part) is ModuleType for part in parts], "argparse" in sys.modules)
asked = [hasattr(part, "anything") for part in parts]
print([type(part) is ModuleType for part in parts], "argparse" in sys.modules)
"""
    before, after = ([loaded] * len(_EXPLAINING) for loaded in (False, True))
    assert told_by(QUICK + asked) == f"{before} False\n{after} True\n"


def test_pyside_explains_a_wrong_call_as_ever() -> None:
    plain = told_by(PLAIN + WRONG_CALLS)
    assert "Supported signatures" in plain
    assert told_by(QUICK + WRONG_CALLS) == plain


def test_modules_load_as_before_where_pyside_was_there_already() -> None:
    program = PLAIN + QUICK + "print(builtins.__import__ is before)"
    assert told_by(program) == "True\n"


def test_no_module_is_searched_for_features() -> None:
    asked = "import shibokensupport.feature; print(shibokensupport.feature._mod_uses_pyside(sys))"
    assert told_by(QUICK + asked) == "True\n"
