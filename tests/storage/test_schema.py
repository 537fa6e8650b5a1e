"""The shape of a file, and the way up from older shapes."""

from __future__ import annotations

import dataclasses
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.storage import backup
from dropin.storage.backup_folder import backup_folder, backups_of
from dropin.storage.file import CentreFile
from dropin.storage.schema import (
    JOURNAL_TABLES,
    SCHEMA_NUMBER,
    Schema,
    centre_schema,
    items_of,
    make_fresh,
    plain_sql,
    read_migrations,
)
from tests.storage.conftest import TestClock
from tests.storage.people import Child, as_ordinary_user, no_file_larger_than, open_folder
from tests.storage.write_golden import golden_path

JOURNAL = (Path(backup.__file__).parent / "journal.sql").read_text(encoding="utf-8")
PERSON_1 = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    tel TEXT NOT NULL DEFAULT ''  -- as dialled
) STRICT;
"""
ROLE = """
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
"""
PERSON_3 = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    phone TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_by_name ON person (name);
"""
ADD_ROLE = ROLE + "INSERT INTO role (person_id) SELECT id FROM person WHERE name <> 'Bo';"
REBUILD_PERSON = """
CREATE TABLE person_new (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    phone TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO person_new (id, name, phone) SELECT id, name, tel FROM person;
DROP TABLE person;
ALTER TABLE person_new RENAME TO person;
CREATE INDEX person_by_name ON person (name);
"""
ONE = Schema(1, PERSON_1 + JOURNAL, {})
TWO = Schema(2, PERSON_1 + ROLE + JOURNAL, {2: ADD_ROLE})
THREE = Schema(3, PERSON_3 + ROLE + JOURNAL, {2: ADD_ROLE, 3: REBUILD_PERSON})


@pytest.fixture
def old(path: Path, clock: TestClock) -> Path:
    """A file of the first of three schemas, with people and an undoable change."""
    with CentreFile.create(path, clock=clock, who="Ana", schema=ONE) as file:
        with file.change("Add people") as change:
            for name in ("Bo", "Cy", "Di"):
                change.insert("person", name=name, tel=f"0-{name}")
        with file.change("Rename Bo") as change:
            change.update("person", 1, name="Bob")
    return path


def people(file: CentreFile) -> list[tuple[object, ...]]:
    return [tuple(row) for row in file.rows("SELECT * FROM person ORDER BY id")]


# -- what every schema keeps to --------------------------------------------------------------


