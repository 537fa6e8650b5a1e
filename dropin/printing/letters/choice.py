"""The one door to the letters: which ones a sheet is set in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from dropin.printing.layout import Measure, Text
from dropin.printing.letters.helvetica import HELVETICA

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Writer(Protocol):
    """Writes texts into one PDF."""

    def operators(self, texts: Sequence[Text], height: float) -> str:
        """What writes ``texts`` on a page of ``height``, in their order."""
        ...

    def finish(self) -> None:
        """Bring into the PDF what all its pages need, before it is saved."""
        ...


class Letters(Protocol):
    """What a sheet is set in."""

    @property
    def measure(self) -> Measure:
        """How much room a text takes."""
        ...

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of ``text`` that no font can draw, each once; they show as "?"."""
        ...

    def writer(self, canvas: Canvas) -> Writer:
        """What writes into the PDF of ``canvas``."""
        ...


def letters_for(texts: Iterable[str], *, low_vision: bool = False) -> Letters:
    """The letters a sheet with these texts is set in.

    With ``low_vision``, Latin letters are those of a face made for eyes that see little.
    """
    if not low_vision:
        try:
            "".join(texts).encode("cp1252")
        except UnicodeEncodeError:
            pass
        else:
            return HELVETICA
    from dropin.printing.letters.shaped import shaped_letters  # most sheets do without

    return shaped_letters(low_vision=low_vision)
