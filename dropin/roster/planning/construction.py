"""The first roster, within a blink: whoever is furthest below their share takes the next slot.

Slots few can take come first. Where one stays open, a chain of hand-overs is looked for: a leader
takes it and gives up one of theirs, which another can take, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator

from dropin.roster.planning.draft import Draft
from dropin.roster.planning.puzzle import Puzzle, members

_LONGEST_CHAIN = 8


def round_robin(puzzle: Puzzle) -> Draft:
    """In turn, whoever is next and may: what a person with a pencil would write."""
    draft, turn, count = Draft(puzzle), 0, len(puzzle.leaders)
    for slot, takers in enumerate(puzzle.takers):
        in_turn = sorted(takers, key=lambda leader: (leader - turn) % count)
        for leader in in_turn:
            if draft.may_take(leader, slot):
                draft.put(leader, slot)
                turn = leader + 1
                break
    return draft


def by_share(puzzle: Puzzle) -> Draft:
    """Slots few can take first, each to whoever is furthest below their share."""
    draft = Draft(puzzle)
    fill_all(draft)
    return draft


def from_published(puzzle: Puzzle) -> Draft:
    """The published roster as far as it still stands, its gaps filled."""
    draft = Draft.of(puzzle, [-1 if holder is None else holder for holder in puzzle.published])
    fill_all(draft)
    return draft


def fill_all(draft: Draft) -> None:
    """Fill the open slots as far as hand-overs reach; no filled slot opens."""
    puzzle = draft.puzzle

    def few_takers_first(slot: int) -> tuple[int, int, int]:
        return (len(puzzle.takers[slot]), -puzzle.loads[slot], slot)

    for slot in sorted(draft.open, key=few_takers_first):
        _fill_at_once(draft, slot)
    for slot in sorted(draft.open, key=few_takers_first):
        fill(draft, slot)


def fill(draft: Draft, slot: int) -> bool:
    """Fill one open slot, if need be by a chain of hand-overs; otherwise all stays as it was."""
    return _fill_by_hand_overs(draft, slot, {slot}, _LONGEST_CHAIN)


def _fill_at_once(draft: Draft, slot: int) -> bool:
    takers = (each for each in draft.puzzle.takers[slot] if draft.may_take(each, slot))
    leader = min(takers, key=draft.above, default=None)
    if leader is None:
        return False
    draft.put(leader, slot)
    return True


def fill_with(draft: Draft, leader: int, slot: int) -> bool:
    """As ``fill``, the slot going to this leader, who is one of its takers."""
    if draft.may_take(leader, slot):
        draft.put(leader, slot)
        return True
    return _take_giving_up(draft, leader, slot, {slot}, _LONGEST_CHAIN)


def _fill_by_hand_overs(draft: Draft, slot: int, tried: set[int], links: int) -> bool:
    if _fill_at_once(draft, slot):
        return True
    return links > 0 and any(
        _take_giving_up(draft, leader, slot, tried, links)
        for leader in sorted(draft.puzzle.takers[slot], key=draft.above)
    )


def _take_giving_up(draft: Draft, leader: int, slot: int, tried: set[int], links: int) -> bool:
    """The leader takes the slot and gives up another, which somebody else can be found for."""
    for given_up in _in_the_way(draft, leader, slot):
        if given_up in tried:
            continue
        tried.add(given_up)
        draft.drop(given_up)
        if draft.may_take(leader, slot):
            draft.put(leader, slot)
            if _fill_by_hand_overs(draft, given_up, tried, links - 1):
                return True
            draft.drop(slot)
        draft.put(leader, given_up)
    return False


def _in_the_way(draft: Draft, leader: int, slot: int) -> Iterator[int]:
    """Slots one of which the leader might give up to be able to take another."""
    puzzle, held = draft.puzzle, draft.held[leader]
    conflicting = held & puzzle.conflicts[leader][slot]
    if conflicting:
        if conflicting.bit_count() == 1:
            yield from members(conflicting)
        return
    crowded = held
    for slots, most in puzzle.limits_at[leader][slot]:
        if (held & slots).bit_count() >= most:
            crowded &= slots
    yield from members(crowded)
