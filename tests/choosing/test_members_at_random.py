"""Members put in ideas, back them, vote, hand in papers, undo and redo, in any order.

What must hold whatever they do: the box holds exactly the votes that were taken, one for each
person; undo and redo lead to the exact file of before and after, and never touch a vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from dropin.choosing import store
from dropin.choosing.changes.votes import FIRST, SECOND
from dropin.choosing.model import CHOSEN, COME, LEAD, NOT_NOW, OPEN, Idea, Ticks
from dropin.choosing.operations import (
    close_ballot,
    count_batch,
    mark_paper,
    put_in_idea,
    remove_ballot,
    remove_idea,
    reply_to_idea,
    save_batch_entry,
    start_batch,
    support,
    vote,
    withdraw_option,
    withdraw_support,
)
from dropin.choosing.voting import read_box
from dropin.errors import KnownError
from tests.choosing.made import TODAY, ballot, house
from tests.files import dump

Rows = dict[str, list[tuple[object, ...]]]

PEOPLE = st.integers(1, 6)
PICKS = st.integers(0, 50)
TICKS = st.frozensets(st.integers(0, 3))


class Members(RuleBasedStateMachine):
    """``taken`` is what we know was cast, by ballot; ``done`` and ``undone`` are the files before
    and after each step that can be undone, and redone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.house = house(Path(self.folder.name))
        self.file = self.house.__enter__()
        self.taken: dict[int, Counter[Ticks]] = {}
        self.voters: dict[int, set[int]] = {}
        self.papers: Counter[int] = Counter()
        self.done: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []

    def teardown(self) -> None:
        self.house.__exit__(None, None, None)
        self.folder.cleanup()

    @initialize()
    def somebody_has_voted(self) -> None:
        self.open_ballot(["Choir", "Chess", "Walks"])
        self.cast(0, 1, frozenset({0, 2}))

    # Ideas

    @rule(title=st.sampled_from(["Choir", "Chess", "Walks"]), by=st.none() | PEOPLE)
    def put_in(self, title: str, by: int | None) -> None:
        self.act(lambda: put_in_idea(self.file, Idea(0, title, TODAY, person_id=by)))

    @rule(pick=PICKS, kind=st.sampled_from([COME, LEAD]), by=st.none() | PEOPLE)
    def back(self, pick: int, kind: str, by: int | None) -> None:
        number = self.an_idea(pick)
        self.act(lambda: support(self.file, number, kind, by, TODAY))

    @rule(pick=PICKS, other=PICKS)
    def take_support_back(self, pick: int, other: int) -> None:
        known = store.idea(self.file, self.an_idea(pick))
        if known is not None and known.supports:
            number = known.supports[other % len(known.supports)].id
            self.act(lambda: withdraw_support(self.file, known.id, number))

    @rule(pick=PICKS, answer=st.sampled_from([CHOSEN, NOT_NOW, ""]))
    def reply(self, pick: int, answer: str) -> None:
        number = self.an_idea(pick)
        self.act(lambda: reply_to_idea(self.file, number, answer, "Because.", TODAY))

    @rule(pick=PICKS)
    def remove(self, pick: int) -> None:
        number = self.an_idea(pick)
        self.act(lambda: remove_idea(self.file, number))

    # Ballots and votes

    @precondition(lambda self: len(store.ballots(self.file)) < 3)
    @rule(titles=st.lists(st.sampled_from(["Choir", "Chess", "Walks", "Radio"]), unique=True))
    def open_ballot(self, titles: list[str]) -> None:
        self.act(lambda: ballot(self.file, *titles))

    @rule(pick=PICKS, person=PEOPLE, ticks=TICKS)
    def cast(self, pick: int, person: int, ticks: frozenset[int]) -> None:
        number, chosen = self.a_ballot(pick), self.options(pick, ticks)
        if self.act(lambda: vote(self.file, number, person, chosen, TODAY)):
            self.taken.setdefault(number, Counter())[chosen] += 1
            self.mark_voted(number, person)

    @rule(pick=PICKS, person=PEOPLE)
    def hand_in_paper(self, pick: int, person: int) -> None:
        number = self.a_ballot(pick)
        if self.act(lambda: mark_paper(self.file, number, person, TODAY)):
            self.papers[number] += 1
            self.mark_voted(number, person)

    @rule(pick=PICKS, papers=st.lists(TICKS, max_size=3), slip=st.booleans())
    def enter_papers(self, pick: int, papers: list[frozenset[int]], slip: bool) -> None:
        number = self.a_ballot(pick)
        if number not in self.voters:
            return
        said = [self.options(pick, each) for each in papers]
        if self.act(lambda: self.enter(number, said, said[:-1] if slip else said)):
            assert len(said) <= self.papers[number]
            assert said
            assert not slip
            self.papers[number] -= len(said)
            self.taken.setdefault(number, Counter()).update(said)

    @rule(pick=PICKS, other=PICKS)
    def withdraw(self, pick: int, other: int) -> None:
        number = self.a_ballot(pick)
        known = store.ballot(self.file, number)
        if known is not None:
            option = known.options[other % len(known.options)].id
            self.act(lambda: withdraw_option(self.file, number, option, TODAY))

    @rule(pick=PICKS)
    def close(self, pick: int) -> None:
        number = self.a_ballot(pick)
        self.act(lambda: close_ballot(self.file, number, TODAY))

    @rule(pick=PICKS)
    def remove_unvoted(self, pick: int) -> None:
        number = self.a_ballot(pick)
        if self.act(lambda: remove_ballot(self.file, number)):
            assert number not in self.voters

    # Back and forth

    @rule()
    def undo(self) -> None:
        self.step(self.file.undo, self.done, self.undone, 0)

    @rule()
    def redo(self) -> None:
        self.step(self.file.redo, self.undone, self.done, 1)

    # What always holds

    @invariant()
    def the_box_holds_what_was_taken(self) -> None:
        for number, votes in self.taken.items():
            assert read_box(store.box_text(self.file, number)) == votes
        boxes = self.file.value("SELECT count(*) FROM sealed_box")
        assert boxes == sum(bool(people) for people in self.voters.values())

    @invariant()
    def everybody_has_one_vote(self) -> None:
        for number, people in self.voters.items():
            assert store.voters_of(self.file, number) == people
            in_box = sum(self.taken.get(number, Counter()).values())
            assert in_box + self.papers[number] == len(people)

    @invariant()
    def nothing_points_nowhere(self) -> None:
        assert self.file.rows("PRAGMA foreign_key_check") == []

    # How it is done

    def act(self, edit: Callable[[], object]) -> bool:
        """Whether it was taken; a refusal leaves the file as it was."""
        before, last = dump(self.file), self.file.last_change_id
        if refusal(edit) is not None:
            assert dump(self.file) == before
            return False
        if self.file.last_change_id != last:
            self.done.append((journaled(before), journaled(dump(self.file))))
            self.undone.clear()
        return True

    def step(
        self,
        turn: Callable[[], object],
        taken_from: list[tuple[Rows, Rows]],
        given_to: list[tuple[Rows, Rows]],
        side: int,
    ) -> None:
        before, last, papers = dump(self.file), self.file.last_change_id, self.papers_voted_on()
        refused = refusal(turn)
        if refused is not None:
            assert "a vote stays as it was cast" in refused.what
            assert dump(self.file) == before
            return
        turned = self.file.last_change_id != last
        assert turned == bool(taken_from)
        if turned:
            step = taken_from.pop()
            given_to.append(step)
            assert journaled(dump(self.file)) == step[side]
            assert self.papers_voted_on() == papers

    def papers_voted_on(self) -> dict[int, object]:
        return {number: store.ballot(self.file, number) for number in self.voters}

    def enter(self, number: int, first: list[Ticks], second: list[Ticks]) -> None:
        batch = start_batch(self.file, number)
        try:
            save_batch_entry(self.file, batch, FIRST, first)
            save_batch_entry(self.file, batch, SECOND, second)
            count_batch(self.file, batch)
        except KnownError:
            with self.file.sealed() as change:
                change.delete("sealed_batch", batch)
            raise

    def mark_voted(self, number: int, person: int) -> None:
        assert person not in self.voters.setdefault(number, set())
        self.voters[number].add(person)

    def an_idea(self, pick: int) -> int:
        known = sorted(each.id for each in store.ideas(self.file))
        return known[pick % len(known)] if known else 0

    def a_ballot(self, pick: int) -> int:
        """Rather an open one: there most happens."""
        known = sorted(
            store.ballots(self.file), key=lambda each: (each.state_on(TODAY) != OPEN, each.id)
        )
        return known[pick % len(known)].id if known else 0

    def options(self, pick: int, ticks: frozenset[int]) -> Ticks:
        known = store.ballot(self.file, self.a_ballot(pick))
        there = known.options if known is not None else ()
        return frozenset(there[each].id for each in ticks if each < len(there))


def refusal(edit: Callable[[], object]) -> KnownError | None:
    try:
        edit()
    except KnownError as error:
        return error
    return None


def journaled(rows: Rows) -> Rows:
    return {name: table for name, table in rows.items() if not name.startswith("sealed_")}


TestMembers = Members.TestCase
TestMembers.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
