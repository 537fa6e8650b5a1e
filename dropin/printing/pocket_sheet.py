"""The week in one's pocket: eight small pages, of which the first says whose week it is.

Each of the seven others holds a day, in letters as large as lets the fullest day fit. Where one
does not fit even in the least, days follow one another without a page of their own, so that quiet
days make room for busy ones; what seven pages cannot hold goes on to a second sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.bands import Band, Part, Way, drawn, flowing
from dropin.printing.cautions import broken_words, flows_on, set_small
from dropin.printing.day_bands import Look, day_bands, notes_band, width_of_titles
from dropin.printing.entry_blocks import SetEntry, close, roomy
from dropin.printing.frame import CODE, PAPERS, code_rows, logo_box
from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
    INK,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Code,
    Line,
    Mark,
    Measure,
    Pages,
    Piece,
    Rule,
    Run,
    Text,
    largest,
    placed,
    stacked,
    steps,
    taken,
    wrapped,
)
from dropin.printing.margins import MARGIN
from dropin.printing.model import CHANGED, Sheet
from dropin.records import NamedTuple
from dropin.words import Message, say

LEAST_SIZE = 6.5  # points; it is held in the hand
USUAL_LEAST = 7.5  # whoever prints one in less is told
MOST_SIZE = 12.0
PANELS = 8
_FOLD = 14.0  # from a fold to the text
_TOP = 14.0
_FOOT = 6.5
_LEAST_ROOMY = 8.5
_MOST_COVER = 9.5  # on A4


class _Form(NamedTuple):
    """How large days are set, and in which form."""

    title: float
    set_entry: SetEntry

    @property
    def small(self) -> float:
        return max(LEAST_SIZE, self.title * 0.88)


class _Panel(NamedTuple):
    """One small page. ``room`` is between its top and its foot."""

    width: float
    height: float
    scale: float
    measure: Measure

    @property
    def inner(self) -> float:
        return self.width - _FOLD - MARGIN

    @property
    def room(self) -> float:
        return self.height - MARGIN - _FOOT * LEADING - 5 - _TOP

    def left(self, page: int) -> float:
        """Where the text of a page (from 0) begins: clear of the edge of the unfolded sheet.

        Two of eight pages end at its right edge, two begin at its left one.
        """
        at_left, at_right = page % 4 == 3, page % 4 == 2
        if at_left or at_right:
            return MARGIN if at_left else _FOLD
        return (MARGIN + _FOLD) / 2


def lay_out_pocket_pages(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The small pages, an eighth of the paper each, in the order in which they are read."""
    long, short = PAPERS[sheet.paper]
    scale = long / PAPERS["a4"][0]
    panel = _Panel(long / (PANELS // 2), short / 2, scale, measure)
    covers, notes_follow = _covers(sheet, logo_shape, panel)
    form, days = _days(sheet, panel, notes_follow, PANELS - len(covers))
    count = len(covers) + len(days)
    way = _way(form, panel)
    shown = [
        *(placed(blocks, panel.left(number), _TOP) for number, blocks in enumerate(covers)),
        *(
            drawn(parts, panel.left(number), _TOP, way)
            for number, parts in enumerate(days, start=len(covers))
        ),
    ]
    pages = tuple(
        (*pieces, *_foot(sheet, number, count, panel)) for number, pieces in enumerate(shown)
    )
    cautions = tuple(_cautions(sheet, form, count, panel))
    return Pages(panel.width, panel.height, pages, cautions)


def _cautions(sheet: Sheet, form: _Form, count: int, panel: _Panel) -> Iterator[Message]:
    if count > PANELS:
        yield flows_on(sheet, LEAST_SIZE, PANELS + 1)
    elif form.title < USUAL_LEAST:
        yield set_small(sheet, form.title, USUAL_LEAST)
    width = width_of_titles(sheet, _look(form), _way(form, panel))
    yield from broken_words(sheet, form.title, width, panel.measure)


def _foot(sheet: Sheet, number: int, count: int, panel: _Panel) -> list[Piece]:
    """Which page of how many, and of which week where there is room."""
    measure, left = panel.measure, panel.left(number)
    y = panel.height - MARGIN - _FOOT * (LEADING - 1)
    words = say("Page {page} of {count}", page=number + 1, count=count)
    wide = measure(words, REGULAR, _FOOT)
    title = sheet.title if number else sheet.printed_on
    title_wide = measure(title, REGULAR, _FOOT)
    found: list[Piece] = []
    if title_wide + wide + _FOOT <= panel.inner:
        found.append(Text(left, y, title, REGULAR, _FOOT, MUTED, width=title_wide))
    x = left + panel.inner - wide
    return [*found, Text(x, y, words, REGULAR, _FOOT, MUTED, width=wide)]


# Days


def _days(
    sheet: Sheet, panel: _Panel, notes_follow: bool, most: int
) -> tuple[_Form, list[list[Part]]]:
    """The days on pages of their own, or where one is too full for that one after another."""

    @cache
    def bands(form: _Form) -> list[Band]:
        way = _way(form, panel)
        look = _look(form)
        found = day_bands(sheet, look, way)
        return [*found, notes_band(sheet.notes, look, way)] if notes_follow else found

    @cache
    def alone(form: _Form) -> list[list[Part]]:
        way, days = _way(form, panel), len(sheet.days)
        shown = [[each] for each in bands(form)[: days - 1]] + [bands(form)[days - 1 :]]
        return [page for each in shown for page in flowing(each, panel.room, way)]

    @cache
    def shared(form: _Form) -> list[list[Part]]:
        return flowing(bands(form), panel.room, _way(form, panel), PANELS - most + 1)

    forms = _forms(panel.scale)
    if len(alone(forms[0])) == len(sheet.days) <= most:
        form = largest(forms, lambda each: len(alone(each)) == len(sheet.days))
        return form, alone(form)
    count = max(most, len(shared(forms[0])))
    form = largest(forms, lambda each: len(shared(each)) <= count)
    return form, shared(form)


def _forms(scale: float) -> list[_Form]:
    closest = [_Form(size, close) for size in steps(LEAST_SIZE, _LEAST_ROOMY * scale)]
    return closest + [_Form(size, roomy) for size in steps(_LEAST_ROOMY, MOST_SIZE * scale)]


def _way(form: _Form, panel: _Panel) -> Way:
    gap = form.title * 1.1
    return Way(panel.inner, panel.measure, gap, form.small, most_empty=0.3)


def _look(form: _Form) -> Look:
    heading, gap = form.title * 1.2, form.title * (0.6 if form.set_entry is roomy else 0.35)
    return Look(heading, form.title, form.small, gap, form.set_entry, most_clocks=0.36)


# The cover


def _covers(
    sheet: Sheet, logo_shape: float | None, panel: _Panel
) -> tuple[list[Sequence[Block]], bool]:
    """The first page, hardly ever more than one, and whether the notes still have to follow."""
    with_notes = _largest_cover(sheet, logo_shape, panel, notes=True)
    if stacked(with_notes) <= panel.room:
        return [with_notes], False
    covers: list[Sequence[Block]] = []
    rest: Sequence[Block] = _largest_cover(sheet, logo_shape, panel, notes=False)
    while rest:
        head, rest = taken(rest, panel.room)
        covers.append(head)
    return covers, bool(sheet.notes)


def _largest_cover(
    sheet: Sheet, logo_shape: float | None, panel: _Panel, *, notes: bool
) -> Sequence[Block]:
    def blocks(size: float) -> list[Block]:
        return list(_cover(sheet, logo_shape, size, notes, panel))

    sizes = steps(LEAST_SIZE, _MOST_COVER * panel.scale)
    return blocks(largest(sizes, lambda size: stacked(blocks(size)) <= panel.room))


def _cover(
    sheet: Sheet, logo_shape: float | None, size: float, notes: bool, panel: _Panel
) -> Iterator[Block]:
    """The centre, the week, the hours of each day, and what marks mean."""
    inner, measure = panel.inner, panel.measure
    if logo_shape is not None:
        logo = logo_box(logo_shape, 0, inner * 0.5, size * 4.5, 0)
        yield Block(0, (Line(logo.height, (logo._replace(x=0.0),)),))
    yield _said(sheet.centre_name, size * 1.7, BOLD, size * 0.8, panel)
    yield _said(sheet.title, size * 1.25, REGULAR, size * 0.4, panel)
    rule = Rule(0, size * 0.4, inner, size * 0.4, 0.8, INK)
    yield Block(0, (Line(size * 0.9, (rule,)),))
    yield from _hours(sheet, size, panel)
    if notes and sheet.notes:
        look = Look(size * 1.1, size, size, size * 0.3, close)
        band = notes_band(sheet.notes, look, Way(inner, measure, 0, size))
        yield band.heading._replace(gap=size)
        yield from band.blocks
    if sheet.since:
        sample = framed(change_words(CHANGED), 0, inner, size, measure)
        words = say("framed: otherwise than on the print of {day}", day=sheet.since)
        said = wrapped([Run(words)], 0, inner, size, measure)
        yield Block(size, (*sample, *said))
    for number, category in enumerate(sheet.legend):
        lines = wrapped([Run(category.name)], size * 1.25, inner - size * 1.25, size, measure)
        mark = Mark(0, size * 0.2, size * 0.8, category.look)
        first = lines[0]._replace(pieces=(mark, *lines[0].pieces))
        yield Block(0 if number else size, (first, *lines[1:]))
    if sheet.calendar_address:
        code = Code(0, 0, CODE, code_rows(sheet.calendar_address))
        yield Block(size, (Line(CODE, (code,)),))


def _hours(sheet: Sheet, size: float, panel: _Panel) -> Iterator[Block]:
    """When it is open, day by day, where that is known."""
    told = [
        (day.weekday, ": ".join(filter(None, (day.closed, day.closed_reason))) or day.hours)
        for day in sheet.days
    ]
    if not any(words for _, words in told):
        return
    column = max(panel.measure(f"{weekday} ", BOLD, size) for weekday, _ in told)
    column = min(column + size * 0.5, panel.inner / 2)
    for number, (weekday, words) in enumerate(told):
        name = wrapped([Run(weekday, BOLD)], 0, column, size, panel.measure)
        said = wrapped([Run(words or "–")], column, panel.inner - column, size, panel.measure)
        pieces = (*placed([Block(0, tuple(name))], 0, 0), *placed([Block(0, tuple(said))], 0, 0))
        tall = max(len(name), len(said)) * size * LEADING
        yield Block(size * (0.1 if number else 0.4), (Line(tall, pieces),))


def _said(text: str, size: float, font: str, gap: float, panel: _Panel) -> Block:
    return Block(gap, tuple(wrapped([Run(text, font)], 0, panel.inner, size, panel.measure)))
