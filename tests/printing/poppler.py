"""Poppler's programs: they read and draw a PDF apart from what the program itself shows."""

from __future__ import annotations

import subprocess
from shutil import which


def poppler(program: str, pdf: bytes, *options: str) -> bytes:
    """What one of them, ``pdftotext`` or ``pdftoppm``, makes of ``pdf`` without a complaint."""
    assert which(program), (
        f"{program} is missing: install the system package poppler-utils"
        " (apt install poppler-utils) for this test."
    )
    ran = subprocess.run([program, *options], input=pdf, capture_output=True, check=True)
    assert ran.stderr == b""
    return ran.stdout
