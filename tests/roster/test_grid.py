"""The roster as a grid, without a screen: who shows how, where it lies, what a move would do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.people.model import Person
from dropin.roster.grid.candidates import candidate_words, candidates, why_this
from dropin.roster.grid.cells import GAP, HELD, MISSED, OPEN, Cell
from dropin.roster.grid.faces import faces, initials
from dropin.roster.grid.gathering import RosterShown, roster_shown
from dropin.roster.grid.layout import GridLayout, Sizes, grid_layout
from dropin.roster.grid.moving import Moving
from dropin.roster.grid.neighbours import DOWN, LEFT, RIGHT, UP, neighbour
from dropin.roster.grid.shares import Bar, bars, rough_targets, targets_of
from dropin.roster.grid.spoken import cell_words, head_words
from dropin.roster.model import PatternRole, Shift, UsualTime
from dropin.roster.operations import change_shift, lock, note_absence, put, set_usual_week
from dropin.roster.planning.model import AWAY, BACKUP, PREFERS, PRIMARY, REST, SHADOW, Obstacle
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.roster.rosters import (
    MONDAY,
    NAMES,
    NOW,
    add_kind,
    add_leaders,
    add_usual_kinds,
    draft_in_turn,
    fill,
    train,
)

A_WEEK = timedelta(days=7)
SIZES = Sizes(100, 60, 30, 20, 36, 28, 34)
SIDE_BY_SIDE = Sizes(100, 60, 30, 20, 24, 20, 20, side_by_side=45)


@pytest.fixture(scope="module")
def empty_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: to copy a file takes far less than to make one."""
    with new_file(tmp_path_factory.mktemp("empty")) as file:
        return file.path


@pytest.fixture
def file(tmp_path: Path, empty_centre: Path) -> Iterator[CentreFile]:
    copy = Path(shutil.copy(empty_centre, tmp_path / "centre.dropin"))
    with CentreFile.open(copy, clock=lambda: NOW, who="Ana") as file:
        yield file


def shown(file: CentreFile, first: date = MONDAY, weeks: int = 1) -> RosterShown:
    return roster_shown(file, first, weeks, NOW)


def cells(roster: RosterShown) -> list[Cell]:
    return [cell for week in roster.weeks for cell in week.cells()]


def on(roster: RosterShown, day: date, row: int = 0, lane: int = 0) -> Cell:
    """The cell of a day, in a row of a lane, counted from the top."""
    week = next(each for each in roster.weeks if each.first <= day < each.first + A_WEEK)
    found = (c for c in week.lanes[lane].cells if c.day == day and c.row == row)
    return next(found)


def test_two_people_with_the_same_initials_are_told_apart() -> None:
    names = dict(enumerate(["Ana Moreno", "Aidan Murphy", "Joe Tierney", "Lin", "Lina"], 1))
    assert initials(names) == {1: "AMo", 2: "AMu", 3: "JT", 4: "Lin", 5: "Lina"}


@given(st.lists(st.text("abAB ", min_size=1).filter(lambda text: text.strip()), max_size=12))
def test_no_two_leaders_ever_share_initials(names: list[str]) -> None:
    found = initials(dict(enumerate(names)))
    assert len(set(found.values())) == len(names)
    assert all(found.values())


def test_nobodys_colour_changes_when_somebody_else_comes() -> None:
    people = [Person(number, f"Leader {number}") for number in (3, 1, 2)]
    before = faces(people, [3, 2])
    after = faces([*people, Person(0, "Newly Here")], [3, 2, 0])
    assert [before[3].colour, before[2].colour] == [after[3].colour, after[2].colour]


def test_kinds_of_shift_stand_in_their_order_with_a_row_for_each_slot(file: CentreFile) -> None:
    add_usual_kinds(file)
    week = shown(file).weeks[0]
    assert [(lane.name, lane.hours, lane.rows) for lane in week.lanes] == [
        ("Desk", "10–14", 2),
        ("Desk", "14–18", 2),
        ("Phone", "18–22", 2),
        ("Overnight", "22–8", 2),
    ]


def test_a_week_nothing_was_planned_for_cries_no_gaps(file: CentreFile) -> None:
    people = add_leaders(file)
    add_kind(file, "Desk", time(10), time(14))
    assert {cell.state for cell in cells(shown(file))} == {OPEN}
    put(file, on(shown(file), date(2026, 11, 26)).id, people[0])
    states = {(cell.day.day, cell.row): cell.state for cell in cells(shown(file))}
    assert states[26, 0] == HELD
    assert states[26, 1] == states[27, 0] == GAP


