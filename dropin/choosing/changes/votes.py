"""Votes and papers. Everything here writes the sealed tables alone, and cannot be undone.

That somebody voted and what was voted are written in one step and read by none together: the
person's row has a number made of the ballot's and theirs, so it does not say when it was written,
and the box has no rows of votes, only how often each set of ticks was cast.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from dropin.choosing.changes.known import known_ballot, known_batch, known_person
from dropin.choosing.model import CLOSED, DRAFT, Ballot, Ticks
from dropin.choosing.store import (
    batches,
    box_text,
    has_box,
    papers_counted,
    papers_marked,
    voters_of,
    way_of_voting,
)
from dropin.choosing.voting import (
    differing,
    may_vote,
    read_box,
    voter_number,
    with_votes,
    write_box,
    write_papers,
)
from dropin.errors import BugError, KnownError
from dropin.people.store import roles_of
from dropin.storage.file import CentreFile
from dropin.storage.sealing import SealedChange
from dropin.words import say, say_count

FIRST, SECOND = "first", "second"
_DESK, _PAPER = "desk", "paper"


def vote(
    file: CentreFile, ballot_id: int, person_id: int, ticks: Collection[int], today: date
) -> None:
    """Put somebody's ticks (ids of options, none for a blank vote) into the box, at the desk.

    KnownError, with nothing changed, for who may not vote or has voted, outside the days of
    voting, and for an option that was withdrawn meanwhile.
    """
    known = _open_ballot(file, ballot_id, today)
    _require_vote_left(file, known, person_id, today)
    _require_on_paper(known, ticks)
    if not set(ticks) <= {each.id for each in known.standing}:
        raise KnownError(
            say("One of these options was withdrawn meanwhile. Your vote is not in the box yet."),
            say("Look at the options again and vote once more."),
        )
    with file.sealed() as change:
        _set_up_box(file, change, ballot_id)
        _mark(change, ballot_id, person_id, _DESK)
        _put_in(file, change, ballot_id, [frozenset(ticks)], papers=0)


def require_vote_left(file: CentreFile, ballot_id: int, person_id: int, today: date) -> None:
    """Raise the KnownError that ``vote`` would, before somebody is asked into the booth."""
    _require_vote_left(file, _open_ballot(file, ballot_id, today), person_id, today)


def mark_paper(file: CentreFile, ballot_id: int, person_id: int, today: date) -> None:
    """Note that somebody put a paper into the ballot box; what it says is entered in a batch.

    KnownError as ``vote``.
    """
    known = _open_ballot(file, ballot_id, today)
    _require_vote_left(file, known, person_id, today)
    with file.sealed() as change:
        _set_up_box(file, change, ballot_id)
        _mark(change, ballot_id, person_id, _PAPER)


def unmark_paper(file: CentreFile, ballot_id: int, person_id: int) -> None:
    """Somebody was marked by mistake and can still vote.

    KnownError where their paper may be among those counted, or they voted at the desk.
    """
    if way_of_voting(file, ballot_id, person_id) != _PAPER:
        raise KnownError(
            say("No paper is marked for this person. Nothing was changed."),
            say("A vote at the desk cannot be taken back: nobody knows which one it was."),
        )
    if papers_counted(file, ballot_id) >= papers_marked(file, ballot_id):
        raise KnownError(
            say("Every paper that was marked is in the box already. Nothing was changed."),
            say("Nobody knows which of them is whose, so the mark stays."),
        )
    with file.sealed() as change:
        change.delete("sealed_voter", voter_number(ballot_id, person_id))
        if voters_of(file, ballot_id) == {person_id}:
            change.delete("sealed_box", ballot_id)


def start_batch(file: CentreFile, ballot_id: int, label: str = "") -> int:
    """Begin to enter papers; returns the batch's id. Papers may be entered after closing too."""
    known = known_ballot(file, ballot_id)
    name = label.strip() or say("Batch {number}", number=len(batches(file, known.id)) + 1)
    with file.sealed() as change:
        return change.insert(
            "sealed_batch",
            ballot_id=ballot_id,
            label=name,
            first=write_papers([]),
            second=write_papers([]),
        )


def save_batch_entry(
    file: CentreFile, batch_id: int, entry: str, papers: Sequence[Collection[int]]
) -> None:
    """Keep what was typed in so far as the ``first`` or the ``second`` entry of a batch.

    A paper may tick what was withdrawn since it was printed. KnownError for what never stood on
    it, and for more papers than people handed in.
    """
    if entry not in (FIRST, SECOND):
        raise BugError(f"no such entry: {entry}")
    known = known_batch(file, batch_id)
    ballot = known_ballot(file, known.ballot_id)
    for each in papers:
        _require_on_paper(ballot, each)
    _require_room_for(file, ballot, len(papers))
    text = write_papers([frozenset(each) for each in papers])
    with file.sealed() as change:
        change.update("sealed_batch", batch_id, **{entry: text})


def differing_papers(file: CentreFile, batch_id: int) -> tuple[int, ...]:
    """Which papers of a batch (the first is 1) its two entries tell differently."""
    known = known_batch(file, batch_id)
    return differing(known.first, known.second)


