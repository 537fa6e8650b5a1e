"""The fonts: those that come with the program, in a fixed order, and after them the system's.

A face is opened when the first character asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from dropin.printing.layout import BOLD
from dropin.printing.letters.clusters import default_ignorable
from dropin.printing.letters.scripts import script_of
from dropin.printing.letters.system_fonts import system_fonts

FONTS_FOLDER = Path(__file__).parents[3] / "resources" / "fonts"
UNITS = 1000  # in which all lengths of a face are told: so many to its size

_MAIN, _LEGIBLE = "NotoSans", "DropinLegible"
_OF_SCRIPT = {
    "Adlm": "NotoSansAdlam",
    "Arab": "NotoSansArabic",
    "Armn": "NotoSansArmenian",
    "Beng": "NotoSansBengali",
    "Cans": "NotoSansCanadianAboriginal",
    "Cher": "NotoSansCherokee",
    "Deva": "NotoSansDevanagari",
    "Ethi": "NotoSansEthiopic",
    "Geor": "NotoSansGeorgian",
    "Gujr": "NotoSansGujarati",
    "Guru": "NotoSansGurmukhi",
    "Hebr": "NotoSansHebrew",
    "Khmr": "NotoSansKhmer",
    "Knda": "NotoSansKannada",
    "Laoo": "NotoSansLao",
    "Mlym": "NotoSansMalayalam",
    "Mymr": "NotoSansMyanmar",
    "Nkoo": "NotoSansNKo",
    "Olck": "NotoSansOlChiki",
    "Orya": "NotoSansOriya",
    "Sinh": "NotoSansSinhala",
    "Syrc": "NotoSansSyriac",
    "Taml": "NotoSansTamil",
    "Telu": "NotoSansTelugu",
    "Tfng": "NotoSansTifinagh",
    "Thaa": "NotoSansThaana",
    "Thai": "NotoSansThai",
    "Tibt": "NotoSerifTibetan",
}
_FOR_ANY = (
    "NotoEmoji",
    "NotoSansSymbols",
    "NotoSansMath",
    "NotoSansSymbols2",
    "DroidSansFallback",
    "DroidSansFallbackRare",
)
_EMOJI = "NotoEmoji"
_EMOJI_SIGNS = frozenset("\ufe0f\u20e3")  # ask for the picture of a sign; put a number on a key
_FIRST_PICTURE = "\U0001f000"


class Face:
    """One font. ``bolder`` says that it must be made bold by drawing around its outlines."""

    def __init__(self, file: Path, bolder: bool) -> None:
        self.name = file.stem
        self.bolder = bolder
        self.face = hb.Face(hb.Blob(file.read_bytes()))  # not by name: it may hold any letter
        self.font = hb.Font(self.face)
        self.font.scale = (UNITS, UNITS)
        self._covered = self.face.unicodes
        self._inks: dict[int, tuple[int, int]] = {}

    @property
    def extents(self) -> tuple[int, int]:
        """How far its letters reach above the line and below it."""
        usual = self.font.get_font_extents("ltr")
        return usual.ascender, usual.descender

    def ink(self, glyph: int) -> tuple[int, int]:
        """The lowest and the highest point of what is drawn."""
        found = self._inks.get(glyph)
        if found is None:
            box = self.font.get_glyph_extents(glyph)
            top = box.y_bearing if box else 0
            found = self._inks[glyph] = (top + box.height if box else 0, top)
        return found

    def has(self, text: str) -> bool:
        """Whether it can draw each character of ``text`` that is seen."""
        return all(ord(each) in self._covered or default_ignorable(each) for each in text)


def legible(word: str, role: str) -> bool:
    """Whether the face for weak eyes has all Latin letters of ``word``: none is set in two."""
    face = bundled(_LEGIBLE, role)
    return all(face.has(each) for each in word if script_of(each) == "Latn")


def face_for(cluster: str, role: str, low_vision: bool, before: Face | None) -> Face | None:
    """The face for ``cluster``, rather that of the cluster before it; None where none has it."""
    return next(
        (face for face in _candidates(cluster, role, low_vision, before) if face.has(cluster)), None
    )


def _candidates(cluster: str, role: str, low_vision: bool, before: Face | None) -> Iterator[Face]:
    first = next((each for each in cluster if not default_ignorable(each)), cluster[0])
    if first >= _FIRST_PICTURE or _EMOJI_SIGNS.intersection(cluster):
        yield bundled(_EMOJI, role)
    if low_vision:
        yield bundled(_LEGIBLE, role)
    yield bundled(_MAIN, role)
    if before is not None:
        yield before
    script = _OF_SCRIPT.get(script_of(first))
    if script:
        yield bundled(script, role)
    for name in _FOR_ANY:
        yield bundled(name, role)
    found = _system_face(cluster, role)
    if found is not None:
        yield found


@cache
def bundled(name: str, role: str) -> Face:
    """The bundled face ``name`` for regular or bold text."""
    bold = FONTS_FOLDER / f"{name}-Bold.ttf"
    if role == BOLD and bold.exists():
        return Face(bold, bolder=False)
    regular = FONTS_FOLDER / f"{name}-Regular.ttf"
    return Face(regular, bolder=role == BOLD)


@lru_cache(maxsize=1024)
def _system_face(cluster: str, role: str) -> Face | None:
    seen = [ord(each) for each in cluster if not default_ignorable(each)]
    for font in system_fonts():
        if all(each in font.characters for each in seen):
            return _opened(font.path, role)
    return None


@cache
def _opened(file: Path, role: str) -> Face:
    return Face(file, bolder=role == BOLD)