def test_a_shadow_that_nobody_takes_is_no_gap_and_what_is_over_was_missed(
    file: CentreFile,
) -> None:
    people = add_leaders(file)
    add_kind(file, "Desk", time(10), time(14), roles=(PatternRole(PRIMARY), PatternRole(SHADOW)))
    with file.load("Before"):
        fill(file, people, MONDAY, MONDAY + A_WEEK)
    for day, row in ((24, 0), (27, 1)):
        put(file, on(shown(file), date(2026, 11, day), row).id, None)
    assert on(shown(file), date(2026, 11, 24)).state == MISSED
    assert on(shown(file), date(2026, 11, 27), 1).state == OPEN


def test_who_is_away_and_whose_training_lapses_shows_on_the_day(file: CentreFile) -> None:
    ana, joe, *_ = add_leaders(file)
    phone = train(file, {ana: date(2026, 11, 28), joe: None})
    add_kind(file, "Phone", time(18), time(22), roles=(PatternRole(PRIMARY, trainings=(phone,)),))
    note_absence(file, joe, date(2026, 11, 26), date(2026, 11, 28))
    heads = {head.day.day: head for head in shown(file).weeks[0].days}
    assert [day for day, head in heads.items() if head.away == (joe,)] == [26, 27]
    assert [day for day, head in heads.items() if head.lapses] == [28]
    words = head_words(heads[28], shown(file).telling)
    assert words == "Ana: phone training lapses"
    assert heads[25].is_today


def test_a_closed_day_says_why(file: CentreFile) -> None:
    add_usual_kinds(file)
    with file.change("Close") as change:
        change.insert("closure", starts_on="2026-11-29", ends_on="2026-11-30", reason="Feast day")
    week = shown(file).weeks[0]
    assert week.days[6].closed == "Closed: Feast day"
    assert not [cell for cell in week.cells() if cell.day == week.days[6].day]


def test_a_shift_with_other_hours_stays_in_its_lane_and_shows_them(file: CentreFile) -> None:
    people = add_leaders(file)
    add_kind(file, "Desk", time(10), time(14))
    with file.load("Fill"):
        fill(file, people, MONDAY, MONDAY + A_WEEK)
    [shift] = shifts_between(file, date(2026, 11, 26), date(2026, 11, 27))
    change_shift(file, Shift(**{**vars(shift), "ends_at": time(13, 30)}))
    roster = shown(file)
    assert len(roster.weeks[0].lanes) == 1
    assert on(roster, date(2026, 11, 26)).hours == "10:00–13:30"
    assert on(roster, date(2026, 11, 27)).hours == ""


def test_a_broken_rule_is_marked_and_read_aloud(file: CentreFile) -> None:
    ana, *_ = add_leaders(file)
    add_kind(file, "Desk", time(10), time(14))
    note_absence(file, ana, date(2026, 11, 26), date(2026, 11, 27))
    slot_id = put(file, on(shown(file), date(2026, 11, 26)).id, ana)
    lock(file, slot_id, True)
    roster = shown(file)
    cell = on(roster, date(2026, 11, 26))
    assert [each.kind for each in cell.broken] == [AWAY]
    assert cell_words(cell, roster.telling) == (
        "Desk, Thu 26 Nov, 10–14, first on call: Ana, locked. Ana is away until 27 November."
    )


def test_the_draft_shows_in_its_days_and_hours_are_counted_over_all_of_it(
    file: CentreFile,
) -> None:
    people = add_leaders(file)
    add_kind(file, "Desk", time(10), time(14))
    with file.load("Draft"):
        draft_in_turn(file, people, MONDAY, 6)
    roster = shown(file, MONDAY + A_WEEK)
    assert roster.in_draft
    assert (roster.situation.first, roster.situation.end) == (MONDAY, MONDAY + 6 * A_WEEK)
    assert {cell.state for cell in cells(roster)} == {HELD}
    assert not shown(file, MONDAY + 7 * A_WEEK).in_draft


# Where everything lies.


def laid_out(file: CentreFile, sizes: Sizes = SIZES, weeks: int = 2) -> GridLayout:
    add_leaders(file)
    add_usual_kinds(file)
    return grid_layout(shown(file, MONDAY + A_WEEK, weeks).weeks, 800, sizes)


