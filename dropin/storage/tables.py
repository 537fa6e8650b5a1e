"""The rooms' tables of an open file, and their rows as the journal keeps them.

Every table of a room has ``id INTEGER PRIMARY KEY``, and a record keeps its number for life.
Tables named ``sealed_…`` hold what must not be traced, and those named ``remembered_…`` what the
program itself notes of its work: the journal knows nothing of either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dropin.records import record
from dropin.storage.schema import JOURNAL_TABLES

Value = str | int | float | bytes | None
"""What one cell can hold."""

Image = Mapping[str, Value]
"""A row, or the part of it that a change touched: values by column."""

SEALED = "sealed_"
"""How the names of tables begin that leave no history."""

REMEMBERED = "remembered_"
"""How the names of tables begin that hold the program's own memory: no edit, nothing to undo."""

_BESIDE_THE_JOURNAL = (SEALED, REMEMBERED)

_EXACT_IN_JSON = ("INTEGER", "INT", "TEXT")
_NAMES = """
SELECT name FROM main.sqlite_master
WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY name
"""
_COLUMNS = """
SELECT item.name, field.name, field.type
FROM main.sqlite_master AS item, pragma_table_info(item.name) AS field
WHERE item.type = 'table' AND item.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY item.name, field.cid
"""


@record
class Table:
    """A table's name and columns; ``quoted`` are those JSON cannot hold exactly (blob, real)."""

    name: str
    columns: tuple[str, ...]
    quoted: frozenset[str]


def rooms_table_names(connection: sqlite3.Connection) -> list[str]:
    """The names alone of ``rooms_tables``: all that opening a file needs of them."""
    return [
        name
        for (name,) in connection.execute(_NAMES)
        if name not in JOURNAL_TABLES and not name.startswith(_BESIDE_THE_JOURNAL)
    ]


def rooms_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """Every table but the journal's own and those beside it."""
    return {
        name: table
        for name, table in _all_tables(connection).items()
        if not name.startswith(_BESIDE_THE_JOURNAL)
    }


def sealed_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """The tables that leave no history."""
    return {
        name: table for name, table in _all_tables(connection).items() if name.startswith(SEALED)
    }


def remembered_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """The tables of what the program itself remembers."""
    return {
        name: table
        for name, table in _all_tables(connection).items()
        if name.startswith(REMEMBERED)
    }


def read_image(table: Table | None, text: str | None) -> dict[str, Value] | None:
    """The image written by the journal's triggers. Without a table, values stay as written."""
    if text is None:
        return None
    import json  # only changes and undo read images

    image: dict[str, Value] = json.loads(text)
    if table is not None:
        for column in table.quoted & image.keys():
            image[column] = _unquoted(image[column])
    return image


def read_row(connection: sqlite3.Connection, table: Table, record: int) -> dict[str, Value] | None:
    """The whole row as it stands now, or None."""
    row = connection.execute(f'SELECT * FROM "{table.name}" WHERE id = ?', (record,)).fetchone()
    return None if row is None else dict(zip(table.columns, row, strict=True))


def add_row(connection: sqlite3.Connection, table: str, image: Image) -> int:
    """Insert one row and return its number."""
    if not image:
        cursor = connection.execute(f'INSERT INTO "{table}" DEFAULT VALUES')
    else:
        names = ", ".join(f'"{name}"' for name in image)
        places = ", ".join("?" * len(image))
        cursor = connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(image.values())
        )
    return cursor.lastrowid or 0


def change_row(connection: sqlite3.Connection, table: str, record: int, image: Image) -> int:
    """Set these columns of one row and return how many rows there were (0 or 1)."""
    settings = ", ".join(f'"{name}" = ?' for name in image)
    return connection.execute(
        f'UPDATE "{table}" SET {settings} WHERE id = ?', (*image.values(), record)
    ).rowcount


def remove_row(connection: sqlite3.Connection, table: str, record: int) -> int:
    """Delete one row and return how many there were (0 or 1)."""
    return connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (record,)).rowcount


def _unquoted(text: Value) -> Value:
    """A value written by SQL's ``quote()``: ``NULL``, ``X'00FF'`` or a number."""
    if not isinstance(text, str):
        return text
    if text == "NULL":
        return None
    if text.startswith("X'"):
        return bytes.fromhex(text[2:-1])
    return float(text)


def _all_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    columns: dict[str, list[str]] = {}
    quoted: dict[str, set[str]] = {}
    for table, column, kind in connection.execute(_COLUMNS):
        columns.setdefault(table, []).append(column)
        if kind not in _EXACT_IN_JSON:
            quoted.setdefault(table, set()).add(column)
    return {
        name: Table(name, tuple(columns[name]), frozenset(quoted.get(name, ())))
        for name in columns
        if name not in JOURNAL_TABLES
    }
