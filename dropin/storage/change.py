"""Writing rows, inside a step that ``file`` opened and will end."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dropin.errors import BugError
from dropin.storage import journal
from dropin.storage.tables import Image, Table, Value, add_row, change_row, remove_row

Parameters = Sequence[Value] | dict[str, Value]


class Change:
    """One named step while it is being made. Only lives inside ``with file.change(...)``."""

    def __init__(self, connection: sqlite3.Connection, tables: dict[str, Table]) -> None:
        self._connection = connection
        self._tables = tables

    def insert(self, table: str, **columns: Value) -> int:
        """Add a row and return its number, which no other row of the table ever had: what was
        noted about a removed record, in its history or by who voted, never passes to another."""
        known = self._known(table, columns)
        if columns.get("id") is None:
            columns["id"] = journal.next_number(self._connection, known)
        return add_row(self._connection, known, columns)

    def update(self, table: str, id: int, **columns: Value) -> None:
        """Set columns of one row. Raises BugError when there is no such row."""
        if columns and not change_row(self._connection, self._known(table, columns), id, columns):
            raise BugError(f"no {table} {id} to change")

    def delete(self, table: str, id: int) -> None:
        """Remove one row. Raises BugError when there is no such row."""
        if not remove_row(self._connection, self._known(table, {}), id):
            raise BugError(f"no {table} {id} to remove")

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Any other change of rows; recorded like the rest."""
        self._connection.execute(sql, parameters)

    def _known(self, table: str, columns: Image) -> str:
        if table not in self._tables or not columns.keys() <= set(self._tables[table].columns):
            raise BugError(f"no such table or columns: {table} {sorted(columns)}")
        return table


class Memory:
    """What the program itself notes. Only lives inside ``with file.remembering()``."""

    def __init__(self, connection: sqlite3.Connection, tables: dict[str, Table]) -> None:
        self._connection = connection
        self._tables = tables

    def note(self, table: str, **columns: Value) -> None:
        """Add a row in place of the one that was noted of the same thing, if there is one."""
        self._check(table, columns)
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join("?" * len(columns))
        self._connection.execute(
            f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({places})',
            tuple(columns.values()),
        )

    def forget_before(self, table: str, column: str, value: Value) -> None:
        """Remove the rows whose ``column`` is less than ``value``."""
        self._check(table, {column: value})
        self._connection.execute(f'DELETE FROM "{table}" WHERE "{column}" < ?', (value,))

    def _check(self, table: str, columns: Image) -> None:
        if table not in self._tables or not columns.keys() <= set(self._tables[table].columns):
            raise BugError(f"no such table of memories or columns: {table} {sorted(columns)}")
