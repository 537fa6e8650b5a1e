"""Where everything of a shown week stands, and what is under the pointer. No Qt.

Two coordinate systems: *content* has its origin where the first day's midnight begins, right of
the hour labels and under the header; *view* is what the person sees, moved by the scrolling.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.dates import MINUTES_A_DAY
from dropin.programme.calendar.entries import DayShown, Entry, Piece
from dropin.programme.calendar.layout import (
    Box,
    DayLayout,
    Scale,
    arrange_day,
    at_once,
    day_widths,
    first_hour,
    rows_that_fit,
)
from dropin.records import record

COLUMN_LEAST = 72  # of one entry, pixels at 100 % text
_DAY_COMFORTABLE = 112
_HOUR_HEIGHT = 58
_STRIP_ROWS = 4  # of entries without a clock time, before "+n more"
_EDGE = 7  # how near the lower edge the pointer lengthens


@record
class DayColumn:
    """One day: its place in the content, its entries' boxes, and its strip on top."""

    shown: DayShown
    left: float
    width: float
    layout: DayLayout
    strip_rows: int

    @property
    def more_untimed(self) -> int:
        return len(self.shown.untimed) - self.strip_rows


@record
class Hit:
    """What is under the pointer: an entry (perhaps its lower edge), a stack, or an empty time."""

    day: date
    minutes: int
    entry: Entry | None = None
    piece: Piece | None = None
    box: Box | None = None
    edge: bool = False
    stacked: tuple[Entry, ...] = ()
    in_header: bool = False
    notice: str = ""

    @property
    def words(self) -> str:
        """Everything about it, for a tool tip."""
        if self.entry is not None:
            return self.entry.spoken
        return "\n".join(entry.spoken for entry in self.stacked) or self.notice


@record
class WeekLayout:
    """The whole week. ``text_scale`` is 1 at 100 % text; ``row`` is one line of the strip."""

    columns: tuple[DayColumn, ...]
    minute_height: float
    label_width: float
    heading_height: float
    row: float
    header_height: float
    width: float

    @property
    def height(self) -> float:
        return MINUTES_A_DAY * self.minute_height

    @property
    def first_minute(self) -> int:
        """Where to begin to show: the hour in which the week's programme or opening begins."""
        pieces = [piece for column in self.columns for piece in column.shown.pieces]
        spans = [piece.span for piece in pieces if piece.begins]
        opening = [span for column in self.columns for span in column.shown.opening]
        return first_hour(spans, opening) * 60

    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the week in the order people read it."""
        return tuple(entry for column in self.columns for entry in column.shown.entries)

    def column_of(self, day: date) -> DayColumn | None:
        return next((column for column in self.columns if column.shown.day == day), None)

    def column_at(self, x: float) -> DayColumn:
        """The day at ``x`` in the content; beside them, the nearest."""
        return next(
            (column for column in self.columns if x < column.left + column.width), self.columns[-1]
        )

    def box_of(self, entry: Entry) -> Box | None:
        """Where the entry (or the stack that holds it) begins in the content; None on the strip."""
        column = self.column_of(entry.occurrence.day)
        if column is None:
            return None
        pieces = column.shown.pieces
        for placed in column.layout.placed:
            if pieces[placed.index].entry is entry:
                return _shifted(placed.box, column.left)
        for stack in column.layout.stacks:
            if any(pieces[index].entry is entry for index in stack.indexes):
                return _shifted(stack.box, column.left)
        return None

    def strip_box(self, column: DayColumn, row: int) -> Box:
        """The box of an entry without a clock, counted from the top of the header."""
        top = self.heading_height + len(column.shown.notices) * self.row + row * self.row
        return Box(column.left, top, column.width - 3, self.row - 2)

    def in_header(self, x: float, y: float) -> Hit:
        """What is at ``x`` in the content and ``y`` from the top of the header."""
        column = self.column_at(x)
        day = column.shown.day
        for row in range(column.strip_rows):
            if _inside(self.strip_box(column, row), x, y):
                box = self.strip_box(column, row)
                return Hit(day, 0, column.shown.untimed[row], box=box, in_header=True)
        if column.more_untimed and _inside(self.strip_box(column, column.strip_rows), x, y):
            return Hit(day, 0, stacked=column.shown.untimed[column.strip_rows :], in_header=True)
        line = int((y - self.heading_height) // self.row)
        notices = column.shown.notices
        notice = notices[line] if 0 <= line < len(notices) else ""
        return Hit(day, 0, in_header=True, notice=notice)

    def at(self, x: float, y: float) -> Hit:
        """What is at a point of the content."""
        column = self.column_at(x)
        minutes = int(max(0, min(MINUTES_A_DAY - 1, y / self.minute_height)))
        day, pieces = column.shown.day, column.shown.pieces
        for placed in column.layout.placed:
            box = _shifted(placed.box, column.left)
            if _inside(box, x, y):
                piece = pieces[placed.index]
                near = piece.ends and y > box.top + box.height - min(_EDGE, box.height / 3)
                return Hit(day, minutes, piece.entry, piece, box, edge=near)
        for stack in column.layout.stacks:
            box = _shifted(stack.box, column.left)
            if _inside(box, x, y):
                found = tuple(pieces[index].entry for index in stack.indexes)
                return Hit(day, minutes, box=box, stacked=found)
        return Hit(day, minutes)


def week_layout(
    days: Sequence[DayShown], width: float, *, label_width: float, row: float, text_scale: float
) -> WeekLayout:
    """Lay out ``days`` in ``width`` pixels, hour labels included."""
    scale = Scale(
        minute_height=_HOUR_HEIGHT * text_scale / 60,
        least_width=COLUMN_LEAST * text_scale,
        least_height=row,
        gap=3,
    )
    needs = [at_once([piece.span for piece in day.pieces], scale) for day in days]
    least = scale.least_width + scale.gap
    widths = day_widths(needs, width - label_width, least, _DAY_COMFORTABLE * text_scale)
    columns, left = [], 0.0
    for day, day_width in zip(days, widths, strict=True):
        layout = arrange_day([piece.span for piece in day.pieces], day_width, scale)
        rows = rows_that_fit(len(day.untimed), _STRIP_ROWS, 1)
        columns.append(DayColumn(day, left, day_width, layout, rows))
        left += day_width
    lines = max(
        len(each.shown.notices) + each.strip_rows + (each.more_untimed > 0) for each in columns
    )
    heading = row * 1.5
    return WeekLayout(
        columns=tuple(columns),
        minute_height=scale.minute_height,
        label_width=label_width,
        heading_height=heading,
        row=row,
        header_height=heading + lines * row + (4 if lines else 0),
        width=left,
    )


def _shifted(box: Box, left: float) -> Box:
    return Box(box.left + left, box.top, box.width, box.height)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.left <= x < box.left + box.width and box.top <= y < box.top + box.height
