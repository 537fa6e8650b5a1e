"""Cells about a usual week, however a spreadsheet writes them."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.exchange.cells import RowError
from dropin.exchange.week_cells import (
    read_clock_cell,
    read_clocks,
    read_count,
    read_liking,
    read_weekdays,
)


@pytest.mark.parametrize(
    ("cell", "weekdays"),
    [
        ("Mon", (0,)),
        ("Thursdays", (3,)),
        ("tue, Thu", (1, 3)),
        ("Monday to Friday", (0, 1, 2, 3, 4)),
        ("Fri–Mon", (0, 4, 5, 6)),
        ("Mo & Fr", (0, 4)),
        ("weekends", (5, 6)),
        ("Every day", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_weekdays_are_read_in_words_and_spans(cell: str, weekdays: tuple[int, ...]) -> None:
    assert read_weekdays(cell) == weekdays


@pytest.mark.parametrize("cell", ["T", "someday", "Mon-", "2026-11-24", ""])
def test_what_is_no_weekday_for_certain_is_refused(cell: str) -> None:
    with pytest.raises(RowError):
        read_weekdays(cell)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("17:00:00", time(17)),
        ("12 am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("noon", time(12)),
        ("24:00", time(0)),
    ],
)
def test_clocks_are_read_as_people_write_them(cell: str, at: time) -> None:
    assert read_clock_cell(cell) == at


@pytest.mark.parametrize("cell", ["25:00", "9:75", "13 pm", "half nine", "-"])
def test_what_is_no_clock_for_certain_is_refused(cell: str) -> None:
    with pytest.raises(RowError):
        read_clock_cell(cell)


def test_both_clocks_may_stand_in_one_cell() -> None:
    assert read_clocks("9:00–13:30", "") == (time(9), time(13, 30))


@pytest.mark.parametrize(
    ("cell", "liking"),
    [("", "can"), ("Prefers", "prefers"), ("can’t", "cannot"), ("if need be", "rather not")],
)
def test_likings_are_read_in_common_words(cell: str, liking: str) -> None:
    assert read_liking(cell) == liking


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(cell: str) -> None:
    for read in (read_weekdays, read_clock_cell, read_liking, lambda each: read_count(each, 20)):
        with suppress(RowError):
            read(cell)
