"""How many pairs a buddy carries, and whether that is too much or too little.

A pair takes a place from being proposed until it ended, through every pause. A temporary one
takes a place with whoever stands in, for as long as it was asked for; the place of the buddy who
is away stays theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dropin.buddies.life import runs_on
from dropin.buddies.model import Pair, Terms
from dropin.records import record

TOO_MUCH, FULL, SOME, NOTHING = "too much", "full", "some", "nothing"


@record
class Carried:
    """What one buddy carries on a day: ``pairs`` of ``most_pairs``, and which that is.

    TOO_MUCH is more than their terms say, FULL just so many, NOTHING no pair at all though their
    terms have room for one.
    """

    person_id: int
    pairs: int
    most_pairs: int

    @property
    def kind(self) -> str:
        if self.pairs > self.most_pairs:
            return TOO_MUCH
        if self.pairs == self.most_pairs:
            return FULL
        return SOME if self.pairs else NOTHING


def pairs_of(pairs: Iterable[Pair], buddy_id: int, day: date) -> int:
    """How many places of a buddy are taken on the day."""
    return sum(each.buddy_id == buddy_id and runs_on(each, day) for each in pairs)


def carried(terms: Sequence[Terms], pairs: Iterable[Pair], day: date) -> tuple[Carried, ...]:
    """What everybody carries who is a buddy on the day, or still has a pair; by person.

    Whose time as a buddy is over has room for none.
    """
    known = {each.person_id: each.most_pairs if each.hold_on(day) else 0 for each in terms}
    count = dict.fromkeys(known, 0)
    for each in pairs:
        if each.buddy_id is not None and runs_on(each, day):
            count[each.buddy_id] = count.get(each.buddy_id, 0) + 1
    serving = {each.person_id for each in terms if each.hold_on(day)}
    return tuple(
        Carried(person_id, pairs_now, known.get(person_id, 0))
        for person_id, pairs_now in sorted(count.items())
        if pairs_now or person_id in serving
    )
