"""The history of one record, read from the journal."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Literal, NamedTuple

from dropin.records import record
from dropin.storage.tables import Image, Table, Value, read_image


class Difference(NamedTuple):
    """What one column held before and after."""

    column: str
    before: Value
    after: Value


@record
class HistoryEntry:
    """One change to one record. ``moment`` is UTC; ``changes`` are in the table's column order."""

    moment: datetime
    who: str
    label: str
    changes: tuple[Difference, ...]
    kind: Literal["added", "changed", "removed"]


def history_of(connection: sqlite3.Connection, table: Table, record: int) -> list[HistoryEntry]:
    """Every change to the record, the oldest first.

    Where a removed record's number was given to a new one, the history is that of the new one.
    """
    entries: list[HistoryEntry] = []
    found = connection.execute(
        """SELECT moment, who, label, kind, before, after
        FROM change_row JOIN change_set ON change_set.id = change_row.change_set
        WHERE table_name = ? AND record = ? ORDER BY change_row.id""",
        (table.name, record),
    )
    for moment, who, label, kind, before_text, after_text in found:
        before, after = read_image(table, before_text), read_image(table, after_text)
        if before is None and kind == "change":
            entries.clear()
        entries.append(
            HistoryEntry(
                datetime.fromisoformat(moment),
                who,
                label,
                _differences(table, before or {}, after or {}),
                "added" if before is None else "removed" if after is None else "changed",
            )
        )
    return entries


def _differences(table: Table, before: Image, after: Image) -> tuple[Difference, ...]:
    columns = [name for name in table.columns if name in before or name in after]
    columns += [name for name in {**before, **after} if name not in table.columns]
    return tuple(Difference(name, before.get(name), after.get(name)) for name in columns)
