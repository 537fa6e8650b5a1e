"""A new centre's file, with what every centre starts from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.errors import KnownError
from dropin.programme.operations import add_usual_categories
from dropin.storage.file import CentreFile


def start_centre(
    path: Path,
    *,
    clock: Callable[[], datetime],
    who: str,
    name: str,
    zone: str | None = None,
) -> CentreFile:
    """Make the file at ``path`` for the centre ``name`` and leave it open.

    ``zone`` is an IANA name; without one, this computer's. The zone's country gives the customs
    (first weekday, clock, paper, currency), all of which Settings can change. Raises KnownError
    for an unknown zone and where the file cannot be made; no file is left then.
    """
    settings = new_centre(name, zone or system_zone())
    file = CentreFile.create(path, clock=clock, who=who)
    try:
        save_centre(file, settings)
        add_usual_categories(file)
    except KnownError:
        file.close()
        path.unlink()
        raise
    return file


def make_folder(folder: Path) -> None:
    """Make the folder a new file is to live in: on a fresh machine there may be no Documents.

    Where it cannot be made, making the file says so.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)


def system_zone() -> str:
    """The IANA name of this computer's time zone, UTC where it has none or Qt cannot be asked."""
    try:
        from PySide6.QtCore import QTimeZone  # the one place that knows Windows' own zone names
    except ImportError:  # a machine without a screen may lack what Qt needs
        return "UTC"
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii")
    return name or "UTC"
