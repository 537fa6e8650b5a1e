"""Where everything of the grid lies, in pixels: pure, so that it is tried without a screen.

Weeks stand under one another, days beside one another behind the names of the shifts. Where
``side_by_side`` is given, the cells of one shift stand in one line as far as that width allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dropin.records import record
from dropin.roster.grid.cells import Cell, Lane, Week
from dropin.roster.planning.model import PRIMARY


@record
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        """From left to right."""
        return self.left + self.width / 2

    @property
    def centre(self) -> float:
        """From top to bottom, to the pixel."""
        return round(self.top + self.height / 2)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


@record
class Sizes:
    """Of the parts, at today's text size. ``side_by_side`` is how narrow two cells may stand
    beside one another; None: always under one another."""

    label_width: float
    least_column: float
    head: float
    tag: float
    first: float
    other: float
    label_height: float
    gap: float = 6
    pad: float = 8
    side_by_side: float | None = None


@record
class LaneBox:
    lane: Lane
    box: Box


@record
class WeekBox:
    """A week's place. ``away`` and ``lapses`` are the tops of those rows, None: no such row."""

    week: Week
    box: Box
    away: float | None
    lapses: float | None
    lanes: tuple[LaneBox, ...]
    cells: Mapping[int, Box]
    lines: tuple[tuple[Cell, ...], ...]


@record
class GridLayout:
    sizes: Sizes
    column: float
    width: float
    height: float
    weeks: tuple[WeekBox, ...]

    @classmethod
    def empty(cls) -> GridLayout:
        """Of nothing."""
        return cls(Sizes(0, 0, 0, 0, 0, 0, 0), 0, 0, 0, ())

    def left_of(self, place: int) -> float:
        """Of the day at ``place`` in its week."""
        return self.sizes.label_width + place * self.column

    def week_at(self, y: float) -> WeekBox | None:
        return next((each for each in self.weeks if each.box.top <= y < each.box.bottom), None)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Whose box holds the point."""
        week = self.week_at(y)
        if week is None:
            return None
        for line in week.lines:
            for cell in line:
                if week.cells[cell.id].holds(x, y):
                    return cell
        return None

    def box_of(self, slot_id: int) -> Box | None:
        return next((week.cells[slot_id] for week in self.weeks if slot_id in week.cells), None)

    def day_at(self, x: float, y: float) -> date | None:
        """The day whose column holds the point."""
        week = self.week_at(y)
        place = int((x - self.sizes.label_width) // self.column) if self.column else -1
        if week is None or not 0 <= place < len(week.week.days):
            return None
        return week.week.days[place].day


def grid_layout(weeks: Sequence[Week], width: float, sizes: Sizes) -> GridLayout:
    """Lay out ``weeks`` in a view ``width`` wide; wider where columns would be too narrow."""
    column = max(sizes.least_column, (width - sizes.label_width - sizes.gap) / 7)
    top, boxes = 0.0, []
    for week in weeks:
        boxes.append(_week_box(week, top, column, sizes))
        top = boxes[-1].box.bottom
    whole = sizes.label_width + 7 * column + sizes.gap
    return GridLayout(sizes, column, whole, top, tuple(boxes))


def _week_box(week: Week, top: float, column: float, sizes: Sizes) -> WeekBox:
    below = top + sizes.head
    away = lapses = None
    if any(each.away for each in week.days):
        away, below = below, below + sizes.tag
    if any(each.lapses for each in week.days):
        lapses, below = below, below + sizes.tag
    cells: dict[int, Box] = {}
    lanes: list[LaneBox] = []
    lines: list[tuple[Cell, ...]] = []
    for lane in week.lanes:
        placed, height = _lane_cells(lane, week, below + sizes.pad, column, sizes)
        whole = max(height, sizes.label_height) + 2 * sizes.pad
        lanes.append(LaneBox(lane, Box(0, below, sizes.label_width, whole)))
        cells.update(placed)
        lines += _lines(lane, placed)
        below += whole
    box = Box(0, top, sizes.label_width + 7 * column, below - top + sizes.pad)
    return WeekBox(week, box, away, lapses, tuple(lanes), cells, tuple(lines))


def _lane_cells(
    lane: Lane, week: Week, top: float, column: float, sizes: Sizes
) -> tuple[dict[int, Box], float]:
    """The boxes of a lane's cells, and how high the highest of its days is."""
    by_day: dict[date, list[Cell]] = {}
    for cell in lane.cells:
        by_day.setdefault(cell.day, []).append(cell)
    placed: dict[int, Box] = {}
    highest = 0.0
    for place, head in enumerate(week.days):
        left = sizes.label_width + place * column
        bottom = _day_cells(by_day.get(head.day, ()), left, top, column, sizes, placed)
        highest = max(highest, bottom - top)
    return placed, highest


def _day_cells(
    cells: Sequence[Cell],
    left: float,
    top: float,
    column: float,
    sizes: Sizes,
    placed: dict[int, Box],
) -> float:
    """Place one day's cells of a lane; returns the lower edge of the last."""
    across = _across(len(cells), column - sizes.gap, sizes)
    bottom = top
    for start in range(0, len(cells), across):
        line = cells[start : start + across]
        if start:
            top = bottom + sizes.gap
        heights = [sizes.first if each.slot.role == PRIMARY else sizes.other for each in line]
        height = max(heights)
        each_wide = (column - sizes.gap - (across - 1) * _BETWEEN) / across
        for place, (cell, high) in enumerate(zip(line, heights, strict=True)):
            at = left + sizes.gap / 2 + place * (each_wide + _BETWEEN)
            placed[cell.id] = Box(at, top + (height - high) / 2, each_wide, high)
        bottom = top + height
    return bottom


_BETWEEN = 2


def _across(count: int, room: float, sizes: Sizes) -> int:
    if sizes.side_by_side is None or count < 2:
        return 1
    return max(1, min(count, int((room + _BETWEEN) // (sizes.side_by_side + _BETWEEN))))


def _lines(lane: Lane, placed: Mapping[int, Box]) -> list[tuple[Cell, ...]]:
    """The lane's cells from left to right, line by line."""
    by_line: dict[float, list[Cell]] = {}
    for cell in lane.cells:
        by_line.setdefault(placed[cell.id].centre, []).append(cell)
    return [
        tuple(sorted(by_line[at], key=lambda cell: placed[cell.id].left)) for at in sorted(by_line)
    ]
