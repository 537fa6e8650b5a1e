"""Rows that say the centre is shut: never an activity with dates, a closure in one step."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from dropin.exchange.operations import apply_plan, plan_source
from dropin.exchange.source import open_source
from dropin.programme.store import closures
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, happening, titles, write_table

HEADER = "Activity,When,Start,End,Where,Led by,Notes"


@pytest.mark.parametrize(
    ("row", "closed"),
    [
        (
            "CLOSED,25 December 2026,,,,,",
            [(date(2026, 12, 25), date(2026, 12, 26), None, None, "")],
        ),
        (
            "Closed for the holidays,24 Dec 2026 - 2 Jan 2027,,,,,",
            [(date(2026, 12, 24), date(2027, 1, 3), None, None, "Closed for the holidays")],
        ),
        (
            'CLOSED,"24 December 2026, 26 December 2026",14:00,16:00,,,',
            [
                (date(2026, 12, 24), date(2026, 12, 25), time(14), time(16), ""),
                (date(2026, 12, 26), date(2026, 12, 27), time(14), time(16), ""),
            ],
        ),
        (
            "We will close at 2 p.m.,31 December 2026,,,,,",
            [
                (
                    *(date(2026, 12, 31), date(2027, 1, 1), time(14), time(23, 59)),
                    "We will close at 2 p.m.",
                )
            ],
        ),
    ],
)
def test_a_closure_becomes_one_in_one_step(
    file: CentreFile, tmp_path: Path, row: str, closed: list[tuple[object, ...]]
) -> None:
    path = write_table(tmp_path / "p.csv", HEADER, row)
    source = open_source(path)
    (asked,) = plan_source(file, source, today=TODAY).rows
    assert asked.status == "ask"
    (answer,) = asked.choices
    assert str(answer.label).startswith("Close the centre: ")
    plan = plan_source(file, source, today=TODAY, answers={2: answer.words})
    assert [(row.status, row.effect) for row in plan.rows] == [("ok", "added")]
    apply_plan(file, plan, source.name)
    assert titles(file) == []
    assert [
        (each.starts_on, each.ends_on, each.starts_at, each.ends_at, each.reason)
        for each in closures(file)
    ] == closed
    again = plan_source(file, source, today=TODAY).rows
    assert [(row.status, row.effect) for row in again] == [("ok", "unchanged")]
    file.undo()
    assert closures(file) == ()


def test_which_year_is_settled_before_the_centre_is_closed(
    file: CentreFile, tmp_path: Path
) -> None:
    source = open_source(write_table(tmp_path / "p.csv", HEADER, "CLOSED,April 2,,,,,"))
    (asked,) = plan_source(file, source, today=TODAY).rows
    assert not any(str(each.label).startswith("Close") for each in asked.choices)
    answers = {2: asked.choices[0].words}
    (asked,) = plan_source(file, source, today=TODAY, answers=answers).rows
    answers = {2: asked.choices[-1].words}
    (row,) = plan_source(file, source, today=TODAY, answers=answers).rows
    assert (row.status, row.reading) == ("ok", "Closed: April 2, 2027")


def test_a_closure_is_never_an_activity_with_dates(file: CentreFile, tmp_path: Path) -> None:
    source = write_table(tmp_path / "p.csv", HEADER, "CLOSED,Sundays,,,,,")
    plan = bring_in(file, source, accept_guesses=True)
    assert [row.status for row in plan.rows] == ["ask"]
    assert "leave those days empty under Settings, Hours" in plan.rows[0].message
    assert "add a closure under Settings, Closures" in plan.rows[0].message
    assert happening(file, date(2026, 12, 1), date(2027, 1, 1)) == []
