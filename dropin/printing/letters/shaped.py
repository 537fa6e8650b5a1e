"""Letters of any script, in as many faces as they need: how much room they take, how they are set.

Texts stay text in the PDF: each sign of a line is a code of an embedded font that tells what it
reads as. Those from right to left stand in the order in which they are seen, as readers expect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from dropin.printing.ink import fill, stroke
from dropin.printing.layout import Text
from dropin.printing.letters.embedding import EmbeddedFace
from dropin.printing.letters.faces import UNITS, Face
from dropin.printing.letters.shaping import Shaper, Sign, Stretch

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BOLDER = 0.03  # of its size: the line around letters that have no bold form


@cache
def shaped_letters(*, low_vision: bool) -> ShapedLetters:
    """The same ones for every sheet, so that sheets in one PDF share their fonts."""
    return ShapedLetters(low_vision)


class ShapedLetters:
    """What a sheet with any script is set in; ``low_vision``: in a face for weak eyes."""

    def __init__(self, low_vision: bool) -> None:
        self._shaper = Shaper(low_vision)
        self.measure = _Measure(self._shaper)
        self._prefix = "V" if low_vision else "L"

    def missing(self, text: str) -> tuple[str, ...]:
        return self._shaper.missing(text)

    def writer(self, canvas: Canvas) -> _Writer:
        return _Writer(canvas, self._shaper, self._prefix)


class _Measure:
    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[tuple[str, str], int] = {}

    def __call__(self, text: str, font: str, size: float, /) -> float:
        key = text, font
        width = self._known.get(key)
        if width is None:
            line = self._shaper.line(text, font)
            width = self._known[key] = sum(stretch.width for stretch in line)
        return width * size / UNITS

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        line = self._shaper.line(text, font)
        top = max((stretch.top for stretch in line), default=0)
        bottom = min((stretch.bottom for stretch in line), default=0)
        return top * size / UNITS, -bottom * size / UNITS


class _Writer:
    def __init__(self, canvas: Canvas, shaper: Shaper, prefix: str) -> None:
        self._document = canvas._doc
        self._prefix = prefix  # of its fonts' names in this PDF
        self._shaper = shaper
        self._faces: dict[Face, EmbeddedFace] = {}

    def operators(self, texts: Sequence[Text], height: float) -> str:
        return "\n".join(("BT", *chain.from_iterable(self._text(t, height) for t in texts), "ET"))

    def finish(self) -> None:
        for face in self._faces.values():
            face.embed(self._document)

    def _text(self, text: Text, height: float) -> list[str]:
        said = [f"{fill(text.ink)} 1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm"]
        line = self._shaper.line(text.text, text.font, text.from_right)
        for face, signs in _by_face(line):
            embedded = self._embedded(face)
            codes = "".join(f"{embedded.code(sign):04X}" for sign in signs)
            shown = f"/{embedded.name} {text.size:.2f} Tf <{codes}> Tj"
            if face.bolder:
                line_around = f"{stroke(text.ink)} {text.size * _BOLDER:.2f} w"
                shown = f"{line_around} 2 Tr {shown} 0 Tr"
            said.append(shown)
        return said

    def _embedded(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = EmbeddedFace(face, f"{self._prefix}{len(self._faces) + 1}")
        return found


def _by_face(line: Iterable[Stretch]) -> list[tuple[Face, list[Sign]]]:
    """The signs of a line, as few times another face as can be: a space goes with any."""
    found: list[tuple[Face, list[Sign]]] = []
    for face, signs, *_ in line:
        if found and (face is found[-1][0] or not any(sign.glyphs for sign in signs)):
            found[-1][1].extend(signs)
        else:
            found.append((face, list(signs)))
    return found
