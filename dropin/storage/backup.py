"""Numbered, verified backups of a centre file, and putting one back.

Safe to call from any thread: each call uses its own connection. A backup that fails is said
aloud (KnownError) and leaves every earlier one where it was.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from dropin.errors import KnownError
from dropin.storage.atomic import (
    TEMPORARY_SUFFIX,
    not_written,
    publish_new,
    sync_folder,
    temporary_name,
)
from dropin.storage.backup_folder import (
    backup_folder,
    backups_of,
    kept,
    name_for,
    next_number,
    short_stem,
)
from dropin.storage.connection import connect, time_limit
from dropin.storage.copying import DamagedCopyError, copy_failed, copy_to, in_use_error, is_whole
from dropin.storage.journal import last_set
from dropin.storage.lock import InUseError, Lock, take_lock
from dropin.storage.schema import centre_schema
from dropin.storage.verify import (
    LOOKED_THROUGH_BYTES,
    SECONDS_TO_LOOK,
    connect_to_centre,
    explained_on_opening,
    refuse_damage,
    refuse_long_name,
    resolved,
    verified_number,
)
from dropin.words import say

_COARSEST_FILE_TIME = 2_000_000_000  # nanoseconds: sticks formatted for Windows count in twos
_LEFTOVER_AGE = timedelta(days=1)


def backup_now(path: Path, folder: Path | None = None, *, now: datetime) -> Path:
    """Make one verified backup and return it. ``now`` (aware) is written into its name.

    Without a folder it goes beside the file and older ones there are thinned; in a folder
    someone named, nothing is ever removed. Raises KnownError when no good backup was made.
    """
    path = resolved(path)
    own_folder = folder or backup_folder(path)
    if own_folder.exists() and not own_folder.is_dir():
        raise KnownError(
            say("No backup could be made: “{name}” is a file.", name=own_folder.name),
            say("Name a folder for the backup, or move that file away."),
        )
    connection = connect_to_centre(path)
    try:
        own_folder.mkdir(parents=True, exist_ok=True)
        made = _publish(connection, path, own_folder, now)
    except DamagedCopyError:
        raise KnownError(
            say("“{name}” is damaged, so no backup was made of it now.", name=path.name),
            say("The earlier backups are as they were. Restore the newest of them."),
        ) from None
    except sqlite3.Error as error:
        raise _backup_failed(copy_failed(error, own_folder / path.name)) from error
    except OSError as error:
        raise _backup_failed(not_written(own_folder / path.name, error)) from error
    finally:
        connection.close()
    if folder is None:
        _thin(path, now)
    return made


def backup_if_changed(path: Path, folder: Path | None = None, *, now: datetime) -> Path | None:
    """Make a backup if the file is not what the newest one holds; return it, or None.

    Either way every page of a file too large for that on opening is read now. Raises KnownError
    when the file is damaged or no good backup was made.
    """
    path = resolved(path)
    existing = backups_of(path, folder)
    if not (existing and _same_state(path, existing[0].path)):
        return backup_now(path, folder, now=now)
    if path.stat().st_size > LOOKED_THROUGH_BYTES:
        _read_through(path)
    return None


def restore(backup: Path, to: Path, *, who: str, now: datetime) -> Path | None:
    """Put a verified copy of ``backup`` under ``to``.

    A file that was there is kept aside; its new path is returned. Raises KnownError, with
    nothing replaced, when the backup is not whole, or ``to`` is open somewhere or not writable.
    """
    backup = resolved(backup)
    to = to.resolve()
    refuse_long_name(to)
    if to.exists() and to.samefile(backup):
        raise KnownError(
            say("“{name}” is the backup itself. Nothing was changed.", name=to.name),
            say("Name the file that the backup shall stand in the place of."),
        )
    source = _verified_backup(backup)
    lock: Lock | None = None
    try:
        if to.exists():
            lock = take_lock(to, who, now)
        with temporary_name(to) as temporary:
            copy_to(source, temporary)
            return _swap_in(temporary, to, now)
    except InUseError as in_use:
        raise in_use_error(to, in_use) from None
    except DamagedCopyError:
        raise _damaged_backup(backup) from None
    except sqlite3.Error as error:
        raise copy_failed(error, to) from error
    except OSError as error:
        raise not_written(to, error) from error
    finally:
        source.close()
        if lock is not None:
            lock.release()


def _publish(connection: sqlite3.Connection, path: Path, folder: Path, now: datetime) -> Path:
    number = next_number(backups_of(path, folder))
    with temporary_name(folder / path.name) as temporary:
        changed = path.stat().st_mtime_ns
        copy_to(connection, temporary)
        os.utime(temporary, ns=(changed, changed))  # so that _same_state can tell
        while True:
            target = folder / name_for(path, number, now)
            try:
                publish_new(temporary, target)
            except FileExistsError:  # another program made one this moment
                number += 1
            else:
                return target


def _same_state(path: Path, backup: Path) -> bool:
    """Whether nothing was written since: the same last change, and the same time of writing.

    The time only has to be the same, not earlier: a clock that jumped cannot hide a change.
    """
    try:
        times = path.stat().st_mtime_ns, backup.stat().st_mtime_ns
        return abs(times[0] - times[1]) <= _COARSEST_FILE_TIME and (
            _last_change(path) == _last_change(backup)
        )
    except (OSError, sqlite3.Error):
        return False  # then making a backup finds out, and says, what is wrong


def _read_through(path: Path) -> None:
    connection = connect_to_centre(path)
    try:
        refuse_damage(connection, path)
    except sqlite3.Error as error:
        raise explained_on_opening(error, path) from error
    finally:
        connection.close()


def _last_change(path: Path) -> int:
    connection = connect(path)
    try:
        with time_limit(connection, SECONDS_TO_LOOK):
            return last_set(connection)
    finally:
        connection.close()


def _thin(path: Path, now: datetime) -> None:
    backups = backups_of(path)
    keep = kept(backups)
    for backup in backups:
        if backup not in keep:
            with suppress(OSError):  # in use or protected: it is only one too many
                backup.path.unlink()
    oldest = (now - _LEFTOVER_AGE).timestamp()
    for leftover in backup_folder(path).glob(f".dropin-*{TEMPORARY_SUFFIX}"):
        with suppress(OSError):
            if leftover.stat().st_mtime < oldest:
                leftover.unlink()


def _verified_backup(backup: Path) -> sqlite3.Connection:
    connection = connect_to_centre(backup)
    try:
        verified_number(connection, backup, centre_schema())
        if not is_whole(backup):
            raise _damaged_backup(backup)
    except sqlite3.Error as error:
        connection.close()
        raise explained_on_opening(error, backup) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _swap_in(temporary: Path, to: Path, now: datetime) -> Path | None:
    if not to.exists():
        publish_new(temporary, to)
        return None
    aside = _free_name_aside(to, now)
    journal, journal_aside = _journal_of(to), _journal_of(aside)
    if journal.exists():  # it belongs to the file that leaves, and would spoil the new one
        journal.replace(journal_aside)
    try:
        to.rename(aside)
        publish_new(temporary, to)
    except BaseException:
        if not to.exists():
            aside.rename(to)
        if journal_aside.exists():
            journal_aside.replace(journal)
        raise
    sync_folder(to.parent)
    return aside


def _free_name_aside(to: Path, now: datetime) -> Path:
    stem = f"{short_stem(to)} replaced {now.astimezone():%Y-%m-%d %H%M}"
    candidate, number = to.with_name(stem + to.suffix), 1
    while candidate.exists():
        number += 1
        candidate = to.with_name(f"{stem} ({number}){to.suffix}")
    return candidate


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _damaged_backup(backup: Path) -> KnownError:
    return KnownError(
        say("The backup “{name}” is damaged. Nothing was replaced.", name=backup.name),
        say("Choose an older backup."),
    )


def _backup_failed(error: Exception) -> Exception:
    if not isinstance(error, KnownError):
        return error
    return KnownError(
        say("No backup could be made. ") + error.what,
        error.next_step + say(" Your centre file and the earlier backups are as they were."),
    )
