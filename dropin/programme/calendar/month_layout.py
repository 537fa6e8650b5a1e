"""Where everything of a shown month stands, and what is under the pointer. No Qt.

Content has its origin at the first cell's top left, under the row of weekday names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dropin.programme.calendar.entries import DayShown, Entry
from dropin.programme.calendar.layout import Box, rows_that_fit
from dropin.programme.calendar.week_layout import Hit
from dropin.records import record

_LEAST_LINES = 3  # of a cell, the pointer to more among them
_LEAST_LINES_WHEN_NARROW = 5  # two entries of two lines, and the pointer
_NARROW = 8  # heights of a line: in a narrower cell few titles fit on one
_GAP = 2
Lines = Callable[[Entry, float], int]
"""How many lines, one or two, an entry needs in so many pixels."""


@record
class MonthCell:
    """One day: its box, and of each entry that shows how many lines it takes."""

    shown: DayShown
    box: Box
    lines: tuple[int, ...]
    in_month: bool

    @property
    def rows(self) -> int:
        """How many of its entries show."""
        return len(self.lines)

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
        """The entry ``row`` of a cell, in the content; the line after the last is "+n more"."""
        top = cell.box.top + self.number + sum(cell.lines[:row]) * self.row
        lines = cell.lines[row] if row < cell.rows else 1
        return Box(cell.box.left + 3, top, row_width(cell.box.width), lines * self.row - _GAP)

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
    days: Sequence[DayShown],
    month: date,
    width: float,
    height: float,
    row: float,
    lines: Lines = lambda entry, width: 1,
) -> MonthLayout:
    """Whole weeks of ``days`` in a view; taller than the view where rows would not be readable.

    ``row`` is the height of a line. In narrow cells titles take the ``lines`` they need before
    more entries show; elsewhere they take what the entries leave.
    """
    heading, number = row * 1.4, row * 1.25
    weeks, narrow = len(days) // 7, width / 7 < _NARROW * row
    least = number + (_LEAST_LINES_WHEN_NARROW if narrow else _LEAST_LINES) * row + _GAP
    high = max(least, (height - heading) / weeks)
    fit = int((high - number - _GAP) // row)
    taken = _whole_titles if narrow else _most_entries
    cells = tuple(
        MonthCell(
            day,
            Box(at % 7 * width / 7, at // 7 * high, width / 7, high),
            taken(day.entries, fit, row_width(width / 7), lines),
            (day.day.year, day.day.month) == (month.year, month.month),
        )
        for at, day in enumerate(days)
    )
    return MonthLayout(cells, heading, row, number, high * weeks)


def row_width(cell_width: float) -> float:
    """How wide the row of an entry is in a cell."""
    return cell_width - 7


def closed_words(shown: DayShown) -> tuple[str, ...]:
    """What is shut that day, the most important first."""
    whole = (shown.closed,) if shown.closed else ()
    return (*whole, *(each.words_with_hours for each in shown.shut), *shown.notices)


def _most_entries(
    entries: Sequence[Entry], fit: int, width: float, lines: Lines
) -> tuple[int, ...]:
    """A line for each entry; where lines are left, a second one for long titles."""
    shown = rows_that_fit(len(entries), fit, 1)
    left = fit - shown - (shown < len(entries))
    taken = []
    for entry in entries[:shown]:
        more = min(left, lines(entry, width) - 1) if left else 0
        taken.append(1 + more)
        left -= more
    return tuple(taken)


def _whole_titles(
    entries: Sequence[Entry], fit: int, width: float, lines: Lines
) -> tuple[int, ...]:
    """The lines each entry needs, for as many entries as then fit with the pointer to more."""
    wanted: list[int] = []
    for place, entry in enumerate(entries):
        pointer = place + 1 < len(entries)
        room = fit - sum(wanted) - pointer
        if room < 1:
            break
        wanted.append(min(room, lines(entry, width)))
    return tuple(wanted)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.left <= x < box.left + box.width and box.top <= y < box.top + box.height
