"""The call list on paper, for whoever rings from the desk: what it says, not how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo

from dropin.dates import Customs, day_long
from dropin.records import record
from dropin.relief.candidates import CallList, Candidate
from dropin.relief.model import YES, Call, Need, Relief
from dropin.relief.telling import call_words, span_words, what_words
from dropin.words import Message

MOST_LINES = 8
"""So many to ring for one thing; who comes after them is counted."""


@record
class Line:
    """Somebody to ring: ``place`` in the order, what they are called, number, and why them.

    Who is not to be named on paper has a place, as in the program, and nothing else.
    """

    place: int
    name: str
    number: str
    why: str


@record
class Row:
    """One thing that needs cover. ``more`` can be asked too, but have no line of their own."""

    what: Message
    day: str
    clock: str
    lines: tuple[Line, ...]
    asked: tuple[Message, ...] = ()
    more: int = 0


@record
class CallSheet:
    """All that a relief leaves to be covered."""

    relief: Relief
    rows: tuple[Row, ...]


def call_sheet(
    relief: Relief,
    lists: Iterable[CallList],
    calls: Sequence[Call],
    *,
    name_of: Callable[[int], str],
    number_of: Callable[[int], str],
    zone: tzinfo,
    customs: Customs,
) -> CallSheet:
    """The sheet of one relief, in time order.

    ``name_of`` gives "" for who is not to be named on paper, ``number_of`` for whose number is
    not to stand there.
    """
    rows = [
        _row(each, calls, name_of, number_of, zone, customs)
        for each in lists
        if each.need.relief_id == relief.id
    ]
    return CallSheet(relief, tuple(rows))


def _row(
    found: CallList,
    calls: Sequence[Call],
    name_of: Callable[[int], str],
    number_of: Callable[[int], str],
    zone: tzinfo,
    customs: Customs,
) -> Row:
    need = found.need
    shown = found.to_ask[:MOST_LINES]
    lines = tuple(_line(place, each, name_of, number_of) for place, each in enumerate(shown, 1))
    return Row(
        what_words(need),
        day_long(need.day, customs),
        span_words(need, customs),
        lines,
        tuple(_asked(need, calls, name_of, zone, customs)),
        len(found.to_ask) - len(shown),
    )


def _line(
    place: int,
    each: Candidate,
    name_of: Callable[[int], str],
    number_of: Callable[[int], str],
) -> Line:
    name = name_of(each.person_id)
    if not name:
        return Line(place, "", "", "")
    return Line(place, name, number_of(each.person_id), _why(each))


def _why(candidate: Candidate) -> str:
    return " · ".join(map(str, candidate.reasons))


def _asked(
    need: Need,
    calls: Sequence[Call],
    name_of: Callable[[int], str],
    zone: tzinfo,
    customs: Customs,
) -> Iterable[Message]:
    """Who was asked already, the latest call first."""
    for call in reversed(calls):
        name = name_of(call.person_id)
        if call.filed_under == need.what.filed_under and call.outcome != YES and name:
            told = call_words(call, zone, customs)
            yield Message("{name}: {told}", name=name, told=told)
