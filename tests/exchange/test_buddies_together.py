"""Tables of the buddy programme: several rows of one person, rests, and people nobody knows yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dropin.buddies.operations import leave_programme
from dropin.buddies.store import avoids, rests_of, terms_of, waiting_requests
from dropin.exchange.model import ASK, ImportPlan
from dropin.exchange.operations import apply_plan, plan_source
from dropin.exchange.source import open_source
from dropin.people.store import all_roles, people, person
from dropin.storage.file import CentreFile
from tests.exchange.buddy_tables import CLEO, REQUESTS, brought_in, opened, three_people
from tests.files import NOW, dump


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    return three_people(tmp_path)


def test_several_rows_of_one_buddy_are_one_with_all_their_times(centre: Path) -> None:
    header = "Name,Most pairs,Helps with,Free,Languages"
    rows = (
        "Ana Lopes,2,Shopping,Tuesday afternoons,Tamil",
        "Ben Okafor,1,Company,weekends,",
        "Ana Lopes,,,Thursday 10-12,",
        "ana lopes,2,Cooking,Friday,English",
        "Ana Lopes,2,,Thursday 10-12,",
    )
    told = brought_in(centre, header, *rows)
    assert "Together with line 2." in told.out
    assert "Line 2 says just the same." in told.out
    for file in opened(centre):
        held, who = terms_of(file, 1), person(file, 1)
        assert held is not None
        assert who is not None
        assert [each.weekday for each in held.times] == [1, 3, 4]
        assert held.most_pairs == 2
        assert len(held.likings) == 2
        assert who.languages == ("Tamil", "English")
    assert "5 unchanged" in brought_in(centre, header, *rows).out


def test_two_rows_of_one_buddy_that_say_different_things_are_told(centre: Path) -> None:
    header = "Name,Most pairs,Free"
    told = brought_in(centre, header, "Ana Lopes,2,Tuesday", "Ana Lopes,3,Friday").out
    assert "Line 2 says something else of the same." in told
    for file in opened(centre):
        held = terms_of(file, 1)
        assert held is not None
        assert [each.weekday for each in held.times] == [1]


def test_a_row_that_is_left_out_lets_no_known_time_go(centre: Path) -> None:
    header = "Name,Most pairs,Free"
    brought_in(centre, header, "Ana Lopes,2,Monday")
    brought_in(centre, header, "Ana Lopes,2,Tuesday", "Ana Lopes,2,whenever")
    for file in opened(centre):
        held = terms_of(file, 1)
        assert held is not None
        assert [each.weekday for each in held.times] == [0, 1]


def test_several_rows_of_one_request_add_up_too(centre: Path) -> None:
    second = "Cleo Byrne;;;Cooking;weekends;Ana Lopes;"
    brought_in(centre, REQUESTS, CLEO, second)
    for file in opened(centre):
        (asked,) = waiting_requests(file)
        assert {each.weekday for each in asked.times} == {1, 5, 6}
        assert len(asked.likings) == 2
        assert {each.other_id for each in avoids(file)} == {1, 2}


@pytest.mark.parametrize(
    ("since", "until", "told", "span"),
    [
        (
            "",
            "2026-12-20",
            "the last day is Sunday 20 December 2026",
            (NOW.date(), date(2026, 12, 21)),
        ),
        (
            "2027-01-04",
            "15 January 2027",
            "from Monday 4 January 2027",
            (date(2027, 1, 4), date(2027, 1, 16)),
        ),
        ("", "further notice", "rests until they say so", (NOW.date(), None)),
        ("2027-01-04", "", "rests until they say so", (date(2027, 1, 4), None)),
        ("", "2026-10-01", "the last day is Thursday 1 October 2026", None),
        ("", "no", "", None),
    ],
)
def test_when_a_buddy_rests_comes_in_and_the_same_again_changes_nothing(
    centre: Path, since: str, until: str, told: str, span: tuple[date, date | None] | None
) -> None:
    header, row = "Name,Most pairs,Resting from,Resting until", f"Ana Lopes,2,{since},{until}"
    for file in opened(centre):
        assert told in brought_in_now(file, header, row).rows[0].reading
        held = [(each.starts_on, each.ends_on) for each in rests_of(file, 1)]
        assert held == ([] if span is None else [span])
        assert brought_in_now(file, header, row).count("unchanged") == 1


def test_a_rest_that_is_corrected_ends_on_another_day_and_is_not_doubled(centre: Path) -> None:
    header, other = "Name,Most pairs,Resting until", "Name,Most pairs,Resting from,Resting until"
    for file in opened(centre):
        brought_in_now(file, header, "Ana Lopes,2,further notice")
        assert brought_in_now(file, header, "Ana Lopes,2,2027-01-31").count("updated") == 1
        assert [each.ends_on for each in rests_of(file, 1)] == [date(2027, 2, 1)]
        for days, why in (
            ("2027-01-01,2027-03-01", "They rest then already, on other days"),
            ("2027-05-01,2027-03-01", "The rest would be over before it begins"),
        ):
            (row,) = brought_in_now(file, other, f"Ana Lopes,2,{days}").rows
            assert why in row.message


def brought_in_now(file: CentreFile, *lines: str) -> ImportPlan:
    """As ``brought_in``, on the day of NOW."""
    table = file.path.with_name("table.csv")
    table.write_text("\n".join(lines), encoding="utf-8")
    plan = plan_source(file, open_source(table), today=NOW.date())
    apply_plan(file, plan, table.name)
    return plan


def planned(file: CentreFile, table: Path, answer: str) -> ImportPlan:
    """The plan once every question was answered by the choice with this label."""
    source, answers = open_source(table), dict[int, str]()
    while True:
        plan = plan_source(file, source, today=NOW.date(), answers=answers)
        asked = next((row for row in plan.rows if row.status == ASK), None)
        if asked is None:
            return plan
        choice = next(each for each in asked.choices if str(each.label) == answer)
        answers[asked.line] = choice.words


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("buddies.csv", "Mo Newman,2,Shopping,Tuesday"),
        ("requests.csv", "Mo Newman,Company.,Shopping,Tuesday"),
    ],
)
def test_somebody_unknown_comes_into_the_file_once_where_a_person_says_so(
    centre: Path, name: str, row: str
) -> None:
    header = "Name,Most pairs,Helps with,Free"
    if name == "requests.csv":
        header = "Name,Words,Hopes for,When"
    table = centre.with_name(name)
    table.write_text("\n".join((header, row, row.replace("Tuesday", "Friday"))), encoding="utf-8")
    for file in opened(centre):
        before = dump(file)
        left_out = planned(file, table, "Leave Mo Newman out")
        apply_plan(file, left_out, name)
        assert dump(file) == before
        plan = planned(file, table, "Add Mo Newman as somebody new")
        assert "Comes into the file as somebody new." in plan.rows[0].message
        apply_plan(file, plan, name)
        (mo,) = (each for each in people(file) if each.name == "Mo Newman")
        if name == "buddies.csv":
            held = terms_of(file, mo.id)
            assert held is not None
            assert [each.weekday for each in held.times] == [1, 4]
            assert "buddy" in all_roles(file, NOW.date())[mo.id]
        else:
            (asked,) = waiting_requests(file)
            assert asked.person_id == mo.id
            assert [each.weekday for each in asked.times] == [1, 4]
        file.undo()
        assert dump(file) == before


def test_somebody_almost_known_is_chosen_in_the_preview(centre: Path) -> None:
    table = centre.with_name("buddies.csv")
    table.write_text("Name,Most pairs\nAna,2", encoding="utf-8")
    for file in opened(centre):
        apply_plan(file, planned(file, table, "Ana Lopes"), "buddies.csv")
        assert terms_of(file, 1) is not None
        assert len(people(file)) == 3


def test_whoever_left_the_buddies_is_asked_about_and_comes_back_with_the_role(
    centre: Path,
) -> None:
    table = centre.with_name("buddies.csv")
    lines = (
        "Name,Most pairs,Free,Buddy from",
        "Ana Lopes,2,Tuesday,2026-01-05",
        "Ana Lopes,,Friday,",
    )
    for file in opened(centre):
        brought_in_now(file, *lines)
        leave_programme(file, 1, date(2026, 10, 1))
        before = dump(file)
        table.write_text("\n".join(lines), encoding="utf-8")
        apply_plan(file, planned(file, table, "Leave Ana Lopes out"), "buddies.csv")
        assert dump(file) == before
        apply_plan(file, planned(file, table, "They are a buddy again"), "buddies.csv")
        held = terms_of(file, 1)
        assert held is not None
        assert (held.starts_on, held.ends_on) == (date(2026, 1, 5), None)
        assert "buddy" in all_roles(file, NOW.date())[1]
        assert brought_in_now(file, *lines).count("unchanged") == 2


def test_whoever_leaves_soon_does_not_begin_after_that(centre: Path) -> None:
    header = "Name,Most pairs,Buddy from"
    for file in opened(centre):
        brought_in_now(file, header, "Ana Lopes,2,2026-01-05")
        leave_programme(file, 1, date(2026, 12, 1))
        before = dump(file)
        (row,) = brought_in_now(file, header, "Ana Lopes,3,2026-12-05").rows
        assert row.message == "They leave the buddies before that day; check the two days."
        assert dump(file) == before
