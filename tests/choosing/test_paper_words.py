"""A paper ballot is typed as the numbers ticked on it, and read for certain or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.choosing.model import BallotOption
from dropin.choosing.paper_words import paper_words, read_paper

OPTIONS = tuple(BallotOption(10 * place, f"Option {place}") for place in range(1, 6))


@pytest.mark.parametrize("typed", ["1 3", "1,3", "3 1", " 1, 3 ", "1+3", "1 & 3", "1 3 3"])
def test_numbers_are_read_however_they_are_parted(typed: str) -> None:
    assert read_paper(typed, OPTIONS) == {10, 30}


def test_nought_is_a_blank_paper() -> None:
    assert read_paper("0", OPTIONS) == frozenset()


@pytest.mark.parametrize("typed", ["", " ", "6", "1 6", "0 1", "choir", "1 x", "1st"])
def test_what_is_not_certain_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words are for nobody: the field has its own
        read_paper(typed, OPTIONS)


@given(st.frozensets(st.sampled_from([each.id for each in OPTIONS]), min_size=1))
def test_a_paper_written_is_read_the_same(ticks: frozenset[int]) -> None:
    assert read_paper(paper_words(ticks, OPTIONS), OPTIONS) == ticks
