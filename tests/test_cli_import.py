"""The command line: tables of people and of attendance, with the same answers as a programme."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest

from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.store import people
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.commands import run
from tests.files import NOW, dump

PEOPLE = (
    "Name;Phone;Roles;Joined\n"
    "Ana Silva;0171 555;member, peer leader;3.3.2019\n"
    "Ben;;chef;\n"
    "Zoë;;;some day\n"
)
ATTENDANCE = (
    "Date,Activity,Name,Came,Guests\n"
    "2020-01-07,Choir,Ana Silva,yes,1\n"
    "2020-01-07,Choir,Nobody Known,yes,\n"
    "2020-01-08,Choir,Ana Silva,yes,\n"
)


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    path = tmp_path / "centre.dropin"
    assert run("new", path, "--name", "Quay Centre", "--zone", "Europe/Dublin").status == 0
    with opened(path) as file:
        choir = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14))
        add_activity(file, Activity(0, "Choir", times=(choir,)))
    return path


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    paths = {"people": tmp_path / "people.csv", "attendance": tmp_path / "attendance.csv"}
    paths["people"].write_text(PEOPLE, encoding="utf-16")
    paths["attendance"].write_text(ATTENDANCE, encoding="utf-8")
    return paths


def opened(path: Path) -> CentreFile:
    return CentreFile.open(path, clock=lambda: NOW, who="Ana")


def told(centre: Path, table: Path, *options: str) -> tuple[list[dict[str, object]], list[int]]:
    done = run("import", centre, table, "--json", *options)
    assert (done.status, done.err) == (0, "")
    plan = json.loads(done.out)
    counts = [plan[each] for each in ("added", "updated", "unchanged", "refused")]
    return plan["rows"], counts


def test_a_dry_run_tells_every_row_of_people_and_writes_nothing(
    centre: Path, tables: dict[str, Path]
) -> None:
    before = centre.read_bytes()
    rows, counts = told(centre, tables["people"], "--dry-run")
    assert centre.read_bytes() == before
    assert counts == [1, 0, 0, 2]
    assert rows[0] == {
        "line": 2,
        "title": "Ana Silva",
        "reading": "peer leader, member; phone: 0171 555; joined: Sunday 3 March 2019",
        "rule": "",
        "status": "ok",
        "message": "",
    }
    assert [row["status"] for row in rows] == ["ok", "ask", "bad"]
    assert (rows[2]["line"], rows[2]["title"]) == (4, "Zoë")


def test_accepted_guesses_leave_strange_roles_out(centre: Path, tables: dict[str, Path]) -> None:
    assert told(centre, tables["people"], "--accept-guesses")[1] == [2, 0, 0, 1]
    with opened(centre) as file:
        assert [each.name for each in people(file)] == ["Ana Silva", "Ben"]


def test_attendance_comes_in_and_the_figures_tell_of_it(
    centre: Path, tables: dict[str, Path]
) -> None:
    told(centre, tables["people"])
    rows, counts = told(centre, tables["attendance"])
    assert counts == [1, 0, 0, 2]
    assert [row["status"] for row in rows] == ["ok", "ask", "bad"]
    done = run("attendance", centre, "--from", "2020-01-01", "--to", "2020-02-01", "--json")
    came = {each["day"]: (each["came"], each["guests"]) for each in json.loads(done.out)}
    assert came["2020-01-07"] == (1, 1)


def test_the_same_files_twice_change_nothing_the_second_time(
    centre: Path, tables: dict[str, Path]
) -> None:
    for table in tables.values():
        told(centre, table)
    with opened(centre) as file:
        before = dump(file)
    assert told(centre, tables["people"])[1] == [0, 0, 1, 2]
    assert told(centre, tables["attendance"])[1] == [0, 0, 1, 2]
    with opened(centre) as file:
        assert dump(file) == before


def test_each_import_is_one_undo(centre: Path, tables: dict[str, Path]) -> None:
    states = []
    for table in tables.values():
        with opened(centre) as file:
            states.append(dump(file))
        told(centre, table)
    with opened(centre) as file:
        assert file.undo() == "Bring in attendance.csv"
        assert dump(file) == states[1]
        assert file.undo() == "Bring in people.csv"
        assert dump(file) == states[0]


def test_a_table_without_names_is_explained(centre: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Phone,E-mail,Pronouns\n1,a@b,she\n", encoding="utf-8")
    done = run("import", centre, table)
    assert done.status != 0
    assert "It is not clear which columns hold Name" in done.err


def test_the_roster_comes_in_with_the_same_answers(centre: Path, tmp_path: Path) -> None:
    with opened(centre) as file:
        add_person(file, Person(0, "Ana Silva"))
    leaders = tmp_path / "leaders.csv"
    leaders.write_text("Name;Share;Most a week\nAna Silva;50 %;2\nBen;much;\n", encoding="utf-16")
    rows, counts = told(centre, leaders, "--dry-run")
    assert counts == [0, 1, 0, 1], "Ana is known, and joins the roster"
    assert rows[0]["reading"] == "peer leader; share 50 %; at most 2 shifts a week"
    assert (rows[1]["line"], rows[1]["status"]) == (3, "bad")
    assert told(centre, leaders)[1] == counts
    assert told(centre, leaders)[1] == [0, 0, 1, 1]


def test_what_a_row_brings_beside_what_it_says_is_told_too(centre: Path, tmp_path: Path) -> None:
    with opened(centre) as file:
        add_person(file, Person(0, "Ana Silva"))
    table = tmp_path / "training.csv"
    table.write_text("Name,Training,Held on\nAna Silva,CPR,2026-03-01\n", encoding="utf-8")
    assert (
        "held Sunday 1 March 2026 · does not lapse (“CPR” comes onto the list of trainings.)"
        in run("import", centre, table).out
    )


def test_what_is_asked_stays_out_until_it_is_answered(centre: Path, tmp_path: Path) -> None:
    absences = tmp_path / "absences.csv"
    absences.write_text("Name,From,Until\nNobody Known,2030-01-01,2030-01-04\n", encoding="utf-8")
    done = run("import", centre, absences)
    assert done.status == 0
    assert "1 line asks something: it stays out until it is answered, in the window." in done.out
    assert done.out.endswith("1 left out\n")
