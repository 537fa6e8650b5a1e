"""How much room a text takes: what the letters tell whoever lays out a page."""

from __future__ import annotations

from typing import Protocol


class Measure(Protocol):
    """How much room a text takes: (text, font, size) -> points."""

    def __call__(self, text: str, font: str, size: float, /) -> float:
        """How wide it is."""
        ...

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        """How far its ink goes above its baseline and below it, where a line must mind that."""
        ...
