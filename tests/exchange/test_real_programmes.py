"""The acceptance test: two real programmes, brought in as their coordinators typed them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dropin.dates import next_month_start
from dropin.exchange.operations import plan_import
from dropin.programme.model import ASK
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, counts, expected, happening

MONTHS = ("2026-08", "2026-10", "2027-02")
DOUBTFUL = {"clubhouse": {12}, "senior_centre": set(range(9, 17))}


@pytest.mark.parametrize("which", ["clubhouse", "senior_centre"])
def test_every_clear_entry_gives_its_dates_and_every_doubtful_one_is_asked(
    file: CentreFile, data_folder: Path, which: str
) -> None:
    plan = bring_in(file, data_folder / f"{which}.csv")
    asked = {row.line for row in plan.rows if row.status == "ask"}
    assert asked == DOUBTFUL[which]
    assert {row.status for row in plan.rows} == {"ok", "ask"}
    for month in MONTHS:
        first = date.fromisoformat(f"{month}-01")
        found = happening(file, first, next_month_start(first))
        assert found == expected(data_folder / "expected.csv", which, month)


@pytest.mark.parametrize("which", ["clubhouse", "senior_centre"])
def test_a_doubtful_entry_keeps_its_words_and_has_no_dates(
    file: CentreFile, data_folder: Path, which: str
) -> None:
    plan = bring_in(file, data_folder / f"{which}.csv")
    asked = {row.title for row in plan.rows if row.status == "ask"}
    for activity in programme(file).activities:
        if activity.title in asked:
            (time,) = activity.times
            assert time.dating == ASK
            assert time.words
            assert (time.rule, time.added, time.starts_on) == ("", (), None)
    assert all(row.message for row in plan.rows if row.status == "ask")


@pytest.mark.parametrize("which", ["clubhouse", "senior_centre"])
def test_the_same_programme_again_changes_nothing(
    file: CentreFile, data_folder: Path, which: str
) -> None:
    before = counts(bring_in(file, data_folder / f"{which}.csv"))
    after = bring_in(file, data_folder / f"{which}.csv")
    assert counts(after) == (0, 0, before[0], 0)


def test_both_real_programmes_live_in_one_file(file: CentreFile, data_folder: Path) -> None:
    bring_in(file, data_folder / "clubhouse.csv")
    plan = bring_in(file, data_folder / "senior_centre.csv")
    assert counts(plan) == (19, 0, 0, 0)
    assert len(programme(file).activities) == 30


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-8-sig", "utf-16"])
def test_real_letters_survive_every_encoding(
    file: CentreFile, data_folder: Path, tmp_path: Path, encoding: str
) -> None:
    text = (data_folder / "clubhouse.csv").read_bytes().decode("ascii")
    text = text.replace("Social / Rec", "Café – “social”").replace("Monday-Friday", "Monday–Friday")
    source = tmp_path / "clubhouse.csv"
    source.write_bytes(text.encode(encoding))
    if encoding == "windows-1252":
        assert b"Caf\xe9 \x96 \x93social\x94" in source.read_bytes()
    bring_in(file, source)
    first = date(2026, 8, 1)
    found = happening(file, first, date(2026, 9, 1))
    wanted = expected(data_folder / "expected.csv", "clubhouse", "2026-08")
    assert found == sorted(
        (*rest, title.replace("Social / Rec", "Café – “social”")) for *rest, title in wanted
    )


def test_guesses_are_taken_only_when_asked_for(file: CentreFile, data_folder: Path) -> None:
    plan = bring_in(file, data_folder / "senior_centre.csv", accept_guesses=True)
    april = happening(file, date(2027, 4, 1), date(2027, 5, 1))
    assert ("2027-04-07", "17:00", "", "Trivia night") in april
    assert not any("Center will close" in title for *_, title in april)
    assert counts(plan) == (19, 0, 0, 0)


def test_two_entries_of_one_title_stay_two_activities(file: CentreFile, data_folder: Path) -> None:
    bring_in(file, data_folder / "clubhouse.csv")
    social = [each for each in programme(file).activities if each.title == "Social / Rec"]
    assert [len(each.times) for each in social] == [1, 1]


def test_the_plan_is_told_as_the_command_line_promises(file: CentreFile, data_folder: Path) -> None:
    plan = plan_import(file, data_folder / "clubhouse.csv", today=TODAY).as_json()
    assert list(plan) == ["rows", "added", "updated", "unchanged", "refused"]
    rows = plan["rows"]
    assert isinstance(rows, list)
    assert rows[3] == {
        "line": 5,
        "title": "Stretching",
        "reading": "Every Monday and Wednesday, 1:30 pm",
        "rule": "FREQ=WEEKLY;BYDAY=MO,WE",
        "status": "ok",
        "message": "",
    }
