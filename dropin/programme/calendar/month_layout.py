"""Where everything of a shown month stands, and what is under the pointer. No Qt.

Content has its origin at the first cell's top left, under the row of weekday names.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.programme.calendar.entries import DayShown, Entry
from dropin.programme.calendar.layout import Box, rows_that_fit
from dropin.programme.calendar.week_layout import Hit
from dropin.records import record

_LEAST_ROWS = 3  # lines of a cell, the pointer to more among them
_GAP = 2


@record
class MonthCell:
    """One day: its box, and how many of its entries show."""

    shown: DayShown
    box: Box
    rows: int
    in_month: bool

    @property
    def more(self) -> int:
        return len(self.shown.entries) - self.rows


@record
class MonthLayout:
    """All cells, week after week. ``row`` is one line; ``number`` the line of the day's number."""

    cells: tuple[MonthCell, ...]
    heading_height: float
    row: float
    number: float
    height: float

    def cell_of(self, day: date) -> MonthCell | None:
        return next((cell for cell in self.cells if cell.shown.day == day), None)

    def row_box(self, cell: MonthCell, row: int) -> Box:
        """The line ``row`` of a cell, in the content; the line after the last is "+n more"."""
        top = cell.box.top + self.number + row * self.row
        return Box(cell.box.left + 3, top, cell.box.width - 7, self.row - _GAP)

    def box_of(self, entry: Entry) -> Box | None:
        """Where the entry shows, or the "+n more" behind which it is."""
        cell = self.cell_of(entry.occurrence.day)
        if cell is None:
            return None
        place = next((at for at, each in enumerate(cell.shown.entries) if each is entry), None)
        return None if place is None else self.row_box(cell, min(place, cell.rows))

    def at(self, x: float, y: float) -> Hit | None:
        """What is at a point of the content; None outside it."""
        cell = next((cell for cell in self.cells if _inside(cell.box, x, y)), None)
        if cell is None:
            return None
        day, entries = cell.shown.day, cell.shown.entries
        for row in range(cell.rows):
            if _inside(self.row_box(cell, row), x, y):
                return Hit(day, 0, entries[row], box=self.row_box(cell, row))
        if cell.more and _inside(self.row_box(cell, cell.rows), x, y):
            return Hit(day, 0, stacked=entries[cell.rows :])
        return Hit(day, 0, notice="\n".join(closed_words(cell.shown)))


def month_layout(
    days: Sequence[DayShown], month: date, width: float, height: float, row: float
) -> MonthLayout:
    """Whole weeks of ``days`` in a view; taller than the view where rows would not be readable."""
    heading, number = row * 1.4, row * 1.25
    weeks = len(days) // 7
    least = number + _LEAST_ROWS * row + _GAP
    high = max(least, (height - heading) / weeks)
    cells = tuple(
        _cell(day, Box(at % 7 * width / 7, at // 7 * high, width / 7, high), month, row, number)
        for at, day in enumerate(days)
    )
    return MonthLayout(cells, heading, row, number, high * weeks)


def closed_words(shown: DayShown) -> tuple[str, ...]:
    """What is shut that day, the most important first."""
    whole = (shown.closed,) if shown.closed else ()
    return (*whole, *(each.words_with_hours for each in shown.shut), *shown.notices)


def _cell(day: DayShown, box: Box, month: date, row: float, number: float) -> MonthCell:
    rows = rows_that_fit(len(day.entries), box.height - number - _GAP, row)
    in_month = (day.day.year, day.day.month) == (month.year, month.month)
    return MonthCell(day, box, rows, in_month)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.left <= x < box.left + box.width and box.top <= y < box.top + box.height
