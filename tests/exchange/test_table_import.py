"""Bringing in tables: what updates, what stays, what is refused, and one undo for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.source import open_source
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.model import ASK, COMMUNITY, DATED, KEEP, Activity, ActivityTime
from dropin.programme.operations import (
    add_activity,
    remove_activity,
    update_activity,
)
from dropin.programme.store import activity, programme
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, counts, happening, titles, write_table

HEADER = "Activity,When,Start,End,Where,Led by,Notes"


def only(file: CentreFile) -> Activity:
    (activity,) = programme(file).activities
    return activity


def test_a_whole_import_is_one_undo(file: CentreFile, data_folder: Path) -> None:
    add_activity(file, Activity(0, "Tea", times=(ActivityTime(0, 0, "", starts_on=TODAY),)))
    bring_in(file, data_folder / "clubhouse.csv")
    assert file.undo_label == "Bring in clubhouse.csv"
    file.undo()
    assert titles(file) == ["Tea"]
    file.redo()
    assert len(titles(file)) == 12


def test_planning_writes_nothing(file: CentreFile, data_folder: Path) -> None:
    before = file.path.read_bytes()
    plan_import(file, data_folder / "clubhouse.csv", today=TODAY)
    assert file.path.read_bytes() == before


def test_a_changed_cell_updates_what_came_in_before(file: CentreFile, tmp_path: Path) -> None:
    source = tmp_path / "programme.csv"
    write_table(source, HEADER, "Choir,Mondays 2 pm,,,Hall,Ana,", "Chess,Fridays 3 pm,,,,,")
    bring_in(file, source)
    write_table(source, HEADER, "Choir,Mondays 2 pm,,,Garden,Ana,", "Chess,Fridays 3 pm,,,,,")
    assert counts(bring_in(file, source)) == (0, 1, 1, 0)
    now = programme(file)
    assert [now.places[each.place_id].name for each in now.activities if each.place_id] == [
        "Garden"
    ]


@pytest.mark.parametrize(
    "changed",
    ["Choir,Tuesdays 4 pm,,,,,", "Choir,Mondays 2 pm,,,Hall,,", "Singing,Mondays 2 pm,,,,,"],
)
def test_a_row_with_another_day_or_title_is_still_the_same_row(
    file: CentreFile, tmp_path: Path, changed: str
) -> None:
    source = tmp_path / "programme.csv"
    bring_in(file, write_table(source, HEADER, "Choir,Mondays 2 pm,,,,,", "Chess,Fridays,,,,,"))
    plan = bring_in(file, write_table(source, HEADER, changed, "Chess,Fridays,,,,,"))
    assert counts(plan) == (0, 1, 1, 0)
    assert len(titles(file)) == 2
    assert counts(bring_in(file, source)) == (0, 0, 2, 0)


def test_another_file_with_the_same_title_adds_rather_than_overwrites(
    file: CentreFile, tmp_path: Path
) -> None:
    bring_in(file, write_table(tmp_path / "house.csv", HEADER, "Bingo,Mondays 2 pm,,,,,"))
    plan = bring_in(file, write_table(tmp_path / "other.csv", HEADER, "Bingo,Fridays 2 pm,,,,,"))
    assert counts(plan) == (1, 0, 0, 0)


def test_hand_edits_survive_where_the_cell_did_not_change(file: CentreFile, tmp_path: Path) -> None:
    source = tmp_path / "programme.csv"
    bring_in(file, write_table(source, HEADER, "Choir,Mondays 2 pm,,,Hall,Ana,loud"))
    edited = replace(only(file), notes="quiet", led_by="Ben", bring="water")
    update_activity(file, edited)
    plan = bring_in(file, write_table(source, HEADER, "Choir,Mondays 2 pm,,,Hall,Cem,loud"))
    assert counts(plan) == (0, 1, 0, 0)
    assert (only(file).notes, only(file).led_by, only(file).bring) == ("quiet", "Cem", "water")


def test_an_answer_given_in_the_window_is_not_asked_for_again(
    file: CentreFile, tmp_path: Path
) -> None:
    source = write_table(tmp_path / "p.csv", HEADER, "Trip,April 7,10:00,,,,")
    assert [row.status for row in bring_in(file, source).rows] == ["ask"]
    (asked,) = only(file).times
    assert asked.dating == ASK
    answer = replace(asked, dating=DATED, added=(date(2027, 4, 7),), at=time(10))
    update_activity(file, replace(only(file), times=(answer,)))
    plan = bring_in(file, source)
    assert [(row.status, row.effect) for row in plan.rows] == [("ok", "unchanged")]
    assert happening(file, date(2027, 4, 1), date(2027, 5, 1)) == [
        ("2027-04-07", "10:00", "", "Trip")
    ]


def test_what_was_removed_by_hand_comes_back_only_as_new(file: CentreFile, tmp_path: Path) -> None:
    source = write_table(tmp_path / "p.csv", HEADER, "Choir,Mondays 2 pm,,,,,")
    bring_in(file, source)
    remove_activity(file, only(file).id)
    assert counts(bring_in(file, source)) == (1, 0, 0, 0)


def test_rows_that_agree_on_everything_but_when_are_times_of_one_activity(
    file: CentreFile, tmp_path: Path
) -> None:
    source = write_table(
        tmp_path / "p.csv",
        HEADER,
        "Table tennis,Mondays 11:45 am,,,Hall,Ana,",
        "Table tennis,Wednesdays 11:30 am,,,Online,Ana,",
        "Table tennis,Fridays 3 pm,,,Hall,Ben,",
    )
    bring_in(file, source)
    assert sorted(len(each.times) for each in programme(file).activities) == [1, 2]
    monday = happening(file, date(2026, 11, 23), date(2026, 11, 28))
    assert [when[:2] for when in monday] == [
        ("2026-11-23", "11:45"),
        ("2026-11-25", "11:30"),
        ("2026-11-27", "15:00"),
    ]
    assert counts(bring_in(file, source)) == (0, 0, 3, 0)


def test_one_row_with_two_clocks_is_one_activity_with_two_times(
    file: CentreFile, tmp_path: Path
) -> None:
    source = write_table(tmp_path / "p.csv", HEADER, "Swim,Monday 11:45 am; Wednesday 3:30 pm,,,,,")
    bring_in(file, source)
    assert len(only(file).times) == 2
    assert counts(bring_in(file, source)) == (0, 0, 1, 0)


def test_a_leader_is_a_person_only_by_their_exact_name(file: CentreFile, tmp_path: Path) -> None:
    ana = add_person(file, Person(0, "Ana Silva"))
    add_person(file, Person(0, "Sam Lee"))
    add_person(file, Person(0, "Sam Lee"))
    rows = ("A,Mondays 2 pm,,,,Ana Silva,", "B,Mondays 3 pm,,,,ana,", "C,Mondays 4 pm,,,,Sam Lee,")
    bring_in(file, write_table(tmp_path / "p.csv", HEADER, *rows))
    led = [(each.leader_id, each.led_by) for each in programme(file).activities]
    assert led == [(ana, ""), (None, "ana"), (None, "Sam Lee")]


def test_a_place_is_known_whatever_its_case_and_new_ones_are_made(
    file: CentreFile, tmp_path: Path
) -> None:
    rows = ("A,Mondays 2 pm,,,The Hall,,", "B,Mondays 3 pm,,,the hall,,", "C,Mondays 4 pm,,,Café,,")
    bring_in(file, write_table(tmp_path / "p.csv", HEADER, *rows))
    assert sorted(place.name for place in programme(file).places.values()) == ["Café", "The Hall"]


def test_everything_a_row_can_say_is_stored(file: CentreFile, tmp_path: Path) -> None:
    header = "What,Schedule,Type,Places,Cost,Open to,Bring,Setting,On closure days,Description,Fee"
    row = "Walk,Saturdays 10 am,Outings,max. 12,€ 2.50,all,boots,in the community,happens,Far,"
    bring_in(file, write_table(tmp_path / "p.csv", header, row))
    walk = only(file)
    assert (walk.capacity, walk.fee_cents, walk.open_to, walk.bring) == (12, 0, "all", "boots")
    assert (walk.setting, walk.on_closure, walk.description) == (COMMUNITY, KEEP, "Far")
    assert programme(file).categories[walk.category_id or 0].name == "Outings"


def test_a_fee_in_words_is_kept_among_the_notes(file: CentreFile, tmp_path: Path) -> None:
    plan = bring_in(
        file,
        write_table(
            tmp_path / "p.csv", "Activity,When,Fee", "Lunch,Mondays,what you can", "Tea,Fridays,£1"
        ),
    )
    assert plan.rows[0].message
    tea, lunch = sorted(programme(file).activities, key=lambda each: -each.fee_cents)
    assert (tea.fee_cents, lunch.fee_cents, lunch.notes) == (100, 0, "Fee: what you can")


def test_bad_rows_are_listed_with_their_lines_and_the_good_ones_go_in(
    file: CentreFile, tmp_path: Path
) -> None:
    source = write_table(
        tmp_path / "p.csv",
        HEADER,
        "Choir,Mondays 2 pm,,,,,",
        ",Mondays 2 pm,,,,,",
        '"Chess,Mondays 2 pm,,,,,',
        "Tea,Mondays,2 pm,,,,,,surplus",
        "Walk,February 30,,,,,",
        "Talk,Tuesdays 2 pm,,,,,",
    )
    plan = bring_in(file, source)
    assert [(row.line, row.status) for row in plan.rows] == [
        (2, "ok"),
        (3, "bad"),
        (4, "bad"),
        (5, "bad"),
        (6, "bad"),
        (7, "ok"),
    ]
    assert all(row.message for row in plan.rows if row.status == "bad")
    assert titles(file) == ["Choir", "Talk"]


def test_an_answer_in_the_preview_reads_the_row_anew(file: CentreFile, tmp_path: Path) -> None:
    path = write_table(tmp_path / "p.csv", HEADER, "Trip,April 7,10:00,,,,")
    source = open_source(path)
    (row,) = plan_source(file, source, today=TODAY).rows
    assert row.choices
    plan = plan_source(file, source, today=TODAY, answers={2: row.choices[0].words})
    assert plan.rows[0].status == "ok"
    apply_plan(file, plan, source.name)
    assert only(file).times[0].dating == DATED


def test_columns_nobody_can_read_are_said_to_be_left_out(file: CentreFile, tmp_path: Path) -> None:
    path = write_table(tmp_path / "p.csv", "Activity,When,Mood", "Choir,Mondays,good")
    plan = plan_import(file, path, today=TODAY)
    assert [str(notice) for notice in plan.notices] == ["These columns are left out: Mood."]


def test_a_table_without_a_header_is_refused_with_what_to_do(
    file: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "p.csv", "Choir,Mondays 2 pm", "Chess,Fridays")
    with pytest.raises(KnownError) as refusal:
        plan_import(file, path, today=TODAY)
    assert "first row" in refusal.value.next_step


@pytest.mark.parametrize("name", ["missing.csv", ""])
def test_a_file_that_cannot_be_read_is_said_so(file: CentreFile, tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError) as refusal:
        plan_import(file, tmp_path / name, today=TODAY)
    assert refusal.value.next_step


def test_a_file_far_too_big_is_not_even_read(file: CentreFile, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(1_000_000_000)
    with pytest.raises(KnownError, match="1000 MB"):
        plan_import(file, path, today=TODAY)


def test_the_activity_an_import_updates_may_be_gone_by_then(
    file: CentreFile, tmp_path: Path
) -> None:
    source = tmp_path / "p.csv"
    bring_in(file, write_table(source, HEADER, "Choir,Mondays 2 pm,,,,,"))
    write_table(source, HEADER, "Choir,Mondays 2 pm,,,Hall,,")
    plan = plan_import(file, source, today=TODAY)
    gone = only(file).id
    remove_activity(file, gone)
    apply_plan(file, plan, source.name)
    assert activity(file, gone) is None or titles(file) == ["Choir"]
    assert titles(file) == ["Choir"]


def test_a_column_for_the_first_date_settles_what_every_other_week_means(
    file: CentreFile, tmp_path: Path
) -> None:
    rows = ("Choir,every other Thursday,2026-11-05,2 pm", "Party,,2026-12-24,2 pm")
    plan = bring_in(file, write_table(tmp_path / "p.csv", "Title,When,Start date,Time", *rows))
    assert [row.status for row in plan.rows] == ["ok", "ok"]
    assert happening(file, date(2026, 12, 1), date(2027, 1, 1)) == [
        ("2026-12-03", "14:00", "", "Choir"),
        ("2026-12-17", "14:00", "", "Choir"),
        ("2026-12-24", "14:00", "", "Party"),
        ("2026-12-31", "14:00", "", "Choir"),
    ]


def test_two_rows_that_say_the_same_come_in_once(file: CentreFile, tmp_path: Path) -> None:
    rows = (
        "Choir,Mondays 2 pm,,,Hall,Ana,",
        "Chess,Fridays,,,,,",
        "choir,Mondays 2 pm,,,Hall,Ana,",
    )
    source = write_table(tmp_path / "p.csv", HEADER, *rows)
    plan = bring_in(file, source)
    assert [row.status for row in plan.rows] == ["ok", "ok", "bad"]
    assert plan.rows[2].message == "Line 2 says just the same, so this one is left out."
    assert titles(file) == ["Chess", "Choir"]
    assert counts(bring_in(file, source)) == (0, 0, 2, 1)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Activity,When,Notes,notes", "Several columns are called notes; only column 3 is read."),
        ("Activity,When,When,Mood", "Several columns are called When; only column 2 is read."),
    ],
)
def test_columns_of_one_name_are_told(
    file: CentreFile, tmp_path: Path, header: str, told: str
) -> None:
    path = write_table(tmp_path / "p.csv", header, "Choir,Mondays,loud,quiet")
    notices = [str(notice) for notice in plan_import(file, path, today=TODAY).notices]
    assert notices[0] == told
    assert notices[1:] == (["These columns are left out: Mood."] if "Mood" in header else [])


def test_what_is_not_in_a_newer_file_any_more_stays_and_is_told(
    file: CentreFile, tmp_path: Path
) -> None:
    source = tmp_path / "p.csv"
    rows = (
        "Choir,Mondays 2 pm,,,,,",
        "Chess,Fridays,,,,,",
        "Table tennis,Mondays 3 pm,,,,,",
        "Table tennis,Wednesdays 4 pm,,,,,",
    )
    plan = bring_in(file, write_table(source, HEADER, *rows))
    assert plan.notices == ()
    plan = bring_in(file, write_table(source, HEADER, rows[1], rows[2]))
    gone, time = map(str, plan.notices)
    assert gone.startswith("1 activity that came from this file before is not in it any more")
    assert "Choir" in gone
    assert time == "Of Table tennis a time is not in this file any more. It stays as it is."
    assert titles(file) == ["Chess", "Choir", "Table tennis"]
    other = write_table(tmp_path / "other.csv", HEADER, "Tea,Mondays,,,,,")
    assert plan_import(file, other, today=TODAY).notices == ()


def test_a_row_that_cannot_be_read_any_more_is_not_told_to_be_gone(
    file: CentreFile, tmp_path: Path
) -> None:
    source = tmp_path / "p.csv"
    bring_in(file, write_table(source, HEADER, "Choir,Mondays 2 pm,,,,,", "Chess,Fridays,,,,,"))
    write_table(source, HEADER, "Choir,February 30,,,,,", "Chess,Fridays,,,,,")
    assert plan_import(file, source, today=TODAY).notices == ()
