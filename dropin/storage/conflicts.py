"""Copies that sync programs leave beside a file when two people changed it at once."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime
from pathlib import Path

from dropin.errors import KnownError
from dropin.records import record
from dropin.storage.connection import time_limit
from dropin.storage.schema import centre_schema
from dropin.storage.verify import SECONDS_TO_LOOK, connect_to_centre, verified_number

# As Dropbox, Nextcloud and Syncthing name them, and a bare "(1)".
_SIGNS = re.compile(r"conflict|\(\d+\)$", re.IGNORECASE)


@record
class ConflictCopy:
    """One version of the file. ``last_change`` is UTC; None where it cannot be read."""

    path: Path
    last_change: datetime | None
    who: str


def conflict_copies(path: Path) -> list[ConflictCopy]:
    """Second versions of this file in its folder, by name. Never changes or locks them."""
    path = path.resolve()
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [look_at(other) for other in beside if _is_copy_of(other, path)]


def look_at(path: Path) -> ConflictCopy:
    """When a centre file was last changed and by whom, without opening it for anyone."""
    try:
        connection = connect_to_centre(path)
    except (KnownError, OSError):
        return ConflictCopy(path, None, "")
    try:
        with time_limit(connection, SECONDS_TO_LOOK):
            verified_number(connection, path, centre_schema())
            found = connection.execute(
                "SELECT moment, who FROM change_set ORDER BY id DESC LIMIT 1"
            ).fetchone()
    except (KnownError, sqlite3.Error):
        found = None
    finally:
        connection.close()
    if found is None:
        return ConflictCopy(path, None, "")
    return ConflictCopy(path, datetime.fromisoformat(found[0]), found[1])


def _is_copy_of(other: Path, path: Path) -> bool:
    if other == path or other.suffix != path.suffix or not other.name.startswith(path.stem):
        return False
    return _SIGNS.search(other.stem[len(path.stem) :]) is not None
