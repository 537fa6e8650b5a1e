"""What to know of a category's colour and mark while choosing them: contrast, and who sees what.

Nothing is forbidden: a mark tells categories apart where colours do not, so only a look that
leaves somebody with neither is warned of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dropin.colours import (
    ALIKE,
    BLUE_BLIND,
    COLOUR_BLIND,
    GREEN_BLIND,
    RED_BLIND,
    TEXT_CONTRAST,
    contrast,
    difference,
    parts_of,
    readable,
    seen,
)
from dropin.programme.model import Category
from dropin.records import NamedTuple
from dropin.words import Message

PAPER = "#FFFFFF"

HOW_SEEN: Mapping[str, str] = MappingProxyType(
    {
        RED_BLIND: "without red (protanopia)",
        GREEN_BLIND: "without green (deuteranopia)",
        BLUE_BLIND: "without blue (tritanopia)",
    }
)


class Remark(NamedTuple):
    """``serious`` where somebody could not tell categories apart, or not make one out."""

    words: Message
    serious: bool


def remarks(
    category: Category, others: Sequence[Category], colours: Mapping[str, str]
) -> tuple[Remark, ...]:
    """What whoever chooses the look of ``category`` should know; nothing where all is well.

    ``colours`` gives each of COLOURS as ``#RRGGBB`` on paper.
    """
    return (*_paleness(category, colours), *_likeness(category, others, colours))


def _paleness(category: Category, colours: Mapping[str, str]) -> Iterator[Remark]:
    chosen = _colour(category, colours)
    if contrast(chosen, PAPER) < TEXT_CONTRAST:
        template = (
            "Too pale for paper: its contrast is {contrast} : 1, and {least} : 1 is needed. It is"
            " drawn darker, as {darker}."
        )
        found = f"{contrast(chosen, PAPER):.1f}"
        darker = readable(chosen, PAPER)
        words = Message(template, contrast=found, least=TEXT_CONTRAST, darker=darker)
        yield Remark(words, False)


def _likeness(
    category: Category, others: Sequence[Category], colours: Mapping[str, str]
) -> Iterator[Remark]:
    """One remark for each other category that is not told apart by everybody."""
    drawn, mark = _drawn(category, colours), parts_of(category.look)[1]
    for other in others:
        if other.id == category.id:
            continue
        other_drawn, other_mark = _drawn(other, colours), parts_of(other.look)[1]
        if mark == other_mark:
            yield Remark(_same_mark(other, drawn, other_drawn), True)
        elif difference(drawn, other_drawn) < ALIKE:
            template = "Nearly the colour of “{other}”: only the mark tells them apart."
            yield Remark(Message(template, other=other.name), False)


def _same_mark(other: Category, drawn: str, other_drawn: str) -> Message:
    """In black and white they look alike anyhow; who else cannot tell them apart is said first."""
    if difference(drawn, other_drawn) < ALIKE:
        template = "The mark of “{other}” in nearly the same colour: nobody can tell them apart."
        return Message(template, other=other.name)
    for kind in COLOUR_BLIND:
        if difference(seen(drawn, kind), seen(other_drawn, kind)) < ALIKE:
            template = (
                "The mark of “{other}”, and people who see {how} see the same colour too. Choose"
                " another mark."
            )
            return Message(template, other=other.name, how=Message(HOW_SEEN[kind]))
    template = "The mark of “{other}”: printed in black and white they look the same."
    return Message(template, other=other.name)


def _colour(category: Category, colours: Mapping[str, str]) -> str:
    return category.own_colour or colours[category.colour]


def _drawn(category: Category, colours: Mapping[str, str]) -> str:
    return readable(_colour(category, colours), PAPER)
