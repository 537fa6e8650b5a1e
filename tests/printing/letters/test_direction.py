"""Text from the right stands as the Unicode standard orders it, by an independent referee."""

from __future__ import annotations

from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.printing.letters.direction import levels, reads_from_right, visual_order

LETTERS = "abאבגابت12٣٤ ()[]-+.,:/%€!־״\u05c1\u064b"


@settings(max_examples=500)
@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=14), st.booleans())
def test_lines_are_ordered_as_by_an_independent_program(text: str, from_right: bool) -> None:
    order = visual_order(levels(text, from_right))
    expected = get_display(text, base_dir="R" if from_right else "L")
    assert "".join(text[place] for place in order) == expected


def test_a_paragraph_reads_as_its_first_letter_does() -> None:
    assert reads_from_right("12 – שלום Yoga")
    assert reads_from_right("\u200f12 Yoga")
    assert not reads_from_right("Yoga שלום")
    assert not reads_from_right("12:30")


def test_joiners_go_with_the_letter_before_them() -> None:
    assert levels("a\u200dב\u200cג", from_right=False) == [0, 0, 1, 1, 1]
