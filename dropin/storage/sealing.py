"""Sealed tables (``sealed_…``): they hold what was said, and not when or in which order.

Nothing about them is in the journal. Two more trails are closed here. A table's pages show in
which order its rows were written, and keep crumbs of rows that were moved; so every sealed step
is made in memory and the tables are written anew, in the order of their numbers, over wiped
pages. (How long a wiped row was can still be told; rooms whose secret that is fill their rows
up.) And what sealed rows stand on must stay as it was when they were written: undo and redo keep
off it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from dropin.errors import BugError
from dropin.storage.tables import (
    Image,
    Table,
    Value,
    add_row,
    change_row,
    remove_row,
    sealed_tables,
)


class SealedChange:
    """One step on the sealed tables. Only lives inside ``with file.sealed()``.

    Reading them meanwhile still gives what was there before.
    """

    def __init__(self, connection: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
        self._connection = connection
        self._tables = tables
        self._drafts: dict[str, str] = {}

    def insert(self, table: str, **columns: Value) -> int:
        """Add a row with all its columns, but perhaps the number, and return that. Raises
        BugError where the number is taken."""
        draft = self._draft_of(table, columns)
        missing = set(self._tables[table].columns) - {"id", *columns}
        number = columns.get("id")
        if missing or (number is not None and self._has(draft, number)):
            raise BugError(f"{table} {number!r} is there already, or lacks {sorted(missing)}")
        return add_row(self._connection, draft, columns)

    def update(self, table: str, id: int, **columns: Value) -> None:
        """Set columns of one row. Raises BugError when there is no such row."""
        if not change_row(self._connection, self._draft_of(table, columns), id, columns):
            raise BugError(f"no {table} {id} to change")

    def delete(self, table: str, id: int) -> None:
        """Remove one row. Raises BugError when there is no such row."""
        if not remove_row(self._connection, self._draft_of(table, {}), id):
            raise BugError(f"no {table} {id} to remove")

    def write(self) -> None:
        """Write every row again, in order, those of tables nobody touched too.

        Needs a transaction and ``PRAGMA secure_delete = ON``.
        """
        for name, table in sorted(self._tables.items()):
            draft = self._draft_of(name, {})
            self._connection.execute(f'DELETE FROM "{name}"')
            self._copy(table, draft, name)
            self._connection.execute(f'DROP TABLE "{draft}"')

    def _draft_of(self, name: str, columns: Image) -> str:
        """The table's rows as this step will leave them, in a table that is in memory only."""
        table = self._tables.get(name)
        if table is None or not columns.keys() <= set(table.columns):
            raise BugError(f"no such sealed table or columns: {name} {sorted(columns)}")
        if name not in self._drafts:
            draft = self._drafts[name] = f"draft_{name}"
            others = ", ".join(f'"{each}"' for each in table.columns if each != "id")
            # PRAGMA temp_store = MEMORY: not a crumb of it comes to the disk.
            self._connection.execute(
                f'CREATE TEMP TABLE "{draft}" (id INTEGER PRIMARY KEY, {others})'
            )
            self._copy(table, name, draft)
        return self._drafts[name]

    def _copy(self, table: Table, from_name: str, to_name: str) -> None:
        columns = ", ".join(f'"{each}"' for each in table.columns)
        self._connection.execute(
            f'INSERT INTO "{to_name}" ({columns}) SELECT {columns} FROM "{from_name}" ORDER BY id'
        )

    def _has(self, draft: str, number: Value) -> bool:
        found = self._connection.execute(f'SELECT 1 FROM "{draft}" WHERE id = ?', (number,))
        return found.fetchone() is not None


def stands_under_seal(
    connection: sqlite3.Connection, records: Iterable[tuple[str, int, Image | None]]
) -> bool:
    """Whether sealed rows point at one of these records, or at one that a record is part of.

    ``records`` are table, number, and the columns that differ. A record is part of another that
    it cannot be without: an option of its ballot. Where nothing differs but a link that may be
    empty (the person who stands for election was removed), the record counts as it was.
    """
    seals = _references(connection, sealed_tables(connection).values())
    return any(
        _is_sealed(connection, seals, table, number)
        for record_table, record, image in records
        if not _are_loose_links(connection, record_table, image)
        for table, number in _itself_and_wholes(connection, seals, record_table, record, image)
    )


_Reference = tuple[str, str, str]
"""A table, its column, and the table that the column points at."""


def _references(
    connection: sqlite3.Connection, tables: Iterable[Table], *, needed: bool = False
) -> list[_Reference]:
    """What these tables point at; only what they cannot be without, if that is asked for."""
    found: list[_Reference] = []
    for table in tables:
        for column, parent in connection.execute(
            """SELECT link."from", link."table" FROM pragma_foreign_key_list(?) AS link
            JOIN pragma_table_info(?) AS field ON field.name = link."from"
            WHERE field."notnull" OR NOT ?""",
            (table.name, table.name, needed),
        ):
            found.append((table.name, column, parent))
    return found


def _are_loose_links(connection: sqlite3.Connection, table: str, image: Image | None) -> bool:
    loose = connection.execute(
        """SELECT "from" FROM pragma_foreign_key_list(?) WHERE on_delete = 'SET NULL'""", (table,)
    )
    return image is not None and image.keys() <= {row[0] for row in loose}


def _itself_and_wholes(
    connection: sqlite3.Connection,
    seals: list[_Reference],
    table: str,
    record: int,
    image: Image | None,
) -> Iterable[tuple[str, int]]:
    yield table, record
    sealed_under = {parent for _, _, parent in seals}
    part = Table(table, (), frozenset())
    for _, column, parent in _references(connection, [part], needed=True):
        if parent in sealed_under:
            yield parent, _pointed_at(connection, table, column, record, image)


def _pointed_at(
    connection: sqlite3.Connection, table: str, column: str, record: int, image: Image | None
) -> int:
    """The number in ``column``; the journal names it only where it changed or the row is new."""
    if image is not None and isinstance(number := image.get(column), int):
        return number
    row = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (record,)).fetchone()
    return int(row[0]) if row is not None else 0


def _is_sealed(
    connection: sqlite3.Connection, seals: list[_Reference], table: str, number: int
) -> bool:
    return any(
        connection.execute(
            f'SELECT 1 FROM "{sealed}" WHERE "{column}" = ? LIMIT 1', (number,)
        ).fetchone()
        for sealed, column, parent in seals
        if parent == table
    )
