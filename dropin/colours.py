"""Colours as people see them: contrast, what the colour-blind see, how far two are apart.

Colours are written ``#RRGGBB`` (sRGB, IEC 61966-2-1). A *look* is how a category shows on screen
and paper: the name of one of the themes' colours, or a colour of one's own, and after a space one
of MARKS where it is not the usual one: ``blue``, ``blue star``, ``#7A1F5A circle``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text of any size can be read
ALIKE = 12.0  # differences below this are easily missed between two small marks
RED_BLIND, GREEN_BLIND, BLUE_BLIND = "red-blind", "green-blind", "blue-blind"
COLOUR_BLIND = (RED_BLIND, GREEN_BLIND, BLUE_BLIND)

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "square": "■",
        "circle": "●",
        "triangle": "▲",
        "diamond": "◆",
        "star": "★",
        "pentagon": "⬟",
        "cross": "✚",
        "bar": "▬",
    }
)
USUAL_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "blue": "square",
        "orange": "circle",
        "green": "triangle",
        "pink": "diamond",
        "violet": "star",
        "ochre": "pentagon",
        "teal": "cross",
        "slate": "bar",
    }
)

_WRITTEN = re.compile("#[0-9A-Fa-f]{6}")
_STEPS = 50
_HALF_AS_LIGHT = 0.18  # the luminance that looks half as light as white

_Three = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), table 1, severity 1.0; for linear RGB.
_SEEN: Mapping[str, tuple[_Three, _Three, _Three]] = MappingProxyType(
    {
        RED_BLIND: (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        GREEN_BLIND: (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        BLUE_BLIND: (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
# sRGB to CIE XYZ under D65, and its white.
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def parts_of(look: str) -> tuple[str, str]:
    """The colour of a look and the name of its mark."""
    colour, _, mark = look.partition(" ")
    return colour, mark or USUAL_MARKS.get(colour, "square")


def is_colour(text: str) -> bool:
    return _WRITTEN.fullmatch(text) is not None


def contrast(first: str, second: str) -> float:
    """From 1, the same lightness, to 21, black on white; as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, kind: str) -> str:
    """``colour`` as somebody sees it who is ``kind``, one of COLOUR_BLIND."""
    return _written(_times(_SEEN[kind], _linear(colour)))


def grey(colour: str) -> str:
    """``colour`` from a printer without colours: as light as it is."""
    light = _luminance(colour)
    return _written((light, light, light))


def difference(first: str, second: str) -> float:
    """How far two colours are apart: their distance in CIELAB (CIE 1976)."""
    pairs = zip(_lab(first), _lab(second), strict=True)
    return float(sum((one - other) ** 2 for one, other in pairs) ** 0.5)


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour``, the rest of ``other``."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _in_hex([one * share + two * (1 - share) for one, two in pairs])


@cache
def readable(colour: str, ground: str, least: float = TEXT_CONTRAST) -> str:
    """``colour``, or the nearest darker or lighter one with ``least`` contrast on ``ground``."""
    away = "#000000" if _luminance(ground) > _HALF_AS_LIGHT else "#FFFFFF"
    for step in range(_STEPS, -1, -1):
        found = mixed(colour, away, step / _STEPS)
        if contrast(found, ground) >= least:
            return found
    return away


def _luminance(colour: str) -> float:
    return _times(_TO_XYZ, _linear(colour))[1]


def _lab(colour: str) -> _Three:
    x, y, z = (
        _cube_root(value / white)
        for value, white in zip(_times(_TO_XYZ, _linear(colour)), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(value: float) -> float:
    """CIE 15: a straight line near black, where the root would be too steep."""
    return (
        float(value ** (1 / 3)) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
    )


def _linear(colour: str) -> _Three:
    """The amounts of light behind the three channels, 0 to 1."""
    red, green, blue = (_light(value) for value in _channels(colour))
    return red, green, blue


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _written(linear: _Three) -> str:
    kept = [min(1.0, max(0.0, value)) for value in linear]
    return _in_hex(
        [
            value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
            for value in kept
        ]
    )


def _channels(colour: str) -> _Three:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _in_hex(channels: list[float]) -> str:
    return "#" + "".join(f"{round(value * 255):02X}" for value in channels)


def _times(rows: tuple[_Three, _Three, _Three], vector: _Three) -> _Three:
    first, second, third = (
        sum(factor * value for factor, value in zip(row, vector, strict=True)) for row in rows
    )
    return first, second, third
