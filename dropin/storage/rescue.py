"""Copying what can still be read of a damaged file into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from dropin.errors import KnownError
from dropin.records import record
from dropin.storage import stamp
from dropin.storage.backup_folder import restore_advice
from dropin.storage.connection import connect, explained, is_damage
from dropin.storage.copying import copy_failed
from dropin.storage.journal import close_undo
from dropin.storage.opening import make_file
from dropin.storage.schema import active_items, centre_schema, items_of
from dropin.storage.tables import SEALED, remembered_tables, rooms_tables, sealed_tables
from dropin.storage.verify import connect_to_centre, refuse_foreign_parts, resolved
from dropin.words import say, say_count

_JOURNAL = ("change_set", "change_row")
_TRIES_IN_A_ROW = 20_000
"""How many numbers are tried behind the last readable one before the rest is given up."""


@record
class Rescue:
    """How many entries were copied into ``path``, by table, and in words what was not."""

    path: Path
    saved: dict[str, int]
    lost: tuple[str, ...]


def rescue(path: Path, to: Path) -> Rescue:
    """Copy everything readable of ``path`` into the new file ``to``. ``path`` is not changed.

    Raises KnownError when nothing at all can be read, or ``to`` exists or cannot be made.
    """
    path = resolved(path)
    source = connect_to_centre(path)
    try:
        _refuse_unreadable_contents(source, path)
        make_file(to.absolute(), centre_schema())
        return _fill(to.absolute(), source)
    finally:
        source.close()


def _refuse_unreadable_contents(source: sqlite3.Connection, path: Path) -> None:
    try:
        refuse_foreign_parts(active_items(items_of(source)), path)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise explained(error, path) from error
        raise KnownError(
            say("Nothing can be read of “{name}”. It was left untouched.", name=path.name),
            restore_advice(path),
        ) from error


def _fill(to: Path, source: sqlite3.Connection) -> Rescue:
    target = connect(to)
    try:
        rescued = _copy_all(source, target, to)
    except sqlite3.Error as error:
        target.close()
        to.unlink()  # an empty centre under the name of a rescue would mislead
        raise copy_failed(error, to) from error
    target.close()
    return rescued


def _copy_all(source: sqlite3.Connection, target: sqlite3.Connection, to: Path) -> Rescue:
    target.execute("PRAGMA foreign_keys = OFF")  # judged at the end, when all parents are there
    target.execute("BEGIN IMMEDIATE")
    rooms = rooms_tables(target)
    known = (*rooms, *sealed_tables(target), *remembered_tables(target))
    lost: list[str] = []
    younger = _younger_tables(source, known)
    saved = {
        name: _copy_table(source, target, name, lost)
        for name in (*known, *_JOURNAL)
        if name not in younger
    }
    lost.extend(_drop_orphans(target, saved))
    if lost:
        close_undo(target)  # half of a step cannot be taken back
    stamp.stamp_all(target, rooms)
    target.execute("COMMIT")
    return Rescue(to, {name: saved[name] for name in known if saved.get(name)}, tuple(lost))


def _younger_tables(source: sqlite3.Connection, names: Iterable[str]) -> frozenset[str]:
    """Tables that a file of an older version never had, so that nothing of them is lost."""
    if source.execute("PRAGMA user_version").fetchone()[0] >= centre_schema().number:
        return frozenset()
    return frozenset(names) - {item.name for item in items_of(source)}


def _copy_table(
    source: sqlite3.Connection, target: sqlite3.Connection, name: str, lost: list[str]
) -> int:
    columns = _shared_columns(source, target, name)
    if not columns:
        lost.append(say("Under “{table}” nothing could be read.", table=_plain(name)))
        return 0
    listed = ", ".join(f'"{column}"' for column in columns)
    insert = f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(columns))})'
    reader = _Reader(source, name, listed)
    saved = 0
    for row in reader.rows():
        try:
            target.execute(insert, tuple(row))
            saved += 1
        except sqlite3.IntegrityError:  # a value that damage made impossible
            reader.unread.append(row["id"])
    if reader.unread:
        lost.append(_sentence(name, reader.unread))
    return saved


class _Reader:
    """Reads a table in the order of its numbers, stepping over what cannot be read."""

    def __init__(self, source: sqlite3.Connection, name: str, columns: str) -> None:
        self.unread: list[int] = []
        """Numbers that could not be read; some may never have been given."""
        self._source = source
        self._select = f'SELECT {columns} FROM "{name}"'
        self._failed = False

    def rows(self) -> Iterator[sqlite3.Row]:
        number = tries = 0
        while tries < _TRIES_IN_A_ROW:
            self._failed = False
            for row in self._readable("WHERE id >= ? ORDER BY id", number):
                yield row
                number, tries = row["id"] + 1, 0
            if not self._failed:
                return
            self._failed = False
            found = list(self._readable("WHERE id = ?", number))
            yield from found
            if self._failed:
                self.unread.append(number)
            number, tries = number + 1, 0 if found else tries + 1

    def _readable(self, condition: str, *numbers: int) -> Iterator[sqlite3.Row]:
        try:
            yield from self._source.execute(f"{self._select} {condition}", numbers)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._failed = True


def _shared_columns(
    source: sqlite3.Connection, target: sqlite3.Connection, name: str
) -> tuple[str, ...]:
    statement = f"SELECT name FROM pragma_table_info('{name}')"
    try:
        there = {row[0] for row in source.execute(statement)}
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return ()
    return tuple(row[0] for row in target.execute(statement) if row[0] in there)


def _drop_orphans(target: sqlite3.Connection, saved: dict[str, int]) -> list[str]:
    """Entries whose parent was lost: cut loose where they can stand alone, else left out."""
    dropped: dict[str, int] = {}
    while found := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _, key in found:
            column, action = _reference(target, table, key)
            if action == "SET NULL":
                target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (number,))
                continue
            left_out = target.execute(f'DELETE FROM "{table}" WHERE id = ?', (number,)).rowcount
            dropped[table] = dropped.get(table, 0) + left_out
            saved[table] -= left_out
    return [
        say_count(
            "One entry under “{table}” was left out because what it belongs to was lost.",
            "{count} entries under “{table}” were left out because what they belong to was lost.",
            count,
            table=_plain(table),
        )
        for table, count in dropped.items()
    ]


def _reference(target: sqlite3.Connection, table: str, key: int) -> tuple[str, str]:
    found = target.execute(
        'SELECT "from", on_delete FROM pragma_foreign_key_list(?) WHERE id = ?', (table, key)
    ).fetchone()
    return found[0], found[1]


def _sentence(table: str, unread: list[int]) -> str:
    first, last = min(unread), max(unread)
    if last - first >= _TRIES_IN_A_ROW - 1:
        return say(
            "Under “{table}”, what had numbers from {first} on could not all be read.",
            table=_plain(table),
            first=first,
        )
    return say(
        "Under “{table}”, what had numbers from {first} to {last} could not all be read.",
        table=_plain(table),
        first=first,
        last=last,
    )


def _plain(table: str) -> str:
    return table.removeprefix(SEALED).replace("_", " ")
