"""Connections to a centre file, and what SQLite's refusals mean to the person at the desk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from urllib.parse import quote_from_bytes

from dropin.errors import BugError, KnownError
from dropin.words import say

WAIT_SECONDS = 2.0
"""How long a program waits for another one that is writing, before it says so."""

LONGEST_CELL = 64 * 1024 * 1024
_STATEMENTS_BETWEEN_LOOKS = 20_000

_SETTINGS = """
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON;
PRAGMA synchronous = EXTRA;
PRAGMA temp_store = MEMORY;
"""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_CELL,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 50,
}


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """A connection with every safeguard on and transactions in our own hands.

    ``mode`` is ``rw`` (never creates), ``rwc`` (creates) or ``ro``. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(
        file_uri(path, mode), uri=True, isolation_level=None, timeout=WAIT_SECONDS
    )
    try:
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        # Not part of the file's content: none of these reads or runs anything in it.
        connection.executescript(_SETTINGS)
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def has_open_journal(path: Path) -> bool:
    """Whether a change was begun and not ended: going on now, or cut off."""
    beside = path.with_name(path.name + "-journal")
    try:
        return beside.stat().st_size > 0
    except OSError:
        return False


def file_uri(path: Path, mode: str) -> str:
    """The address SQLite understands for any path, with ``?``, ``#`` and ``%`` escaped."""
    plain = os.fsencode(path.absolute().as_posix())
    slashes = b"//" if plain.startswith(b"/") else b"///"
    return f"file:{quote_from_bytes(slashes + plain)}?mode={mode}"


class LeanedOnError(BugError):
    """A record was to go on which another leans."""


@contextmanager
def time_limit(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Statements inside are interrupted once ``seconds`` have passed."""
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: monotonic() > end, _STATEMENTS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its finer shade; 0 where Python itself complained."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the content of the file, not the world around it, is at fault."""
    if primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return True
    return "decode to UTF-8" in str(error)


def explained(error: sqlite3.Error, path: Path) -> KnownError | BugError:
    """What the person is told when SQLite refuses while a verified file is in use."""
    name = path.name
    match primary_code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked_elsewhere(path)
        case sqlite3.SQLITE_FULL:
            return KnownError(
                say("The disk is full, so nothing was saved. “{name}” is as it was.", name=name),
                say("Make room on the disk and try again, or save a copy somewhere else."),
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return KnownError(
                say("The disk did not take the change. “{name}” is as it was.", name=name),
                say("Check that the disk or stick is there and has room, then try again."),
            )
        case sqlite3.SQLITE_READONLY:
            return KnownError(
                say("“{name}” cannot be written, so nothing was saved.", name=name),
                say("Save a copy somewhere else and go on with that."),
            )
        case sqlite3.SQLITE_TOOBIG:
            return KnownError(
                say("That is too much for one field, so nothing was saved."),
                say("Use a smaller picture or a shorter text."),
            )
    if is_damage(error):
        return KnownError(
            say("“{name}” is damaged. It was left untouched.", name=name),
            say("Close it and restore the newest backup, or rescue what can be read."),
        )
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return LeanedOnError(f"{type(error).__name__}: {error}")
    return BugError(f"{type(error).__name__}: {error}")


def locked_elsewhere(path: Path) -> KnownError:
    return KnownError(
        say("Another program is using “{name}” just now. Nothing was changed.", name=path.name),
        say("Try again in a moment, or close the other program."),
    )
