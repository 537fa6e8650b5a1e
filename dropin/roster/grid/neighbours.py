"""Which cell an arrow key reaches: the next of its line, the nearest of the line above or below."""

from __future__ import annotations

from dropin.roster.grid.cells import Cell
from dropin.roster.grid.layout import Box, GridLayout

LEFT, RIGHT, UP, DOWN = "left", "right", "up", "down"


def neighbour(layout: GridLayout, cell: Cell | None, way: str) -> Cell | None:
    """The cell one step from ``cell``; itself at the edge, the first where there was none."""
    lines = [(week.cells, line) for week in layout.weeks for line in week.lines]
    if not lines:
        return None
    if cell is None:
        return lines[0][1][0]
    at = next((place for place, (_, line) in enumerate(lines) if cell in line), None)
    if at is None:
        return lines[0][1][0]
    if way in (LEFT, RIGHT):
        return _beside(layout, cell, 1 if way == RIGHT else -1)
    to = at + (1 if way == DOWN else -1)
    if not 0 <= to < len(lines):
        return cell
    boxes, line = lines[to]
    middle = lines[at][0][cell.id].middle
    return min(line, key=lambda each: _apart(boxes[each.id], middle))


def _beside(layout: GridLayout, cell: Cell, step: int) -> Cell:
    """In its line, else at the near end of the same line of the next week."""
    for place, week in enumerate(layout.weeks):
        line = next((each for each in week.lines if cell in each), None)
        if line is None:
            continue
        to = line.index(cell) + step
        if 0 <= to < len(line):
            return line[to]
        number = week.lines.index(line)
        if not 0 <= place + step < len(layout.weeks):
            return cell
        others = layout.weeks[place + step].lines
        if number < len(others):
            return others[number][0 if step > 0 else -1]
    return cell


def _apart(box: Box, middle: float) -> float:
    return abs(box.middle - middle)
