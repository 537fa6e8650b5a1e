"""The programme in numbers for whoever pays for it: counts alone, and none so small that it tells
who somebody is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dropin.buddies.life import agreed_on
from dropin.buddies.model import ENDINGS, FACES, MOVED_ON, CheckIn, Pair, Request, Terms
from dropin.records import record

FEWEST = 5
"""A count from 1 up to but not including this is only told as “fewer than 5”."""


@record
class Summary:
    """Days ``first`` up to but not including ``end``, counted.

    ``asked`` requests made; ``agreed`` pairs both said yes to; ``met`` pairs that met first;
    ``together`` pairs that were together on any of the days. ``ended`` pairs that had met, by
    reason; ``check_ins`` by face. ``buddies`` served on any of the days, ``trained`` of them hold
    every training needed on the last day. ``waited_days`` is the median from asking to agreeing.
    """

    first: date
    end: date
    asked: int
    agreed: int
    met: int
    together: int
    ended: tuple[tuple[str, int], ...]
    check_ins: tuple[tuple[str, int], ...]
    buddies: int
    trained: int
    waited_days: int | None


def summarise(
    first: date,
    end: date,
    *,
    requests: Iterable[Request],
    pairs: Iterable[Pair],
    check_ins: Iterable[CheckIn],
    terms: Iterable[Terms],
    trained: frozenset[int],
) -> Summary:
    """Count what was in these days. Temporary pairs are part of the pair they stood in for."""

    def within(day: date | None) -> bool:
        return day is not None and first <= day < end

    known = {each.id: each for each in requests}
    own = [each for each in pairs if each.stands_in_for is None]
    agreed = [each for each in own if within(agreed_on(each))]
    ended = Counter(each.ending for each in own if within(each.ended_on) and each.met_on)
    faces = Counter(each.face for each in check_ins if within(each.day))
    served = {each.person_id for each in terms if _serves(each, first, end)}
    return Summary(
        first=first,
        end=end,
        asked=sum(within(each.made_on) for each in known.values()),
        agreed=len(agreed),
        met=sum(within(each.met_on) for each in own),
        together=sum(_together(each, first, end) for each in own),
        ended=tuple((each, ended[each]) for each in ENDINGS if ended[each]),
        check_ins=tuple((each, faces[each]) for each in FACES if faces[each]),
        buddies=len(served),
        trained=len(served & trained),
        waited_days=_median(
            [
                (on - known[each.request_id].made_on).days
                for each in agreed
                if each.request_id in known and (on := agreed_on(each)) is not None
            ]
        ),
    )


def is_told(count: int) -> bool:
    """Whether a count may be told as it is: none at all, or enough that nobody is meant."""
    return count == 0 or count >= FEWEST


def told_parts(parts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The parts of a whole that may be told: all of them, or none.

    One part alone left out could be reckoned from the others and their sum.
    """
    every = tuple(parts)
    return every if all(is_told(count) for _, count in every) else ()


def told_endings(ended: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The endings that may be told: each, or else how many moved on and ("") all others together,
    or none."""
    every = tuple(ended)
    moved_on = dict(every).get(MOVED_ON, 0)
    others = sum(count for _, count in every) - moved_on
    return told_parts(every) or told_parts(((MOVED_ON, moved_on), ("", others)))


def _serves(terms: Terms, first: date, end: date) -> bool:
    return terms.starts_on < end and (terms.ends_on is None or terms.ends_on > first)


def _together(pair: Pair, first: date, end: date) -> bool:
    if pair.met_on is None or pair.met_on >= end:
        return False
    return pair.ended_on is None or pair.ended_on > first


def _median(days: list[int]) -> int | None:
    """The middle one, the lower of two; None where they are too few to hide anybody."""
    return sorted(days)[(len(days) - 1) // 2] if len(days) >= FEWEST else None
