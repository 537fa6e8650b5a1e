"""Text finds its room: every word stays, no line is too wide, what has no room flows on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dropin.printing.layout import (
    BOLD,
    Block,
    Line,
    Run,
    largest,
    stacked,
    taken,
    texts_of,
    wrapped,
)
from dropin.printing.month_sheet import levelled


class _Typewriter:
    """Every letter is as wide as it is high by half; bold ones a little wider."""

    def __call__(self, text: str, font: str, size: float, /) -> float:
        return len(text) * size * (0.55 if font == BOLD else 0.5)

    def reach(self, text: str, font: str, size: float, /) -> tuple[float, float]:
        return 0.0, 0.0


measure = _Typewriter()


words = st.text(st.sampled_from("abcdef-/é"), min_size=1, max_size=40)
runs = st.lists(
    st.builds(
        Run,
        text=st.lists(words, min_size=1, max_size=12).map(" ".join),
        font=st.sampled_from(["regular", "bold"]),
        joint=st.sampled_from(["", "·"]),
    ),
    min_size=1,
    max_size=4,
)


@given(runs, st.floats(15, 400))
def test_wrapping_keeps_every_letter_in_order_and_no_line_too_wide(
    said: list[Run], width: float
) -> None:
    lines = wrapped(said, 10, width, 10, measure)
    shown = "".join(text.text for line in lines for text in texts_of(line.pieces))
    wanted = "".join(run.text for run in said)
    assert shown.replace(" ", "").replace("·", "") == wanted.replace(" ", "")
    for line in lines:
        for text in texts_of(line.pieces):
            assert text.x >= 10
            assert text.x + text.width <= 10 + width + 0.1


def test_a_word_wider_than_the_line_is_broken_after_a_hyphen_where_there_is_one() -> None:
    lines = wrapped([Run("drop-in-centre")], 0, 50, 10, measure)
    assert [texts_of(line.pieces)[0].text for line in lines] == ["drop-in-", "centre"]


def test_a_joint_stands_only_between_two_on_one_line() -> None:
    said = [Run("14:00"), Run("Hall", joint="·"), Run("with Ana", joint="·")]
    lines = wrapped(said, 0, 65, 10, measure)
    assert [[text.text for text in texts_of(line.pieces)] for line in lines] == [
        ["14:00 · Hall"],
        ["with Ana"],
    ]


@given(
    st.lists(st.lists(st.floats(5, 40), min_size=1, max_size=30), max_size=12), st.floats(20, 200)
)
def test_what_flows_on_is_all_there_and_comes_to_an_end(
    heights: list[list[float]], room: float
) -> None:
    blocks = [Block(3, tuple(Line(height, ()) for height in each)) for each in heights]
    shown: list[float] = []
    left = blocks
    for _ in range(1000):
        if not left:
            break
        here, left = taken(left, room)
        assert stacked(here) <= room + 0.1 or len(here[0].lines) == 1
        shown += [line.height for block in here for line in block.lines]
    assert shown == [height for each in heights for height in each]


def test_a_block_stays_together_where_a_page_can_hold_it() -> None:
    tall = Block(0, (Line(30, ()), Line(30, ())))
    here, left = taken([tall, tall], 100)
    assert (here, left) == ([tall], [tall])


@given(st.lists(st.floats(1, 100), min_size=1, max_size=7), st.floats(1, 900))
def test_rows_grow_to_one_level_and_never_shrink(heights: list[float], total: float) -> None:
    raised = levelled(heights, total)
    assert all(after >= before for before, after in zip(heights, raised, strict=True))
    assert sum(raised) <= max(total, sum(heights)) + 0.01
    grown = {
        round(after, 3)
        for before, after in zip(heights, raised, strict=True)
        if after > before + 0.001
    }
    assert len(grown) <= 1


def test_the_last_form_that_fits_is_chosen_and_the_first_where_none_does() -> None:
    assert largest([1, 2, 3, 4], lambda each: each <= 3) == 3
    assert largest([1, 2, 3, 4], lambda each: False) == 1
