"""The colours of print and the eight marks as shapes.

A mark is drawn, not written: no font has all eight, and a shape looks the same on every printer.
The colours are the bars of the light theme; each is dark enough to be told from paper in grey, and
a centre's own colour is darkened until it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import cos, pi, sin
from types import MappingProxyType

from dropin.colours import parts_of, readable

_PAPER = "#FFFFFF"

Point = tuple[float, float]  # 0 to 1 from the top left of the mark's square

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "1F2328",
        "muted": "4A5058",
        "line": "B9B4AC",
        "hatch": "C9C4BC",
        "blue": "1F5A9E",
        "orange": "9A4B00",
        "green": "2C6B2F",
        "pink": "9C2A5C",
        "violet": "5B3F99",
        "ochre": "6B5600",
        "teal": "0F6266",
        "slate": "46505C",
    }
)


def colour_of(ink: str) -> str:
    """``RRGGBB`` of a role, of a category's look, or of its colour."""
    colour, _ = parts_of(ink)
    return COLOURS[colour] if colour in COLOURS else readable(colour, _PAPER)[1:]


def _around(count: int, radii: tuple[float, ...], middle: float = 0.5) -> tuple[Point, ...]:
    """``count`` corners around the middle, the first on top, their radii taking turns."""
    return tuple(
        (
            0.5 + radii[index % len(radii)] * sin(2 * pi * index / count),
            middle - radii[index % len(radii)] * cos(2 * pi * index / count),
        )
        for index in range(count)
    )


ROUND = "circle"  # the one mark without corners
CORNERS: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "square": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
        "triangle": ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
        "diamond": ((0.5, -0.04), (1.0, 0.5), (0.5, 1.04), (0.0, 0.5)),
        "star": _around(10, (0.58, 0.24), 0.54),
        "pentagon": _around(5, (0.54,), 0.53),
        "cross": (
            (0.33, 0.0), (0.67, 0.0), (0.67, 0.33), (1.0, 0.33), (1.0, 0.67), (0.67, 0.67),
            (0.67, 1.0), (0.33, 1.0), (0.33, 0.67), (0.0, 0.67), (0.0, 0.33), (0.33, 0.33),
        ),
        "bar": ((0.0, 0.32), (1.0, 0.32), (1.0, 0.68), (0.0, 0.68)),
    }
)  # fmt: skip


@cache
def fill(ink: str) -> str:
    """What sets the colour of areas and letters in a PDF."""
    return "{:.3f} {:.3f} {:.3f} rg".format(*_rgb(ink))


@cache
def stroke(ink: str) -> str:
    """What sets the colour of lines in a PDF."""
    return "{:.3f} {:.3f} {:.3f} RG".format(*_rgb(ink))


def _rgb(ink: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour_of(ink))
    return red / 255, green / 255, blue / 255
