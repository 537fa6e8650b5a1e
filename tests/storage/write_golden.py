"""Write ``schema_N.sql``: a file of today's schema with a few rows, as readable SQL text.

Run ``python -m tests.storage.write_golden`` once when a schema is released, and never again for
that number: the text is what files in the world look like, and upgrades are tested from it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from dropin.storage.file import CentreFile
from dropin.storage.schema import SCHEMA_NUMBER

FOLDER = Path(__file__).parent


def golden_path(number: int) -> Path:
    return FOLDER / f"schema_{number}.sql"


def sql_text(path: Path) -> str:
    """The whole file as SQL, its mark and number included."""
    connection = sqlite3.connect(path)
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        pragmas = f"PRAGMA application_id = {mark};\nPRAGMA user_version = {number};\n"
        return pragmas + "\n".join(connection.iterdump()) + "\n"
    finally:
        connection.close()


def make_example(path: Path) -> None:
    """A centre with an entry or two in the tables that matter most."""

    def clock() -> datetime:
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    with CentreFile.create(path, clock=clock, who="Ana") as file:
        with file.change("Start the centre") as change:
            change.insert("centre", name="Harbour House", zone="Europe/Dublin", logo=b"\x89PNG\0")
            person = change.insert("person", name="Zoë O'Hara 🌈", pronouns="she/her")
            change.insert("role_held", person_id=person, role="leader", starts_on="2026-01-01")
            place = change.insert("place", name="Hall")
            music = change.insert(
                "category", name="Music", colour="violet", own_colour="#7A1F5A", mark="star"
            )
            activity = change.insert(
                "activity",
                title="Choir",
                category_id=music,
                place_id=place,
                leader_id=person,
                created_on="2026-11-22",
            )
            change.insert(
                "activity_time",
                uid="choir-1",
                activity_id=activity,
                rule="FREQ=WEEKLY;BYDAY=TU",
                starts_on="2026-11-24",
                at="14:00",
                minutes=90,
            )
        with file.change("Move Choir to 15:00") as change:
            change.update("activity_time", 1, at="15:00")
        with file.change("A pair is proposed") as change:
            asker = change.insert("person", name="Ben Ó Briain")
            change.insert("buddy_terms", person_id=person, starts_on="2026-06-01", most_pairs=2)
            request = change.insert(
                "buddy_request",
                person_id=asker,
                words="Somebody to go shopping with",
                made_on="2026-11-02",
                starts_on="2026-11-02",
            )
            pair = change.insert(
                "buddy_pair",
                request_id=request,
                member_id=asker,
                buddy_id=person,
                proposed_on="2026-11-22",
            )
            change.insert("pair_answer", pair_id=pair, side="member", asked_on="2026-11-22")
        with file.change("Make a pack") as change:
            pack = change.insert("print_pack", name="Monday")
            change.insert("pack_sheet", pack_id=pack, sheet="week", copies=2)
        with file.remembering() as memory:
            memory.note(
                "remembered_print",
                sheet="week",
                first_day="2026-11-23",
                ends_on="2026-11-30",
                printed_at="2026-11-22T09:00:00Z",
                options="{}",
                says="{}",
            )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.dropin"
        make_example(path)
        golden_path(SCHEMA_NUMBER).write_text(sql_text(path), encoding="utf-8")


if __name__ == "__main__":
    main()
