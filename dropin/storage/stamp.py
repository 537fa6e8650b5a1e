"""What the file believes of itself, so that half a change is noticed.

A file that was copied while it was being written can hold half a transaction as if it were
fact, and SQLite cannot see it. So each change also notes how many rows every table has and the
highest number in each journal table, in the same transaction; on opening both are compared.
Counting a table of many rows takes a while, so the window does that when its first page stands.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Literal

LARGE = 20_000
"""Tables believed to hold more rows are counted after opening."""

_COUNTED_BY_NUMBER = ("change_set", "change_row")


Size = Literal["small", "large"]


def disagreements(
    connection: sqlite3.Connection, tables: Iterable[str], only: Size | None = None
) -> list[str]:
    """Names of the tables that do not hold what the file believes they hold.

    ``only`` leaves out those it believes to be of the other size; the journal's are always seen.
    """
    connection.execute("BEGIN")  # so that nobody's change comes between two of the counts
    try:
        believed = dict(connection.execute("SELECT table_name, number FROM file_stamp").fetchall())
        sized = [name for name in tables if only in (None, _size(believed.get(name, 0)))]
        found = _row_counts(connection, sized) | _highest_numbers(connection)
    finally:
        connection.execute("ROLLBACK")
    return sorted(name for name, number in found.items() if believed.get(name) != number)


def stamp_all(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Believe what is there now."""
    connection.execute("DELETE FROM file_stamp")
    connection.executemany(
        "INSERT INTO file_stamp (table_name, number) VALUES (?, ?)",
        (_row_counts(connection, tables) | _highest_numbers(connection)).items(),
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


def _size(rows: int) -> Size:
    return "large" if rows > LARGE else "small"


def _row_counts(connection: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in tables
    }


def _highest_numbers(connection: sqlite3.Connection) -> dict[str, int]:
    return {name: _highest(connection, name) for name in _COUNTED_BY_NUMBER}


def _highest(connection: sqlite3.Connection, name: str) -> int:
    found: int | None = connection.execute(f"SELECT max(id) FROM {name}").fetchone()[0]
    return found or 0
