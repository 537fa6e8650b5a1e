"""Where everything on a week sheet stands: a column for each day, its entries in time order.

A list, not a grid of hours: on a wall one looks for a day and reads down, titles find the width
of a whole column however many activities overlap, and a day of sixty needs no other form than a
day of two. Text is as large as lets the week fit on one page, or half of it on each of two; below
the least size a day flows on to a further page, where its columns stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dropin.printing.entry_blocks import (
    close,
    hatching,
    pointer,
    roomy,
)
from dropin.printing.frame import finished, frame
from dropin.printing.layout import (
    Bookmark,
    Measure,
    Pages,
    Piece,
    Rule,
    largest,
    placed,
    stacked,
    steps,
)
from dropin.printing.model import UNBOUND, Sheet, words_of_titles
from dropin.printing.week_columns import (
    GUTTER,
    LEAST_ROOMY,
    LEAST_TITLE,
    Column,
    Form,
    Grid,
    Plan,
    grid_of,
    heading_of,
    inner_width,
    planned,
    scale_of,
    share_of,
)
from dropin.words import Message

LEAST_POSTER = 10.0  # of a poster's titles, on any paper: nobody steps up to one
USUAL_LEAST = 8.5  # whoever prints a week in less is told
MOST_TITLE = 14.0  # on A4; larger no longer helps and only looks empty
_Laid = tuple[Grid, list[Plan]]  # one half of a week, or all of it


def lay_out_week(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet``, in the best form that needs no more of them than the closest."""
    return _laid_out(sheet, logo_shape, measure, LEAST_TITLE)


def lay_out_poster_content(
    sheet: Sheet, paper: str, logo_shape: float | None, measure: Measure
) -> Pages:
    """The week on one large ``paper``, not yet divided over the sheets a printer has."""
    large = sheet._replace(paper=paper, binding=UNBOUND, two_pages=False)
    return _laid_out(large, logo_shape, measure, LEAST_POSTER)


def _laid_out(sheet: Sheet, logo_shape: float | None, measure: Measure, least: float) -> Pages:
    around = frame(sheet, logo_shape, measure)
    halves = _halves(sheet)

    @cache
    def plan(form: Form) -> list[_Laid]:
        laid: list[_Laid] = []
        for half in halves:
            grid = grid_of(half, around, form, measure)
            laid.append((grid, planned(half, grid, _count(laid) + 1)))
        return laid

    forms = _forms(scale_of(sheet, around), least)
    form = largest(forms, lambda each: _count(plan(each)) == len(halves))
    count = _count(plan(form))
    if count > len(halves):
        form = largest(forms, lambda each: _count(plan(each)) <= count)
    drawn = [_drawn(page, grid) for grid, pages in plan(form) for page in pages]
    cautions = _cautions(sheet, plan(form), form, least)
    return finished(sheet, around, drawn, measure, tuple(cautions))


def _count(laid: Sequence[_Laid]) -> int:
    return sum(len(pages) for _, pages in laid)


def _halves(sheet: Sheet) -> list[Sheet]:
    """The week, or where it may take two pages its earlier and its later days."""
    if not sheet.two_pages:
        return [sheet]
    shares = [share_of(day) for day in sheet.days]
    middle = min((4, 3), key=lambda place: abs(sum(shares[:place]) - sum(shares[place:])))
    return [
        sheet._replace(days=sheet.days[:middle], notes=()),
        sheet._replace(days=sheet.days[middle:]),
    ]


def _cautions(sheet: Sheet, laid: Sequence[_Laid], form: Form, least: float) -> Iterator[Message]:
    """What does not fit as one would wish; what it takes to say so is loaded only then."""
    pages = [page for _, half in laid for page in half]
    page = next((number for number, each in enumerate(pages, 2) if _goes_on(each)), 0)
    alone = any(each.notes and not each.columns for each in pages)
    grid = laid[0][0]
    indent = form.title if grid.marked else 0.0
    widest = min(inner_width(half.column) for half, _ in laid) - indent
    long = any(len(word) * form.title > widest for word in words_of_titles(sheet))
    if not (page or alone or long or form.title < USUAL_LEAST):
        return
    from dropin.printing.cautions import broken_words, flows_on, notes_alone, set_small

    if page:
        yield flows_on(sheet, least, page)
    elif alone:
        yield notes_alone(len(pages))
    elif form.title < USUAL_LEAST:
        yield set_small(sheet, form.title, USUAL_LEAST)
    if long:
        yield from broken_words(sheet, form.title, widest, grid.measure)


def _goes_on(page: Plan) -> bool:
    return any(column.pointer for column in page.columns)


def _forms(scale: float, least: float) -> list[Form]:
    """From the closest to the airiest: close and larger reads better than roomy and small."""
    closest = [Form(size, close) for size in steps(least, LEAST_ROOMY * scale)]
    return closest + [
        Form(size, roomy) for size in steps(max(least, LEAST_ROOMY), MOST_TITLE * scale)
    ]


def _drawn(page: Plan, grid: Grid) -> list[Piece]:
    around = grid.around
    notes_height = stacked(page.notes)
    notes_top = around.bottom - notes_height if page.columns else around.top
    bottom = notes_top - page.notes[0].gap if page.notes and page.columns else around.bottom
    pieces: list[Piece] = []
    for index, column in enumerate(page.columns):
        if index:
            pieces.append(Rule(column.x, around.top, column.x, bottom, 0.5, "line"))
        pieces += _column(column, bottom, grid)
    return pieces + placed(page.notes, around.left, notes_top)


def _column(column: Column, bottom: float, grid: Grid) -> list[Piece]:
    around, measure = grid.around, grid.measure
    x = column.x + GUTTER
    inner = inner_width(column.width)
    heading = heading_of(column.day, inner, column.continued, grid.heading_size, measure)
    top = around.top + (grid.heading_on if column.continued else grid.heading)
    pieces: list[Piece] = []
    if not column.continued:
        pieces.append(Bookmark(x, around.top, column.day.title))
    pieces += placed(heading, x, around.top) + placed(column.blocks, x, top)
    if column.day.closed and not column.day.entries:
        y = top + stacked(column.blocks) + 6 * around.scale
        pieces += hatching(x, y, inner, bottom)
    if column.pointer:
        pieces += pointer(column.pointer, x, bottom, inner, grid.form.small, measure)
    return pieces
