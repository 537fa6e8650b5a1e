"""Where everything on an upright week stands: a band for each day, one below the other.

For narrow paper and for doors: the day at the left, beside it what happens, each with its time in
front. A day stands in two columns only where one would have to be too small. Two pages hold half
of the days each; below the least size the week flows on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.bands import Part, Way, drawn, flowing, height
from dropin.printing.day_bands import BESIDE, Look, day_bands
from dropin.printing.entry_blocks import SetEntry, Setting, close, roomy
from dropin.printing.frame import Frame, finished, frame
from dropin.printing.layout import (
    BOLD,
    REGULAR,
    Block,
    Measure,
    Pages,
    Piece,
    largest,
    placed,
    stacked,
    steps,
)
from dropin.printing.model import Sheet
from dropin.printing.note_blocks import note_rows
from dropin.records import NamedTuple
from dropin.words import Message

LEAST_TITLE = 7.5  # points, as on a week with its days across
LEAST_SMALL = 7.0
USUAL_LEAST = 8.5  # whoever prints a week in less is told
MOST_TITLE = 15.0  # on A4
_LEAST_ONE_COLUMN, _LEAST_ROOMY = 9.0, 11.5
_ASIDE = 0.22  # of the width, for the days' names
_MOST_HEADING = 13.0  # on A4
_ON_TWO_PAGES = 1.4  # times as large as on one page, at most
_MOST_SPREAD = 16.0  # between days where there is room left, on A4


class _Form(NamedTuple):
    """How large entries are set, in which form, and in how many columns."""

    title: float
    set_entry: SetEntry
    columns: int = 1

    @property
    def small(self) -> float:
        return max(LEAST_SMALL, self.title * 0.88)


class _Half(NamedTuple):
    """The days of one page and those it flows on to, and the notes that end the last."""

    way: Way
    pages: Sequence[Sequence[Part]]
    notes: Sequence[Block]
    notes_alone: bool


def lay_out_week_down(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the largest form that needs no more of them than the closest."""
    around = frame(sheet, logo_shape, measure, upright=True)

    @cache
    def plan(form: _Form) -> list[_Half]:
        return _plan(sheet, around, form, measure)

    forms = _forms(_scale(sheet, around))
    wanted = 2 if sheet.two_pages else 1
    form = largest(forms, lambda each: _count(plan(each)) == wanted)
    count = _count(plan(form))
    if count > wanted:
        form = largest(forms, lambda each: _count(plan(each)) <= count)
    pages = [page for half in plan(form) for page in _drawn(half, around)]
    cautions = tuple(_cautions(sheet, plan(form), form))
    return finished(sheet, around, pages, measure, cautions)


def _forms(scale: float) -> list[_Form]:
    two = [_Form(size, close, 2) for size in steps(LEAST_TITLE, _LEAST_ONE_COLUMN * scale)]
    one = [_Form(size, close) for size in steps(_LEAST_ONE_COLUMN, _LEAST_ROOMY * scale)]
    return two + one + [_Form(size, roomy) for size in steps(_LEAST_ROOMY, MOST_TITLE * scale)]


def _scale(sheet: Sheet, around: Frame) -> float:
    """Of the largest text: two pages are asked for to be read from further away."""
    return around.scale * (_ON_TWO_PAGES if sheet.two_pages else 1.0)


def _count(halves: Sequence[_Half]) -> int:
    return sum(len(half.pages) + half.notes_alone for half in halves)


def _plan(sheet: Sheet, around: Frame, form: _Form, measure: Measure) -> list[_Half]:
    way = Way(
        width=around.inner,
        measure=measure,
        gap=form.title * 0.95,
        small=form.small,
        aside=around.inner * _ASIDE,
        columns=form.columns,
        between=form.title * 1.6,
    )
    heading = min(_most_heading(sheet, around, measure), form.title * 1.25)
    look = Look(heading, form.title, form.small, form.title * 0.35, form.set_entry)
    bands = day_bands(sheet, look, way)
    small = min(form.small, 9 * around.scale)
    notes = note_rows(sheet.notes, Setting(around.inner, small, small, 0, measure, marked=True))
    notes_room = stacked(notes) + notes[0].gap if notes else 0.0
    if not sheet.two_pages:
        return [_half(flowing(bands, around.room, way), notes, notes_room, around, way)]
    tall = [height([Part(each, [each.blocks])], way) for each in bands]
    middle = min(
        range(2, len(bands) - 1), key=lambda place: abs(sum(tall[:place]) - sum(tall[place:]))
    )
    first = flowing(bands[:middle], around.room, way)
    second = flowing(bands[middle:], around.room, way, len(first) + 1)
    return [
        _Half(way, first, (), notes_alone=False),
        _half(second, notes, notes_room, around, way),
    ]


def _most_heading(sheet: Sheet, around: Frame, measure: Measure) -> float:
    """As large as lets every weekday stand in its column on one line with its number."""
    wide = max(
        measure(day.weekday, BOLD, 1) + measure(f" {day.number}", REGULAR, 1) for day in sheet.days
    )
    fits = around.inner * _ASIDE / (wide + BESIDE)
    return min(_MOST_HEADING * _scale(sheet, around), fits)


def _half(
    pages: Sequence[Sequence[Part]],
    notes: Sequence[Block],
    notes_room: float,
    around: Frame,
    way: Way,
) -> _Half:
    alone = bool(notes) and height(pages[-1], way) + notes_room > around.room
    return _Half(way, pages, notes, alone)


def _drawn(half: _Half, around: Frame) -> Iterator[list[Piece]]:
    """Days are set apart as far as there is room, the notes stand at the foot."""
    way = half.way
    for number, parts in enumerate(half.pages, start=1):
        ends = number == len(half.pages) and bool(half.notes) and not half.notes_alone
        notes_room = stacked(half.notes) + half.notes[0].gap if ends else 0.0
        spare = around.room - notes_room - height(parts, way)
        spread = min(spare / max(len(parts) - 1, 1), _MOST_SPREAD * around.scale)
        pieces = drawn(parts, around.left, around.top, way, gap=way.gap + max(spread, 0.0))
        if ends:
            pieces += placed(half.notes, around.left, around.bottom - stacked(half.notes))
        yield pieces
    if half.notes_alone:
        yield placed(half.notes, around.left, around.top)


def _cautions(sheet: Sheet, halves: Sequence[_Half], form: _Form) -> Iterator[Message]:
    """What does not fit as one would wish; what it takes to say so is loaded only then."""
    parts = [part for half in halves for page in half.pages for part in page]
    page = next((part.to_page for part in parts if part.to_page), 0)
    asked = 2 if sheet.two_pages else 1
    days_on = sum(len(half.pages) for half in halves)
    from dropin.printing.cautions import broken_words, flows_on, notes_alone, set_small

    if days_on > asked:
        yield flows_on(sheet, LEAST_TITLE, page or 2)
    elif halves[-1].notes_alone:
        yield notes_alone(_count(halves))
    elif form.title < USUAL_LEAST:
        yield set_small(sheet, form.title, USUAL_LEAST)
    way = halves[0].way
    yield from broken_words(sheet, form.title, way.inner * 0.6, way.measure)
