"""What stands on every page of a sheet: the heading, the legend and the foot.

The heading names the days and the centre, the foot says when it was printed and which page it
is, so that a page that has come off the wall still tells what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.framed import change_words, framed
from dropin.printing.layout import (
    BOLD,
    LEADING,
    MUTED,
    REGULAR,
    Block,
    Code,
    Line,
    Logo,
    Mark,
    Measure,
    Pages,
    Piece,
    Rule,
    Run,
    Text,
    placed,
    shifted,
    stacked,
    texts_of,
    widest,
    wrapped,
)
from dropin.printing.margins import MARGIN as MARGIN
from dropin.printing.margins import Margins, bound, margins_of
from dropin.printing.model import CHANGED, Sheet
from dropin.records import NamedTuple
from dropin.words import Message, say

PAPERS = {  # points, lying on the long side
    "a4": (841.89, 595.28),
    "letter": (792.0, 612.0),
    "a3": (1190.55, 841.89),
    "tabloid": (1224.0, 792.0),
    "a2": (1683.78, 1190.55),  # this and the next are for posters: no printer here has them
    "a1": (2383.94, 1683.78),
}
CODE = 51.0  # 18 mm on A4: read from an arm's length
_MOST_CODE_SCALE = 3.0  # on a poster, read from afar
LEAST_SMALL_PRINT = 7.0  # legend and foot, on any paper
_USUAL_WIDTH, _USUAL_SHORT = 841.89, 595.28  # sizes below are for A4 and grow with the paper


class Sizes(NamedTuple):
    """Points of what stands around a sheet's own room: its title, the centre's name, the rest."""

    title: float
    name: float
    small: float


class Frame(NamedTuple):
    """The room a page leaves for its days, and the pieces around them."""

    width: float
    height: float
    scale: float
    top: float
    bottom: float
    heading: tuple[Piece, ...]
    legend: tuple[Piece, ...]
    margins: Margins
    sizes: Sizes
    code: Code | None = None

    @property
    def beside_code(self) -> Frame:
        """The same, its right edge left of the code for telephones, if there is one."""
        if self.code is None:
            return self
        right = self.width - self.code.x + 8 * self.scale
        return self._replace(margins=self.margins._replace(right=right))

    @property
    def left(self) -> float:
        return self.margins.left

    @property
    def right(self) -> float:
        return self.width - self.margins.right

    @property
    def inner(self) -> float:
        return self.right - self.left

    @property
    def room(self) -> float:
        return self.bottom - self.top


def frame(
    sheet: Sheet,
    logo_shape: float | None,
    measure: Measure,
    *,
    upright: bool = False,
    sizes: Sizes | None = None,
) -> Frame:
    """The frame of every page of ``sheet``; ``logo_shape`` is its logo's width by height.

    On an ``upright`` page the centre's name stands over the title, not beside it.
    """
    width, height = PAPERS[sheet.paper]
    if upright:
        width, height = height, width
    scale = width / (_USUAL_SHORT if upright else _USUAL_WIDTH)
    sizes = sizes or Sizes(23 * scale, 13 * scale, max(LEAST_SMALL_PRINT, 7.5 * scale))
    bare = Frame(width, height, scale, 0, 0, (), (), margins_of(sheet.binding), sizes)
    bare = bare._replace(code=_code(sheet, bare))
    head = _stacked_heading if upright else _heading
    heading, top = head(sheet, logo_shape, bare, measure)
    foot_top = (
        height
        - bare.margins.bottom
        - len(_foot(sheet, 999, 999, bare.beside_code, measure)) * (sizes.small * LEADING)
    )
    legend, bottom = _legend(sheet, foot_top, bare.beside_code, measure)
    if bare.code is not None:
        legend += [bare.code, _code_words(bare.code, bare, measure)]
        bottom = min(bottom, bare.code.y - 4 * scale)
    return bare._replace(top=top, bottom=bottom, heading=tuple(heading), legend=tuple(legend))


def finished(
    sheet: Sheet,
    around: Frame,
    drawn: Sequence[Sequence[Piece]],
    measure: Measure,
    cautions: Sequence[Message] = (),
) -> Pages:
    """The pages whose own pieces are ``drawn``, with what stands around them, in reading order."""
    count = len(drawn)
    pages = (
        (*around.heading, *page, *around.legend, *foot(sheet, around, number, count, measure))
        for number, page in enumerate(drawn, start=1)
    )
    shown = bound(pages, sheet.binding, sheet.duplex)
    return Pages(around.width, around.height, tuple(shown), tuple(cautions))


def foot(sheet: Sheet, around: Frame, page: int, count: int, measure: Measure) -> list[Piece]:
    """When the sheet was printed, and which page of how many this is."""
    size = around.sizes.small
    lines = _foot(sheet, page, count, around.beside_code, measure)
    lowest = around.height - around.margins.bottom - size * (LEADING - 1)
    return [
        text._replace(y=lowest - (len(lines) - 1 - number) * size * LEADING)
        for number, line in enumerate(lines)
        for text in line
    ]


def logo_box(
    shape: float, right: float, most_width: float, height: float, top: float = MARGIN
) -> Logo:
    """Where a logo stands that ends at ``right``: so high, or lower where it would be too wide."""
    wide = min(height * shape, most_width)
    return Logo(right - wide, top, wide, wide / shape)


def _code(sheet: Sheet, bare: Frame) -> Code | None:
    """What leads a telephone to the published calendar, at the right above its words."""
    if not sheet.calendar_address:
        return None
    side = CODE * max(1.0, min(bare.scale, _MOST_CODE_SCALE))
    top = bare.height - bare.margins.bottom - bare.sizes.small * LEADING - side
    return Code(bare.right - side, top, side, code_rows(sheet.calendar_address))


def code_rows(address: str) -> tuple[str, ...]:
    from dropin.printing.telephone_code import telephone_code  # most centres publish none

    return telephone_code(address)


def _code_words(code: Code, bare: Frame, measure: Measure) -> Text:
    """Under the code, as large as its width allows."""
    words = say("on your phone")
    size = min(bare.sizes.small, code.size / measure(words, REGULAR, 1))
    wide = measure(words, REGULAR, size)
    x = code.x + (code.size - wide) / 2
    y = bare.height - bare.margins.bottom - bare.sizes.small * (LEADING - 1)
    return Text(x, y, words, REGULAR, size, MUTED, width=wide)


def _foot(sheet: Sheet, page: int, count: int, around: Frame, measure: Measure) -> list[list[Text]]:
    """In one line, or where the page is too narrow for that, in several."""
    size = around.sizes.small
    number = say("Page {page} of {count}", page=page, count=count)
    wide = measure(number, REGULAR, size)
    last = Text(around.right - wide, 0, number, REGULAR, size, MUTED, width=wide)
    if around.left + measure(sheet.printed_on, REGULAR, size) + size <= last.x:
        room = around.inner
    else:
        room = around.inner - wide - size
    printed = wrapped([Run(sheet.printed_on, REGULAR, MUTED)], around.left, room, size, measure)
    lines = [texts_of(line.pieces) for line in printed] or [[]]
    return [*lines[:-1], [*lines[-1], last]]


def _heading(
    sheet: Sheet, logo_shape: float | None, bare: Frame, measure: Measure
) -> tuple[list[Piece], float]:
    """The pieces of the heading, and where the page's own room begins below it."""
    size, room, scale, top = bare.sizes.title, bare.inner, bare.scale, bare.margins.top
    title = wrapped([Run(sheet.title, BOLD)], 0, room * 0.58, size, measure)
    pieces: list[Piece] = []
    right = bare.right
    bottom = top + stacked([Block(0, tuple(title))])
    if logo_shape is not None:
        logo = logo_box(logo_shape, right, 130 * scale, 30 * scale, top)
        pieces.append(logo)
        right = logo.x - 10 * scale
        bottom = max(bottom, top + logo.height + 4 * scale)
    pieces += _stacked_lines(title, bare.left, top)
    name_size = bare.sizes.name
    free = room * 0.4 - (bare.right - right)
    name = wrapped([Run(sheet.centre_name, BOLD)], 0, free, name_size, measure)
    name_top = top + (size - name_size) * 0.93 if len(name) == 1 else top
    for index, line in enumerate(name):
        y = name_top + stacked([Block(0, tuple(name[:index]))])
        pieces += _stacked_lines([line], right - widest([line]), y)
    bottom = max(bottom, name_top + stacked([Block(0, tuple(name))]))
    pieces.append(Rule(bare.left, bottom, bare.right, bottom, 1.1 * scale, "ink"))
    return pieces, bottom + 7 * scale


