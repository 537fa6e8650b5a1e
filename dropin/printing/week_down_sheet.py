"""Where everything on an upright week stands: a band for each day, one below the other.

For narrow paper and for doors: the day at the left, beside it what happens, each with its time in
front. A day stands in two columns only where one would have to be too small. Two pages hold half
of the days each; below the least size the week flows on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.bands import Part, Way, drawn, flowing, height
from dropin.printing.cautions import broken_words, flows_on, notes_alone, set_small
from dropin.printing.day_bands import BESIDE, Look, day_bands, width_of_titles
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
    taken,
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
    """The days of one page and of those it flows on to, and the notes below the last of them.

    Notes without room there have pages of their own, ``note_pages``.
    """

    pages: Sequence[Sequence[Part]]
    notes: Sequence[Block] = ()
    note_pages: Sequence[Sequence[Block]] = ()


class _Plan(NamedTuple):
    """One half with the whole week, or two."""

    look: Look
    way: Way
    halves: Sequence[_Half]

    @property
    def length(self) -> int:
        """How many pages that takes."""
        return sum(len(half.pages) + len(half.note_pages) for half in self.halves)


def lay_out_week_down(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the largest form that needs no more of them than the closest."""
    around = frame(sheet, logo_shape, measure, upright=True)

    @cache
    def plan(form: _Form) -> _Plan:
        return _planned(sheet, around, form, measure)

    forms = _forms(_scale(sheet, around))
    wanted = 2 if sheet.two_pages else 1
    form = largest(forms, lambda each: plan(each).length == wanted)
    count = plan(form).length
    if count > wanted:
        form = largest(forms, lambda each: plan(each).length <= count)
    chosen = plan(form)
    pages = [page for half in chosen.halves for page in _drawn(half, chosen.way, around)]
    return finished(sheet, around, pages, measure, tuple(_cautions(sheet, chosen)))


def _forms(scale: float) -> list[_Form]:
    two = [_Form(size, close, 2) for size in steps(LEAST_TITLE, _LEAST_ONE_COLUMN * scale)]
    one = [_Form(size, close) for size in steps(_LEAST_ONE_COLUMN, _LEAST_ROOMY * scale)]
    return two + one + [_Form(size, roomy) for size in steps(_LEAST_ROOMY, MOST_TITLE * scale)]


def _scale(sheet: Sheet, around: Frame) -> float:
    """Of the largest text: two pages are asked for to be read from further away."""
    return around.scale * (_ON_TWO_PAGES if sheet.two_pages else 1.0)


def _planned(sheet: Sheet, around: Frame, form: _Form, measure: Measure) -> _Plan:
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
    if not sheet.two_pages:
        whole = _with_notes(flowing(bands, around.room, way), notes, around, way)
        return _Plan(look, way, (whole,))
    tall = [height([Part(each, [each.blocks])], way) for each in bands]
    middle = min(
        range(2, len(bands) - 1), key=lambda place: abs(sum(tall[:place]) - sum(tall[place:]))
    )
    first = flowing(bands[:middle], around.room, way)
    second = flowing(bands[middle:], around.room, way, len(first) + 1)
    return _Plan(look, way, (_Half(first), _with_notes(second, notes, around, way)))


def _most_heading(sheet: Sheet, around: Frame, measure: Measure) -> float:
    """As large as lets every weekday stand in its column on one line with its number."""
    wide = max(
        measure(day.weekday, BOLD, 1) + measure(f" {day.number}", REGULAR, 1) for day in sheet.days
    )
    fits = around.inner * _ASIDE / (wide + BESIDE)
    return min(_MOST_HEADING * _scale(sheet, around), fits)


def _with_notes(
    pages: Sequence[Sequence[Part]], notes: Sequence[Block], around: Frame, way: Way
) -> _Half:
    if not notes or height(pages[-1], way) + _room_of(notes) <= around.room:
        return _Half(pages, notes)
    alone: list[Sequence[Block]] = []
    rest = notes
    while rest:
        head, rest = taken(rest, around.room)
        alone.append(head)
    return _Half(pages, note_pages=alone)


def _room_of(notes: Sequence[Block]) -> float:
    return stacked(notes) + notes[0].gap if notes else 0.0


def _drawn(half: _Half, way: Way, around: Frame) -> Iterator[list[Piece]]:
    """Days are set apart as far as there is room, the notes stand at the foot."""
    for number, parts in enumerate(half.pages, start=1):
        notes = half.notes if number == len(half.pages) else ()
        spare = around.room - _room_of(notes) - height(parts, way)
        spread = min(spare / max(len(parts) - 1, 1), _MOST_SPREAD * around.scale)
        days = drawn(parts, around.left, around.top, way, gap=way.gap + max(spread, 0.0))
        yield days + placed(notes, around.left, around.bottom - stacked(notes))
    for blocks in half.note_pages:
        yield placed(blocks, around.left, around.top)


def _cautions(sheet: Sheet, plan: _Plan) -> Iterator[Message]:
    """What does not fit as one would wish."""
    first = plan.halves[0]
    if any(len(half.pages) > 1 for half in plan.halves):
        yield flows_on(sheet, LEAST_TITLE, 2 if len(first.pages) > 1 else 3)
    elif plan.halves[-1].note_pages:
        yield notes_alone(plan.length)
    elif plan.look.title < USUAL_LEAST:
        yield set_small(sheet, plan.look.title, USUAL_LEAST)
    width = width_of_titles(sheet, plan.look, plan.way)
    yield from broken_words(sheet, plan.look.title, width, plan.way.measure)
