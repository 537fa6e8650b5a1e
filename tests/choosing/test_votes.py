"""One vote each, on the right days, by those who may; papers entered twice; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from dropin.choosing import store
from dropin.choosing.changes.votes import FIRST, SECOND
from dropin.choosing.model import BallotOption, BoardSeat
from dropin.choosing.operations import (
    close_ballot,
    count_batch,
    differing_papers,
    mark_paper,
    remove_ballot,
    remove_batch,
    remove_seat,
    save_ballot,
    save_batch_entry,
    save_seat,
    start_batch,
    unmark_paper,
    vote,
    withdraw_option,
)
from dropin.choosing.results import result
from dropin.choosing.voting import differing, may_vote, read_box, with_votes, write_box
from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person, remove_person, update_person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from tests.choosing.made import CLOSES, TODAY, ballot, draft, options_of
from tests.files import dump

ANA, BEN, CY, DI = 1, 2, 3, 4


def box(file: CentreFile, number: int) -> dict[frozenset[int], int]:
    return dict(read_box(store.box_text(file, number)))


def refused(file: CentreFile, act: Callable[[], object], words: str) -> None:
    """A friendly answer, and the file as it was."""
    before = dump(file)
    with pytest.raises(KnownError, match=words) as error:
        act()
    assert error.value.next_step
    assert dump(file) == before


def test_a_vote_is_in_the_box_and_the_person_has_voted(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    choir, chess = options_of(file, number)
    vote(file, number, ANA, [chess, choir], TODAY)
    vote(file, number, BEN, [], TODAY)
    vote(file, number, CY, {choir, chess}, TODAY)
    assert box(file, number) == {frozenset({choir, chess}): 2, frozenset(): 1}
    assert store.voters_of(file, number) == {ANA, BEN, CY}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("desk", "desk", "at the desk"),
        ("desk", "paper", "at the desk"),
        ("paper", "desk", "on paper"),
        ("paper", "paper", "on paper"),
    ],
)
def test_nobody_votes_twice(file: CentreFile, first: str, second: str, words: str) -> None:
    number = ballot(file, "Choir")
    cast = {
        "desk": lambda: vote(file, number, ANA, options_of(file, number), TODAY),
        "paper": lambda: mark_paper(file, number, ANA, TODAY),
    }
    cast[first]()
    refused(file, cast[second], f"Ana has voted already, {words}")


def test_nobody_votes_before_the_first_day_or_after_the_last(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    for act in (vote_for_choir, mark):
        refused(file, partial(act, file, number, date(2026, 11, 21)), "not open")
        refused(file, partial(act, file, number, CLOSES), "has closed")
    vote_for_choir(file, number, date(2026, 11, 30))
    close_ballot(file, number, date(2026, 11, 30))
    refused(file, lambda: mark(file, number, date(2026, 11, 30)), "has closed")


def vote_for_choir(file: CentreFile, number: int, day: date) -> None:
    vote(file, number, ANA, options_of(file, number)[:1], day)


def mark(file: CentreFile, number: int, day: date) -> None:
    mark_paper(file, number, BEN, day)


def test_only_the_electorate_votes(file: CentreFile) -> None:
    number = save_ballot(file, replace(draft("Choir"), electorate=("board",)), TODAY)
    refused(file, lambda: vote(file, number, BEN, [], TODAY), "Ben is not among those")
    refused(file, lambda: mark_paper(file, number, BEN, TODAY), "Ben is not among those")
    vote(file, number, ANA, [], TODAY)
    assert may_vote(draft("Choir"), ())


def test_who_has_left_does_not_vote(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    ben = person(file, BEN)
    assert ben is not None
    update_person(file, replace(ben, left_on=TODAY))
    refused(file, lambda: vote(file, number, BEN, [], TODAY), "not among those")


def test_an_option_of_another_ballot_is_refused(file: CentreFile) -> None:
    number, other = ballot(file, "Choir"), ballot(file, "Chess")
    strange = options_of(file, other)
    refused(file, lambda: vote(file, number, ANA, strange, TODAY), "not on the ballot")


# An option is withdrawn while people vote


def test_ticks_for_a_withdrawn_option_stay_in_the_box_and_do_not_count(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    choir, chess = options_of(file, number)
    vote(file, number, ANA, [choir, chess], TODAY)
    vote(file, number, BEN, [choir], TODAY)
    withdraw_option(file, number, choir, TODAY)
    refused(file, lambda: vote(file, number, CY, [choir], TODAY), "withdrawn meanwhile")
    vote(file, number, CY, [chess], TODAY)
    close_ballot(file, number, TODAY)
    votes = store.votes_of(file, number, TODAY)
    assert votes == {frozenset({choir, chess}): 1, frozenset({choir}): 1, frozenset({chess}): 1}
    known = store.ballot(file, number)
    assert known is not None
    found = result(known, votes)
    assert [(each.option.title, each.ticks) for each in found.lines] == [("Chess", 2)]
    assert "“Choir” was withdrawn. 2 ticks for it are in the box and do not count." in map(
        str, found.notes
    )


def test_the_last_option_is_not_withdrawn(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    (choir,) = options_of(file, number)
    refused(file, lambda: withdraw_option(file, number, choir, TODAY), "last option left")


# After the first vote the paper stays as it is


def test_before_the_first_vote_everything_may_change(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    known = store.ballot(file, number)
    assert known is not None
    changed = replace(known, question="And now?", options=(replace(known.options[1], title="Go"),))
    save_ballot(file, changed, TODAY)
    assert store.ballot(file, number) == changed
    remove_ballot(file, number)
    assert store.ballot(file, number) is None


def test_after_the_first_vote_only_a_later_closing_day_is_taken(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    vote(file, number, ANA, [], TODAY)
    known = store.ballot(file, number)
    assert known is not None
    for changed in (
        replace(known, question="Something else?"),
        replace(known, options=known.options[:1]),
        replace(known, options=known.options[::-1]),
        replace(known, options=(replace(known.options[0], title="Go"), known.options[1])),
        replace(known, closes_on=date(2026, 11, 25)),
        replace(known, opens_on=date(2026, 11, 1)),
        replace(known, electorate=("board",)),
    ):
        refused(file, partial(save_ballot, file, changed, TODAY), "stays as it is")
    refused(file, lambda: remove_ballot(file, number), "People have voted")
    later = replace(known, closes_on=date(2026, 12, 24))
    save_ballot(file, later, TODAY)
    assert store.ballot(file, number) == later
    refused(file, lambda: save_ballot(file, later, date(2026, 12, 24)), "has closed")


def test_what_people_voted_on_is_not_undone(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    vote(file, number, ANA, [], TODAY)
    refused(file, file.undo, "a vote stays as it was cast")
    close_ballot(file, number, TODAY)
    refused(file, file.undo, "a vote stays as it was cast")  # the result is known by now
    close_ballot(file, number, TODAY)
    refused(file, lambda: vote(file, number, BEN, [], TODAY), "has closed")


def test_a_ballot_closed_without_votes_chose_nothing(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    close_ballot(file, number, TODAY)
    known = store.ballot(file, number)
    assert known is not None
    found = result(known, store.votes_of(file, number, TODAY))
    assert found.count.chosen == ()
    assert [str(each) for each in found.notes] == ["Nobody voted."]
    assert file.undo() == "Close the ballot What next?"  # nobody has lost a vote by that


def test_a_removed_person_has_voted_and_the_vote_counts(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    lou = 12
    vote(file, number, lou, options_of(file, number), TODAY)
    remove_person(file, lou)
    assert store.voters_of(file, number) == {lou}
    assert sum(box(file, number).values()) == 1
    new = add_person(file, Person(0, "Max"))
    vote(file, number, new, [], TODAY)  # who is new has not voted, whatever number they get
    assert store.voters_of(file, number) == {lou, new}


def test_a_candidate_removed_by_mistake_comes_back_with_undo(file: CentreFile) -> None:
    ben = BallotOption(0, "Ben", person_id=BEN)
    chair = save_seat(file, BoardSeat(0, "Chair", "members"))
    number = save_ballot(file, replace(draft(), options=(ben,), seat_id=chair), TODAY)
    vote(file, number, ANA, options_of(file, number), TODAY)
    before = dump(file)
    remove_person(file, BEN)
    known = store.ballot(file, number)
    assert known is not None
    assert (known.options[0].title, known.options[0].person_id) == ("Ben", None)
    file.undo()
    assert dump(file) == before
    remove_seat(file, chair)
    file.undo()
    assert dump(file) == before


# Papers


def a_batch(file: CentreFile, number: int, *people: int) -> int:
    for each in people:
        mark_paper(file, number, each, TODAY)
    return start_batch(file, number)


def test_papers_count_when_both_entries_agree(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    choir, chess = options_of(file, number)
    vote(file, number, DI, [choir], TODAY)
    batch = a_batch(file, number, ANA, BEN, CY)
    save_batch_entry(file, batch, FIRST, [[choir], [], [chess, choir]])
    save_batch_entry(file, batch, SECOND, [[choir], [], [choir, chess]])
    close_ballot(file, number, TODAY)
    assert count_batch(file, batch) == 3  # papers may be counted after closing
    assert store.votes_of(file, number, TODAY) == {
        frozenset({choir}): 2,
        frozenset(): 1,
        frozenset({choir, chess}): 1,
    }
    assert (store.papers_marked(file, number), store.papers_counted(file, number)) == (3, 3)
    assert store.batches(file, number) == ()
    refused(file, lambda: count_batch(file, batch), "in the box already")


def test_entries_that_differ_count_nothing_and_both_are_kept(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    choir, chess = options_of(file, number)
    batch = a_batch(file, number, ANA, BEN, CY)
    save_batch_entry(file, batch, FIRST, [[choir], [chess], []])
    save_batch_entry(file, batch, SECOND, [[choir], [choir]])
    assert differing_papers(file, batch) == (2, 3)
    refused(file, lambda: count_batch(file, batch), "Batch 1 differ at papers 2, 3")
    (kept,) = store.batches(file, number)
    assert kept.first == (frozenset({choir}), frozenset({chess}), frozenset())
    assert kept.second == (frozenset({choir}), frozenset({choir}))
    save_batch_entry(file, batch, SECOND, [[choir], [chess], []])
    assert count_batch(file, batch) == 3


def test_there_are_never_more_papers_than_people_who_handed_one_in(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    batch = a_batch(file, number, ANA)
    refused(file, lambda: save_batch_entry(file, batch, FIRST, [[], []]), "Only one paper is left")
    second = start_batch(file, number)
    for each in (batch, second):
        save_batch_entry(file, each, FIRST, [[]])
        save_batch_entry(file, each, SECOND, [[]])
    count_batch(file, batch)
    refused(file, lambda: count_batch(file, second), "Only 0 papers are left")
    remove_batch(file, second)
    assert sum(box(file, number).values()) == 1


def test_a_paper_printed_before_an_option_was_withdrawn_is_taken(file: CentreFile) -> None:
    number = ballot(file, "Choir", "Chess")
    choir, _ = options_of(file, number)
    batch = a_batch(file, number, ANA)
    withdraw_option(file, number, choir, TODAY)
    save_batch_entry(file, batch, FIRST, [[choir]])
    save_batch_entry(file, batch, SECOND, [[choir]])
    count_batch(file, batch)
    assert box(file, number) == {frozenset({choir}): 1}
    strange = start_batch(file, number)
    refused(file, lambda: save_batch_entry(file, strange, FIRST, [[99]]), "not on the ballot")


def test_an_empty_batch_is_not_counted(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    batch = a_batch(file, number)
    refused(file, lambda: count_batch(file, batch), "holds no papers")


def test_a_ballot_with_a_batch_begun_by_mistake_is_removed(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    a_batch(file, number)
    remove_ballot(file, number)
    assert store.ballots(file) == ()


def test_a_mark_made_by_mistake_is_taken_back_while_no_paper_may_be_theirs(
    file: CentreFile,
) -> None:
    number = ballot(file, "Choir")
    mark_paper(file, number, ANA, TODAY)
    unmark_paper(file, number, ANA)
    vote(file, number, ANA, [], TODAY)
    refused(file, lambda: unmark_paper(file, number, ANA), "No paper is marked")
    batch = a_batch(file, number, BEN)
    save_batch_entry(file, batch, FIRST, [[]])
    save_batch_entry(file, batch, SECOND, [[]])
    count_batch(file, batch)
    refused(file, lambda: unmark_paper(file, number, BEN), "in the box already")


# Rules alone


def test_the_same_votes_make_the_same_text() -> None:
    one = with_votes({}, [frozenset({2, 1}), frozenset(), frozenset({3})])
    other = with_votes({}, [frozenset({3}), frozenset({1, 2}), frozenset()])
    assert write_box(one) == write_box(other)
    assert read_box(write_box(one)) == one


def test_one_more_vote_does_not_change_the_length() -> None:
    assert len(write_box({})) == len(write_box({frozenset({1, 2, 3}): 400, frozenset({2}): 1}))


def test_entries_differ_where_they_say_something_else_or_nothing() -> None:
    choir, chess = frozenset({1}), frozenset({2})
    assert differing((), ()) == ()
    assert differing((choir, chess), (choir, choir)) == (2,)
    assert differing((choir,), (choir, chess)) == (2,)
    assert differing((choir, frozenset()), (choir,)) == (2,)


def test_a_ballot_whose_only_mark_was_a_mistake_can_be_removed(file: CentreFile) -> None:
    number = ballot(file, "Choir")
    mark_paper(file, number, ANA, TODAY)
    unmark_paper(file, number, ANA)
    remove_ballot(file, number)
    assert store.ballot(file, number) is None
    assert file.value("SELECT count(*) FROM sealed_box") == 0
