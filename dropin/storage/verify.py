"""What is looked at before a file is trusted, and how an older one comes up to date.

The order matters: nothing in the file is run, and nothing is written, before its table of
contents was compared with what a centre file has.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from dropin.errors import BugError, KnownError
from dropin.storage import stamp
from dropin.storage.backup_folder import restore_advice
from dropin.storage.connection import connect, is_damage, locked_elsewhere, primary_code
from dropin.storage.connection import explained as explained_in_use
from dropin.storage.journal import close_undo
from dropin.storage.schema import (
    APPLICATION_ID,
    Schema,
    active_items,
    is_as_laid_out,
    items_of,
    missing_items,
    unexpected_items,
    upgrade,
)
from dropin.storage.tables import rooms_tables
from dropin.words import say

LOOKED_THROUGH_BYTES = 2 * 1024 * 1024
"""Files up to this size are read through on opening; larger ones a moment later, together with
their backup, so that nobody waits for it (5 to 10 ms for each MB)."""

SECONDS_TO_LOOK = 5.0
"""An honest file is read in milliseconds; one made to never end is given up after this."""

LONGEST_NAME_BYTES = 255 - len(" backups")
"""What most disks allow, less the longest ending of a file beside it."""

LONGEST_PATH_BYTES = 512 - len("-journal")
"""What SQLite takes on systems other than Windows."""

_HEAD = b"SQLite format 3\0"


def resolved(path: Path) -> Path:
    """The one real path behind links and dots. Raises KnownError when there is no file."""
    try:
        real = path.resolve(strict=True)
    except FileNotFoundError:
        raise KnownError(
            say(
                "There is no file “{name}” in {folder}.",
                name=path.name,
                folder=path.resolve().parent,
            ),
            say("It may have been moved or renamed. Look for it, or open another file."),
        ) from None
    except (OSError, RuntimeError) as error:
        raise cannot_read(path) from error
    if real.is_dir():
        raise KnownError(
            say("“{name}” is a folder, not a centre file.", name=path.name),
            say("Open the file inside it whose name ends in .dropin."),
        )
    return real


def connect_to_centre(path: Path) -> sqlite3.Connection:
    """A connection to a file that is marked as a centre file. Raises KnownError otherwise."""
    if path.stat().st_size == 0:
        raise KnownError(
            say("“{name}” is empty. Perhaps a sync program emptied it.", name=path.name),
            restore_advice(path),
        )
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise explained_on_opening(error, path) from error
    try:
        _refuse_other_programs(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise explained_on_opening(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def verified_number(connection: sqlite3.Connection, path: Path, schema: Schema) -> int:
    """The file's schema number, once its table of contents is known to be ours.

    Raises KnownError for newer files, foreign or missing parts; may raise sqlite3.Error.
    """
    number = _number(connection, "user_version")
    if number > schema.number:
        raise KnownError(
            say("“{name}” was made by a newer version of Drop-in.", name=path.name),
            say("Nothing was changed. Install the newest version here, then open it again."),
        )
    items = items_of(connection)
    if number == schema.number and is_as_laid_out(items, schema):
        return number
    foreign = active_items(items)
    if number == schema.number:
        foreign = unexpected_items(items, schema)
        if not foreign and (missing := missing_items(items, schema)):
            raise KnownError(
                say("Parts of “{name}” are missing: {parts}.", name=path.name, parts=missing[0]),
                restore_advice(path),
            )
    refuse_foreign_parts(foreign, path)
    return number


def refuse_foreign_parts(names: list[str], path: Path) -> None:
    """Raises KnownError when there are parts in the file that a centre file does not have."""
    if names:
        raise KnownError(
            say(
                "“{name}” holds something Drop-in did not put there ({part}), "
                "so it was not opened. Nothing was run or changed.",
                name=path.name,
                part=names[0],
            ),
            say("If it came from someone else, ask how it was made. ") + restore_advice(path),
        )


def refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Read every page. Raises KnownError for damage; may raise sqlite3.Error for the same."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


def upgrade_connection(
    connection: sqlite3.Connection, path: Path, schema: Schema, older: int
) -> None:
    """Bring the file from schema ``older`` to the newest, all or nothing.

    Raises KnownError and leaves everything as it was when a step fails or the result is not
    exactly a fresh file's schema.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        upgrade(connection, schema, older)
        items = items_of(connection)
        wrong = unexpected_items(items, schema) + missing_items(items, schema)
        if wrong or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise _not_upgraded(path)
        close_undo(connection)
        stamp.stamp_all(connection, rooms_tables(connection))
        connection.execute("COMMIT")
    except (sqlite3.Error, KeyError) as error:
        known = isinstance(error, sqlite3.Error) and explained_in_use(error, path)
        raise (known if isinstance(known, KnownError) else _not_upgraded(path)) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")


