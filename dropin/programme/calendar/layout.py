"""Where entries stand in the calendar: columns of overlapping entries, widths of days, rows.

Pure geometry, no Qt. Times are minutes since the midnight that begins the day; lengths on the
screen are pixels from the top left of the day they are in. Spans include their start and exclude
their end, so one entry may begin where another ends and still share its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dropin.dates import MINUTES_A_DAY, days, month_start, next_month_start, week_start
from dropin.records import record

SNAP_MINUTES = 15
_MOST_SHARE = 2.25


@record
class Span:
    """From ``start`` up to but not including ``end``, in minutes."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@record
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        across = self.left < other.left + other.width and other.left < self.left + self.width
        down = self.top < other.top + other.height and other.top < self.top + self.height
        return across and down


@record
class Placed:
    """The entry number ``index`` and its box."""

    index: int
    box: Box


@record
class Stack:
    """Entries for which no column is left, in one box that points to them all."""

    indexes: tuple[int, ...]
    box: Box


@record
class DayLayout:
    """Every entry of a day is either placed or in a stack."""

    placed: tuple[Placed, ...]
    stacks: tuple[Stack, ...]


@record
class Scale:
    """How minutes become pixels, and what a box needs at least."""

    minute_height: float
    least_width: float = 72
    least_height: float = 24
    gap: float = 2
    line: float = 1  # kept free below a box, so that one after the other show as two

    def drawn(self, span: Span) -> Span:
        """``span`` made long enough for one line of text, kept inside its day where it can."""
        least = -int(-(self.least_height + self.line) // self.minute_height)
        end = max(span.end, span.start + least)
        start = (
            max(0, min(span.start, MINUTES_A_DAY - least)) if end > MINUTES_A_DAY else span.start
        )
        return Span(start, max(span.end, start + least))


def arrange_day(spans: Sequence[Span], width: float, scale: Scale) -> DayLayout:
    """Boxes for ``spans`` in a day ``width`` pixels wide.

    Overlapping entries stand side by side, each at least ``scale.least_width`` wide; an entry
    widens over columns that nothing beside it uses. Where a group needs more columns than fit,
    its last column becomes stacks. No two boxes meet.
    """
    drawn = [scale.drawn(span) for span in spans]
    fit = max(1, int((width + 0.001) // (scale.least_width + scale.gap)))
    placed: list[Placed] = []
    stacks: list[Stack] = []
    for group in _groups(drawn, range(len(drawn))):
        columns = _columns(drawn, group)
        count = 1 + max(columns.values())
        if count > fit:
            stacks += _stacks(drawn, columns, fit, width, scale)
            columns = {index: at for index, at in columns.items() if at < fit - 1}
        shared = min(count, fit)
        limit = shared - 1 if count > fit else shared
        for index, column in columns.items():
            reach = _reach(drawn, columns, index, limit)
            box = _box(drawn[index], column, reach, width / shared, scale)
            placed.append(Placed(index, box))
    lone = [stack for stack in stacks if len(stack.indexes) == 1]
    placed += [Placed(stack.indexes[0], stack.box) for stack in lone]
    placed.sort(key=lambda each: each.index)
    return DayLayout(tuple(placed), tuple(each for each in stacks if len(each.indexes) > 1))


def at_once(spans: Sequence[Span], scale: Scale) -> int:
    """How many columns the entries of one day need; 0 for none."""
    drawn = [scale.drawn(span) for span in spans]
    groups = _groups(drawn, range(len(drawn)))
    return max((1 + max(_columns(drawn, group).values()) for group in groups), default=0)


def day_widths(
    needs: Sequence[int], total: float, least: float, comfortable: float
) -> tuple[float, ...]:
    """How wide each day is, given how many columns it needs.

    Days are even while every column has ``comfortable`` pixels; crowded days then borrow from
    quiet ones, which keep ``comfortable`` where it can be, and take at most ``_MOST_SHARE`` of an
    even day. Columns never get less than ``least``: the neediest days first do with fewer (and
    stack), and only when one column a day is too much does the sum exceed ``total``.
    """
    most = max(1, int(_MOST_SHARE * total / len(needs) / least))
    columns = [max(1, min(most, need)) for need in needs]

    def demands(quiet: float) -> list[float]:
        return [max(quiet, count * least) for count in columns]

    while sum(demands(comfortable)) > total and max(columns) > 1:
        columns[columns.index(max(columns))] -= 1
    quiet = max(least, min(comfortable, total / len(columns)))
    roomy = [count * comfortable for count in columns]
    return _filled_up(roomy if sum(roomy) <= total else demands(quiet), total)


def snapped(minutes: float, step: int = SNAP_MINUTES) -> int:
    """The nearest multiple of ``step`` minutes."""
    return round(minutes / step) * step


def first_hour(spans: Sequence[Span], opening: Sequence[Span], usual: int = 9) -> int:
    """The hour to show first: where the programme or the opening hours begin."""
    starts = [span.start for span in (*spans, *opening)]
    return min(starts) // 60 if starts else usual


def month_weeks(day: date, first_weekday: int) -> tuple[tuple[date, ...], ...]:
    """The whole weeks that hold the month of ``day``."""
    start = week_start(month_start(day), first_weekday)
    end = next_month_start(day)
    return tuple(
        tuple(days(first, first + timedelta(days=7)))
        for first in (start + timedelta(days=offset) for offset in range(0, 42, 7))
        if first < end
    )


def rows_that_fit(count: int, height: float, row: float) -> int:
    """How many of ``count`` rows show in ``height``, leaving one for "+n more" if not all do."""
    fit = int(height // row)
    return count if count <= fit else max(0, fit - 1)


def _groups(spans: Sequence[Span], indexes: Sequence[int]) -> list[list[int]]:
    """Indexes in groups that touch in time, in time order; longer ones first at the same start."""
    groups: list[list[int]] = []
    end = -1
    for index in sorted(indexes, key=lambda each: (spans[each].start, -spans[each].end, each)):
        if not groups or spans[index].start >= end:
            groups.append([])
            end = spans[index].end
        groups[-1].append(index)
        end = max(end, spans[index].end)
    return groups


def _columns(spans: Sequence[Span], group: Sequence[int]) -> dict[int, int]:
    """The first free column for each entry of a group that is in time order."""
    ends: list[int] = []
    columns: dict[int, int] = {}
    for index in group:
        span = spans[index]
        free = next((at for at, end in enumerate(ends) if end <= span.start), len(ends))
        ends[free:] = [span.end, *ends[free + 1 :]]
        columns[index] = free
    return columns


def _reach(spans: Sequence[Span], columns: dict[int, int], index: int, limit: int) -> int:
    """The column before which the entry must end: the next one in use beside it."""
    beside = [
        column
        for other, column in columns.items()
        if column > columns[index] and spans[other].meets(spans[index])
    ]
    return min(beside, default=limit)


def _stacks(
    spans: Sequence[Span], columns: dict[int, int], fit: int, width: float, scale: Scale
) -> list[Stack]:
    """What lies in the last fitting column and beyond, one stack for each group in time."""
    beyond = [index for index, column in columns.items() if column >= fit - 1]
    made = []
    for group in _groups(spans, beyond):
        whole = Span(spans[group[0]].start, max(spans[index].end for index in group))
        made.append(Stack(tuple(group), _box(whole, fit - 1, fit, width / fit, scale)))
    return made


def _box(span: Span, column: int, reach: int, column_width: float, scale: Scale) -> Box:
    return Box(
        left=column * column_width,
        top=span.start * scale.minute_height,
        width=(reach - column) * column_width - scale.gap,
        height=(span.end - span.start) * scale.minute_height - scale.line,
    )


def _filled_up(demands: Sequence[float], total: float) -> tuple[float, ...]:
    """Each at least its demand, the smallest raised to one level until ``total`` is used."""
    rising = sorted(demands)
    level = 0.0
    for count in range(1, len(rising) + 1):
        spare = total - sum(rising[count:])
        level = spare / count
        if count == len(rising) or level <= rising[count]:
            break
    return tuple(max(demand, level) for demand in demands)
