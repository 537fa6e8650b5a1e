"""Taking one change back, or making it again, row by row from the journal.

Each row must still be as the change left it (for redo: as it found it). A row that someone
changed since is never overwritten: the whole step is refused and says who, and when. Nor is a
step that would take away what sealed rows stand on: a ballot's paper, once people voted on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from dropin.dates import Customs, clock, day_short
from dropin.errors import KnownError
from dropin.records import record
from dropin.storage.sealing import stands_under_seal
from dropin.storage.tables import (
    Image,
    Table,
    add_row,
    change_row,
    read_image,
    read_row,
    remove_row,
)
from dropin.words import say

Direction = Literal["undo", "redo"]


@record
class ChangeSet:
    """One named change in the journal."""

    id: int
    label: str


def next_step(connection: sqlite3.Connection, direction: Direction) -> ChangeSet | None:
    """The change that undo would take back, or redo would make again."""
    # Undone changes are always the newest ones, and come back in the order they were made.
    state, order = ("done", "DESC") if direction == "undo" else ("undone", "ASC")
    found = connection.execute(
        # The second condition lets SQLite use the small index of open sets.
        "SELECT id, label FROM change_set WHERE state = ? AND state <> 'final'"
        f" ORDER BY id {order} LIMIT 1",
        (state,),
    ).fetchone()
    return None if found is None else ChangeSet(*found)


def apply_step(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    target: ChangeSet,
    direction: Direction,
    own_set: int,
) -> None:
    """Turn every row of ``target`` back (or forth) inside the caller's transaction.

    ``own_set`` is the change set under which this step is itself recorded. Raises KnownError
    when a row was changed since, or sealed rows stand on it; the caller rolls back.
    """
    steps = _steps(connection, tables, target.id, direction)
    records = [(each.table.name, each.record, each.present or each.wanted) for each in steps]
    if stands_under_seal(connection, records):
        raise _under_seal(target, direction)
    # Parents and children may change places until the end of the transaction.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for step in steps:
        if not _apply(connection, step):
            raise _refusal(connection, target, direction, step.table, step.record, step.present)
    _refuse_side_effects(connection, tables, target, direction, own_set)
    state = "undone" if direction == "undo" else "done"
    connection.execute("UPDATE change_set SET state = ? WHERE id = ?", (state, target.id))


def leaned_on(target: ChangeSet, direction: Direction) -> KnownError:
    """The step is refused because something else in the file would lose its ground."""
    if direction == "undo":
        what = say(
            "“{label}” cannot be undone: something else in the file leans on it.",
            label=target.label,
        )
    else:
        what = say(
            "“{label}” cannot be done again: something else in the file leans on it.",
            label=target.label,
        )
    return KnownError(what, say("Nothing was changed. Edit it by hand if it should change."))


def _under_seal(target: ChangeSet, direction: Direction) -> KnownError:
    """The step is refused because people voted on what it would change."""
    if direction == "undo":
        what = say(
            "“{label}” cannot be undone: people have voted on it, and a vote stays as it was cast.",
            label=target.label,
        )
    else:
        what = say(
            "“{label}” cannot be done again: people have voted on it, and a vote stays as it was "
            "cast.",
            label=target.label,
        )
    return KnownError(what, say("Nothing was changed. Make a new ballot if it was a mistake."))


@record
class _Step:
    """One row: as it should be found (``present``) and as it should become (``wanted``)."""

    table: Table
    record: int
    present: Image | None
    wanted: Image | None


def _steps(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    change_set: int,
    direction: Direction,
) -> list[_Step]:
    order = "DESC" if direction == "undo" else "ASC"
    found = connection.execute(
        f"""SELECT table_name, record, before, after FROM change_row
        WHERE change_set = ? ORDER BY id {order}""",
        (change_set,),
    ).fetchall()
    steps = []
    for name, number, before_text, after_text in found:
        table = tables[name]
        before, after = read_image(table, before_text), read_image(table, after_text)
        present, wanted = (after, before) if direction == "undo" else (before, after)
        steps.append(_Step(table, number, present, wanted))
    return steps


def _apply(connection: sqlite3.Connection, step: _Step) -> bool:
    """Whether the row could be turned. A row that is already as wanted is left alone: the
    database's own cascades may have turned it."""
    row = read_row(connection, step.table, step.record)
    if _holds(row, step.wanted):
        return True
    if not _holds(row, step.present):
        return False
    if step.wanted is None:
        remove_row(connection, step.table.name, step.record)
    elif step.present is None:
        add_row(connection, step.table.name, step.wanted)
    else:
        change_row(connection, step.table.name, step.record, step.wanted)
    return True


def _holds(row: Image | None, image: Image | None) -> bool:
    """Whether the row is what the image says (of the columns it speaks of)."""
    if row is None or image is None:
        return row is None and image is None
    return all(name in row and row[name] == value for name, value in image.items())


def _refuse_side_effects(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    target: ChangeSet,
    direction: Direction,
    own_set: int,
) -> None:
    """Rows that this step touched and the change did not were added to its records later."""
    found = connection.execute(
        """SELECT table_name, record, before FROM change_row WHERE change_set = ?
        AND (table_name, record) NOT IN (
            SELECT table_name, record FROM change_row WHERE change_set = ?)
        ORDER BY id LIMIT 1""",
        (own_set, target.id),
    ).fetchone()
    if found is not None:
        table = tables[found[0]]
        image = read_image(table, found[2])
        raise _refusal(connection, target, direction, table, found[1], image, own_set)


def _refusal(
    connection: sqlite3.Connection,
    target: ChangeSet,
    direction: Direction,
    table: Table,
    record: int,
    image: Image | None,
    own_set: int = 0,
) -> KnownError:
    row = read_row(connection, table, record) or {}
    values = {
        "label": target.label,
        "record": _name_of(table, record, {**(image or {}), **row}),
        "since": _last_touch(connection, target.id, table.name, record, own_set),
    }
    if direction == "undo":
        what = say("“{label}” cannot be undone: {record} {since}.", **values)
    else:
        what = say("“{label}” cannot be done again: {record} {since}.", **values)
    return KnownError(what, say("Nothing was changed. Edit it by hand if it should change."))


def _name_of(table: Table, record: int, image: Image) -> str:
    """How people know the record, as far as the floor can tell."""
    for column in ("name", "title", "label"):
        if isinstance(image.get(column), str) and image[column]:
            return say("“{name}”", name=image[column])
    return say("{table} {number}", table=table.name.replace("_", " "), number=record)


def _last_touch(
    connection: sqlite3.Connection, target: int, table: str, record: int, own_set: int
) -> str:
    found = connection.execute(
        """SELECT who, moment FROM change_row JOIN change_set ON change_set.id = change_set
        WHERE table_name = ? AND record = ? AND change_set NOT IN (?, ?)
        AND change_set > ? AND state <> 'undone' ORDER BY change_row.id DESC LIMIT 1""",
        (table, record, target, own_set, target),
    ).fetchone()
    if found is None:
        return say("was changed since by another program")
    moment = datetime.fromisoformat(found[1]).astimezone()
    return say(
        "was changed since by {who} on {day} at {time}",
        who=found[0],
        day=day_short(moment.date(), Customs()),
        time=clock(moment.time(), Customs()),
    )