@pytest.mark.parametrize("sizes", [SIZES, SIDE_BY_SIDE])
def test_no_two_cells_touch_and_each_is_found_where_it_lies(file: CentreFile, sizes: Sizes) -> None:
    layout = laid_out(file, sizes)
    boxes = [box for week in layout.weeks for box in week.cells.values()]
    assert len(boxes) == 2 * 7 * 8
    for one in boxes:
        assert one.left >= sizes.label_width
        assert one.right <= layout.width
        for other in boxes:
            apart = (
                one.right <= other.left
                or other.right <= one.left
                or one.bottom <= other.top
                or other.bottom <= one.top
            )
            assert apart or one is other
    for week in layout.weeks:
        for line in week.lines:
            for cell in line:
                box = week.cells[cell.id]
                assert layout.cell_at(box.middle, box.centre) is cell
                assert layout.day_at(box.middle, box.centre) == cell.day


def test_several_weeks_put_those_on_call_together_side_by_side(file: CentreFile) -> None:
    layout = laid_out(file, SIDE_BY_SIDE, weeks=4)
    first, second = layout.weeks[0].lines[0][:2]
    assert (first.slot.role, second.slot.role) == (PRIMARY, BACKUP)
    assert first.day == second.day


def test_columns_never_get_narrower_than_a_chip(file: CentreFile) -> None:
    add_usual_kinds(file)
    layout = grid_layout(shown(file).weeks, 200, SIZES)
    assert layout.column == SIZES.least_column
    assert layout.width > 200


def test_arrow_keys_reach_every_cell_and_stop_at_the_edges(file: CentreFile) -> None:
    layout = laid_out(file)
    cell = neighbour(layout, None, DOWN)
    assert cell is not None
    assert (cell.day, cell.row) == (MONDAY + A_WEEK, 0)
    assert neighbour(layout, cell, UP) is cell
    assert neighbour(layout, cell, LEFT) is cell
    down = neighbour(layout, cell, DOWN)
    assert down is not None
    assert (down.day, down.row) == (cell.day, 1)
    seen = [cell]
    while (after := neighbour(layout, seen[-1], RIGHT)) is not seen[-1]:
        assert after is not None
        seen.append(after)
    assert [each.day for each in seen] == [MONDAY + A_WEEK + timedelta(n) for n in range(14)]
    steps = 0
    while (below := neighbour(layout, down, DOWN)) is not down:
        assert below is not None
        assert below.day.weekday() == 0
        down, steps = below, steps + 1
    assert steps == 14


# What a move would do.


@pytest.fixture
def nights(file: CentreFile) -> RosterShown:
    """Ana by day and Joe by night on Thursday, Sam by day on Friday; Ruth is away."""
    ana, joe, sam, ruth, *_ = add_leaders(file, NAMES[:4])
    add_kind(file, "Desk", time(10), time(14), roles=(PatternRole(PRIMARY),))
    add_kind(file, "Night", time(22), time(8), roles=(PatternRole(PRIMARY),), night=True)
    empty = shown(file)
    put(file, on(empty, date(2026, 11, 26)).id, ana)
    put(file, on(empty, date(2026, 11, 26), lane=1).id, joe)
    put(file, on(empty, date(2026, 11, 27)).id, sam)
    note_absence(file, ruth, MONDAY, MONDAY + A_WEEK)
    return shown(file)


def test_dropping_on_somebody_exchanges_the_two_and_says_what_that_breaks(
    nights: RosterShown,
) -> None:
    joe = on(nights, date(2026, 11, 26), lane=1)
    sam = on(nights, date(2026, 11, 27))
    moving = Moving(nights.standing, on(nights, date(2026, 11, 26)))
    moving.go(joe)
    outcome = moving.outcome()
    assert moving.is_exchange
    assert outcome is not None
    assert outcome.obstacles == ()
    moving = Moving(nights.standing, joe)
    moving.go(sam)
    outcome = moving.outcome()
    assert outcome is not None
    assert outcome.standing.assignment[sam.id] == joe.person_id
    assert outcome.standing.assignment[joe.id] == sam.person_id
    assert outcome.obstacles == ()


