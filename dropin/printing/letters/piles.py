"""Glyphs made of others: a letter with its accents becomes one glyph of an embedded font.

A reader of a PDF then sees one sign where people see one, instead of accents that go back and
forth. The outlines stay where they are; a pile only says which of them stand where (the composite
glyphs of TrueType).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from struct import pack, unpack, unpack_from

import uharfbuzz as hb

Pile = tuple[tuple[int, int, int], ...]  # glyph, x, y in units of the font; () is blank

_WORDS, _PLACES, _MORE = 0x0001, 0x0002, 0x0020  # how a component is written
_DEEPER = 1  # a pile may hold glyphs that are made of others themselves
_SFNT, _CHECKED, _WORD = 0x00010000, 0xFFFFFFFF, 0xFFFF


def with_piles(face: hb.Face, piles: Sequence[Pile]) -> bytes:
    """The file of a TrueType ``face`` with a glyph for each of ``piles`` after its own."""
    if not piles:
        return bytes(face.blob.data)
    tables = {tag: bytes(face.reference_table(tag).data) for tag in sorted(face.table_tags)}
    outlines = _outlines(tables)
    metrics = _metrics(tables, len(outlines))
    for pile in piles:
        outline = _composite(pile, outlines)
        outlines.append(outline)
        metrics.append((0, unpack_from(">h", outline, 2)[0] if outline else 0))
    return _file(tables | _rebuilt(tables, outlines, metrics, max(map(len, piles))))


def _outlines(tables: dict[str, bytes]) -> list[bytes]:
    """What ``glyf`` holds for each glyph."""
    loca, glyf = tables["loca"], tables["glyf"]
    (long,) = unpack_from(">h", tables["head"], 50)
    size = 4 if long else 2
    places = unpack(f">{len(loca) // size}{'I' if long else 'H'}", loca)
    if not long:
        places = tuple(2 * place for place in places)
    return [glyf[start:stop] for start, stop in pairwise(places)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """The advance of each glyph and where its ink begins."""
    (told,) = unpack_from(">H", tables["hhea"], 34)
    hmtx = tables["hmtx"]
    found = [unpack_from(">Hh", hmtx, 4 * index) for index in range(told)]
    bearings = [unpack_from(">h", hmtx, 4 * told + 2 * n)[0] for n in range(count - told)]
    return [*found, *((found[-1][0], each) for each in bearings)]


def _composite(pile: Pile, outlines: Sequence[bytes]) -> bytes:
    seen = [each for each in pile if outlines[each[0]]]
    if not seen:
        return b""
    boxes = []
    for glyph, x, y in seen:
        left, low, right, high = unpack_from(">4h", outlines[glyph], 2)
        boxes.append((left + x, low + y, right + x, high + y))
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    said = pack(">5h", -1, min(lefts), min(lows), max(rights), max(highs))
    for index, (glyph, x, y) in enumerate(seen):
        more = _MORE if index + 1 < len(seen) else 0
        said += pack(">HHhh", _WORDS | _PLACES | more, glyph, x, y)
    return said


def _rebuilt(
    tables: dict[str, bytes],
    outlines: Sequence[bytes],
    metrics: Sequence[tuple[int, int]],
    most: int,
) -> dict[str, bytes]:
    """The tables that know of each glyph; none is made of more than ``most`` others."""
    glyf, places = bytearray(), [0]
    for outline in outlines:
        glyf += outline + b"\0" * (-len(outline) % 4)
        places.append(len(glyf))
    head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
    head[8:12] = b"\0\0\0\0"  # the sum over the whole file, which nobody asks for in a PDF
    head[50:52] = pack(">h", 1)
    hhea[34:36] = pack(">H", len(metrics))
    maxp[4:6] = pack(">H", len(outlines))
    maxp[6:14] = pack(">4H", *_bounds(unpack_from(">4H", maxp, 6), most))
    elements, depth = unpack_from(">HH", maxp, 28)
    maxp[28:32] = pack(">HH", max(elements, most), depth + _DEEPER)
    return {
        "glyf": bytes(glyf),
        "loca": pack(f">{len(places)}I", *places),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
        "hmtx": b"".join(pack(">Hh", *each) for each in metrics),
    }


def _bounds(told: Sequence[int], most: int) -> tuple[int, int, int, int]:
    """The most points and contours of a glyph, and of one that is made of others."""
    points, contours = max(told[0], told[2]), max(told[1], told[3])
    return told[0], told[1], min(points * most, _WORD), min(contours * most, _WORD)


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">IHHHH", _SFNT, count, 16 << power, power, 16 * count - (16 << power))
    body = b""
    start = len(head) + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(unpack(f">{len(padded) // 4}I", padded)) & _CHECKED
        head += pack(">4sIII", tag.encode("ascii"), total, start + len(body), len(table))
        body += padded
    return head + body
