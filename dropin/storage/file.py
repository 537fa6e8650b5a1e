"""An open centre: reading rows, changing them in named, undoable steps, and their history.

Every edit in the program goes through ``CentreFile.change``: one transaction, one line in the
undo list. Nothing here knows what the tables mean.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dropin.errors import BugError, KnownError
from dropin.storage import journal, stamp
from dropin.storage.change import Change, Memory, Parameters
from dropin.storage.connection import LeanedOnError, explained, primary_code
from dropin.storage.opening import Opening, doubt, make_file, open_file
from dropin.storage.schema import Schema, centre_schema
from dropin.storage.tables import (
    Table,
    remembered_tables,
    rooms_table_names,
    rooms_tables,
    sealed_tables,
)
from dropin.words import say

if TYPE_CHECKING:
    from dropin.storage.history import HistoryEntry
    from dropin.storage.sealing import SealedChange
    from dropin.storage.undo import ChangeSet, Direction

Row = sqlite3.Row
"""One row of an answer: ``row["name"]``."""

Clock = Callable[[], datetime]
Listener = Callable[[frozenset[str]], None]


class CentreFile:
    """A centre's one file, open. Use ``create`` or ``open``; close it, or use ``with``.

    ``read_only`` is None, or the sentence that says why nothing can be changed. ``notices`` are
    sentences to show once: what was found odd on opening. ``was_older``: an older program wrote it.
    ``listeners`` are called after each change, undo and redo with the names of the touched tables.
    Belongs to one thread.
    """

    def __init__(self, opening: Opening, clock: Clock, who: str) -> None:
        self.path = opening.path
        self.who = who
        self.clock = clock
        self.read_only = opening.read_only
        self.notices = tuple(opening.notices)
        self.was_older = opening.was_older
        self.listeners: list[Listener] = []
        self._connection = opening.connection
        self._lock = opening.lock
        self._doubtful = opening.doubtful
        self._current: Change | SealedChange | Memory | None = None
        self._identity = _identity(self.path)
        self._is_recording = False

    # -- life ---------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, clock: Clock, who: str, schema: Schema | None = None) -> Self:
        """A new, empty centre file, open. Raises KnownError where a file is or cannot be made.

        ``clock`` gives the present moment (aware) whenever a change is recorded for ``who``.
        """
        make_file(path.absolute(), schema or centre_schema())
        return cls.open(path, clock=clock, who=who, schema=schema)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        who: str,
        read_only: bool = False,
        schema: Schema | None = None,
    ) -> Self:
        """Open a centre file, bringing an older one up to date after a verified backup.

        Where it cannot be written, or someone else has it open, it opens for reading and
        ``read_only`` says why. Asked for ``read_only`` it takes no lock and leaves nothing
        beside the file. Raises KnownError with a next step when the file must not be opened.
        """
        opening = open_file(
            path, now=clock(), who=who, read_only=read_only, schema=schema or centre_schema()
        )
        return cls(opening, clock, who)

    def count_large_tables(self) -> str | None:
        """What opening leaves for later: are all rows there in the tables that have very many?

        Returns what is to be said if not, else None.
        """
        names = rooms_table_names(self._connection)
        tables = stamp.disagreements(self._connection, names, "large")
        if not tables:
            return None
        self._doubtful = True
        return doubt(self.path, tables[0])

    def prepare_to_change(self) -> None:
        """Make ready for the first change, which is then as quick as any other."""
        if self.read_only is None:
            try:
                self._start_recording()
            except sqlite3.Error as error:
                raise explained(error, self.path) from error

    def close(self) -> None:
        """Let go of the file. What was changed is in it already. Safe to call twice."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- reading ------------------------------------------------------------------------------

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Every row of the answer. Reads only."""
        try:
            if self._connection.in_transaction:
                return self._connection.execute(sql, parameters).fetchall()
            return self._read(sql, parameters)
        except sqlite3.Error as error:
            if primary_code(error) == sqlite3.SQLITE_READONLY:
                raise _outside_of_a_step() from error
            raise explained(error, self.path) from error

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of the answer, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Parameters = ()) -> object:
        """The first column of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def history(self, table: str, id: int) -> list[HistoryEntry]:
        """What happened to one record, the oldest first."""
        from dropin.storage.history import history_of  # most openings ask for none

        try:
            if table not in self._tables:
                raise BugError(f"no such table: {table}")
            return history_of(self._connection, self._tables[table], id)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    @property
    def last_change_id(self) -> int:
        """A number that grows with every change, undo and redo; 0 in a new file."""
        return int(str(self.value("SELECT max(id) FROM change_set") or 0))

    def touched_since(self, change_id: int) -> frozenset[str]:
        """The tables that were touched after that change, as ``last_change_id`` numbered it."""
        if self.row("SELECT 1 FROM change_set WHERE id > ? AND kind = 'load'", (change_id,)):
            return frozenset(self._tables)
        rows = self.rows(
            "SELECT DISTINCT table_name FROM change_row WHERE change_set > ?", (change_id,)
        )
        return frozenset(row[0] for row in rows)

    def save_copy(self, to: Path) -> Path:
        """Write everything the file holds under another name, even when the file itself was
        moved or cannot be written. Raises KnownError with nothing replaced."""
        from dropin.storage.copying import save_copy  # start-up does not need it

        return save_copy(self._connection, self.path, to)

    # -- changing -----------------------------------------------------------------------------

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """One named, undoable step: all of it happens, or none.

        Inside another change it joins that one. A step that touches nothing leaves no trace.
        Raises KnownError, with everything as before, when the file cannot be written.
        """
        if isinstance(self._current, Change):
            with self._joined(self._current) as change:
                yield change
            return
        with self._recorded("change", label) as (change, _):
            yield change

    @contextmanager
    def load(self, label: str) -> Iterator[Change]:
        """As ``change``, for very many rows at once: kept as one line of history without the
        rows, so it cannot be undone, nor can what came before it."""
        with self._recorded("load", label) as (change, _):
            journal.stop_recording(self._connection, self._tables.values())
            yield change
            journal.close_undo(self._connection)
            journal.start_recording(self._connection, self._tables.values())
            stamp.stamp_all(self._connection, self._tables)

    @contextmanager
    def sealed(self) -> Iterator[SealedChange]:
        """One step on the sealed tables alone: no history, no moment, nothing to undo.

        What it overwrites is wiped from the file, and the tables are written anew as a whole, so
        that only what they hold can be read and not in what order it came. Raises KnownError,
        with everything as before, when the file cannot be written; BugError on any other table.
        """
        from dropin.storage.sealing import SealedChange  # no other change needs it

        self._require_writable()
        connection, tables = self._connection, sealed_tables(self._connection)
        change = self._current = SealedChange(connection, tables)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            yield change
            change.write()
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        finally:
            self._current = None
            self._leave_as_it_was()
        for listener in tuple(self.listeners):
            listener(frozenset(tables))

    @contextmanager
    def remembering(self) -> Iterator[Memory]:
        """What the program itself notes in a ``remembered_…`` table: all of it, or nothing.

        It is no edit: no history, nothing to undo, and no step that could be undone or redone is
        lost. Listeners are told. Raises KnownError when the file cannot be written; BugError on
        any other table and while a change is being made.
        """
        self._require_writable()
        connection, tables = self._connection, remembered_tables(self._connection)
        self._current = memory = Memory(connection, tables)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield memory
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        finally:
            self._current = None
            self._leave_as_it_was()
        for listener in tuple(self.listeners):
            listener(frozenset(tables))

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        step = self._next_step("undo")
        return None if step is None else step.label

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        step = self._next_step("redo")
        return None if step is None else step.label

    def undo(self) -> str | None:
        """Take the last change back and return its label; None when there is none.

        Raises KnownError, changing nothing, when it would overwrite a later change.
        """
        target = self._next_step("undo")
        if target is None:
            return None
        return self._step("undo", target, say("Undo: {label}", label=target.label))

    def redo(self) -> str | None:
        """Do again what was undone last and return its label; None when there is none."""
        target = self._next_step("redo")
        if target is None:
            return None
        return self._step("redo", target, say("Redo: {label}", label=target.label))

    # -- private ------------------------------------------------------------------------------

    @cached_property
    def _tables(self) -> dict[str, Table]:
        """Looked at for the first change: what only reads asks for none of their columns."""
        return rooms_tables(self._connection)

    def _read(self, sql: str, parameters: Parameters) -> list[Row]:
        """Read while no change is made; what writes all the same is taken back.

        ``PRAGMA query_only`` would do it too, but each time it is switched SQLite prepares every
        statement anew, which costs more than the check-in of a person.
        """
        connection = self._connection
        rows_written = connection.total_changes
        connection.execute("BEGIN")
        try:
            cursor = connection.execute(sql, parameters)
            found = cursor.fetchall()
            if cursor.description is None or connection.total_changes != rows_written:
                raise _outside_of_a_step()
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        return found

    def _next_step(self, direction: Direction) -> ChangeSet | None:
        from dropin.storage.undo import next_step  # a print or an agenda takes nothing back

        try:
            return next_step(self._connection, direction)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _step(self, direction: Direction, target: ChangeSet, label: str) -> str:
        from dropin.storage.undo import apply_step, leaned_on

        try:
            with self._recorded(direction, label) as (_, own_set):
                apply_step(self._connection, self._tables, target, direction, own_set)
        except LeanedOnError as error:
            raise leaned_on(target, direction) from error
        return target.label

    @contextmanager
    def _recorded(self, kind: journal.Kind, label: str) -> Iterator[tuple[Change, int]]:
        """The one place where transactions begin and end."""
        self._require_writable()
        connection = self._connection
        try:
            self._start_recording()
            connection.execute("BEGIN IMMEDIATE")
            own_set = journal.begin_set(connection, kind, label, self.who, self._now())
            self._current = Change(connection, self._tables)
            yield self._current, own_set
            touched = self._finish(kind, own_set)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        finally:
            self._current = None
            self._leave_as_it_was()
        if touched:
            for listener in tuple(self.listeners):
                listener(touched)

    def _finish(self, kind: journal.Kind, own_set: int) -> frozenset[str]:
        connection = self._connection
        if kind == "load":
            self._commit()
            return frozenset(self._tables)
        touched = journal.touched_tables(connection, own_set)
        if kind == "change" and not touched:
            return touched  # rolled back by the caller: nothing was written, so nothing is kept
        if kind == "change":
            journal.close_redo(connection, own_set)
        if self._doubtful:  # said on opening; from this change on it is taken as it is
            stamp.stamp_all(connection, self._tables)
        else:
            stamp.stamp_change(connection, journal.row_differences(connection, own_set))
        self._commit()
        return touched

    def _commit(self) -> None:
        self._connection.execute("COMMIT")
        self._doubtful = False

    def _start_recording(self) -> None:
        if not self._is_recording:  # with the first change: opening need not wait for it
            journal.start_recording(self._connection, self._tables.values())
            self._is_recording = True

    def _leave_as_it_was(self) -> None:
        # A disk that fails even here is put in order by the journal when it is opened again.
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _joined(self, change: Change) -> Iterator[Change]:
        """Part of an outer change: if it fails and the outer one goes on, it alone is gone."""
        self._connection.execute("SAVEPOINT part")
        try:
            yield change
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self._connection.execute("RELEASE part")

    def _require_writable(self) -> None:
        if self._current is not None:
            raise BugError("a change is still being made")
        if self.read_only is not None:
            raise KnownError(
                self.read_only, say("Nothing was changed. Save a copy to go on with that.")
            )
        if _identity(self.path) != self._identity:
            raise KnownError(
                say(
                    "“{name}” was moved, removed or replaced while it was open here, "
                    "perhaps by a sync program. Nothing was saved.",
                    name=self.path.name,
                ),
                say("Save a copy now to keep what you see, then look at both files."),
            )

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC)


def _outside_of_a_step() -> BugError:
    return BugError("a change was made outside of a named step")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever it is called; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
