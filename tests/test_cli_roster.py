"""The command line: a roster planned, published, looked over, and written for a leader's phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dropin import solver
from dropin.programme.model import KEEP
from dropin.roster.model import PatternRole, Terms
from dropin.roster.operations import note_absence, put
from dropin.roster.planning.model import PRIMARY
from dropin.roster.store import draft, shifts_between, versions
from dropin.storage.file import CentreFile
from tests.commands import Done, is_one_plain_sentence, run
from tests.files import NOW
from tests.roster.house import DESK, LONG_AGO, House

MONDAY = date(2035, 3, 19)
"""Of a week far ahead, whenever these tests run; its Sunday is the day the clocks go forward."""

WEEK = timedelta(weeks=1)
SIMPLE = replace(DESK, roles=(PatternRole(PRIMARY),))
NIGHT = replace(
    SIMPLE,
    name="Night",
    weekdays=(5,),
    starts_at=time(22),
    ends_at=time(8),
    night=True,
    on_closure=KEEP,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "centre.dropin"
    assert run("new", path, "--name", "Quay Centre", "--zone", "Europe/Dublin").status == 0
    return path


@pytest.fixture
def house(path: Path) -> Iterator[House]:
    with opened(path) as file:
        yield House(file)


def opened(path: Path) -> CentreFile:
    return CentreFile.open(path, clock=lambda: NOW, who="Ana")


def plan(path: Path, *options: object, first: date = MONDAY, weeks: int = 1) -> Done:
    line = ("roster", "plan", path, "--from", first, "--weeks", weeks, "--seconds", 10)
    return run(*line, *options)


def planned(path: Path, *options: object, first: date = MONDAY, weeks: int = 1) -> dict[str, Any]:
    done = plan(path, "--json", *options, first=first, weeks=weeks)
    assert (done.status, done.err) == (0, "")
    return dict(json.loads(done.out))


def checked(path: Path, first: date = MONDAY) -> dict[str, Any]:
    done = run("roster", "check", path, "--from", first, "--weeks", 1, "--json")
    assert (done.status, done.err) == (0, "")
    return dict(json.loads(done.out))


# Planning


def test_a_plan_tells_slots_fairness_and_what_is_proven_and_writes_nothing(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(SIMPLE)
        ana, ben = House(file).leaders("Ana", "Ben")
    before = path.read_bytes()
    told = planned(path)
    assert path.read_bytes() == before
    assert (told["from"], told["until"], told["published"]) == ("2035-03-19", "2035-03-25", False)
    assert [each["day"] for each in told["slots"]] == [
        (MONDAY + timedelta(days=number)).isoformat() for number in range(5)
    ]
    assert told["slots"][0] == {
        "day": "2035-03-19",
        "shift": "Desk",
        "role": "primary",
        "number": 1,
        "start": "2035-03-19T10:00:00+00:00",
        "end": "2035-03-19T14:00:00+00:00",
        "person": told["slots"][0]["person"],
        "name": told["slots"][0]["name"],
    }
    assert {each["person"] for each in told["slots"]} == {ana, ben}
    assert told["uncovered"] == []
    assert sorted(each["planned"] for each in told["fairness"]) == [8.0, 12.0]
    stages = {each["name"]: each for each in told["stages"]}
    assert stages["uncovered"] == {
        "name": "uncovered",
        "value": 0,
        "bound": 0,
        "proven": True,
        "unit": "slots",
    }
    assert told["fairest"] is True
    assert planned(path) == told


def test_publishing_makes_it_the_roster_in_one_step_to_undo(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(SIMPLE)
        House(file).leaders("Ana", "Ben")
    told = planned(path, "--publish")
    assert told["published"] is True
    with opened(path) as file:
        found = shifts_between(file, MONDAY, MONDAY + WEEK)
        assert [each.slots[0].person_id for each in found] == [
            each["person"] for each in told["slots"]
        ]
        assert len(versions(file, MONDAY, MONDAY + WEEK)) == 1
        assert draft(file) is None
        file.undo()
        assert versions(file, MONDAY, MONDAY + WEEK) == ()
    assert "nobody yet" in run("roster", "check", path, "--from", MONDAY, "--weeks", 1).out


def test_in_words_every_slot_stands_with_its_leader(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(SIMPLE)
        House(file).leader("Ana")
    told = plan(path).out.splitlines()
    assert told[0] == "Roster 19 – 25 March 2035"
    assert told[1] == "  Mon 19 Mar 10:00–14:00 Desk, on call: Ana"
    assert "  Ana: 20 h of 20 h" in told
    assert told[-1] == "(nothing written)"


def test_with_nobody_on_the_roster_or_no_shift_there_is_nothing_to_plan(path: Path) -> None:
    done = plan(path)
    assert is_one_plain_sentence(done)
    assert "no shift in these days" in done.err
    with opened(path) as file:
        House(file).desk()
        House(file).leader("Gone", Terms(0, 0, LONG_AGO, date(2026, 6, 1)))
    done = plan(path)
    assert is_one_plain_sentence(done)
    assert "Nobody is on the roster" in done.err


def test_where_everybody_is_away_each_gap_says_so(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(SIMPLE)
        for person_id in House(file).leaders("Ana", "Ben"):
            note_absence(file, person_id, date(2035, 3, 1), None)
    told = planned(path)
    assert [each["name"] for each in told["slots"]] == [None] * 5
    assert len(told["uncovered"]) == 5
    assert told["uncovered"][0]["reasons"] == ["None of 2 can: 2 away."]
    assert "Nobody yet" in plan(path).out


def test_a_shift_nobody_is_trained_for_says_what_is_missing(path: Path) -> None:
    with opened(path) as file:
        training_id = House(file).training("First aid")
        House(file).desk(replace(DESK, roles=(PatternRole(PRIMARY, trainings=(training_id,)),)))
        House(file).leaders("Ana", "Ben")
    told = planned(path)
    assert len(told["uncovered"]) == 5
    assert told["uncovered"][0]["reasons"][0] == "Nobody holds First aid."
    assert told["stages"][0]["proven"] is True


def test_a_night_over_a_clock_change_counts_its_real_hours(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(NIGHT)
        House(file).leader("Ana")
    told = planned(path)
    (night,) = told["slots"]
    assert (night["start"], night["end"]) == (
        "2035-03-24T22:00:00+00:00",
        "2035-03-25T08:00:00+01:00",
    )
    assert told["fairness"][0]["planned"] == 9.0


def test_a_period_goes_over_a_year_s_end(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(NIGHT)
        House(file).leader("Ana")
    told = planned(path, first=date(2035, 12, 24), weeks=2)
    assert [each["day"] for each in told["slots"]] == ["2035-12-29", "2036-01-05"]


def test_a_machine_without_the_solver_still_plans_and_says_what_is_not_proven(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as file:
        House(file).desk()
        House(file).leaders("Ana", "Ben", "Cleo")
    monkeypatch.setattr(solver, "is_here", lambda: False)
    told = planned(path)
    assert told["ended"] == "no solver"
    assert told["uncovered"] == []
    assert "exact solver is not on this computer" in plan(path).out


@pytest.mark.parametrize("weeks", ["0", "9", "some"])
@pytest.mark.parametrize("what", ["plan", "check"])
def test_weeks_are_from_one_to_eight(path: Path, what: str, weeks: str) -> None:
    done = run("roster", what, path, "--from", MONDAY, "--weeks", weeks)
    assert done.status == 2
    assert "a number from 1 to 8 is needed" in done.err


def test_what_is_published_waits_until_nobody_else_has_the_file(path: Path) -> None:
    with opened(path) as file:
        House(file).desk()
        House(file).leader("Ana")
        assert is_one_plain_sentence(plan(path, "--publish"))
        assert plan(path).status == 0


# Looking over


def test_every_rule_that_the_roster_breaks_is_told_in_words(house: House, path: Path) -> None:
    house.desk(SIMPLE)
    ana, ben = house.leaders("Ana", "Ben")
    visitor = house.person("Vi")
    monday, tuesday, *_ = shifts_between(house.file, MONDAY, MONDAY + WEEK)
    put(house.file, monday.slots[0].id, ana)
    put(house.file, tuesday.slots[0].id, visitor)
    note_absence(house.file, ana, MONDAY, MONDAY + WEEK)
    house.file.close()
    told = checked(path)
    assert told["broken"] == [
        {
            "day": "2035-03-20",
            "shift": "Desk",
            "role": "primary",
            "person": visitor,
            "name": "Vi",
            "kind": "not on the roster",
            "sentence": "Vi is not on the roster then.",
        },
        {
            "day": "2035-03-19",
            "shift": "Desk",
            "role": "primary",
            "person": ana,
            "name": "Ana",
            "kind": "away",
            "sentence": "Ana is away until 26 March.",
        },
    ]
    assert len(told["open"]) == 3
    done = run("roster", "check", path, "--from", MONDAY, "--weeks", 1)
    assert done.status == 0
    assert "Mon 19 Mar 10:00–14:00 Desk, on call: Ana is away until 26 March." in done.out
    assert ben not in {each["person"] for each in told["broken"]}


def test_a_roster_that_breaks_nothing_says_so(path: Path) -> None:
    with opened(path) as file:
        House(file).desk(SIMPLE)
        House(file).leaders("Ana", "Ben")
    plan(path, "--publish")
    assert run("roster", "check", path, "--from", MONDAY, "--weeks", 1).out == (
        "No rule is broken.\n"
    )


# For a leader's phone


@pytest.fixture
def leader_path(path: Path) -> Path:
    """Ana has the night over the clock change and, with Ben, the desk on the Monday before."""
    with opened(path) as file:
        house = House(file)
        house.desk()
        house.desk(NIGHT)
        ana, ben = house.leaders("Ana Silva", "Ben Okafor")
        for shift in shifts_between(file, MONDAY, MONDAY + WEEK):
            if shift.day == MONDAY or shift.night:
                put(file, shift.slots[0].id, ana)
        first = shifts_between(file, MONDAY, MONDAY + timedelta(days=1))[0]
        put(file, first.slots[1].id, ben)
    return path


def exported(path: Path, out: Path, leader: str = "Ana Silva") -> Done:
    return run("export", "ics", path, "--leader", leader, "--out", out)


def test_a_leader_s_calendar_has_their_shifts_and_nobody_else_s_name(
    leader_path: Path, tmp_path: Path
) -> None:
    from icalendar import Calendar

    out = tmp_path / "ana.ics"
    assert exported(leader_path, out) == Done(0, "", "")
    calendar = Calendar.from_ical(out.read_bytes())
    desk, night = calendar.walk("VEVENT")
    zone = ZoneInfo("Europe/Dublin")
    assert [str(each["summary"]) for each in (desk, night)] == ["Desk", "Night"]
    assert desk.decoded("dtstart") == datetime(2035, 3, 19, 10, tzinfo=zone)
    assert night.decoded("dtend") == datetime(2035, 3, 25, 8, tzinfo=zone)
    assert calendar.walk("VTIMEZONE")
    assert b"Ben" not in out.read_bytes()


def test_the_same_shifts_give_the_same_bytes_and_a_moved_one_keeps_its_uid(
    leader_path: Path, tmp_path: Path
) -> None:
    from icalendar import Calendar

    from dropin.roster.operations import change_shift

    out = tmp_path / "ana.ics"
    exported(leader_path, out)
    before = out.read_bytes()
    exported(leader_path, out)
    assert out.read_bytes() == before
    with opened(leader_path) as file:
        (desk,) = shifts_between(file, MONDAY, MONDAY + timedelta(days=1))
        change_shift(file, replace(desk, starts_at=time(11)))
    exported(leader_path, out)
    uids = [
        [str(each["uid"]) for each in Calendar.from_ical(data).walk("VEVENT")]
        for data in (before, out.read_bytes())
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == 2
    assert out.read_bytes() != before


@pytest.mark.parametrize(
    ("leader", "reason"),
    [("Zoe", "Nobody is called “Zoe”"), ("Vi", "no shift of theirs"), ("", "Nobody is called")],
)
def test_who_is_not_known_or_never_on_duty_is_said_in_one_sentence(
    leader_path: Path, tmp_path: Path, leader: str, reason: str
) -> None:
    with opened(leader_path) as file:
        House(file).person("Vi")
    done = exported(leader_path, tmp_path / "x.ics", leader)
    assert is_one_plain_sentence(done)
    assert reason in done.err
    assert not (tmp_path / "x.ics").exists()


def test_two_leaders_of_one_name_are_told_apart_by_number(
    leader_path: Path, tmp_path: Path
) -> None:
    with opened(leader_path) as file:
        other = House(file).leader("Ana Silva")
    done = exported(leader_path, tmp_path / "x.ics")
    assert is_one_plain_sentence(done)
    assert f"Ana Silva ({other})" in done.err
    assert exported(leader_path, tmp_path / "x.ics", "1").status == 0


def test_a_table_is_of_the_programme_alone(leader_path: Path, tmp_path: Path) -> None:
    done = run("export", "csv", leader_path, "--leader", "Ana", "--out", tmp_path / "x.csv")
    assert is_one_plain_sentence(done)