def count_batch(file: CentreFile, batch_id: int) -> int:
    """Put the papers of a batch into the box, and forget their order; returns how many.

    KnownError, with both entries kept, while they differ or hold more papers than people marked.
    """
    known = known_batch(file, batch_id)
    ballot = known_ballot(file, known.ballot_id)
    unlike = differing(known.first, known.second)
    if unlike:
        raise _entries_differ(known.label, unlike)
    if not known.first:
        raise KnownError(
            say("{batch} holds no papers yet.", batch=known.label), say("Enter them twice first.")
        )
    _require_room_for(file, ballot, len(known.first))
    with file.sealed() as change:
        _set_up_box(file, change, ballot.id)
        _put_in(file, change, ballot.id, known.first, papers=len(known.first))
        change.delete("sealed_batch", batch_id)
    return len(known.first)


def remove_batch(file: CentreFile, batch_id: int) -> None:
    """Throw away what was typed of a batch; its papers can be entered anew."""
    known_batch(file, batch_id)
    with file.sealed() as change:
        change.delete("sealed_batch", batch_id)


# Writing


def _set_up_box(file: CentreFile, change: SealedChange, ballot_id: int) -> None:
    """The box stands from the first mark on: else its place in the file would tell when the
    first vote at the desk, or the first batch, came."""
    if not has_box(file, ballot_id):
        change.insert(
            "sealed_box", id=ballot_id, ballot_id=ballot_id, votes=write_box({}), papers=0
        )


def _mark(change: SealedChange, ballot_id: int, person_id: int, way: str) -> None:
    change.insert(
        "sealed_voter",
        id=voter_number(ballot_id, person_id),
        ballot_id=ballot_id,
        person_id=person_id,
        way=way,
    )


def _put_in(
    file: CentreFile,
    change: SealedChange,
    ballot_id: int,
    votes: Iterable[Ticks],
    papers: int,
) -> None:
    before = read_box(box_text(file, ballot_id))
    text = write_box(with_votes(before, votes))
    counted = papers_counted(file, ballot_id) + papers
    change.update("sealed_box", ballot_id, votes=text, papers=counted)


# What cannot be


def _open_ballot(file: CentreFile, ballot_id: int, today: date) -> Ballot:
    known = known_ballot(file, ballot_id)
    state = known.state_on(today)
    if state == DRAFT:
        raise KnownError(
            say("“{question}” is not open for votes yet.", question=known.question),
            say("Come back when it is, or change its first day."),
        )
    if state == CLOSED:
        raise KnownError(
            say("“{question}” has closed. No more votes are taken.", question=known.question),
            say("Look at its result."),
        )
    return known


def _require_vote_left(file: CentreFile, ballot: Ballot, person_id: int, today: date) -> None:
    voter = known_person(file, person_id)
    name, has_left = voter.printed_name, voter.left_on is not None and voter.left_on <= today
    roles = [each.role for each in roles_of(file, person_id) if each.held_on(today)]
    if has_left or not may_vote(ballot, roles):
        raise KnownError(
            say("{name} is not among those who vote on this.", name=name),
            say("If that is wrong, look at {name}'s roles or at who may vote.", name=name),
        )
    way = way_of_voting(file, ballot.id, person_id)
    if way == _DESK:
        raise KnownError(
            say("{name} has voted already, at the desk. That vote counts.", name=name),
            say("Everybody has one vote. Nothing was changed."),
        )
    if way == _PAPER:
        raise KnownError(
            say("{name} has voted already, on paper. That vote counts.", name=name),
            say("Everybody has one vote. Nothing was changed."),
        )


def _require_on_paper(ballot: Ballot, ticks: Collection[int]) -> None:
    if not set(ticks) <= {each.id for each in ballot.options}:
        raise KnownError(
            say("This option is not on the ballot. Nothing was changed."),
            say("Look at the options again."),
        )


def _require_room_for(file: CentreFile, ballot: Ballot, papers: int) -> None:
    marked, counted = papers_marked(file, ballot.id), papers_counted(file, ballot.id)
    if papers > marked - counted:
        raise KnownError(
            say_count(
                "Only one paper is left to enter: {marked} were handed in, {counted} are in the "
                "box. Nothing was changed.",
                "Only {count} papers are left to enter: {marked} were handed in, {counted} are "
                "in the box. Nothing was changed.",
                marked - counted,
                marked=marked,
                counted=counted,
            ),
            say("Count the papers again, and mark everybody who handed one in."),
        )


def _entries_differ(label: str, unlike: Sequence[int]) -> KnownError:
    papers = ", ".join(map(str, unlike))
    return KnownError(
        say_count(
            "The two entries of {batch} differ at paper {papers}. Nothing was counted, and both "
            "are kept.",
            "The two entries of {batch} differ at papers {papers}. Nothing was counted, and both "
            "are kept.",
            len(unlike),
            batch=label,
            papers=papers,
        ),
        say("Look at the paper again and put right the entry that is wrong."),
    )
