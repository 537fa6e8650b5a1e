"""Where entries stand: nothing overlaps, nothing is lost, nothing is too narrow to read."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.programme.calendar.entries import DayShown
from dropin.programme.calendar.layout import (
    Box,
    DayLayout,
    Scale,
    Span,
    arrange_day,
    at_once,
    day_widths,
    first_hour,
    month_weeks,
    rows_that_fit,
    snapped,
)
from dropin.programme.calendar.month_layout import MonthCell, month_layout
from tests.programme.test_entry_view import made

SCALE = Scale(minute_height=58 / 60)
SPANS = st.lists(
    st.builds(
        lambda start, length: Span(start, min(1440, start + length)),
        st.integers(0, 1425),
        st.integers(5, 600),
    ),
    max_size=14,
)


def boxes_of(layout: DayLayout) -> list[Box]:
    return [each.box for each in layout.placed] + [each.box for each in layout.stacks]


@given(SPANS, st.floats(72, 900))
def test_no_two_boxes_meet_and_every_entry_is_reachable(spans: list[Span], width: float) -> None:
    layout = arrange_day(spans, width, SCALE)
    boxes = boxes_of(layout)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    shown = [each.index for each in layout.placed]
    stacked = [index for stack in layout.stacks for index in stack.indexes]
    assert sorted(shown + stacked) == list(range(len(spans)))


@given(SPANS, st.floats(80, 900))
def test_boxes_stay_wide_enough_and_inside_the_day(spans: list[Span], width: float) -> None:
    layout = arrange_day(spans, width, SCALE)
    for box in boxes_of(layout):
        assert box.width >= SCALE.least_width - 0.01
        assert box.height >= SCALE.least_height - 0.01
        assert box.left >= 0
        assert box.left + box.width <= width


@given(SPANS, st.floats(80, 900))
def test_a_box_begins_at_its_time_unless_the_day_ends_first(
    spans: list[Span], width: float
) -> None:
    for each in arrange_day(spans, width, SCALE).placed:
        start = spans[each.index].start
        assert each.box.top <= start * SCALE.minute_height + 0.01
        if start <= 1400:
            assert each.box.top == pytest.approx(start * SCALE.minute_height)


@given(SPANS)
def test_nothing_stacks_where_there_is_room(spans: list[Span]) -> None:
    room = (SCALE.least_width + SCALE.gap) * max(1, at_once(spans, SCALE))
    assert arrange_day(spans, room, SCALE).stacks == ()


def test_two_at_once_share_the_day_evenly() -> None:
    first, second = arrange_day([Span(600, 660), Span(630, 690)], 160, SCALE).placed
    assert (first.box.left, second.box.left) == (0, 80)
    assert first.box.width == second.box.width == 78


def test_an_entry_widens_over_columns_nobody_beside_it_uses() -> None:
    spans = [Span(600, 720), Span(600, 660), Span(600, 640), Span(665, 720)]
    layout = arrange_day(spans, 300, SCALE)
    assert layout.placed[3].box.width == 198


def test_one_after_the_other_take_the_whole_day_each() -> None:
    layout = arrange_day([Span(600, 660), Span(660, 720)], 160, SCALE)
    assert [each.box.width for each in layout.placed] == [158, 158]


def test_five_at_once_in_a_narrow_day_leave_one_column_and_a_stack_of_four() -> None:
    layout = arrange_day([Span(600, 660 + 5 * each) for each in range(5)], 160, SCALE)
    assert len(layout.placed) == 1
    assert len(layout.stacks[0].indexes) == 4


@given(
    st.lists(st.integers(0, 8), min_size=7, max_size=7),
    st.floats(300, 2500),
    st.floats(60, 150),
)
def test_days_use_the_whole_width_and_none_is_unreadable(
    needs: list[int], total: float, least: float
) -> None:
    widths = day_widths(needs, total, least, least * 1.5)
    assert min(widths) >= least - 0.01
    assert sum(widths) == pytest.approx(max(total, 7 * least))


def test_quiet_days_are_even_and_a_crowded_one_borrows() -> None:
    assert day_widths([1, 0, 1, 1, 1, 1, 0], 700, 72, 110) == (100,) * 7
    crowded = day_widths([4, 1, 1, 1, 1, 1, 1], 1100, 74, 110)
    assert crowded[0] >= 4 * 74
    assert len(set(crowded[1:])) == 1


def test_an_entry_just_before_midnight_keeps_its_line_inside_the_day() -> None:
    (entry,) = arrange_day([Span(1435, 1440)], 160, SCALE).placed
    assert entry.box.top + entry.box.height <= 1440 * SCALE.minute_height


def test_times_snap_to_quarters() -> None:
    assert [snapped(minutes) for minutes in (607, 608, 615, 629)] == [600, 615, 615, 630]


def test_the_first_hour_is_where_the_day_begins() -> None:
    assert first_hour([Span(585, 600)], [Span(600, 900)]) == 9
    assert first_hour([], [Span(630, 900)]) == 10
    assert first_hour([], []) == 9


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_month_shows_whole_weeks_and_all_its_days(day: date, first_weekday: int) -> None:
    weeks = month_weeks(day, first_weekday)
    flat = [each for week in weeks for each in week]
    assert all(len(week) == 7 and week[0].weekday() == first_weekday for week in weeks)
    assert [each.month for each in flat].count(day.month) >= 28
    assert all(any(each.month == day.month for each in week) for week in weeks)


@given(st.integers(0, 30), st.floats(0, 400))
def test_rows_leave_a_line_for_the_pointer(count: int, height: float) -> None:
    shown = rows_that_fit(count, height, 20)
    lines = shown + (shown < count)
    assert lines * 20 <= height or shown == 0


def laid_out(width: float, entries: int, wanted: int) -> MonthCell:
    """The first cell of a month in a view ``width`` wide, of entries that want so many lines."""
    shown = tuple(made(f"Thing {number}") for number in range(entries))
    days = [DayShown(date(2026, 11, 2) + timedelta(days=at), (), shown) for at in range(35)]
    month = month_layout(days, date(2026, 11, 1), width, 600, 20, lambda entry, width: wanted)
    cell = month.cells[0]
    last = month.row_box(cell, cell.rows if cell.more else cell.rows - 1)
    assert last.top + last.height <= cell.box.top + cell.box.height
    return cell


@pytest.mark.parametrize(
    ("width", "entries", "wanted", "lines"),
    [
        (1400, 9, 1, (1, 1, 1)),  # four lines, one of them for "+6 more"
        (1400, 9, 2, (1, 1, 1)),  # in wide cells more entries come before whole titles
        (1400, 2, 2, (2, 2)),
        (1400, 3, 2, (2, 1, 1)),
        (700, 9, 2, (2, 2)),  # in narrow ones titles come first, and the cell grows for two
        (700, 2, 2, (2, 2)),
        (700, 5, 1, (1, 1, 1, 1, 1)),
        (700, 6, 1, (1, 1, 1, 1)),
    ],
)
def test_titles_go_on_to_a_second_line_where_there_is_room(
    width: float, entries: int, wanted: int, lines: tuple[int, ...]
) -> None:
    assert laid_out(width, entries, wanted).lines == lines
