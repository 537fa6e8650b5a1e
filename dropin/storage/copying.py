"""Whole, verified copies of a centre file, made while it may be in use.

Copies are made by SQLite's own backup, never byte by byte: a file copied in the middle of a
change would hold half of it as fact.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dropin.errors import KnownError
from dropin.storage.atomic import not_written, sync_file, sync_folder, temporary_name
from dropin.storage.connection import connect, explained, has_open_journal, primary_code
from dropin.storage.lock import InUseError, note_path, take_lock
from dropin.storage.schema import APPLICATION_ID
from dropin.storage.verify import refuse_long_name
from dropin.words import say

_PAGES_A_STEP = 500  # 2 MB


def copy_to(source: sqlite3.Connection, copy: Path) -> None:
    """Copy the open file to a new, temporary name; verify it; wait until it is on the disk.

    The caller gives it its final name. Raises sqlite3.Error where either disk fails, and
    DamagedCopyError when what was copied is not whole.
    """
    target = connect(copy, mode="rwc")
    try:
        # In steps, so that saving meanwhile never waits long; SQLite begins again by itself
        # when somebody's change comes in between.
        source.backup(target, pages=_PAGES_A_STEP, progress=_stop_when_locked)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    if not is_whole(copy):
        raise DamagedCopyError(copy)
    sync_file(copy)


class DamagedCopyError(Exception):
    """The copy is a faithful copy of damage."""


class LockedSourceError(sqlite3.OperationalError):
    """Another program kept the file locked all the time we wait."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


def is_whole(path: Path) -> bool:
    """Whether the file is marked as ours and every page of it can be read."""
    try:
        connection = connect(path, mode="ro")
    except sqlite3.Error:
        return False
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return bool(mark == APPLICATION_ID and found == "ok")


def save_copy(source: sqlite3.Connection, own_path: Path, to: Path) -> Path:
    """Write all of the open file under another name and return the full path.

    Replaces a file of that name that nobody has open. Raises KnownError with nothing replaced.
    """
    to = to.resolve()
    refuse_long_name(to)
    _refuse_target(own_path, to)
    try:
        with temporary_name(to) as temporary:
            copy_to(source, temporary)
            temporary.replace(to)
            sync_folder(to.parent)
    except DamagedCopyError:
        raise KnownError(
            say("“{name}” is damaged, so no copy was made.", name=own_path.name),
            say("Rescue what can be read into a new file, or restore a backup."),
        ) from None
    except sqlite3.Error as error:
        raise copy_failed(error, to) from error
    except OSError as error:
        raise not_written(to, error) from error
    return to


def copy_failed(error: sqlite3.Error, to: Path) -> Exception:
    """What the person is told when a copy could not be written."""
    if primary_code(error) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return KnownError(
            say("There is no room in {folder} for a copy. None was made.", folder=to.parent),
            say("Make room, or choose another place."),
        )
    if primary_code(error) == sqlite3.SQLITE_CANTOPEN:
        return KnownError(
            say("No file can be made in {folder}.", folder=to.parent),
            say("Choose another folder, one where you may save files."),
        )
    return explained(error, to)


def in_use_error(path: Path, in_use: InUseError) -> KnownError:
    """Someone has the file open that was to be replaced."""
    if in_use.holder is None:
        what = say("“{name}” is open somewhere. It was not replaced.", name=path.name)
    else:
        what = say(
            "{who} has “{name}” open on {machine}. It was not replaced.",
            name=path.name,
            who=in_use.holder.who,
            machine=in_use.holder.machine,
        )
    return KnownError(what, say("Close it there first, or choose another name."))


def _stop_when_locked(status: int, remaining: int, total: int) -> None:
    # Python would try for ever; by now SQLite has waited as long as we wait for anyone.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise LockedSourceError


def _refuse_target(own_path: Path, to: Path) -> None:
    if not to.exists():
        return
    if to == own_path or has_open_journal(to):
        raise KnownError(
            say("“{name}” is there already. It was not replaced.", name=to.name),
            say("Choose another name for the copy."),
        )
    if note_path(to).exists():
        _refuse_in_use(to)


def _refuse_in_use(path: Path) -> None:
    from datetime import UTC, datetime  # only where a note lies beside the target

    try:
        take_lock(path, "", datetime.min.replace(tzinfo=UTC)).release()
    except InUseError as in_use:
        raise in_use_error(path, in_use) from None
    except OSError as error:
        raise not_written(path, error) from error
