"""A thorough look at a centre file, in plain sentences. Changes nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

from dropin.dates import Customs, clock, day_long
from dropin.records import record
from dropin.storage import stamp
from dropin.storage.backup_folder import backups_of, restore_advice
from dropin.storage.connection import is_damage, time_limit
from dropin.storage.schema import centre_schema
from dropin.storage.tables import rooms_tables
from dropin.storage.verify import (
    SECONDS_TO_LOOK,
    connect_to_centre,
    explained_on_opening,
    resolved,
    verified_number,
)
from dropin.words import say, say_count

_MOST_FINDINGS = 100


@record
class Report:
    """What was found. ``problems`` is empty for a sound file; ``facts`` describe it."""

    path: Path
    problems: tuple[str, ...]
    facts: tuple[str, ...]
    next_step: str

    @property
    def sound(self) -> bool:
        return not self.problems

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, ready to show or print."""
        if self.sound:
            first = say("“{name}” is in order: every page of it was read.", name=self.path.name)
            return (first, *self.facts)
        return (*self.problems, self.next_step, *self.facts)


def check(path: Path) -> Report:
    """Read all of the file: its pages, its references, and what it believes it holds.

    Raises KnownError when it is not a centre file this program may open at all.
    """
    path = resolved(path)
    connection = connect_to_centre(path)
    try:
        with time_limit(connection, SECONDS_TO_LOOK):
            verified_number(connection, path, centre_schema())
        problems = _problems(connection)
        facts = _facts(connection, path) if not problems else ()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise explained_on_opening(error, path) from error
        problems, facts = (_damage_found(1),), ()
    finally:
        connection.close()
    return Report(path, problems, facts, _next_step(path, problems))


def _problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    lines = connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})").fetchall()
    if lines[0][0] != "ok":
        return (_damage_found(len(lines)),)
    return (*_lost_references(connection), *_disagreements(connection))


def _lost_references(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [
        say_count(
            "One entry under “{table}” points to something under “{parent}” that is gone.",
            "{count} entries under “{table}” point to something under “{parent}” that is gone.",
            count,
            table=_plain(table),
            parent=_plain(parent),
        )
        for (table, parent), count in Counter((row[0], row[2]) for row in found).items()
    ]


def _disagreements(connection: sqlite3.Connection) -> list[str]:
    return [
        say(
            "“{table}” does not hold as many entries as it should. The file was probably copied "
            "in the middle of a change, or changed by another program.",
            table=_plain(name),
        )
        for name in stamp.disagreements(connection, rooms_tables(connection))
    ]


def _facts(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    size = say("It takes {size} kB.", size=f"{path.stat().st_size / 1000:,.0f}")
    backups = backups_of(path)
    if not backups:
        return (size, say("There is no backup beside it yet."))
    newest = say(
        "Its newest backup is of {day}, {time}.",
        day=day_long(backups[0].made.date(), Customs()),
        time=clock(backups[0].made.time(), Customs()),
    )
    return size, newest


def _next_step(path: Path, problems: tuple[str, ...]) -> str:
    if not problems:
        return ""
    return say("The file was left untouched. ") + restore_advice(path)


def _damage_found(places: int) -> str:
    return say_count(
        "The file is damaged in one place.", "The file is damaged in {count} places.", places
    )


def _plain(table: str) -> str:
    return table.replace("_", " ")
