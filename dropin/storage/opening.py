"""How a centre file is made and opened, and when it opens only for reading."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from dropin.dates import Customs, clock, day_short
from dropin.errors import BugError, KnownError
from dropin.storage import stamp
from dropin.storage.atomic import not_written, publish_new, sync_file, temporary_name
from dropin.storage.backup_folder import restore_advice
from dropin.storage.connection import (
    connect,
    explained,
    has_open_journal,
    primary_code,
    time_limit,
)
from dropin.storage.lock import Holder, InUseError, Lock, note_path, take_lock
from dropin.storage.schema import Schema, make_fresh
from dropin.storage.tables import rooms_table_names
from dropin.storage.verify import (
    LOOKED_THROUGH_BYTES,
    SECONDS_TO_LOOK,
    connect_to_centre,
    explained_on_opening,
    name_is_too_long,
    refuse_damage,
    refuse_long_name,
    resolved,
    upgrade_connection,
    upgraded_in_memory,
    verified_number,
)
from dropin.words import say


class Opening:
    """A file on its way to being open. What it has gathered is handed to ``CentreFile``."""

    def __init__(self, path: Path) -> None:
        self.path = resolved(path)
        self.read_only: str | None = None
        self.notices: list[str] = []
        self.doubtful = False
        """Whether the file does not hold what it believes it holds."""
        self.was_older = False
        """Whether an older program wrote it: it was brought up to date, or a copy in memory was."""
        self.lock: Lock | None = None
        self.was_cut_off = has_open_journal(self.path)
        self.connection = connect_to_centre(self.path)

    def give_up(self) -> None:
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


def make_file(path: Path, schema: Schema) -> None:
    """An empty centre under a name that was free. Raises KnownError."""
    refuse_long_name(path)
    if os.path.lexists(path):
        raise _name_is_taken(path)
    try:
        with temporary_name(path) as temporary:
            connection = connect(temporary, mode="rwc")
            try:
                make_fresh(connection, schema)
                stamp.stamp_all(connection, rooms_table_names(connection))
            finally:
                connection.close()
            sync_file(temporary)
            publish_new(temporary, path)
    except FileExistsError:
        raise _name_is_taken(path) from None
    except sqlite3.Error as error:
        raise _not_made(path, error) from error
    except OSError as error:
        raise not_written(path, error) from error


def open_file(path: Path, *, now: datetime, who: str, read_only: bool, schema: Schema) -> Opening:
    """Look at the file, hold it unless only reading is asked for, bring it up to date.

    Raises KnownError when it must not be opened, and then holds nothing.
    """
    opening = Opening(path)
    try:
        if read_only:
            opening.read_only = say("This file was opened for reading only.")
        else:
            _hold(opening, who, now)
        with time_limit(opening.connection, SECONDS_TO_LOOK):
            number = verified_number(opening.connection, opening.path, schema)
        if opening.lock is not None:
            opening.connection.execute("PRAGMA journal_mode = DELETE")
        opening.was_older = number < schema.number
        if opening.was_older:
            _bring_up_to_date(opening, schema, number, now)
        _look_through(opening)
    except sqlite3.Error as error:
        opening.give_up()
        raise explained_on_opening(error, opening.path) from error
    except BaseException:
        opening.give_up()
        raise
    return opening


def _hold(opening: Opening, who: str, now: datetime) -> None:
    """Take the file for writing, or say why it can only be read."""
    opening.read_only = _reason_not_to_write(opening.path)
    if opening.read_only is not None:
        return
    try:
        opening.lock = take_lock(opening.path, who, now)
        opening.connection.execute("BEGIN IMMEDIATE")
        opening.connection.execute("ROLLBACK")
    except InUseError as in_use:
        opening.read_only = _in_use(in_use.holder, now)
        if not in_use.certain:
            opening.read_only += say(
                " If nobody has, remove “{note}” beside it and open it again.",
                note=note_path(opening.path).name,
            )
    except OSError:
        opening.read_only = say(
            "The folder of this file cannot be written, so it can be read but not changed."
        )
    except sqlite3.Error as error:
        if primary_code(error) != sqlite3.SQLITE_READONLY:
            raise
        opening.read_only = _read_only_file()
    if opening.read_only is not None and opening.lock is not None:
        opening.lock.release()
        opening.lock = None


def _reason_not_to_write(path: Path) -> str | None:
    if name_is_too_long(path):
        return say("The name of this file is too long to change it here. Give it a shorter name.")
    return None if os.access(path, os.W_OK) else _read_only_file()


def _read_only_file() -> str:
    return say("This file is write-protected, so it can be read but not changed.")


def _in_use(holder: Holder | None, now: datetime) -> str:
    if holder is None:
        return say("Someone else has this file open, so it can be read but not changed.")
    since = holder.since.astimezone()
    values = {
        "who": holder.who,
        "machine": holder.machine,
        "time": clock(since.time(), Customs()),
        "day": day_short(since.date(), Customs()),
    }
    if since.date() == now.astimezone().date():
        return say(
            "{who} has this file open on {machine} since {time}, "
            "so it can be read but not changed here.",
            **values,
        )
    return say(
        "{who} has this file open on {machine} since {day}, {time}, "
        "so it can be read but not changed here.",
        **values,
    )


def _bring_up_to_date(opening: Opening, schema: Schema, number: int, now: datetime) -> None:
    if opening.read_only is not None:
        opening.connection = upgraded_in_memory(opening.connection, opening.path, schema, number)
        return
    from dropin.storage.backup import backup_now  # only an older file needs one at once

    backup_now(opening.path, now=now)
    upgrade_connection(opening.connection, opening.path, schema, number)


def _look_through(opening: Opening) -> None:
    """Find damage before someone works on top of it, and say what is odd."""
    connection, path = opening.connection, opening.path
    if opening.lock is not None and opening.was_cut_off and not has_open_journal(path):
        opening.notices.append(
            say(
                "The last time, Drop-in was stopped in the middle of saving. "
                "That one change is not in the file; everything before it is."
            )
        )
    if path.stat().st_nlink > 1:
        opening.notices.append(
            say(
                "This file has a second name in another folder. After a power cut only the name "
                "it was opened by can put it in order, so keep one of the two."
            )
        )
    if path.stat().st_size <= LOOKED_THROUGH_BYTES:
        refuse_damage(connection, path)
    tables = stamp.disagreements(connection, rooms_table_names(connection), "small")
    if tables:
        opening.doubtful = True
        opening.notices.append(doubt(path, tables[0]))


def doubt(path: Path, table: str) -> str:
    """What is said of a file that does not hold in ``table`` what it believes."""
    sentence = say(
        "“{name}” does not hold what it should ({table}). It was probably copied while "
        "it was being changed, or changed by another program. Look it over before going "
        "on, or: ",
        name=path.name,
        table=table.replace("_", " "),
    )
    return sentence + restore_advice(path)


def _name_is_taken(path: Path) -> KnownError:
    return KnownError(
        say("There is already a file “{name}” in this folder.", name=path.name),
        say("It was left untouched. Choose another name."),
    )


def _not_made(path: Path, error: sqlite3.Error) -> KnownError | BugError:
    code = primary_code(error)
    if code not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return explained(error, path)
    if code == sqlite3.SQLITE_FULL:
        return KnownError(
            say("The disk is full, so “{name}” was not made.", name=path.name),
            say("Make room on the disk, or choose another place."),
        )
    return KnownError(
        say("No file can be made in {folder}.", folder=path.parent),
        say("Choose another folder, one where you may save files."),
    )