def _stacked_heading(
    sheet: Sheet, logo_shape: float | None, bare: Frame, measure: Measure
) -> tuple[list[Piece], float]:
    """The same for an upright page: the centre's name over the title, the logo at the right."""
    scale, top, room = bare.scale, bare.margins.top, bare.inner
    pieces: list[Piece] = []
    bottom = top
    if logo_shape is not None:
        logo = logo_box(logo_shape, bare.right, room * 0.3, 40 * scale, top)
        pieces.append(logo)
        room -= logo.width + 12 * scale
        bottom += logo.height + 4 * scale
    lines = wrapped([Run(sheet.centre_name, BOLD, MUTED)], 0, room, bare.sizes.name, measure)
    lines += wrapped([Run(sheet.title, BOLD)], 0, room, bare.sizes.title, measure)
    pieces += _stacked_lines(lines, bare.left, top)
    bottom = max(bottom, top + sum(line.height for line in lines)) + 2 * scale
    pieces.append(Rule(bare.left, bottom, bare.right, bottom, 1.1 * scale, "ink"))
    return pieces, bottom + 9 * scale


def _legend(
    sheet: Sheet, bottom: float, bare: Frame, measure: Measure
) -> tuple[list[Piece], float]:
    """The legend just above ``bottom``, and where the room above it ends."""
    size, room, scale = bare.sizes.small, bare.inner, bare.scale
    indent = size * 1.25
    rows: list[list[tuple[float, str, Sequence[Line]]]] = [[]]
    x = 0.0
    for category in sheet.legend:
        lines = wrapped([Run(category.name)], 0, room - indent, size, measure)
        wide = indent + widest(lines)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, category.look, lines))
        x += wide + size * 2
    heights = [
        max((stacked([Block(0, tuple(lines))]) for _, _, lines in row), default=0.0) for row in rows
    ]
    since = _since(sheet, bare, measure)
    y = bottom - sum(heights) - sum(line.height for line in since) - 3 * scale
    top = y - 5 * scale
    pieces: list[Piece] = [Rule(bare.left, top, bare.right, top, 0.5 * scale, "line")]
    pieces += placed([Block(0, tuple(since))], bare.left, y)
    y += sum(line.height for line in since)
    for row, tall in zip(rows, heights, strict=True):
        for x, look, name in row:
            pieces.append(Mark(bare.left + x, y + size * 0.2, size * 0.8, look))
            pieces += _stacked_lines(name, bare.left + x + indent, y)
        y += tall
    return pieces, top - 5 * scale


def _since(sheet: Sheet, bare: Frame, measure: Measure) -> list[Line]:
    """What framed words on the sheet mean, beside a sample of them."""
    if not sheet.since:
        return []
    size = bare.sizes.small
    sample = framed(change_words(CHANGED), 0, bare.inner, size, measure)
    indent = max(piece.x1 for line in sample for piece in line.pieces if isinstance(piece, Rule))
    x = indent + size * 0.5
    words = say("framed: otherwise than on the print of {day}", day=sheet.since)
    said = wrapped([Run(words)], x, bare.inner - x, size, measure)
    drop = (sample[0].height - said[0].height) / 2
    first = tuple(shifted(piece, 0, drop) for piece in said[0].pieces)
    return [Line(sample[0].height, (*sample[0].pieces, *first)), *said[1:]]


def _stacked_lines(lines: Sequence[Line], x: float, y: float) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        pieces += [shifted(each, x, y) for each in texts_of(line.pieces)]
        y += line.height
    return pieces
