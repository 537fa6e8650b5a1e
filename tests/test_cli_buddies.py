"""The buddy programme on the command line: proposals without writing, and what is due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dropin.storage.file import CentreFile
from tests.commands import run
from tests.files import NOW
from tests.sample_file import sample_file


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_file(tmp_path_factory.mktemp("sample"))


def test_the_best_set_is_told_with_reasons_and_nothing_is_written(sample: Path) -> None:
    before = sample.read_bytes()
    told = json.loads(run("buddies", "match", sample, "--json").out)
    assert sample.read_bytes() == before
    totals = told["totals"]
    assert totals["matched"] == len(told["pairs"])
    assert totals["waiting"] == len(told["pairs"]) + len(told["unmatched"])
    assert told["pairs"], "the sample has somebody to match"
    assert all(each["reasons_for"] for each in told["pairs"])
    assert all(each["reason"] and each["help"] for each in told["unmatched"])


def test_in_words_each_unmatched_has_a_reason_and_what_would_help(sample: Path) -> None:
    told = run("buddies", "match", sample).out
    left = told.split("Left without, this time")[1]
    assert left.count("What would help: ") >= 1
    assert "No other set gives more. (nothing written)" in left


def test_whom_somebody_avoids_is_told_nowhere(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        name = "Zzyzx Unwanted"
        with file.change("Avoid") as change:
            asked = file.row("SELECT person_id FROM buddy_request WHERE withdrawn_on IS NULL")
            assert asked is not None
            other = change.insert("person", name=name)
            change.insert("buddy_avoid", person_id=asked[0], other_id=other)
    for command in (("match",), ("match", "--json")):
        assert name not in run("buddies", command[0], path, *command[1:]).out


def test_what_is_due_on_a_day_is_told_in_words_and_as_json(sample: Path) -> None:
    words = run("buddies", "due", sample, "--on", "2026-12-01").out
    told = json.loads(run("buddies", "due", sample, "--on", "2026-12-01", "--json").out)
    assert words.startswith("Due on Tuesday 1 December 2026")
    assert told
    assert all(each["text"] in words for each in told)
    assert {"kind", "since", "who", "training", "text"} == set(told[0])


def test_an_empty_centre_has_nothing_due_and_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "empty.dropin"
    run("new", path)
    assert run("buddies", "match", path).out == "Nobody waits for a buddy just now.\n"
    assert "Nothing is due." in run("buddies", "due", path, "--on", "2026-12-01").out


def test_a_day_is_needed_to_say_what_is_due(sample: Path) -> None:
    assert run("buddies", "due", sample).status == 2
