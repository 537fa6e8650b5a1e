"""A paper ballot as it is typed in: the numbers of the options ticked, blank for none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dropin.choosing.model import BallotOption, Ticks
from dropin.words import say

BLANK = "0"


def read_paper(text: str, options: Sequence[BallotOption]) -> Ticks:
    """``1 3 4``, ``1,3,4``: the options with these numbers, the first being 1; ``0``: blank.

    Raises ValueError for nothing at all and for a number no option has.
    """
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    if not numbers or re.search(r"[^\d\s,.;+&-]", text):
        raise ValueError(text)
    if numbers == [int(BLANK)]:
        return frozenset()
    if not all(1 <= each <= len(options) for each in numbers):
        raise ValueError(text)
    return frozenset(options[each - 1].id for each in numbers)


def paper_words(ticks: Ticks, options: Sequence[BallotOption]) -> str:
    """``1, 3, 4``; or that it is blank."""
    numbers = [str(place) for place, each in enumerate(options, 1) if each.id in ticks]
    return ", ".join(numbers) or say("blank")
