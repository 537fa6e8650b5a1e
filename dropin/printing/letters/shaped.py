"""Letters of any script, in as many faces as they need: how much room they take, how they are set.

Texts stay text in the PDF: each sign of a line is a code of an embedded font that tells what it
reads as. Those from right to left stand in the order in which they are seen, as readers expect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from dropin.printing.ink import fill, stroke
from dropin.printing.layout import Text
from dropin.printing.letters.direction import reads_from_right
from dropin.printing.letters.embedding import EmbeddedFace
from dropin.printing.letters.faces import UNITS, Face
from dropin.printing.letters.shaping import Sign, Stretch, line_of, missing
from dropin.printing.paper_text import plain

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_REMEMBERED = 32_768  # a long sheet tries its words in many sizes
_BOLDER = 0.03  # of its size: the line around letters that have no bold form


@cache
def shaped_letters(*, low_vision: bool) -> ShapedLetters:
    """The same ones for every sheet, so that sheets in one PDF share their fonts."""
    return ShapedLetters(low_vision)


class ShapedLetters:
    """What a sheet with any script is set in; ``low_vision``: in a face for weak eyes."""

    def __init__(self, low_vision: bool) -> None:
        self.measure = _Measure(low_vision)
        self._low_vision = low_vision

    def missing(self, text: str) -> tuple[str, ...]:
        return missing(plain(text), self._low_vision)

    def writer(self, canvas: Canvas) -> _Writer:
        return _Writer(canvas, self._low_vision)


class _Measure:
    """Adds up what a line is made of; within a line the order of its parts does not matter."""

    def __init__(self, low_vision: bool) -> None:
        self._low_vision = low_vision

    def __call__(self, text: str, font: str, size: float, /) -> float:
        return _width(text, font, self._low_vision) * size / UNITS

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        line = line_of(text, font, self._low_vision, reads_from_right(text))
        top = max((stretch.top for stretch in line), default=0)
        bottom = min((stretch.bottom for stretch in line), default=0)
        return top * size / UNITS, -bottom * size / UNITS


@lru_cache(maxsize=_REMEMBERED)
def _width(text: str, font: str, low_vision: bool) -> int:
    line = line_of(text, font, low_vision, reads_from_right(text))
    return sum(stretch.width for stretch in line)


class _Writer:
    def __init__(self, canvas: Canvas, low_vision: bool) -> None:
        self._document = canvas._doc
        self._low_vision = low_vision
        self._prefix = "V" if low_vision else "L"  # of its fonts' names in this PDF
        self._faces: dict[Face, EmbeddedFace] = {}

    def operators(self, texts: Sequence[Text], height: float) -> str:
        return "\n".join(("BT", *chain.from_iterable(self._text(t, height) for t in texts), "ET"))

    def finish(self) -> None:
        for face in self._faces.values():
            face.embed(self._document)

    def _text(self, text: Text, height: float) -> list[str]:
        said = [f"{fill(text.ink)} 1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm"]
        line = line_of(text.text, text.font, self._low_vision, text.from_right)
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
