"""How the pieces of a page stand: apart from one another, on the paper, and within its margins."""

from __future__ import annotations

from dropin.printing.day_sheet import lay_out_day
from dropin.printing.large_print_sheet import lay_out_large_print
from dropin.printing.layout import (
    Arrow,
    Bookmark,
    Code,
    Hatch,
    Logo,
    Mark,
    Pages,
    Piece,
    Rule,
    Text,
    texts_of,
)
from dropin.printing.letters.choice import letters_for
from dropin.printing.margins import HOLES, MARGIN, Margins
from dropin.printing.model import (
    BOUND_LEFT,
    BOUND_TOP,
    DAY,
    LARGE,
    MONTH,
    POCKET,
    POSTER,
    WEEK,
    Sheet,
    texts,
)
from dropin.printing.month_sheet import lay_out_month
from dropin.printing.pocket_sheet import PANELS, lay_out_pocket_pages
from dropin.printing.week_down_sheet import lay_out_week_down
from dropin.printing.week_sheet import lay_out_poster_content, lay_out_week

LOGO_SHAPE = 1.5
_SLACK = 1.0  # strokes are drawn half outside their place
_WIDEST_PANEL = 320.0  # of a booklet: a quarter of the largest paper
_FOLD = 14.0  # a folded page need not keep clear of a fold as it does of an edge


def laid_out(sheet: Sheet) -> Pages:
    """The pages of any kind of calendar, a poster's and a booklet's before they are imposed."""
    measure = letters_for(texts(sheet), low_vision=sheet.low_vision).measure
    if sheet.kind == POSTER:
        return lay_out_poster_content(sheet, sheet.poster_size, LOGO_SHAPE, measure)
    lay_out = {
        WEEK: lay_out_week_down if sheet.days_down else lay_out_week,
        MONTH: lay_out_month,
        LARGE: lay_out_large_print,
        DAY: lay_out_day,
        POCKET: lay_out_pocket_pages,
    }[sheet.kind]
    return lay_out(sheet, LOGO_SHAPE, measure)


def read(pages: Pages) -> str:
    """What the pages say one after the other, closed up, as one reads on from page to page.

    Left out are headings, legends and feet of pages, pointers, and a day's heading said again.
    """
    words: list[str] = []
    for page in pages.pages:
        for text in texts_of(_own(page, pages)):
            if text.text.startswith("continues on page "):
                continue
            if text.text.endswith("continued"):
                words.pop()  # the name of what goes on
            else:
                words.append(text.text)
    return "".join("".join(words).split())


def _own(page: tuple[Piece, ...], pages: Pages) -> tuple[Piece, ...]:
    """What is neither above the rule under the heading nor below the one over the legend."""
    if pages.width < _WIDEST_PANEL:
        low = pages.height - MARGIN - 8
        return tuple(each for each in page if not isinstance(each, Text) or each.y < low)
    rules = [(number, each) for number, each in enumerate(page) if isinstance(each, Rule)]
    over_legend = max(number for number, rule in rules if rule.ink == "line")
    return page[rules[0][0] : over_legend]


def assert_stands_well(sheet: Sheet, pages: Pages) -> None:
    """Nothing overlaps, nothing leaves the paper or stands where it has to stay free."""
    for number, page in enumerate(pages.pages):
        assert_apart(page)
        assert_on_paper(page, pages, free_edges(sheet, number))


def free_edges(sheet: Sheet, page: int) -> Margins:
    """What stays free on ``page``, counted from 0."""
    if sheet.kind == POSTER:
        return Margins()
    if sheet.kind == POCKET:
        left = MARGIN if page % PANELS in (3, 7) else _FOLD
        right = MARGIN if page % PANELS in (2, 6) else _FOLD
        return Margins(left, _FOLD, right, MARGIN)
    on_the_back = sheet.duplex and page % 2 == 1
    bound_left = sheet.binding == BOUND_LEFT
    return Margins(
        left=HOLES if bound_left and not on_the_back else MARGIN,
        top=HOLES if sheet.binding == BOUND_TOP else MARGIN,
        right=HOLES if bound_left and on_the_back else MARGIN,
        bottom=MARGIN,
    )


def assert_apart(page: tuple[Piece, ...]) -> None:
    boxes = sorted(box(text) for text in texts_of(page))
    for index, (_, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] >= right - 0.05:
                break
            assert other[1] >= bottom - 0.05 or other[3] <= top + 0.05


def assert_on_paper(page: tuple[Piece, ...], pages: Pages, free: Margins) -> None:
    for piece in page:
        if isinstance(piece, Bookmark):  # nobody sees it
            continue
        left, top, right, bottom = edges(piece)
        assert left >= free.left - _SLACK
        assert right <= pages.width - free.right + _SLACK
        assert top >= free.top - _SLACK
        assert bottom <= pages.height - free.bottom + _SLACK


def box(text: Text) -> tuple[float, float, float, float]:
    """Around the letters themselves: no accent above, no tail below a line meets the next."""
    top, bottom = text.y - 0.72 * text.size, text.y + 0.2 * text.size
    return text.x, top, text.x + text.width, bottom


def edges(piece: Piece) -> tuple[float, float, float, float]:
    match piece:
        case Text():
            return box(piece)
        case Rule():
            return piece.x1, piece.y1, piece.x2, piece.y2
        case Bookmark():
            return piece.x, piece.y, piece.x, piece.y
        case Mark() | Arrow() | Code():
            return piece.x, piece.y, piece.x + piece.size, piece.y + piece.size
        case Hatch() | Logo():
            return piece.x, piece.y, piece.x + piece.width, piece.y + piece.height
