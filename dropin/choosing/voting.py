"""One vote each, in secret: who may vote, what stands in the box, papers entered twice.

A vote is the set of options ticked. The box holds how often each set was ticked, in the order of
the sets and never in that of voting, so that the same votes always make the same text. The text
is filled up with blanks to whole blocks: one more vote hardly ever changes its length, and a row
that keeps its length is overwritten where it stands.

What secrecy does not cover. Whoever copies the file between two votes (a backup does) can see
what the votes between the two copies were, though not who cast which, unless it was one alone.
Where everybody ticked the same, or very few voted, the result itself tells (``results`` warns).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dropin.choosing.counting import Votes
from dropin.choosing.model import Ballot, Ticks

_BLOCK = 1024


def may_vote(ballot: Ballot, roles: Collection[str]) -> bool:
    """Whether somebody who holds these roles is among those who vote."""
    return not ballot.electorate or any(role in ballot.electorate for role in roles)


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
    text = json.dumps(counted, separators=(",", ":"))
    return text.ljust(-(-len(text) // _BLOCK) * _BLOCK)


def read_box(text: str) -> Votes:
    """What ``write_box`` wrote."""
    import json  # start-up reads no box

    return {frozenset(ticks): count for ticks, count in json.loads(text)}


def write_papers(papers: Sequence[Ticks]) -> str:
    """The papers of a batch as text, in the order they lie in."""
    import json  # start-up reads no papers

    return json.dumps([sorted(each) for each in papers], separators=(",", ":"))


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