def test_every_rooms_table_is_strict_and_has_a_number_for_life() -> None:
    """The journal, undo and rescue stand on it; and nothing in the file may run by itself."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    make_fresh(connection, centre_schema())
    assert {item.kind for item in items_of(connection)} == {"table", "index"}
    tables = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
    for name, strict in tables:
        if name.startswith("sqlite_"):
            continue
        assert strict, name
        keys = connection.execute(
            "SELECT name, type FROM pragma_table_info(?) WHERE pk > 0", (name,)
        ).fetchall()
        if name not in JOURNAL_TABLES:
            assert keys == [("id", "INTEGER")], name
            types = connection.execute("SELECT type FROM pragma_table_info(?)", (name,)).fetchall()
            assert {kind for (kind,) in types} <= {"INTEGER", "TEXT", "REAL", "BLOB"}, name
    connection.close()


def test_migrations_are_numbered_without_a_gap_and_end_no_transaction() -> None:
    migrations = centre_schema().migrations
    assert sorted(migrations) == list(range(2, SCHEMA_NUMBER + 1))
    for script in migrations.values():
        assert not {"COMMIT", "BEGIN", "ROLLBACK", "END"} & set(script.upper().split())


def test_migrations_are_read_from_numbered_files(tmp_path: Path) -> None:
    (tmp_path / "0002_roles.sql").write_text("SELECT 2;", encoding="utf-8")
    (tmp_path / "0010_phones.sql").write_text("SELECT 10;", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no", encoding="utf-8")
    assert read_migrations(tmp_path) == {2: "SELECT 2;", 10: "SELECT 10;"}


def test_statements_are_compared_without_comments_spaces_and_quotes() -> None:
    assert plain_sql('CREATE TABLE "a" (b TEXT, -- why\n  c TEXT)') == plain_sql(
        "CREATE TABLE a(b TEXT, c TEXT)"
    )
    assert plain_sql("CHECK (a <> 'x  y')") != plain_sql("CHECK (a <> 'x y')")
    assert plain_sql("a IN ('--b')") != plain_sql("a IN ('--c')")
    assert plain_sql("ab c") != plain_sql("a bc")


def test_numbers_with_a_point_survive_undo_exactly(path: Path, clock: TestClock) -> None:
    table = "CREATE TABLE weight (id INTEGER PRIMARY KEY, value REAL) STRICT;"
    exact = [0.1 + 0.2, 1e300, -2.5e-308, float("inf"), None, 3.0]
    schema = Schema(1, table + JOURNAL, {})
    with CentreFile.create(path, clock=clock, who="Ana", schema=schema) as file:
        with file.change("Weigh") as change:
            for value in exact:
                change.insert("weight", value=value)
        file.undo()
        file.redo()
        assert [row["value"] for row in file.rows("SELECT value FROM weight ORDER BY id")] == exact
        assert ("value", None, 0.1 + 0.2) in file.history("weight", 1)[0].changes


def test_entries_that_refer_to_each_other_come_back_in_any_order(
    path: Path, clock: TestClock
) -> None:
    """Removed by one statement, the parent first; undone one by one, the child comes first."""
    table = """CREATE TABLE branch (
        id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES branch (id)
    ) STRICT;"""
    with CentreFile.create(
        path, clock=clock, who="Ana", schema=Schema(1, table + JOURNAL, {})
    ) as file:
        with file.change("Grow") as change:
            trunk = change.insert("branch")
            change.insert("branch", parent_id=trunk)
        with file.change("Cut") as change:
            change.execute("DELETE FROM branch")
        file.undo()
        assert file.value("SELECT count(*) FROM branch") == 2
        file.redo()
        assert file.value("SELECT count(*) FROM branch") == 0


# -- files in the world ----------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, SCHEMA_NUMBER + 1))
def test_a_file_of_every_released_schema_opens_as_todays_with_its_rows(
    path: Path, clock: TestClock, number: int
) -> None:
    text = golden_path(number).read_text(encoding="utf-8")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(text)
    connection.close()
    with CentreFile.open(path, clock=clock, who="Ana") as file:
        assert file.read_only is None
        assert file.notices == ()
        assert file.value("PRAGMA user_version") == SCHEMA_NUMBER
        assert file.value("SELECT name FROM person WHERE id = 1") == "Zoë O'Hara 🌈"
        assert file.value("SELECT logo FROM centre") == b"\x89PNG\0"
        assert file.value("SELECT at FROM activity_time") == "15:00"
        assert [entry.label for entry in file.history("activity_time", 1)] == [
            "Start the centre",
            "Move Choir to 15:00",
        ]


def test_f13_an_upgraded_file_equals_a_fresh_one_and_keeps_its_rows_and_history(
    old: Path, clock: TestClock, tmp_path: Path
) -> None:
    fresh = tmp_path / "Fresh.dropin"
    CentreFile.create(fresh, clock=clock, who="Ana", schema=THREE).close()
    with CentreFile.open(old, clock=clock, who="Ana", schema=THREE) as file:
        assert file.notices == ()
        assert people(file) == [
            (1, "Bob", "0-Bo", ""),
            (2, "Cy", "0-Cy", ""),
            (3, "Di", "0-Di", ""),
        ]
        assert file.value("SELECT count(*) FROM role") == 3
        assert [entry.label for entry in file.history("person", 1)] == ["Add people", "Rename Bo"]
        assert ("tel", None, "0-Bo") in file.history("person", 1)[0].changes
        assert file.undo_label is None
        with file.change("Rename Cy") as change:
            change.update("person", 2, name="Cyril", phone="1")
        assert file.undo() == "Rename Cy"
    with CentreFile.open(old, clock=clock, who="Ana", schema=THREE) as file:
        assert file.notices == ()
    shapes = []
    for each in (old, fresh):
        connection = sqlite3.connect(each)
        shapes.append(
            {(item.kind, item.name, plain_sql(item.sql)) for item in items_of(connection)}
        )
        connection.close()
    assert shapes[0] == shapes[1]


def test_f13_a_verified_backup_of_the_old_file_is_made_first(old: Path, clock: TestClock) -> None:
    CentreFile.open(old, clock=clock, who="Ana", schema=THREE).close()
    made = backups_of(old)
    assert len(made) == 1
    with CentreFile.open(made[0].path, clock=clock, who="Ana", schema=ONE) as file:
        assert people(file)[0] == (1, "Bob", "0-Bo")
        assert file.undo() == "Rename Bo"


@pytest.mark.parametrize(
    "step",
    [
        "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; SELECT no_such_column FROM person;",
        "DELETE FROM person;",  # does not end as a fresh file
        REBUILD_PERSON + "INSERT INTO role (person_id) VALUES (99);",  # points to nobody
        REBUILD_PERSON + "CREATE TABLE forgotten (id INTEGER PRIMARY KEY) STRICT;",
    ],
)
def test_f13_a_migration_that_fails_half_way_leaves_the_old_file(
    old: Path, clock: TestClock, step: str
) -> None:
    broken = dataclasses.replace(THREE, migrations={2: ADD_ROLE, 3: step})
    before = old.read_bytes()
    with pytest.raises(KnownError, match=r"could not be brought up to date\. It is as it was"):
        CentreFile.open(old, clock=clock, who="Ana", schema=broken)
    assert old.read_bytes() == before
    assert len(backups_of(old)) == 1
    with CentreFile.open(old, clock=clock, who="Ana", schema=ONE) as file:
        assert file.undo() == "Rename Bo"


def test_f13_no_backup_no_migration(old: Path, clock: TestClock) -> None:
    backup_folder(old).write_text("a file where the folder should be", encoding="utf-8")
    before = old.read_bytes()
    with pytest.raises(KnownError, match="No backup could be made"):
        CentreFile.open(old, clock=clock, who="Ana", schema=THREE)
    assert old.read_bytes() == before


def test_f13_the_disk_full_during_a_migration_leaves_the_old_file(
    old: Path, clock: TestClock
) -> None:
    fill = """CREATE TABLE filled (id INTEGER PRIMARY KEY, text TEXT) STRICT;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
    INSERT INTO filled (text) SELECT hex(zeroblob(2000)) FROM n;"""
    growing = Schema(2, ONE.script + fill, {2: fill})
    before = old.read_bytes()
    with no_file_larger_than(100_000), pytest.raises(KnownError, match="is as it was"):
        CentreFile.open(old, clock=clock, who="Ana", schema=growing)
    with CentreFile.open(old, clock=clock, who="Ana", schema=ONE) as file:
        assert file.undo() == "Rename Bo"
        file.redo()
    assert len(before) == old.stat().st_size


def test_f13_killed_during_a_migration_leaves_the_old_file(old: Path, clock: TestClock) -> None:
    slow = """CREATE TABLE filled (id INTEGER PRIMARY KEY, text TEXT) STRICT;
    PRAGMA cache_size = 2;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
    INSERT INTO filled (text) SELECT hex(zeroblob(2000)) FROM n;"""

    def migrate(say: Callable[[str], None]) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.3)  # SIGALRM ends it in the middle
        say("go")
        CentreFile.open(old, clock=clock, who="Nia", schema=Schema(2, ONE.script + slow, {2: slow}))
        os._exit(0)

    child = Child(migrate)
    child.hear()
    assert child.wait() == -signal.SIGALRM
    with CentreFile.open(old, clock=clock, who="Ana", schema=ONE) as file:
        assert "stopped in the middle" in file.notices[0]
        assert file.undo() == "Rename Bo"


def test_f16_an_older_file_with_a_trigger_or_view_is_refused_before_migrating(
    old: Path, clock: TestClock
) -> None:
    connection = sqlite3.connect(old)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END")
    connection.commit()
    connection.close()
    with pytest.raises(KnownError, match="did not put there"):
        CentreFile.open(old, clock=clock, who="Ana", schema=THREE)
    assert backups_of(old) == []


def test_an_older_file_is_read_in_todays_shape_without_touching_it(
    old: Path, clock: TestClock
) -> None:
    before = old.read_bytes()
    with CentreFile.open(old, clock=clock, who="Ben", schema=THREE, read_only=True) as file:
        assert people(file)[0] == (1, "Bob", "0-Bo", "")
        with pytest.raises(KnownError), file.change("Add Ed"):
            pass
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_f05_an_older_file_on_a_read_only_disk_can_be_read(clock: TestClock) -> None:
    with open_folder() as folder:
        path = folder / "Archive.dropin"
        CentreFile.create(path, clock=clock, who="Ana", schema=ONE).close()
        path.chmod(0o444)
        folder.chmod(0o555)

        def act() -> str:
            with CentreFile.open(path, clock=clock, who="Ben", schema=THREE) as file:
                return f"{people(file)} {file.read_only}"

        assert as_ordinary_user(act).startswith("[] This file is write-protected")
