"""Reading how people write when something happens: "2nd and 4th Tuesday, 1:30 till 3".

Nothing is guessed in silence and nothing unknown is dropped: both raise a question, whose answers
are clearer words to be read instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.dates import Customs
from dropin.programme.plain_words.reading import WhenReading


def read_when(
    words: str,
    *,
    customs: Customs,
    today: date,
    start: str = "",
    end: str = "",
    title: str = "",
    terms: Sequence[str] = (),
) -> WhenReading:
    """What ``words`` say about when something happens. Never raises.

    ``start`` and ``end`` are the cells of the Start and End columns; where they agree with the
    words on a twelve-hour face, the clearer one decides. ``title`` only tells a closure from an
    activity. ``terms`` are the names of the terms that are known. The words of a choice hold all
    that the columns said, so they are read again without them.
    """
    # The words and their grammar cost start-up time that showing a calendar does not need.
    from dropin.programme.plain_words.reading_steps import read

    return read(words, customs=customs, today=today, start=start, end=end, title=title, terms=terms)
