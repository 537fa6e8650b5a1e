"""Today, for the door: what happens, where, who leads, who is on call, in letters one sees afar.

As large as lets it stand on one page; below the least size it flows on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.bands import Band, Part, Way, drawn, flowing
from dropin.printing.cautions import broken_words, flows_on
from dropin.printing.day_bands import Look, day_bands, entries_band, width_of_titles
from dropin.printing.entry_blocks import roomy
from dropin.printing.frame import Frame, Sizes, finished, frame
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import Block, Line, Measure, Pages, Run, largest, steps, wrapped
from dropin.printing.model import Sheet
from dropin.records import NamedTuple
from dropin.words import Message, say

LEAST_TITLE = 12.0  # points; read from a step away
LEAST_SMALL = 11.0
MOST_TITLE = 24.0  # on A4
_TITLE, _NAME, _SMALL = 28.0, 15.0, 9.0  # on A4: of the day, the centre, legend and foot


class _Plan(NamedTuple):
    way: Way
    look: Look
    pages: Sequence[Sequence[Part]]


def lay_out_day(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the largest text that needs no more of them than the least."""
    scale = frame(sheet, None, measure, upright=True).scale
    sizes = Sizes(_TITLE * scale, _NAME * scale, _SMALL * scale)
    around = frame(sheet, logo_shape, measure, upright=True, sizes=sizes)

    @cache
    def plan(size: float) -> _Plan:
        return _plan(sheet, around, size, measure)

    sizes_to_try = steps(LEAST_TITLE, MOST_TITLE * scale)
    count = len(plan(LEAST_TITLE).pages)
    size = largest(sizes_to_try, lambda each: len(plan(each).pages) <= count)
    way, look, pages = plan(size)
    shown = [drawn(parts, around.left, around.top, way) for parts in pages]
    return finished(sheet, around, shown, measure, tuple(_cautions(sheet, look, way, count)))


def _plan(sheet: Sheet, around: Frame, size: float, measure: Measure) -> _Plan:
    small = max(LEAST_SMALL, size * 0.8)
    way = Way(around.inner, measure, gap=size * 1.5, small=small, most_empty=0.5)
    look = Look(size, size, small, size * 0.6, roomy)
    (day,) = day_bands(sheet, look, way)
    bands = [_headed_by_hours(day, sheet, size, way)]
    if sheet.on_call:
        bands.append(entries_band(say("On call"), sheet.on_call, look, way))
    return _Plan(way, look, flowing(bands, around.room, way))


def _headed_by_hours(band: Band, sheet: Sheet, size: float, way: Way) -> Band:
    """The page is headed by the day itself: below it stand the hours alone."""
    (day,) = sheet.days
    hours = say("Open {hours}", hours=day.hours) if day.hours else ""
    words = ", ".join(filter(None, (day.occasion, hours)))
    lines = wrapped([Run(words)], 0, way.width, size, way.measure) if words else []
    if day.change:
        lines += framed(change_words(day.change), 0, way.width, size, way.measure)
    lines.append(Line(size * 0.4, ()))
    return band._replace(heading=Block(0, tuple(lines)), name="")


def _cautions(sheet: Sheet, look: Look, way: Way, count: int) -> Iterator[Message]:
    """What does not fit as one would wish."""
    if count > 1:
        yield flows_on(sheet, LEAST_TITLE, 2)
    width = width_of_titles(sheet, look, way)
    yield from broken_words(sheet, look.title, width, way.measure)
