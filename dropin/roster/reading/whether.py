"""Whether a centre is on call at all: asked at every start, and so on its own."""

from __future__ import annotations

from dropin.storage.file import CentreFile


def has_roster(file: CentreFile) -> bool:
    """Whether there is any kind of shift, or any shift, at all."""
    return bool(
        file.value("SELECT EXISTS (SELECT 1 FROM shift_pattern) OR EXISTS (SELECT 1 FROM shift)")
    )
