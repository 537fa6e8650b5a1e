"""A stay against one fault of PySide6 6.12.0 under Python 3.11.

There every Qt call that returns None, True or False gives back a reference to it that it never
took. After some thousands of calls Python ends with "deallocating None". From Python 3.12 on
these constants are not counted (PEP 683) and the fault does no harm. QtPdf without the browser
engine exists from 6.12.0 on only, so an older PySide is no way out.
"""

from __future__ import annotations

import sys

CONSTANTS = (None, True, False, NotImplemented)
SPARE_REFERENCES = 1 << 60  # a thousand calls a microsecond for thirty years


def keep_constants_alive() -> None:
    """Give the constants more references than a run can lose. Nothing to do from 3.12 on."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) >= SPARE_REFERENCES // 2:
        return
    import ctypes  # only this one Python needs it

    for constant in CONSTANTS:
        # The count is the first word of every object (CPython, Include/object.h, struct _object).
        ctypes.c_ssize_t.from_address(id(constant)).value = SPARE_REFERENCES
