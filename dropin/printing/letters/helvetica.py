"""Helvetica: the letters of Windows-1252, in every reader of PDFs, with nothing to embed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics

from dropin.printing.ink import fill
from dropin.printing.layout import BOLD, REGULAR, Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NAMES = {REGULAR: "Helvetica", BOLD: "Helvetica-Bold"}
_SPECIAL = frozenset("()\\")


class _Measure:
    """Adds up the widths of the font's own table, and remembers each text."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, text: str, font: str, size: float, /) -> float:
        key = text, font
        width = self._known.get(key)
        if width is None:
            widths: Sequence[int] = pdfmetrics.getFont(_NAMES[font]).widths
            width = sum(widths[code] for code in text.encode("cp1252")) / 1000
            self._known[key] = width
        return width * size

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        """No letter of Helvetica leaves its line."""
        return 0.0, 0.0


class _Helvetica:
    @property
    def measure(self) -> _Measure:
        return _Measure()

    def missing(self, text: str) -> tuple[str, ...]:
        return ()

    def writer(self, canvas: Canvas) -> _Writer:
        return _Writer(canvas)


class _Writer:
    def __init__(self, canvas: Canvas) -> None:
        # The canvas tells the name of a font within the PDF only while it sets one.
        name_of = canvas._doc.getInternalFontName
        self._names: Mapping[str, str] = {role: name_of(name) for role, name in _NAMES.items()}

    def operators(self, texts: Sequence[Text], height: float) -> str:
        operators = ["BT"]
        look: tuple[str, float, str] | None = None
        for x, y, text, font, size, ink, _, _, _ in texts:
            if look != (font, size, ink):
                look = font, size, ink
                operators.append(f"{self._names[font]} {size:.2f} Tf {fill(ink)}")
            operators.append(f"1 0 0 1 {x:.2f} {height - y:.2f} Tm ({_literal(text)}) Tj")
        operators.append("ET")
        return "\n".join(operators)

    def finish(self) -> None:
        """Nothing is embedded."""


@lru_cache(maxsize=4096)  # most titles come back every week
def _literal(text: str) -> str:
    """``text`` in the letters of Helvetica, as it stands between parentheses in a PDF."""
    if text.isascii() and not _SPECIAL.intersection(text):
        return text
    return "".join(
        f"\\{code:03o}" if code > 126 or chr(code) in _SPECIAL else chr(code)
        for code in text.encode("cp1252")
    )


HELVETICA = _Helvetica()
