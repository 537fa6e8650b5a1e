"""The command line: what each command does when all goes well."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dropin.centre.model import PAPERS
from dropin.programme.model import Activity, ActivityTime, DateChange
from dropin.programme.operations import add_activity
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from tests.commands import run
from tests.files import NOW, dump, new_file
from tests.sample_file import sample_file

TABLE = (
    "Title,When,Time,Place\n"
    "Choir,every Tuesday,14:00-16:00,Hall\n"
    "Garden,every other Friday,10:00,Garden\n"
    ",every Monday,10:00,\n"
)
POINTS = {"a4": (595, 842), "letter": (612, 792), "a3": (842, 1191), "tabloid": (792, 1224)}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "programme.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A new centre in Dublin with nothing in it."""
    path = tmp_path / "empty.dropin"
    assert run("new", path, "--name", "Quay Centre", "--zone", "Europe/Dublin").status == 0
    return path


def opened(path: Path) -> CentreFile:
    return CentreFile.open(path, clock=lambda: NOW, who="Ana")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with opened(path) as file:
        return dump(file)


def agenda(path: Path, first: str, number: int) -> list[dict[str, Any]]:
    done = run("agenda", path, "--from", first, "--days", number, "--json")
    assert (done.status, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


# new


def test_a_new_centre_has_its_name_and_the_customs_of_its_zone(tmp_path: Path) -> None:
    path = tmp_path / "a.dropin"
    assert run("new", path, "--name", "Quay Centre", "--zone", "America/Detroit") == (0, "", "")
    (centre,) = content(path)["centre"]
    for expected in ("Quay Centre", "America/Detroit", "US", "letter", "USD"):
        assert expected in centre


def test_a_new_centre_without_a_name_is_called_like_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Quay Centre.dropin"
    assert run("new", path).status == 0
    assert "Quay Centre" in content(path)["centre"][0]


def test_the_same_seed_makes_the_same_sample_and_another_seed_another(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.dropin" for name in "abc"]
    for path, seed in zip(paths, (3, 3, 4), strict=True):
        assert run("new", path, "--sample", "--seed", seed).status == 0
    first, same, other = map(content, paths)
    assert first == same
    assert first["person"] != other["person"]


def test_more_years_of_sample_are_more_history_and_people(tmp_path: Path) -> None:
    one, three = tmp_path / "one.dropin", tmp_path / "three.dropin"
    run("new", one, "--sample", "--years", 1)
    run("new", three, "--sample", "--years", 3)
    for table in ("person", "activity", "date_change"):
        assert len(content(three)[table]) > len(content(one)[table])


def test_the_sample_may_have_another_name_and_zone(tmp_path: Path) -> None:
    path = tmp_path / "a.dropin"
    run("new", path, "--sample", "--name", "Lake House", "--zone", "America/Detroit")
    (centre,) = content(path)["centre"]
    assert {"Lake House", "America/Detroit"} <= set(centre)


# import


def test_a_dry_run_tells_everything_and_writes_nothing(empty: Path, table: Path) -> None:
    before = empty.read_bytes()
    done = run("import", empty, table, "--dry-run", "--json")
    assert empty.read_bytes() == before
    told = json.loads(done.out)
    assert set(told) == {"rows", "added", "updated", "unchanged", "refused"}
    assert [told[count] for count in ("added", "updated", "unchanged", "refused")] == [2, 0, 0, 1]
    assert told["rows"][0] == {
        "line": 2,
        "title": "Choir",
        "reading": "Every Tuesday, 14:00–16:00",
        "rule": "FREQ=WEEKLY;BYDAY=TU",
        "status": "ok",
        "message": "",
    }
    assert [row["status"] for row in told["rows"]] == ["ok", "ask", "bad"]
    assert told["rows"][1]["message"].endswith("?")
    assert (told["rows"][2]["line"], told["rows"][2]["message"]) == (4, "This row has no title.")


def test_a_dry_run_is_told_in_words_too(empty: Path, table: Path) -> None:
    done = run("import", empty, table, "--dry-run")
    assert "Line 2: Choir: Every Tuesday, 14:00–16:00" in done.out
    assert done.out.endswith("2 added, 0 updated, 0 unchanged, 1 left out (nothing written)\n")


def test_a_doubtful_row_comes_in_with_its_words_and_no_dates(empty: Path, table: Path) -> None:
    assert run("import", empty, table).status == 0
    with opened(empty) as file:
        found = {each.title: each for each in programme(file).activities}
    assert set(found) == {"Choir", "Garden"}
    assert (found["Garden"].times[0].dating, found["Garden"].times[0].rule) == ("ask", "")
    assert "every other Friday" in found["Garden"].times[0].words
    assert {each["activity"] for each in agenda(empty, "2026-11-23", 60)} == {"Choir"}


def test_accepted_guesses_have_dates(empty: Path, table: Path) -> None:
    run("import", empty, table, "--accept-guesses")
    garden = [each for each in agenda(empty, "2027-01-01", 56) if each["activity"] == "Garden"]
    assert len(garden) == 4


def test_the_same_file_twice_changes_nothing_the_second_time(empty: Path, table: Path) -> None:
    run("import", empty, table)
    before = content(empty)
    told = json.loads(run("import", empty, table, "--json").out)
    assert (told["added"], told["updated"], told["unchanged"], told["refused"]) == (0, 0, 2, 1)
    assert content(empty) == before


def test_a_whole_import_is_one_undo(empty: Path, table: Path) -> None:
    before = content(empty)
    run("import", empty, table)
    with opened(empty) as file:
        assert file.undo() == "Bring in programme.csv"
        assert dump(file) == before


# agenda


def weekly(days: str, at: time | None, minutes: int | None = 60) -> ActivityTime:
    return ActivityTime(0, 0, "", rule=f"FREQ=WEEKLY;BYDAY={days}", at=at, minutes=minutes)


def add(file: CentreFile, title: str, *times: ActivityTime) -> int:
    return add_activity(file, Activity(0, title, times=times))


def test_the_agenda_tells_every_field_in_time_order(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add(file, "Later", weekly("TU", time(16), None))
        add(file, "Earlier", weekly("TU", time(9, 30), 90))
        add(file, "Some time", weekly("TU", None, None))
    assert agenda(file.path, "2026-11-23", 7) == [
        entry("Some time", "2026-11-24", ""),
        entry("Earlier", "2026-11-24T09:30:00+00:00", "2026-11-24T11:00:00+00:00"),
        entry("Later", "2026-11-24T16:00:00+00:00", ""),
    ]


def entry(activity: str, start: str, end: str, **more: str) -> dict[str, str]:
    usual = {"place": "", "leader": "", "category": "", "status": "planned", "note": ""}
    return {"activity": activity, "start": start, "end": end, **usual, **more}


def test_places_leaders_and_categories_are_named(tmp_path: Path) -> None:
    found = agenda(sample_file(tmp_path), "2026-11-23", 7)
    assert any(each["place"] and each["leader"] and each["category"] for each in found)
    starts = [each["start"] for each in found]
    assert starts == sorted(starts)


def test_what_moved_is_where_it_moved_to_and_what_is_cancelled_says_why(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add(file, "Choir", weekly("TU", time(14)))
        (choir,) = programme(file).activities
        differing = (
            DateChange(0, choir.times[0].id, date(2026, 11, 24), cancelled=True, note="No heating"),
            DateChange(0, choir.times[0].id, date(2026, 12, 1), moved_to=date(2026, 12, 3)),
        )
        with file.change("Two dates differ") as change:
            for each in differing:
                change.insert(
                    "date_change",
                    time_id=each.time_id,
                    original_day=each.original_day.isoformat(),
                    cancelled=int(each.cancelled),
                    note=each.note,
                    moved_to=each.moved_to.isoformat() if each.moved_to else None,
                )
    cancelled, moved, planned = agenda(file.path, "2026-11-23", 20)
    assert (cancelled["status"], cancelled["note"]) == ("cancelled", "No heating")
    assert (moved["status"], moved["start"]) == ("moved", "2026-12-03T14:00:00+00:00")
    assert planned["status"] == "planned"


@pytest.mark.parametrize(
    ("zone", "sunday", "offsets"),
    [
        ("Europe/Dublin", date(2026, 3, 29), ("+00:00", "+01:00")),
        ("Europe/Dublin", date(2026, 10, 25), ("+01:00", "+00:00")),
        ("America/Detroit", date(2026, 3, 8), ("-05:00", "-04:00")),
        ("Australia/Lord_Howe", date(2026, 4, 5), ("+11:00", "+10:30")),
    ],
)
def test_two_o_clock_stays_two_o_clock_when_the_clocks_change(
    tmp_path: Path, zone: str, sunday: date, offsets: tuple[str, str]
) -> None:
    path = tmp_path / "a.dropin"
    run("new", path, "--zone", zone)
    with opened(path) as file:
        add(file, "Choir", weekly("SA,SU,MO", time(14)))
    before = sunday - timedelta(days=1)
    told = [each["start"] for each in agenda(path, before.isoformat(), 3)]
    assert [start[11:16] for start in told] == ["14:00"] * 3
    assert (told[0][19:], told[1][19:]) == offsets


def test_a_shift_through_the_night_of_the_change_ends_when_the_wall_says_so(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add(file, "Night café", weekly("SA", time(22), 8 * 60))
    (night,) = agenda(file.path, "2026-10-24", 1)
    assert (night["start"], night["end"]) == (
        "2026-10-24T22:00:00+01:00",
        "2026-10-25T06:00:00+00:00",
    )
    assert datetime.fromisoformat(night["end"]) > datetime.fromisoformat(night["start"])


def test_in_words_each_line_is_one_occurrence(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    told = run("agenda", path, "--from", "2026-11-23", "--days", "7").out.splitlines()
    listed = agenda(path, "2026-11-23", 7)
    assert len(told) == len(listed)
    assert all(each["activity"] in line for line, each in zip(told, listed, strict=True))
    struck = [line for line in told if line.endswith(" · cancelled")]
    assert len(struck) == sum(each["status"] == "cancelled" for each in listed) > 0


def test_in_words_days_and_hours_are_written_as_the_centre_writes_them(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add(file, "Massages", replace(weekly("MO", time(10), 180), time_words="by appointment"))
        add(file, "Laundry", replace(weekly("MO", None, None), time_words="mornings"))
        add(file, "Walk", replace(weekly("MO", time(14), None), topic="along the weir"))
        add(file, "Whenever", weekly("MO", None, None))
    told = run("agenda", file.path, "--from", "2026-11-23", "--days", "1").out.splitlines()
    assert sorted(told) == [
        "Monday 23 November 2026 · Whenever",
        "Monday 23 November 2026, 10:00–13:00 · by appointment · Massages",
        "Monday 23 November 2026, 14:00 · Walk: along the weir",
        "Monday 23 November 2026, mornings · Laundry",
    ]


def test_an_import_says_how_many_lines_wait_for_an_answer(empty: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("Activity,When\nChoir,Tuesdays\nChess,Thursdays 11 - 1am\n", encoding="utf-8")
    told = run("import", empty, source).out.splitlines()
    assert told[-2].startswith("1 line asks something: it keeps its words and has no dates")
    assert told[-1] == "2 added, 0 updated, 0 unchanged, 0 left out"
    guessed = run("import", empty, source, "--dry-run", "--accept-guesses").out
    assert "Every Thursday, 11:00–13:00 (Which time is meant by “11 - 1am”?)" in guessed
    assert "asks something" not in guessed
    source.write_text("Activity,When\nChoir,Tuesdays\n", encoding="utf-8")
    assert "asks something" not in run("import", empty, source).out


def test_a_week_with_nothing_on_is_an_empty_list(empty: Path) -> None:
    assert agenda(empty, "2026-11-23", 7) == []


# print


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheet", ["week", "month"])
def test_every_sheet_prints_on_every_paper(tmp_path: Path, sheet: str, paper: str) -> None:
    path, out = sample_file(tmp_path), tmp_path / "wall.pdf"
    done = run("print", sheet, path, "--from", "2026-11-23", "--out", out, "--paper", paper)
    assert (done.status, done.out) == (0, "")
    pages = PdfReader(out).pages
    sides = sorted((float(pages[0].mediabox.width), float(pages[0].mediabox.height)))
    assert [round(side) for side in sides] == list(POINTS[paper])
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Harbour House" in words
    assert "Printed on" in words
    first, number = ("2026-11-23", 7) if sheet == "week" else ("2026-11-01", 30)
    for each in agenda(path, first, number):
        assert each["activity"].split()[0] in words


@pytest.mark.parametrize(
    "words",
    [
        ("--out", "OUT", "--paper", "a3", "--from", "2026-11-23", "FILE"),
        ("FILE", "--out=OUT", "--paper=a3", "--from=2026-11-23"),
        ("FILE", "--pap", "a3", "--from", "2026-11-23", "--out", "OUT"),
        ("FILE", "--paper", "a4", "--paper", "a3", "--from", "2026-11-23", "--out", "OUT"),
    ],
)
def test_options_of_a_print_may_be_written_in_any_way(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    path, usual, out = sample_file(tmp_path), tmp_path / "usual.pdf", tmp_path / "out.pdf"
    run("print", "week", path, "--from", "2026-11-23", "--paper", "a3", "--out", usual)
    given = [word.replace("FILE", str(path)).replace("OUT", str(out)) for word in words]
    assert run("print", "week", *given) == (0, "", "")
    assert out.read_bytes() == usual.read_bytes()


def test_without_a_paper_the_centre_s_own_is_used(tmp_path: Path) -> None:
    path, out = tmp_path / "a.dropin", tmp_path / "wall.pdf"
    run("new", path, "--zone", "America/Detroit")
    run("print", "week", path, "--from", "2026-11-23", "--out", out)
    assert round(float(PdfReader(out).pages[0].mediabox.width)) == 792


# export


def test_an_exported_table_brought_into_its_own_centre_changes_nothing(tmp_path: Path) -> None:
    path, out = sample_file(tmp_path), tmp_path / "programme.csv"
    assert run("export", "csv", path, "--out", out) == (0, "", "")
    told = json.loads(run("import", path, out, "--dry-run", "--json").out)
    assert (told["added"], told["updated"], told["refused"]) == (0, 0, 0)
    assert told["unchanged"] == len(told["rows"]) > 20


def test_an_exported_calendar_gives_another_centre_the_same_dates(
    tmp_path: Path, empty: Path
) -> None:
    path, out = sample_file(tmp_path), tmp_path / "programme.ics"
    assert run("export", "ics", path, "--out", out) == (0, "", "")
    assert run("import", empty, out).status == 0

    def told(of: Path) -> list[tuple[str, str, str]]:
        found = agenda(of, "2026-11-23", 28)
        return sorted(
            (each["start"], each["end"], each["activity"])
            for each in found
            if each["status"] != "cancelled"
        )

    assert told(empty) == told(path)


# check, backup, restore


def test_check_tells_that_a_file_is_whole_and_how_old_its_backup_is(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    before = run("check", path)
    run("backup", path)
    after = run("check", path)
    assert (before.status, before.err, after.status) == (0, "", 0)
    assert "in order" in before.out
    assert "no backup" in before.out
    assert "newest backup" in after.out


def test_a_backup_brings_back_the_day_it_was_made_and_the_rest_is_kept_aside(
    tmp_path: Path, table: Path, empty: Path
) -> None:
    before = content(empty)
    made = Path(run("backup", empty).out.strip())
    assert made.exists()
    run("import", empty, table)
    changed = content(empty)

    done = run("restore", made, "--to", empty)

    assert (done.status, done.err) == (0, "")
    assert content(empty) == before
    aside = Path(done.out.splitlines()[-1].split("kept as ")[1].rstrip("."))
    assert content(aside) == changed


def test_a_backup_goes_to_the_folder_one_names(tmp_path: Path, empty: Path) -> None:
    made = run("backup", empty, "--to", tmp_path / "stick").out.strip()
    assert Path(made).parent == tmp_path / "stick"


def test_a_backup_may_be_restored_where_nothing_was(tmp_path: Path, empty: Path) -> None:
    made = run("backup", empty).out.strip()
    done = run("restore", made, "--to", tmp_path / "again.dropin")
    assert (done.status, len(done.out.splitlines())) == (0, 1)
    assert content(tmp_path / "again.dropin") == content(empty)


def test_no_command_leaves_a_side_file(tmp_path: Path) -> None:
    path, out = sample_file(tmp_path), tmp_path / "out"
    out.mkdir()
    run("agenda", path, "--from", "2026-11-23", "--days", "7")
    run("print", "week", path, "--from", "2026-11-23", "--out", out / "w.pdf")
    run("export", "csv", path, "--out", out / "p.csv")
    run("import", path, out / "p.csv")
    run("check", path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, "out"]
    assert sorted(each.name for each in out.iterdir()) == ["p.csv", "w.pdf"]
