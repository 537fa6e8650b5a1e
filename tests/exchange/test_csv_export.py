"""CSV that comes back unchanged, whatever a programme holds, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, time, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dropin.exchange.cells import as_meant, neutralised, read_changes, write_changes
from dropin.exchange.model import EntryChange
from dropin.exchange.operations import export_table
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.programme.changes.writing import write_date_change
from dropin.programme.model import (
    ASK,
    COMMUNITY,
    DATED,
    KEEP,
    WORDS,
    Activity,
    ActivityTime,
    Category,
    DateChange,
    Place,
    Term,
)
from dropin.programme.operations import add_activity, save_category, save_place, save_term
from dropin.programme.store import activity, programme
from dropin.storage.file import CentreFile
from tests.exchange.bringing import NOW, bring_in, counts, happening
from tests.exchange.conftest import NewFile


def exported(file: CentreFile, path: Path) -> bytes:
    export_table(file, path)
    return path.read_bytes()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def full_programme(file: CentreFile) -> None:
    """Everything a programme can say, at least once."""
    hall = save_place(file, Place(0, "Hall", "2 Quay Street", "step-free"))
    park = save_place(file, Place(0, "Park", setting=COMMUNITY))
    food = save_category(file, Category(0, "Food", "orange"))
    save_term(file, Term(0, "School term", date(2026, 9, 1), date(2026, 12, 18)))
    ana = add_person(file, Person(0, "Ana Silva"))
    ben = add_person(file, Person(0, "Ben Okafor"))
    give_consent(file, ana, NAME_ON_PRINTS, date(2026, 1, 1))
    add_activity(
        file,
        Activity(
            0,
            'Cook & eat, "slowly"',
            food,
            "Two lines\nof words",
            hall,
            ana,
            ben,
            "",
            12,
            250,
            "everyone",
            "an apron",
            "=1+1",
            COMMUNITY,
            KEEP,
            date(2027, 1, 4),
            date(2027, 2, 1),
            "new kitchen",
            times=(
                ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(1), minutes=90),
                ActivityTime(
                    0,
                    0,
                    "",
                    rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
                    starts_on=date(2026, 11, 5),
                    at=time(22, 30),
                    minutes=60 * 26,
                    place_id=park,
                    topic="Soup",
                    added=(date(2026, 11, 7),),
                    excluded=(date(2026, 11, 19), date(2026, 12, 3)),
                ),
            ),
        ),
    )
    add_activity(
        file,
        Activity(
            0,
            "-Odds",
            led_by="members and staff",
            times=(
                ActivityTime(0, 0, "", WORDS, words="by appointment", time_words="mornings"),
                ActivityTime(0, 0, "", ASK, words="11 - 1am"),
                ActivityTime(0, 0, "", starts_on=date(2026, 12, 24), time_words="all day"),
                ActivityTime(0, 0, "", rule="FREQ=DAILY", term="School term", words="school days"),
                ActivityTime(0, 0, "", added=(date(2026, 12, 1), date(2027, 2, 3)), at=time(9)),
                ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=MO", words="Mondays", at=time(14)),
            ),
            suspended_from=date(2027, 6, 1),
        ),
    )
    (first, _) = programme(file).activities
    time_id = next(each for each in first.times).id
    with file.change("Changes") as change:
        for day in (
            DateChange(0, time_id, date(2026, 12, 24), cancelled=True, note='"Eve"; closed: all'),
            DateChange(0, time_id, date(2026, 12, 29), moved_to=date(2026, 12, 30), at=time(15)),
            DateChange(0, time_id, date(2027, 2, 2), title="Film", topic="", place_id=park),
            DateChange(0, time_id, date(2027, 2, 9), leader_id=ana, minutes=45),
            DateChange(0, time_id, date(2027, 2, 16), led_by=""),
        ):
            write_date_change(file, change, day)


def test_out_and_into_a_fresh_file_and_out_again_is_the_same_bytes(
    new_file: NewFile, tmp_path: Path
) -> None:
    full_programme(one := new_file("one"))
    first = exported(one, tmp_path / "programme.csv")
    plan = bring_in(other := new_file("other"), tmp_path / "programme.csv")
    assert {row.status for row in plan.rows} == {"ok"}
    assert exported(other, tmp_path / "again.csv") == first
    year = date(2026, 9, 1), date(2027, 9, 1)
    assert happening(other, date(2027, 1, 1), year[1]) == happening(one, date(2027, 1, 1), year[1])
    assert [len(each.times) for each in programme(other).activities] == [
        len(each.times) for each in programme(one).activities
    ]


def test_out_and_into_the_same_file_changes_nothing(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    exported(file, tmp_path / "programme.csv")
    plan = bring_in(file, tmp_path / "programme.csv")
    assert counts(plan) == (0, 0, 8, 0)
    assert file.undo_label == "Changes"


@pytest.mark.parametrize("which", ["clubhouse", "senior_centre"])
def test_real_programmes_come_back_unchanged(
    new_file: NewFile, data_folder: Path, tmp_path: Path, which: str
) -> None:
    bring_in(one := new_file("one"), data_folder / f"{which}.csv")
    first = exported(one, tmp_path / "programme.csv")
    assert counts(bring_in(one, tmp_path / "programme.csv"))[:2] == (0, 0)
    bring_in(other := new_file("other"), tmp_path / "programme.csv")
    assert exported(other, tmp_path / "again.csv") == first


def test_an_edited_export_updates_just_what_was_edited(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    path = tmp_path / "programme.csv"
    text = exported(file, path).decode("utf-8")
    path.write_text(text.replace("an apron", "two aprons"), encoding="utf-8", newline="")
    before = {each.id: each for each in programme(file).activities}
    plan = bring_in(file, path)
    assert counts(plan)[0] == 0
    for each in programme(file).activities:
        old = before[each.id]
        assert replace(each, bring=old.bring) == old
    assert sorted(each.bring for each in programme(file).activities) == ["", "two aprons"]


def test_only_names_people_agreed_to_leave_the_centre(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    text = exported(file, tmp_path / "programme.csv").decode()
    assert "Ana Silva" in text
    assert "Okafor" not in text


def test_an_export_without_a_name_does_not_take_the_leader_away(
    file: CentreFile, tmp_path: Path
) -> None:
    ben = add_person(file, Person(0, "Ben Okafor"))
    mondays = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=MO")
    held = add_activity(file, Activity(0, "Chess", leader_id=ben, times=(mondays,)))
    exported(file, tmp_path / "programme.csv")
    bring_in(file, tmp_path / "programme.csv")
    found = activity(file, held)
    assert found is not None
    assert found.leader_id == ben


def test_a_spreadsheet_finds_nothing_to_run(file: CentreFile, tmp_path: Path) -> None:
    for title in ("=cmd|' /C calc'!A0", "+1", "-2", "@sum", "'quoted"):
        day = ActivityTime(0, 0, "", starts_on=date(2026, 12, 1), words="\t=1")
        add_activity(file, Activity(0, title, notes="\r=2", times=(day,)))
    rows = rows_of(exported(file, tmp_path / "programme.csv"))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert sorted(as_meant(row["Activity"]) for row in rows) == sorted(
        ("=cmd|' /C calc'!A0", "+1", "-2", "@sum", "'quoted")
    )


@given(st.text(max_size=20))
def test_what_was_made_harmless_is_meant_as_before(text: str) -> None:
    assert as_meant(neutralised(text)) == text


CLOCKS = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=9)
CHANGES = st.builds(
    EntryChange,
    DAYS,
    CLOCKS,
    st.booleans(),
    TEXTS,
    st.none() | DAYS,
    CLOCKS,
    st.none() | st.integers(1, 3000),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
)


@given(st.lists(CHANGES, max_size=4))
def test_date_changes_are_read_back_as_they_were_written(changes: list[EntryChange]) -> None:
    assert read_changes(write_changes(changes)) == tuple(changes)


RULES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
        "FREQ=DAILY;COUNT=5",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630",
        "",
    ]
)
TIMES = st.builds(
    lambda rule, start, at, minutes, words, added, excluded: ActivityTime(
        0,
        0,
        "",
        DATED,
        rule,
        start,
        at,
        minutes if at else None,
        words=words,
        added=tuple(sorted(added - excluded)),
        excluded=tuple(sorted(excluded)) if rule else (),
    ),
    RULES,
    DAYS,
    CLOCKS,
    st.none() | st.integers(1, 4000),
    st.sampled_from(["", "Mondays", "1st and 3rd Tuesday", "=x", "2026-12-01", "rrule:freq=daily"]),
    st.frozensets(DAYS, max_size=3),
    st.frozensets(DAYS, max_size=3),
)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # each example writes two files: too slow to shrink
)
@given(
    st.lists(
        st.tuples(st.text("aB=+,; \n\"'é", min_size=1), st.lists(TIMES, min_size=1, max_size=2)),
        max_size=3,
    )
)
def test_any_programme_comes_back_unchanged(
    drafts: list[tuple[str, list[ActivityTime]]],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "programme.csv"
        with (
            CentreFile.create(Path(folder) / "a.dropin", clock=lambda: NOW, who="a") as one,
            CentreFile.create(Path(folder) / "b.dropin", clock=lambda: NOW, who="b") as other,
        ):
            for title, times in drafts:
                if title.strip():
                    add_activity(one, Activity(0, title, times=tuple(times), notes=title))
            first = exported(one, path)
            assert counts(bring_in(one, path))[:2] == (0, 0)
            bring_in(other, path)
            assert exported(other, path) == first
            span = date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=366)
            assert happening(other, *span) == happening(one, *span)
