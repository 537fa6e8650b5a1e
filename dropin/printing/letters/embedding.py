"""Faces in the PDF: each with the signs that are drawn, and what each of them is read as.

A code within the PDF stands for one sign: its glyphs, how far it reaches and its text. So the codes
of a line follow each other without a gap, and any reader finds each word as it was written.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from string import ascii_letters, digits
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from dropin.printing.letters.faces import UNITS, Face
from dropin.printing.letters.piles import Pile, with_piles
from dropin.printing.letters.shaping import Sign

_NEEDED_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
_LETTERS = frozenset(ascii_letters + digits + "-")  # a system's font may be called anything
_SYMBOLIC = 4  # FontDescriptor: glyphs are not found by the names of letters
_A_BLOCK = 100  # the most a block of a ToUnicode map may hold


class EmbeddedFace:
    """One face within one PDF, called ``name`` in its pages."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[Sign, int] = {}

    def code(self, sign: Sign) -> int:
        """The code of ``sign``, from 1 upwards."""
        return self._codes.setdefault(sign, len(self._codes) + 1)

    def embed(self, document: PDFDocument) -> None:
        """Put the font into ``document``, with what has been asked for so far."""
        file, places = self._file()
        plain_name = "".join(filter(_LETTERS.__contains__, self.face.name))
        base = PDFName(f"{_tag(self.name)}+{plain_name}")
        reference = document.Reference
        content = reference(_stream(file, Length1=len(file)))
        inner = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": reference(_descriptor(self.face, base, content)),
            "W": PDFArray([1, PDFArray([sign.advance for sign in self._codes])]),
            "CIDToGIDMap": reference(
                _stream(b"".join(each.to_bytes(2, "big") for each in (0, *places)))
            ),
        }
        outer = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([reference(PDFDictionary(inner))]),
            "ToUnicode": reference(_stream(_to_unicode(sign.text for sign in self._codes))),
        }
        document.idToObject["BasicFonts"].dict[self.name] = reference(PDFDictionary(outer))

    def _file(self) -> tuple[bytes, list[int]]:
        """The font's file, and the number in it of the glyph for each code."""
        face = self.face.face
        used = {placed.glyph for sign in self._codes for placed in sign.glyphs}
        subset, numbers = _subset(face, used)
        scale = face.upem / UNITS
        piles = [
            tuple(
                (numbers[glyph], round(x * scale), round(y * scale)) for glyph, x, y in sign.glyphs
            )
            for sign in self._codes
        ]
        added = tuple(dict.fromkeys(pile for pile in piles if not _stands_alone(pile)))
        where = {pile: subset.glyph_count + index for index, pile in enumerate(added)}
        places = [where[pile] if pile in where else pile[0][0] for pile in piles]
        return with_piles(subset, added), places


def _stands_alone(pile: Pile) -> bool:
    """Whether it is a glyph of the font as it is."""
    return len(pile) == 1 and pile[0][1:] == (0, 0)


def _subset(face: hb.Face, glyphs: Iterable[int]) -> tuple[hb.Face, dict[int, int]]:
    """The face with ``glyphs`` alone, and the number each has in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    spare = set(face.table_tags) - _NEEDED_TABLES
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in spare)
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
    plan = hb.SubsetPlan(face, wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


def _descriptor(face: Face, base: PDFName, file: object) -> PDFDictionary:
    ascent, descent = face.extents
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-UNITS, descent, 2 * UNITS, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
            "FontFile2": file,
        }
    )


def _stream(content: bytes, **entries: int) -> Any:
    packed = zlib.compress(content, 9)
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), packed)


def _to_unicode(texts: Iterable[str]) -> bytes:
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts, start=1)
    ]
    blocks = (lines[start : start + _A_BLOCK] for start in range(0, len(lines), _A_BLOCK))
    said = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )
    return _MAP.format(said).encode("ascii")


_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _tag(name: str) -> str:
    """Six capitals, as the name of a subset begins; another for each font of a PDF."""
    number = int("".join(each for each in name if each.isdigit()) or 0)
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1))
