"""The PDF: pieces of pages become marks on paper. The same pieces give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from dropin.colours import parts_of
from dropin.printing.ink import CORNERS, ROUND, Point, fill, stroke
from dropin.printing.layout import (
    INK,
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
)
from dropin.printing.letters.choice import Letters, Writer
from dropin.printing.model import Sheet
from dropin.records import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    from dropin.printing.flowing.model import Document
    from dropin.printing.imposing.model import Imposed, Placement

_HATCH_STEP, _HATCH_LINE = 7.0, 0.7  # points: reads as shut, costs little toner
_MOST_LOGO_PIXELS = 600


class Drawn(NamedTuple):
    """One sheet, ready to be drawn: its title in the list of contents, pages, letters, logo."""

    title: str
    pages: Pages | Imposed
    letters: Letters
    logo: Image | None = None


def pdf(about: Sheet | Document, sheets: Iterable[Drawn], title: str = "") -> bytes:
    """The bytes of the PDF that shows ``sheets`` one after the other, and what a reader lists.

    Author and language are those of the sheet it is ``about``, and the title where none is given.
    Each sheet is asked for only when those before it are drawn: a year needs no more memory for
    its pieces than a month.
    """
    rl_config.useA85 = 0  # streams of bytes, not of letters: a quarter smaller, and quicker
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1, lang=about.language)
    canvas.setTitle(f"{about.centre_name} · {title or about.title}")
    canvas.setAuthor(about.centre_name)
    canvas.setSubject(about.printed_on)
    canvas.setCreator("Drop-in")
    writers: dict[Letters, Writer] = {}  # sheets set alike share their fonts
    for number, sheet in enumerate(sheets):
        writer = writers.get(sheet.letters)
        if writer is None:
            writer = writers[sheet.letters] = sheet.letters.writer(canvas)
        _draw(canvas, sheet, writer, str(number))
    for writer in writers.values():
        writer.finish()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, sheet: Drawn, writer: Writer, key: str) -> None:
    pages = sheet.pages
    canvas.setPageSize((pages.width, pages.height))
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(sheet.title, key)
    if not isinstance(pages, Pages):
        _draw_imposed(canvas, pages, sheet, writer, key)
        return
    painter = _Painter(canvas, pages.height, writer, sheet.logo)
    for number, page in enumerate(pages.pages):
        painter.paint(page)
        _draw_bookmarks(canvas, page, pages.height, f"{key} {number}")
        canvas.showPage()


def _draw_bookmarks(canvas: Canvas, page: Sequence[Piece], height: float, key: str) -> None:
    for number, piece in enumerate(page):
        if isinstance(piece, Bookmark):
            name = f"{key} {number}"
            canvas.bookmarkHorizontal(name, piece.x, height - piece.y)
            canvas.addOutlineEntry(piece.title, name, piece.level)


def _draw_imposed(canvas: Canvas, imposed: Imposed, sheet: Drawn, writer: Writer, key: str) -> None:
    """Each page once, as a picture of marks and letters; each side shows windows of them."""
    pages = imposed.pages
    for number, page in enumerate(pages.pages):
        canvas.beginForm(f"{key}.{number}", 0, 0, pages.width, pages.height)
        _Painter(canvas, pages.height, writer, sheet.logo).paint(page)
        canvas.endForm()
    painter = _Painter(canvas, imposed.height, writer, sheet.logo)
    for side in imposed.sides:
        for placed in side.placements:
            _place(canvas, placed, imposed, f"{key}.{placed.page}")
        painter.paint(side.marks)
        canvas.showPage()


def _place(canvas: Canvas, placed: Placement, imposed: Imposed, form: str) -> None:
    window, pages = placed.window, imposed.pages
    canvas.saveState()
    shown = canvas.beginPath()
    low = imposed.height - window.y - window.height
    shown.rect(window.x, low, window.width, window.height)
    canvas.clipPath(shown, stroke=0, fill=0)
    if placed.turned:
        canvas.translate(placed.x + pages.width, imposed.height - placed.y)
        canvas.rotate(180)
    else:
        canvas.translate(placed.x, imposed.height - placed.y - pages.height)
    canvas.doForm(form)
    canvas.restoreState()


def readable_logo(data: bytes | None) -> Image | None:
    """The picture in ``data``, small enough for a heading; None where there is none to read."""
    if not data:
        return None
    from PIL import Image  # reportlab's own reader of pictures; a sheet without a logo needs none

    try:
        picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        picture.draft("RGB", (_MOST_LOGO_PIXELS, _MOST_LOGO_PIXELS))
        picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    small = picture.convert("RGBA")
    small.thumbnail((_MOST_LOGO_PIXELS, _MOST_LOGO_PIXELS))
    return small


class _Painter:
    """Draws one page: the logo, all shapes, then all words in one go, in reading order.

    The operators are written here and handed to the canvas whole: its own way with each number
    takes longer than everything else about a month.
    """

    def __init__(self, canvas: Canvas, height: float, writer: Writer, logo: Image | None) -> None:
        self._canvas = canvas
        self._height = height
        self._writer = writer
        self._logo = logo
        self._ways: Mapping[type[Piece], Callable[..., str]] = {
            Rule: self._rule,
            Hatch: self._hatch,
            Mark: self._mark,
            Arrow: self._arrow,
            Code: self._code,
        }

    def paint(self, page: Sequence[Piece]) -> None:
        texts: list[Text] = []
        shapes: list[str] = []
        for piece in page:
            if isinstance(piece, Text):
                texts.append(piece)
            elif isinstance(piece, Logo):
                self._picture(piece)
            elif not isinstance(piece, Bookmark):
                shapes.append(self._ways[type(piece)](piece))
        self._canvas.addLiteral("\n".join(shapes))
        self._canvas.addLiteral(self._writer.operators(texts, self._height))
        self._canvas.addLiteral("\n".join(self._strike(text) for text in texts if text.struck))

    def _strike(self, text: Text) -> str:
        y = text.y - text.size * 0.27
        return self._rule(Rule(text.x, y, text.x + text.width, y, text.size * 0.07, text.ink))

    def _rule(self, rule: Rule) -> str:
        begin, end = self._height - rule.y1, self._height - rule.y2
        return (
            f"{stroke(rule.ink)} {rule.width:.2f} w "
            f"{rule.x1:.2f} {begin:.2f} m {rule.x2:.2f} {end:.2f} l S"
        )

    def _hatch(self, hatch: Hatch) -> str:
        """One thick dashed line, its dashes thin and slanted, seen through the box."""
        low = self._height - hatch.y - hatch.height
        middle, reach = low + hatch.height / 2, hatch.height / 2 + _HATCH_STEP
        joined = (hatch.x - middle - reach) % _HATCH_STEP  # goes on from one box to the next
        return (
            f"q {hatch.x:.2f} {low:.2f} {hatch.width:.2f} {hatch.height:.2f} re W n "
            f"{stroke('hatch')} {hatch.height:.2f} w "
            f"[{_HATCH_LINE:.2f} {_HATCH_STEP - _HATCH_LINE:.2f}] {joined:.2f} d "
            f"1 0 1 1 {hatch.x:.2f} {middle:.2f} cm "  # leans to the right as it rises
            f"{-reach:.2f} 0 m {hatch.width + reach:.2f} 0 l S Q"
        )

    def _mark(self, mark: Mark) -> str:
        _, name = parts_of(mark.look)
        outline = _CIRCLE if name == ROUND else _outline(CORNERS[name])
        return self._shape(mark, outline, mark.look)

    def _arrow(self, arrow: Arrow) -> str:
        return self._shape(arrow, _outline(_TRIANGLE if arrow.solid else _ARROW), "ink")

    def _code(self, code: Code) -> str:
        """Each run of dark squares as one box; they touch, so they are filled in one go."""
        unit = code.size / len(code.rows)
        boxes = [
            f"{code.x + run.start() * unit:.3f} {self._height - code.y - (row + 1) * unit:.3f} "
            f"{(run.end() - run.start()) * unit:.3f} {unit:.3f} re"
            for row, squares in enumerate(code.rows)
            for run in _DARK.finditer(squares)
        ]
        return f"{fill(INK)} {' '.join(boxes)} f"

    def _shape(self, box: Mark | Arrow, outline: str, ink: str) -> str:
        y = self._height - box.y
        scaled = f"{box.size:.2f} 0 0 {-box.size:.2f} {box.x:.2f} {y:.2f} cm"
        return f"q {scaled} {fill(ink)} {outline} f Q"

    def _picture(self, logo: Logo) -> None:
        from reportlab.lib.utils import ImageReader  # loaded with the canvas already

        y = self._height - logo.y - logo.height
        size = logo.width, logo.height
        self._canvas.drawImage(ImageReader(self._logo), logo.x, y, *size, mask="auto")


_ARROW = (
    (0.0, 0.4), (0.55, 0.4), (0.55, 0.12), (1.0, 0.5), (0.55, 0.88), (0.55, 0.6), (0.0, 0.6),
)  # fmt: skip
_TRIANGLE = ((0.1, 0.0), (1.0, 0.5), (0.1, 1.0))
_CIRCLE = (  # four curves; 0.2239 is how far their handles reach for half a unit across
    "0 .5 m 0 .7761 .2239 1 .5 1 c .7761 1 1 .7761 1 .5 c "
    "1 .2239 .7761 0 .5 0 c .2239 0 0 .2239 0 .5 c h"
)


@cache
def _outline(corners: tuple[Point, ...]) -> str:
    """The path around a shape in the square from 0 to 1."""
    points = [f"{across:.4f} {down:.4f}" for across, down in corners]
    return f"{points[0]} m {' l '.join(points[1:])} l h"


_DARK = re.compile("1+")
