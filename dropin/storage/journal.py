"""The journal beneath every operation: before and after of each touched row.

Temporary triggers, made before a connection's first change, write one ``change_row`` for every
row that is added, changed or removed, by whatever statement. They live in the connection, not in
the file, so the file holds nothing that runs. Undo, redo, and each record's history read what
they wrote.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from dropin.storage.tables import Table

Kind = Literal["change", "undo", "redo", "load"]

UNDO_STEPS = 500
"""How many changes back undo reaches. The history of records is kept for good."""


def start_recording(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """From now on every touched row of these tables is recorded under the newest change set."""
    for table in tables:
        for trigger in _triggers_of(table):
            connection.execute(trigger)


def stop_recording(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Drop the triggers again; inside a transaction a rollback brings them back."""
    for table in tables:
        for event in ("added", "changed", "removed", "renumbered"):
            connection.execute(f'DROP TRIGGER temp."{event} {table.name}"')


def begin_set(
    connection: sqlite3.Connection, kind: Kind, label: str, who: str, moment: datetime
) -> int:
    """Open a change set: rows touched from here on belong to it."""
    state = "done" if kind == "change" else "final"
    cursor = connection.execute(
        "INSERT INTO change_set (moment, who, label, kind, state) VALUES (?, ?, ?, ?, ?)",
        (moment.strftime("%Y-%m-%dT%H:%M:%SZ"), who, label, kind, state),
    )
    return cursor.lastrowid or 0


def touched_tables(connection: sqlite3.Connection, change_set: int) -> frozenset[str]:
    found = connection.execute(
        "SELECT DISTINCT table_name FROM change_row WHERE change_set = ?", (change_set,)
    )
    return frozenset(row[0] for row in found)


def row_differences(connection: sqlite3.Connection, change_set: int) -> Mapping[str, int]:
    """By table, how many rows more (or, negative, fewer) there are after the change set."""
    found = connection.execute(
        """SELECT table_name, sum((before IS NULL) - (after IS NULL)) FROM change_row
        WHERE change_set = ? GROUP BY table_name""",
        (change_set,),
    )
    return {row[0]: row[1] for row in found if row[1]}


def close_redo(connection: sqlite3.Connection, change_set: int) -> None:
    """A new change was made: what was undone before it can no longer come back."""
    # Without the second condition SQLite does not see that the small index of open sets will do.
    connection.execute(
        "UPDATE change_set SET state = 'final' WHERE state = 'undone' AND state <> 'final'"
    )
    connection.execute(
        """UPDATE change_set SET state = 'final'
        WHERE state = 'done' AND state <> 'final' AND id <= (
            SELECT id FROM change_set WHERE state = 'done' AND state <> 'final' AND id <= ?
            ORDER BY id DESC LIMIT 1 OFFSET ?)""",
        (change_set, UNDO_STEPS),
    )


def close_undo(connection: sqlite3.Connection) -> None:
    """Nothing made so far can be undone or redone any more; it stays in the history."""
    connection.execute("UPDATE change_set SET state = 'final' WHERE state <> 'final'")


def last_set(connection: sqlite3.Connection) -> int:
    """The number of the newest change, 0 in a new file."""
    found = connection.execute("SELECT max(id) FROM change_set").fetchone()
    return found[0] or 0


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """The number after the highest one that any row of the table has or had."""
    found = connection.execute(
        f"""SELECT max(ifnull((SELECT max(id) FROM "{table}"), 0), ifnull(
            (SELECT max(record) FROM change_row WHERE table_name = ?), 0)) + 1""",
        (table,),
    ).fetchone()
    return int(found[0])


def _triggers_of(table: Table) -> tuple[str, ...]:
    name = table.name
    added = _record(name, "NEW", "NULL", _whole(table, "NEW"))
    changed = _record(name, "NEW", _differing(table, "OLD"), _differing(table, "NEW"))
    removed = _record(name, "OLD", _whole(table, "OLD"), "NULL")
    return (
        f'CREATE TEMP TRIGGER "added {name}" AFTER INSERT ON main."{name}" BEGIN {added} END',
        f'CREATE TEMP TRIGGER "changed {name}" AFTER UPDATE ON main."{name}" '
        f"WHEN {_differs(table)} BEGIN {changed} END",
        f'CREATE TEMP TRIGGER "removed {name}" AFTER DELETE ON main."{name}" BEGIN {removed} END',
        f'CREATE TEMP TRIGGER "renumbered {name}" BEFORE UPDATE OF id ON main."{name}" '
        "WHEN OLD.id IS NOT NEW.id "
        "BEGIN SELECT raise(ABORT, 'a record keeps its number for life'); END",
    )


def _record(table: str, row: str, before: str, after: str) -> str:
    return (
        "INSERT INTO change_row (change_set, table_name, record, before, after) "
        f"VALUES ((SELECT max(id) FROM change_set), '{table}', {row}.id, {before}, {after});"
    )


def _whole(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{name}', {_value(table, row, name)}" for name in table.columns)
    return f"json_object({pairs})"


def _differs(table: Table) -> str:
    return " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in table.columns)


def _differing(table: Table, row: str) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{name}' AS name, {_value(table, row, name)} AS value "
        f'WHERE OLD."{name}" IS NOT NEW."{name}"'
        for name in table.columns
    )
    return f"(SELECT json_group_object(name, value) FROM ({parts}))"


def _value(table: Table, row: str, name: str) -> str:
    value = f'{row}."{name}"'
    return f"quote({value})" if name in table.quoted else value
