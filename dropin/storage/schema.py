"""The shape of a centre file: its mark, its number, its tables, and the way up from older ones.

A fresh file is made by ``schema.sql`` (the rooms' tables) and ``journal.sql`` (the journal's).
``migrations/NNNN_*.sql`` leads from the schema before to schema NNNN; upgraded files must end
equal to fresh ones. The schema holds tables and indexes only: a view or trigger in a file is
someone else's, and is refused before it could run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dropin.records import record

APPLICATION_ID = 0x44524F50
"""``DROP`` in the file's header tells a centre file from other programs' SQLite files."""

SCHEMA_NUMBER = 7
"""The newest schema, kept in the file as ``user_version``."""

JOURNAL_TABLES = frozenset({"change_set", "change_row", "file_stamp"})

_FOLDER = Path(__file__).parent
_SQLITE_OWN_TABLES = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


@record
class Schema:
    """A schema number, the script of a fresh file, and the scripts leading to each number."""

    number: int
    script: str
    migrations: Mapping[int, str]


@record
class SchemaItem:
    """One entry of a file's table of contents: a table, an index, or something foreign."""

    kind: str
    name: str
    sql: str


@cache
def centre_schema() -> Schema:
    """The schema of this version of the program."""
    script = "\n".join(
        (_FOLDER / name).read_text(encoding="utf-8") for name in ("schema.sql", "journal.sql")
    )
    return Schema(SCHEMA_NUMBER, script, read_migrations(_FOLDER / "migrations"))


def read_migrations(folder: Path) -> dict[int, str]:
    """Every ``NNNN_*.sql`` of the folder by the number it leads to."""
    return {
        int(path.name[:4]): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    }


def make_fresh(connection: sqlite3.Connection, schema: Schema) -> None:
    """Lay out an empty file with this schema. The connection must not be in a transaction."""
    connection.executescript(
        f"BEGIN;\n{schema.script}\nPRAGMA application_id = {APPLICATION_ID};\n"
        f"PRAGMA user_version = {schema.number};\nCOMMIT;"
    )


def upgrade(connection: sqlite3.Connection, schema: Schema, older: int) -> None:
    """Run every migration above ``older``, leaving the transaction open for the caller to judge.

    The connection must not be in a transaction and must not enforce foreign keys, so that a
    migration may rebuild tables.
    """
    steps = [schema.migrations[number] for number in range(older + 1, schema.number + 1)]
    connection.executescript(
        "\n".join(["BEGIN IMMEDIATE;", *steps, f"PRAGMA user_version = {schema.number};"])
    )


def items_of(connection: sqlite3.Connection) -> list[SchemaItem]:
    """The file's table of contents without what SQLite keeps there for itself."""
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM main.sqlite_master")
    return [SchemaItem(*row) for row in found if not _is_sqlites_own(row[0], row[1])]


def is_as_laid_out(items: list[SchemaItem], schema: Schema) -> bool:
    """Whether the file holds this schema to the letter, as one that never migrated does.

    A quick yes for nearly every opening; a no may still be the same schema written otherwise.
    """
    statements = f"\n{schema.script}".count("\nCREATE ")
    return len(items) == statements and all(item.sql in schema.script for item in items)


def unexpected_items(items: list[SchemaItem], schema: Schema) -> list[str]:
    """Names in the file that a file of this schema does not have, or has otherwise."""
    fresh = _fresh_items(schema.script)
    return [item.name for item in items if not _same(item, fresh.get(item.name))]


def missing_items(items: list[SchemaItem], schema: Schema) -> list[str]:
    """Names that a file of this schema has and this file has not."""
    names = {item.name for item in items}
    return [name for name in _fresh_items(schema.script) if name not in names]


def active_items(items: list[SchemaItem]) -> list[str]:
    """Names of views, triggers and virtual tables: what could run by itself."""
    return [
        item.name
        for item in items
        if item.kind not in ("table", "index") or item.sql.lstrip()[:14].upper() == "CREATE VIRTUAL"
    ]


def plain_sql(sql: str) -> str:
    """The statement without comments, needless spaces or quotes round names.

    SQLite rewrites statements when a migration renames or adds; what stays equal is this.
    """
    import re  # only files that went through a migration need it

    parts = re.findall(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|\"\w+\"|\w+|[^\s\w]", sql, re.DOTALL)
    return " ".join(part.strip('"') for part in parts if not part.startswith(("--", "/*")))


@cache
def _fresh_items(script: str) -> dict[str, SchemaItem]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(f"BEGIN;\n{script}\nCOMMIT;")
        return {item.name: item for item in items_of(connection)}
    finally:
        connection.close()


def _same(item: SchemaItem, fresh: SchemaItem | None) -> bool:
    if fresh is None or item.kind != fresh.kind:
        return False
    return item.sql == fresh.sql or plain_sql(item.sql) == plain_sql(fresh.sql)


def _is_sqlites_own(kind: str, name: str) -> bool:
    if kind == "index":
        return name.startswith("sqlite_autoindex_")
    return kind == "table" and name in _SQLITE_OWN_TABLES
