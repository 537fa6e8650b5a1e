"""The line's tally: what is noted, what is not, and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.roster.model import CALL, VISIT, Tally, TallyKind
from dropin.roster.operations import (
    add_usual_kinds,
    change_tally,
    move_kind,
    note_tally,
    remove_kind,
    remove_tally,
    save_kind,
)
from dropin.roster.store import tallies, tally_kinds
from dropin.roster.tallying import GROUPINGS, HOUR, KIND, MONTH, WEEK, Figures, figures, together
from tests.files import new_file
from tests.roster.duty import MONDAY, TUESDAY, Duty

CALLED = Tally(0, TUESDAY, time(23, 10), minutes=25)


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        yield Duty(file)


def noted(duty: Duty) -> tuple[Tally, ...]:
    return tallies(duty.file, MONDAY, MONDAY + timedelta(days=7))


def test_a_call_is_noted_beside_the_shift_that_ran(duty: Duty) -> None:
    duty.put(duty.ana, "Phone", TUESDAY)
    note_tally(duty.file, CALLED)
    (found,) = noted(duty)
    assert found.shift_id == duty.shift("Phone", TUESDAY).id
    assert replace(found, id=0, shift_id=None) == CALLED


def test_after_midnight_it_is_still_last_nights_shift(duty: Duty) -> None:
    duty.put(duty.ana, "Phone", MONDAY)
    note_tally(duty.file, replace(CALLED, at=time(2)))
    assert noted(duty)[0].shift_id == duty.shift("Phone", MONDAY).id


def test_in_a_gap_it_is_noted_without_a_shift(duty: Duty) -> None:
    note_tally(duty.file, replace(CALLED, at=time(9)))
    assert noted(duty)[0].shift_id is None


def test_a_slip_is_corrected_taken_back_and_undone(duty: Duty) -> None:
    number = note_tally(duty.file, CALLED)
    change_tally(duty.file, replace(CALLED, id=number, way=VISIT, minutes=None))
    assert (noted(duty)[0].way, noted(duty)[0].minutes) == (VISIT, None)
    remove_tally(duty.file, number)
    assert noted(duty) == ()
    duty.file.undo()
    assert len(noted(duty)) == 1
    duty.file.undo()
    assert noted(duty)[0].minutes == 25


def test_a_length_that_is_none_is_refused(duty: Duty) -> None:
    with pytest.raises(KnownError, match="length"):
        note_tally(duty.file, replace(CALLED, minutes=0))


def test_nothing_about_who_called_can_be_written(duty: Duty) -> None:
    """The only texts are which way it came, and the centre's own list."""
    texts = {each.name for each in fields(Tally) if str(each.type) == "str"}
    assert texts == {"way"}
    columns = duty.file.rows("SELECT name FROM pragma_table_info('tally') WHERE type = 'TEXT'")
    assert {row[0] for row in columns} == {"day", "at", "way"}


def test_the_list_of_kinds_is_the_centres_own(duty: Duty) -> None:
    add_usual_kinds(duty.file)
    own = save_kind(duty.file, TallyKind(0, "  Needs   a lift "))
    move_kind(duty.file, own, 0)
    assert tally_kinds(duty.file)[0] == TallyKind(own, "Needs a lift")
    with pytest.raises(KnownError, match="already"):
        save_kind(duty.file, TallyKind(0, "needs a LIFT"))
    before = len(tally_kinds(duty.file))
    add_usual_kinds(duty.file)
    assert len(tally_kinds(duty.file)) == before


def test_a_kind_that_goes_leaves_its_calls_and_undo_gives_them_back(duty: Duty) -> None:
    own = save_kind(duty.file, TallyKind(0, "Needs a lift"))
    note_tally(duty.file, replace(CALLED, kind_id=own))
    remove_kind(duty.file, own)
    assert noted(duty)[0].kind_id is None
    duty.file.undo()
    assert noted(duty)[0].kind_id == own


SUNDAY = date(2026, 11, 29)
SOME = (
    replace(CALLED, kind_id=2, called_in=True),
    replace(CALLED, day=SUNDAY, at=time(23, 59), minutes=None, kind_id=2),
    replace(CALLED, day=date(2026, 12, 1), at=time(9), minutes=10, way=VISIT, kind_id=7),
)


def test_weeks_begin_on_the_first_weekday_of_the_centre() -> None:
    assert [each.group for each in figures(SOME, WEEK)] == [MONDAY, date(2026, 11, 30)]
    assert [each.group for each in figures(SOME, WEEK, first_weekday=6)] == [
        date(2026, 11, 22),
        SUNDAY,
    ]


def test_figures_by_month_kind_and_hour() -> None:
    november = Figures(date(2026, 11, 1), 2, 0, 25, 1, 1)
    assert figures(SOME, MONTH) == (november, Figures(date(2026, 12, 1), 0, 1, 10, 1, 0))
    assert [(each.group, each.number) for each in figures(SOME, KIND)] == [(2, 2), (7, 1)]
    assert [(each.group, each.number) for each in figures(SOME, HOUR)] == [(9, 1), (23, 2)]


def test_the_usual_length_leaves_out_what_nobody_timed() -> None:
    assert together(SOME).usual_minutes == 18  # 25 and 10, half a minute up
    assert together(()).usual_minutes is None


@given(
    st.lists(
        st.builds(
            Tally,
            st.just(0),
            st.dates(date(2025, 1, 1), date(2027, 1, 1)),
            st.times(),
            st.sampled_from((CALL, VISIT)),
            st.none() | st.integers(1, 1440),
            st.none() | st.integers(1, 4),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.integers(0, 6),
)
def test_however_grouped_nothing_is_lost(those: list[Tally], first_weekday: int) -> None:
    whole = together(those)
    for grouping in GROUPINGS:
        found = figures(those, grouping, first_weekday)
        assert sum(each.number for each in found) == len(those)
        assert sum(each.minutes for each in found) == whole.minutes
        assert sum(each.called_in for each in found) == whole.called_in
        assert len({each.group for each in found}) == len(found)
