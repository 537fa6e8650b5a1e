"""One vote each, in secret: who may vote, what stands in the box, papers entered twice.

A vote is the set of options ticked. The box holds how often each set was ticked, in the order of
the sets and never in that of voting, so the same votes always make the same text. It is filled up
with blanks to a size that hardly any election outgrows: one more vote does not change its length,
and nothing else in the file moves.

What the file can't keep secret. Whoever copies it between two votes (a backup does too) sees what
was voted in between, though not by whom, unless one person alone voted; so does whoever can
recover deleted files from the disk. Papers being entered stand there as they lie until they are
counted: a batch should hold several. And where very few voted, or all ticked the same, the result
itself tells; ``results`` says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dropin.choosing.counting import Votes
from dropin.choosing.model import Ballot, Ticks

_BLOCK = 16 * 1024
"""Room for some five hundred different votes."""


def may_vote(ballot: Ballot, roles: Collection[str]) -> bool:
    """Whether somebody who holds these roles is among those who vote."""
    return not ballot.electorate or any(role in ballot.electorate for role in roles)


def voter_number(ballot_id: int, person_id: int) -> int:
    """The number of a voter's row, which says nothing about when it was written."""
    return (ballot_id << 32) + person_id


def with_votes(box: Votes, votes: Iterable[Ticks]) -> Votes:
    """The box after these votes were put in."""
    after = dict(box)
    for each in votes:
        after[each] = after.get(each, 0) + 1
    return after


def write_box(box: Votes) -> str:
    """The box as text: the same for the same votes, in whatever order they came."""
    import json  # start-up reads no box

    counted = sorted((sorted(ticks), count) for ticks, count in box.items())
    return _filled_up(json.dumps(counted, separators=(",", ":")))


def read_box(text: str) -> Votes:
    """What ``write_box`` wrote."""
    import json  # start-up reads no box

    return {frozenset(ticks): count for ticks, count in json.loads(text)}


def write_papers(papers: Sequence[Ticks]) -> str:
    """The papers of a batch as text, in the order they lie in."""
    import json  # start-up reads no papers

    return _filled_up(json.dumps([sorted(each) for each in papers], separators=(",", ":")))


def read_papers(text: str) -> tuple[Ticks, ...]:
    """What ``write_papers`` wrote."""
    import json  # start-up reads no papers

    return tuple(map(frozenset, json.loads(text)))


def differing(first: Sequence[Ticks], second: Sequence[Ticks]) -> tuple[int, ...]:
    """Which papers of a batch, the first being 1, do not say the same in both entries.

    A paper that only one of the entries has is among them.
    """
    longest = max(len(first), len(second))
    return tuple(
        number + 1 for number in range(longest) if first[number:][:1] != second[number:][:1]
    )


def _filled_up(text: str) -> str:
    """To whole blocks: even of a row that was wiped, its length can be told from its page."""
    return text.ljust(-(-len(text) // _BLOCK) * _BLOCK)