def upgraded_in_memory(
    connection: sqlite3.Connection, path: Path, schema: Schema, older: int
) -> sqlite3.Connection:
    """An upgraded copy that lives in memory, for reading an older file that must not be written.

    Closes the connection given.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.row_factory = sqlite3.Row
    connection.backup(copy)
    connection.close()
    upgrade_connection(copy, path, schema, older)
    return copy


def explained_on_opening(error: sqlite3.Error, path: Path) -> KnownError | BugError:
    """What the person is told when SQLite refuses before the file is open."""
    name, code = path.name, primary_code(error)
    if code == sqlite3.SQLITE_NOTADB and not _head(path).startswith(_HEAD):
        return _not_a_centre_file(path)
    if is_damage(error):
        return damaged(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return locked_elsewhere(path)
    if code == sqlite3.SQLITE_READONLY:
        return KnownError(
            say("“{name}” was being written when it was cut off, and cannot be", name=name)
            + say(" put in order here, because this folder cannot be written."),
            say("Copy it together with “{name}-journal” elsewhere and open it there.", name=name),
        )
    if code in (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG):
        return KnownError(
            say("“{name}” holds something Drop-in did not put there.", name=name),
            restore_advice(path),
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return cannot_read(path)
    return explained_in_use(error, path)


def damaged(path: Path) -> KnownError:
    return KnownError(
        say("“{name}” is damaged. It was left untouched.", name=path.name), restore_advice(path)
    )


def cannot_read(path: Path) -> KnownError:
    if _is_too_deep(path):
        return _too_deep(path)
    return KnownError(
        say("“{name}” cannot be read.", name=path.name),
        say("Check that the disk or stick is there and that you may open files in its folder."),
    )


def refuse_long_name(path: Path) -> None:
    """Raises KnownError when name or place leave no room for the files beside it."""
    if name_is_too_long(path):
        raise KnownError(
            say("The name “{start}…” is too long.", start=path.name[:40]),
            say("Choose a name of at most {most} letters.", most=LONGEST_NAME_BYTES // 4),
        )
    if _is_too_deep(path):
        raise _too_deep(path)


def name_is_too_long(path: Path) -> bool:
    return len(os.fsencode(path.name)) > LONGEST_NAME_BYTES


def _is_too_deep(path: Path) -> bool:
    return os.name == "posix" and len(os.fsencode(path)) > LONGEST_PATH_BYTES


def _too_deep(path: Path) -> KnownError:
    return KnownError(
        say("The names of the folders that “{name}” lies in are too long.", name=path.name[:40]),
        say("Nothing was changed. Use a folder higher up, or one with a shorter name."),
    )


def _refuse_other_programs(connection: sqlite3.Connection, path: Path) -> None:
    mark = _number(connection, "application_id")
    if mark == APPLICATION_ID:
        return
    if not connection.execute("SELECT count(*) FROM main.sqlite_master").fetchone()[0]:
        raise KnownError(
            say("“{name}” holds nothing at all.", name=path.name), restore_advice(path)
        )
    raise KnownError(
        say("“{name}” belongs to another program. It was left untouched.", name=path.name),
        say("Open a file whose name ends in .dropin, or start a new centre."),
    )


def _not_a_centre_file(path: Path) -> KnownError:
    what = say("“{name}” is not a centre file. It was left untouched.", name=path.name)
    head = _head(path)
    if b"BEGIN:VCALENDAR" in head.upper():
        return KnownError(what, say("It looks like a calendar: open a centre, then import it."))
    if _looks_like_a_table(head):
        return KnownError(
            what, say("It looks like a spreadsheet (CSV): open a centre, then import it.")
        )
    return KnownError(what, say("Open a file whose name ends in .dropin, or start a new centre."))


def _looks_like_a_table(head: bytes) -> bool:
    """Several lines of text with the same comma, semicolon or tab in each."""
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    lines = [line for line in head.replace(b"\0", b"").splitlines() if line.strip()][:5]
    return len(lines) > 1 and any(
        all(mark in line for line in lines) for mark in (b",", b";", b"\t")
    )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _not_upgraded(path: Path) -> KnownError:
    return KnownError(
        say("“{name}” could not be brought up to date. It is as it was.", name=path.name),
        say("Open it with the version of Drop-in that made it, and report this."),
    )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA main.{pragma}").fetchone()[0])
