"""The PDF: pieces of pages become marks on paper. The same pieces give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from dropin.printing.fonts import Family, drawable
from dropin.printing.ink import COLOURS, CORNERS, ROUND
from dropin.printing.layout import Arrow, Hatch, Logo, Mark, Pages, Piece, Rule, Text, texts_of
from dropin.printing.model import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

    from dropin.printing.flowing.model import Document

_HATCH_STEP, _HATCH_LINE = 7.0, 0.7  # points: reads as shut, costs little toner
_MOST_LOGO_PIXELS = 600


def pdf(sheet: Sheet | Document, pages: Pages, family: Family, logo: Image | None) -> bytes:
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
    for page in pages.pages:
        _Painter(canvas, pages.height, family, logo).paint(page)
        canvas.showPage()
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
    """Draws one page: first all shapes, then all words in one go, in reading order.

    It remembers which ink is set, so that it is set only when it changes.
    """

    def __init__(self, canvas: Canvas, height: float, family: Family, logo: Image | None) -> None:
        self._canvas = canvas
        self._height = height
        self._family = family
        self._logo = logo
        self._fill = self._stroke = ""
        self._ways: Mapping[type[Piece], Callable[..., None]] = {
            Rule: self._rule,
            Hatch: self._hatch,
            Mark: self._mark,
            Arrow: self._arrow,
            Logo: self._picture,
        }

    def paint(self, page: Sequence[Piece]) -> None:
        texts = texts_of(page)
        for piece in page:
            if not isinstance(piece, Text):
                self._ways[type(piece)](piece)
        self._write(texts)
        for text in texts:
            if text.struck:
                self._strike(text)

    def _write(self, texts: Sequence[Text]) -> None:
        written = self._canvas.beginText(0, 0)
        font, ink = ("", 0.0), ""
        for text in texts:
            if font != (text.font, text.size):
                font = text.font, text.size
                written.setFont(self._family[text.font], text.size)
            if ink != text.ink:
                ink = text.ink
                written.setFillColorRGB(*_rgb(ink))
            written.setTextOrigin(text.x, self._height - text.y)
            written.textOut(drawable(text.text, self._family))
        self._canvas.drawText(written)

    def _strike(self, text: Text) -> None:
        y = self._height - text.y + text.size * 0.27
        self._use_stroke(text.ink)
        self._canvas.setLineWidth(text.size * 0.07)
        self._canvas.line(text.x, y, text.x + text.width, y)

    def _rule(self, rule: Rule) -> None:
        self._use_stroke(rule.ink)
        self._canvas.setLineWidth(rule.width)
        self._canvas.line(rule.x1, self._height - rule.y1, rule.x2, self._height - rule.y2)

    def _hatch(self, hatch: Hatch) -> None:
        """One thick dashed line, its dashes thin and slanted, seen through the box."""
        low = self._height - hatch.y - hatch.height
        canvas = self._canvas
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(hatch.x, low, hatch.width, hatch.height)
        canvas.clipPath(window, stroke=0, fill=0)
        canvas.setStrokeColorRGB(*_rgb("hatch"))
        canvas.setLineWidth(hatch.height)
        middle, reach = low + hatch.height / 2, hatch.height / 2 + _HATCH_STEP
        joined = (hatch.x - middle - reach) % _HATCH_STEP  # goes on from one box to the next
        canvas.setDash((_HATCH_LINE, _HATCH_STEP - _HATCH_LINE), joined)
        canvas.translate(hatch.x, middle)
        canvas.skew(0, 45)  # leans to the right as it rises
        canvas.line(-reach, 0, hatch.width + reach, 0)
        canvas.restoreState()

    def _mark(self, mark: Mark) -> None:
        self._use_fill(mark.colour)
        if mark.colour == ROUND:
            radius = mark.size / 2
            centre = mark.x + radius, self._height - mark.y - radius
            self._canvas.circle(*centre, radius, stroke=0, fill=1)
            return
        self._shape(mark, CORNERS[mark.colour])

    def _arrow(self, arrow: Arrow) -> None:
        self._use_fill("ink")
        self._shape(arrow, _TRIANGLE if arrow.solid else _ARROW)

    def _shape(self, box: Mark | Arrow, corners: tuple[tuple[float, float], ...]) -> None:
        path = self._canvas.beginPath()
        points = [
            (box.x + across * box.size, self._height - box.y - down * box.size)
            for across, down in corners
        ]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _picture(self, logo: Logo) -> None:
        from reportlab.lib.utils import ImageReader  # loaded with the canvas already

        y = self._height - logo.y - logo.height
        size = logo.width, logo.height
        self._canvas.drawImage(ImageReader(self._logo), logo.x, y, *size, mask="auto")

    def _use_fill(self, ink: str) -> None:
        if self._fill != ink:
            self._fill = ink
            self._canvas.setFillColorRGB(*_rgb(ink))

    def _use_stroke(self, ink: str) -> None:
        if self._stroke != ink:
            self._stroke = ink
            self._canvas.setStrokeColorRGB(*_rgb(ink))


_ARROW = (
    (0.0, 0.4), (0.55, 0.4), (0.55, 0.12), (1.0, 0.5), (0.55, 0.88), (0.55, 0.6), (0.0, 0.6),
)  # fmt: skip
_TRIANGLE = ((0.1, 0.0), (1.0, 0.5), (0.1, 1.0))


def _rgb(ink: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(COLOURS[ink])
    return red / 255, green / 255, blue / 255
