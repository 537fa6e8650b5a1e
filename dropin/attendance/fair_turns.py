"""Fair turns: who goes first when more people want in than fit.

The rule in words: whoever missed out lately goes first, the most often on this activity, then the
most often on any; then the order of asking decides. Missing out is having asked and not got a
place, or not in time, without coming after all. The ranking is a proposal; a person confirms it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dropin.attendance.model import SignUp
from dropin.attendance.sign_ups import line, room
from dropin.records import record
from dropin.words import Message


@record
class MissedOut:
    """How often somebody missed out lately: on this activity, and on others."""

    here: int = 0
    elsewhere: int = 0


@record
class Turn:
    """One of those waiting, in the order proposed; ``fits``: there is room for their party."""

    sign_up: SignUp
    reason: Message
    fits: bool


def rule_in_words(days: int) -> Message:
    """How turns are proposed, for the page and the wall."""
    return Message(
        "Whoever missed out in the last {days} days goes first: most often here, then most "
        "often anywhere. After that, whoever asked first.",
        days=days,
    )


def proposed_turns(
    sign_ups: Sequence[SignUp], capacity: int | None, missed: Mapping[int, MissedOut]
) -> tuple[Turn, ...]:
    """Those waiting, whoever should go first first, each with why.

    ``sign_ups`` are all of one date; ``missed`` is by person. A party too large for what is left
    is passed over for a smaller one behind it: somebody looks at the proposal and confirms it.
    """
    ranked = sorted(
        enumerate(line(sign_ups), start=1),
        key=lambda item: (*_before(missed.get(item[1].person_id, MissedOut())), item[0]),
    )
    left = room(capacity, sign_ups).free
    turns = []
    for number, each in ranked:
        fits = left is None or each.heads <= left
        if fits and left is not None:
            left -= each.heads
        turns.append(Turn(each, _reason(missed.get(each.person_id, MissedOut()), number), fits))
    return tuple(turns)


def _before(missed: MissedOut) -> tuple[int, int]:
    return -missed.here, -missed.elsewhere


def _reason(missed: MissedOut, number: int) -> Message:
    values: dict[str, object] = {
        "here": missed.here,
        "elsewhere": missed.elsewhere,
        "number": number,
    }
    if missed.here and missed.elsewhere:
        return Message(
            "Missed out here {here} × and elsewhere {elsewhere} × lately; number {number} in line",
            **values,
        )
    if missed.here:
        return Message("Missed out here {here} × lately; number {number} in line", **values)
    if missed.elsewhere:
        return Message(
            "Missed out elsewhere {elsewhere} × lately; number {number} in line", **values
        )
    return Message("Number {number} in line", **values)
