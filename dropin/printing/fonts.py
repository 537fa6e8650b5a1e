"""The letters: which fonts a sheet is set in, how wide a text is, which characters have no shape.

A sheet in the letters of Windows-1252 uses Helvetica, which every PDF reader and printer has, so
nothing is embedded. Any other sheet is set wholly in the bundled Noto Sans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reportlab.pdfbase import pdfmetrics

from dropin.printing.layout import BOLD, REGULAR, Measure

FONTS_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

Family = Mapping[str, str]  # REGULAR and BOLD -> the name the canvas knows it by

HELVETICA: Family = MappingProxyType({REGULAR: "Helvetica", BOLD: "Helvetica-Bold"})
NOTO: Family = MappingProxyType({REGULAR: "NotoSans-Regular", BOLD: "NotoSans-Bold"})
_STAND_IN = "?"  # for a character without a shape, which is reported beforehand


def family_for(texts: Iterable[str]) -> Family:
    """The fonts a sheet with these texts is set in, ready for use."""
    try:
        "".join(texts).encode("cp1252")
    except UnicodeEncodeError:
        return _noto()
    return HELVETICA


def without_shape(text: str, family: Family) -> tuple[str, ...]:
    """The characters of ``text`` that ``family`` cannot draw, each once."""
    if family is HELVETICA:
        return ()
    shapes = _shapes()
    return tuple(dict.fromkeys(each for each in text if ord(each) not in shapes))


def drawable(text: str, family: Family) -> str:
    """``text`` with a question mark for each character without a shape."""
    missing = without_shape(text, family)
    return text.translate({ord(each): _STAND_IN for each in missing}) if missing else text


def measure_in(family: Family) -> Measure:
    """How wide a text is in ``family``: (text, font, size) -> points."""
    fonts = {role: pdfmetrics.getFont(name) for role, name in family.items()}
    known: dict[tuple[str, str], float] = {}

    def of_size_one(text: str, font: str) -> float:
        if family is HELVETICA:  # the font's own table, without asking which font has each letter
            widths: Sequence[int] = fonts[font].widths
            return sum(widths[code] for code in text.encode("cp1252")) / 1000
        width: float = fonts[font].stringWidth(drawable(text, family), 1)
        return width

    def measure(text: str, font: str, size: float) -> float:
        key = text, font
        width = known.get(key)
        if width is None:
            width = known[key] = of_size_one(text, font)
        return width * size

    return measure


@cache
def _noto() -> Family:
    from reportlab.pdfbase.ttfonts import TTFont  # reads font files that most sheets do without

    for name in NOTO.values():
        pdfmetrics.registerFont(TTFont(name, FONTS_FOLDER / f"{name}.ttf"))
    return NOTO


@cache
def _shapes() -> frozenset[int]:
    faces = [pdfmetrics.getFont(name).face for name in _noto().values()]
    return frozenset(faces[0].charToGlyph) & frozenset(faces[1].charToGlyph)
