"""Texts become glyphs: which glyph of which face, and where it stands. HarfBuzz knows how.

A word is shaped by itself, so a line is as wide as its words and the spaces between them. Within
it, each stretch of one direction, script and face is shaped as one. Lengths are in the units of a
face: so many (UNITS) to the size of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from dropin.printing.layout import BOLD, GLUE, REGULAR
from dropin.printing.letters.clusters import clusters, default_ignorable
from dropin.printing.letters.direction import levels, visual_order
from dropin.printing.letters.faces import Face, face_for, legible
from dropin.printing.letters.scripts import script_of
from dropin.records import NamedTuple

STAND_IN = "?"  # for a character without a glyph, which is reported beforehand
_BOX = 0  # the glyph of every font for what it has not
_LANGUAGE = "und"  # else HarfBuzz asks the machine it runs on
_REMEMBERED = 8192  # words and lines come back on every page
_TALLEST = 10_000  # units above the line or below it: a pile of accents is pressed into them


class Placed(NamedTuple):
    """A glyph by its number in its face, ``x`` and ``y`` from where its sign begins."""

    glyph: int
    x: int
    y: int


class Sign(NamedTuple):
    """What is one to the reader: a letter with its accents, a ligature. It is read as ``text``."""

    glyphs: tuple[Placed, ...]
    advance: int
    text: str


class Stretch(NamedTuple):
    """Signs of one face from left to right; their ink reaches from ``bottom`` to ``top``."""

    face: Face
    signs: tuple[Sign, ...]
    width: int
    top: int
    bottom: int


class _Look(NamedTuple):
    """What a character is set in. No ``face``: it has none, and a stand-in is shown."""

    face: Face | None
    script: str


class _Part(NamedTuple):
    """Characters of one word, look and level."""

    text: str
    look: _Look
    level: int


def missing(text: str, low_vision: bool) -> tuple[str, ...]:
    """The characters of ``text`` that no face has a glyph for, each once."""
    found: dict[str, None] = {}
    for role in (REGULAR, BOLD):
        looks = _looks_of_all(text, role, low_vision)
        lost = (each for each, look in zip(text, looks, strict=True) if look.face is None)
        found |= dict.fromkeys(lost)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def line_of(text: str, role: str, low_vision: bool, from_right: bool) -> tuple[Stretch, ...]:
    """``text`` as stretches in the order in which they stand from left to right.

    The paragraph it is of reads ``from_right`` or not.
    """
    parts = list(_parts(text.replace(GLUE, " "), role, low_vision, from_right))
    order = visual_order([part.level for part in parts])
    return tuple(_stretch(parts[place], role, low_vision) for place in order)


def _parts(text: str, role: str, low_vision: bool, from_right: bool) -> Iterator[_Part]:
    looks = _looks_of_all(text, role, low_vision)
    shown = "".join(each if look.face else STAND_IN for each, look in zip(text, looks, strict=True))
    spaces = (each == " " for each in shown)
    start = 0
    for (_, look, level), same in groupby(
        zip(spaces, looks, levels(shown, from_right), strict=True)
    ):
        stop = start + sum(1 for _ in same)
        yield _Part(shown[start:stop], look, level)
        start = stop


def _looks_of_all(text: str, role: str, low_vision: bool) -> list[_Look]:
    found: list[_Look] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            found += _looks_of(" ", role, low_vision)
        found += _looks_of(word, role, low_vision)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _looks_of(word: str, role: str, low_vision: bool) -> tuple[_Look, ...]:
    """The look of each character of a word, which does not depend on the words around it."""
    found = list(_looked_up(word, role, low_vision))
    first = next((each.script for each in found if each.script), "")
    return tuple(each if each.script else each._replace(script=first) for each in found)


def _looked_up(word: str, role: str, low_vision: bool) -> Iterator[_Look]:
    low_vision = low_vision and legible(word, role)
    before: Face | None = None
    script = ""
    for cluster in clusters(word):
        face = face_for(cluster, role, low_vision, before)
        script = script_of(cluster[0]) or script
        if face is None and len(cluster) > 1:
            for each in cluster:
                if before is None or not default_ignorable(each):
                    before = face_for(each, role, low_vision, before)
                yield _Look(before, script)
        else:
            before = face or before
            yield from [_Look(face, script)] * len(cluster)


def _stretch(part: _Part, role: str, low_vision: bool) -> Stretch:
    face = part.look.face or face_for(STAND_IN, role, low_vision, None)
    if face is None:
        raise LookupError("the bundled fonts have no question mark")
    return _shaped(part.text, face, part.look.script, part.level % 2 == 1)


@lru_cache(maxsize=_REMEMBERED)
def _shaped(text: str, face: Face, script: str, from_right: bool) -> Stretch:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if from_right else "ltr"
    buffer.language = _LANGUAGE
    if script:
        buffer.script = script
    else:
        buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer)
    infos = buffer.glyph_infos
    if not infos:  # nothing but joiners and their like
        return Stretch(face, tuple(Sign((), 0, each) for each in text), 0, 0, 0)
    ends = _ends([info.cluster for info in infos], len(text))
    shaped = zip(infos, buffer.glyph_positions, strict=True)
    signs: list[Sign] = []
    for start, both in groupby(shaped, key=lambda pair: pair[0].cluster):
        sign = _sign([(info.codepoint, place) for info, place in both], text[start : ends[start]])
        signs += _letter_by_letter(sign, from_right)
    return _pressed(face, signs)


def _ends(starts: Sequence[int], end: int) -> dict[int, int]:
    """Where in the text each cluster ends, by where it starts."""
    ordered = sorted(set(starts))
    return dict(zip(ordered, [*ordered[1:], end], strict=True))


def _sign(glyphs: Sequence[tuple[int, hb.GlyphPosition]], text: str) -> Sign:
    placed = []
    pen = 0
    for number, place in glyphs:
        if number == _BOX:  # of a letter that is there only to be blank
            continue
        placed.append(Placed(number, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return Sign(() if text == " " else tuple(placed), pen, text)


def _letter_by_letter(sign: Sign, from_right: bool) -> list[Sign]:
    """A sign read from the right as one of each letter: the first shows it, the others nothing.

    Readers of PDFs take what stands from left to right and turn it around, letter by letter.
    """
    count = len(sign.text)
    if count < 2:
        return [sign]
    each = sign.advance // count
    text = sign.text[::-1] if from_right else sign.text
    shown = Sign(sign.glyphs, sign.advance - each * (count - 1), text[0])
    return [shown, *(Sign((), each, letter) for letter in text[1:])]


def _pressed(face: Face, signs: Sequence[Sign]) -> Stretch:
    """The stretch, with a pile of accents pressed into what any page has room for."""
    inks = [
        (placed.y + low, placed.y + high)
        for sign in signs
        for placed in sign.glyphs
        for low, high in (face.ink(placed.glyph),)
    ]
    top, bottom = (
        max((high for _, high in inks), default=0),
        min((low for low, _ in inks), default=0),
    )
    share = _TALLEST / max(top, -bottom, _TALLEST)
    if share < 1:
        signs = [
            sign._replace(
                glyphs=tuple(each._replace(y=round(each.y * share)) for each in sign.glyphs)
            )
            for sign in signs
        ]
    width = sum(sign.advance for sign in signs)
    return Stretch(face, tuple(signs), width, round(top * share), round(bottom * share))
