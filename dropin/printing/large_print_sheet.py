"""The week in large print: a list by day that flows over as many pages as it takes.

Everything on it is as large as the entries, the foot too, and nothing shrinks: for people who see
little. One column, one thing below the other, no marks whose meaning stands elsewhere.
"""

from __future__ import annotations

from dropin.printing.bands import Way, drawn, flowing
from dropin.printing.cautions import broken_words
from dropin.printing.day_bands import Look, day_bands, notes_band, width_of_titles
from dropin.printing.entry_blocks import roomy
from dropin.printing.frame import Sizes, finished, frame
from dropin.printing.layout import INK, Measure, Pages, Piece, Text
from dropin.printing.model import LARGE_PRINT, Sheet

LEAST_SIZE = LARGE_PRINT  # points: what is called large print


def lay_out_large_print(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``sheet`` at its text size, on any paper."""
    size = max(LEAST_SIZE, sheet.text_size)
    sizes = Sizes(title=size * 1.25, name=size, small=size)
    around = frame(sheet, logo_shape, measure, upright=True, sizes=sizes)
    way = Way(around.inner, measure, gap=size * 1.3, small=size, most_empty=0.3)
    look = Look(size * 1.15, size, size, size * 0.6, roomy, hatched=False)
    bands = day_bands(sheet, look, way)
    if sheet.notes:
        bands.append(notes_band(sheet.notes, look, way))
    pages = [
        drawn(parts, around.left, around.top, way) for parts in flowing(bands, around.room, way)
    ]
    cautions = tuple(broken_words(sheet, size, width_of_titles(sheet, look, way), measure))
    laid_out = finished(sheet, around, pages, measure, cautions)
    return laid_out._replace(pages=tuple(map(_in_black, laid_out.pages)))


def _in_black(page: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Nothing is paler than anything else."""
    return tuple(piece._replace(ink=INK) if isinstance(piece, Text) else piece for piece in page)
