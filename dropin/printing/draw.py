"""The PDF: pieces of pages become marks on paper. The same pieces give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from dropin.printing.ink import CORNERS, ROUND, Point, fill, stroke
from dropin.printing.layout import Arrow, Hatch, Logo, Mark, Pages, Piece, Rule, Text
from dropin.printing.letters.choice import Letters, Writer
from dropin.printing.model import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

    from dropin.printing.flowing.model import Document

_HATCH_STEP, _HATCH_LINE = 7.0, 0.7  # points: reads as shut, costs little toner
_MOST_LOGO_PIXELS = 600


def pdf(sheet: Sheet | Document, pages: Pages, letters: Letters, logo: Image | None) -> bytes:
    """The bytes of the PDF that shows ``pages``, with its title, author and language."""
    rl_config.useA85 = 0  # streams of bytes, not of letters: a quarter smaller, and quicker
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(pages.width, pages.height),
        pageCompression=1,
        invariant=1,
        lang=sheet.language,
    )
    canvas.setTitle(f"{sheet.centre_name} · {sheet.title}")
    canvas.setAuthor(sheet.centre_name)
    canvas.setSubject(sheet.printed_on)
    canvas.setCreator("Drop-in")
    writer = letters.writer(canvas)
    for page in pages.pages:
        _Painter(canvas, pages.height, writer, logo).paint(page)
        canvas.showPage()
    writer.finish()
    canvas.save()
    return target.getvalue()


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
        }

    def paint(self, page: Sequence[Piece]) -> None:
        texts: list[Text] = []
        shapes: list[str] = []
        for piece in page:
            if isinstance(piece, Text):
                texts.append(piece)
            elif isinstance(piece, Logo):
                self._picture(piece)
            else:
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
        outline = _CIRCLE if mark.colour == ROUND else _outline(CORNERS[mark.colour])
        return self._shape(mark, outline, mark.colour)

    def _arrow(self, arrow: Arrow) -> str:
        return self._shape(arrow, _outline(_TRIANGLE if arrow.solid else _ARROW), "ink")

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
