"""What the file believes of itself, so that half a change is noticed.

A file that was copied while it was being written can hold half a transaction as if it were
fact, and SQLite cannot see it. So each change also notes how many rows every table has and the
highest number in each journal table, in the same transaction; on opening both are compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

_COUNTED_BY_NUMBER = ("change_set", "change_row")


def disagreements(connection: sqlite3.Connection, tables: Iterable[str]) -> list[str]:
    """Names of the tables that do not hold what the file believes they hold."""
    connection.execute("BEGIN")  # so that nobody's change comes between two of the counts
    try:
        believed = dict(connection.execute("SELECT table_name, number FROM file_stamp").fetchall())
        found = _counts(connection, tables)
    finally:
        connection.execute("ROLLBACK")
    return sorted(name for name, number in found.items() if believed.get(name) != number)


def stamp_all(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Believe what is there now."""
    connection.execute("DELETE FROM file_stamp")
    connection.executemany(
        "INSERT INTO file_stamp (table_name, number) VALUES (?, ?)",
        _counts(connection, tables).items(),
    )


def stamp_change(connection: sqlite3.Connection, differences: Mapping[str, int]) -> None:
    """Carry the belief on over one change that made these differences in rows."""
    connection.executemany(
        "UPDATE file_stamp SET number = number + ? WHERE table_name = ?",
        [(difference, name) for name, difference in differences.items()],
    )
    connection.executemany(
        "UPDATE file_stamp SET number = ? WHERE table_name = ?",
        [(_highest(connection, name), name) for name in _COUNTED_BY_NUMBER],
    )


def _counts(connection: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    counts = {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in tables
    }
    return counts | {name: _highest(connection, name) for name in _COUNTED_BY_NUMBER}


def _highest(connection: sqlite3.Connection, name: str) -> int:
    found: int | None = connection.execute(f"SELECT max(id) FROM {name}").fetchone()[0]
    return found or 0