def test_dropping_on_a_gap_moves_and_leaves_one_behind(nights: RosterShown) -> None:
    ana, gap = on(nights, date(2026, 11, 26)), on(nights, date(2026, 11, 27), lane=1)
    moving = Moving(nights.standing, ana)
    moving.go(gap)
    outcome = moving.outcome()
    assert outcome is not None
    assert not moving.is_exchange
    assert outcome.standing.assignment.get(ana.id) is None
    assert outcome.standing.assignment[gap.id] == ana.person_id


def moving_to(roster: RosterShown, taken: Cell, over: Cell) -> tuple[Obstacle, ...]:
    """What keeps whoever is taken from there, as the rules say it one by one."""
    freed = roster.standing.after_putting(taken.id, None)
    return freed.in_the_way(taken.person_id or 0, over.id)


def test_targets_that_break_a_rule_are_known_before_the_drop(nights: RosterShown) -> None:
    night, sam = on(nights, date(2026, 11, 26), lane=1), on(nights, date(2026, 11, 27))
    moving = Moving(nights.standing, sam)
    against = moving.refused(cells(nights))
    assert night.id not in against, "Sam leaves Friday's desk for it"
    assert all(
        (each.id in against) == bool(moving_to(nights, sam, each))
        for each in cells(nights)
        if each.person_id != sam.person_id
    )
    after = nights.standing.after_putting(night.id, sam.person_id)
    assert [each.kind for each in after.in_the_way(sam.person_id or 0, sam.id)] == [REST]


def test_going_nowhere_changes_nothing(nights: RosterShown) -> None:
    ana = on(nights, date(2026, 11, 26))
    moving = Moving(nights.standing, ana)
    assert moving.outcome() is None
    assert not moving.go(None)
    moving.go(ana)
    assert not moving.changes


def test_candidates_stand_best_first_with_what_is_in_the_way(nights: RosterShown) -> None:
    desk = on(nights, date(2026, 11, 27))
    found = candidates(nights.standing, desk, rough_targets(nights.standing.problem))
    names = [nights.telling.name(each.leader_id) for each in found]
    assert names == ["Ana", "Joe", "Ruth"]
    words = [str(candidate_words(each, nights.telling)) for each in found]
    assert words[0].startswith("free, with it ")
    assert words[1:] == [
        "2 hours’ rest instead of 10; nobody is free for the other shift",
        "away until 30 November",
    ]


def test_why_this_person_says_who_else_was_free_and_how_gladly(
    file: CentreFile, nights: RosterShown
) -> None:
    sam = on(nights, date(2026, 11, 27)).person_id
    assert sam is not None
    set_usual_week(file, sam, [UsualTime(0, sam, 4, time(8), time(16), PREFERS)])
    roster = shown(file)
    friday, targets = on(roster, date(2026, 11, 27)), dict.fromkeys((1, 2, 3, 4), 240)
    told = why_this(roster.standing, friday, targets, roster.telling)
    assert list(map(str, told)) == [
        "Ana is free for it too, but hours would be less even.",
        "They like this hour.",
        "Without it they would be 4 h under their share.",
    ]
    lock(file, friday.id, True)
    locked = why_this(shown(file).standing, friday, targets, roster.telling)
    assert list(map(str, locked)) == ["Locked: plans leave this shift alone."]


# Fair shares.


def test_bars_say_how_far_over_or_under_in_words() -> None:
    ana, joe, sam = bars({1: 1320, 2: 1200, 3: 1110}, {1: 1200, 2: 1195, 3: 1200})
    assert (str(ana.words), str(ana.apart)) == ("22 h of 20 h", "2 h over")
    assert str(joe.apart) == "even"
    assert str(sam.apart) == "1.5 h under"
    assert ana.length == 1
    assert 0 < sam.length < ana.mark < 1


def test_whoever_owes_nothing_has_no_share_below_zero() -> None:
    assert str(Bar(1, 0, -300, 0, 0).words) == "0 h of 0 h"


def test_the_shares_shown_at_once_are_those_of_the_planner_where_nothing_limits_them(
    file: CentreFile,
) -> None:
    add_leaders(file)
    add_kind(file, "Desk", time(10), time(14))
    problem = shown(file, MONDAY + A_WEEK).standing.problem
    exact, rough = targets_of(problem), rough_targets(problem)
    assert exact.keys() == rough.keys()
    assert all(abs(exact[each] - rough[each]) <= 30 for each in exact)
